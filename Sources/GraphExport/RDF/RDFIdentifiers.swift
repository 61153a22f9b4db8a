import InkGraphCore
import PropertyGraph

/// The identifiers of things in RDF documents.
///
/// They are ASCII and say nothing but the kind of the thing, since names change and readers differ
/// in what they allow; they follow from the keys alone, so documents made apart can be joined.
struct RDFIdentifiers {
  private let base: String
  private let key: PropertyReader<NodeID>
  private let graph: Graph

  init(_ graph: Graph, base: String) {
    self.base = base
    self.graph = graph
    key = graph.nodeProperty("key")
  }

  /// The key of a node; one made from its place if it has none.
  func key(of node: NodeID) -> String { key.string(node) ?? "node/\(node.index)" }

  /// The identifier of a node.
  func iri(of node: NodeID) -> String { iri(ofKey: key(of: node)) }

  /// The identifier of the node with a key, whether the graph has it or not.
  func iri(ofKey key: String) -> String {
    guard let slash = key.utf8.firstIndex(of: UInt8(ascii: "/")), slash != key.startIndex,
      key.utf8[..<slash].allSatisfy({ (0x61...0x7A).contains($0 | 0x20) })
    else { return iri(kind: "thing", key) }
    return iri(kind: key[..<slash], key)
  }

  /// Whether a node of the graph has a key.
  func hasNode(withKey key: String) -> Bool {
    !graph.nodes(where: "key", equals: .string(key)).isEmpty
  }

  /// The identifier of something else, by what tells it from others of its kind.
  func iri(kind: some StringProtocol, _ identity: String) -> String {
    var result = base
    result.reserveCapacity(base.utf8.count + kind.utf8.count + 17)
    result += kind
    result += "/"
    result += StableHash.hexadecimal(identity)
    return result
  }

  /// A key that two nodes of a graph share, or that hashes like another; nil if there is none.
  func repeatedKey(in graph: Graph) -> String? {
    var hashes = graph.nodes.map { (hash: StableHash.hash(key(of: $0)), node: $0) }
    hashes.sort { ($0.hash, $0.node) < ($1.hash, $1.node) }
    for (left, right) in zip(hashes, hashes.dropFirst()) where left.hash == right.hash {
      return key(of: right.node)
    }
    return nil
  }
}
