internal import InkGraphCore

/// Words, each with its number: one walk finds all that begin or end at a place of a text.
struct WordTrie: Sendable {
  private var trie: ScalarTrie
  /// For each node of the trie the number of the word that ends there, or -1.
  private var wordOfNode: [Int32] = [-1]

  /// Makes a trie of words, which are numbered by their places in the list.
  init(_ words: [[Unicode.Scalar]]) {
    trie = ScalarTrie(capacity: words.reduce(0) { $0 + $1.count })
    for (number, word) in words.enumerated() where !word.isEmpty {
      let node = Int(trie.insert(word))
      while wordOfNode.count < trie.nodeCount { wordOfNode.append(-1) }
      // Of equal words the first counts.
      if wordOfNode[node] < 0 { wordOfNode[node] = Int32(number) }
    }
  }

  /// Every word that begins at a place and ends at `limit` at the latest, shortest first.
  func matches(
    in text: [Unicode.Scalar], at start: Int, limit: Int, _ body: (_ word: Int, _ end: Int) -> Void
  ) {
    var node = ScalarTrie.root
    var position = start
    while position < limit {
      node = trie.child(of: node, text[position])
      if node == 0 { return }
      position += 1
      let word = wordOfNode[Int(node)]
      if word >= 0 { body(Int(word), position) }
    }
  }

  /// Every word that begins in a range of a text and ends in it, in the order of their beginnings,
  /// shorter ones first.
  func matches(in text: [Unicode.Scalar], _ range: Range<Int>) -> [PlacedWord] {
    var found: [PlacedWord] = []
    found.reserveCapacity(32)
    trie.withWalker { walker in
      for start in range {
        var node = walker.child(of: ScalarTrie.root, text[start])
        var end = start + 1
        while node != 0 {
          let word = wordOfNode[Int(node)]
          if word >= 0 {
            found.append(PlacedWord(word: word, start: Int32(start), end: Int32(end)))
          }
          if end == range.upperBound { break }
          node = walker.child(of: node, text[end])
          end += 1
        }
      }
    }
    return found
  }

  /// A word with where it stands.
  struct PlacedWord {
    let word: Int32
    let start: Int32
    let end: Int32
  }

  /// Every word, written from its end to its beginning, that ends at a place, shortest first.
  func matches(
    in text: [Unicode.Scalar], endingAt end: Int, _ body: (_ word: Int, _ start: Int) -> Void
  ) {
    var node = ScalarTrie.root
    var position = end
    while position > 0 {
      node = trie.child(of: node, text[position - 1])
      if node == 0 { return }
      position -= 1
      let word = wordOfNode[Int(node)]
      if word >= 0 { body(Int(word), position) }
    }
  }
}
