import GraphQuery
import InkGraphCore
import PropertyGraph

/// Answers `show`: all that the library knows about one thing.
enum ShowAnswer {
  /// One row for each property and each fact.
  static func make(
    _ name: String, type: String?, in session: LibrarySession
  ) throws -> Answer {
    let node = try session.node(named: name, type: try session.type(named: type))
    let graph = session.graph
    var answer = Answer(
      [
        AnswerColumn("field", Phrase("项", "field"), for: .programs),
        AnswerColumn("label", Phrase("项", "field"), for: .people),
        AnswerColumn("value", Phrase("值", "value")),
        AnswerColumn("key", .key, for: .programs), AnswerColumn("qualifier", .qualifier),
        AnswerColumn("firstSeen", .firstSeen), AnswerColumn("lastSeen", .lastSeen),
      ] + FactTable.citationColumns, whenEmpty: "")
    let none = FactTable.citationColumns.map { _ in PropertyValue?.none }
    for (property, title) in properties {
      guard let value = graph.property(property, of: node), !value.text.isEmpty else { continue }
      answer.rows.append(
        [.text(property), .text(title.text(in: session.language)), value, nil, nil, nil, nil]
          + none)
    }
    let type = graph.type(of: node)
    answer.rows.insert(
      [
        .text("type"), .text(Phrase.type.text(in: session.language)),
        .text(session.labels.type(type)), .text(type), nil, nil, nil,
      ] + none, at: 0)
    let table = FactTable(session)
    for (fact, other) in facts(of: node, in: graph) {
      let arrow = fact.subject == node ? "→" : "←"
      answer.rows.append(
        [
          .text(fact.subject == node ? fact.relation : "^\(fact.relation)"),
          .text("\(arrow) \(session.labels.relation(fact.relation))"),
          .text(NodeTable.shownName(other, in: session)), .text(graph.key(of: other)),
          .text(fact.qualifier), .day(fact.firstSeen), .day(fact.lastSeen),
        ] + (try table.cells(of: fact.citations.first)))
    }
    return answer
  }

  private static let properties: [(String, Phrase)] = [
    ("key", .key), ("name", .name), ("aliases", .aliases), ("code", Phrase("代码", "code")),
    ("newspaper", .newspaper), ("issue", .issue), ("number", .issue), ("date", .date),
    ("page", .page), ("kind", Phrase("体裁", "kind")), ("mentions", .mentions),
    ("issues", .issues), ("firstSeen", .firstSeen), ("lastSeen", .lastSeen),
  ]

  /// The facts of a thing, by direction, relation and the other's name; of an article or an issue,
  /// what it mentions and prints as well.
  private static func facts(of node: NodeID, in graph: Graph) -> [(fact: Fact, other: NodeID)] {
    let isPrinted = graph.hasLabel(node, "article") || graph.hasLabel(node, "issue")
    let types = isPrinted ? graph.edgeTypeSet(graph.edgeTypes) : StatementEdges.types(of: graph)
    let reader = FactReader(graph)
    let facts = graph.neighbors(of: node, direction: .both, types: types).map {
      (fact: reader.fact($0.edge), other: $0.neighbor)
    }
    return facts.sorted { left, right in
      let directions = (left.fact.subject == node, right.fact.subject == node)
      if directions.0 != directions.1 { return directions.0 }
      if left.fact.relation != right.fact.relation {
        return left.fact.relation.precedesByScalars(right.fact.relation)
      }
      return left.fact.edge < right.fact.edge
    }
  }
}
