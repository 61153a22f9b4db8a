import InkGraphCore
import MarkupIO

/// Reads a saved web page, of whatever family.
///
/// The family is told by what the page holds, never by its name: pages of Founder's system have
/// `founder-content`, `enpcontent` or `ozoom`; those of the family of 新即墨 have `contenttext` or
/// `daoxiang`. Of other pages the main text is found by its density.
struct WebPageReader {
  let document: HTMLDocument
  let path: String

  /// What the page has, found in one pass; indices of nodes.
  struct Survey {
    var title: Int?
    var refreshes = false
    /// Elements that hold the body of an article of Founder's system, the best first.
    var founderBodies: [Int] = []
    var founderTitle: Int?
    var properties: Int?
    var titleList: Int?
    var hasPageMap = false
    var contentTexts: [Int] = []
    var hasDirections = false
    var pictures: [Int] = []
    /// Elements that tell newspaper, date or page.
    var heads: [Int] = []
  }

  /// Reads the page; nil if nothing on it can be understood, with a diagnostic.
  func read(log: inout DiagnosticLog) -> WebPage? {
    let survey = survey()
    if !survey.contentTexts.isEmpty || survey.hasDirections {
      return DirectionsPageReader(document: document, survey: survey, path: path).read()
    }
    if !survey.founderBodies.isEmpty || survey.properties != nil {
      return FounderPageReader(document: document, survey: survey, path: path).article()
    }
    if survey.titleList != nil || survey.hasPageMap {
      return FounderPageReader(document: document, survey: survey, path: path).list()
    }
    if survey.refreshes {
      var page = WebPage(path: path)
      page.kind = .forward
      return page
    }
    return PlainPageReader(document: document, survey: survey, path: path).read(log: &log)
  }

  private func survey() -> Survey {
    var survey = Survey()
    var bodies: [(rank: Int, index: Int)] = []
    for (index, node) in document.nodes.enumerated() {
      switch node.kind {
      case .text: break
      case .comment:
        guard document.bytes[node.characters].count < 20_000 else { break }
        if starts(node, with: "enpproperty") { survey.properties = index }
        if starts(node, with: "enpcontent"), let parent = parent(of: index, bodies) {
          bodies.append((3, parent))
        }
      case .element:
        if let rank = Self.founderRank(node) {
          bodies.append((rank, index))
        }
        survey.note(node, at: index)
      }
    }
    survey.founderBodies = bodies.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
      .map(\.index)
    return survey
  }

  /// How surely an element holds the body of a Founder article; 0 is surest.
  private static func founderRank(_ node: HTMLNode) -> Int? {
    switch node.name {
    case "founder-content": return 0
    case "cms-content": return 1
    default: break
    }
    switch node.attribute("id")?.lowercased() {
    case "ozoom": return 2
    case "articlecontent": return 4
    default: return nil
    }
  }

  private func starts(_ node: HTMLNode, with word: String) -> Bool {
    document.bytes[node.characters].drop { $0 <= 0x20 }.starts(with: word.utf8)
  }

  /// The innermost element around a comment, unless a body has been found already.
  private func parent(of index: Int, _ bodies: [(rank: Int, index: Int)]) -> Int? {
    if bodies.contains(where: { document.nodes[$0.index].end > index }) { return nil }
    // The bound keeps a page of nothing but comments linear.
    return (max(0, index - 400)..<index).last {
      document.nodes[$0].kind == .element && document.nodes[$0].end > index
    }
  }
}

extension WebPageReader.Survey {
  /// Notes an element that tells something of the page.
  fileprivate mutating func note(_ node: HTMLNode, at index: Int) {
    switch node.name {
    case "title": title = title ?? index
    case "founder-title": founderTitle = founderTitle ?? index
    case "meta":
      if node.attribute("http-equiv")?.lowercased() == "refresh" { refreshes = true }
    case "map":
      if node.attribute("name")?.lowercased() == "pagepicmap" { hasPageMap = true }
    default: break
    }
    guard !node.attributes.isEmpty else { return }
    if node.attribute("daoxiang") != nil { hasDirections = true }
    if node.name == "a", !hasDirections, let title = node.attribute("title"),
      title.utf8.first == UInt8(ascii: "A"), WebPage.place(in: WebPage.fileName(of: title)) != nil
    {
      hasDirections = true
    }
    let id = node.attribute("id")
    if id == "contenttext" || node.hasClass("contenttext") { contentTexts.append(index) }
    switch id?.lowercased() {
    case "titlelist": titleList = titleList ?? index
    case "newspic": pictures.append(index)
    case "paperdatediv": heads.append(index)
    default: break
    }
    if node.hasClass("shijian") || node.hasClass("sec") || node.hasClass("foot") {
      heads.append(index)
    }
  }
}
