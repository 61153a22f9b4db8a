import GraphQuery
import InkGraphCore
import PropertyGraph

/// Which part of a graph the user wants to export, in the user's words.
struct ExportSelection {
  /// The name of the issue; nil for all.
  var issue: String?
  /// The types of things; nil for all.
  var types: [String]?
  /// The names of the things in the middle; empty for the whole graph.
  var centers: [String] = []
  /// How many steps around them.
  var depth = 1
  /// The least number of articles behind a fact.
  var minimumWeight: Double?
  /// The first day.
  var since: CalendarDate?
  /// The last day.
  var until: CalendarDate?
  /// Whether articles and issues are nodes.
  var includesArticles = true
  /// The greatest number of nodes.
  var top: Int?

  /// The selected part of a library's graph.
  ///
  /// - Throws: `CommandFailure` for names, types and issues that are unknown.
  func graph(of session: LibrarySession) throws -> Graph {
    var filter = GraphFilter()
    if let types {
      var labels = Set<String>()
      for type in types {
        labels.insert(try session.labels.type(named: type, among: session.types))
      }
      filter.labels = includesArticles ? labels.union(["article", "issue"]) : labels
    }
    filter.minimumWeight = minimumWeight
    filter.since = since
    filter.until = until
    filter.includesArticles = includesArticles
    filter.depth = depth
    filter.top = top
    var graph = session.graph
    var centers: [NodeID] = []
    for name in self.centers { centers.append(try session.node(named: name)) }
    if let issue {
      let key = try IssueName.find(issue, in: session.store).issue
      let keys = centers.map { graph.key(of: $0) }
      graph = Self.part(of: graph, saidBy: key)
      centers = keys.compactMap { graph.nodes(where: "key", equals: .string($0)).first }
      if centers.isEmpty, !keys.isEmpty {
        throw CommandFailure("the issue \(key) does not name \(keys.joined(separator: ", "))")
      }
    }
    filter.centers = centers
    return filter.apply(to: graph)
  }

  /// What one issue says: the issue, its articles, the facts that they state, and what they name.
  private static func part(of graph: Graph, saidBy issue: IssueKey) -> Graph {
    let prefix = "article/\(issue)-"
    let articles = graph.edgeProperty("articles")
    let own = Set(
      graph.nodes.filter { node in
        let key = graph.key(of: node)
        return key == "issue/\(issue)" || graph.hasLabel(node, "article") && key.hasPrefix(prefix)
      })
    let kept = Set(
      graph.edges.filter { edge in
        own.contains(graph.source(of: edge))
          || articles.strings(edge).contains { $0.hasPrefix(prefix) }
      })
    var nodes = own
    for edge in kept { nodes.formUnion([graph.source(of: edge), graph.target(of: edge)]) }
    return graph.subgraph(keepingNodes: nodes.contains, edges: kept.contains)
  }
}
