internal import InkGraphCore

/// Candidates among which is decided more than once, each time with some more of them.
///
/// What a candidate is worth and whether it can be a name is looked at once, and what is sorted is small:
/// two fifths less time than deciding all of them anew (25 issues of a daily).
struct SpanBallot {
  /// All candidates, in the order in which they were proposed.
  private(set) var candidates: [Candidate]
  /// How many of the candidates were looked at.
  private var seen = 0
  /// Those of them that can be taken, in the order of the decision.
  private var entries: [Entry] = []

  /// A candidate that can be taken.
  private struct Entry {
    /// The end, then the start of its span.
    let place: UInt64
    let worth: Double
    let index: Int

    init(_ span: TextSpan, worth: Double, index: Int) {
      place = Self.place(ofEnd: span.end) | UInt64(span.start)
      self.worth = worth
      self.index = index
    }

    var start: Int { Int(place & 0xFFFF_FFFF) }

    static func place(ofEnd end: Int) -> UInt64 { UInt64(end) << 32 }
  }

  /// Begins with some candidates.
  init(_ candidates: [Candidate]) { self.candidates = candidates }

  /// Goes on with the candidates that another ballot kept.
  ///
  /// - Parameters:
  ///   - kept: What `kept(_:)` gave.
  ///   - kinds: What it was given.
  init(_ kept: [KeptCandidate], kinds: CandidateKinds) {
    candidates = kept.map { $0.candidate(kinds) }
    entries = kept.enumerated().map { Entry($1.span, worth: $1.worth, index: $0) }
    seen = candidates.count
  }

  /// The candidates that can be taken, in the order of the decision.
  ///
  /// - Parameter kinds: Gets their kinds.
  /// - Returns: The candidates, in little room.
  func kept(_ kinds: inout CandidateKinds) -> [KeptCandidate] {
    entries.map { KeptCandidate(candidates[$0.index], worth: $0.worth, &kinds) }
  }

  /// Lets something propose more candidates.
  mutating func propose(_ body: (inout [Candidate]) -> Void) { body(&candidates) }

  /// Looks at the candidates that are new.
  ///
  /// - Parameter canBeName: Whether a candidate that is worth something can be taken.
  /// - Returns: Whether some can, so that the decision may be another.
  @discardableResult
  mutating func admit(where canBeName: (Candidate) -> Bool) -> Bool {
    let count = entries.count
    for index in seen..<candidates.count {
      let candidate = candidates[index]
      let worth = SpanDecision.worth(of: candidate)
      guard worth > 0, candidate.span.count > 0, canBeName(candidate) else { continue }
      entries.append(Entry(candidate.span, worth: worth, index: index))
    }
    seen = candidates.count
    guard entries.count > count else { return false }
    entries.sort(by: precedes)
    return true
  }

  /// The best subset of the candidates that can be taken in which none overlaps another, ordered by span.
  ///
  /// - Complexity: O(*c* log *c*), *c* candidates.
  func best() -> [Candidate] {
    guard !entries.isEmpty else { return [] }
    var best = [Double](repeating: 0, count: entries.count + 1)
    // For each entry that is taken the number of those that end where it begins or before; else -1.
    var previous = [Int](repeating: -1, count: entries.count)
    for (index, entry) in entries.enumerated() {
      let before = endingAtOrBefore(entry.start, below: index)
      let value = entry.worth + best[before]
      // A tie keeps the earlier candidate of the order, which the sort makes unique.
      let isTaken = value > best[index] + 1e-12
      if isTaken { previous[index] = before }
      best[index + 1] = isTaken ? value : best[index]
    }
    var result: [Candidate] = []
    var index = entries.count
    while index > 0 {
      if previous[index - 1] >= 0 {
        result.append(candidates[entries[index - 1].index])
        index = previous[index - 1]
      } else {
        index -= 1
      }
    }
    return result.reversed()
  }

  private func endingAtOrBefore(_ position: Int, below limit: Int) -> Int {
    let place = Entry.place(ofEnd: position + 1)
    var low = 0
    var high = limit
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].place < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    if left.place != right.place { return left.place < right.place }
    if left.worth != right.worth { return left.worth > right.worth }
    let (first, second) = (candidates[left.index], candidates[right.index])
    if first.type != second.type { return first.type < second.type }
    return first.source.precedesByScalars(second.source)
  }
}
