import InkGraphCore
import MarkupIO

/// Reads pages of Founder's e-paper system: `node_*.htm` and `content_*.htm`.
struct FounderPageReader {
  let document: HTMLDocument
  let survey: WebPageReader.Survey
  let path: String

  private var layout: WebLayout { WebLayout(document: document) }

  /// Reads a page with an article.
  func article() -> WebPage {
    var page = WebPage(path: path)
    let properties = survey.properties.map { FounderProperties(text(ofComment: $0)) }
    let own = properties ?? FounderProperties([])
    var draft = ArticleDraft()
    let line = survey.founderTitle.map { document.nodes[$0].line } ?? 1
    let printed = printedHeadline()
    let title = own.texts("title", line: line)
    WebHeadline.fill(
      &draft, over: own.texts("introtitle", line: line).nonEmpty ?? printed.over,
      title: title.nonEmpty ?? printed.title,
      under: own.texts("subtitle", line: line).nonEmpty ?? printed.under)
    if let name = own.value("nodename"), let mark = PageMark.read(name.trimmed) {
      draft.page = mark.page
    }
    var lines: [WebLine] = []
    if let body = survey.founderBodies.first { lines = layout.lines(in: content(of: body)) }
    takeHead(into: &page)
    WebBody.fill(&draft, &page.masthead, with: lines)
    draft.captions = captions() + draft.captions
    for author in [own.value("author")?.trimmed, printedAuthor()] {
      draft.addByline(author.flatMap { Byline.whole($0, underTitle: true) })
    }
    if let value = own.value("date"), let found = PrintedDate.find(in: value) {
      page.masthead.date = found.date
      page.masthead.dateLine = survey.properties.map { document.nodes[$0].line } ?? 1
    }
    draft.page = draft.page ?? page.number
    page.number = draft.page
    page.items = draft.isEmpty ? [] : [WebPage.Item(draft: draft, file: page.file)]
    return page
  }

  /// Reads a page that lists the articles of a newspaper page.
  func list() -> WebPage {
    var page = WebPage(path: path)
    page.kind = .list
    page.number = WebPage.pageNumber(in: page.file)
    if let title = survey.title {
      let text = text(in: title)
      page.masthead.newspaper = WebTitle.newspaper(in: text)
      page.masthead.newspaperLine = document.nodes[title].line
      if let start = text.firstIndex(of: "第"), let mark = PageMark.read(text[start...]) {
        page.number = mark.page
      }
    }
    takeHead(into: &page)
    let links =
      survey.titleList.map { document.inside($0) } ?? document.nodes.indices
    var seen: Set<String> = []
    for index in links {
      let node = document.nodes[index]
      guard node.kind == .element, node.name == "a" || node.name == "area",
        let target = node.attribute("href") ?? node.attribute("data-contentid")
      else { continue }
      let file = WebPage.fileName(of: target)
      guard file.hasPrefix("content") || file.hasPrefix("nw."), seen.insert(file).inserted else {
        continue
      }
      page.entries.append(
        WebPage.Entry(file: file, title: text(in: index), page: page.number, line: node.line))
    }
    return page
  }

  /// Takes newspaper, number and date from where the page prints them.
  private func takeHead(into page: inout WebPage) {
    for head in survey.heads {
      for line in layout.texts(in: document.inside(head)) {
        let text = line.text
        if text.ends(with: "版权所有") || text.contains("版权所有　") || text.contains("版权所有 ") {
          if page.masthead.newspaper == nil {
            page.masthead.newspaper = WebTitle.newspaper(in: text)
            page.masthead.newspaperLine = line.line
          }
          continue
        }
        // `段文渊 《临渡新报》（2025年07月16日 第 02 版）`
        if let open = text.firstIndex(of: "《"), let close = text.firstIndex(of: "》"), open < close,
          let found = PrintedDate.find(in: text)
        {
          page.masthead.newspaper = String(text[(open + 1)..<close])
          page.masthead.newspaperLine = line.line
          page.masthead.date = found.date
          let rest = text[found.range.upperBound...].filter { !$0.isBlank && !$0.isCloser }
          if let mark = PageMark.read(rest[...]) { page.number = mark.page }
          continue
        }
        takeDay(text, at: line.line, into: &page)
      }
    }
    if page.number == nil {
      for index in document.nodes.indices where document.nodes[index].name == "strong" {
        if let mark = PageMark.read(text(in: index)), mark.certain { page.number = mark.page }
        break
      }
    }
  }

  /// What stands before the newspaper's name in the line under the title:
  /// `段文渊 《临渡新报》（2025年07月16日 第 02 版）`.
  private func printedAuthor() -> Scalars? {
    for head in survey.heads {
      for line in layout.texts(in: document.inside(head)) {
        guard let open = line.text.firstIndex(of: "《" as Unicode.Scalar),
          PrintedDate.find(in: line.text) != nil
        else { continue }
        let author = line.text[..<open].trimmed
        if !author.isEmpty { return author }
      }
    }
    return nil
  }

  private func takeDay(_ text: Scalars, at line: Int, into page: inout WebPage) {
    guard let found = PrintedDate.find(in: text), text.count <= 80 else { return }
    if page.masthead.take(text, at: line, head: false) { return }
    // Buttons for the size of the type stand beside the date.
    page.masthead.date = found.date
    page.masthead.dateLine = line
    page.masthead.weekday = PrintedDate.weekday(in: text)
  }

  /// What the page prints over, as and under the title.
  private func printedHeadline() -> (over: [DraftText], title: [DraftText], under: [DraftText]) {
    var over: [DraftText] = []
    var title: [DraftText] = []
    var under: [DraftText] = []
    let body = survey.founderBodies.first ?? document.nodes.count
    var index = 0
    while index < min(body, document.nodes.count) {
      let node = document.nodes[index]
      let isTitle = node.name == "founder-title" || node.name == "h1" || node.hasClass("font01")
      let isLine = ["h2", "h3", "h4"].contains(node.name) || node.hasClass("font02")
      guard node.kind == .element, isTitle || isLine, node.end <= body else {
        index += 1
        continue
      }
      let lines = layout.texts(in: index..<node.end)
      if isTitle, title.isEmpty {
        title = lines
      } else if title.isEmpty {
        over += lines
      } else {
        under += lines
      }
      index = node.end
    }
    if title.isEmpty, let page = survey.title {
      let text = WebTitle.article(in: text(in: page))
      if !text.isEmpty { title = [DraftText(text, line: document.nodes[page].line)] }
    }
    return (over, title, under)
  }

  /// The nodes of a body: between the marks of the content where it has them.
  private func content(of body: Int) -> Range<Int> {
    let inside = document.inside(body)
    var start: Int?
    for index in inside where document.nodes[index].kind == .comment {
      let text = document.bytes[document.nodes[index].characters].drop { $0 <= 0x20 }
      if text.starts(with: "enpcontent".utf8) { start = start ?? index }
      if text.starts(with: "/enpcontent".utf8), let start { return start..<index }
    }
    return inside
  }

  private func captions() -> [DraftText] {
    survey.pictures.flatMap { layout.texts(in: document.inside($0)) }
  }

  private func text(in index: Int) -> Scalars {
    // The page's title is an element that the layout leaves out.
    let range = document.inside(index)
    return WebLayout(document: document).texts(in: range).reduce(into: Scalars()) { text, line in
      if !text.isEmpty { text.append(" ") }
      text.append(contentsOf: line.text)
    }
  }

  private func text(ofComment index: Int) -> Scalars {
    UTF8Decoder.decode(document.bytes[document.nodes[index].characters]).scalars[...]
  }
}

/// The comment with which Founder's system describes an article, in both of its spellings:
/// `<title>…</title>` and `<founder-title>…</founder-title>`.
struct FounderProperties {
  private var values: [String: Scalars] = [:]

  init(_ comment: Scalars) {
    var index = comment.startIndex
    while let tag = Self.tag(in: comment, from: index) {
      index = tag.end
      guard !tag.name.hasPrefix("/") else { continue }
      let close = Phrase(stringLiteral: "</\(tag.name)>")
      // A value is short; the bound keeps a hostile comment linear.
      guard let end = comment[tag.end...].prefix(2000).firstIndex(of: close) else { continue }
      let key = tag.name.hasPrefix("founder-") ? String(tag.name.dropFirst(8)) : tag.name
      let value = comment[tag.end..<end].trimmed
      if values[key] == nil, !value.isEmpty { values[key] = value }
      index = end + close.count
    }
  }

  /// The value of a property without tags; nil if it is not there or empty.
  func value(_ name: String) -> Scalars? {
    let lines = texts(name, line: 1)
    return lines.isEmpty
      ? nil
      : lines.map(\.text).joined(separator: [" "]).reduce(into: []) {
        $0.append($1)
      }
  }

  /// The lines of a property; tags inside it break lines.
  func texts(_ name: String, line: Int) -> [DraftText] {
    guard let value = values[name] else { return [] }
    var lines: [Scalars] = []
    var current: [Unicode.Scalar] = []
    var index = value.startIndex
    while index < value.endIndex {
      if value[index] == "<", let tag = Self.tag(in: value, from: index), tag.start == index {
        lines.append(current[...].trimmed)
        current = []
        index = tag.end
      } else if value[index] == "&", let (scalar, end) = Self.reference(in: value, at: index) {
        current.append(scalar)
        index = end
      } else {
        current.append(value[index])
        index += 1
      }
    }
    lines.append(current[...].trimmed)
    return lines.filter { !$0.isEmpty }.map { DraftText($0, line: line) }
  }

  private static func tag(
    in text: Scalars, from start: Int
  ) -> (name: String, start: Int, end: Int)? {
    var index = start
    while let open = text[index...].firstIndex(of: "<" as Unicode.Scalar) {
      let window = text[open...].prefix(40)
      if let close = window.firstIndex(of: ">" as Unicode.Scalar) {
        return (String(text[(open + 1)..<close]).lowercased(), open, close + 1)
      }
      index = open + 1
    }
    return nil
  }

  private static func reference(in text: Scalars, at start: Int) -> (Unicode.Scalar, Int)? {
    guard let end = text[start...].prefix(8).firstIndex(of: ";" as Unicode.Scalar) else {
      return nil
    }
    let scalar: Unicode.Scalar? =
      switch String(text[(start + 1)..<end]) {
      case "amp": "&"
      case "lt": "<"
      case "gt": ">"
      case "quot": "\""
      case "nbsp": " "
      case "#39", "apos": "'"
      case "ldquo": "“"
      case "rdquo": "”"
      case "mdash": "—"
      default: nil
      }
    return scalar.map { ($0, end + 1) }
  }
}

extension Array {
  /// The array, or nil if nothing is in it.
  fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}
