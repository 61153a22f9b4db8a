import InkGraphCore

/// The properties of all nodes or of all edges of a graph, by key.
struct PropertyTable: Sendable {
  /// The keys in use, sorted by scalars.
  let keys: [String]
  /// For each key its columns; more than one only where values of the key differ in kind.
  let columns: [[PropertyColumn]]
  /// The place in `keys` by the number of the key in the string table.
  private let places: [UInt32: Int]

  /// Makes a table of columns that belong to keys, by the keys' numbers in the string table.
  init(_ columnsByKey: [(key: UInt32, columns: [PropertyColumn])], strings: StringTable) {
    let sorted = columnsByKey.sorted { strings[$0.key].precedesByScalars(strings[$1.key]) }
    keys = sorted.map { strings[$0.key] }
    columns = sorted.map(\.columns)
    places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.key, $0) })
  }

  /// The columns of a key; empty for a key that no element has.
  func columns(of key: String, strings: StringTable) -> [PropertyColumn] {
    guard let id = strings.id(of: key), let place = places[id] else { return [] }
    return columns[place]
  }

  /// The value of a key.
  func value(of key: String, at element: UInt32, strings: StringTable) -> PropertyValue? {
    guard let id = strings.id(of: key), let place = places[id] else { return nil }
    return Self.value(in: columns[place], at: element, strings: strings)
  }

  /// All values of an element, sorted by key.
  func values(at element: UInt32, strings: StringTable) -> [(key: String, value: PropertyValue)] {
    var result: [(key: String, value: PropertyValue)] = []
    for (key, columns) in zip(keys, columns) {
      if let value = Self.value(in: columns, at: element, strings: strings) {
        result.append((key, value))
      }
    }
    return result
  }

  /// The table of a smaller graph; see `PropertyColumn.keeping`.
  func keeping(_ places: [UInt32?], elementCount: Int, strings: StringTable) -> PropertyTable {
    var kept: [(key: UInt32, columns: [PropertyColumn])] = []
    for (key, columns) in zip(keys, columns) {
      let rest = columns.compactMap { $0.keeping(places, elementCount: elementCount) }
      if let id = strings.id(of: key), !rest.isEmpty { kept.append((id, rest)) }
    }
    return PropertyTable(kept, strings: strings)
  }

  /// The value of an element in the columns of one key.
  static func value(
    in columns: [PropertyColumn], at element: UInt32, strings: StringTable
  ) -> PropertyValue? {
    for column in columns {
      if let row = column.row(of: element) { return column.value(inRow: row, strings: strings) }
    }
    return nil
  }
}
