import InkGraphCore

/// Tells the lines of a poem from a wrapped paragraph.
enum Verse {
  /// No line of a poem is longer, in characters.
  static let longestLine = 20
  /// How many lines make a poem.
  static let fewest = 4

  /// Whether lines are those of a poem: short, and either all ending in a stop or none holding one
  /// before its end; where a column cuts prose, stops fall anywhere.
  static func isVerse(_ lines: some Collection<Scalars>, atLeast count: Int = fewest) -> Bool {
    guard lines.count >= count, lines.allSatisfy({ (2...longestLine).contains($0.count) }) else {
      return false
    }
    let ended = lines.allSatisfy { $0.last.map(isStop) ?? false }
    return ended || lines.allSatisfy { !$0.dropLast().contains(where: isStop) }
  }

  private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", "、", "：", ",", ":": true
    default: scalar.isSentenceEnd
    }
  }
}
