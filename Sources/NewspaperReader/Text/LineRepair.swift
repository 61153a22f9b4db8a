import InkGraphCore

/// Undoes what PDF converters do to heavy and vertical type.
enum LineRepair {
  /// Repairs lines: heavy type printed twice is halved, whether side by side (`老老码码`), one
  /// character a line, or in steps (`老` / `老码` / `码`); strips printed top to bottom are joined.
  static func repair(_ lines: [SourceLine]) -> [SourceLine] {
    var result: [SourceLine] = []
    result.reserveCapacity(lines.count)
    var index = 0
    while index < lines.count {
      let end = endOfShortRun(in: lines, from: index)
      if end - index >= 3, let joined = join(lines[index..<end]) {
        result.append(joined)
        index = end
        continue
      }
      var line = lines[index]
      if let halved = halve(line.text) {
        line.text = halved
        line.doubled = true
      }
      result.append(line)
      index += 1
    }
    return result
  }

  /// The text once, if every character but blanks is printed twice; at least four pairs, so that
  /// doubled words of the language (`欣欣`) stay.
  static func halve(_ text: Scalars) -> Scalars? {
    guard text.count >= 8 else { return nil }
    var result: [Unicode.Scalar] = []
    var pairs = 0
    var index = text.startIndex
    while index < text.endIndex {
      if text[index].isBlank {
        if result.last != " " { result.append(" ") }
        index += 1
        continue
      }
      guard index + 1 < text.endIndex, text[index] == text[index + 1] else { return nil }
      result.append(text[index])
      pairs += 1
      index += 2
    }
    guard pairs >= 4, result.contains(where: \.isHan) else { return nil }
    return result[...]
  }

  /// The end of the lines from `start` that hold one or two characters and stand equally close.
  private static func endOfShortRun(in lines: [SourceLine], from start: Int) -> Int {
    var end = start
    while end < lines.count, lines[end].text.count <= 4,
      lines[end].text.count(where: { !$0.isBlank }) <= 2
    {
      if end > start + 1, lines[end].blankBefore != lines[start + 1].blankBefore { break }
      if end > start, lines[end].startsPage { break }
      // Steps end in a single character; the next headline begins after it.
      if end > start, lines[end].text.count == 1, lines[end - 1].text.count > 1 { return end + 1 }
      end += 1
    }
    return end
  }

  private static func join(_ run: ArraySlice<SourceLine>) -> SourceLine? {
    guard var line = run.first else { return nil }
    var text: [Unicode.Scalar] = []
    for part in run { text.append(contentsOf: part.text) }
    if let halved = halve(text[...]) {
      line.text = halved
      line.doubled = true
      return line
    }
    guard run.allSatisfy({ $0.text.count == 1 && ($0.text.first?.digit == nil) }) else {
      return nil
    }
    line.text = text[...]
    line.vertical = true
    return line
  }
}
