public import InkGraphCore
public import PropertyGraph

/// The time during which someone holds a post, as far as the paper shows it.
public struct Tenure: Hashable, Sendable {
  /// Who holds the post.
  public let person: NodeID
  /// The body.
  public let body: NodeID
  /// The title as printed.
  public let title: String
  /// The first day on which an issue shows the person in the post; nil if none does.
  public var firstSeen: CalendarDate?
  /// The last day on which an issue does.
  public var lastSeen: CalendarDate?
  /// The day on which a text says that the post begins.
  public var appointed: CalendarDate?
  /// The day on which a text says that the post ends.
  public var removed: CalendarDate?
  /// The first day on which a text calls the person a former holder.
  public var formerSince: CalendarDate?
  /// The facts that show it.
  public var facts: [Fact]

  /// The day from which the post is known to be held.
  public var start: CalendarDate? { appointed ?? firstSeen }

  /// How sure it is that the post is held on a day.
  public enum Standing: Int, Hashable, Sendable, Comparable {
    /// It had begun before the day, and an issue shows it, or its end is stated, after it.
    case shown
    /// It was last shown, or begun, before the day, and nothing says that it ended.
    case presumed

    /// Orders by certainty, the surer first.
    public static func < (left: Standing, right: Standing) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// Whether the post is held on a day.
  ///
  /// - Parameters:
  ///   - day: The day.
  ///   - successors: The others in the same post; one who begins before the day ends a post that
  ///     only one person holds at a time.
  /// - Returns: How sure it is; nil if it is not held, or not known to be.
  public func standing(on day: CalendarDate, successors: [Tenure]) -> Standing? {
    guard let start, start <= day else { return nil }
    if let removed, removed >= start { return day < removed ? .shown : nil }
    if let lastSeen, day <= lastSeen { return .shown }
    if let formerSince, formerSince <= day { return nil }
    let end = lastSeen ?? start
    let isReplaced =
      Self.isSole(title)
      && successors.contains { other in
        guard other.person != person, let begin = other.start else { return false }
        return begin > end && begin <= day
      }
    return isReplaced ? nil : .presumed
  }

  /// Whether one person at a time holds a post of this title: 局长 but not 副局长, 委员 or 记者.
  static func isSole(_ title: String) -> Bool {
    guard !title.hasPrefix("副") else { return false }
    return ["长", "书记", "主席", "主任", "总理", "总统", "经理", "总裁", "院长", "会长"].contains {
      title.hasSuffix($0)
    }
  }
}

/// Reads the tenures that a graph's facts show.
struct TenureReader {
  private struct Post: Hashable {
    let person: NodeID
    let body: NodeID
    let title: String
  }

  /// The tenures among the facts of a thing, by their beginnings.
  static func tenures(of node: NodeID, in graph: Graph) -> [Tenure] {
    let reader = FactReader(graph)
    var tenures: [Post: Tenure] = [:]
    guard let type = graph.edgeTypeID(named: Predicate.holdsPosition.rawValue) else { return [] }
    for (edge, _) in graph.neighbors(
      of: node, direction: .both, types: EdgeTypeSet([type]))
    {
      let fact = reader.fact(edge)
      guard let qualifier = fact.qualifier else { continue }
      let post = PostTitle(qualifier: qualifier)
      guard post.mark != .planned else { continue }
      let key = Post(person: fact.subject, body: fact.object, title: post.title)
      var tenure =
        tenures[key]
        ?? Tenure(person: fact.subject, body: fact.object, title: post.title, facts: [])
      tenure.facts.append(fact)
      for citation in fact.citations { note(citation, post.mark, in: &tenure) }
      tenures[key] = tenure
    }
    return tenures.values.sorted { precedes($0, $1, graph) }
  }

  private static func note(
    _ citation: Citation, _ mark: PostTitle.Mark?, in tenure: inout Tenure
  ) {
    guard let issue = citation.article.date else { return }
    let stated = StatedDate.first(in: citation.text, relativeTo: issue)?.date ?? issue
    switch mark {
    case .removed: tenure.removed = max(tenure.removed, stated)
    case .former: tenure.formerSince = min(tenure.formerSince, issue)
    case .planned: break
    case nil:
      if citation.rule == "post.appointed" {
        tenure.appointed = min(tenure.appointed, stated)
      }
      tenure.firstSeen = min(tenure.firstSeen, issue)
      tenure.lastSeen = max(tenure.lastSeen, issue)
    }
  }

  private static func min(_ known: CalendarDate?, _ date: CalendarDate) -> CalendarDate {
    known.map { Swift.min($0, date) } ?? date
  }

  private static func max(_ known: CalendarDate?, _ date: CalendarDate) -> CalendarDate {
    known.map { Swift.max($0, date) } ?? date
  }

  private static func precedes(_ left: Tenure, _ right: Tenure, _ graph: Graph) -> Bool {
    // A post of which only the end is known began before it.
    let starts = [left, right].map { ($0.start ?? $0.removed ?? $0.formerSince)?.ordinal ?? 0 }
    if starts[0] != starts[1] { return starts[0] < starts[1] }
    if left.person != right.person { return left.person < right.person }
    if left.body != right.body { return left.body < right.body }
    return left.title.precedesByScalars(right.title)
  }
}
