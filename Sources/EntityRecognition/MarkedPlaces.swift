/// The places of a text at which something is marked, in order.
struct MarkedPlaces: Sequence, IteratorProtocol {
  private let marks: [PlaceMarks]
  private let wanted: PlaceMarks
  private var position: Int

  /// The places from `start` on that have one of the wanted marks.
  @inline(__always)
  init(_ marks: [PlaceMarks], with wanted: PlaceMarks, from start: Int) {
    self.marks = marks
    self.wanted = wanted
    position = start
  }

  /// The next place.
  @inline(__always)
  mutating func next() -> Int? {
    while position < marks.count {
      defer { position &+= 1 }
      if !marks[position].isDisjoint(with: wanted) { return position }
    }
    return nil
  }
}
