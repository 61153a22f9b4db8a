internal import InkGraphCore

/// What a word of the lexicon is known as.
///
/// One surface may stand in the lexicon several times, as different things.
package enum LexiconKind: UInt8, Sendable {
  /// A region by its full name; the payload is a group of `Knowledge`, the regions of that name.
  case regionName
  /// A region by its short name; the payload is a group of `Knowledge`.
  case regionShortName
  /// A country or a well-known part of the world; no payload.
  case country
  /// The constant end of a body's name, after the slot of the region; payload: surface form.
  case bodySuffix
  /// The constant beginning of a body's name, before the slot of the region; payload: surface form.
  case bodyPrefix
  /// The name of a department without 委, for lists such as 区委组织部、宣传部; payload: surface form.
  case bodyTail
  /// A central organ by a full or short name; payload: row of the table.
  case centralBody
  /// A well-known organization; payload: row of the table.
  case knownOrganization
  /// A well-known enterprise by a full or unmistakable short name; payload: row of the table.
  case knownEnterprise
  /// A well-known enterprise by a short form that is also an ordinary word.
  case ambiguousEnterprise
  /// A surname; payload: weight per ten thousand people.
  case surname
  /// A title; payload: index into `Lexicon.titles`.
  case title
  /// A head noun; payload: index into `Lexicon.heads`.
  case head
  /// A word that ends the left side of a name; payload: `BoundaryClass`.
  case boundary
  /// A word that holds a boundary character without being one: 和谐, 平等.
  case inner
  /// A doctrine, slogan or document in whose title nothing is a name.
  case doctrine
  /// A name that any reader knows, for the tagger alone; payload: a `LexiconCategory`, and bit 8 if
  /// the word is mostly something else.
  case commonName
}

/// Why a word can't stand inside a name, on its left side.
package enum BoundaryClass: Int, Sendable {
  case verb
  case function
  case adverb
  case time
  case generic
  /// A verb that is also a noun inside names (服务, 建设): only the first word of a span parts.
  case soft
}

/// All the words that recognition knows, in one trie.
///
/// The first characters of words stand in a table of the basic plane, all other edges of the trie in
/// one open-addressing table, so a text costs a few probes a character however many words there are.
///
/// **Invariant:** matches depend on the text and the words alone.
package struct Lexicon: Sendable {
  /// A word as one kind of thing.
  package struct Entry: Sendable {
    package let kind: LexiconKind
    package let payload: Int32

    /// Makes an entry.
    package init(kind: LexiconKind, payload: Int32) {
      self.kind = kind
      self.payload = payload
    }
  }

  /// A place where a word stands.
  package struct Match: Sendable {
    package let start: Int32
    package let end: Int32
    package let kind: LexiconKind
    package let payload: Int32
    package var count: Int { Int(end - start) }
  }

  /// A node of the trie; the root is node 0.
  private struct Node {
    let parent: UInt32
    /// The scalar of the edge from the parent.
    let scalar: UInt32
    /// The newest entry of the word that ends here, or -1.
    var entry: Int32 = -1
  }

  private var nodes = [Node(parent: 0, scalar: 0)]
  /// For each scalar of the basic plane its child of the root; 0 for none.
  private var roots = [UInt32](repeating: 0, count: 1 << 16)
  /// The other nodes by a hash of parent and scalar; 0 marks a free slot.
  private var slots: [UInt32]
  /// For each entry the next older one of the same node, or -1.
  private var nextEntry: [Int32] = []
  private var entries: [Entry] = []

  /// Makes an empty lexicon with room for about `capacity` trie edges.
  package init(capacity: Int = 1 << 16) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    nodes.reserveCapacity(capacity)
  }

  /// Adds a word; words shorter than one scalar are ignored.
  package mutating func insert(_ word: some Sequence<Unicode.Scalar>, _ entry: Entry) {
    let node = insertNode(word)
    guard node != 0 else { return }
    add(entry, to: node)
  }

  /// Makes the way to a word, without an entry, and returns the node at its end; 0 is the root.
  mutating func insertNode(_ word: some Sequence<Unicode.Scalar>) -> UInt32 {
    var node: UInt32 = 0
    for scalar in word { node = child(of: node, scalar) ?? addChild(of: node, scalar) }
    return node
  }

  /// The node at the end of a word; nil where no word begins so.
  func node(of word: some Sequence<Unicode.Scalar>) -> UInt32? {
    var node: UInt32 = 0
    for scalar in word {
      guard let next = child(of: node, scalar) else { return nil }
      node = next
    }
    return node
  }

  /// Adds an entry to the word that ends at a node.
  mutating func add(_ entry: Entry, to node: UInt32) {
    entries.append(entry)
    nextEntry.append(nodes[Int(node)].entry)
    nodes[Int(node)].entry = Int32(entries.count - 1)
  }

  /// The newest entry of some sort of the word that ends at a node.
  func firstEntry(of node: UInt32, where isWanted: (Entry) -> Bool) -> Entry? {
    var index = nodes[Int(node)].entry
    while index >= 0 {
      if isWanted(entries[Int(index)]) { return entries[Int(index)] }
      index = nextEntry[Int(index)]
    }
    return nil
  }

  /// Every word that begins at `start`, shortest first.
  package func matches(
    in text: [Unicode.Scalar], at start: Int, _ body: (Match) -> Void
  ) {
    var node: UInt32 = 0
    var position = start
    while position < text.count, let next = child(of: node, text[position]) {
      node = next
      position += 1
      var index = nodes[Int(node)].entry
      while index >= 0 {
        let entry = entries[Int(index)]
        body(
          Match(
            start: Int32(start), end: Int32(position), kind: entry.kind, payload: entry.payload))
        index = nextEntry[Int(index)]
      }
    }
  }

  /// Every word of a text, by rising start, then shortest first.
  func matches(in text: [Unicode.Scalar]) -> [Match] {
    var found: [Match] = []
    for place in text.indices { matches(in: text, at: place) { found.append($0) } }
    return found
  }

  private func child(of node: UInt32, _ scalar: Unicode.Scalar) -> UInt32? {
    if node == 0, scalar.value < 1 << 16 {
      let child = roots[Int(scalar.value)]
      return child == 0 ? nil : child
    }
    let mask = slots.count - 1
    var slot = Self.hash(node, scalar.value) & mask
    while slots[slot] != 0 {
      let child = nodes[Int(slots[slot])]
      if child.parent == node, child.scalar == scalar.value { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func addChild(of node: UInt32, _ scalar: Unicode.Scalar) -> UInt32 {
    let child = UInt32(nodes.count)
    nodes.append(Node(parent: node, scalar: scalar.value))
    if node == 0, scalar.value < 1 << 16 {
      roots[Int(scalar.value)] = child
    } else if nodes.count * 2 > slots.count {
      grow()
    } else {
      place(child)
    }
    return child
  }

  private mutating func place(_ node: UInt32) {
    let mask = slots.count - 1
    var slot = Self.hash(nodes[Int(node)].parent, nodes[Int(node)].scalar) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = node
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for node in 1..<nodes.count where nodes[node].parent != 0 || nodes[node].scalar >= 1 << 16 {
      place(UInt32(node))
    }
  }

  // Fibonacci hashing (Knuth, TAOCP 6.4): the high bits of the product are well mixed.
  private static func hash(_ node: UInt32, _ scalar: UInt32) -> Int {
    let key = UInt64(node) << 21 | UInt64(scalar)
    return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
