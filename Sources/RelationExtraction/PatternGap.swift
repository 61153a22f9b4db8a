internal import InkGraphCore

/// The text that a gap of a pattern takes, as it grows from nothing.
///
/// Only at the marks of the sentence anything can end it, so it goes from one to the next.
struct PatternGap {
  private let sentence: SentenceView
  private let start: Int
  private let limit: Int
  private let crossing: RelationRule.Crossing
  private let barrier: UInt32
  /// Where the gap ends at present.
  private(set) var end: Int
  /// The first mark at the end or behind it; nil before it was looked for.
  private var mark: Int?

  /// - Parameters:
  ///   - sentence: The sentence.
  ///   - start: Where the gap begins.
  ///   - limit: The greatest number of characters.
  ///   - crossing: What the gap may hold.
  ///   - barrier: The types of names that end it, as bits.
  init(
    _ sentence: SentenceView, from start: Int, _ limit: Int, _ crossing: RelationRule.Crossing,
    _ barrier: UInt32
  ) {
    self.sentence = sentence
    self.start = start
    self.limit = limit
    self.crossing = crossing
    self.barrier = barrier
    end = start
  }

  /// Widens the gap up to a position, or beyond it where the position lies inside of a name, which is
  /// crossed whole.
  ///
  /// - Returns: Whether the gap can be so wide.
  mutating func reaches(_ position: Int) -> Bool {
    guard position - start <= limit else { return false }
    while end < position {
      guard let stop = nextMark, sentence.marks[stop].place < position else {
        end = position
        return true
      }
      end = Int(sentence.marks[stop].place)
      guard cross() else { return false }
    }
    return true
  }

  /// Widens the gap by a character, or a name.
  ///
  /// - Returns: Whether the gap can be so wide.
  mutating func widen() -> Bool {
    end < sentence.span.end && cross() && end - start <= limit && end <= sentence.span.end
  }

  /// Takes what stands at the end.
  private mutating func cross() -> Bool {
    let scalar = sentence.text[end]
    if SentenceView.clauseMarks.contains(scalar) {
      guard crossing == .commas, scalar == "，" || scalar == "," else { return false }
    }
    if let mention = sentence.mention(at: end) {
      if barrier & sentence.bits[mention] != 0 { return false }
      end = sentence.mentions[mention].mention.span.end
    } else {
      end += 1
    }
    return true
  }

  /// The first mark at the end or behind it.
  private var nextMark: Int? {
    mutating get {
      let here = sentence.marksHere
      var next = mark ?? sentence.firstMark(from: end)
      while next < here.upperBound, sentence.marks[next].place < end { next += 1 }
      mark = next
      return next < here.upperBound ? next : nil
    }
  }
}
