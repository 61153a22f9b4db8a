import InkGraphCore

/// One pass over the blocks of an issue.
struct MarkdownWalk {
  let blocks: [MarkdownBlock]
  var issue = IssueDraft()
  var index = 0
  var page: Int?
  var article: ArticleDraft?
  var kicker: [DraftText] = []
  var headlineLevel = 2
  private var rulesArePages = true
  /// Whether sections have headings of their own; where they have none, a bare line is one.
  var hasInnerHeadings = false
  var inMasthead = true
  var afterImage = false
  /// The heading of the column in which articles with headings of a deeper level stand.
  private var column: [DraftText] = []
  /// Texts under pictures that stand before the first headline of a page.
  var captions: [DraftText] = []
  var afterStaff = false
  var continuedFrom: Int?
  /// The index of the block after the last byline under a text.
  var afterByline = -1

  init(blocks: [MarkdownBlock]) {
    self.blocks = Self.promoted(blocks)
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

  /// The blocks; in a file without headings, lines in heavy type become headings.
  private static func promoted(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
    let headed = blocks.contains { block in
      if case .heading = block.kind { true } else { false }
    }
    if headed { return blocks }
    return blocks.map { block in
      var block = block
      if block.isBold, block.text.count <= 60 { block.kind = .heading(level: 2) }
      return block
    }
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
  func isFurniture(_ text: Scalars) -> Bool {
    guard let name = issue.masthead.newspaper,
      // The first letters tell for nearly all paragraphs.
      text.lazy.filter({ !$0.isBlank })
        .elementsEqual(name.unicodeScalars.lazy.filter { !$0.isBlank })
    else { return false }
    return String(Spacing.paragraph(text)) == name
  }

  private mutating func takeHeading(_ block: MarkdownBlock, level: Int) {
    let text = block.text
    if isFurniture(text) || isGuide(text) { return }
    if let mark = PageMark.read(text), mark.certain || PageMark.isPageName(text) {
      startPage(mark.page)
      return
    }
    if article?.body.isEmpty != false, nextIsHeading, PageMark.isPageName(text) { return }
    var block = block
    if let jump = JumpNotice.leading(in: text), case .continuedFrom = jump.notice {
      take(jump.notice, at: block.line)
      block.lines = [DraftText(text[jump.end...].trimmed, line: block.line)]
      if article == nil { open() }
      _ = takeInner(block.lines[0])
      inMasthead = false
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
    if level > headlineLevel, nextIsAuthor, takeUnderColumn(content) { return }
    if level > headlineLevel && !isAfterEnd || isPart(text) || isFlatSection(text),
      takeInner(content)
    {
      return
    }
    takeHeadline(content)
  }

  /// Whether a heading names the articles of other pages, in lines that end in their pages.
  private func isGuide(_ text: Scalars) -> Bool {
    guard index < blocks.count, case .paragraph = blocks[index].kind else { return false }
    return PageGuide.isTitle(text) && blocks[index].lines.contains { PageGuide.isLine($0.text) }
  }

  /// Whether a heading is that of a section in a file whose headings are all of one level, as OCR
  /// programs write them: a few characters, between paragraphs of an article that has no end yet.
  private func isFlatSection(_ text: Scalars) -> Bool {
    guard !hasInnerHeadings, headlineLevel == 1, text.count <= 4, text.hanCount == text.count,
      ArticleKind.names(text) == nil, !PageMark.isPageName(text),
      let last = article?.body.last, last.kind == .paragraph, article?.isClosed == false,
      Byline.trailing(in: last.content.text) == nil, index < blocks.count,
      case .paragraph = blocks[index].kind
    else { return false }
    let next = blocks[index].text
    return next.count >= 20 && !Dateline.opens(next) && Byline.whole(next) == nil
  }

  /// Whether the article has a byline at its end, after which no section begins: the level of the
  /// heading that follows is wrong, as OCR programs often have it.
  private var isAfterEnd: Bool {
    guard let last = article?.body.last, last.kind == .paragraph,
      let byline = Byline.trailing(in: last.content.text)
    else { return false }
    return byline.certain && !byline.isPicture
  }

  /// Takes a deeper heading with an author under it as the headline of an article by itself, whose
  /// column the heading above names: pages of essays and poems.
  private mutating func takeUnderColumn(_ content: DraftText) -> Bool {
    guard let current = article, !content.text.prefix(2).allSatisfy(\.isDash) else { return false }
    if current.body.isEmpty, current.captions.isEmpty, current.bylines.isEmpty,
      current.column.isEmpty
    {
      // A single one is the subtitle over the byline.
      guard hasMoreAuthors else { return false }
      column = current.kicker + current.title
      article = nil
    } else if current.column.isEmpty || current.column.map(\.line) != column.map(\.line) {
      return false
    }
    close()
    open()
    article?.column = column
    article?.title = [content]
    return true
  }

  /// Whether nothing but names stands under a heading.
  private var nextIsAuthor: Bool { isAuthor(at: index) }

  private func isAuthor(at index: Int) -> Bool {
    guard index + 1 < blocks.count, case .paragraph = blocks[index].kind else { return false }
    return blocks[index].lines.count == 1
      && Byline.whole(blocks[index].text, underTitle: true)?.certain == true
  }

  /// Whether another deeper heading with an author follows before the next headline.
  private var hasMoreAuthors: Bool {
    // A page holds a dozen essays; the bound keeps a hostile file linear.
    for (place, block) in blocks[index...].prefix(100).enumerated() {
      guard case .heading(let level) = block.kind else { continue }
      if level <= headlineLevel { return false }
      if isAuthor(at: index + place + 1) { return true }
    }
    return false
  }

  /// Whether a heading of the headlines' level is really a section of the article: a subtitle.
  private func isPart(_ text: Scalars) -> Bool {
    text.prefix(2).allSatisfy(\.isDash) && article?.title.isEmpty == false
      && article?.body.isEmpty == true
  }

  /// Takes a heading inside an article; false if there is no article to take it.
  mutating func takeInner(_ content: DraftText) -> Bool {
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
    if isProse(content.text), !isSentenceTitle(content.text) {
      close()
      open()
      addParagraph(content)
      return
    }
    // More than a few headings in a row are a list of articles, not lines over one title.
    if let current = article, current.kicker.count < 3, current.body.isEmpty, !current.isClosed,
      current.captions.isEmpty,
      current.bylines.isEmpty, let title = current.title.last, current.subtitle.isEmpty,
      !title.text.contains(any: Self.pictureMarks)
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

  private static let pictureMarks: PhraseSet = ["（图片", "(图片", "（附图", "(附图"]

  /// Whether a heading is a paragraph: sentences, not a headline.
  func isProse(_ text: Scalars) -> Bool {
    if Dateline.opens(text), text.count > 30 { return true }
    guard let stop = text.firstIndex(of: "。" as Unicode.Scalar) else { return text.count > 120 }
    return stop == text.endIndex - 1 || text.count > 40
  }

  /// Whether a heading of one sentence is the headline of the paragraph under it.
  ///
  /// A heading that is a text of its own leaves the article without a headline: nothing is cut out
  /// of the text, or printed twice, to make one. `Article.listedTitle` is what an index shows.
  private func isSentenceTitle(_ text: Scalars) -> Bool {
    guard text.count <= 60, !Dateline.opens(text), !(text.last?.isCloseRound ?? false),
      index < blocks.count, case .paragraph = blocks[index].kind
    else { return false }
    let next = blocks[index].text
    return next.count >= 20 && next.contains("。" as Unicode.Scalar) && Byline.whole(next) == nil
  }

  mutating func open() {
    article = ArticleDraft()
    article?.page = page
    article?.continuedFrom = continuedFrom
    continuedFrom = nil
  }

  mutating func close() {
    if var article, !article.isEmpty {
      if !article.body.isEmpty {
        article.captions = captions + article.captions
        captions = []
      }
      issue.articles.append(article)
    }
    article = nil
  }

  private mutating func takeRule() {
    if rulesArePages, !inMasthead || afterStaff { startPage((page ?? 1) + 1) }
  }

  mutating func startPage(_ number: Int) {
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

  mutating func take(_ notice: JumpNotice, at line: Int) {
    switch notice {
    case .continuesOn(let page):
      article?.continuesOn = page
      article?.isClosed = true
    case .continuedFrom(let page):
      // More than a few headings in a row are a list of articles, not lines over one title.
      if let current = article, current.kicker.count < 3, current.body.isEmpty, !current.isClosed {
        article?.continuedFrom = page
      } else {
        close()
        continuedFrom = page
      }
    }
  }

  mutating func takeByline(_ byline: Byline) {
    if article == nil, !kicker.isEmpty { open() }
    article?.bylines.append(byline)
    if article?.body.isEmpty == false, !byline.standsBefore { afterByline = index }
    // A paragraph may follow the credit of a picture; a heading inside the article may not follow
    // the byline under it.
    if article?.body.isEmpty == false, !byline.standsBefore, nextEndsArticle || nextIsHeading {
      article?.isClosed = true
    }
  }
}
