internal import InkGraphCore

/// Picks the best set of non-overlapping spans.
///
/// The value of a set is the sum of what its spans are worth. With a tagger that is what rules and
/// tagger say in log-odds (`TaggerVote`). Without one it is (score − threshold) × length: long names
/// win over the names nested in them when the recognizers are about equally sure, and an unsure
/// long reading loses against two sure short ones. Weighted interval scheduling (Kleinberg and
/// Tardos, Algorithm Design, 2005, section 6.1).
package enum SpanDecision {
  /// Candidates at or below this score are never taken.
  package static let threshold = 0.4

  /// The best non-overlapping subset, ordered by span.
  ///
  /// - Complexity: O(*c* log *c*), *c* candidates.
  package static func best(of candidates: some Sequence<Candidate>) -> [Candidate] {
    var usable = candidates.filter { worth(of: $0) > 0 && $0.span.count > 0 }
    usable.sort(by: order)
    guard !usable.isEmpty else { return [] }
    var best = [Double](repeating: 0, count: usable.count + 1)
    var taken = [Bool](repeating: false, count: usable.count)
    var previous = [Int](repeating: 0, count: usable.count)
    for (index, candidate) in usable.enumerated() {
      previous[index] = endingAtOrBefore(candidate.span.start, in: usable, below: index)
      let value = worth(of: candidate) + best[previous[index]]
      // A tie keeps the earlier candidate of the order, which the sort makes unique.
      taken[index] = value > best[index] + 1e-12
      best[index + 1] = taken[index] ? value : best[index]
    }
    var result: [Candidate] = []
    var index = usable.count
    while index > 0 {
      if taken[index - 1] {
        result.append(usable[index - 1])
        index = previous[index - 1]
      } else {
        index -= 1
      }
    }
    return result.reversed()
  }

  private static func worth(of candidate: Candidate) -> Double {
    candidate.worth ?? (candidate.score - threshold) * Double(candidate.span.count)
  }

  private static func endingAtOrBefore(
    _ position: Int, in candidates: [Candidate], below limit: Int
  ) -> Int {
    var low = 0
    var high = limit
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle].span.end <= position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func order(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.span.end != right.span.end { return left.span.end < right.span.end }
    if left.span.start != right.span.start { return left.span.start < right.span.start }
    let leftWorth = worth(of: left)
    let rightWorth = worth(of: right)
    if leftWorth != rightWorth { return leftWorth > rightWorth }
    if left.type != right.type { return left.type < right.type }
    return left.source.precedesByScalars(right.source)
  }
}
