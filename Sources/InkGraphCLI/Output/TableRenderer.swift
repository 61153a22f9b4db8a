import InkGraphCore

/// Lays a table out in columns of a fixed-width font.
struct TableRenderer {
  /// What the output can show.
  var terminal: Terminal
  /// The language of the headings.
  var language: Language

  /// The widths to which columns are cut: a date stays whole if that is enough.
  private static let leastWidths = [10, 4]
  private static let gap = "  "

  /// The lines of a table, with a line of headings and one of rules.
  ///
  /// On a terminal, the widest columns are cut until a line fits; elsewhere nothing is cut.
  func lines(_ answer: Answer) -> [String] {
    let shown = answer.columns.indices.filter { index in
      answer.columns[index].audience != .programs
        && answer.rows.contains { !($0[index]?.text ?? "").isEmpty }
    }
    let titles = shown.map { answer.columns[$0].title.text(in: language) }
    let cells = answer.rows.map { row in shown.map { Self.oneLine(beginning(row[$0]?.text ?? "")) }
    }
    let isNumeric = shown.map { index in answer.rows.allSatisfy { Self.isNumber($0[index]) } }
    var widths = titles.indices.map { column in
      cells.reduce(DisplayWidth.of(titles[column])) { max($0, DisplayWidth.of($1[column])) }
    }
    if let limit = terminal.width { shrink(&widths, to: limit) }
    var lines = [
      terminal.show(StyledText(line(titles, widths, isNumeric), .strong)),
      terminal.show(
        StyledText(
          widths.map { String(repeating: "-", count: $0) }.joined(separator: Self.gap), .faint)),
    ]
    lines += cells.map { line($0, widths, isNumeric) }
    return lines
  }

  /// As much of a text as can be shown, so that a very long one costs no more than a long one.
  private func beginning(_ text: String) -> String {
    // Scalars that take no column are rarely more than the letters they stand with.
    guard let limit = terminal.width, text.utf8.count > limit * 16 else { return text }
    return String(text.unicodeScalars.prefix(limit * 4))
  }

  private func line(_ cells: [String], _ widths: [Int], _ isNumeric: [Bool]) -> String {
    var line = cells.indices.map { column in
      let cell = DisplayWidth.cut(cells[column], to: widths[column])
      let padding = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
      return isNumeric[column] ? padding + cell : cell + padding
    }.joined(separator: Self.gap)
    while line.last == " " { line.removeLast() }
    return line
  }

  private func shrink(_ widths: inout [Int], to limit: Int) {
    func total() -> Int { widths.reduce(0, +) + Self.gap.count * max(0, widths.count - 1) }
    for least in Self.leastWidths {
      while total() > limit,
        let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > least
      {
        widths[widest] -= 1
      }
    }
  }

  private static func isNumber(_ value: PropertyValue?) -> Bool {
    switch value {
    case nil, .integer, .double: true
    default: false
    }
  }

  /// The text without line breaks and controls, which would break the table or steer the terminal.
  static func oneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(result)
  }
}
