/// Words in a trie, whose nodes have numbers: one walk finds all that begin at a place of a text.
///
/// The first characters of words stand in pages of a table of the basic plane, all other edges in one
/// open-addressing table, so a text costs a few probes a character however many words there are. Most
/// pairs of characters in a text are no edge: a filter of one hash (Bloom 1970), small enough for the
/// cache, turns them away.
public struct ScalarTrie: Sendable {
  /// The number of the root, from which every word begins; also stands for no node.
  public static let root: UInt32 = 0

  /// For each 256 scalars of the basic plane where their children of the root begin in `roots`; the first
  /// page is of those that have none.
  @usableFromInline var pages = [UInt16](repeating: 0, count: 256)
  /// The children of the root along the scalars of each page; 0 for none.
  @usableFromInline var roots = [UInt32](repeating: 0, count: 256)
  /// The other edges by a hash of parent and scalar: 22 bits of the parent, 21 of the scalar, 21 of the
  /// child; 0 marks a free slot.
  @usableFromInline var edges: [UInt64]
  /// For each value of a hash's lowest bits whether some edge has it.
  @usableFromInline var filter: [UInt64]
  private var edgeCount = 0
  /// The number of nodes, the root among them.
  public private(set) var nodeCount = 1

  @usableFromInline static let scalarBits: UInt64 = 21
  @usableFromInline static let childBits: UInt64 = 21

  /// Makes a trie without words, with room for about `capacity` edges.
  public init(capacity: Int) {
    var size = 64
    while size * 3 < capacity * 4 { size *= 2 }
    edges = [UInt64](repeating: 0, count: size)
    filter = Self.emptyFilter(edges: size)
  }

  /// Makes the way to a word.
  ///
  /// - Returns: The node at its end.
  @inlinable public mutating func insert(_ word: some Sequence<Unicode.Scalar>) -> UInt32 {
    var node = Self.root
    for scalar in word { node = madeChild(of: node, scalar) }
    return node
  }

  /// The node at the end of a word; nil where no word begins so.
  @inlinable public func node(of word: some Sequence<Unicode.Scalar>) -> UInt32? {
    var node = Self.root
    for scalar in word {
      node = child(of: node, scalar)
      if node == 0 { return nil }
    }
    return node
  }

  /// The child of a node along a scalar; 0 for none.
  @inlinable @inline(__always)
  public func child(of node: UInt32, _ scalar: Unicode.Scalar) -> UInt32 {
    if node == 0, scalar.value < 1 << 16 {
      return roots[Int(pages[Int(scalar.value >> 8)]) + Int(scalar.value & 0xFF)]
    }
    let key = Self.key(node, scalar)
    let hash = Self.hash(key)
    let bit = hash & (filter.count &* 64 &- 1)
    guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return 0 }
    let mask = edges.count - 1
    var slot = hash & mask
    while edges[slot] != 0 {
      if edges[slot] >> Self.childBits == key {
        return Self.child(of: edges[slot])
      }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// The child of a node along a scalar, which is made if there is none.
  @usableFromInline mutating func madeChild(of node: UInt32, _ scalar: Unicode.Scalar) -> UInt32 {
    if node == 0, scalar.value < 1 << 16 {
      let page = Int(scalar.value >> 8)
      if pages[page] == 0 {
        // Eight pages are of surrogates, which are no scalars, so the last page's beginning fits.
        pages[page] = UInt16(roots.count)
        roots.append(contentsOf: repeatElement(0, count: 256))
      }
      let place = Int(pages[page]) + Int(scalar.value & 0xFF)
      if roots[place] == 0 { roots[place] = newNode() }
      return roots[place]
    }
    let key = Self.key(node, scalar)
    let slot = self.slot(of: key)
    if edges[slot] != 0 {
      return Self.child(of: edges[slot])
    }
    let child = newNode()
    set(key << Self.childBits | UInt64(child), at: slot)
    edgeCount += 1
    // The filter turns most misses away, so the table may be fuller than without one.
    if edgeCount * 4 > edges.count * 3 { grow() }
    return child
  }

  private mutating func newNode() -> UInt32 {
    let node = UInt32(nodeCount)
    precondition(node < 1 << Self.childBits, "a trie of more than two million nodes")
    nodeCount += 1
    return node
  }

  /// Where the edge of a key stands, or would stand.
  private func slot(of key: UInt64) -> Int {
    let mask = edges.count - 1
    var slot = Self.hash(key) & mask
    while edges[slot] != 0, edges[slot] >> Self.childBits != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func set(_ edge: UInt64, at slot: Int) {
    let bit = Self.hash(edge >> Self.childBits) & (filter.count * 64 - 1)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
    edges[slot] = edge
  }

  private mutating func grow() {
    let all = edges
    edges = [UInt64](repeating: 0, count: all.count * 2)
    filter = Self.emptyFilter(edges: edges.count)
    for edge in all where edge != 0 { set(edge, at: slot(of: edge >> Self.childBits)) }
  }

  private static func emptyFilter(edges: Int) -> [UInt64] {
    [UInt64](repeating: 0, count: max(1, edges / 16))
  }

  @inlinable @inline(__always)
  static func key(_ node: UInt32, _ scalar: Unicode.Scalar) -> UInt64 {
    UInt64(node) << scalarBits | UInt64(scalar.value)
  }

  /// The node to which an edge leads.
  @inlinable @inline(__always)
  static func child(of edge: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: edge & (1 << childBits - 1))
  }

  // Fibonacci hashing (Knuth, TAOCP 6.4): the high bits of the product are well mixed.
  @inlinable @inline(__always)
  static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
