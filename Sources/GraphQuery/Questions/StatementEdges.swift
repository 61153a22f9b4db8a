import InkGraphCore
public import PropertyGraph

/// Tells facts from the links between texts and things.
public enum StatementEdges {
  /// The types of edges that state no fact: what an article names, what stands in one sentence,
  /// and how articles, issues and newspapers belong together.
  public static let linkTypes: Set<String> = [
    Predicate.mentions.rawValue, Predicate.mentionedWith.rawValue, "printedIn", "issueOf",
  ]

  /// Whether an edge of a type states a fact.
  public static func isStatement(_ type: String) -> Bool { !linkTypes.contains(type) }

  /// The types of a graph's edges that state facts.
  public static func types(of graph: Graph) -> EdgeTypeSet {
    graph.edgeTypeSet(graph.edgeTypes.filter(isStatement))
  }
}
