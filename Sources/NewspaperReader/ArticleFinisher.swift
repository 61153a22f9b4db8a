import InkGraphCore

/// Turns drafts into articles: takes bylines out of the paragraphs, settles blanks and kinds.
struct ArticleFinisher {
  /// Makes the article that stands at `ordinal`.
  func finish(_ draft: ArticleDraft, ordinal: Int) -> Article {
    var draft = draft
    var datelines: [Credit] = []
    takeBylines(from: &draft, datelines: &datelines)
    var blocks: [TextBlock] = []
    func add(_ zone: Zone, _ text: [Unicode.Scalar], _ line: Int) {
      if !text.isEmpty { blocks.append(TextBlock(zone, String(text), line: line)) }
    }
    for (zone, parts) in [
      (Zone.column, draft.column), (.kicker, draft.kicker), (.title, draft.title),
      (.subtitle, draft.subtitle),
    ] {
      let text = Self.joined(parts)
      add(zone, text, parts.first?.line ?? 0)
    }
    for block in draft.body {
      let text = block.content.text
      switch block.kind {
      case .paragraph: add(.body, Spacing.paragraph(text), block.content.line)
      case .row: add(.body, Spacing.headline(text), block.content.line)
      case .subhead: add(.subhead, Spacing.headline(text), block.content.line)
      }
    }
    for caption in draft.captions {
      add(.caption, Spacing.paragraph(caption.text), caption.line)
    }
    var authors: [Credit] = []
    for credit in draft.bylines.flatMap(\.credits) + datelines
    where !authors.contains(where: { $0.name == credit.name }) {
      authors.append(credit)
    }
    let bylines = draft.bylines.map { String(Spacing.headline($0.text)) }
    return Article(
      ordinal: ordinal, page: draft.page, kind: ArticleKind(draft), blocks: blocks,
      byline: bylines.isEmpty ? nil : bylines.joined(separator: " "), authors: authors,
      continuesOn: draft.continuesOn, continuedFrom: draft.continuedFrom)
  }

  /// Units of one headline, with one space between them.
  private static func joined(_ parts: [DraftText]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for part in parts {
      if !result.isEmpty { result.append(" ") }
      result.append(contentsOf: Spacing.headline(part.text))
    }
    return result
  }

  /// Moves bylines out of the body and notes the reporters of datelines.
  private func takeBylines(from draft: inout ArticleDraft, datelines: inout [Credit]) {
    var kept: [DraftBlock] = []
    let lastParagraph = draft.body.lastIndex { $0.kind == .paragraph }
    for (place, block) in draft.body.enumerated() {
      var block = block
      guard block.kind != .row else {
        kept.append(block)
        continue
      }
      let text = block.content.text
      let underTitle =
        !draft.title.isEmpty && draft.body.count > place + 1
        && (place == 0 || (place == 1 && Self.isSubtitle(draft.body[0].content.text)))
      if let byline = Byline.whole(text, underTitle: underTitle),
        byline.certain || place == lastParagraph
      {
        draft.bylines.append(byline)
        continue
      }
      if block.kind == .paragraph {
        if let byline = Byline.trailing(in: text), byline.certain || place == lastParagraph {
          draft.bylines.append(byline)
          block.content.text = Self.removing(byline, from: text)
        }
        datelines += Dateline.credits(in: block.content.text)
      }
      if !block.content.text.isEmpty { kept.append(block) }
    }
    draft.body = kept
    liftCaptions(from: &draft)
    for place in draft.captions.indices {
      let text = draft.captions[place].text
      if let byline = Byline.trailing(in: text), byline.certain, byline.text.count < text.count {
        draft.bylines.append(byline)
        draft.captions[place].text = Self.removing(byline, from: text)
      }
    }
  }

  /// Moves paragraphs that say that they stand under a picture, unless there is no other text.
  private func liftCaptions(from draft: inout ArticleDraft) {
    func isCaption(_ block: DraftBlock) -> Bool {
      block.kind == .paragraph && CaptionLifter.speaksOfPicture(block.content.text)
    }
    guard draft.body.contains(where: { $0.kind == .paragraph && !isCaption($0) }) else { return }
    draft.captions += draft.body.filter(isCaption).map(\.content)
    draft.body.removeAll(where: isCaption)
  }

  /// Whether a first paragraph is short enough to be a line under the title.
  private static func isSubtitle(_ text: Scalars) -> Bool {
    text.count <= 40 && !text.contains(where: \.isSentenceEnd)
  }

  private static func removing(_ byline: Byline, from text: Scalars) -> Scalars {
    text[..<byline.text.startIndex].trimmed
  }
}

extension ArticleKind {
  /// The kind that the headline and the parts of a draft tell.
  init(_ draft: ArticleDraft) {
    let title = draft.title.last.map { Spacing.paragraph($0.text)[...] } ?? [][...]
    if Self.names(title) == .notice {
      self = .notice
      return
    }
    let paragraphs = draft.body.filter { $0.kind == .paragraph }.count
    if title.isEmpty, paragraphs == 0, draft.body.contains(where: { $0.kind == .row }) {
      self = .notice
      return
    }
    let pictured = draft.bylines.contains { $0.isPicture } && draft.bylines.allSatisfy(\.isPicture)
    let named = Self.names(title) == .photo
    let onlyPicture = draft.body.isEmpty && !draft.captions.isEmpty
    self =
      named && paragraphs <= 3 || pictured && paragraphs <= 2 || onlyPicture ? .photo : .news
  }

  /// The kind that a headline names by itself: `停电公告`, `图片新闻`.
  static func names(_ title: Scalars) -> ArticleKind? {
    if title.ends(withAny: noticeEnds) || title.starts(withAny: noticeStarts)
      || (title.count <= 6 && title.ends(withAny: statements))
    {
      return .notice
    }
    let isPhoto =
      title.contains(any: photos)
      || title.starts(withAny: photoStarts)
    return isPhoto ? .photo : nil
  }

  private static let photos: PhraseSet = ["图片新闻", "新闻图片", "（图片）", "(图片)"]
  private static let photoStarts: PhraseSet = ["图片报道", "图说", "一图"]
  private static let noticeEnds: PhraseSet = [
    "公告", "公示", "启事", "通告", "讣告", "遗失声明", "招标书", "更正", "注销声明", "作废声明", "天气预报",
  ]
  private static let statements: PhraseSet = ["声明"]
  private static let noticeStarts: PhraseSet = ["遗失", "停电", "停水", "讣告", "招租", "公告", "公示"]
}
