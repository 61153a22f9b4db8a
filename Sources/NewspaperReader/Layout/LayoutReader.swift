import InkGraphCore

/// Reads the text of a PDF whose columns stand side by side, as `pdftotext -layout` writes it.
///
/// A character is as wide as one column of the text, whatever it is, and an empty line is about as
/// high as a line. That is enough to put the pieces back in their places and to compose the page as
/// the boxes of a PDF are composed; only the size of the type must be guessed (`LayoutType`).
struct LayoutReader: FormReader {
  /// Whether the columns of a text stand side by side: at least every eighth line has wide blanks
  /// inside, and words on both sides.
  static func isSideBySide(_ document: SourceDocument) -> Bool {
    let lines = document.lines
    let count = lines.indices.count {
      lines[$0].text.count >= 20 && isSideBySide(lines[$0].text)
    }
    return count >= 5 && count * 8 >= lines.count
  }

  private static func isSideBySide(_ text: Scalars) -> Bool {
    var blanks = 0
    for (place, scalar) in text.enumerated() {
      if scalar == " " {
        blanks += 1
      } else {
        if blanks >= 3, place - blanks >= 6, text.count - place >= 6 { return true }
        blanks = 0
      }
    }
    return false
  }

  func read(_ document: SourceDocument, log: inout DiagnosticLog) -> IssueDraft? {
    // Blanks make gutters wider than they are in print.
    var composer = BoxIssueComposer(gutter: 8)
    var start = 0
    var number = 0
    for index in 1...document.lines.count
    where index == document.lines.count || document.lines[index].startsPage {
      let rows = LayoutRows(document.lines[start..<index])
      let lines = LayoutType.lines(of: LayoutRepair.repaired(rows.segments))
      let page = BoxPage(
        width: lines.map(\.box.right).max() ?? 0, height: lines.map(\.box.bottom).max() ?? 0,
        line: document.lines[start].number)
      composer.add(lines, of: page, at: number, log: &log)
      start = index
      number += 1
    }
    return composer.finish(log: &log)
  }
}
