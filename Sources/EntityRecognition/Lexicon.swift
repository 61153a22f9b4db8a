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

  /// For each node of the trie the newest entry of the word that ends there, or -1; the root is node 0.
  private var newestEntry: [Int32] = [-1]
  /// For each scalar of the basic plane its child of the root; 0 for none.
  private var roots = [UInt32](repeating: 0, count: 1 << 16)
  /// The other edges by a hash of parent and scalar: 22 bits of the parent, 21 of the scalar, 21 of the
  /// child; 0 marks a free slot.
  private var edges: [UInt64]
  private var edgeCount = 0
  /// For each value of a hash's lowest bits whether some edge has it (Bloom 1970): most pairs of
  /// characters in a text are no edge, and this stays in the cache.
  private var filter: [UInt64]
  /// For each entry the next older one of the same node, or -1.
  private var nextEntry: [Int32] = []
  private var entries: [Entry] = []

  private static let scalarBits: UInt64 = 21
  private static let childBits: UInt64 = 21

  /// Makes an empty lexicon with room for about `capacity` trie edges.
  package init(capacity: Int = 1 << 16) {
    var size = 1024
    while size * 3 < capacity * 4 { size *= 2 }
    edges = [UInt64](repeating: 0, count: size)
    filter = Self.emptyFilter(edges: size)
    newestEntry.reserveCapacity(capacity)
  }

  private static func emptyFilter(edges: Int) -> [UInt64] {
    [UInt64](repeating: 0, count: edges / 16)
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
    nextEntry.append(newestEntry[Int(node)])
    newestEntry[Int(node)] = Int32(entries.count - 1)
  }

  /// The newest entry of some sort of the word that ends at a node.
  func firstEntry(of node: UInt32, where isWanted: (Entry) -> Bool) -> Entry? {
    var index = newestEntry[Int(node)]
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
      var index = newestEntry[Int(node)]
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

  @inline(__always)
  private func child(of node: UInt32, _ scalar: Unicode.Scalar) -> UInt32? {
    if node == 0, scalar.value < 1 << 16 {
      let child = roots[Int(scalar.value)]
      return child == 0 ? nil : child
    }
    let key = Self.key(node, scalar)
    let hash = Self.hash(key)
    let bit = hash & (filter.count &* 64 &- 1)
    guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return nil }
    let mask = edges.count - 1
    var slot = hash & mask
    while edges[slot] != 0 {
      if edges[slot] >> Self.childBits == key {
        return UInt32(truncatingIfNeeded: edges[slot] & (1 << Self.childBits - 1))
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func addChild(of node: UInt32, _ scalar: Unicode.Scalar) -> UInt32 {
    let child = UInt32(newestEntry.count)
    precondition(child < 1 << Self.childBits, "a lexicon of more than two million edges")
    newestEntry.append(-1)
    if node == 0, scalar.value < 1 << 16 {
      roots[Int(scalar.value)] = child
      return child
    }
    edgeCount += 1
    // The filter turns most misses away, so the table may be fuller than without one.
    if edgeCount * 4 > edges.count * 3 { grow() }
    place(Self.key(node, scalar) << Self.childBits | UInt64(child))
    return child
  }

  private mutating func place(_ edge: UInt64) {
    let hash = Self.hash(edge >> Self.childBits)
    let bit = hash & (filter.count * 64 - 1)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
    let mask = edges.count - 1
    var slot = hash & mask
    while edges[slot] != 0 { slot = (slot + 1) & mask }
    edges[slot] = edge
  }

  private mutating func grow() {
    let all = edges
    edges = [UInt64](repeating: 0, count: all.count * 2)
    filter = Self.emptyFilter(edges: edges.count)
    for edge in all where edge != 0 { place(edge) }
  }

  @inline(__always)
  private static func key(_ node: UInt32, _ scalar: Unicode.Scalar) -> UInt64 {
    UInt64(node) << scalarBits | UInt64(scalar.value)
  }

  // Fibonacci hashing (Knuth, TAOCP 6.4): the high bits of the product are well mixed.
  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
