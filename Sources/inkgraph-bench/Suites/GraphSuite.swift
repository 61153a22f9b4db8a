import InkGraphCore
import InkGraphTestSupport
import PropertyGraph

/// The graph in memory, generated from a seed.
enum GraphSuite: Suite {
  static let name = "graph"
  static let abstract = "The graph in memory: making it, looking things up, paths, rankings."

  static func run(_ options: GraphOptions, _ report: inout BenchReport) async throws {
    let count = options.repetition.count
    let sizes = ["nodes": options.nodes, "edges": options.edges]
    let graph = try await report.measure("graph.build", repeat: count, sizes: sizes) {
      GeneratedGraph.make(options)
    }
    let keys = graph.nodeProperty("key")
    var numbers = SeededGenerator(seed: options.seed)
    var wanted: [String] = []
    while wanted.count < 10_000, let node = graph.nodes.randomElement(using: &numbers) {
      wanted.append(keys.string(node) ?? "")
    }
    try await report.measure("graph.lookup", repeat: count, sizes: ["lookups": wanted.count]) {
      wanted.reduce(0) { $0 + graph.nodes(where: "key", equals: .string($1)).count }
    }
    let names = try await report.measure("names.index", repeat: count, sizes: sizes) {
      NameIndex(graph)
    }
    let texts = wanted.prefix(1_000).map { String($0.drop { $0 != "/" }.dropFirst()) }
    try await report.measure("names.whole", repeat: count, sizes: ["lookups": texts.count]) {
      texts.reduce(0) { $0 + names.matches($1).count }
    }
    let parts = ["清淤", "水产", "柳河", "文渊", "银行", "没有这个名字"]
    try await report.measure("names.part", repeat: count, sizes: ["lookups": parts.count]) {
      parts.reduce(0) { $0 + names.matches($1).count }
    }
    try await measureAlgorithms(graph, &numbers, count, &report)
  }

  private static func measureAlgorithms(
    _ graph: Graph, _ numbers: inout SeededGenerator, _ count: Int, _ report: inout BenchReport
  ) async throws {
    let sizes = ["nodes": graph.nodeCount, "edges": graph.edgeCount]
    var rules = PathRules()
    rules.direction = .both
    var pairs: [(NodeID, NodeID)] = []
    while pairs.count < 1_000, let first = graph.nodes.randomElement(using: &numbers),
      let second = graph.nodes.randomElement(using: &numbers)
    {
      pairs.append((first, second))
    }
    try await report.measure("graph.path", repeat: count, sizes: ["lookups": pairs.count]) {
      pairs.reduce(0) { sum, pair in
        sum + (graph.shortestPath(from: pair.0, to: pair.1, rules: rules)?.edges.count ?? 0)
      }
    }
    try await report.measure("graph.paths-of-three", repeat: count, sizes: ["lookups": 20]) {
      pairs.prefix(20).reduce(0) { sum, pair in
        sum + graph.kShortestPaths(3, from: pair.0, to: pair.1, rules: rules).count
      }
    }
    try await report.measure("graph.pagerank", repeat: count, sizes: sizes) { graph.pageRank() }
    try await report.measure("graph.components", repeat: count, sizes: sizes) {
      graph.connectedComponents()
    }
  }
}
