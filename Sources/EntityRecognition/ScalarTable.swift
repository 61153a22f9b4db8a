/// A value for each of some thousand Unicode scalars, found by index instead of by hashing.
struct ScalarTable<Value: Sendable>: Sendable {
  /// For each scalar of the basic plane the place of its value; 0 is the value of all the others.
  private var places = [UInt16](repeating: 0, count: 1 << 16)
  private var values: [Value]
  private var others: [Unicode.Scalar: Value] = [:]

  /// Makes a table in which every scalar has the same value.
  init(_ value: Value) { values = [value] }

  /// The value of a scalar.
  subscript(scalar: Unicode.Scalar) -> Value {
    get {
      let place = Int(scalar.value)
      guard place < 1 << 16 else { return others[scalar] ?? values[0] }
      return values[Int(places[place])]
    }
    set {
      let place = Int(scalar.value)
      guard place < 1 << 16 else {
        others[scalar] = newValue
        return
      }
      if places[place] == 0 {
        places[place] = UInt16(values.count)
        values.append(newValue)
      } else {
        values[Int(places[place])] = newValue
      }
    }
  }
}
