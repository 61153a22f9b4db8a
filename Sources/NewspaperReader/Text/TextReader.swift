import InkGraphCore

/// Reads an issue from the text of a PDF.
///
/// Such text has no headings. Bodies are told first, from indents and line widths; the lines
/// between them are then shared out as the headlines before or after them.
struct TextReader: FormReader {
  func read(_ document: SourceDocument, log: inout DiagnosticLog) -> IssueDraft {
    var scanner = ParagraphScanner(document)
    scanner.run()
    var draft = IssueDraft(masthead: scanner.masthead)
    let blanksMean = blanksMean(in: document)
    for page in PageBuilder.pages(of: scanner.items, blanksMean: blanksMean) {
      draft.articles += PageComposer(page, blanksMean: blanksMean).articles()
    }
    return draft
  }

  /// Whether empty lines part things; in many files one stands after every line.
  private func blanksMean(in document: SourceDocument) -> Bool {
    document.lines.count { $0.blankBefore > 0 } * 2 < document.lines.count
  }
}
