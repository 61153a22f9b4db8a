import GraphQuery
import InkGraphCore
import PropertyGraph

/// Answers `communities`: which things belong together.
enum CommunitiesAnswer {
  /// What is asked.
  struct Request {
    /// Above 1 for more and smaller communities.
    var resolution = 1.0
    /// Whether a thing stands alone does not interest; the least number of things.
    var minimumSize = 3
    /// The members that are named.
    var members = 5
    /// The greatest number of communities; 0 for all.
    var limit = 20
  }

  /// One row for each community: its size and those of its members with the most facts.
  static func make(_ request: Request, in session: LibrarySession) -> Answer {
    let (communities, modularity) = find(request.resolution, in: session.graph)
    let groups = groups(communities, in: session.graph).filter {
      $0.count >= request.minimumSize
    }
    var answer = Answer(
      [
        AnswerColumn("community", Phrase("群", "community")),
        AnswerColumn("size", Phrase("成员", "members")),
        AnswerColumn("keys", .key, for: .programs),
        AnswerColumn("names", Phrase("主要成员", "chief members")),
      ],
      whenEmpty: "no \(request.minimumSize) things hang together by facts; lower --min-size")
    for (place, group) in groups.enumerated() {
      let chief = group.prefix(request.members)
      answer.rows.append([
        .count(place + 1), .count(group.count),
        .list(chief.map { .string(session.graph.key(of: $0)) }),
        .text(chief.map { NodeTable.shownName($0, in: session) }.joined(separator: "、")),
      ])
    }
    answer.notes.append("modularity \(rounded(modularity))")
    answer.limit(to: request.limit)
    return answer
  }

  /// The members of a thing's community, those with the most facts first.
  static func members(
    of name: String, _ request: Request, in session: LibrarySession
  ) throws -> Answer {
    let node = try session.node(named: name)
    let (communities, _) = find(request.resolution, in: session.graph)
    let own = communities[Int(node.index)]
    let group = groups(communities, in: session.graph).first { group in
      group.first.map { communities[Int($0.index)] == own } ?? false
    }
    var answer = NodeTable.answer(
      own == nil ? [] : group ?? [], in: session,
      whenEmpty: "no fact links \(NodeTable.shownName(node, in: session)) with anything")
    answer.limit(to: request.limit)
    return answer
  }

  private static func find(
    _ resolution: Double, in graph: Graph
  ) -> (communities: [Int?], modularity: Double) {
    let types = StatementEdges.types(of: graph)
    let reader = graph.edgeProperty("weight")
    let weight = { (edge: EdgeID) in max(reader.number(edge) ?? 1, 1) }
    let communities = graph.communities(
      resolution: resolution, types: types,
      includes: { !graph.hasLabel($0, "article") && !graph.hasLabel($0, "issue") }, weight: weight)
    return (communities, graph.modularity(of: communities, types: types, weight: weight))
  }

  /// The members of each community, those with the most facts first.
  private static func groups(_ communities: [Int?], in graph: Graph) -> [[NodeID]] {
    var groups: [[NodeID]] = []
    for node in graph.nodes {
      guard let community = communities[Int(node.index)] else { continue }
      while groups.count <= community { groups.append([]) }
      groups[community].append(node)
    }
    let types = StatementEdges.types(of: graph)
    return groups.map { group in
      group.map { node in
        (
          node: node,
          facts: graph.neighbors(of: node, direction: .both, types: types)
            .reduce(0) { sum, _ in sum + 1 }
        )
      }.sorted { ($1.facts, $0.node) < ($0.facts, $1.node) }.map(\.node)
    }
  }

  private static func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
}
