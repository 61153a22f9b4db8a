extension ScalarTrie {
  /// The tables of a trie, for the loop over a text.
  public struct Walker {
    @usableFromInline let roots: UnsafePointer<UInt32>
    @usableFromInline let edges: UnsafePointer<UInt64>
    @usableFromInline let edgeMask: Int
    @usableFromInline let filter: UnsafePointer<UInt64>
    @usableFromInline let filterMask: Int

    @inlinable init(
      roots: UnsafePointer<UInt32>, edges: UnsafePointer<UInt64>, edgeMask: Int,
      filter: UnsafePointer<UInt64>, filterMask: Int
    ) {
      self.roots = roots
      self.edges = edges
      self.edgeMask = edgeMask
      self.filter = filter
      self.filterMask = filterMask
    }

    /// The child of a node along a scalar; 0 for none.
    @inlinable @inline(__always)
    public func child(of node: UInt32, _ scalar: Unicode.Scalar) -> UInt32 {
      if node == 0, scalar.value < 1 << 16 { return roots[Int(scalar.value)] }
      let key = ScalarTrie.key(node, scalar)
      let hash = ScalarTrie.hash(key)
      return passes(hash) == 1 ? child(ofKey: key, hash) : 0
    }

    /// The child at the end of an edge that the filter lets pass; 0 for none.
    @inlinable @inline(__always)
    func child(ofKey key: UInt64, _ hash: Int) -> UInt32 {
      var slot = hash & edgeMask
      while edges[slot] != 0 {
        if edges[slot] >> ScalarTrie.childBits == key {
          return ScalarTrie.child(of: edges[slot])
        }
        slot = (slot &+ 1) & edgeMask
      }
      return 0
    }

    @inlinable @inline(__always)
    func passes(_ hash: Int) -> Int {
      let bit = hash & filterMask
      return Int(truncatingIfNeeded: filter[bit >> 6] >> UInt64(truncatingIfNeeded: bit & 63) & 1)
    }
  }

  /// Lends the tables.
  @inlinable public func withWalker<Result>(_ body: (Walker) -> Result) -> Result {
    roots.withUnsafeBufferPointer { roots in
      edges.withUnsafeBufferPointer { edges in
        filter.withUnsafeBufferPointer { filter in
          // No table is empty.
          body(
            Walker(
              roots: roots.baseAddress.unsafelyUnwrapped,
              edges: edges.baseAddress.unsafelyUnwrapped, edgeMask: edges.count - 1,
              filter: filter.baseAddress.unsafelyUnwrapped, filterMask: filter.count * 64 - 1))
        }
      }
    }
  }

  /// How words may begin at a place of a text.
  public struct Beginning {
    /// The node of the first character; 0 for none.
    public var first: UInt32
    /// The node of the first two characters; 0 for none.
    public var second: UInt32 = 0
    @usableFromInline var hash: UInt32
    /// The number of a place whose second character is looked up.
    @usableFromInline var wanted: UInt32 = 0
    /// What stands in the first slot in which the edge of that place may stand.
    @usableFromInline var edge: UInt64 = 0

    @inlinable @inline(__always)
    init(first: UInt32, hash: UInt32) {
      self.first = first
      self.hash = hash
    }
  }
}

extension ScalarTrie.Walker {
  /// Finds how words may begin at a block of places.
  ///
  /// Each step is done for all places before the next one begins, so that the memory fetches much of it
  /// at once.
  ///
  /// - Parameters:
  ///   - block: Gets the beginnings.
  ///   - text: The text.
  ///   - start: The place of the first one.
  @inlinable @inline(__always)
  public func find(
    _ block: UnsafeMutableBufferPointer<ScalarTrie.Beginning>,
    in text: UnsafeBufferPointer<Unicode.Scalar>, from start: Int
  ) {
    var wantedCount = 0
    for index in block.indices {
      let place = start &+ index
      let first = child(of: ScalarTrie.root, text[place])
      let hasNext = place &+ 1 < text.count
      let hash = ScalarTrie.hash(ScalarTrie.key(first, text[hasNext ? place &+ 1 : place]))
      block.initializeElement(
        at: index, to: .init(first: first, hash: UInt32(truncatingIfNeeded: hash)))
      // Whether an edge may be there can't be foretold: its place is written anyway, and over if not.
      block[wantedCount].wanted = UInt32(truncatingIfNeeded: index)
      wantedCount &+= passes(hash) & (first != 0 ? 1 : 0) & (hasNext ? 1 : 0)
    }
    for index in 0..<wantedCount {
      block[index].edge = edges[Int(block[Int(block[index].wanted)].hash) & edgeMask]
    }
    for index in 0..<wantedCount {
      let wanted = Int(block[index].wanted)
      let key = ScalarTrie.key(block[wanted].first, text[start &+ wanted &+ 1])
      let edge = block[index].edge
      block[wanted].second =
        edge >> ScalarTrie.childBits == key
        ? ScalarTrie.child(of: edge)
        : edge == 0 ? 0 : child(ofKey: key, Int(block[wanted].hash))
    }
  }
}
