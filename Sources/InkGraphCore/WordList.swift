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
  /// The words by their first and by their last character, in groups.
  @usableFromInline var byFirst = Groups()
  @usableFromInline var byLast = Groups()

  /// Words in 64 groups by one of their characters, in the order of the list.
  @usableFromInline struct Groups: Sendable {
    /// Where each group begins in `words`, and where the last one ends.
    @usableFromInline var starts: [Int] = []
    @usableFromInline var words: [Int] = []

    @inlinable init() {}

    @inlinable init(_ scalars: [Unicode.Scalar]) {
      for group in 0..<64 {
        starts.append(words.count)
        words += scalars.indices.filter { Self.group(of: scalars[$0]) == group }
      }
      starts.append(words.count)
    }

    @inlinable @inline(__always)
    static func group(of scalar: Unicode.Scalar) -> Int { Int(scalar.value & 63) }

    /// Where the words of a character's group stand in `words`.
    @inlinable @inline(__always)
    subscript(scalar: Unicode.Scalar) -> Range<Int> {
      let group = Self.group(of: scalar)
      return starts[group]..<starts[group + 1]
    }
  }

  /// Makes a list of words, none of them empty.
  @inlinable public init(_ words: some Sequence<String>) {
    var beginnings: [Unicode.Scalar] = []
    var ends: [Unicode.Scalar] = []
    for word in words {
      scalars += word.unicodeScalars
      beginnings.append(scalars[starts[starts.count - 1]])
      ends.append(scalars[scalars.count - 1])
      starts.append(scalars.count)
    }
    firsts = ScalarSet(beginnings)
    lasts = ScalarSet(ends)
    byFirst = Groups(beginnings)
    byLast = Groups(ends)
  }

  /// The first two characters of each word; of a word of one character that one.
  public var beginnings: [(first: Unicode.Scalar, second: Unicode.Scalar?)] {
    zip(starts, starts.dropFirst()).map { start, end in
      (scalars[start], end - start > 1 ? scalars[start + 1] : nil)
    }
  }

  // What is asked at every place of a text stands where it is asked: at most places it is all there is to do.

  /// The end of the first word of the list that begins at `position` of a text, or nil.
  @inlinable @inline(__always)
  public func end(in text: [Unicode.Scalar], at position: Int) -> Int? {
    guard position >= 0, position < text.count, firsts.contains(text[position]) else { return nil }
    return firstEnd(in: text, at: position)
  }

  /// The end of the last word of the list that begins at `position` of a text, or nil.
  @inlinable @inline(__always)
  public func lastEnd(in text: [Unicode.Scalar], at position: Int) -> Int? {
    guard position >= 0, position < text.count, firsts.contains(text[position]) else { return nil }
    return farEnd(in: text, at: position)
  }

  /// The start of the first word of the list that ends right before `position` of a text, or nil.
  @inlinable @inline(__always)
  public func start(in text: [Unicode.Scalar], endingAt position: Int) -> Int? {
    guard position > 0, position <= text.count, lasts.contains(text[position - 1]) else {
      return nil
    }
    return firstStart(in: text, endingAt: position)
  }

  @usableFromInline func firstEnd(in text: [Unicode.Scalar], at position: Int) -> Int? {
    for index in byFirst[text[position]] {
      let word = byFirst.words[index]
      if stands(word, in: text, at: position) { return position + starts[word + 1] - starts[word] }
    }
    return nil
  }

  @usableFromInline func farEnd(in text: [Unicode.Scalar], at position: Int) -> Int? {
    for index in byFirst[text[position]].reversed() {
      let word = byFirst.words[index]
      if stands(word, in: text, at: position) { return position + starts[word + 1] - starts[word] }
    }
    return nil
  }

  @usableFromInline func firstStart(in text: [Unicode.Scalar], endingAt position: Int) -> Int? {
    for index in byLast[text[position - 1]] {
      let word = byLast.words[index]
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
  func stands(_ word: Int, in text: [Unicode.Scalar], at position: Int) -> Bool {
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
