extension ScalarTrie {
  /// The tables of a trie, for the loop over a text.
  public struct Walker {
    @usableFromInline let pages: UnsafePointer<UInt16>
    @usableFromInline let roots: UnsafePointer<UInt32>
    @usableFromInline let edges: UnsafePointer<UInt64>
    @usableFromInline let edgeMask: Int
    @usableFromInline let filter: UnsafePointer<UInt64>
    @usableFromInline let filterMask: Int

    @inlinable init(
      pages: UnsafePointer<UInt16>, roots: UnsafePointer<UInt32>, edges: UnsafePointer<UInt64>,
      edgeMask: Int, filter: UnsafePointer<UInt64>, filterMask: Int
    ) {
      self.pages = pages
      self.roots = roots
      self.edges = edges
      self.edgeMask = edgeMask
      self.filter = filter
      self.filterMask = filterMask
    }

    /// The child of a node along a scalar; 0 for none.
    @inlinable @inline(__always)
    public func child(of node: UInt32, _ scalar: Unicode.Scalar) -> UInt32 {
      if node == 0, scalar.value < 1 << 16 {
        return roots[Int(pages[Int(scalar.value >> 8)]) &+ Int(scalar.value & 0xFF)]
      }
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
    pages.withUnsafeBufferPointer { pages in
      roots.withUnsafeBufferPointer { roots in
        edges.withUnsafeBufferPointer { edges in
          filter.withUnsafeBufferPointer { filter in
            // No table is empty.
            body(
              Walker(
                pages: pages.baseAddress.unsafelyUnwrapped,
                roots: roots.baseAddress.unsafelyUnwrapped,
                edges: edges.baseAddress.unsafelyUnwrapped, edgeMask: edges.count - 1,
                filter: filter.baseAddress.unsafelyUnwrapped, filterMask: filter.count * 64 - 1))
          }
        }
      }
    }
  }
}
