import InkGraphCore
import PropertyGraph

/// Gives statements and the sentences behind them nodes of their own.
///
/// An edge cannot lead to the sentences that state it; so each statement also stands as a node, with
/// `subject` and `object`, and with `hasEvidence` to its sentences, which are `quotedFrom` articles.
/// They double the graph, and so only queries that name them see them.
enum EvidenceNodes {
  /// The labels of the nodes.
  static let labels: Set<String> = ["statement", "evidence"]
  /// The types of the edges at them.
  static let types: Set<String> = ["subject", "object", "hasEvidence", "quotedFrom"]

  /// A graph with the nodes of its statements.
  ///
  /// - Complexity: O(*n* + *m* + *e*) for nodes, edges and sentences.
  static func added(to graph: Graph) -> Graph {
    var builder = GraphBuilder(copying: graph, indexing: graph.indexedKeys)
    let numbers = graph.edgeProperty("statement")
    let texts = graph.edgeProperty("evidence")
    let articles = graph.edgeProperty("articles")
    let rules = graph.edgeProperty("rules")
    for edge in graph.edges {
      guard let number = numbers.number(edge).map({ Int64($0) }) else { continue }
      let kept = ["qualifier", "firstSeen", "lastSeen", "weight", "score"].compactMap { key in
        graph.property(key, of: edge).map { (key, $0) }
      }
      let predicate = graph.type(of: edge)
      let statement = builder.addNode(
        labels: ["statement"],
        properties: [
          ("key", .string("statement/\(number)")), ("predicate", .string(predicate)),
          ("statement", .integer(number)),
        ] + kept)
      builder.addEdge(from: statement, to: graph.source(of: edge), type: "subject")
      builder.addEdge(from: statement, to: graph.target(of: edge), type: "object")
      let (keys, names) = (articles.strings(edge), rules.strings(edge))
      for (place, text) in texts.strings(edge).enumerated() {
        let rule = place < names.count ? [("rule", PropertyValue.string(names[place]))] : []
        let evidence = builder.addNode(
          labels: ["evidence"],
          properties: [
            ("key", .string("evidence/\(number)-\(place + 1)")), ("name", .string(text)),
            ("text", .string(text)), ("statement", .integer(number)),
          ] + rule)
        builder.addEdge(from: statement, to: evidence, type: "hasEvidence")
        if place < keys.count,
          let article = graph.nodes(where: "key", equals: .string(keys[place])).first
        {
          builder.addEdge(from: evidence, to: article, type: "quotedFrom")
        }
      }
    }
    return builder.build()
  }
}
