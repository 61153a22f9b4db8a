internal import InkGraphCore

/// Groups of words, of which the first that stands at a place counts.
///
/// All words stand in one trie: to ask one list after another copies each of them, which took most of
/// the time of finding words such as 该公司.
struct WordGroups: Sendable {
  private let trie: WordTrie
  /// For each word its group.
  private let groups: [Int]

  /// Makes groups, each of words that are tried in order.
  init(_ groups: [[String]]) {
    trie = WordTrie(groups.joined().map { Array($0.unicodeScalars) })
    self.groups = groups.enumerated().flatMap { group, words in words.map { _ in group } }
  }

  /// The first group of which a word begins at a position, and where its first such word ends.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - position: The position.
  ///   - limit: Where the word may end at the latest; the first word of a group that stands there counts
  ///     for the group, even if it ends later.
  /// - Returns: The place of the group, and the end of the word; nil if no word stands there.
  func first(
    in text: [Unicode.Scalar], at position: Int, limit: Int
  ) -> (group: Int, end: Int)? {
    var found: [(word: Int, end: Int)] = []
    trie.matches(in: text, at: position, limit: text.count) { found.append(($0, $1)) }
    if found.count > 1 { found.sort { $0.word < $1.word } }
    var last: Int?
    for (word, end) in found where groups[word] != last {
      if end <= limit { return (groups[word], end) }
      last = groups[word]
    }
    return nil
  }
}
