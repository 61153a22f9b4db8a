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
    order = starts.withUnsafeMutableBufferPointer { starts in
      for end in ends { starts[end] &+= 1 }
      var sum: Int32 = 0
      for end in starts.indices {
        sum &+= starts[end]
        starts[end] = sum
      }
      return [Int32](unsafeUninitializedCapacity: Int(sum)) { order, orderCount in
        orderCount = Int(sum)
        var index = sum
        // From the last thing to the first each end's place moves from its end to its beginning.
        for end in ends.reversed() {
          index &-= 1
          starts[end] &-= 1
          order[Int(starts[end])] = index
        }
      }
    }
    self.starts = starts
  }

  /// The indices of the things that end at a place.
  subscript(end: Int) -> ArraySlice<Int32> { order[Int(starts[end])..<Int(starts[end + 1])] }
}
