internal import InkGraphCore
internal import Ontology

/// The words of trades and of firms' names that no firm has for itself.
struct TradeWords: Sendable {
  private var trie = ScalarTrie(capacity: 0)
  private var ends: Set<UInt32> = []

  /// The words of an ontology.
  init(_ ontology: Ontology) {
    for row in ontology.table("trade-words").rows {
      ends.insert(trie.insert(row["word"].unicodeScalars))
    }
  }

  /// Whether a text consists of such words and of numbers.
  ///
  /// - Complexity: O(*n* *k*), *n* the length of the text, *k* that of the longest word.
  func areAll(of text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var isReached = [Bool](repeating: false, count: scalars.count + 1)
    isReached[0] = true
    for start in scalars.indices where isReached[start] {
      if scalars[start].isDecimalDigit || Self.numbers.contains(scalars[start]) {
        isReached[start + 1] = true
      }
      var node = ScalarTrie.root
      for end in start..<scalars.count {
        node = trie.child(of: node, scalars[end])
        if node == ScalarTrie.root { break }
        if ends.contains(node) { isReached[end + 1] = true }
      }
    }
    return isReached[scalars.count]
  }

  private static let numbers: ScalarSet = "第一二三四五六七八九十年"
}
