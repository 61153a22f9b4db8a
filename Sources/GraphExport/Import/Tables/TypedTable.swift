import InkGraphCore
import PropertyGraph

/// A table whose columns are understood.
struct TypedTable {
  /// A column that has a meaning: its role, the headers that name it, the best first, and how a
  /// message calls it if the table cannot do without.
  typealias WantedColumn = (role: TableColumn.Role, names: [String], need: String?)

  private(set) var columns: [TableColumn] = []
  private let bytes: [UInt8]
  private let source: String

  /// Reads the header, and all cells of columns whose values are not known by it.
  init(
    _ bytes: [UInt8], source: String, wanted: [WantedColumn]
  ) throws(GraphImportError) {
    self.bytes = bytes
    self.source = source
    var rows = DelimitedRows(bytes)
    var cells: [DelimitedRows.Cell] = []
    guard rows.next(&cells) else {
      throw GraphImportError(
        .table("the table is empty; it needs a line with the names of its columns"),
        at: SourceLocation(source: source, line: 0))
    }
    let header = SourceLocation(source: source, line: rows.line)
    for cell in cells {
      let text = rows.text(cell)
      guard let column = TableColumn(header: text) else {
        throw GraphImportError(
          .table(
            "the column '\(text)' has a type that is not known; the types are string, int, float, "
              + "boolean and date, each also as a list: string[]"), at: header)
      }
      columns.append(column)
    }
    for (role, names, need) in wanted {
      if columns.contains(where: { $0.role == role }) { continue }
      let places = names.compactMap { name in
        columns.firstIndex { $0.role == .property && $0.name.lowercased() == name }
      }
      if let place = places.first {
        columns[place].role = role
        columns[place].form = .text
      } else if let need {
        throw GraphImportError(
          .table("the header has no \(need); it has \(Self.list(columns))"), at: header)
      }
    }
    findForms(rows)
  }

  private static func list(_ columns: [TableColumn]) -> String {
    columns.map(\.name).joined(separator: ", ")
  }

  private mutating func findForms(_ rows: DelimitedRows) {
    var rows = rows
    var cells: [DelimitedRows.Cell] = []
    var open = columns.indices.filter { columns[$0].form == nil }
    while !open.isEmpty, rows.next(&cells) {
      for place in open where place < cells.count {
        let text = rows.bytes(cells[place])
        if text.isEmpty { continue }
        let form = CellForm(of: text)
        columns[place].form = columns[place].form.map { $0.joined(with: form) } ?? form
      }
      open.removeAll { columns[$0].form == .text }
    }
    for place in columns.indices where columns[place].form == nil { columns[place].form = .text }
  }

  /// The place of the column with a role.
  func column(_ role: TableColumn.Role) -> Int? { columns.firstIndex { $0.role == role } }

  /// Runs through the rows below the header.
  func forEachRow(
    _ body: (Row) throws(GraphImportError) -> Void
  ) throws(GraphImportError) {
    var rows = DelimitedRows(bytes)
    var cells: [DelimitedRows.Cell] = []
    _ = rows.next(&cells)
    while rows.next(&cells) {
      let row = Row(table: self, rows: rows, cells: cells)
      guard cells.count <= columns.count else {
        throw row.error(
          "the row has \(cells.count) cells, but the header names \(columns.count) columns")
      }
      try body(row)
    }
  }

  /// A row.
  struct Row {
    fileprivate let table: TypedTable
    fileprivate let rows: DelimitedRows
    fileprivate let cells: [DelimitedRows.Cell]

    /// Where the row begins.
    var location: SourceLocation { SourceLocation(source: table.source, line: rows.line) }

    /// The text of a cell; nil without such a column or cell.
    func text(_ column: Int?) -> String? {
      guard let column, column < cells.count else { return nil }
      return rows.text(cells[column])
    }

    /// An id, told apart from equal ones of other groups.
    func qualifiedID(_ id: String, _ column: Int?) -> String {
      let group = column.map { table.columns[$0].idGroup } ?? ""
      return group.isEmpty ? id : "\(group)\u{0}\(id)"
    }

    /// The values of the columns that are properties.
    func properties() throws(GraphImportError) -> [(String, PropertyValue)] {
      var result: [(String, PropertyValue)] = []
      result.reserveCapacity(cells.count)
      for (place, cell) in cells.enumerated() where !cell.range.isEmpty {
        let column = table.columns[place]
        guard column.role == .property, let form = column.form else { continue }
        guard let value = value(cell, form, column.listSeparator) else {
          throw error(
            "'\(rows.text(cell))' in the column \(column.name) is no \(form.rawValue); correct it, "
              + "or head the column '\(column.name):string'")
        }
        result.append((column.name, value))
      }
      return result
    }

    private func value(
      _ cell: DelimitedRows.Cell, _ form: CellForm, _ listSeparator: UInt8?
    ) -> PropertyValue? {
      guard let listSeparator else {
        return cell.hasDoubledQuotes ? form.value(rows.text(cell)) : form.value(rows.bytes(cell))
      }
      let items = rows.text(cell).utf8.split(separator: listSeparator)
      let values = items.compactMap { form.value(String(Substring($0))) }
      return values.count == items.count ? .list(values) : nil
    }

    /// An error at the row.
    func error(_ message: String) -> GraphImportError {
      GraphImportError(.table(message), at: location)
    }
  }
}
