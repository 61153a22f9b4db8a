/// The one pass over a tab-separated file that finds where its cells start and end.
struct TableScanner {
  /// The cells of the header.
  var header: [Range<UInt32>] = []
  /// The header's line, counted from 1.
  var headerLine = 0
  /// The cells of all rows, row after row; rows that are too short are filled up.
  var cells: [Range<UInt32>] = []
  /// The first row with more cells than the header.
  var excess: (line: Int, found: Int)?

  /// The place of the next cell in its row.
  private var column = 0

  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    let tab = UInt8(ascii: "\t")
    let newline = UInt8(ascii: "\n")
    // Most cells are short; a table of regions has one for about every eight bytes.
    cells.reserveCapacity(bytes.count / 8)
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    while position < bytes.count, excess == nil {
      line += 1
      var cellStart = position
      if bytes[position] == UInt8(ascii: "#") {
        while position < bytes.count, bytes[position] != newline { position += 1 }
        position += 1
        continue
      }
      while position < bytes.count {
        let byte = bytes[position]
        // All other bytes but control characters are above the tab and the line feed.
        if byte <= newline {
          if byte == newline { break }
          if byte == tab {
            add(cellStart, position)
            cellStart = position + 1
          }
        }
        position += 1
      }
      var end = position
      if end > cellStart, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      if column > 0 || end > cellStart {
        add(cellStart, end)
        finishLine(line)
      }
      position += 1
    }
  }

  private mutating func add(_ start: Int, _ end: Int) {
    // The header, and a row's surplus, which makes the table invalid, are few.
    if headerLine == 0 {
      header.append(UInt32(start)..<UInt32(end))
    } else if column < header.count {
      cells.append(UInt32(start)..<UInt32(end))
    }
    column += 1
  }

  private mutating func finishLine(_ line: Int) {
    defer { column = 0 }
    if headerLine == 0 {
      headerLine = line
      return
    }
    if column > header.count { excess = (line, column) }
    while column < header.count {
      cells.append(0..<0)
      column += 1
    }
  }
}
