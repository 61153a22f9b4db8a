public import InkGraphCore

/// How a property and a value are compared.
public enum PropertyRelation: Hashable, Sendable {
  /// Both are the same.
  case equal
  /// The property is smaller, or earlier.
  case less
  /// The property is not greater.
  case lessOrEqual
  /// The property is greater, or later.
  case greater
  /// The property is not smaller.
  case greaterOrEqual
}

/// Whether a packed value lies in a range.
///
/// Not generic, as the calls of a generic class's methods find out the types of its values each time.
private final class RangeCheck: ElementCheck {
  /// The values, with the smallest and the greatest one that fulfil the condition.
  enum Values {
    case numbers(PackedArray<Int64>, ClosedRange<Int64>)
    case codes(PackedArray<UInt32>, ClosedRange<UInt32>)
  }

  private let column: PropertyColumn
  private let values: Values
  /// Whether every element has a value, which then stands at its number.
  private let isFull: Bool

  init(_ column: PropertyColumn, _ values: Values, isFull: Bool) {
    self.column = column
    self.values = values
    self.isFull = isFull
  }

  override func holds(_ element: UInt32) -> Bool {
    guard let row = isFull ? Int(element) : column.row(of: element) else { return false }
    return switch values {
    case .numbers(let values, let range): range.contains(values[row])
    case .codes(let values, let range): range.contains(values[row])
    }
  }

  override func filter(_ links: UnsafeMutableBufferPointer<NodeLink>, by end: LinkEnd) -> Int {
    guard isFull else { return links.moveToFront { holds($0.element(end)) } }
    return switch values {
    case .numbers(let values, let range): Self.filter(links, by: end, values.base, range)
    case .codes(let values, let range): Self.filter(links, by: end, values.base, range)
    }
  }

  @inline(__always)
  private static func filter<Value: FixedWidthInteger>(
    _ links: UnsafeMutableBufferPointer<NodeLink>, by end: LinkEnd, _ values: UnsafePointer<Value>,
    _ range: ClosedRange<Value>
  ) -> Int {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    return links.moveToFront { link in
      let value = values[Int(link.element(end))]
      // Both are true above the range, neither below it.
      return (value >= lower) != (value > upper)
    }
  }
}

extension PropertyReader {
  /// The condition that the property stands in a relation to a value, checked on packed values.
  ///
  /// An element without the property, or with a value of another kind, does not fulfil it.
  ///
  /// - Returns: Nil where packed values do not decide it: for truth values, fractions and lists, for
  ///   the order of texts, and where the values of the property differ in kind.
  public func check(_ relation: PropertyRelation, _ value: PropertyValue) -> ElementCheck? {
    guard let column = columns.first else { return .never }
    guard columns.count == 1 else { return nil }
    let values: RangeCheck.Values
    switch (column.cells, value) {
    case (.integer(let numbers), .integer(let number)):
      guard let range = relation.range(of: number) else { return .never }
      values = .numbers(numbers, range)
    case (.date(let days), .date(let day)):
      guard let range = relation.range(of: PropertyColumn.pack(day)) else { return .never }
      values = .codes(days, range)
    case (.string(let ids), .string(let text)) where relation == .equal:
      guard let id = storage.strings.id(of: text) else { return .never }
      values = .codes(ids, id...id)
    default: return nil
    }
    let elements =
      ID.self == NodeID.self ? storage.labelSetOfNode.count : storage.sources.count
    return RangeCheck(column, values, isFull: column.count == elements)
  }
}

extension PropertyRelation {
  /// The values that stand in the relation to a value; nil if none does.
  fileprivate func range<Value: FixedWidthInteger>(of value: Value) -> ClosedRange<Value>? {
    switch self {
    case .equal: value...value
    case .less: value == .min ? nil : Value.min...(value - 1)
    case .lessOrEqual: Value.min...value
    case .greater: value == .max ? nil : (value + 1)...Value.max
    case .greaterOrEqual: value...Value.max
    }
  }
}
