import InkGraphCore

/// Makes paragraphs out of the columns of an article.
struct BoxBody {
  private var draft: ArticleDraft
  private var open: DraftText?
  /// Whether the last line was full, so that the sentence may go on.
  private var lastIsFull = true
  /// Where a bracket near the end of the open paragraph was cut, in characters.
  private var seam: Int?

  /// Adds the text of columns, in reading order, to a draft.
  ///
  /// - Parameters:
  ///   - draft: The draft.
  ///   - runs: The columns.
  ///   - edges: The left edges of columns on the page, sorted.
  static func fill(_ draft: inout ArticleDraft, with runs: [BoxRun], edges: [Double]) {
    var body = BoxBody(draft: draft)
    let widths = runs.flatMap { run in run.lines.map { $0.box.right - run.box.left } }.sorted()
    // Most lines are full; the widest may hang over.
    let width = widths.isEmpty ? 0 : widths[widths.count * 3 / 5]
    // The line after the last one of a column is the first one of the next.
    var placed: [(line: BoxLine, left: Double, width: Double)] = []
    for run in runs {
      let left = body.edge(of: run, edges)
      placed += run.lines.map { ($0, left, max(width, 6 * run.size)) }
    }
    for (place, current) in placed.enumerated() {
      let next = place + 1 < placed.count ? placed[place + 1] : nil
      let nextIndented = next.map { ($0.line.box.left - $0.left) / $0.line.size >= 1.5 } ?? false
      body.take(current.line, left: current.left, width: current.width, nextIndented: nextIndented)
    }
    body.flush()
    draft = body.draft
  }

  private init(draft: ArticleDraft) { self.draft = draft }

  /// Where the column of a run begins; a run of a single paragraph's first line is indented itself.
  private func edge(of run: BoxRun, _ edges: [Double]) -> Double {
    let size = run.size
    guard run.lines.allSatisfy({ $0.box.left > run.box.left - 0.2 * size }), run.lines.count < 3,
      let edge = edges.last(where: { $0 <= run.box.left + 0.3 * size }),
      run.box.left - edge < 2.6 * size
    else { return run.box.left }
    return edge
  }

  private mutating func take(
    _ line: BoxLine, left: Double, width: Double, nextIndented: Bool
  ) {
    let text = line.text
    let size = line.size
    let indent = (line.box.left - left) / size
    let room = left + width - line.box.right
    if let notice = JumpNotice.read(text) {
      flush()
      switch notice {
      case .continuesOn(let page): draft.continuesOn = page
      case .continuedFrom(let page): draft.continuedFrom = page
      }
      return
    }
    let ended = open.map { ParagraphScanner.ends($0.text) } ?? true
    if ended, let byline = Byline.whole(text),
      byline.certain || text.last?.isCloseRound == true
    {
      flush()
      draft.bylines.append(byline)
      return
    }
    if isSubhead(line, ended: ended, indent: indent, room: room, nextIndented: nextIndented) {
      flush()
      draft.body.append(DraftBlock(kind: .subhead, content: DraftText(text, line: line.line)))
      return
    }
    if indent >= 4, ended, room < 2 * size, text.count <= 30, text.first?.isOpenRound != true {
      // A signature or date at the right end.
      flush()
      draft.body.append(DraftBlock(kind: .row, content: DraftText(text, line: line.line)))
      return
    }
    let starts = open == nil || (indent >= 1.5 && !isInsideByline) || (ended && !lastIsFull)
    if starts {
      flush()
      open = DraftText(text, line: line.line)
    } else {
      if isInsideByline { seam = open?.text.count }
      open?.append(text)
    }
    lastIsFull = room < 1.6 * size
  }

  private func isSubhead(
    _ line: BoxLine, ended: Bool, indent: Double, room: Double, nextIndented: Bool
  ) -> Bool {
    let text = line.text
    guard ended, (3...26).contains(text.count), nextIndented, let last = text.last,
      !last.isSentenceEnd, last != "，", !last.isColon, room > 1.5 * line.size
    else { return false }
    let isCentered = indent >= 1 && abs(indent - room / line.size) <= 1.5
    return indent < 0.5 || isCentered
  }

  /// Whether a bracket near the end of the open paragraph is still open: a byline on two lines.
  private var isInsideByline: Bool {
    guard let tail = open?.text.suffix(20),
      let bracket = tail.last(where: { $0.isOpenRound || $0.isCloseRound })
    else { return false }
    return bracket.isOpenRound
  }

  /// Puts a blank where a byline was cut, if it can only be read so: the line end hides blanks.
  private mutating func takeSeam(into content: inout DraftText) {
    guard let place = seam else { return }
    seam = nil
    guard Byline.trailing(in: content.text) == nil, place < content.text.count else { return }
    var parted = content.text
    parted.insert(" ", at: parted.startIndex + place)
    if Byline.trailing(in: parted) != nil { content.text = parted }
  }

  private mutating func flush() {
    guard var content = open else { return }
    open = nil
    lastIsFull = true
    takeSeam(into: &content)
    if let jump = JumpNotice.trailing(in: content.text), case .continuesOn(let page) = jump.notice {
      draft.continuesOn = page
      content.text = content.text[..<jump.start].trimmed
    }
    if let jump = JumpNotice.leading(in: content.text), case .continuedFrom(let page) = jump.notice
    {
      draft.continuedFrom = page
      content.text = content.text[jump.end...].trimmed
    }
    if content.text.isEmpty { return }
    draft.body.append(DraftBlock(kind: .paragraph, content: content))
  }
}
