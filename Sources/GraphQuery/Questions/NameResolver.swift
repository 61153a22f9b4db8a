import InkGraphCore
public import PropertyGraph

/// What a name that a user wrote stands for.
public enum NameResolution: Hashable, Sendable {
  /// One node.
  case found(NodeID)
  /// Several nodes, those with the most mentions first.
  case ambiguous([NodeID])
  /// No node; the names and keys that come nearest, the best first.
  case unknown(nearest: [String])
}

/// Finds the node that a user means.
///
/// A name is a key (`person/张伟`), a canonical name, an alias, or a part of one. A canonical name
/// wins over the same word as an alias of something else; a whole name wins over a part of one.
/// Entities win over articles and issues.
public struct NameResolver: Sendable {
  private static let printed = ["article", "issue"]

  private let graph: Graph
  private let entities: NameIndex
  private let entityLabels: [String]

  /// Indexes the names of a graph.
  ///
  /// - Complexity: O(*n* log *n*), *n* names.
  public init(_ graph: Graph) {
    self.graph = graph
    entityLabels = graph.labels.filter { !Self.printed.contains($0) }
    entities = NameIndex(graph, labels: entityLabels)
  }

  /// What a text stands for.
  ///
  /// - Parameters:
  ///   - text: A key, a name, an alias or a part of one.
  ///   - type: The type that the node must have; nil allows every type.
  /// - Returns: One node, several, or names that come near.
  public func resolve(_ text: String, type: String? = nil) -> NameResolution {
    let keyed = withKey(text).filter { type == nil || graph.hasLabel($0, type ?? "") }
    if let node = keyed.first {
      return keyed.count == 1 ? .found(node) : .ambiguous(keyed)
    }
    var name = text
    var wanted = type
    var qualifier: String?
    if type == nil, let key = EntityKey(text), graph.labelID(named: key.type.rawValue) != nil {
      // The qualifier may be cut short: person/张伟@教育局.
      (name, wanted, qualifier) = (key.name, key.type.rawValue, key.qualifier)
    }
    let nodes = candidates(name, type: wanted).filter { node in
      qualifier.map { graph.key(of: node).contains("@") && graph.key(of: node).contains($0) }
        ?? true
    }
    if nodes.count == 1 { return .found(nodes[0]) }
    if nodes.isEmpty { return .unknown(nearest: nearest(to: name, type: wanted)) }
    return .ambiguous(nodes)
  }

  /// All nodes with a name or alias that has the text in it.
  ///
  /// Entities come before articles and issues; within that, whole names first, then those with the
  /// most mentions.
  ///
  /// - Complexity: O(*t*), *t* scalars of the names.
  public func search(_ text: String, type: String? = nil) -> [NameMatch] {
    let search = NameSearch(graph: graph)
    if let type { return search.matches(text, labels: [type]) }
    return search.matches(text, labels: entityLabels) + search.matches(text, labels: Self.printed)
  }

  private func withKey(_ text: String) -> [NodeID] {
    graph.nodes(where: "key", equals: .string(text))
  }

  private func candidates(_ name: String, type: String?) -> [NodeID] {
    let index = type.map { NameIndex(graph, labels: [$0]) } ?? entities
    var matches = index.matches(name)
    if matches.isEmpty, type == nil {
      matches = NameIndex(graph, labels: Self.printed).matches(name)
    }
    // A key is found whatever its type.
    if let type { matches.removeAll { !graph.hasLabel($0.node, type) } }
    // Among whole names, canonical ones win.
    let canonical = matches.filter { $0.kind == .name }
    return (canonical.isEmpty ? matches : canonical).map(\.node)
  }

  private func nearest(to name: String, type: String?) -> [String] {
    var suggestions = NameSuggestions(for: name)
    let mentions = graph.nodeProperty("mentions")
    for label in type.map({ [$0] }) ?? entityLabels {
      for node in graph.nodes(withLabel: label) {
        suggestions.consider(
          graph.names(of: node), as: graph.name(of: node), weight: mentions.number(node) ?? 0)
      }
    }
    return suggestions.best(5)
  }
}
