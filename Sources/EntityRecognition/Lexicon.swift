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

  private(set) var trie: ScalarTrie
  /// For each node of the trie the newest entry of the word that ends there.
  private(set) var newest = [Listed.none]
  /// The entries that are not the newest of their nodes.
  private(set) var older: [Listed] = []
  /// For each node, as a bit, whether a word ends there.
  private(set) var wordEnds: [UInt64] = [0]

  /// An entry in the list of its node.
  struct Listed {
    let entry: Entry
    /// The place of the next older entry of the same node; negative if there is none.
    let next: Int32

    /// What stands at a node at which no word ends.
    static let none = Listed(entry: Entry(kind: .inner, payload: 0), next: -2)

    @inline(__always)
    var isNone: Bool { next == -2 }
  }

  /// Makes an empty lexicon with room for about `capacity` trie edges.
  package init(capacity: Int = 1 << 16) {
    trie = ScalarTrie(capacity: capacity)
    newest.reserveCapacity(capacity)
  }

  /// Adds a word; words shorter than one scalar are ignored.
  package mutating func insert(_ word: some Sequence<Unicode.Scalar>, _ entry: Entry) {
    let node = insertNode(word)
    guard node != 0 else { return }
    add(entry, to: node)
  }

  /// Makes the way to a word, without an entry, and returns the node at its end; 0 is the root.
  mutating func insertNode(_ word: some Sequence<Unicode.Scalar>) -> UInt32 {
    let node = trie.insert(word)
    while newest.count < trie.nodeCount { newest.append(.none) }
    while wordEnds.count * 64 < newest.count { wordEnds.append(0) }
    return node
  }

  /// The node at the end of a word; nil where no word begins so.
  func node(of word: some Sequence<Unicode.Scalar>) -> UInt32? { trie.node(of: word) }

  /// Adds an entry to the word that ends at a node.
  mutating func add(_ entry: Entry, to node: UInt32) {
    let last = newest[Int(node)]
    if !last.isNone { older.append(last) }
    wordEnds[Int(node) >> 6] |= 1 << UInt64(node & 63)
    newest[Int(node)] = Listed(entry: entry, next: last.isNone ? -1 : Int32(older.count - 1))
  }

  /// The newest entry of some sort of the word that ends at a node.
  func firstEntry(of node: UInt32, where isWanted: (Entry) -> Bool) -> Entry? {
    var listed = newest[Int(node)]
    guard !listed.isNone else { return nil }
    while !isWanted(listed.entry) {
      guard listed.next >= 0 else { return nil }
      listed = older[Int(listed.next)]
    }
    return listed.entry
  }

  /// Every word that begins at `start`, shortest first.
  package func matches(
    in text: [Unicode.Scalar], at start: Int, _ body: (Match) -> Void
  ) {
    var node = ScalarTrie.root
    var position = start
    while position < text.count {
      node = trie.child(of: node, text[position])
      if node == 0 { return }
      position += 1
      var listed = newest[Int(node)]
      guard !listed.isNone else { continue }
      body(Match(listed.entry, start: start, end: position))
      while listed.next >= 0 {
        listed = older[Int(listed.next)]
        body(Match(listed.entry, start: start, end: position))
      }
    }
  }
}

extension Lexicon.Match {
  @inline(__always)
  init(_ entry: Lexicon.Entry, start: Int, end: Int) {
    self.init(
      start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
      kind: entry.kind, payload: entry.payload)
  }
}
