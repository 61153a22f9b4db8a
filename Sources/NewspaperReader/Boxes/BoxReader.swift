import InkGraphCore

/// Reads an issue from the boxes of a PDF's words.
///
/// The order of the words in the file is not used: converters mix columns whose gutter is narrow.
struct BoxReader {
  let pages: [BoxPage]

  /// Reads the issue; nil, with an error in the log, if the pages hold no text.
  func read(log: inout DiagnosticLog) -> IssueDraft? {
    guard pages.contains(where: { !$0.fragments.isEmpty }) else {
      if log.diagnostics.isEmpty {
        log.error(
          at: 1,
          "the PDF holds no text, only pictures of its pages; run an OCR program over it first")
      }
      return nil
    }
    var composer = BoxIssueComposer()
    for (index, var page) in pages.enumerated() where !page.fragments.isEmpty {
      let (columns, rest) = BoxRepair.strips(BoxRepair.normalized(page.fragments))
      let lines = BoxLines(BoxRepair.undoubled(rest)).lines()
      let vertical = BoxVertical(columns, below: page.height)
      page.height = vertical.bottom
      composer.add(lines + vertical.strips + vertical.lines, of: page, at: index, log: &log)
    }
    return composer.finish(log: &log)
  }
}
