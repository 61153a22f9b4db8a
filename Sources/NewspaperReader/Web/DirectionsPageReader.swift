import InkGraphCore
import MarkupIO

/// Reads pages of the family that 新即墨 uses, whose links stand in an attribute `daoxiang`:
/// `PageArticleIndexLB.htm`, `PageNNSC.htm` and `ArticelPPNNNXX.htm`.
struct DirectionsPageReader {
  let document: HTMLDocument
  let survey: WebPageReader.Survey
  let path: String

  private var layout: WebLayout { WebLayout(document: document) }

  func read() -> WebPage {
    var page = WebPage(path: path)
    let place = WebPage.place(in: page.file)
    page.number = place?.page ?? WebPage.pageNumber(in: page.file)
    page.entries = entries()
    let bodies = outermost(survey.contentTexts)
    page.kind = bodies.isEmpty ? .list : bodies.count > 1 || place == nil ? .articles : .article
    takeHead(into: &page, named: page.kind != .article)
    var start = 0
    for body in bodies {
      var draft = headline(from: start, to: body)
      start = document.nodes[body].end
      if draft.title.isEmpty, let title = survey.title, page.kind == .article {
        draft.title = [
          DraftText(WebTitle.article(in: text(in: title)), line: document.nodes[title].line)
        ].filter { !$0.text.isEmpty }
      }
      WebBody.fill(&draft, &page.masthead, with: layout.lines(in: document.inside(body)))
      draft.page = place?.page
      guard !draft.isEmpty else { continue }
      page.items.append(WebPage.Item(draft: draft, file: page.kind == .article ? page.file : nil))
    }
    return page
  }

  /// Bodies that do not lie in others: `id` and `class` may stand on two elements.
  private func outermost(_ indices: [Int]) -> [Int] {
    var result: [Int] = []
    for index in indices where result.last.map({ document.nodes[$0].end <= index }) ?? true {
      result.append(index)
    }
    return result
  }

  /// The headline before a body: the title is the `h2`, lines before it stand over it, lines after
  /// it under it, whatever their rank.
  private func headline(from start: Int, to end: Int) -> ArticleDraft {
    var over: [DraftText] = []
    var title: [DraftText] = []
    var under: [DraftText] = []
    var rest: [DraftText] = []
    // Headings stand directly before the body; the bound keeps a hostile page linear.
    var index = max(start, end - 400)
    while index < end {
      let node = document.nodes[index]
      let isTitle = node.name == "h2" || node.name == "h1" || node.hasClass("detailtitle")
      let isLine = Self.lines.contains(node.name)
      guard node.kind == .element, isTitle || isLine, node.end <= end else {
        index += 1
        continue
      }
      if isTitle, title.isEmpty {
        // A heading of another rank may lie inside the title.
        title = layout.texts(in: index..<node.end) { Self.lines.contains($0.name) }
        for inner in document.inside(index)
        where Self.lines.contains(document.nodes[inner].name) {
          under += layout.texts(in: inner..<document.nodes[inner].end)
        }
      } else {
        let texts = layout.texts(in: index..<node.end)
        if title.isEmpty { over += texts } else { under += texts }
      }
      index = node.end
    }
    var draft = ArticleDraft()
    if title.isEmpty {
      rest = over
      over = []
      title = Array(rest.prefix(1))
      under = Array(rest.dropFirst())
    }
    WebHeadline.fill(&draft, over: over, title: title, under: under)
    return draft
  }

  /// The beginnings of what links beside the date say.
  private static let buttons: PhraseSet = ["前一", "下一", "上一", "后一", "返回", "第", "今日"]

  private static let lines: Set<String> = ["h3", "h4", "h5", "h6"]

  /// The articles that the page names, with the newspaper page under whose name they stand.
  private func entries() -> [WebPage.Entry] {
    guard survey.hasDirections else { return [] }
    var entries: [WebPage.Entry] = []
    var page: Int?
    var index = 0
    while index < document.nodes.count {
      let node = document.nodes[index]
      guard node.kind == .element else {
        index += 1
        continue
      }
      let link = node.attribute("daoxiang") ?? (node.name == "a" ? node.attribute("title") : nil)
      if let link, WebPage.place(in: WebPage.fileName(of: link)) != nil {
        let file = WebPage.fileName(of: link)
        entries.append(
          WebPage.Entry(
            file: file, title: text(in: index), page: page ?? WebPage.place(in: file)?.page,
            line: node.line))
        index = node.end
        continue
      }
      if ["h4", "h3", "li"].contains(node.name), node.end - index < 8,
        let mark = PageMark.read(text(in: index)), mark.certain
      {
        page = mark.page
        index = node.end
        continue
      }
      index += 1
    }
    return entries
  }

  /// Takes newspaper and date from the line that holds both, or from the title of a page that is
  /// no article's.
  private func takeHead(into page: inout WebPage, named: Bool) {
    for head in survey.heads {
      for line in layout.texts(in: document.inside(head)) {
        takeHead(line.text, at: line.line, into: &page)
      }
    }
    guard named, let title = survey.title else { return }
    let text = text(in: title)
    let line = document.nodes[title].line
    if page.masthead.newspaper == nil, let name = WebTitle.newspaper(in: text) {
      page.masthead.newspaper = name
      page.masthead.newspaperLine = line
    }
    if page.masthead.date == nil, let found = PrintedDate.find(in: text) {
      page.masthead.date = found.date
      page.masthead.dateLine = line
    }
  }

  private func takeHead(_ text: Scalars, at line: Int, into page: inout WebPage) {
    guard text.count <= 120, let found = PrintedDate.find(in: text) else { return }
    if page.masthead.date == nil {
      page.masthead.date = found.date
      page.masthead.dateLine = line
      page.masthead.weekday = PrintedDate.weekday(in: text)
    }
    let names = text[..<found.range.lowerBound].words.filter { word in
      (2...12).contains(word.count) && word.allSatisfy(\.isHan)
        && !word.starts(withAny: Self.buttons)
    }
    if page.masthead.newspaper == nil, names.count == 1 {
      page.masthead.newspaper = String(names[0])
      page.masthead.newspaperLine = line
    }
  }

  private func text(in index: Int) -> Scalars {
    layout.texts(in: document.inside(index)).reduce(into: Scalars()) { text, line in
      if !text.isEmpty { text.append(" ") }
      text.append(contentsOf: line.text)
    }
  }
}
