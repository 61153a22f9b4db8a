internal import InkGraphCore

/// Finds which of many names stand in an issue.
struct NameLexicon: Sendable {
  private let names: [CertainName]
  private var trie: ScalarTrie
  /// For each node of the trie one of the names that end there, or -1.
  private var nameOfNode: [Int32] = [-1]
  /// For each name another of the same words, or -1.
  private var others: [Int32]

  init(_ names: [CertainName]) {
    self.names = names
    trie = ScalarTrie(capacity: names.count * 3)
    others = [Int32](repeating: -1, count: names.count)
    for (index, name) in names.enumerated() {
      let node = Int(trie.insert(name.surface.unicodeScalars))
      while nameOfNode.count < trie.nodeCount { nameOfNode.append(-1) }
      others[index] = nameOfNode[node]
      nameOfNode[node] = Int32(index)
    }
  }

  /// The names that stand in an issue and that it does not make certain itself, sorted.
  func names(borrowedBy part: IssuePart) -> [CertainName] {
    let own = Set(part.certainNames)
    return names(in: part.issue).filter { !own.contains($0) }.sorted()
  }

  /// The names that stand in an issue.
  ///
  /// - Complexity: O(*n*), *n* scalars.
  func names(in issue: Issue) -> Set<CertainName> {
    // Numbers are gathered, as a set of names would hash one each time that it stands in the issue.
    var found: Set<Int32> = []
    for article in issue.articles {
      let text = article.scalars
      trie.withWalker { walker in
        for start in text.indices {
          var node = walker.child(of: ScalarTrie.root, text[start])
          var end = start + 1
          while node != 0 {
            var name = nameOfNode[Int(node)]
            while name >= 0 {
              found.insert(name)
              name = others[Int(name)]
            }
            if end == text.count { break }
            node = walker.child(of: node, text[end])
            end += 1
          }
        }
      }
    }
    return Set(found.lazy.map { names[Int($0)] })
  }
}
