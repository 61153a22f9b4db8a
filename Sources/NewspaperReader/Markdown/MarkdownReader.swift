import InkGraphCore

/// Reads an issue from Markdown, as people and converters write it.
///
/// The heading level that headlines have is learnt from the file: the level under the one that
/// names the newspaper. Two headings of that level without text between are kicker and title.
struct MarkdownReader: FormReader {
  func read(_ document: SourceDocument, log: inout DiagnosticLog) -> IssueDraft {
    let blocks = MarkdownBlock.blocks(of: document)
    var walk = MarkdownWalk(blocks: blocks)
    walk.run()
    return walk.issue
  }
}

/// One pass over the blocks of an issue.
private struct MarkdownWalk {
  let blocks: [MarkdownBlock]
  var issue = IssueDraft()
  private var index = 0
  private var page: Int?
  private var article: ArticleDraft?
  private var kicker: [DraftText] = []
  private var headlineLevel = 2
  private var rulesArePages = true
  /// Whether sections have headings of their own; where they have none, a bare line is one.
  private var hasInnerHeadings = false
  private var inMasthead = true
  private var afterImage = false
  private var afterStaff = false
  private var continuedFrom: Int?

  init(blocks: [MarkdownBlock]) {
    self.blocks = blocks
    learn()
  }

  mutating func run() {
    while index < blocks.count {
      let block = blocks[index]
      index += 1
      switch block.kind {
      case .heading(let level): takeHeading(block, level: level)
      case .rule: takeRule()
      case .row: takeRow(block)
      case .image: afterImage = true
      case .paragraph: takeParagraph(block)
      }
    }
    close()
  }

  /// Finds the newspaper's name, the level of headlines and the meaning of rules.
  private mutating func learn() {
    var levels: [Int] = []
    var rules = 0
    var pageLines = 0
    var first = true
    for (place, block) in blocks.enumerated() {
      switch block.kind {
      case .heading(let level):
        if first, isName(block, followedBy: blocks[(place + 1)...]) {
          issue.masthead.newspaper = String(Spacing.paragraph(block.text))
          issue.masthead.newspaperLine = block.line
          issue.masthead.firstLine = block.line
        } else {
          levels.append(level)
        }
        first = false
      case .rule: rules += 1
      case .paragraph:
        if block.lines.count == 1, PageMark.read(block.text)?.certain == true { pageLines += 1 }
      default: break
      }
    }
    headlineLevel = levels.min() ?? 2
    hasInnerHeadings = levels.contains { $0 > headlineLevel }
    rulesArePages = pageLines == 0 && (rules < 3 || rules * 2 < levels.count)
    page = 1
  }

  /// Whether the first heading names the newspaper: it is short, and a masthead follows it.
  private func isName(_ block: MarkdownBlock, followedBy rest: ArraySlice<MarkdownBlock>) -> Bool {
    let text = Spacing.paragraph(block.text)[...]
    guard text.count <= 14, !text.contains(where: { $0.isSentenceEnd || $0 == "，" }) else {
      return false
    }
    if NewspaperName.isName(text) { return true }
    for next in rest.prefix(4) {
      guard case .paragraph = next.kind else { return false }
      for line in next.lines {
        var probe = Masthead()
        if probe.take(line.text, at: 1, head: true) { return true }
      }
    }
    return false
  }

  // The newspaper's name was read before; a later heading of the same words is page furniture.
  private func isFurniture(_ text: Scalars) -> Bool {
    guard let name = issue.masthead.newspaper else { return false }
    return String(Spacing.paragraph(text)) == name
  }

  private mutating func takeHeading(_ block: MarkdownBlock, level: Int) {
    let text = block.text
    if isFurniture(text) { return }
    if let mark = PageMark.read(text), mark.certain || PageMark.isPageName(text) {
      startPage(mark.page)
      return
    }
    if inMasthead, issue.masthead.take(text, at: block.line, head: true) { return }
    if let notice = JumpNotice.read(text) {
      take(notice, at: block.line)
      return
    }
    if let byline = Byline.whole(text), byline.certain, level > headlineLevel {
      takeByline(byline)
      return
    }
    inMasthead = false
    afterImage = false
    afterStaff = false
    let content = DraftText(text, line: block.line)
    if level > headlineLevel || isPart(text), takeInner(content) { return }
    takeHeadline(content)
  }

  /// Whether a heading of the headlines' level is really a section of the article: a subtitle.
  private func isPart(_ text: Scalars) -> Bool {
    text.prefix(2).allSatisfy(\.isDash) && article?.title.isEmpty == false
      && article?.body.isEmpty == true
  }

  /// Takes a heading inside an article; false if there is no article to take it.
  private mutating func takeInner(_ content: DraftText) -> Bool {
    if continuedFrom != nil, article == nil { open() }
    guard article != nil, article?.isClosed == false else { return false }
    if content.text.prefix(2).allSatisfy(\.isDash), article?.body.isEmpty == true {
      article?.subtitle.append(
        DraftText(content.text.drop(while: \.isDash).trimmed, line: content.line))
    } else {
      article?.body.append(DraftBlock(kind: .subhead, content: content))
    }
    return true
  }

  private mutating func takeHeadline(_ content: DraftText) {
    // Some files mark the first paragraph of an article without a headline as a heading.
    if isProse(content.text) {
      close()
      open()
      addParagraph(content)
      return
    }
    if let current = article, current.body.isEmpty, !current.isClosed, current.captions.isEmpty,
      current.bylines.isEmpty, let title = current.title.last, current.subtitle.isEmpty,
      !title.text.contains(any: ["（图片", "(图片", "（附图", "(附图"])
    {
      article?.kicker += current.title
      article?.title = [content]
      return
    }
    close()
    open()
    article?.kicker = kicker
    kicker = []
    article?.title = [content]
  }

  /// Whether a heading is a paragraph: sentences, not a headline.
  private func isProse(_ text: Scalars) -> Bool {
    if Dateline.opens(text), text.count > 30 { return true }
    guard let stop = text.firstIndex(of: "。" as Unicode.Scalar) else { return text.count > 120 }
    return stop == text.endIndex - 1 || text.count > 40
  }

  private mutating func open() {
    article = ArticleDraft()
    article?.page = page
    article?.continuedFrom = continuedFrom
    continuedFrom = nil
  }

  private mutating func close() {
    if let article, !article.isEmpty { issue.articles.append(article) }
    article = nil
  }

  private mutating func takeRule() {
    if rulesArePages, !inMasthead || afterStaff { startPage((page ?? 1) + 1) }
  }

  private mutating func startPage(_ number: Int) {
    close()
    page = number
    kicker = []
    afterStaff = false
  }

  private mutating func takeRow(_ block: MarkdownBlock) {
    if article == nil || article?.isClosed == true {
      close()
      open()
    }
    article?.body.append(
      DraftBlock(kind: .row, content: DraftText(block.text, line: block.line)))
  }

  private mutating func take(_ notice: JumpNotice, at line: Int) {
    switch notice {
    case .continuesOn(let page):
      article?.continuesOn = page
      article?.isClosed = true
    case .continuedFrom(let page):
      if let current = article, current.body.isEmpty, !current.isClosed {
        article?.continuedFrom = page
      } else {
        close()
        continuedFrom = page
      }
    }
  }

  private mutating func takeByline(_ byline: Byline) {
    if article == nil, !kicker.isEmpty { open() }
    article?.bylines.append(byline)
    // A paragraph may follow the credit of a picture; a heading inside the article may not follow
    // the byline under it.
    if article?.body.isEmpty == false, !byline.standsBefore, nextEndsArticle || nextIsHeading {
      article?.isClosed = true
    }
  }

  private mutating func takeParagraph(_ block: MarkdownBlock) {
    let text = block.text
    if block.lines.count == 1, takeFurniture(block, text) { return }
    if inMasthead || afterStaff {
      takeLoose(block, text)
      return
    }
    if block.isBold, text.count <= 40, !(text.last?.isSentenceEnd ?? false),
      takeInner(DraftText(text, line: block.line))
    {
      return
    }
    if isKicker(text), nextIsHeadline {
      kicker = [DraftText(text, line: block.line)]
      return
    }
    if let byline = Byline.whole(text), byline.certain || nextEndsArticle, article != nil {
      takeByline(byline)
      return
    }
    takeBody(block, text)
  }

  /// Takes lines that belong to the page, not to an article.
  private mutating func takeFurniture(_ block: MarkdownBlock, _ text: Scalars) -> Bool {
    if let notice = JumpNotice.read(text) {
      take(notice, at: block.line)
      return true
    }
    if let mark = PageMark.read(text), mark.certain {
      startPage(mark.page)
      return true
    }
    if issue.masthead.take(text, at: block.line, head: inMasthead) {
      if StaffLine.read(text) != nil {
        close()
        afterStaff = true
      }
      return true
    }
    return isFurniture(text)
  }

  /// Takes a paragraph at the head of the issue or after the staff of a page: part of the masthead,
  /// the kicker of the headline that follows, or a slogan.
  private mutating func takeLoose(_ block: MarkdownBlock, _ text: Scalars) {
    var loose: [DraftText] = []
    for line in block.lines {
      if !issue.masthead.take(line.text, at: line.line, head: inMasthead) { loose.append(line) }
    }
    guard let last = loose.last, loose.count == block.lines.count else { return }
    if nextIsHeadline, loose.count == 1, isKicker(last.text) {
      kicker = [last]
    } else if text.count > 40, loose.count == 1, text.contains("。" as Unicode.Scalar) {
      inMasthead = false
      afterStaff = false
      takeBody(block, text)
    }
  }

  /// Whether a line is printed over a headline: it ends in a colon or a long dash.
  private func isKicker(_ text: Scalars) -> Bool {
    guard let last = text.last, text.count <= 60 else { return false }
    return last.isColon || (last.isDash && text.dropLast().last?.isDash == true)
  }

  private var nextIsHeadline: Bool {
    guard index < blocks.count, case .heading(let level) = blocks[index].kind else { return false }
    return level <= headlineLevel
  }

  private var nextIsHeading: Bool {
    guard index < blocks.count, case .heading = blocks[index].kind else { return false }
    return true
  }

  private var nextEndsArticle: Bool {
    guard index < blocks.count else { return true }
    switch blocks[index].kind {
    case .heading(let level): return level <= headlineLevel
    case .rule, .row: return true
    case .paragraph:
      let text = blocks[index].text
      return StaffLine.read(text) != nil || PageMark.read(text)?.certain == true
    default: return false
    }
  }

  private mutating func takeBody(_ block: MarkdownBlock, _ text: Scalars) {
    let isCaption = afterImage
    afterImage = false
    if article == nil || article?.isClosed == true {
      // Scraps after the end of an article, such as a flattened strip, are no article.
      if text.count < 16, !text.contains(where: \.isSentenceEnd) { return }
      if isCaption, article != nil, text.count <= 60 {
        article?.captions.append(DraftText(text, line: block.line))
        return
      }
      close()
      open()
    }
    let content = DraftText(text, line: block.line)
    if let caption = CaptionLifter.caption(
      content, gap: block.blankBefore, afterImage: isCaption, before: unfinished, after: nextText)
    {
      article?.captions.append(caption)
      return
    }
    if isBareHeading(text) {
      article?.body.append(DraftBlock(kind: .subhead, content: content))
      return
    }
    addParagraph(content)
  }

  /// Whether a paragraph is the heading of a section, in a file that does not mark them: a short
  /// line without a stop between paragraphs.
  private func isBareHeading(_ text: Scalars) -> Bool {
    guard !hasInnerHeadings, (4...30).contains(text.count), let end = text.last,
      end.isHan || end.isCloser || end.digit != nil, !end.isCloseRound, text.hanCount >= 3,
      let last = article?.body.last, last.kind == .paragraph,
      ParagraphScanner.ends(last.content.text), let next = nextText, next.count >= 40
    else { return false }
    return !text.contains { $0 == "。" } && Byline.whole(text)?.certain != true
  }

  /// The last paragraph, if its sentence goes on after it.
  private var unfinished: Scalars? {
    guard let last = article?.body.last, last.kind == .paragraph,
      CaptionLifter.isUnfinished(last.content.text)
    else { return nil }
    return last.content.text
  }

  /// The text of the next block, if it is a paragraph.
  private var nextText: Scalars? {
    guard index < blocks.count, case .paragraph = blocks[index].kind else { return nil }
    return blocks[index].text
  }

  private mutating func addParagraph(_ content: DraftText) {
    var content = content
    if let jump = JumpNotice.leading(in: content.text), case .continuedFrom(let page) = jump.notice
    {
      article?.continuedFrom = page
      content.text = content.text[jump.end...].trimmed
    }
    if let staff = StaffLine.start(in: content.text) {
      _ = issue.masthead.take(content.text[staff...], at: content.line, head: false)
      content.text = content.text[..<staff].trimmed
    }
    if let jump = JumpNotice.trailing(in: content.text), case .continuesOn(let page) = jump.notice {
      article?.continuesOn = page
      article?.isClosed = true
      content.text = content.text[..<jump.start].trimmed
    }
    if unfinished != nil, let last = article?.body.indices.last {
      article?.body[last].content.append(content.text)
    } else {
      article?.body.append(DraftBlock(kind: .paragraph, content: content))
    }
    if let byline = Byline.trailing(in: content.text), byline.certain, nextEndsArticle {
      article?.isClosed = true
    }
  }
}
