/// Walks into a trie from a block of places of a text at once.
///
/// Each step is done for all places before the next one begins, so that the memory fetches much of it at
/// once. The walks go as far as four characters; few go on from there.
public struct ScalarTrieBlock {
  /// The places that are looked up together, at most.
  public static let longest = 128
  /// How far the walks go.
  public static let depth = 4

  /// For each number of characters, less one, and each place the node that the characters from there lead
  /// to; 0 for none.
  @usableFromInline let nodes: UnsafeMutablePointer<UInt32>
  /// What stands in the first slots in which the wanted edges may stand, and the hashes of those edges.
  @usableFromInline let edges: UnsafeMutablePointer<UInt64>
  @usableFromInline let hashes: UnsafeMutablePointer<UInt32>
  /// For each number of characters, less one, the places whose walks come so far.
  @usableFromInline let going: UnsafeMutablePointer<UInt8>
  /// Those places of one number whose next edge may be there.
  @usableFromInline let wanted: UnsafeMutablePointer<UInt8>

  /// Lends a block.
  @inlinable @inline(__always)
  public static func with<Result>(_ body: (ScalarTrieBlock) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: (depth + 1) * longest) { nodes in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: longest) { edges in
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: (depth + 1) * longest) { places in
          // No buffer is empty.
          let first = nodes.baseAddress.unsafelyUnwrapped
          let going = places.baseAddress.unsafelyUnwrapped
          return body(
            ScalarTrieBlock(
              nodes: first, edges: edges.baseAddress.unsafelyUnwrapped,
              hashes: first + depth * longest, going: going,
              wanted: going + depth * longest))
        }
      }
    }
  }

  @inlinable
  init(
    nodes: UnsafeMutablePointer<UInt32>, edges: UnsafeMutablePointer<UInt64>,
    hashes: UnsafeMutablePointer<UInt32>, going: UnsafeMutablePointer<UInt8>,
    wanted: UnsafeMutablePointer<UInt8>
  ) {
    self.nodes = nodes
    self.edges = edges
    self.hashes = hashes
    self.going = going
    self.wanted = wanted
  }

  /// The node that some characters from a place lead to.
  ///
  /// - Parameters:
  ///   - index: The place, counted from the first one of the block.
  ///   - level: The number of characters, less one; below `depth`.
  /// - Returns: The node; 0 for none.
  @inlinable @inline(__always)
  public func node(at index: Int, _ level: Int) -> UInt32 {
    nodes[level &* Self.longest &+ index]
  }

  /// A place from which a walk comes so far.
  ///
  /// - Parameters:
  ///   - number: The number of the place among those, by rising place.
  ///   - level: The number of characters, less one; below `depth`.
  /// - Returns: The place, counted from the first one of the block.
  @inlinable @inline(__always)
  public func place(_ number: Int, _ level: Int) -> Int {
    Int(going[level &* Self.longest &+ number])
  }

  /// Walks from some places.
  ///
  /// - Parameters:
  ///   - walker: The trie.
  ///   - text: The text.
  ///   - start: The first place.
  ///   - count: The number of places, at most `longest`, all of them in the text.
  /// - Returns: For each number of characters, less one, from how many places the walks come so far.
  @inlinable
  public func walk(
    _ walker: ScalarTrie.Walker, in text: UnsafeBufferPointer<Unicode.Scalar>, from start: Int,
    count: Int
  ) -> SIMD4<Int32> {
    var counts = SIMD4<Int32>(repeating: 0)
    for index in 0..<count {
      let node = walker.child(of: ScalarTrie.root, text[start &+ index])
      nodes[index] = node
      going[Int(counts[0])] = UInt8(truncatingIfNeeded: index)
      counts[0] &+= node != 0 ? 1 : 0
    }
    for level in 1..<Self.depth {
      let before = nodes + (level &- 1) &* Self.longest
      let after = nodes + level &* Self.longest
      let goingBefore = going + (level &- 1) &* Self.longest
      let goingAfter = going + level &* Self.longest
      after.update(repeating: 0, count: count)
      // The last places of a text have no further characters.
      let inside = text.count &- start &- level
      var wantedCount = 0
      for place in 0..<Int(counts[level &- 1]) {
        let index = Int(goingBefore[place])
        let scalar = text[start &+ (index < inside ? index &+ level : 0)]
        let hash = ScalarTrie.hash(ScalarTrie.key(before[index], scalar))
        // Whether an edge may be there can't be foretold: it is written anyway, and over if not.
        wanted[wantedCount] = UInt8(truncatingIfNeeded: index)
        hashes[wantedCount] = UInt32(truncatingIfNeeded: hash)
        wantedCount &+= walker.passes(hash) & (index < inside ? 1 : 0)
      }
      for place in 0..<wantedCount {
        edges[place] = walker.edges[Int(hashes[place]) & walker.edgeMask]
      }
      var goingCount = 0
      for place in 0..<wantedCount {
        let index = Int(wanted[place])
        let key = ScalarTrie.key(before[index], text[start &+ index &+ level])
        let edge = edges[place]
        let isFirst = edge >> ScalarTrie.childBits == key
        let child =
          isFirst || edge == 0
          ? ScalarTrie.child(of: edge) : walker.child(ofKey: key, Int(hashes[place]))
        after[index] = child
        goingAfter[goingCount] = wanted[place]
        goingCount &+= child != 0 ? 1 : 0
      }
      counts[level] = Int32(truncatingIfNeeded: goingCount)
    }
    return counts
  }
}
