import Foundation
import GRDB
import InkGraphCore

/// A value on its way into a column.
enum ColumnValue {
  /// No value.
  static let null = DatabaseValue.null

  /// A whole number.
  static func of(_ number: Int) -> DatabaseValue { number.databaseValue }

  /// A whole number, or none.
  static func of(_ number: Int?) -> DatabaseValue { number?.databaseValue ?? .null }

  /// A number.
  static func of(_ number: Double) -> DatabaseValue { number.databaseValue }

  /// A text; with the character NUL in it, a blob of its UTF-8 bytes.
  static func of(_ text: String) -> DatabaseValue {
    text.utf8.contains(0) ? Data(text.utf8).databaseValue : text.databaseValue
  }

  /// A text, or none.
  static func of(_ text: String?) -> DatabaseValue { text.map { of($0) } ?? .null }

  /// A day as `2025-07-16`, or none.
  static func of(_ date: CalendarDate?) -> DatabaseValue { of(date?.description) }
}

/// Reads the columns of a row from left to right.
struct ColumnReader {
  private let row: Row
  private var next = 0

  init(_ row: Row) { self.row = row }

  private mutating func value() -> DatabaseValue {
    defer { next += 1 }
    return row[next]
  }

  /// Passes over the next column.
  mutating func skip() { next += 1 }

  /// The next column as a whole number, or none.
  mutating func optionalInteger() -> Int? { Int.fromDatabaseValue(value()) }

  /// The next column as a whole number.
  mutating func integer() throws -> Int { try required(optionalInteger()) }

  /// The next column as a number.
  mutating func number() throws -> Double { try required(Double.fromDatabaseValue(value())) }

  /// The next column as a text, or none.
  mutating func optionalText() -> String? { String.fromDatabaseValue(value()) }

  /// The next column as a text.
  mutating func text() throws -> String { try required(optionalText()) }

  /// Hands over the next column as bytes, which are valid during the call only.
  mutating func withBytes<Value>(
    _ body: (UnsafeRawBufferPointer) throws -> Value
  ) throws -> Value {
    try required(optionalBytes(body))
  }

  /// Hands over the next column as bytes; nil if there are none.
  mutating func optionalBytes<Value>(
    _ body: (UnsafeRawBufferPointer) throws -> Value
  ) throws -> Value? {
    defer { next += 1 }
    return try row.withUnsafeData(atIndex: next) { data in
      try data?.withUnsafeBytes(body)
    }
  }

  /// The next column as a day, or none.
  mutating func optionalDate() throws -> CalendarDate? {
    try optionalText().map { text in try required(CalendarDate(iso: text)) }
  }

  /// The next two columns as a span, or none.
  mutating func optionalSpan() throws -> TextSpan? {
    let start = optionalInteger()
    let end = optionalInteger()
    guard start != nil || end != nil else { return nil }
    return try span(from: required(start), to: required(end))
  }

  /// The next two columns as a span.
  mutating func span() throws -> TextSpan { try span(from: integer(), to: integer()) }

  /// The next column as one of the names of an enumeration.
  mutating func name<Name: RawRepresentable<String>>(_ type: Name.Type) throws -> Name {
    try required(Name(rawValue: text()))
  }

  private func span(from start: Int, to end: Int) throws -> TextSpan {
    guard start >= 0, start <= end else { throw damage() }
    return TextSpan(start: start, end: end)
  }

  /// The value, unless it is missing.
  func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw damage() }
    return value
  }

  private func damage() -> DatabaseError {
    DatabaseError(
      resultCode: .SQLITE_CORRUPT,
      message: "column \(next) of a row holds a value that does not belong there")
  }
}
