import InkGraphCore

/// Lines that are kept as they are: signatures, dates, verses.
extension ParagraphScanner {
  /// A signature or date under a notice: at the right edge, the one under the other, or alone.
  mutating func takeSignature(_ line: SourceLine, at index: Int) -> Bool {
    guard lastEnds || open == nil, inBody || open != nil, line.text.count <= 30,
      line.indent >= 8
        ? Signature.stands(line.text)
        : isLowSignature(line, at: index) || isSoleSignature(line, at: index),
      !line.text.contains(where: \.isSentenceEnd), Byline.whole(line.text) == nil
    else { return false }
    addRow(line)
    return true
  }

  /// Whether a line at the left edge is a date under a text or signature, or a signature over one.
  private func isLowSignature(_ line: SourceLine, at index: Int) -> Bool {
    if line.text.last == "日" || line.text.last?.digit != nil {
      return (line.indent >= 2 && indents || followsRow) && PrintedDate.isWhole(line.text)
    }
    return line.text.ends(withAny: Signature.bodies) && isOverDate(at: index)
  }

  /// Whether a line is the signature of a notice without a date, indented like a paragraph: what
  /// follows would have fitted behind it.
  private func isSoleSignature(_ line: SourceLine, at index: Int) -> Bool {
    guard indents, (2...7).contains(line.indent), line.text.count <= 24,
      line.text.ends(withAny: Signature.bodies), isInNotice
    else { return false }
    guard index + 1 < lines.count, lines[index + 1].indent < 2 else { return true }
    return line.indent + line.text.cells + Self.firstUnit(of: lines[index + 1].text) + 4
      <= max(width, columnWidth)
  }

  /// Whether the headline above is that of a notice.
  private var isInNotice: Bool {
    for item in items.reversed() {
      switch item {
      case .loose(let line): return line.text.ends(withAny: Self.notices)
      case .page, .byline, .jump: return false
      case .paragraph: continue
      }
    }
    return false
  }

  private static let notices: PhraseSet = [
    "通知", "公告", "通告", "启事", "公示", "声明", "告示", "公开信", "倡议书", "提示",
  ]

  /// Whether the last item is a signature.
  private var followsRow: Bool {
    guard open == nil, case .paragraph(let last) = items.last else { return false }
    return last.isRow
  }

  /// Whether a date stands under the line, or under one or two more signatures.
  private func isOverDate(at index: Int) -> Bool {
    guard !lines[index].doubled else { return false }
    for line in lines[(index + 1)...].prefix(3) {
      if PrintedDate.isWhole(line.text) { return true }
      guard line.text.count <= 30, line.text.ends(withAny: Signature.bodies) else { return false }
    }
    return false
  }

  /// The end of the poem that begins here, or nil: some indented lines that a paragraph would not
  /// break so early.
  func endOfVerse(from start: Int) -> Int? {
    guard indents, start >= headEnd || masthead.date != nil, open == nil || lastEnds else {
      return nil
    }
    // The bound keeps a file of such lines linear.
    let limit = min(lines.count, start + 200)
    var end = start
    while end < limit, (2...12).contains(lines[end].indent), !lines[end].doubled,
      end == start || !lines[end].startsPage, lines[end].text.count <= Verse.longestLine,
      PrintedDate.find(in: lines[end].text) == nil
    {
      end += 1
    }
    // The last line may be the first of a wrapped paragraph, or a byline.
    if end > start, end < lines.count, lines[end].indent < 2, !Self.ends(lines[end - 1].text),
      lines[end].text.contains(where: Self.isStop)
    {
      end -= 1
    }
    while end > start, Byline.whole(lines[end - 1].text) != nil { end -= 1 }
    return Verse.isVerse(lines[start..<end].lazy.map(\.text)) ? end : nil
  }

  mutating func takeVerse(_ verse: ArraySlice<SourceLine>) {
    inBody = true
    for line in verse { addRow(line) }
  }
}
