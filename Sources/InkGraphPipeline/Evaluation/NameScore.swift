/// How many names are right, of how many that were found and how many that there are.
package struct NameScore: Hashable, Sendable {
  /// Names that were found as they are marked.
  package var hits: Int
  /// Names that were found.
  package var found: Int
  /// Names that are marked.
  package var gold: Int

  /// Makes a score.
  package init(hits: Int = 0, found: Int = 0, gold: Int = 0) {
    self.hits = hits
    self.found = found
    self.gold = gold
  }

  /// The share of right names among those found, 0...1; 0 if none was found.
  package var precision: Double { found == 0 ? 0 : Double(hits) / Double(found) }
  /// The share of right names among those marked, 0...1; 0 if none is marked.
  package var recall: Double { gold == 0 ? 0 : Double(hits) / Double(gold) }
  /// The harmonic mean of precision and recall, 0...1.
  package var f1: Double {
    found + gold == 0 ? 0 : 2 * Double(hits) / Double(found + gold)
  }

  /// Adds the counts.
  package static func + (left: NameScore, right: NameScore) -> NameScore {
    NameScore(
      hits: left.hits + right.hits, found: left.found + right.found,
      gold: left.gold + right.gold)
  }
}
