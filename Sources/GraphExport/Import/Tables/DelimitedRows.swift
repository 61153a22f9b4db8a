import InkGraphCore

/// The rows of a table of separated values, cell by cell.
///
/// The header tells the separator: a tab if it has one, else a comma. Between tabs every character
/// means itself; between commas a cell may stand in quotes, with a quote doubled and line breaks
/// as they are (RFC 4180). Lines end in LF or CRLF; empty lines are left out.
struct DelimitedRows {
  /// A cell, as a place in the bytes.
  struct Cell {
    /// The bytes of the cell, without the quotes around them.
    var range: Range<Int>
    /// Whether quotes in the cell are doubled.
    var hasDoubledQuotes = false
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var position: Int
  private var nextLine = 1
  /// The line on which the last row begins, from 1.
  private(set) var line = 0

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    position = hasMark ? 3 : 0
    let header = bytes.prefix { $0 != Self.lineFeed }
    separator = header.contains(UInt8(ascii: "\t")) ? UInt8(ascii: "\t") : UInt8(ascii: ",")
  }

  /// Reads the next row into `cells`.
  ///
  /// - Returns: Whether there was one.
  mutating func next(_ cells: inout [Cell]) -> Bool {
    repeat {
      guard position < bytes.count else { return false }
      cells.removeAll(keepingCapacity: true)
      line = nextLine
      while addCell(&cells) {}
    } while cells.count == 1 && cells[0].range.isEmpty
    return true
  }

  /// Adds a cell.
  ///
  /// - Returns: Whether the row goes on.
  private mutating func addCell(_ cells: inout [Cell]) -> Bool {
    if separator == UInt8(ascii: ","), position < bytes.count, bytes[position] == Self.quote {
      cells.append(quotedCell())
    } else {
      let start = position
      while position < bytes.count, bytes[position] != separator, bytes[position] != Self.lineFeed {
        position += 1
      }
      cells.append(Cell(range: start..<position))
    }
    guard position < bytes.count else { return false }
    defer { position += 1 }
    if bytes[position] == separator { return true }
    nextLine += 1
    let last = cells.count - 1
    let range = cells[last].range
    // The line break of other systems is two characters.
    if !range.isEmpty, bytes[range.upperBound - 1] == UInt8(ascii: "\r"),
      range.upperBound == position
    {
      cells[last].range = range.lowerBound..<range.upperBound - 1
    }
    return false
  }

  private mutating func quotedCell() -> Cell {
    position += 1
    let start = position
    var hasDoubledQuotes = false
    while position < bytes.count {
      if bytes[position] == Self.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
        hasDoubledQuotes = true
        position += 1
      } else if bytes[position] == Self.lineFeed {
        nextLine += 1
      }
      position += 1
    }
    let cell = Cell(range: start..<min(position, bytes.count), hasDoubledQuotes: hasDoubledQuotes)
    // What stands between the closing quote and the separator is left out.
    while position < bytes.count, bytes[position] != separator, bytes[position] != Self.lineFeed {
      position += 1
    }
    return cell
  }

  /// The text of a cell; bytes that are no UTF-8 become U+FFFD.
  func text(_ cell: Cell) -> String {
    let text = String(decoding: bytes[cell.range], as: UTF8.self)
    return cell.hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }

  /// The bytes of a cell.
  func bytes(_ cell: Cell) -> ArraySlice<UInt8> { bytes[cell.range] }
}
