import InkGraphCore

/// Collects the values of one property and one kind while a graph is built.
struct PropertyColumnBuilder: Sendable {
  /// The kinds that have columns of their own.
  enum Kind: Hashable, Sendable {
    case boolean
    case integer
    case double
    case string
    case date
    case time
    case strings
    case list

    /// The column that a value goes to.
    init(of value: PropertyValue) {
      switch value {
      case .boolean: self = .boolean
      case .integer: self = .integer
      case .double: self = .double
      case .string: self = .string
      case .date: self = .date
      case .time: self = .time
      case .list(let values):
        let onlyStrings = values.allSatisfy { if case .string = $0 { true } else { false } }
        self = onlyStrings ? .strings : .list
      }
    }
  }

  let kind: Kind
  private var owners: [UInt32] = []
  /// The values of kinds that fit in 64 bits.
  private var bits: [UInt64] = []
  private var ends: [UInt32] = []
  private var ids: [UInt32] = []
  private var times: [TimeText] = []
  private var lists: [[PropertyValue]] = []

  init(kind: Kind) { self.kind = kind }

  /// Adds the value of an element that comes after all earlier ones.
  mutating func append(_ value: PropertyValue, owner: UInt32, strings: inout StringTable) {
    owners.append(owner)
    switch value {
    case .boolean(let flag): bits.append(flag ? 1 : 0)
    case .integer(let number): bits.append(UInt64(bitPattern: number))
    case .double(let number): bits.append(number.bitPattern)
    case .string(let text): bits.append(UInt64(strings.intern(text)))
    case .date(let day): bits.append(UInt64(PropertyColumn.pack(day)))
    case .time(let time): times.append(time)
    case .list(let values) where kind == .strings:
      for case .string(let text) in values { ids.append(strings.intern(text)) }
      ends.append(UInt32(ids.count))
    case .list(let values): lists.append(values)
    }
  }

  /// Adds the value of an element that comes after all earlier ones; it is of the kind of the column.
  mutating func append(_ value: ShapedValue, owner: UInt32) {
    owners.append(owner)
    switch value {
    case .integer(let number): bits.append(UInt64(bitPattern: number))
    case .double(let number): bits.append(number.bitPattern)
    case .date(let day): bits.append(UInt64(PropertyColumn.pack(day)))
    case .text(let text): bits.append(UInt64(text.index))
    case .texts(let texts):
      for text in texts { ids.append(text.index) }
      ends.append(UInt32(ids.count))
    }
  }

  /// The packed column.
  consuming func build(elementCount: Int) -> PropertyColumn {
    let cells: PropertyColumn.Cells =
      switch kind {
      case .boolean: .boolean(PackedArray(bits.map { UInt8($0) }))
      case .integer: .integer(PackedArray(bits.map(Int64.init(bitPattern:))))
      case .double: .double(PackedArray(bits.map(Double.init(bitPattern:))))
      case .string: .string(PackedArray(bits.map { UInt32($0) }))
      case .date: .date(PackedArray(bits.map { UInt32($0) }))
      case .time: .time(times)
      case .strings: .strings(ends: PackedArray(ends), ids: PackedArray(ids))
      case .list: .list(lists)
      }
    return PropertyColumn(owners: owners, cells: cells, elementCount: elementCount)
  }
}
