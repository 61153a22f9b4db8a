import InkGraphCore

extension MarkdownWalk {
  /// Takes a paragraph: furniture, a kicker, a byline, a caption, or a part of the body.
  mutating func takeParagraph(_ block: MarkdownBlock) {
    let text = block.text
    if afterImage, inMasthead || afterStaff, isCaptionOfNext(text) {
      captions.append(DraftText(text, line: block.line))
      afterImage = false
      return
    }
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
    if nextIsHeadline, isKicker(text) || isBareKicker(block, text) {
      kicker = [DraftText(text, line: block.line)]
      article?.isClosed = true
      return
    }
    if let byline = Byline.whole(text), byline.certain || nextEndsArticle, article != nil {
      takeByline(byline)
      return
    }
    if article?.body.isEmpty == true, article?.title.isEmpty == false,
      article?.subtitle.isEmpty == true,
      (4...40).contains(text.count), text.prefix(2).allSatisfy(\.isDash)
    {
      article?.subtitle = [DraftText(text.drop(while: \.isDash).trimmed, line: block.line)]
      return
    }
    if article != nil, article?.isClosed == false, !afterImage, takeVerse(block) { return }
    takeBody(block, text)
  }

  /// Whether a text under a picture at the head of a page belongs to the article that follows: a
  /// sentence, not the paper's own lines.
  private func isCaptionOfNext(_ text: Scalars) -> Bool {
    (8...120).contains(text.count) && text.contains("。" as Unicode.Scalar)
      && PrintedDate.find(in: text).map { $0.range.lowerBound > text.startIndex } ?? true
      && ContactLine.read(text) == nil
  }

  /// Takes the lines of a poem one by one; later verses may have two lines only.
  private mutating func takeVerse(_ block: MarkdownBlock) -> Bool {
    var lines = block.lines
    let byline = lines.last.flatMap { Byline.whole($0.text) }
    if byline?.certain == true { lines.removeLast() }
    let goesOn = article?.body.last.map { $0.kind == .row } ?? false
    guard Verse.isVerse(lines.map(\.text), atLeast: goesOn ? 2 : Verse.fewest) else { return false }
    article?.body += lines.map { DraftBlock(kind: .row, content: $0) }
    if lines.count < block.lines.count, let byline { takeByline(byline) }
    return true
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
    if article?.body.isEmpty != false, PageGuide.isLine(text) { return true }
    if StaffLine.read(text) != nil {
      _ = issue.masthead.take(text, at: block.line, head: inMasthead)
      close()
      afterStaff = true
      return true
    }
    if takeDate(of: text, at: block.line) { return true }
    if speaksOfIssue(text), issue.masthead.take(text, at: block.line, head: inMasthead) {
      if inMasthead { _ = takeName(DraftText(text, line: block.line)) }
      if let mark = PageMark.inRow(text) { startPage(mark.page) }
      return true
    }
    return isFurniture(text)
  }

  /// Whether a line here can speak of the issue: at the head of the issue or of a page, after the
  /// staff, or, for addresses, at the foot of a page.
  ///
  /// A decree has a number too, an advertisement a hotline, an essay a day of the lunar calendar;
  /// what stands inside an article is the article's.
  private func speaksOfIssue(_ text: Scalars) -> Bool {
    if inMasthead || afterStaff || article == nil { return true }
    guard let contact = ContactLine.read(text), endsPage else { return false }
    return article?.isClosed == true || contact.isRich
  }

  /// Whether no more than furniture follows on the page.
  private var endsPage: Bool {
    // The bound keeps a file of nothing but addresses linear.
    for block in blocks[index...].prefix(12) {
      switch block.kind {
      case .heading, .row: return false
      case .rule: return true
      case .image: continue
      case .paragraph:
        let text = block.text
        if PageMark.read(text)?.certain == true { return true }
        if text.count > 30, ContactLine.read(text) == nil { return false }
      }
    }
    return true
  }

  /// Takes the day under a signature at the end of a notice: nothing but a date, which the heads
  /// of pages print with the day of the week.
  private mutating func takeDate(of text: Scalars, at line: Int) -> Bool {
    guard !inMasthead, !afterStaff, article?.isClosed == false,
      let last = article?.body.last, last.kind != .subhead,
      PrintedDate.isWhole(text)
    else { return false }
    article?.body.append(DraftBlock(kind: .row, content: DraftText(text, line: line)))
    return true
  }

  /// Whether a plain line between the end of an article and a headline is printed over the latter:
  /// short, without a stop at its end, and no signature of the article before.
  private func isBareKicker(_ block: MarkdownBlock, _ text: Scalars) -> Bool {
    guard block.lines.count == 1, !afterImage, (5...30).contains(text.count),
      let end = text.last, end.isHan || end.isCloser && !end.isCloseRound || end.digit != nil,
      !text.contains(where: { $0 == "。" || $0.isOpenRound }), text.hanCount >= 4,
      Byline.whole(text) == nil, PrintedDate.find(in: text) == nil, PageMark.read(text) == nil
    else { return false }
    // Without a mark of its end, the line may be the last of the article: a signature, a verse.
    guard let article, let last = article.body.last, last.kind == .paragraph else { return false }
    return article.isClosed || afterByline == index - 1
      || Byline.trailing(in: last.content.text)?.certain == true
  }

  /// Takes a paragraph at the head of the issue or after the staff of a page: part of the masthead,
  /// the kicker of the headline that follows, or a slogan.
  private mutating func takeLoose(_ block: MarkdownBlock, _ text: Scalars) {
    var loose: [DraftText] = []
    for line in block.lines {
      let taken = issue.masthead.take(line.text, at: line.line, head: inMasthead)
      if inMasthead, takeName(line), line.text.count <= 10 { continue }
      if !taken { loose.append(line) }
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

  /// Takes the newspaper's name from a line of the head, where no heading names it.
  private mutating func takeName(_ line: DraftText) -> Bool {
    guard issue.masthead.newspaper == nil,
      let name = line.text.words.first(where: NewspaperName.isName)
    else { return false }
    issue.masthead.newspaper = String(name)
    issue.masthead.newspaperLine = line.line
    if issue.masthead.firstLine == 0 { issue.masthead.firstLine = line.line }
    return true
  }

  /// Whether a line is printed over a headline: it ends in a colon or a long dash.
  private func isKicker(_ text: Scalars) -> Bool {
    text.count <= 60 && LooseLine.isKickerMark(text)
  }

  var nextIsHeadline: Bool {
    guard index < blocks.count, case .heading(let level) = blocks[index].kind else { return false }
    return level <= headlineLevel
  }

  var nextIsHeading: Bool {
    guard index < blocks.count, case .heading = blocks[index].kind else { return false }
    return true
  }

  var nextEndsArticle: Bool {
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
    if let last = block.lines.last, block.lines.count > 1, PrintedDate.isWhole(last.text),
      block.lines.allSatisfy({ $0.text.count <= 30 && !$0.text.contains("。" as Unicode.Scalar) })
    {
      // Signature and date under a notice.
      article?.body += block.lines.map { DraftBlock(kind: .row, content: $0) }
      return
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

  mutating func addParagraph(_ content: DraftText) {
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
