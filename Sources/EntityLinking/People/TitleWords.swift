internal import InkGraphCore

/// Finds the title right before or behind a name.
struct TitleWords: Sendable {
  /// The titles read from their ends, and from their starts.
  private var backward = ScalarTrie(capacity: 0)
  private var forward = ScalarTrie(capacity: 0)
  /// The nodes at which a title is read to its end.
  private var backwardEnds: Set<UInt32> = []
  private var forwardEnds: Set<UInt32> = []

  init(_ titles: [String]) {
    for title in titles where !title.isEmpty {
      backwardEnds.insert(backward.insert(title.unicodeScalars.reversed()))
      forwardEnds.insert(forward.insert(title.unicodeScalars))
    }
  }

  /// The longest title that ends right before a position.
  func word(before position: Int, in text: [Unicode.Scalar]) -> String? {
    var node = ScalarTrie.root
    var start: Int?
    var place = position
    while place > 0 {
      place -= 1
      node = backward.child(of: node, text[place])
      if node == ScalarTrie.root { break }
      if backwardEnds.contains(node) { start = place }
    }
    return start.map { String(scalars: text[$0..<position]) }
  }

  /// The longest title of two characters or more that begins at a position.
  func word(after position: Int, in text: [Unicode.Scalar]) -> String? {
    var node = ScalarTrie.root
    var end: Int?
    var place = position
    while place < text.count {
      node = forward.child(of: node, text[place])
      if node == ScalarTrie.root { break }
      place += 1
      if place > position + 1, forwardEnds.contains(node) { end = place }
    }
    return end.map { String(scalars: text[position..<$0]) }
  }
}
