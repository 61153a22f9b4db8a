import InkGraphCore

/// A page as bodies and the lines between them.
struct TextPage {
  var number: Int
  /// The bodies in file order.
  var bodies: [TextBody] = []
  /// The loose lines: `gaps[i]` stands before body *i*, the last one after all bodies.
  var gaps: [[LooseLine]] = [[]]
}

/// The text of an article under its headline.
struct TextBody {
  var draft = ArticleDraft()
  var width = 0
}

/// Cuts the items of an issue into pages and bodies.
struct PageBuilder {
  private var pages: [TextPage] = []
  private var body: TextBody?
  private var pending: [LooseLine] = []
  private var frontByline: Byline?
  private var continuedFrom: Int?
  /// How many of the pending lines stand before the notice that the article comes from elsewhere.
  private var beforeNotice = 0
  private let blanksMean: Bool

  private init(blanksMean: Bool) { self.blanksMean = blanksMean }

  /// The pages of an issue.
  static func pages(of items: [TextItem], blanksMean: Bool) -> [TextPage] {
    var builder = PageBuilder(blanksMean: blanksMean)
    for item in items { builder.take(item) }
    builder.endPage()
    return builder.pages
  }

  private mutating func take(_ item: TextItem) {
    switch item {
    case .page(let number):
      endPage()
      pages.append(TextPage(number: number))
    case .loose(let line):
      if !line.vertical { pending.append(line) }
    case .byline(let byline): take(byline)
    case .jump(.continuesOn(let page)):
      body?.draft.continuesOn = page
      body?.draft.isClosed = true
    case .jump(.continuedFrom(let page)):
      endBody()
      continuedFrom = page
      beforeNotice = pending.count
    case .paragraph(let paragraph): take(paragraph)
    }
  }

  private mutating func take(_ byline: Byline) {
    guard body != nil, pending.isEmpty, !(byline.standsBefore && body?.draft.isClosed == true)
    else {
      frontByline = byline
      return
    }
    body?.draft.bylines.append(byline)
    body?.draft.isClosed = true
  }

  private mutating func take(_ paragraph: TextParagraph) {
    if body == nil || body?.draft.isClosed == true || startsArticle(paragraph) {
      startBody(with: paragraph)
    } else {
      for line in pending {
        if line.isSentence {
          body?.draft.captions.append(line.content)
        } else {
          body?.draft.body.append(DraftBlock(kind: .subhead, content: line.content))
        }
      }
      pending = []
    }
    if paragraph.lineCount > 2 || body?.width == 0 { body?.width = paragraph.width }
    body?.draft.captions += paragraph.captions
    var content = paragraph.content
    if let jump = JumpNotice.trailing(in: content.text), case .continuesOn(let page) = jump.notice {
      body?.draft.continuesOn = page
      body?.draft.isClosed = true
      content.text = content.text[..<jump.start].trimmed
    }
    if !content.text.isEmpty {
      body?.draft.body.append(
        DraftBlock(kind: paragraph.isRow ? .row : .paragraph, content: content))
    }
    if !paragraph.isRow, Byline.trailing(in: content.text) != nil { body?.draft.isClosed = true }
  }

  /// Whether the pending lines are the headline of a new article rather than the heading of a
  /// section; the body before has no mark of its end.
  ///
  /// No single sign decides: leads open with a source or a day, headlines repeat the words of
  /// their lead and none of the article before, are longer, and come in several lines.
  private func startsArticle(_ paragraph: TextParagraph) -> Bool {
    if frontByline != nil || continuedFrom != nil { return true }
    let lines = pending.filter { !$0.isSentence }
    guard let first = lines.first else { return false }
    let text = paragraph.content.text
    var score = 0.0
    if Dateline.opens(text) { score += 3 }
    if text.starts(withAny: Self.dayWords) || Self.opensWithDay(text) { score += 1 }
    if lines.count > 1 { score += 2 }
    if lines.contains(where: { $0.isKickerMark || $0.isSubtitleMark || $0.doubled }) { score += 2 }
    if lines.contains(where: \.isSectionMark) { score -= 4 }
    if lines.contains(where: { ArticleKind.names($0.text) != nil }) { score += 3 }
    if lines.contains(where: { $0.text.count > 15 }) { score += 1.5 }
    if let last = body?.draft.body.last, last.kind == .row, Signature.stands(last.content.text) {
      score += 1.5
    }
    // A paragraph of a line or two does not tell the width of its column.
    let change = abs(paragraph.width - (body?.width ?? paragraph.width))
    if change >= 10, paragraph.lineCount > 2 { score += 1.5 }
    if blanksMean {
      let stands = first.blankBefore > 0
      score += stands ? (paragraph.blankBefore == 0 ? 2 : 1.5) : -0.5
    }
    return score + wordScore(first.text, text) >= 2
  }

  /// What the words of a headline say: the lead repeats a headline's, the article before does not.
  private func wordScore(_ line: Scalars, _ lead: Scalars) -> Double {
    let words = Bigrams(line)
    let own = words.share(in: CollectionOfOne(lead.prefix(120)))
    // A headline after its body repeats the lead of that body, and nothing of the lead after it.
    if line.count >= 8, own < 0.3, let first = body?.draft.body.first,
      words.share(in: CollectionOfOne(first.content.text.prefix(120))) >= 0.7
    {
      return 1
    }
    let before = (body?.draft.body ?? []).suffix(4)
    let other = words.share(in: before.lazy.map(\.content.text))
    return (own >= 0.7 ? 1.5 : own >= 0.5 ? 1 : 0) + (other < 0.15 ? 0.5 : other > 0.4 ? -1 : 0)
  }

  /// Whether a paragraph opens with a day: `5月20日，`.
  private static func opensWithDay(_ text: Scalars) -> Bool {
    let head = text.prefix(6)
    return head.first?.digit != nil && head.contains("月" as Unicode.Scalar)
      && head.contains("日" as Unicode.Scalar)
  }

  private static let dayWords: PhraseSet = [
    "近日", "日前", "昨天", "昨日", "今天", "今日", "连日来", "今年以来", "为进一步", "为深入", "为贯彻", "眼下", "时下", "近年来",
  ]

  private mutating func startBody(with paragraph: TextParagraph) {
    endBody()
    var fresh = TextBody()
    if pages.isEmpty { pages.append(TextPage(number: 1)) }
    let page = pages.count - 1
    fresh.draft.page = pages[page].number
    fresh.draft.continuedFrom = continuedFrom
    if continuedFrom != nil {
      for line in pending[min(beforeNotice, pending.count)...] {
        fresh.draft.body.append(DraftBlock(kind: .subhead, content: line.content))
      }
      pending.removeSubrange(min(beforeNotice, pending.count)...)
    }
    if let frontByline { fresh.draft.bylines.append(frontByline) }
    frontByline = nil
    continuedFrom = nil
    pages[page].gaps[pages[page].gaps.count - 1] = pending
    pending = []
    body = fresh
  }

  private mutating func endBody() {
    guard let body else { return }
    let page = pages.count - 1
    pages[page].bodies.append(body)
    pages[page].gaps.append([])
    self.body = nil
  }

  private mutating func endPage() {
    endBody()
    guard !pages.isEmpty else { return }
    let page = pages.count - 1
    pages[page].gaps[pages[page].gaps.count - 1] += pending
    pending = []
    frontByline = nil
  }
}
