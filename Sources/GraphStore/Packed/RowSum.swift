import InkGraphCore

/// A checksum of columns of a row, in order.
///
/// SQLite finds a page that lost its form, but not a byte of a name that became another.
struct RowSum: Hashable {
  /// The checksum; 0 of no column.
  private(set) var value: UInt64 = 0

  /// The checksum as a column.
  var column: Int { Int(Int64(bitPattern: value)) }

  /// Adds a text, or that there is none.
  mutating func add(_ text: String?) {
    guard var text else { return add(hash: 0) }
    add(hash: text.withUTF8 { StableHash.hashByWords(UnsafeRawBufferPointer($0)) })
  }

  /// Adds a number, or that there is none.
  mutating func add(_ number: Int?) {
    add(hash: number == nil ? 0 : 1)
    add(hash: UInt64(bitPattern: Int64(number ?? 0)))
  }

  /// Adds a number.
  mutating func add(_ number: Double) { add(hash: number.bitPattern) }

  /// Throws `PackedBytesError` if a column holds another checksum.
  func check(_ column: Int) throws {
    guard column == self.column else { throw PackedBytesError() }
  }

  private mutating func add(hash: UInt64) {
    value = StableHash.hash(Int(Int64(bitPattern: hash)), after: value &+ 1)
    value ^= value >> 29
  }
}
