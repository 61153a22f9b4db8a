import Foundation
import GRDB
import GRDBSQLite
import InkGraphCore

/// A prepared statement that writes rows, one after another, or looks one up.
///
/// It hands values to SQLite itself: GRDB's arguments box every value, which took longer than
/// writing the rows (25 issues: 1.9 s of 2.6 s, `perf record` of a build).
struct RowWriter {
  private let database: Database
  private let statement: GRDB.Statement

  /// Prepares `INSERT INTO table VALUES (?, …)`, or finds it in the connection's cache.
  init(_ table: String, columns: Int, in database: Database) throws {
    var sql = "INSERT INTO \(table) VALUES (?"
    for _ in 1..<columns { sql += ", ?" }
    sql += ")"
    try self.init(sql: sql, in: database)
  }

  /// No value.
  static let null: Int? = nil

  /// Prepares a statement that gives no rows, or finds it in the connection's cache.
  init(sql: String, in database: Database) throws {
    self.database = database
    statement = try database.cachedStatement(sql: sql)
  }

  /// Runs the statement with the values of its arguments, in order.
  func write<each Value: ColumnBindable>(_ value: repeat each Value) throws {
    let status = begin(repeat each value)
    defer { sqlite3_reset(statement.sqliteStatement) }
    guard status == SQLITE_DONE else { throw error(status) }
  }

  /// Runs the statement with the values that a closure hands over, in order.
  ///
  /// For rows that are written by ten thousands: a list of values of any types is copied value by value
  /// and each is bound through a table of its type's functions, which took a sixth of the time of
  /// writing entities.
  func write(_ values: (inout RowBinder) -> Void) throws {
    let handle = statement.sqliteStatement
    sqlite3_reset(handle)
    defer { sqlite3_reset(handle) }
    var binder = RowBinder(handle)
    values(&binder)
    let status = binder.status == SQLITE_OK ? sqlite3_step(handle) : binder.status
    guard status == SQLITE_DONE else { throw error(status) }
  }

  /// Runs a query with the values of its arguments, in order.
  ///
  /// - Returns: The first column of the first row; nil without a row.
  func number<each Value: ColumnBindable>(for value: repeat each Value) throws -> Int? {
    let status = begin(repeat each value)
    defer { sqlite3_reset(statement.sqliteStatement) }
    switch status {
    case SQLITE_ROW: return Int(sqlite3_column_int64(statement.sqliteStatement, 0))
    case SQLITE_DONE: return nil
    default: throw error(status)
    }
  }

  /// Binds the values and takes the first step; gives SQLite's result code.
  private func begin<each Value: ColumnBindable>(_ value: repeat each Value) -> Int32 {
    let handle = statement.sqliteStatement
    // GRDB, which may have run the same statement, leaves it where it ended.
    sqlite3_reset(handle)
    var column: Int32 = 0
    for value in repeat each value {
      column += 1
      let bound = value.bind(to: handle, at: column)
      if bound != SQLITE_OK { return bound }
    }
    return sqlite3_step(handle)
  }

  private func error(_ status: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: status),
      message: sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) },
      sql: statement.sql)
  }
}

/// Takes the values of a row, in order.
struct RowBinder {
  private let statement: SQLiteStatement
  private var column: Int32 = 0
  /// SQLite's first result code that tells of a failure, else that of success.
  private(set) var status = SQLITE_OK

  fileprivate init(_ statement: SQLiteStatement) { self.statement = statement }

  /// Binds the value of the next column.
  @inline(__always)
  mutating func add(_ value: some ColumnBindable) {
    column += 1
    let bound = value.bind(to: statement, at: column)
    if bound != SQLITE_OK, status == SQLITE_OK { status = bound }
  }
}

/// A value that can stand in a column.
protocol ColumnBindable {
  /// Hands the value to a prepared statement; columns count from 1.
  ///
  /// - Returns: SQLite's result code.
  func bind(to statement: SQLiteStatement, at column: Int32) -> Int32
}

extension Int: ColumnBindable {
  func bind(to statement: SQLiteStatement, at column: Int32) -> Int32 {
    sqlite3_bind_int64(statement, column, Int64(self))
  }
}

extension Double: ColumnBindable {
  func bind(to statement: SQLiteStatement, at column: Int32) -> Int32 {
    sqlite3_bind_double(statement, column, self)
  }
}

/// A text; with the character NUL in it, a blob of its UTF-8 bytes.
extension String: ColumnBindable {
  func bind(to statement: SQLiteStatement, at column: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else {
        return sqlite3_bind_text(statement, column, "", 0, nil)
      }
      return memchr(start, 0, bytes.count) == nil
        ? sqlite3_bind_text(statement, column, start, Int32(bytes.count), transient)
        : sqlite3_bind_blob(statement, column, start, Int32(bytes.count), transient)
    }
  }
}

/// Bytes.
extension Data: ColumnBindable {
  func bind(to statement: SQLiteStatement, at column: Int32) -> Int32 {
    withUnsafeBytes { bytes in
      bytes.baseAddress.map {
        sqlite3_bind_blob(statement, column, $0, Int32(bytes.count), transient)
      } ?? sqlite3_bind_zeroblob(statement, column, 0)
    }
  }
}

/// Bytes.
extension [UInt8]: ColumnBindable {
  func bind(to statement: SQLiteStatement, at column: Int32) -> Int32 {
    withUnsafeBytes { bytes in
      bytes.baseAddress.map {
        sqlite3_bind_blob(statement, column, $0, Int32(bytes.count), transient)
      } ?? sqlite3_bind_zeroblob(statement, column, 0)
    }
  }
}

/// A day as `2025-07-16`.
extension CalendarDate: ColumnBindable {
  func bind(to statement: SQLiteStatement, at column: Int32) -> Int32 {
    description.bind(to: statement, at: column)
  }
}

/// A value, or none.
extension Optional: ColumnBindable where Wrapped: ColumnBindable {
  func bind(to statement: SQLiteStatement, at column: Int32) -> Int32 {
    map { $0.bind(to: statement, at: column) } ?? sqlite3_bind_null(statement, column)
  }
}

/// Tells SQLite to copy what is bound.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
