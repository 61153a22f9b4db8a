/// The literal words of a rule, in the order in which they are tried.
///
/// Most places of a text hold none of them, which the first or last character tells.
public struct WordList: Sendable {
  @usableFromInline var scalars: [Unicode.Scalar] = []
  /// Where each word begins in `scalars`, and where the last one ends.
  @usableFromInline var starts = [0]
  /// The characters with which words begin.
  public var firsts: ScalarSet = []
  @usableFromInline var lasts: ScalarSet = []
  /// The words by their first and by their last character, in 64 groups of each.
  @usableFromInline var byFirst = [[Int]](repeating: [], count: 64)
  @usableFromInline var byLast = [[Int]](repeating: [], count: 64)

  /// Makes a list of words, none of them empty.
  @inlinable public init(_ words: some Sequence<String>) {
    for word in words {
      scalars += word.unicodeScalars
      firsts.insert(scalars[starts[starts.count - 1]])
      lasts.insert(scalars[scalars.count - 1])
      byFirst[Self.group(of: scalars[starts[starts.count - 1]])].append(starts.count - 1)
      byLast[Self.group(of: scalars[scalars.count - 1])].append(starts.count - 1)
      starts.append(scalars.count)
    }
  }

  /// The end of the first word of the list that begins at `position` of a text, or nil.
  @inlinable public func end(in text: [Unicode.Scalar], at position: Int) -> Int? {
    guard position >= 0, position < text.count, firsts.contains(text[position]) else { return nil }
    for word in byFirst[Self.group(of: text[position])] where stands(word, in: text, at: position) {
      return position + starts[word + 1] - starts[word]
    }
    return nil
  }

  /// The end of the last word of the list that begins at `position` of a text, or nil.
  @inlinable public func lastEnd(in text: [Unicode.Scalar], at position: Int) -> Int? {
    guard position >= 0, position < text.count, firsts.contains(text[position]) else { return nil }
    for word in byFirst[Self.group(of: text[position])].reversed()
    where stands(word, in: text, at: position) {
      return position + starts[word + 1] - starts[word]
    }
    return nil
  }

  /// The start of the first word of the list that ends right before `position` of a text, or nil.
  @inlinable public func start(in text: [Unicode.Scalar], endingAt position: Int) -> Int? {
    guard position > 0, position <= text.count, lasts.contains(text[position - 1]) else {
      return nil
    }
    for word in byLast[Self.group(of: text[position - 1])] {
      let start = position - (starts[word + 1] - starts[word])
      if start >= 0, stands(word, in: text, at: start) { return start }
    }
    return nil
  }

  /// Whether the part of a text is a word of the list.
  @inlinable public func contains(_ range: Range<Int>, of text: [Unicode.Scalar]) -> Bool {
    guard let first = range.first, firsts.contains(text[first]) else { return false }
    return (0..<(starts.count - 1)).contains { word in
      starts[word + 1] - starts[word] == range.count && stands(word, in: text, at: first)
    }
  }

  @inlinable @inline(__always)
  static func group(of scalar: Unicode.Scalar) -> Int { Int(scalar.value & 63) }

  @inlinable func stands(_ word: Int, in text: [Unicode.Scalar], at position: Int) -> Bool {
    let start = starts[word]
    let count = starts[word + 1] - start
    guard position + count <= text.count else { return false }
    // The last character differs more often than the first, which the caller looked at.
    var offset = count - 1
    while offset >= 0 {
      if text[position + offset] != scalars[start + offset] { return false }
      offset -= 1
    }
    return true
  }
}

extension WordList: ExpressibleByArrayLiteral {
  /// Makes a list of words.
  @inlinable public init(arrayLiteral words: String...) { self.init(words) }
}
