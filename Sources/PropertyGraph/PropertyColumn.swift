import InkGraphCore

/// The values of one property that have one kind, packed, for all nodes or all edges of a graph.
///
/// A bitmap tells which elements have a value, and the number of set bits before an element is the
/// place of its value. So a property of few elements costs one and a half bits for each of the
/// others, and reading takes the same time whether a column is full or nearly empty.
struct PropertyColumn: Sendable {
  /// The packed values, one for each element that has one, in the order of the elements.
  enum Cells: Sendable {
    /// 0 or 1.
    case boolean(PackedArray<UInt8>)
    case integer(PackedArray<Int64>)
    case double(PackedArray<Double>)
    /// Numbers in the graph's string table.
    case string(PackedArray<UInt32>)
    /// Days as `PropertyColumn.pack` writes them.
    case date(PackedArray<UInt32>)
    case time([TimeText])
    /// Lists of strings only: where each list ends, and the strings of all lists.
    case strings(ends: PackedArray<UInt32>, ids: PackedArray<UInt32>)
    /// Any other lists.
    case list([[PropertyValue]])
  }

  let words: PackedArray<UInt64>
  let ranks: PackedArray<UInt32>
  let cells: Cells
  /// The number of elements that have a value.
  let count: Int

  /// Makes a column.
  ///
  /// - Parameters:
  ///   - owners: The elements that have a value, ascending, each once.
  ///   - cells: Their values.
  ///   - elementCount: The number of nodes or edges of the graph.
  init(owners: [UInt32], cells: Cells, elementCount: Int) {
    var words = [UInt64](repeating: 0, count: (elementCount + 63) / 64)
    for owner in owners { words[Int(owner >> 6)] |= 1 << UInt64(owner & 63) }
    var ranks: [UInt32] = []
    ranks.reserveCapacity(words.count)
    var before: UInt32 = 0
    for word in words {
      ranks.append(before)
      before += UInt32(word.nonzeroBitCount)
    }
    self.init(
      words: PackedArray(words), ranks: PackedArray(ranks), cells: cells, count: owners.count)
  }

  /// Takes a column that was packed before: the bits of the elements that have a value, the number
  /// of set bits before each word, the values, and their number.
  init(words: PackedArray<UInt64>, ranks: PackedArray<UInt32>, cells: Cells, count: Int) {
    self.words = words
    self.ranks = ranks
    self.cells = cells
    self.count = count
  }

  /// The elements that have a value, ascending.
  var owners: [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(count)
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(UInt32(index * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return result
  }

  /// The place of an element's value in `cells`; nil without a value.
  func row(of element: UInt32) -> Int? {
    let word = words[Int(element >> 6)]
    let bit: UInt64 = 1 << UInt64(element & 63)
    guard word & bit != 0 else { return nil }
    return Int(ranks[Int(element >> 6)]) + (word & (bit - 1)).nonzeroBitCount
  }

  /// The value in a row.
  func value(inRow row: Int, strings: StringTable) -> PropertyValue? {
    switch cells {
    case .boolean(let values): .boolean(values[row] != 0)
    case .integer(let values): .integer(values[row])
    case .double(let values): .double(values[row])
    case .string(let ids): .string(strings[ids[row]])
    case .date(let days): Self.unpack(days[row]).map(PropertyValue.date)
    case .time(let times): .time(times[row])
    case .strings(let ends, let ids):
      .list(Self.range(row, ends).map { .string(strings[ids[$0]]) })
    case .list(let lists): .list(lists[row])
    }
  }

  /// Hands over the UTF-8 of the string in a row, or of the strings of its list.
  ///
  /// - Returns: Whether it is a list, and how many strings there were; nil if the column holds
  ///   values of another kind.
  func forEachText(
    inRow row: Int, strings: StringTable, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> (isList: Bool, count: Int)? {
    switch cells {
    case .string(let ids):
      strings.withUTF8(of: ids[row], body)
      return (false, 1)
    case .strings(let ends, let ids):
      let places = Self.range(row, ends)
      for place in places { strings.withUTF8(of: ids[place], body) }
      return (true, places.count)
    case .boolean, .integer, .double, .date, .time, .list:
      return nil
    }
  }

  /// The value in a row as a number that equal values of this column share; nil for times and lists,
  /// and for what equals nothing, not even itself.
  func bits(inRow row: Int) -> UInt64? {
    switch cells {
    case .boolean(let values): UInt64(values[row])
    case .integer(let values): UInt64(bitPattern: values[row])
    case .double(let values): Self.bits(of: values[row])
    case .string(let ids): UInt64(ids[row])
    case .date(let days): UInt64(days[row])
    case .time, .strings, .list: nil
    }
  }

  /// The number that `bits(inRow:)` gives for a value, or nil if this column cannot hold it.
  func bits(of value: PropertyValue, strings: StringTable) -> UInt64? {
    switch (cells, value) {
    case (.boolean, .boolean(let flag)): flag ? 1 : 0
    case (.integer, .integer(let number)): UInt64(bitPattern: number)
    case (.double, .double(let number)): Self.bits(of: number)
    case (.string, .string(let text)): strings.id(of: text).map(UInt64.init)
    case (.date, .date(let day)): UInt64(Self.pack(day))
    default: nil
    }
  }

  /// The column of a smaller graph.
  ///
  /// - Parameters:
  ///   - places: For each element its place in the smaller graph, ascending, or nil if it is gone.
  ///   - elementCount: The number of elements that stay.
  /// - Returns: The column, or nil if no element of the smaller graph has a value.
  func keeping(_ places: [UInt32?], elementCount: Int) -> PropertyColumn? {
    var owners: [UInt32] = []
    var rows: [Int] = []
    for (row, owner) in self.owners.enumerated() {
      guard let place = places[Int(owner)] else { continue }
      owners.append(place)
      rows.append(row)
    }
    guard !rows.isEmpty else { return nil }
    let kept: Cells =
      switch cells {
      case .boolean(let values): .boolean(PackedArray(rows.map { values[$0] }))
      case .integer(let values): .integer(PackedArray(rows.map { values[$0] }))
      case .double(let values): .double(PackedArray(rows.map { values[$0] }))
      case .string(let ids): .string(PackedArray(rows.map { ids[$0] }))
      case .date(let days): .date(PackedArray(rows.map { days[$0] }))
      case .time(let times): .time(rows.map { times[$0] })
      case .strings(let ends, let ids): Self.keeping(rows, ends: ends, ids: ids)
      case .list(let lists): .list(rows.map { lists[$0] })
      }
    return PropertyColumn(owners: owners, cells: kept, elementCount: elementCount)
  }

  /// A day in 32 bits that sort like the days.
  static func pack(_ date: CalendarDate) -> UInt32 {
    UInt32(date.year << 9 | date.month << 5 | date.day)
  }

  private static func unpack(_ bits: UInt32) -> CalendarDate? {
    CalendarDate(year: Int(bits >> 9), month: Int(bits >> 5 & 15), day: Int(bits & 31))
  }

  private static func bits(of number: Double) -> UInt64? {
    // Minus zero equals zero, but has other bits.
    number.isNaN ? nil : (number == 0 ? 0 : number.bitPattern)
  }

  private static func range(_ row: Int, _ ends: PackedArray<UInt32>) -> Range<Int> {
    (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
  }

  private static func keeping(
    _ rows: [Int], ends: PackedArray<UInt32>, ids: PackedArray<UInt32>
  ) -> Cells {
    var keptEnds: [UInt32] = []
    var keptIDs: [UInt32] = []
    for row in rows {
      for place in range(row, ends) { keptIDs.append(ids[place]) }
      keptEnds.append(UInt32(keptIDs.count))
    }
    return .strings(ends: PackedArray(keptEnds), ids: PackedArray(keptIDs))
  }
}
