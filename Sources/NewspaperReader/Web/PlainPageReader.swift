import InkGraphCore
import MarkupIO

/// Reads a web page of no known family: the main text is where sentences stand densest.
///
/// The method is that of text density: links and short pieces count for nothing, and the smallest
/// element that holds nearly all sentences of the page is the article (after Sun, Song, Liao, "DOM
/// Based Content Extraction via Text Density", SIGIR 2011, doi:10.1145/2009916.2009952; simplified).
struct PlainPageReader {
  let document: HTMLDocument
  let survey: WebPageReader.Survey
  let path: String

  /// A page with fewer Han characters in sentences has no article.
  private static let leastProse = 30
  /// The share of the page's sentences that the article's element must hold.
  private static let share = 0.75

  func read(log: inout DiagnosticLog) -> WebPage? {
    let prose = proseBefore()
    guard let total = prose.last, total >= Self.leastProse else {
      log.error(
        at: 1,
        hasScript
          ? "the page holds no text: a script fetches it; save the page from a browser after it is "
            + "shown, or save the newspaper's PDF"
          : "the page holds no article; save the pages of the articles")
      return nil
    }
    let element = densest(prose, total)
    let range = element.map { document.inside($0) } ?? document.nodes.indices
    let layout = WebLayout(document: document)
    var lines = layout.lines(in: range).filter { $0.linked * 2 <= $0.text.count }
    // Sites that reprint add another newspaper's article below.
    if let end = lines.firstIndex(where: {
      $0.text.count <= 12 && $0.text.starts(withAny: Self.ends)
    }) {
      lines.removeSubrange(end...)
    }
    var page = WebPage(path: path)
    let whole = layout.lines(in: document.nodes.indices)
    for line in whole.prefix(60) where line.text.count <= 60 {
      if let found = PrintedDate.find(in: line.text) {
        page.masthead.date = found.date
        page.masthead.dateLine = line.content.line
        break
      }
    }
    let facts = facts(in: whole)
    page.masthead.newspaper = facts.source.map { String($0) }
    var draft = ArticleDraft()
    let first = lines.firstIndex {
      $0.text.count >= 20 && $0.text.contains { $0 == "。" || $0 == "，" }
    }
    WebHeadline.fill(&draft, title: title(layout, before: lines[..<(first ?? 0)]))
    if let first { lines.removeSubrange(..<first) }
    WebBody.fill(&draft, &page.masthead, with: lines)
    draft.addByline(facts.author)
    guard !draft.isEmpty else {
      log.error(at: 1, "the page holds no article; save the pages of the articles")
      return nil
    }
    page.items = [WebPage.Item(draft: draft, file: page.file)]
    log.note(
      at: draft.body.first?.content.line ?? 1,
      "the page is of no known e-paper system; the longest text on it was taken as the article")
    return page
  }

  private static let ends: PhraseSet = [
    "新闻推荐", "相关阅读", "相关新闻", "推荐阅读", "延伸阅读", "热门推荐", "猜你喜欢", "更多新闻", "上一篇", "下一篇",
    "上一条", "下一条", "分享到", "分享至", "分享：", "【打印", "打印本", "关闭窗口", "扫一扫", "版权声明", "网友评论",
  ]

  /// What the line under the title tells: `来源：雁塘日报 作者：骆小川`.
  private func facts(in lines: [WebLine]) -> (source: Scalars?, author: Byline?) {
    var source: Scalars?
    var author: Byline?
    for line in lines.prefix(60) where line.text.count <= 120 {
      for word in line.text.words {
        guard let colon = word.firstIndex(where: \.isColon) else { continue }
        let (label, value) = (word[..<colon], word[(colon + 1)...])
        if source == nil, Self.sources.contains(label), NewspaperName.isName(value) {
          source = value
        } else if author == nil, Self.authors.contains(label) {
          author = Byline.whole(value, underTitle: true)
        }
      }
    }
    return (source, author)
  }

  private static let sources: WordSet = ["来源", "稿源", "信息来源"]
  private static let authors: WordSet = ["作者", "记者"]

  /// For each node, the Han characters in sentences before it; one more for the end.
  private func proseBefore() -> [Int] {
    var sums = [0]
    sums.reserveCapacity(document.nodes.count + 1)
    var skipped = 0
    for (index, node) in document.nodes.enumerated() {
      var own = 0
      if node.kind == .element, Self.apart.contains(node.name) { skipped = max(skipped, node.end) }
      if node.kind == .text, index >= skipped {
        let text = UTF8Decoder.decode(document.bytes[node.characters]).scalars[...]
        if text.contains(where: { $0 == "。" || $0 == "，" }) { own = text.hanCount }
      }
      sums.append((sums.last ?? 0) + own)
    }
    return sums
  }

  private static let apart: Set<String> = [
    "a", "script", "style", "head", "title", "select", "textarea",
  ]

  private func densest(_ prose: [Int], _ total: Int) -> Int? {
    let least = Double(total) * Self.share
    var best: Int?
    // Elements that hold enough lie inside each other, so the last one is the smallest.
    for (index, node) in document.nodes.enumerated()
    where node.kind == .element && Double(prose[node.end] - prose[index]) >= least {
      // One paragraph of an article with a single paragraph is not its whole.
      if node.name == "p" || node.name == "span" || node.name == "font" { break }
      best = index
    }
    return best
  }

  private var hasScript: Bool { document.nodes.contains { $0.name == "script" } }

  private func title(_ layout: WebLayout, before lines: ArraySlice<WebLine>) -> [DraftText] {
    for name in ["h1", "h2"] {
      for (index, node) in document.nodes.enumerated() where node.name == name {
        let texts = layout.texts(in: index..<node.end)
        if let first = texts.first, first.text.hanCount >= 4 { return texts }
      }
    }
    if let page = survey.title {
      let texts = layout.texts(in: document.inside(page))
      let title = WebTitle.article(in: texts.first?.text ?? [])
      if title.hanCount >= 4 { return [DraftText(title, line: document.nodes[page].line)] }
    }
    return lines.last { $0.text.hanCount >= 4 && PrintedDate.find(in: $0.text) == nil }
      .map { [$0.content] } ?? []
  }
}
