import InkGraphCore

extension ParagraphScanner {
  /// What a line without an indent is.
  enum Fate {
    /// The next line of the open paragraph.
    case joins
    /// The first line of a paragraph whose indent the converter dropped.
    case starts
    /// A line outside any paragraph.
    case loose
  }

  /// Cells by which lines of one column differ: numbers may not be cut, stops hang over.
  private static let ragged = 8

  /// What an unindented line is.
  func fate(of line: SourceLine, cells: Int, at index: Int) -> Fate {
    if line.doubled || line.vertical { return .loose }
    guard let open else { return fateOutside(line, cells: cells, at: index) }
    let ends = Self.ends(line.text)
    if !lastEnds {
      // Two short lines without a stop are not the middle of a paragraph.
      let short = width - Self.ragged
      return open.lineCount > 1 && lastCells < short && cells < short && !ends ? .loose : .joins
    }
    if open.content.text.last?.isCloseRound == true, Byline.trailing(in: open.content.text) != nil {
      return fateOutside(line, cells: cells, at: index, afterByline: true)
    }
    if isUnwrapped { return fateOutside(line, cells: cells, at: index) }
    return indents
      ? fateWithIndents(line, cells: cells, ends: ends, at: index)
      : fateWithoutIndents(line, cells: cells, ends: ends, at: index)
  }

  /// After the end of a sentence, where an indent would have told a new paragraph: the line goes
  /// on with the paragraph or is loose.
  private func fateWithIndents(_ line: SourceLine, cells: Int, ends: Bool, at index: Int) -> Fate {
    let full = width - Self.ragged
    if lastCells < full || isShortForColumn(line) {
      return fateOutside(line, cells: cells, at: index)
    }
    if ends {
      // What would have fitted on the last line stands apart: the sentence under a picture.
      if line.text.last == "。", lastCells + Self.firstUnit(of: line.text) + 4 <= width {
        return fateOutside(line, cells: cells, at: index)
      }
      // A short line that ends in a colon or dash over an unindented line is a kicker.
      let stops = line.text.last.map { $0.isSentenceEnd || $0.isCloser } ?? false
      let over = index + 1 < lines.count && lines[index + 1].indent < 2
      return !stops && cells < full && over ? .loose : .joins
    }
    if cells >= full { return goesOn(after: index) ? .joins : .loose }
    return fateOutside(line, cells: cells, at: index)
  }

  /// Whether the only line of the open paragraph is so short that what follows would have fitted on
  /// it, by the width of the paragraphs before.
  private func isShortForColumn(_ line: SourceLine) -> Bool {
    open?.lineCount == 1 && lastCells + Self.firstUnit(of: line.text) + 4 <= columnWidth
  }

  /// The cells of what a line end may not cut at the start of a text: a character, a number or a
  /// Latin word, with the stops after it.
  static func firstUnit(of text: Scalars) -> Int {
    var cells = 0
    var isWord = true
    for (place, scalar) in text.enumerated() {
      let stop = isStop(scalar) || scalar.isCloser || scalar.isColon
      isWord = isWord && scalar.value < 0x2010
      guard place == 0 || stop || isWord else { break }
      cells += scalar.cells
    }
    return cells
  }

  /// After the end of a sentence, where no indent tells a new paragraph: a last line is mostly
  /// short, and a first line is narrower by two characters.
  private func fateWithoutIndents(_ line: SourceLine, cells: Int, ends: Bool, at index: Int)
    -> Fate
  {
    let printed = open?.lineCount == 1 ? lastCells + 4 : lastCells
    if printed <= width - 4 { return fateOutside(line, cells: cells, at: index) }
    if ends { return .joins }
    let narrow = cells >= width - Self.ragged && cells <= width - 3
    if narrow, index + 1 < lines.count {
      let next = lines[index + 1].text
      let speaks = line.text.contains(where: Self.isStop) || next.contains(where: Self.isStop)
      if speaks, next.cells >= width - 3 || Self.ends(next) { return .starts }
    }
    if cells >= width - Self.ragged { return goesOn(after: index) ? .joins : .loose }
    return fateOutside(line, cells: cells, at: index)
  }

  /// What an unindented line outside any paragraph is.
  private func fateOutside(
    _ line: SourceLine, cells: Int, at index: Int, afterByline: Bool = false
  ) -> Fate {
    let text = line.text
    let stops = text.count { $0 == "。" }
    if text.count >= 50, stops > 0 { return .starts }
    if cells >= 16, Dateline.opens(text), Byline.whole(text) == nil { return .starts }
    if isUnwrapped, !indents, text.count >= 10, text.last?.isSentenceEnd == true { return .starts }
    if indents { return isWholeParagraph(from: index, cells: cells) ? .starts : .loose }
    guard cells >= 16 else { return .loose }
    if stops > 0, text.count >= 30 { return .starts }
    let commas = text.count(where: Self.isStop)
    // No headline has two commas and goes on without an end.
    if commas > 1, cells >= 20, !Self.ends(text) { return .starts }
    let speaks = commas > 0
    // A sentence as wide as the column above, less the dropped indent.
    let known = inBody || open != nil
    let fits = cells >= width - Self.ragged && cells <= width + 2
    if known, fits, speaks { return .starts }
    guard index + 1 < lines.count, !Self.ends(text) else { return .loose }
    let next = lines[index + 1].text
    let step = next.cells - cells
    let sameColumn = (-2...7).contains(step) && cells >= 20
    if speaks { return sameColumn || Self.ends(next) && cells >= 20 ? .starts : .loose }
    // A first line without any stop looks like a headline; width alone must tell.
    return known && !afterByline && cells >= width - Self.ragged && cells <= width - 3
      && (2...6).contains(step)
      && next.contains(where: Self.isStop) ? .starts : .loose
  }

  /// Whether a paragraph without an indent begins here: at least three lines of nearly one width
  /// that come to the end of a sentence, the first with a stop inside.
  private func isWholeParagraph(from index: Int, cells: Int) -> Bool {
    guard cells >= 20, lines[index].text.contains(where: Self.isStop),
      !Self.ends(lines[index].text)
    else { return false }
    for (step, line) in lines[(index + 1)...].prefix(40).enumerated() {
      if line.indent >= 2 || line.doubled || line.vertical { return false }
      if line.text.last?.isSentenceEnd == true, step > 0 { return true }
      if abs(line.text.cells - cells) > Self.ragged { return false }
    }
    return false
  }

  static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "，" || scalar == "。" || scalar == "；" || scalar == "、" || scalar == ","
  }

  /// Whether the unindented lines after `index` come to the end of a sentence.
  private func goesOn(after index: Int) -> Bool {
    for (step, line) in lines[(index + 1)...].prefix(12).enumerated() {
      if line.indent >= 2 { return false }
      if Self.ends(line.text) { return true }
      // After some full lines a short one is an interruption, not a headline's end.
      if line.indent + line.text.cells < width - Self.ragged { return step > 0 }
    }
    return false
  }
}
