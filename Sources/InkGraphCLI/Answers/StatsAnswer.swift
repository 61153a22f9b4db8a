import GraphQuery
import GraphStore
import InkGraphCore
import PropertyGraph

/// Answers `stats`: how much of what the library holds.
enum StatsAnswer {
  /// One row for each count.
  static func make(in session: LibrarySession) throws -> Answer {
    var answer = Answer(
      [
        AnswerColumn("group", Phrase("类", "group"), for: .programs),
        AnswerColumn("groupLabel", Phrase("类", "group"), for: .people),
        AnswerColumn("item", Phrase("项", "item"), for: .programs),
        AnswerColumn("itemLabel", Phrase("项", "item"), for: .people),
        AnswerColumn("count", .count),
      ], whenEmpty: "")
    func add(_ group: String, _ title: Phrase, _ item: String, _ label: String, _ count: Int) {
      answer.rows.append([
        .text(group), .text(title.text(in: session.language)), .text(item), .text(label),
        .count(count),
      ])
    }
    let counts = try session.store.counts
    for (item, title, count) in [
      ("issues", Phrase("期", "issues"), counts.issues),
      ("articles", Phrase("文章", "articles"), counts.articles),
      ("mentions", Phrase("提及", "mentions"), counts.mentions),
      ("entities", Phrase("实体", "entities"), counts.entities),
      ("statements", Phrase("陈述", "statements"), counts.statements),
      ("evidence", Phrase("证据", "evidence"), counts.evidence),
    ] {
      add("library", Phrase("库", "library"), item, title.text(in: session.language), count)
    }
    let graph = session.graph
    for type in session.types {
      add(
        "type", .type, type, session.labels.type(type), graph.nodes(withLabel: type).count)
    }
    var edges = [Int](repeating: 0, count: graph.edgeTypes.count)
    for edge in graph.edges { edges[Int(graph.typeID(of: edge).index)] += 1 }
    for (index, relation) in graph.edgeTypes.enumerated() {
      add("relation", .relation, relation, session.labels.relation(relation), edges[index])
    }
    return answer
  }
}
