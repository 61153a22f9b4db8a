import GraphQuery
import InkGraphCore
import PropertyGraph

/// Answers `compare`: what is new between two days.
enum CompareAnswer {
  /// What is asked.
  struct Request {
    /// What was seen up to this day is old.
    var before: CalendarDate
    /// What was first seen after this day is left out.
    var after: CalendarDate
    /// The type of things; nil for every type, and for facts.
    var type: String?
    /// The greatest number of rows; 0 for all.
    var limit = 0
  }

  /// One row for each thing and fact that the papers show for the first time after the one day and up
  /// to the other; things first, those with the most mentions first, then facts, the best supported
  /// first.
  static func make(_ request: Request, in session: LibrarySession) throws -> Answer {
    let type = try session.type(named: request.type)
    let graph = session.graph
    var answer = Answer(
      [
        AnswerColumn("kind", Phrase("种类", "kind")), AnswerColumn("firstSeen", .firstSeen),
        AnswerColumn("key", .key, for: .programs), AnswerColumn("name", .name),
        AnswerColumn("relation", .relation, for: .programs),
        AnswerColumn("relationLabel", .relation, for: .people),
        AnswerColumn("objectKey", .object, for: .programs), AnswerColumn("object", .object),
        AnswerColumn("qualifier", .qualifier), AnswerColumn("mentions", .mentions),
      ],
      whenEmpty:
        "nothing was seen for the first time after \(request.before) up to \(request.after)"
    )
    func isNew(_ day: CalendarDate?) -> Bool {
      day.map { $0 > request.before && $0 <= request.after } ?? false
    }
    func isThing(_ node: NodeID) -> Bool {
      if let type { return graph.hasLabel(node, type) }
      return !graph.hasLabel(node, "article") && !graph.hasLabel(node, "issue")
    }
    let firstSeen = graph.nodeProperty("firstSeen")
    let mentions = graph.nodeProperty("mentions")
    let things = graph.nodes.filter { isNew(firstSeen.date($0)) && isThing($0) }
      .map { (node: $0, mentions: mentions.number($0) ?? 0) }
      .sorted { ($1.mentions, $0.node) < ($0.mentions, $1.node) }
    for thing in things {
      let label = session.labels.type(graph.type(of: thing.node))
      answer.rows.append([
        .text(label), .day(firstSeen.date(thing.node)), .text(graph.key(of: thing.node)),
        .text(NodeTable.shownName(thing.node, in: session)), nil, nil, nil, nil, nil,
        .count(Int(thing.mentions)),
      ])
    }
    let days = graph.edgeProperty("firstSeen")
    let types = StatementEdges.types(of: graph)
    let reader = FactReader(graph)
    let fact = Phrase("事实", "fact").text(in: session.language)
    let facts = graph.edges.filter { edge in
      types.contains(graph.typeID(of: edge)) && isNew(days.date(edge))
        && (isThing(graph.source(of: edge)) || isThing(graph.target(of: edge)))
        && !graph.hasLabel(graph.target(of: edge), "article")
    }.map(reader.fact).sorted { ($1.weight, $0.edge) < ($0.weight, $1.edge) }
    for new in facts {
      answer.rows.append([
        .text(fact), .day(new.firstSeen), .text(graph.key(of: new.subject)),
        .text(NodeTable.shownName(new.subject, in: session)), .text(new.relation),
        .text(session.labels.relation(new.relation)), .text(graph.key(of: new.object)),
        .text(NodeTable.shownName(new.object, in: session)), .text(new.qualifier),
        .count(new.citations.count),
      ])
    }
    answer.limit(to: request.limit)
    return answer
  }
}
