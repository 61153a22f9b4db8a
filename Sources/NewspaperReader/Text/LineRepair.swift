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
      if let parts = parted(lines[index]) {
        result += parts
        index += 1
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

  /// Headline and byline of a line that holds both, as websites saved as text have it:
  /// `石桥修好　　□记者 陆杉 报道`.
  private static func parted(_ line: SourceLine) -> [SourceLine]? {
    guard line.text.count <= 80, let mark = line.text.lastIndex(of: "□" as Unicode.Scalar),
      mark - line.text.startIndex >= 6, line.text[mark - 1].isBlank, line.text[mark - 2].isBlank,
      Byline.whole(line.text[mark...])?.certain == true
    else { return nil }
    var headline = line
    headline.text = line.text[..<mark].trimmed
    var byline = SourceLine(number: line.number, text: line.text[mark...])
    byline.blankAfter = line.blankAfter
    return [headline, byline]
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
      if end > start + 1, lines[end].blankBefore != lines[start + 1].blankBefore {
        // A blank in doubled type is two lines of nothing.
        let pairs = [start, end - 2, end].allSatisfy {
          $0 + 1 < lines.count && lines[$0].text.elementsEqual(lines[$0 + 1].text)
        }
        guard pairs, (end - start).isMultiple(of: 2), lines[end].blankBefore == 2 else { break }
      }
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
    let usual = run.dropFirst().first?.blankBefore ?? 0
    for part in run {
      if !text.isEmpty, part.blankBefore > usual { text.append(" ") }
      text.append(contentsOf: part.text)
    }
    if let halved = halve(text[...]) {
      line.text = halved
      line.doubled = true
      line.stacked = true
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
