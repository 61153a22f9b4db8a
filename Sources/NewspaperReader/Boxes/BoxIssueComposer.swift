import InkGraphCore

/// Puts an issue together from the lines of its pages, in the order of the pages.
struct BoxIssueComposer {
  /// The widest gutter between columns of one article, in sizes of its type.
  let gutter: Double
  private var issue = IssueDraft()
  private var leftOut: [DraftText] = []

  init(gutter: Double = 4) { self.gutter = gutter }

  /// Adds the articles of a page and what its head and foot say about the issue.
  ///
  /// A page that falls into more pieces than any page has is left out, with a diagnostic.
  mutating func add(
    _ lines: [BoxLine], of page: BoxPage, at index: Int, log: inout DiagnosticLog
  ) {
    let bodySize = Self.bodySize(of: lines)
    var furniture = BoxFurniture(
      page: page, isFirst: index == 0, masthead: issue.masthead, bodySize: bodySize)
    let remaining = furniture.remove(from: lines)
    issue.masthead = furniture.masthead
    guard let runs = BoxRun.runs(of: remaining) else {
      log.warning(
        at: page.line,
        "page \(index + 1) falls into too many pieces and was left out; give the text of the page")
      return
    }
    issue.articles += BoxPageComposer(
      runs, number: furniture.number ?? index + 1, bodySize: bodySize, gutter: gutter
    ).articles(leftOut: &leftOut)
  }

  /// The issue; tells in the log what no article took.
  func finish(log: inout DiagnosticLog) -> IssueDraft {
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
