import InkGraphCore

/// Turns text that is set from top to bottom, in columns from right to left, into text as all other
/// parts of the reader expect it.
///
/// Columns that stand beside each other form a block. A block is laid out below the page: its
/// rightmost column is the first line, and what is indented downwards is indented to the right.
struct BoxVertical {
  /// The lines that are left as they were: strips beside horizontal text.
  private(set) var strips: [BoxLine] = []
  /// The lines of the blocks, laid out from top to bottom.
  private(set) var lines: [BoxLine] = []
  /// Where the last of them ends, or the foot of the page.
  private(set) var bottom: Double

  /// A block has as many columns and characters at least; less is a strip.
  private static let (leastColumns, leastCharacters) = (3, 40)

  /// Tells blocks from strips.
  ///
  /// - Parameters:
  ///   - columns: Lines whose characters stand one under the other.
  ///   - foot: The foot of the page.
  init(_ columns: [BoxLine], below foot: Double) {
    bottom = foot
    for block in Self.blocks(of: columns) {
      let characters = block.reduce(0) { $0 + $1.text.count }
      if block.count >= Self.leastColumns, characters >= Self.leastCharacters {
        lay(block)
      } else {
        strips += block
      }
    }
  }

  /// Columns that stand beside each other, from right to left; blocks from the top.
  private static func blocks(of columns: [BoxLine]) -> [[BoxLine]] {
    let sorted = columns.sorted {
      ($1.box.left, $0.box.top) < ($0.box.left, $1.box.top)
    }
    var blocks: [[BoxLine]] = []
    for column in sorted {
      // A page has some dozen blocks; the bound keeps a hostile page linear.
      let place = blocks.indices.suffix(64).last { index in
        guard let last = blocks[index].last else { return false }
        let gap = last.box.left - column.box.right
        return gap > -0.3 * last.size && gap < 2 * max(last.size, column.size)
          && last.box.sharedHeight(with: column.box) > 0
      }
      if let place { blocks[place].append(column) } else { blocks.append([column]) }
    }
    return blocks.sorted { top(of: $0) < top(of: $1) }
  }

  private static func top(of block: [BoxLine]) -> Double { block.map(\.box.top).min() ?? 0 }

  private mutating func lay(_ block: [BoxLine]) {
    let top = Self.top(of: block)
    let usual = block.map(\.size).sorted()[block.count / 2]
    // A block without a headline goes on with the one above.
    let hasHeadline = block.contains { $0.size > 1.2 * usual }
    bottom += (hasHeadline || lines.isEmpty ? 3 : 0.5) * usual
    var last: BoxLine?
    for column in block {
      let size = column.size
      if let last, last.size > 1.13 * size || size > 1.13 * last.size { bottom += 0.3 * size }
      let left = column.box.top - top
      lines.append(
        BoxLine(
          text: column.text,
          box: Box(
            left: left, top: bottom, right: left + Double(column.text.count) * size,
            bottom: bottom + size), line: column.line))
      bottom += 1.5 * size
      last = column
    }
  }
}
