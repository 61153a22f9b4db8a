internal import InkGraphCore

/// Pairs the articles of two readings of one issue.
enum ArticleAlignment {
  /// An article as far as it is compared.
  struct Article {
    /// The headline without white space.
    let title: String
    /// The names.
    let names: [Outcome.Name]
  }

  /// For each gold article the found one that is taken for it; nil if there is none.
  ///
  /// Those that share most of their titles and mentions are paired first.
  ///
  /// - Complexity: O(*g* *f* *n*), *n* characters and names of an article.
  static func pairs(gold: [Article], found: [Article]) -> [Int?] {
    var candidates: [(closeness: Double, gold: Int, found: Int)] = []
    for (goldIndex, one) in gold.enumerated() {
      for (foundIndex, other) in found.enumerated() {
        let titles = likeness(Array(one.title.unicodeScalars), Array(other.title.unicodeScalars))
        candidates.append((titles + likeness(one.names, other.names), goldIndex, foundIndex))
      }
    }
    candidates.sort { ($0.closeness, $0.gold, $0.found) > ($1.closeness, $1.gold, $1.found) }
    var pairs = [Int?](repeating: nil, count: gold.count)
    var used: Set<Int> = []
    for candidate in candidates
    where candidate.closeness > leastCloseness && pairs[candidate.gold] == nil
      && !used.contains(candidate.found)
    {
      pairs[candidate.gold] = candidate.found
      used.insert(candidate.found)
    }
    return pairs
  }

  /// Articles that share less are not the same one.
  private static let leastCloseness = 0.2

  /// The Dice coefficient of two multisets.
  private static func likeness<Item: Hashable>(_ one: [Item], _ other: [Item]) -> Double {
    var counts: [Item: Int] = [:]
    for item in one { counts[item, default: 0] += 1 }
    var shared = 0
    for item in other {
      guard let count = counts[item], count > 0 else { continue }
      counts[item] = count - 1
      shared += 1
    }
    return 2 * Double(shared) / Double(max(1, one.count + other.count))
  }
}
