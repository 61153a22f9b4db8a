import InkGraphCore

/// Makes the body of an article out of the lines of a web page.
struct WebBody {
  private var draft: ArticleDraft
  private var masthead: Masthead
  private var afterImage = false

  /// Fills a draft whose headline is known, and the credits of the page.
  static func fill(_ draft: inout ArticleDraft, _ masthead: inout Masthead, with lines: [WebLine]) {
    var body = WebBody(draft: draft, masthead: masthead)
    body.take(unrepeated(lines))
    draft = body.draft
    masthead = body.masthead
    draft.addByline(draft.bylineUnderTitle)
  }

  private init(draft: ArticleDraft, masthead: Masthead) {
    self.draft = draft
    self.masthead = masthead
  }

  /// The lines once, where a page prints its body twice.
  private static func unrepeated(_ lines: [WebLine]) -> [WebLine] {
    let half = lines.count / 2
    guard lines.count.isMultiple(of: 2), half > 0 else { return lines }
    let length = lines[..<half].reduce(0) { $0 + $1.text.count }
    guard length >= 40,
      zip(lines[..<half], lines[half...]).allSatisfy({ $0.text.elementsEqual($1.text) })
    else { return lines }
    return Array(lines[..<half])
  }

  private mutating func take(_ lines: [WebLine]) {
    let indented = lines.count { $0.indent >= 2 }
    // Where paragraphs are indented, a line without an indent may go on with the one before.
    let wraps = indented * 3 >= lines.count && indented < lines.count
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if let end = endOfVerse(lines, from: index) {
        draft.body += lines[index..<end].map { DraftBlock(kind: .row, content: $0.content) }
        index = end
        continue
      }
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      take(line, next: next, wraps: wraps)
      index += 1
    }
  }

  private mutating func take(_ line: WebLine, next: WebLine?, wraps: Bool) {
    let text = line.text
    switch line.kind {
    case .image:
      afterImage = true
      return
    case .row:
      draft.body.append(DraftBlock(kind: .row, content: line.content))
      return
    case .text: break
    }
    if let notice = JumpNotice.read(text) {
      take(notice)
      return
    }
    if StaffLine.read(text) != nil {
      _ = masthead.take(text, at: line.content.line, head: false)
      return
    }
    let squeezed = text.filter { !$0.isBlank }
    if draft.body.isEmpty, draft.title.count == 1,
      draft.title[0].text.filter({ !$0.isBlank }) == squeezed
    {
      return
    }
    let isImage = afterImage
    afterImage = false
    if isImage,
      let caption = CaptionLifter.caption(
        line.content, gap: 0, afterImage: true, before: unfinished, after: next?.text)
    {
      draft.captions.append(caption)
      return
    }
    if draft.body.isEmpty, text.prefix(2).allSatisfy(\.isDash), text.count <= 40, text.count > 3 {
      draft.subtitle.append(
        DraftText(text.drop(while: \.isDash).trimmed, line: line.content.line))
      return
    }
    if line.isHeading, text.count <= 40, text.last?.isSentenceEnd != true,
      Byline.whole(text) == nil
    {
      draft.body.append(DraftBlock(kind: .subhead, content: line.content))
      return
    }
    addParagraph(line, wraps: wraps)
  }

  private mutating func addParagraph(_ line: WebLine, wraps: Bool) {
    var content = line.content
    if let jump = JumpNotice.leading(in: content.text) {
      take(jump.notice)
      content.text = content.text[jump.end...].trimmed
    }
    if let start = StaffLine.start(in: content.text) {
      _ = masthead.take(content.text[start...], at: content.line, head: false)
      content.text = content.text[..<start].trimmed
    }
    if let jump = JumpNotice.trailing(in: content.text) {
      take(jump.notice)
      content.text = content.text[..<jump.start].trimmed
    }
    guard !content.text.isEmpty else { return }
    if wraps, line.indent < 2, unfinished != nil, let last = draft.body.indices.last {
      draft.body[last].content.append(content.text)
    } else {
      draft.body.append(DraftBlock(kind: .paragraph, content: content))
    }
  }

  private mutating func take(_ notice: JumpNotice) {
    switch notice {
    case .continuesOn(let page): draft.continuesOn = page
    case .continuedFrom(let page): draft.continuedFrom = page
    }
  }

  private var unfinished: Scalars? {
    guard let last = draft.body.last, last.kind == .paragraph,
      CaptionLifter.isUnfinished(last.content.text)
    else { return nil }
    return last.content.text
  }

  private func endOfVerse(_ lines: [WebLine], from start: Int) -> Int? {
    var end = start
    // The bound keeps a hostile page linear.
    while end < min(lines.count, start + 200), lines[end].kind == .text, !lines[end].isHeading,
      (2...Verse.longestLine).contains(lines[end].text.count),
      Byline.whole(lines[end].text)?.certain != true, JumpNotice.read(lines[end].text) == nil
    {
      end += 1
    }
    guard end - start >= Verse.fewest else { return nil }
    return Verse.isVerse(lines[start..<end].map(\.text)) ? end : nil
  }
}
