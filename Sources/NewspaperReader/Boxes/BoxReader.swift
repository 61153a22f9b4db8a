import InkGraphCore
import MarkupIO

/// Reads an issue from the boxes of a PDF's words, as `pdftotext -bbox-layout` writes them.
///
/// The order of the words in the file is not used: poppler mixes columns whose gutter is narrow.
struct BoxReader {
  let document: HTMLDocument

  /// Whether a page is such a file.
  static func isBoxes(_ head: Scalars) -> Bool {
    head.contains("<doc>" as Phrase) && head.contains("<page " as Phrase)
  }

  /// Reads the issue; without an article if the pages hold no text.
  func read(log: inout DiagnosticLog) -> IssueDraft? {
    let pages = BoxPages.pages(of: document, log: &log)
    guard pages.contains(where: { !$0.fragments.isEmpty }) else {
      if log.diagnostics.isEmpty {
        log.error(
          at: 1,
          "the PDF holds no text, only pictures of its pages; run an OCR program over it first")
      }
      return nil
    }
    var issue = IssueDraft()
    var leftOut: [DraftText] = []
    for (index, page) in pages.enumerated() where !page.fragments.isEmpty {
      let (strips, rest) = BoxRepair.strips(BoxRepair.normalized(page.fragments))
      let lines = BoxLines(BoxRepair.undoubled(rest)).lines()
      let bodySize = Self.bodySize(of: lines)
      var furniture = BoxFurniture(
        page: page, isFirst: index == 0, masthead: issue.masthead, bodySize: bodySize)
      let remaining = furniture.remove(from: lines + strips)
      issue.masthead = furniture.masthead
      guard let runs = BoxRun.runs(of: remaining) else {
        log.warning(
          at: page.line,
          "page \(index + 1) falls into too many pieces and was left out; give the text of the page"
        )
        continue
      }
      issue.articles += BoxPageComposer(
        runs, number: furniture.number ?? index + 1, bodySize: bodySize
      ).articles(leftOut: &leftOut)
    }
    if let first = leftOut.first, !issue.articles.isEmpty {
      log.note(
        at: first.line,
        "\(leftOut.count) headline(s) or label(s) have no text under them and were left out, the first "
          + "of them '\(String(first.text.prefix(20)))'; check the page there")
    }
    return issue
  }

  /// The height of the type in which most characters are set.
  private static func bodySize(of lines: [BoxLine]) -> Double {
    var counts: [Int: Int] = [:]
    // Halves of a point tell body and captions apart.
    for line in lines { counts[Int((line.size * 4).rounded()), default: 0] += line.text.count }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return max(1, Double(most?.key ?? 40) / 4)
  }
}
