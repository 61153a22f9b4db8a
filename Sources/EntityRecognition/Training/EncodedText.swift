/// A training text as numbers of rows, place by place.
struct EncodedText: Sendable {
  /// Numbers for each place: those of place *i* stand at `starts[i]..<starts[i + 1]`.
  struct Rows: Sendable {
    var starts: [Int32] = [0]
    var numbers: [UInt32] = []

    init() {}

    /// Sorts pairs of place and number by place.
    init(_ pairs: [(place: Int, number: Int)], count: Int) {
      starts = [Int32](repeating: 0, count: count + 1)
      for pair in pairs { starts[pair.place + 1] += 1 }
      for place in 0..<count { starts[place + 1] += starts[place] }
      numbers = [UInt32](repeating: 0, count: pairs.count)
      var next = starts
      for pair in pairs {
        numbers[Int(next[pair.place])] = UInt32(pair.number)
        next[pair.place] += 1
      }
    }

    @inline(__always)
    func range(_ place: Int) -> Range<Int> { Int(starts[place])..<Int(starts[place + 1]) }

    /// Keeps only the rows that get a new number.
    mutating func renumber(_ new: [UInt32?]) {
      var kept = Rows()
      for place in 0..<(starts.count - 1) {
        for index in range(place) {
          if let number = new[Int(numbers[index])] { kept.numbers.append(number) }
        }
        kept.starts.append(Int32(kept.numbers.count))
      }
      self = kept
    }
  }

  let count: Int
  /// The text's characters, for the memory of names.
  let characters: [UInt16]
  /// The features that all styles share.
  var shared: Rows
  /// The features of the text's own style, and of the general one.
  var own: Rows
  var general: Rows
  /// The rows that feed the hidden layer, without that of the style.
  let hidden: Rows
  /// The features of what other texts found; empty until that is known.
  var memory: Rows
  /// The tags that each character can have in the text's own style, and in the general one.
  let allowed: [UInt32]
  let generallyAllowed: [UInt32]
  let style: AnnotationStyle
}
