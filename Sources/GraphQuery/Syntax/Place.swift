/// A part of a query's text, as a half-open range of Unicode scalars.
///
/// Places never make two values different: all places are equal, so that expressions can be
/// compared by what they say and not by where they stand.
struct Place: Hashable, Sendable {
  let start: Int
  let end: Int

  init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The place of something that stands nowhere in the text.
  static let unknown = Place(-1, -1)

  /// Whether the place is in the text.
  var isKnown: Bool { start >= 0 }

  /// The place from the start of this one to the end of another.
  func joined(with other: Place) -> Place {
    guard isKnown else { return other }
    guard other.isKnown else { return self }
    return Place(min(start, other.start), max(end, other.end))
  }

  static func == (left: Place, right: Place) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}

/// The line of a query in which a place begins, with the place underlined.
struct QueryExcerpt {
  /// The line, counted from 1.
  let line: Int
  /// The column in scalars, counted from 1.
  let column: Int
  /// Two lines: the text and the marks below it.
  let text: String

  /// The number of scalars of a long line that are shown before and after the place.
  private static let context = 60
  /// The number of scalars that are underlined of a long place.
  private static let longest = 160

  init(text scalars: [Unicode.Scalar], place: Place) {
    let start = min(place.start, scalars.count)
    var lineStart = start
    while lineStart > 0, scalars[lineStart - 1] != "\n" { lineStart -= 1 }
    var lineEnd = start
    while lineEnd < scalars.count, scalars[lineEnd] != "\n" { lineEnd += 1 }
    line = scalars[..<lineStart].count { $0 == "\n" } + 1
    column = start - lineStart + 1

    let end = max(start + 1, min(place.end, lineEnd, start + Self.longest))
    let from = max(lineStart, start - Self.context)
    let to = min(lineEnd, end + Self.context)
    var shown = ""
    var marks = ""
    for index in from..<max(to, end) {
      let scalar = index < to ? scalars[index] : " "
      // Control characters would move what stands behind them.
      shown.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
      marks += String(
        repeating: index < start ? " " : index < end ? "^" : "", count: scalar.isWide ? 2 : 1)
    }
    while shown.last == " " { shown.removeLast() }
    text = "  \(shown)\n  \(marks)"
  }
}

extension Unicode.Scalar {
  /// Whether a terminal shows the scalar two columns wide (East Asian Wide and Fullwidth).
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
