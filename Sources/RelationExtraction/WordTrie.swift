internal import InkGraphCore

/// Words in a trie, each with its number: one walk finds all that begin at a place of a text.
///
/// The first characters stand in a table of the basic plane, the other edges in one open-addressing
/// table.
struct WordTrie: Sendable {
  private struct Node {
    let parent: Int32
    let scalar: UInt32
    /// The number of the word that ends here, or -1.
    var word: Int32 = -1
  }

  private var nodes = [Node(parent: -1, scalar: 0)]
  /// For each scalar of the basic plane its child of the root; 0 for none.
  private var roots = [Int32](repeating: 0, count: 1 << 16)
  /// The other nodes by a hash of parent and scalar; 0 marks a free slot.
  private var slots: [Int32]

  /// Makes a trie of words, which are numbered by their places in the list.
  init(_ words: [[Unicode.Scalar]]) {
    var size = 64
    while size < words.reduce(0, { $0 + $1.count }) * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    for (number, word) in words.enumerated() where !word.isEmpty {
      var node: Int32 = 0
      for scalar in word {
        let child = child(of: node, scalar)
        node = child == 0 ? addChild(of: node, scalar) : child
      }
      // Of equal words the first counts.
      if nodes[Int(node)].word < 0 { nodes[Int(node)].word = Int32(number) }
    }
  }

  /// Every word that begins at a place and ends at `limit` at the latest, shortest first.
  func matches(
    in text: [Unicode.Scalar], at start: Int, limit: Int, _ body: (_ word: Int, _ end: Int) -> Void
  ) {
    var node: Int32 = 0
    var position = start
    while position < limit {
      node = child(of: node, text[position])
      if node == 0 { return }
      position += 1
      let word = nodes[Int(node)].word
      if word >= 0 { body(Int(word), position) }
    }
  }

  /// Every word, written from its end to its beginning, that ends at a place, shortest first.
  func matches(
    in text: [Unicode.Scalar], endingAt end: Int, _ body: (_ word: Int, _ start: Int) -> Void
  ) {
    var node: Int32 = 0
    var position = end
    while position > 0 {
      node = child(of: node, text[position - 1])
      if node == 0 { return }
      position -= 1
      let word = nodes[Int(node)].word
      if word >= 0 { body(Int(word), position) }
    }
  }

  /// The child of a node along a scalar; 0 for none.
  private func child(of node: Int32, _ scalar: Unicode.Scalar) -> Int32 {
    if node == 0, scalar.value < 1 << 16 { return roots[Int(scalar.value)] }
    let mask = slots.count - 1
    var slot = Self.hash(node, scalar.value) & mask
    while slots[slot] != 0 {
      let child = nodes[Int(slots[slot])]
      if child.parent == node, child.scalar == scalar.value { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  private mutating func addChild(of node: Int32, _ scalar: Unicode.Scalar) -> Int32 {
    let child = Int32(nodes.count)
    nodes.append(Node(parent: node, scalar: scalar.value))
    if node == 0, scalar.value < 1 << 16 {
      roots[Int(scalar.value)] = child
      return child
    }
    let mask = slots.count - 1
    var slot = Self.hash(node, scalar.value) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = child
    return child
  }

  // Fibonacci hashing (Knuth, TAOCP 6.4): the high bits of the product are well mixed.
  private static func hash(_ node: Int32, _ scalar: UInt32) -> Int {
    let key = UInt64(UInt32(bitPattern: node)) << 21 | UInt64(scalar)
    return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
