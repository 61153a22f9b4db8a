import ArgumentParser
import GraphQuery
import InkGraphCore
import PropertyGraph

/// Answers `top`: what stands out.
enum TopAnswer {
  /// What makes a thing stand out.
  enum Measure: String, CaseIterable, ExpressibleByArgument {
    /// In how many facts it stands.
    case degree
    /// How often a random reader who follows facts lands on it.
    case pagerank
    /// How often articles name it.
    case mentions
    /// How often it lies between two others on their shortest paths.
    case betweenness
  }

  /// The number of nodes from which paths are counted in a large graph.
  private static let sample = 500

  /// The things that stand out most, one row each.
  static func make(
    type: String?, by measure: Measure, limit: Int, in session: LibrarySession
  ) throws -> Answer {
    let type = try session.type(named: type)
    let graph = session.graph
    var answer = Answer(
      [
        AnswerColumn("rank", Phrase("名次", "rank")),
        AnswerColumn(measure.rawValue, title(measure)),
      ] + NodeTable.columns.filter { measure != .mentions || $0.key != "mentions" },
      whenEmpty: "the library holds no \(type.map { session.labels.type($0) } ?? "entity")")
    let values = Self.values(measure, of: graph, &answer.notes)
    let nodes = graph.nodes.filter { node in
      if let type { return graph.hasLabel(node, type) }
      return !graph.hasLabel(node, "article") && !graph.hasLabel(node, "issue")
    }.sorted { left, right in
      let (one, other) = (values[Int(left.index)], values[Int(right.index)])
      if one != other { return one > other }
      return graph.key(of: left).precedesByScalars(graph.key(of: right))
    }
    let mentions = NodeTable.columns.firstIndex { $0.key == "mentions" }
    for (rank, node) in nodes.prefix(limit > 0 ? limit : nodes.count).enumerated() {
      var row = NodeTable.row(node, in: session)
      if measure == .mentions, let mentions { row.remove(at: mentions) }
      let value = values[Int(node.index)]
      let isWhole = measure == .degree || measure == .mentions
      answer.rows.append(
        [.count(rank + 1), isWhole ? .integer(Int64(value)) : .double(rounded(value))] + row)
    }
    return answer
  }

  private static func values(
    _ measure: Measure, of graph: Graph, _ notes: inout [String]
  ) -> [Double] {
    let types = StatementEdges.types(of: graph)
    switch measure {
    case .mentions:
      let mentions = graph.nodeProperty("mentions")
      return graph.nodes.map { mentions.number($0) ?? 0 }
    case .degree:
      return graph.nodes.map { node in
        graph.neighbors(of: node, direction: .both, types: types).reduce(0) { sum, _ in sum + 1 }
      }
    case .pagerank: return graph.pageRank(direction: .both, types: types)
    case .betweenness:
      guard graph.nodeCount > 10 * sample else { return graph.betweenness(types: types) }
      notes.append("betweenness is estimated from \(sample) of \(graph.nodeCount) nodes")
      let step = graph.nodeCount / sample
      let sources = (0..<sample).map { NodeID(index: UInt32($0 * step)) }
      return graph.betweenness(types: types, sources: sources)
    }
  }

  private static func title(_ measure: Measure) -> Phrase {
    switch measure {
    case .degree: Phrase("事实数", "degree")
    case .pagerank: Phrase("PageRank", "PageRank")
    case .mentions: .mentions
    case .betweenness: Phrase("中介度", "betweenness")
    }
  }

  /// Six decimals, which is more than a reader can use.
  private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
