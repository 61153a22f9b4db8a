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

  private var current: [Range<UInt32>] = []

  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    let tab = UInt8(ascii: "\t")
    let newline = UInt8(ascii: "\n")
    // Most cells are short; a table of regions has one for about every eight bytes.
    cells.reserveCapacity(bytes.count / 8)
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    while position < bytes.count, excess == nil {
      line += 1
      let isComment = bytes[position] == UInt8(ascii: "#")
      var cellStart = position
      while position < bytes.count, bytes[position] != newline {
        if bytes[position] == tab, !isComment {
          current.append(UInt32(cellStart)..<UInt32(position))
          cellStart = position + 1
        }
        position += 1
      }
      if !isComment {
        var end = position
        if end > cellStart, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        let isBlankLine = current.isEmpty && end == cellStart
        if !isBlankLine {
          current.append(UInt32(cellStart)..<UInt32(end))
          finishLine(line)
        }
      }
      position += 1
    }
  }

  private mutating func finishLine(_ line: Int) {
    defer { current.removeAll(keepingCapacity: true) }
    if header.isEmpty {
      header = current
      headerLine = line
      return
    }
    guard current.count <= header.count else {
      excess = (line, current.count)
      return
    }
    cells.append(contentsOf: current)
    for _ in current.count..<header.count { cells.append(0..<0) }
  }
}
