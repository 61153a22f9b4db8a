import GraphQuery
import InkGraphCore
import PropertyGraph

/// Answers `timeline`: in how many articles a thing, or two together, stand from month to month.
enum TimelineAnswer {
  /// A month with its articles.
  struct Month: Hashable {
    /// The first day of the month.
    let start: CalendarDate
    /// The articles of the month that name the thing, or both.
    var articles: Int

    /// The month as `2024-06`.
    var name: String { String(start.description.prefix(7)) }
  }

  /// One row for each month from the first to the last, also for months without an article.
  static func make(_ months: [Month], of title: String, width: Int = 50) -> Answer {
    var answer = Answer(
      [
        AnswerColumn("month", Phrase("月", "month")),
        AnswerColumn("articles", Phrase("文章", "articles")),
      ], whenEmpty: "no dated article names \(title)")
    answer.rows = months.map { [.text($0.name), .count($0.articles)] }
    let most = months.map(\.articles).max() ?? 0
    let digits = String(most).count
    answer.prose = months.map { month in
      let count = String(month.articles)
      var line = StyledText("\(month.name)  ", .faint)
      line.append(String(repeating: " ", count: digits - count.count) + count + "  ")
      line.append(bar(month.articles, of: most, width: width), .strong)
      return line
    }
    return answer
  }

  /// The months in which articles name all of some things.
  ///
  /// - Complexity: O(*k*), *k* articles that name one of them, and the months between the first and
  ///   the last.
  static func months(of nodes: [NodeID], in graph: Graph) -> [Month] {
    let type = graph.edgeTypeID(named: Predicate.mentions.rawValue)
    var articles: Set<NodeID>?
    for node in nodes {
      let own = Set(type.map { graph.incoming(node, type: $0).map(\.neighbor) } ?? [])
      articles = articles.map { $0.intersection(own) } ?? own
    }
    let dates = graph.nodeProperty("date")
    var counts: [Int: Int] = [:]
    for article in articles ?? [] {
      guard let date = dates.date(article) else { continue }
      counts[date.year * 12 + date.month - 1, default: 0] += 1
    }
    guard let first = counts.keys.min(), let last = counts.keys.max() else { return [] }
    return (first...last).compactMap { number in
      CalendarDate(year: number / 12, month: number % 12 + 1, day: 1).map {
        Month(start: $0, articles: counts[number] ?? 0)
      }
    }
  }

  /// A bar of block characters, to an eighth of a cell; what is not 0 is seen.
  private static func bar(_ value: Int, of most: Int, width: Int) -> String {
    guard value > 0, most > 0 else { return "" }
    let eighths = max(1, Int((Double(value * width * 8) / Double(most)).rounded()))
    let rest = eighths % 8
    let part = Unicode.Scalar(0x2590 - UInt32(rest)).map { String($0) } ?? ""
    return String(repeating: "█", count: eighths / 8) + (rest > 0 ? part : "")
  }
}
