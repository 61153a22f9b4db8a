/// The first and the last of some days, written as `2025-07-16`, which sorts as it should.
struct DayRange {
  var first: String?
  var last: String?

  mutating func include(_ day: String?) {
    guard let day else { return }
    first = first.map { min($0, day) } ?? day
    last = last.map { max($0, day) } ?? day
  }

  mutating func include(_ other: DayRange) {
    include(other.first)
    include(other.last)
  }

  /// Whether an end may move inwards when some days go and others come.
  func changes(losing lost: DayRange, gaining gained: DayRange) -> Bool {
    let losesFirst = lost.first != nil && lost.first == first && gained.first != first
    let losesLast = lost.last != nil && lost.last == last && gained.last != last
    return losesFirst || losesLast
  }
}
