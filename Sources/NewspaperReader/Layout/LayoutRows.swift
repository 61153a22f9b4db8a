import InkGraphCore

/// A piece of a row that belongs to one column.
struct LayoutSegment {
  var text: Scalars
  /// The column of the text in which it begins, counted in characters from 0.
  var start: Int
  /// The number of the row on the page, empty rows counted.
  var row: Int
  /// The line of the source.
  var line: Int
  /// Whether it was printed twice for heavy type.
  var isHeavy = false
  /// Whether the characters stand one under the other.
  var isVertical = false

  var end: Int { start + text.count }

  /// Whether it stands over or under another.
  func overlaps(_ other: LayoutSegment) -> Bool { start < other.end && other.start < end }
}

/// Cuts the rows of a page into the pieces of their columns.
///
/// Wide blanks part columns. A line that fills its column leaves a single blank, which parts
/// columns where lines begin in the rows above and below.
struct LayoutRows {
  private struct Word {
    var text: Scalars
    var start: Int
    var end: Int { start + text.count }
  }

  private var rows: [(number: Int, line: Int, words: [Word])] = []
  /// The columns that hold strips from top to bottom: some rows begin there with a lone character.
  private var strips: Set<Int> = []

  init(_ lines: ArraySlice<SourceLine>) {
    var number = 0
    for line in lines {
      number += line.blankBefore + 1
      let words = line.text.words.map { word in
        Word(text: word, start: line.indent + word.startIndex - line.text.startIndex)
      }
      rows.append((number, line.number, words))
    }
    var lone: [Int: Int] = [:]
    for row in rows {
      if let first = row.words.first, first.text.count == 1, first.text.first?.isHan == true {
        lone[first.start, default: 0] += 1
      }
    }
    strips = Set(lone.filter { $0.value >= 3 }.keys)
  }

  /// The pieces from the top, in each row from left to right.
  var segments: [LayoutSegment] {
    rows.indices.flatMap { segments(of: $0) }
  }

  private func segments(of index: Int) -> [LayoutSegment] {
    let row = rows[index]
    var segments: [LayoutSegment] = []
    for (place, word) in row.words.enumerated() {
      let before = place > 0 ? row.words[place - 1] : nil
      if let before, segments.last != nil, columnStart(of: word, after: before, at: index) == nil,
        !(place == 1 && before.text.count == 1 && strips.contains(before.start))
      {
        let blanks = [Unicode.Scalar](repeating: " ", count: word.start - before.end)
        segments[segments.count - 1].text.append(contentsOf: blanks + word.text)
      } else {
        let start = before.flatMap { columnStart(of: word, after: $0, at: index) } ?? word.start
        segments.append(
          LayoutSegment(text: word.text, start: start, row: row.number, line: row.line))
      }
    }
    return segments
  }

  /// Where the column begins that a word begins; nil for a word that goes on with the one before.
  private func columnStart(of word: Word, after before: Word, at row: Int) -> Int? {
    if word.start - before.end > 2 || isEdge(word.start, at: row) { return word.start }
    // A stop that hangs over the column moves the rest of the row to the left.
    guard let last = before.text.last, !last.isHan, last.cells == 2 else { return nil }
    return (word.start + 1...word.start + 4).first { isEdge($0, at: row) }
  }

  /// Whether a column of the page begins here: words begin in some rows near by, perhaps with an
  /// indent, and hardly any runs over the place.
  private func isEdge(_ column: Int, at row: Int) -> Bool {
    let near = max(0, row - Self.reach)...min(rows.count - 1, row + Self.reach)
    var begun = 0
    var crossed = 0
    var indented = 0
    for other in near where other != row {
      for word in rows[other].words where word.start <= column && word.end > column {
        if word.start == column { begun += 1 } else { crossed += 1 }
      }
      if rows[other].words.contains(where: { (2...3).contains($0.start - column) }) {
        indented += 1
      }
    }
    return begun > 0 && begun + min(indented, 2) >= 2 && begun + min(indented, 2) > 2 * crossed
  }

  /// How many rows above and below tell where columns begin.
  private static let reach = 8
}
