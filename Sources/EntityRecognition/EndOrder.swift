/// Finds things of a text by the places where they end.
///
/// **Invariant:** things with one end stand in the order in which they were given.
struct EndOrder: Sendable {
  /// The indices of the things, by their ends.
  private let order: [Int32]
  /// For each place where its things begin in `order`; one more entry for the end.
  private let starts: [Int32]

  /// Sorts things by counting.
  ///
  /// - Parameters:
  ///   - ends: The end of each thing, 0...`count`.
  ///   - count: The length of the text.
  init(_ ends: some BidirectionalCollection<Int>, count: Int) {
    var starts = [Int32](repeating: 0, count: count + 2)
    for end in ends { starts[end] += 1 }
    for end in 1..<starts.count { starts[end] += starts[end - 1] }
    var order = [Int32](repeating: 0, count: Int(starts[count + 1]))
    var index = Int32(order.count)
    // From the last thing to the first each end's place moves from its end to its beginning.
    for end in ends.reversed() {
      index -= 1
      starts[end] -= 1
      order[Int(starts[end])] = index
    }
    self.order = order
    self.starts = starts
  }

  /// The indices of the things that end at a place.
  subscript(end: Int) -> ArraySlice<Int32> { order[Int(starts[end])..<Int(starts[end + 1])] }
}
