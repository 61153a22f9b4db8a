internal import InkGraphCore

extension Lexicon {
  /// Every word of a text, by rising start, then shortest first.
  ///
  /// The tables lie all over some megabytes, and waiting for the memory is most of the work. So the first
  /// two characters of words are looked up for a block of places, step by step, before the words are
  /// listed; in half the time of place by place (25 issues of a daily, 1.5 million characters).
  ///
  /// - Parameter text: The text.
  /// - Returns: The words, and for each place and the end of the text where its words begin among them.
  /// - Complexity: O(*n* + *m*), *n* scalars, *m* those of the words and of beginnings of words.
  func matches(in text: [Unicode.Scalar]) -> (matches: [Match], firsts: [Int32]) {
    var found: [Match] = []
    found.reserveCapacity(text.count)
    let firsts = [Int32](unsafeUninitializedCapacity: text.count + 1) { firsts, count in
      count = text.count + 1
      withTables { tables in
        text.withUnsafeBufferPointer { text in
          forEachBlock(of: text) { beginnings, words, start in
            tables.find(beginnings, words, in: text, from: start)
            for index in beginnings.indices {
              let place = start &+ index
              firsts[place] = Int32(truncatingIfNeeded: found.count)
              list(words[index].first, place, place &+ 1, &found)
              var node = beginnings[index].second
              guard node != 0 else { continue }
              var position = place &+ 2
              list(words[index].second, place, position, &found)
              while position < text.count {
                node = tables.walker.child(of: node, text[position])
                if node == 0 { break }
                position &+= 1
                if tables.isWord(node) { list(tables.newest[Int(node)], place, position, &found) }
              }
            }
          }
        }
      }
      firsts[text.count] = Int32(truncatingIfNeeded: found.count)
    }
    return (found, firsts)
  }

  /// The newest entries of the words of the first character and of the first two.
  private typealias FirstWords = (first: Listed, second: Listed)

  /// Calls `body` with room for each block of places, and its first place.
  @inline(__always)
  private func forEachBlock(
    of text: UnsafeBufferPointer<Unicode.Scalar>,
    _ body: (
      UnsafeMutableBufferPointer<ScalarTrie.Beginning>, UnsafeMutablePointer<FirstWords>, Int
    ) -> Void
  ) {
    let longest = 128
    withUnsafeTemporaryAllocation(of: ScalarTrie.Beginning.self, capacity: longest) { beginnings in
      withUnsafeTemporaryAllocation(of: FirstWords.self, capacity: longest) { words in
        var start = 0
        while start < text.count {
          let count = min(longest, text.count &- start)
          // No buffer is empty.
          body(
            UnsafeMutableBufferPointer(start: beginnings.baseAddress, count: count),
            words.baseAddress.unsafelyUnwrapped, start)
          start &+= count
        }
      }
    }
  }

  /// Adds the entries of a word, if one ends there.
  @inline(__always)
  private func list(_ newest: Listed, _ start: Int, _ end: Int, _ found: inout [Match]) {
    guard !newest.isNone else { return }
    var listed = newest
    found.append(Match(listed.entry, start: start, end: end))
    while listed.next >= 0 {
      listed = older[Int(listed.next)]
      found.append(Match(listed.entry, start: start, end: end))
    }
  }

  /// Lends the tables.
  private func withTables(_ body: (Tables) -> Void) {
    trie.withWalker { walker in
      newest.withUnsafeBufferPointer { newest in
        wordEnds.withUnsafeBufferPointer { wordEnds in
          body(Tables(walker: walker, newest: newest, wordEnds: wordEnds))
        }
      }
    }
  }

  /// The tables of a lexicon, for the loop over a text.
  private struct Tables {
    let walker: ScalarTrie.Walker
    let newest: UnsafeBufferPointer<Listed>
    let wordEnds: UnsafeBufferPointer<UInt64>

    /// Whether a word ends at a node: asked of few lines of memory, where the entries are megabytes.
    @inline(__always)
    func isWord(_ node: UInt32) -> Bool {
      wordEnds[Int(node) >> 6] >> UInt64(node & 63) & 1 == 1
    }

    /// Finds how words may begin at a block of places, and those of one and of two characters.
    @inline(__always)
    func find(
      _ beginnings: UnsafeMutableBufferPointer<ScalarTrie.Beginning>,
      _ words: UnsafeMutablePointer<FirstWords>,
      in text: UnsafeBufferPointer<Unicode.Scalar>, from start: Int
    ) {
      walker.find(beginnings, in: text, from: start)
      for (index, beginning) in beginnings.enumerated() {
        // Where no word ends, that of the root is read, which is none and always at hand.
        (words + index).initialize(
          to: (
            newest[isWord(beginning.first) ? Int(beginning.first) : 0],
            newest[isWord(beginning.second) ? Int(beginning.second) : 0]
          ))
      }
    }
  }
}
