import InkGraphCore
import PropertyGraph

/// The identifiers of things in RDF documents.
///
/// They are ASCII and say nothing but the kind of the thing, since names change and readers differ
/// in what they allow; they follow from the keys alone, so documents made apart can be joined.
///
/// Every edge names two nodes, so the hashes of all keys are made once: nine bytes for each node.
struct RDFIdentifiers {
  private let base: String
  private let key: PropertyReader<NodeID>
  private let graph: Graph
  /// What the keys of things begin with, and what their identifiers do.
  private let keyStarts: [(bytes: [UInt8], start: String)]
  /// What the identifiers of things begin with whose keys tell no kind.
  private let thingStart: String
  /// For each node the hash of its key.
  private let hashes: [UInt64]
  /// For each node the place of its key's beginning in `keyStarts`, or one of the two below.
  private let starts: [UInt8]

  /// The key tells no kind.
  private static let isThing = UInt8.max - 1
  /// The key begins with a kind that no label of the graph is.
  private static let isOther = UInt8.max

  /// Reads the keys of a graph.
  ///
  /// - Complexity: O(*n*), *n* bytes in the keys of all nodes.
  init(_ graph: Graph, base: String) {
    self.base = base
    self.graph = graph
    let key = graph.nodeProperty("key")
    let keyStarts = graph.labels.filter(Self.isKind).prefix(Int(Self.isThing)).map { label in
      (bytes: Array((label + "/").utf8), start: Self.start(ofKind: label, base))
    }
    self.key = key
    self.keyStarts = keyStarts
    thingStart = Self.start(ofKind: "thing", base)
    var hashes: [UInt64] = []
    var starts: [UInt8] = []
    hashes.reserveCapacity(graph.nodeCount)
    starts.reserveCapacity(graph.nodeCount)
    func add(_ text: UnsafeBufferPointer<UInt8>) {
      hashes.append(StableHash.hash(text))
      if let place = keyStarts.firstIndex(where: { text.starts(with: $0.bytes) }) {
        starts.append(UInt8(place))
      } else {
        starts.append(Self.kind(ofKey: text) == nil ? Self.isThing : Self.isOther)
      }
    }
    for node in graph.nodes {
      let found = key.forEachText(of: node) { if hashes.count == node.index { add($0) } }
      if let found, !found.isList { continue }
      hashes.removeSubrange(Int(node.index)...)
      starts.removeSubrange(Int(node.index)...)
      var text = Self.key(of: node, key)
      text.withUTF8(add)
    }
    self.hashes = hashes
    self.starts = starts
  }

  /// The key of a node; one made from its place if it has none.
  func key(of node: NodeID) -> String { Self.key(of: node, key) }

  private static func key(of node: NodeID, _ reader: PropertyReader<NodeID>) -> String {
    reader.string(node) ?? "node/\(node.index)"
  }

  /// The hash of a node's key.
  func hash(ofKeyOf node: NodeID) -> UInt64 { hashes[Int(node.index)] }

  /// The identifier of a node.
  func iri(of node: NodeID) -> RDFIRI {
    let start =
      switch starts[Int(node.index)] {
      case Self.isThing: thingStart
      case Self.isOther: iri(ofKey: key(of: node)).start
      case let place: keyStarts[Int(place)].start
      }
    return RDFIRI(start: start, hash: hashes[Int(node.index)])
  }

  /// The identifier of the node with a key in UTF-8, whether the graph has it or not.
  func iri(ofKey key: [UInt8]) -> RDFIRI {
    let start =
      keyStarts.first { key.starts(with: $0.bytes) }?.start
      ?? key.withUnsafeBufferPointer(Self.kind).map { Self.start(ofKind: $0, base) } ?? thingStart
    return RDFIRI(start: start, hash: key.withUnsafeBufferPointer { StableHash.hash($0) })
  }

  /// The identifier of the node with a key, whether the graph has it or not.
  func iri(ofKey key: String) -> RDFIRI { iri(ofKey: Array(key.utf8)) }

  /// The kind that stands before the slash in a key; nil if none does.
  private static func kind(ofKey key: UnsafeBufferPointer<UInt8>) -> String? {
    guard let slash = key.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let kind = String(decoding: key[..<slash], as: UTF8.self)
    return isKind(kind) ? kind : nil
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
  func start(ofKind kind: some StringProtocol) -> String { Self.start(ofKind: kind, base) }

  private static func start(ofKind kind: some StringProtocol, _ base: String) -> String {
    "\(base)\(kind)/"
  }

  /// A key that two nodes of a graph share, or that hashes like another; nil if there is none.
  ///
  /// - Complexity: O(*n* log *n*) time, eight bytes for each of *n* nodes.
  func repeatedKey(in graph: Graph) -> String? {
    let hashes = hashes.sorted()
    guard let repeated = zip(hashes, hashes.dropFirst()).first(where: { $0 == $1 }) else {
      return nil
    }
    return graph.nodes.last { hash(ofKeyOf: $0) == repeated.0 }.map { key(of: $0) }
  }
}
