import InkGraphCore

/// A line of the file with something on it.
struct SourceLine {
  /// The number of the line, counted from 1.
  var number: Int
  /// The text without blanks at both ends.
  var text: Scalars
  /// The blanks before the text in half-width cells; U+3000 counts 2.
  var indent = 0
  /// How many empty lines stand before.
  var blankBefore = 0
  /// Whether a form feed stands before.
  var startsPage = false
  /// Whether blanks stand after the text.
  var blankAfter = false
  /// Whether the line was printed twice for heavy type and has been halved.
  var doubled = false
  /// Whether the line was put together from lines of single characters.
  var stacked = false
  /// Whether the line was printed from top to bottom.
  var vertical = false
}

/// The lines of a file.
struct SourceDocument {
  /// No printed line or paragraph is longer, in characters.
  static let longestLine = 1_000_000

  /// The lines that are not empty, in order.
  var lines: [SourceLine] = []

  /// Wraps lines.
  init(lines: [SourceLine]) { self.lines = lines }

  /// Cuts a text into lines; LF, CR, CR LF and the line separators of Unicode end a line.
  ///
  /// - Complexity: O(*n*), *n* scalars.
  init(_ text: [Unicode.Scalar]) {
    var number = 1
    var start = 0
    var index = 0
    var blanks = 0
    var page = false
    lines.reserveCapacity(text.count / 20)
    func finish(at end: Int, into lines: inout [SourceLine]) {
      var low = start
      var indent = 0
      while low < end, text[low].isBlank {
        indent += text[low] == "\t" ? 4 : text[low].cells
        low += 1
      }
      var high = end
      while high > low, text[high - 1].isBlank {
        high -= 1
      }
      guard low < high else {
        blanks += 1
        return
      }
      var line = SourceLine(number: number, text: text[low..<high], indent: indent)
      line.blankBefore = blanks
      line.startsPage = page
      line.blankAfter = high < end
      lines.append(line)
      blanks = 0
      page = false
    }
    while index < text.count {
      switch text[index] {
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        finish(at: index, into: &lines)
        if text[index] == "\r", index + 1 < text.count, text[index + 1] == "\n" { index += 1 }
        number += 1
        start = index + 1
      case "\u{0C}":
        finish(at: index, into: &lines)
        page = true
        start = index + 1
      default: break
      }
      index += 1
    }
    finish(at: text.count, into: &lines)
  }

  /// Whether empty lines part things; in many files one stands after every line.
  var blanksMean: Bool {
    let blanks = lines.indices.count { lines[$0].blankBefore > 0 }
    return blanks >= 2 && blanks * 2 < lines.count
  }

  /// The documents of the issues that the file joins: a new one begins where the heading of the
  /// first line that names the newspaper comes again with another date.
  func issues() -> [SourceDocument] {
    guard let first = lines.first, first.text.starts(with: "# ") else { return [self] }
    var starts = [0]
    var dates = [date(after: 0)]
    for index in lines.indices.dropFirst() where lines[index].text == first.text {
      let date = date(after: index)
      if date != nil, !dates.contains(date) {
        starts.append(index)
        dates.append(date)
      }
    }
    guard starts.count > 1 else { return [self] }
    return starts.indices.map { place in
      let end = place + 1 < starts.count ? starts[place + 1] : lines.count
      return SourceDocument(lines: Array(lines[starts[place]..<end]))
    }
  }

  private func date(after index: Int) -> CalendarDate? {
    for line in lines[index...].prefix(12) where line.text.count < 80 {
      if let found = PrintedDate.find(in: line.text) { return found.date }
    }
    return nil
  }
}
