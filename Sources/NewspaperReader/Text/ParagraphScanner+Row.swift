import InkGraphCore

/// Lines that are kept as they are: signatures, dates, verses.
extension ParagraphScanner {
  /// A signature or date under a notice: at the right edge, or the one under the other.
  mutating func takeSignature(_ line: SourceLine, at index: Int) -> Bool {
    guard lastEnds || open == nil, inBody || open != nil, line.text.count <= 30,
      line.indent >= 8 ? isSignature(line.text) : isLowSignature(line, at: index),
      !line.text.contains(where: \.isSentenceEnd), Byline.whole(line.text) == nil
    else { return false }
    addRow(line)
    return true
  }

  /// Whether a line at the right edge is a signature or a date.
  private func isSignature(_ text: Scalars) -> Bool {
    if let date = PrintedDate.find(in: text), date.range.count >= text.count - 2 { return true }
    return text.ends(withAny: Self.signers)
  }

  /// Whether a line at the left edge is a date under a text or signature, or a signature over one.
  private func isLowSignature(_ line: SourceLine, at index: Int) -> Bool {
    if line.text.last == "日" || line.text.last?.digit != nil {
      return (line.indent >= 2 && indents || followsRow) && PrintedDate.isWhole(line.text)
    }
    return line.text.ends(withAny: Self.signers) && isOverDate(at: index)
  }

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
      guard line.text.count <= 30, line.text.ends(withAny: Self.signers) else { return false }
    }
    return false
  }

  private static let signers: PhraseSet = [
    "公司", "局", "委", "委员会", "会", "中心", "办公室", "政府", "院", "学校", "大学", "所", "部", "社", "处", "站", "银行",
    "支行",
    "厂", "集团", "法院", "分局",
  ]

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
