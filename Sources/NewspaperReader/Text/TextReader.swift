import InkGraphCore

/// Reads an issue from the text of a PDF.
///
/// Such text has no headings. Bodies are told first, from indents and line widths; the lines
/// between them are then shared out as the headlines before or after them.
struct TextReader: FormReader {
  func read(_ document: SourceDocument, log: inout DiagnosticLog) -> IssueDraft? {
    var scanner = ParagraphScanner(document)
    scanner.run()
    var draft = IssueDraft(masthead: scanner.masthead)
    let blanksMean = document.blanksMean
    var leftOut: [DraftText] = []
    for page in PageBuilder.pages(of: scanner.items, blanksMean: blanksMean) {
      draft.articles += PageComposer(page, blanksMean: blanksMean).articles(leftOut: &leftOut)
    }
    if let first = leftOut.first, !draft.articles.isEmpty {
      log.note(
        at: first.line,
        "\(leftOut.count) line(s) belong to no article and were left out, the first of them "
          + "'\(String(first.text.prefix(20)))'; check the text there")
    }
    return draft
  }
}
