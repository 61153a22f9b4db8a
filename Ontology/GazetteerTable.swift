public import InkGraphCore

/// A list of known names with what is known of them, read from a tab-separated file.
///
/// Lines that start with `#` are comments and say where the facts come from; the first other line
/// names the columns; every further line is a row. A row may leave out empty cells at its end.
/// Cells with several values part them with `|`. Text is made from the bytes only when asked for,
/// so that a table of 45,000 rows costs a single pass over its file.
///
/// ```swift
/// let titles = ontology.table("titles")
/// let title = try titles.requiredColumn("title")
/// for row in titles.rows { print(row[title]) }
/// ```
public struct GazetteerTable: Sendable {
  /// The file's path as the user gave it.
  public let name: String
  /// The names of the columns.
  public let columns: [String]

  let bytes: [UInt8]
  /// For each row and column, where the cell starts and ends in `bytes`.
  private let cells: [Range<UInt32>]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - name: The file's path, for messages.
  ///   - bytes: The file, as UTF-8 with or without a byte-order mark; lines end in LF or CRLF.
  /// - Throws: `notUTF8`, `missingHeader`, `duplicateColumn` and `tooManyCells`.
  /// - Complexity: O(*n*), *n* the length of the file.
  public init(name: String, bytes: [UInt8]) throws(OntologyError) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw OntologyError(.notUTF8, at: SourceLocation(source: name))
    }
    var scanner = TableScanner()
    bytes.withUnsafeBufferPointer { scanner.scan($0) }
    let place = { (line: Int) in SourceLocation(source: name, line: line) }
    if let excess = scanner.excess {
      throw OntologyError(
        .tooManyCells(found: excess.found, expected: scanner.header.count), at: place(excess.line))
    }
    let columns = scanner.header.map { range in
      String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }
    guard !columns.isEmpty else { throw OntologyError(.missingHeader, at: place(0)) }
    for (index, column) in columns.enumerated() where columns[..<index].contains(column) {
      throw OntologyError(.duplicateColumn(column), at: place(scanner.headerLine))
    }
    self.name = name
    self.columns = columns
    self.bytes = bytes
    self.cells = scanner.cells
  }

  /// The number of rows.
  public var count: Int { cells.count / columns.count }

  /// The rows, in the file's order.
  public var rows: GazetteerRows { GazetteerRows(table: self) }

  /// The place of a column; nil if the header does not name it.
  public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// The place of a column.
  ///
  /// - Throws: `missingColumn` if the header does not name it.
  public func requiredColumn(_ name: String) throws(OntologyError) -> Int {
    guard let index = column(name) else {
      throw OntologyError(.missingColumn(name), at: SourceLocation(source: self.name))
    }
    return index
  }

  /// The text of a cell; empty where the row leaves it out.
  public func text(row: Int, column: Int) -> String {
    let range = cells[row * columns.count + column]
    if range.isEmpty { return "" }
    return bytes.withUnsafeBufferPointer {
      String(
        decoding: UnsafeBufferPointer(rebasing: $0[Int(range.lowerBound)..<Int(range.upperBound)]),
        as: UTF8.self)
    }
  }

  /// Where a row stands, for messages.
  ///
  /// - Complexity: O(*n*), *n* the length of the file: the lines before the row are counted anew.
  public func location(ofRow row: Int) -> SourceLocation {
    let start = Int(cells[row * columns.count].lowerBound)
    let line = bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
    return SourceLocation(source: name, line: line)
  }

  /// The bytes of a cell.
  func cell(row: Int, column: Int) -> ArraySlice<UInt8> {
    let range = cells[row * columns.count + column]
    return bytes[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  /// Whether a cell is empty or left out.
  func isEmpty(row: Int, column: Int) -> Bool { cells[row * columns.count + column].isEmpty }

  /// Whether two rows have the same in a column.
  func isSame(_ row: Int, as other: Int, column: Int) -> Bool {
    let (left, right) = (cells[row * columns.count + column], cells[other * columns.count + column])
    return left.count == right.count && commonPrefix(left, right) == left.count
  }

  /// Whether one row stands before another by the bytes of a column.
  func precedes(_ row: Int, _ other: Int, column: Int) -> Bool {
    let (left, right) = (cells[row * columns.count + column], cells[other * columns.count + column])
    let common = commonPrefix(left, right)
    if common == min(left.count, right.count) { return left.count < right.count }
    return bytes[Int(left.lowerBound) + common] < bytes[Int(right.lowerBound) + common]
  }

  /// How many bytes two cells begin with alike.
  private func commonPrefix(_ left: Range<UInt32>, _ right: Range<UInt32>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      let (start, other) = (Int(left.lowerBound), Int(right.lowerBound))
      let limit = min(left.count, right.count)
      var count = 0
      while count < limit, bytes[start + count] == bytes[other + count] { count += 1 }
      return count
    }
  }
}

/// The rows of a table, counted from 0.
public struct GazetteerRows: RandomAccessCollection, Sendable {
  let table: GazetteerTable

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of rows.
  public var endIndex: Int { table.count }
  /// The row at a place.
  public subscript(position: Int) -> GazetteerRow { GazetteerRow(table: table, index: position) }
}

/// A row of a gazetteer.
public struct GazetteerRow: Sendable {
  private let table: GazetteerTable
  /// The row's place in its table, counted from 0.
  public let index: Int

  init(table: GazetteerTable, index: Int) {
    self.table = table
    self.index = index
  }

  /// The text of a cell; empty where the row leaves it out.
  public subscript(column: Int) -> String { table.text(row: index, column: column) }

  /// The text of a cell; empty where the row or the whole table leaves it out.
  public subscript(column: String) -> String { table.column(column).map { self[$0] } ?? "" }

  /// The UTF-8 of a cell, for what is read on every start of the program.
  package func bytes(_ column: Int) -> ArraySlice<UInt8> { table.cell(row: index, column: column) }

  /// The values of a cell that parts several with `|`; none for an empty cell.
  public func list(_ column: Int) -> [String] {
    table.cell(row: index, column: column).split(separator: UInt8(ascii: "|")).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The values of a cell that parts several with `|`; none where the column is missing.
  public func list(_ column: String) -> [String] { table.column(column).map { list($0) } ?? [] }

  /// Where the row stands, for messages.
  public var location: SourceLocation { table.location(ofRow: index) }
}
