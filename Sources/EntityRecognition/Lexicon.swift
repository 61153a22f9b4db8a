internal import InkGraphCore

/// What a word of the lexicon is known as.
///
/// One surface may stand in the lexicon several times, as different things.
package enum LexiconKind: UInt8, Sendable {
  /// A region by its full name; the payload is the region's index.
  case regionName
  /// A region by its short name; the payload is the region's index.
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
/// Lookup walks a trie whose edges stand in one open-addressing table, so a text costs a few
/// probes a character however many words there are.
///
/// **Invariant:** immutable after `init`; matches depend on the text alone.
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

  private var keys: [UInt64]
  private var children: [UInt32]
  private var mask: Int
  private var nodeCount: UInt32 = 1
  private var firstEntry: [Int32] = [-1]
  private var nextEntry: [Int32] = []
  private var entries: [Entry] = []

  /// Makes an empty lexicon with room for about `capacity` trie edges.
  package init(capacity: Int = 1 << 16) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    children = [UInt32](repeating: 0, count: size)
    mask = size - 1
  }

  /// Adds a word; words shorter than one scalar are ignored.
  package mutating func insert(_ word: some Sequence<Unicode.Scalar>, _ entry: Entry) {
    var node: UInt32 = 0
    for scalar in word { node = child(of: node, scalar) ?? addChild(of: node, scalar) }
    guard node != 0 else { return }
    entries.append(entry)
    nextEntry.append(firstEntry[Int(node)])
    firstEntry[Int(node)] = Int32(entries.count - 1)
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
      var index = firstEntry[Int(node)]
      while index >= 0 {
        let entry = entries[Int(index)]
        body(
          Match(
            start: Int32(start), end: Int32(position), kind: entry.kind, payload: entry.payload))
        index = nextEntry[Int(index)]
      }
    }
  }

  private func child(of node: UInt32, _ scalar: Unicode.Scalar) -> UInt32? {
    let key = (UInt64(node) << 21 | UInt64(scalar.value)) &+ 1
    var slot = Self.slot(of: key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return children[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func addChild(of node: UInt32, _ scalar: Unicode.Scalar) -> UInt32 {
    if Int(nodeCount) * 2 > mask { grow() }
    let new = nodeCount
    nodeCount += 1
    firstEntry.append(-1)
    place((UInt64(node) << 21 | UInt64(scalar.value)) &+ 1, new)
    return new
  }

  private mutating func place(_ key: UInt64, _ child: UInt32) {
    var slot = Self.slot(of: key) & mask
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    children[slot] = child
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldChildren = children
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    children = [UInt32](repeating: 0, count: oldKeys.count * 2)
    mask = keys.count - 1
    for index in oldKeys.indices where oldKeys[index] != 0 {
      place(oldKeys[index], oldChildren[index])
    }
  }

  // Fibonacci hashing (Knuth, TAOCP 6.4): the high bits of the product are well mixed.
  private static func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
