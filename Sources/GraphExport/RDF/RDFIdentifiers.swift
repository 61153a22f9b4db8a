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
  /// What the keys of things begin with, and what their identifiers do.
  private let keyStarts: [(bytes: [UInt8], start: String)]

  init(_ graph: Graph, base: String) {
    self.base = base
    self.graph = graph
    key = graph.nodeProperty("key")
    keyStarts = graph.labels.filter(Self.isKind).map { label in
      (Array((label + "/").utf8), "\(base)\(label)/")
    }
  }

  /// The key of a node; one made from its place if it has none.
  func key(of node: NodeID) -> String { key.string(node) ?? "node/\(node.index)" }

  /// The hash of a node's key.
  func hash(ofKeyOf node: NodeID) -> UInt64 {
    var hash: UInt64?
    let found = key.forEachText(of: node) { hash = StableHash.hash($0) }
    guard let hash, found?.isList == false else { return StableHash.hash(key(of: node)) }
    return hash
  }

  /// The identifier of a node.
  func iri(of node: NodeID) -> RDFIRI {
    var iri: RDFIRI?
    let found = key.forEachText(of: node) { text in
      let start = keyStarts.first { text.starts(with: $0.bytes) }?.start
      iri = start.map { RDFIRI(start: $0, hash: StableHash.hash(text)) }
    }
    guard let iri, found?.isList == false else { return self.iri(ofKey: key(of: node)) }
    return iri
  }

  /// The identifier of the node with a key, whether the graph has it or not.
  func iri(ofKey key: String) -> RDFIRI {
    guard let slash = key.utf8.firstIndex(of: UInt8(ascii: "/")),
      Self.isKind(key[..<slash])
    else { return iri(kind: "thing", key) }
    return iri(kind: key[..<slash], key)
  }

  /// Whether a text is the kind of a thing: letters.
  private static func isKind(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
  }

  /// Whether a node of the graph has a key.
  func hasNode(withKey key: String) -> Bool {
    !graph.nodes(where: "key", equals: .string(key)).isEmpty
  }

  /// The identifier of something else, by what tells it from others of its kind.
  func iri(kind: some StringProtocol, _ identity: String) -> RDFIRI {
    RDFIRI(start: start(ofKind: kind), hash: StableHash.hash(identity))
  }

  /// What the identifiers of a kind begin with.
  func start(ofKind kind: some StringProtocol) -> String { "\(base)\(kind)/" }

  /// A key that two nodes of a graph share, or that hashes like another; nil if there is none.
  ///
  /// - Complexity: O(*n* log *n*) time, eight bytes for each of *n* nodes.
  func repeatedKey(in graph: Graph) -> String? {
    var hashes = graph.nodes.map { hash(ofKeyOf: $0) }
    hashes.sort()
    guard let repeated = zip(hashes, hashes.dropFirst()).first(where: { $0 == $1 }) else {
      return nil
    }
    return graph.nodes.last { hash(ofKeyOf: $0) == repeated.0 }.map { key(of: $0) }
  }
}
