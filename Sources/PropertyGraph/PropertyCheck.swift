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
private final class RangeCheck<Value: FixedWidthInteger & BitwiseCopyable & Sendable>: ElementCheck
{
  private let column: PropertyColumn
  private let values: PackedArray<Value>
  private let range: ClosedRange<Value>
  /// Whether every element has a value, which then stands at its number.
  private let isFull: Bool

  init(
    _ column: PropertyColumn, _ values: PackedArray<Value>, _ range: ClosedRange<Value>,
    isFull: Bool
  ) {
    self.column = column
    self.values = values
    self.range = range
    self.isFull = isFull
  }

  override func holds(_ element: UInt32) -> Bool {
    let value: Value
    if isFull {
      value = values[Int(element)]
    } else {
      guard let row = column.row(of: element) else { return false }
      value = values[row]
    }
    return value >= range.lowerBound && value <= range.upperBound
  }

  override func filter(_ links: UnsafeMutableBufferPointer<NodeLink>, by end: LinkEnd) -> Int {
    guard isFull else {
      return links.moveToFront { holds($0.element(end)) }
    }
    let (base, range) = (values.base, range)
    // Both are true above the range, neither below it.
    return links.moveToFront {
      let value = base[Int($0.element(end))]
      return (value >= range.lowerBound) != (value > range.upperBound)
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
    switch (column.cells, value) {
    case (.integer(let values), .integer(let number)):
      return check(column, values, relation, number)
    case (.date(let days), .date(let day)):
      return check(column, days, relation, PropertyColumn.pack(day))
    case (.string(let ids), .string(let text)) where relation == .equal:
      guard let id = storage.strings.id(of: text) else { return .never }
      return RangeCheck(column, ids, id...id, isFull: isFull(column))
    default: return nil
    }
  }

  /// Whether every element of the graph has a value in a column.
  private func isFull(_ column: PropertyColumn) -> Bool {
    column.count == (ID.self == NodeID.self ? storage.labelSetOfNode.count : storage.sources.count)
  }

  private func check<Value: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ column: PropertyColumn, _ values: PackedArray<Value>, _ relation: PropertyRelation,
    _ value: Value
  ) -> ElementCheck {
    let range: ClosedRange<Value>
    switch relation {
    case .equal: range = value...value
    case .less where value == .min: return .never
    case .less: range = Value.min...(value - 1)
    case .lessOrEqual: range = Value.min...value
    case .greater where value == .max: return .never
    case .greater: range = (value + 1)...Value.max
    case .greaterOrEqual: range = value...Value.max
    }
    return RangeCheck(column, values, range, isFull: isFull(column))
  }
}
