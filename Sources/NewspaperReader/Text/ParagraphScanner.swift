import InkGraphCore

/// Sorts the lines of a text into paragraphs, loose lines, bylines, notices and furniture.
///
/// A paragraph begins with an indent, or, in files whose converter dropped the indents, after a
/// short last line. The width of the column is learnt from the paragraph itself.
struct ParagraphScanner {
  let lines: [SourceLine]
  /// Whether the first lines of paragraphs are indented.
  let indents: Bool
  /// Whether every line is a paragraph of its own: nearly all long lines end a sentence.
  let isUnwrapped: Bool
  /// Whether empty lines part things.
  private let blanksMean: Bool
  /// The phrases of the lines, once they are asked for.
  private var phrases: PhraseIndex?
  /// Where the head of the first page ends.
  let headEnd: Int
  var masthead = Masthead()
  private(set) var items: [TextItem] = []
  var open: TextParagraph?
  var lastCells = 0
  var lastEnds = false
  var width = 0
  /// The width of the column in the last paragraph of the body that has lines enough to tell; 0 if
  /// none has.
  private(set) var columnWidth = 0
  /// Whether the last line ended in a blank.
  private var lastBlank = false
  var page = 1
  var pageIsNew = true
  /// Whether the last item is a paragraph that more may follow.
  var inBody = false

  /// Prepares the lines of an issue.
  init(_ document: SourceDocument) {
    lines = LineRepair.repair(document.lines)
    let shape = LineShape(lines)
    indents = shape.indented * 50 >= lines.count && shape.indented > 0
    blanksMean = document.blanksMean
    isUnwrapped = shape.long * 4 >= lines.count && shape.ended * 10 >= shape.long * 7
    headEnd =
      lines.firstIndex { line in
        ((2...7).contains(line.indent) && line.text.cells >= 20
          && !line.text.contains(any: Self.headWords))
          || (line.text.contains("。" as Unicode.Scalar) && line.text.count >= 10)
          || (line.text.count >= 12 && line.text.contains("，" as Unicode.Scalar))
      } ?? lines.count
    findName()
  }

  /// What lines have in common, counted in one pass.
  private struct LineShape {
    /// Lines with the indent of a paragraph.
    var indented = 0
    /// Lines as long as paragraphs.
    var long = 0
    /// Long lines that end a sentence.
    var ended = 0

    init(_ lines: [SourceLine]) {
      for index in lines.indices {
        let count = lines[index].text.count
        if count >= 8, (2...7).contains(lines[index].indent) { indented += 1 }
        guard count >= 20 else { continue }
        long += 1
        if ParagraphScanner.ends(lines[index].text) { ended += 1 }
      }
    }
  }

  static let headWords: PhraseSet = ["主办", "出版", "星期", "期"]

  /// Reads all lines.
  ///
  /// - Complexity: O(*n*), *n* scalars; looking ahead is bounded.
  mutating func run() {
    items.append(.page(1))
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.startsPage, index > 0 { startPage(page + 1, certain: false) }
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      if open != nil, !lastEnds, line.indent < 2, let next,
        takeInterruption(line, before: next, at: index)
      {
        index += 1
        continue
      }
      if takeNotice(line) || takeSignature(line, at: index) || takeFurniture(line, at: index)
        || takeByline(line, next: next, &index)
      {
        index += 1
        continue
      }
      if let end = endOfVerse(from: index) {
        takeVerse(lines[index..<end])
        index = end
        continue
      }
      takeText(line, at: index)
      index += 1
    }
    flush()
  }

  /// Finds the newspaper's name: a line of the head, or of the furniture of another page.
  private mutating func findName() {
    for index in lines.indices where lines[index].text.count <= (index < headEnd ? 60 : 14) {
      let line = lines[index]
      if line.vertical { continue }
      let head = index < headEnd
      guard line.text.count <= 14 || (head && PrintedDate.find(in: line.text) != nil) else {
        continue
      }
      guard let word = head ? line.text.words.first(where: NewspaperName.isName) : line.text,
        NewspaperName.isName(word)
      else { continue }
      let beside = [index - 2, index - 1, index + 1, index + 2].contains { place in
        guard lines.indices.contains(place) else { return false }
        let text = lines[place].text
        return text.count <= 60
          && (PrintedDate.find(in: text) != nil || PageMark.read(text)?.certain == true)
      }
      if head || beside {
        masthead.newspaper = String(word)
        masthead.newspaperLine = line.number
        return
      }
    }
    guard let first = lines.first, !first.vertical, (2...6).contains(first.text.count),
      first.text.allSatisfy(\.isHan), lines.count > 1, headEnd > 1
    else { return }
    // The name in Latin letters may stand between.
    guard let next = lines[1..<headEnd].prefix(2).first(where: { $0.text.hanCount > 0 }) else {
      return
    }
    var probe = Masthead()
    if probe.take(next.text, at: 1, head: true) {
      masthead.newspaper = String(first.text)
      masthead.newspaperLine = first.number
    }
  }

  func isName(_ text: Scalars) -> Bool {
    guard let name = masthead.newspaper, text.count <= 24, let first = name.unicodeScalars.first,
      text.contains(first)
    else { return false }
    return text.words.contains { String($0) == name }
      && text.words.allSatisfy { String($0) == name || $0.count <= 4 }
  }

  private mutating func takeNotice(_ line: SourceLine) -> Bool {
    guard let notice = JumpNotice.read(line.text) else { return false }
    flush()
    items.append(.jump(notice))
    inBody = false
    return true
  }

  mutating func startPage(_ number: Int, certain: Bool) {
    flush()
    if certain, pageIsNew, number == page { return }
    page = number
    inBody = false
    if pageIsNew, case .page = items.last {
      items[items.count - 1] = .page(number)
    } else {
      items.append(.page(number))
    }
    pageIsNew = true
  }

  private mutating func takeByline(_ line: SourceLine, next: SourceLine?, _ index: inout Int)
    -> Bool
  {
    guard open == nil || lastEnds, let first = line.text.first else { return false }
    if let byline = Byline.whole(line.text), byline.certain || line.text.last?.isCloseRound == true
    {
      flush()
      items.append(.byline(byline))
      inBody = false
      return true
    }
    // A byline may be wrapped as well: `（本报记者 甲` / `通讯员 乙）`.
    let mark = first.isOpenRound || Byline.isMark(first)
    guard mark, let next, next.text.count <= 40 else { return false }
    guard !first.isOpenRound || next.text.last?.isCloseRound == true else { return false }
    let text = Array(line.text) + [" "] + Array(next.text)
    guard let byline = Byline.whole(text[...]), byline.certain else { return false }
    flush()
    items.append(.byline(byline))
    inBody = false
    index += 1
    return true
  }

  /// Takes a caption that the layout put into the open sentence.
  private mutating func takeInterruption(_ line: SourceLine, before next: SourceLine, at index: Int)
    -> Bool
  {
    guard Self.mayInterrupt(line, before: next), let text = open?.content.text,
      CaptionLifter.bridges(text, next.text, around: line.text)
        || stands(line, apartFrom: text, next)
    else { return false }
    open?.captions.append(DraftText(line.text, line: line.number))
    return true
  }

  /// Whether a line could be a caption that the layout put between two lines of a paragraph.
  static func mayInterrupt(_ line: SourceLine, before next: SourceLine) -> Bool {
    line.text.last == "。" && line.indent < 2 && !line.doubled && next.indent < 2 && !next.doubled
      && CaptionLifter.isCaptionShaped(line.text)
  }

  /// Whether a line cuts a phrase that stands whole elsewhere, or is set apart by empty lines or by
  /// its width; and does not itself go on with the phrase.
  private mutating func stands(
    _ line: SourceLine, apartFrom text: Scalars, _ next: SourceLine
  ) -> Bool {
    let apart = blanksMean && line.blankBefore > 0 && next.blankBefore > 0
    let wide = (open?.lineCount ?? 0) > 2 && line.text.cells >= width + Self.wider
    let phrases = phrases ?? PhraseIndex(lines)
    self.phrases = phrases
    if phrases.mayJoin(text, line.text) { return false }
    return apart || wide || phrases.joins(text, next.text)
  }

  /// Cells by which a line is too wide for its column, stops that hang over included.
  private static let wider = 8

  private mutating func takeText(_ line: SourceLine, at index: Int) {
    let cells = line.indent + line.text.cells
    if (2...7).contains(line.indent), !line.doubled, !isInsideByline(line) {
      flush()
      start(line, cells: cells)
      return
    }
    switch fate(of: line, cells: cells, at: index) {
    case .joins:
      // A blank at the break may part two names of a byline.
      if line.indent > 0 || lastBlank { open?.content.append(Self.blank) }
      open?.content.append(line.text)
      lastBlank = line.blankAfter
      open?.lineCount += 1
      lastCells = cells
      lastEnds = Self.ends(line.text)
      width = max(width, min(cells, width + 4))
    case .starts:
      flush()
      start(line, cells: cells)
    case .loose:
      flush()
      addLoose(
        LooseLine(
          content: DraftText(line.text, line: line.number), doubled: line.doubled,
          stacked: line.stacked, vertical: line.vertical, blankBefore: line.blankBefore))
    }
  }

  private mutating func start(_ line: SourceLine, cells: Int) {
    var paragraph = TextParagraph(
      content: DraftText(line.text, line: line.number), width: cells)
    paragraph.blankBefore = line.blankBefore
    open = paragraph
    lastCells = cells
    lastEnds = Self.ends(line.text)
    lastBlank = line.blankAfter
    // The first line alone does not tell the width; that of the paragraph before helps.
    width = inBody ? max(cells, min(width, cells + 6)) : cells
  }

  private static let blank: Scalars = [" "]

  /// Whether the line closes a round bracket that the open paragraph opened just before its end:
  /// a byline that was cut at a full-width blank.
  private func isInsideByline(_ line: SourceLine) -> Bool {
    guard !lastEnds, line.text.last?.isCloseRound == true, line.text.count <= 30,
      let tail = open?.content.text.suffix(20),
      let bracket = tail.last(where: { $0.isOpenRound || $0.isCloseRound })
    else { return false }
    return bracket.isOpenRound
  }

  /// Ends the open paragraph and adds a line that is kept as it is.
  mutating func addRow(_ line: SourceLine) {
    flush()
    items.append(
      .paragraph(
        TextParagraph(
          content: DraftText(line.text, line: line.number), width: width, isRow: true)))
  }

  private mutating func addLoose(_ line: LooseLine) {
    var line = line
    // `公 告` is one word, spaced out for show.
    if line.text.count <= 12, line.text.contains(where: \.isBlank) {
      let words = line.text.words
      if words.allSatisfy({ $0.count == 1 }) { line.content.text = words.flatMap { $0 }[...] }
    }
    items.append(.loose(line))
  }

  /// Ends the open paragraph.
  mutating func flush() {
    guard var paragraph = open else { return }
    open = nil
    paragraph.width = width
    let text = paragraph.content.text
    let single = paragraph.lineCount == 1 && text.count <= 24 && !Self.ends(text)
    let dash = text.last.map { $0.isColon || $0.isDash } ?? false
    let kicker = !inBody && paragraph.lineCount <= 3 && text.count <= 90 && dash
    if single || kicker {
      addLoose(LooseLine(content: paragraph.content, blankBefore: paragraph.blankBefore))
      return
    }
    if pageIsNew { pageIsNew = false }
    takeStaff(from: &paragraph)
    if paragraph.lineCount > 2 { columnWidth = width } else if !inBody { columnWidth = 0 }
    inBody = paragraph.isRow || Byline.trailing(in: paragraph.content.text) == nil
    items.append(.paragraph(paragraph))
  }

  /// Credits of the page often end up on the last line of a body.
  private mutating func takeStaff(from paragraph: inout TextParagraph) {
    guard let start = StaffLine.start(in: paragraph.content.text) else { return }
    let staff = paragraph.content.text[start...]
    _ = masthead.take(staff, at: paragraph.content.line, head: false)
    paragraph.content.text = paragraph.content.text[..<start].trimmed
  }

  /// Whether a paragraph may end with this line.
  static func ends(_ text: Scalars) -> Bool {
    var text = text
    while let last = text.last, last.isCloser, text.count > 1 {
      text = text.dropLast()
      if last.isCloseRound { return true }
    }
    guard let last = text.last else { return false }
    if last.isSentenceEnd { return true }
    return last.isColon || (last.isDash && text.dropLast().last?.isDash == true)
  }
}
