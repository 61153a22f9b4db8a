import InkGraphCore
package import PropertyGraph

extension Graph {
  /// The key of a node; for a node without one, its id.
  package func key(of node: NodeID) -> String { property("key", of: node)?.text ?? "\(node)" }

  /// The name of a node; for a node without one, its key.
  package func name(of node: NodeID) -> String {
    guard let name = property("name", of: node)?.text, !name.isEmpty else { return key(of: node) }
    return name
  }

  /// The type of a node, its first label.
  package func type(of node: NodeID) -> String { labels(of: node).first ?? "" }

  /// The names by which texts may call a node, the canonical one first.
  package func names(of node: NodeID) -> [String] {
    [name(of: node)] + nodeProperty("aliases").strings(node)
  }
}
