import ArgumentParser
import GraphQuery
import PropertyGraph

/// openCypher queries and the questions of the command line, on the generated graph.
enum QuerySuite: Suite {
  static let name = "query"
  static let abstract = "openCypher queries, and the questions of the command line."

  /// Queries by what makes them interesting to measure.
  private static let queries = [
    ("by-name", "MATCH (p:person {name: $name}) RETURN p.key"),
    ("two-steps", "MATCH (p {key: $key})--()--(n) RETURN count(DISTINCT n)"),
    (
      "join",
      """
      MATCH (p:person)-[:holdsPosition]->(a:agency)<-[:finances]-(e:enterprise)
      RETURN a.name, count(*) AS n ORDER BY n DESC, a.name LIMIT 10
      """
    ),
    ("group", "MATCH (n)<-[r:mentions]-() RETURN labels(n) AS l, sum(r.weight) AS n ORDER BY l"),
    ("filter", "MATCH (n:person) WHERE n.name CONTAINS '文' AND n.mentions > 50 RETURN count(n)"),
    ("variable", "MATCH (p {key: $key})-[:supplies|finances*1..3]-(n) RETURN count(DISTINCT n)"),
    ("path", "MATCH p = shortestPath((a {key: $key})-[*..8]-(b {key: $other})) RETURN length(p)"),
  ]

  /// What is asked, and on what.
  struct Options: ParsableArguments {
    @OptionGroup var graph: GraphOptions

    @Option(
      help: ArgumentHelp(
        "Ask seven other questions of a folder with nodes.tsv, edges.tsv and queries.json.",
        valueName: "folder"), completion: .directory)
    var tables: String?

    @Option(
      help: ArgumentHelp("Of these questions, ask only this one.", valueName: "q1...q7"))
    var only: String?
  }

  static func run(_ options: Options, _ report: inout BenchReport) async throws {
    let count = options.graph.repetition.count
    if let tables = options.tables {
      return try await TableQueries(folder: tables, repeat: count, &report)
        .run(only: options.only, &report)
    }
    let graph = GeneratedGraph.make(options.graph)
    let sizes = ["nodes": graph.nodeCount, "edges": graph.edgeCount]
    let engine = try await report.measure("query.load", repeat: count, sizes: sizes) {
      QueryEngine(graph: graph)
    }
    let people = graph.nodes(withLabel: "person")
    let firms = graph.nodes(withLabel: "enterprise")
    // In the middle of the generated graph, neither its busiest nor its idlest things.
    let person = people[people.count / 10]
    let firm = firms[firms.count / 10]
    func text(_ key: String, _ node: NodeID) -> QueryValue {
      .string(graph.nodeProperty(key).string(node) ?? "")
    }
    let parameters = [
      "name": text("name", person), "key": text("key", firm), "other": text("key", person),
    ]
    for (name, query) in queries {
      try await report.measure("query.\(name)", repeat: count, sizes: sizes) {
        try engine.run(query, parameters: parameters).rows.count
      }
    }
    try await report.measure("question.trace", repeat: count, sizes: sizes) {
      TraceQuestion(center: person).answer(in: graph).count
    }
    try await report.measure("question.related", repeat: count, sizes: sizes) {
      RelatedQuestion(center: firm, type: "agency").answer(in: graph).count
    }
    try await report.measure("question.path", repeat: count, sizes: sizes) {
      PathQuestion(source: person, target: firm, count: 3).answer(in: graph).count
    }
    try await report.measure("question.neighbors", repeat: count, sizes: sizes) {
      NeighborhoodQuestion(center: firm, depth: 2).answer(in: graph).count
    }
    try await report.measure("question.name", repeat: count, sizes: sizes) {
      NameResolver(graph).resolve("陆文渊")
    }
  }
}
