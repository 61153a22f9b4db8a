/// What became of the names of each type.
///
/// **Invariant:** a row adds up to the marked names of its type, a column to the found ones.
package struct Confusion: Hashable, Sendable {
  /// For each marked type, how often its spans were found with each type.
  package var found: [[Int]]
  /// For each marked type, how often something was found that only overlaps.
  package var boundary: [Int]
  /// For each marked type, how often nothing was found.
  package var missed: [Int]
  /// For each found type, how often it only overlaps what is marked.
  package var foundBoundary: [Int]
  /// For each found type, how often nothing is marked there.
  package var extra: [Int]

  init(types count: Int) {
    let none = [Int](repeating: 0, count: count)
    found = [[Int]](repeating: none, count: count)
    boundary = none
    missed = none
    foundBoundary = none
    extra = none
  }

  mutating func add(_ outcome: Outcome) {
    switch (outcome.kind, outcome.gold?.type, outcome.found?.type) {
    case (.hit, let gold?, let type?), (.type, let gold?, let type?): found[gold][type] += 1
    case (.boundary, let gold?, let type?):
      if outcome.countsGold { boundary[gold] += 1 }
      if outcome.countsFound { foundBoundary[type] += 1 }
    case (_, let gold?, nil): missed[gold] += 1
    case (_, nil, let type?): extra[type] += 1
    default: preconditionFailure("no outcome: \(outcome)")
    }
  }

  /// The score of each type.
  package var scores: [NameScore] {
    found.indices.map { type in
      NameScore(
        hits: found[type][type],
        found: found.reduce(foundBoundary[type] + extra[type]) { $0 + $1[type] },
        gold: found[type].reduce(boundary[type] + missed[type], +))
    }
  }
}
