import GraphStore
import InkGraphCore

/// Answers `issues` and `read`: what the library holds of the papers themselves.
enum IssuesAnswer {
  /// One row for each issue.
  static func list(_ store: GraphStore) throws -> Answer {
    var answer = Answer(
      [
        AnswerColumn("date", .date), AnswerColumn("newspaper", .newspaper),
        AnswerColumn("issue", .issue), AnswerColumn("articles", Phrase("文章", "articles")),
        AnswerColumn("mentions", .mentions), AnswerColumn("entities", Phrase("实体", "entities")),
        AnswerColumn("statements", Phrase("陈述", "statements")),
        AnswerColumn("file", Phrase("文件", "file")),
      ], whenEmpty: "\(store.path): the library holds no issue; `inkgraph build` adds some")
    try store.forEachPart { part in
      answer.rows.append([
        .day(part.issue.date), .text(part.issue.newspaper), .text(part.issue.key.shortName),
        .count(part.issue.articles.count), .count(part.mentions.count),
        .count(part.entities.count), .count(part.statements.count), .text(part.issue.source),
      ])
    }
    return answer
  }

  /// The text of an issue or of one article, one row for each block.
  static func read(
    _ name: String, from store: GraphStore, language: Language
  ) throws -> Answer {
    let (key, ordinal) = try IssueName.find(name, in: store)
    guard let part = try store.issue(key) else {
      throw CommandFailure("\(store.path): the issue \(key) is gone; try again")
    }
    let articles = part.issue.articles.filter { ordinal == nil || $0.ordinal == ordinal }
    let citations = CitationText(language: language)
    var answer = Answer(
      [
        AnswerColumn("article", .source), AnswerColumn("page", .page),
        AnswerColumn("zone", Phrase("部分", "zone")), AnswerColumn("text", Phrase("文字", "text")),
      ], whenEmpty: "the issue \(key) has no article\(ordinal.map { " \($0)" } ?? "")")
    var prose: [StyledText] = []
    for article in articles {
      let id = ArticleID(issue: key, ordinal: article.ordinal)
      if !prose.isEmpty { prose.append("") }
      var head = StyledText(article.title, .strong)
      head.append("  \(id)" + (article.page.map { " " + citations.page($0) } ?? ""), .faint)
      prose.append(head)
      for block in article.blocks {
        answer.rows.append([
          .text("article/\(id)"), .count(article.page), .text(block.zone.rawValue),
          .text(block.text),
        ])
        if block.zone != .title { prose.append(StyledText("  " + block.text)) }
      }
      if let byline = article.byline { prose.append(StyledText("  " + byline, .faint)) }
    }
    answer.prose = prose
    return answer
  }
}

/// What users call an issue: its number, its date, or `newspaper/number`, and an article in it.
enum IssueName {
  /// The issue and article that a user means.
  ///
  /// - Throws: `CommandFailure` for a name that fits no issue or several.
  static func find(
    _ text: String, in store: GraphStore
  ) throws -> (issue: IssueKey, article: Int?) {
    var name = text
    for prefix in ["article/", "issue/"] where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
    }
    let keys = try store.issueRecords().map(\.key)
    let whole = keys.filter { matches($0, name) }
    if whole.count == 1 { return (whole[0], nil) }
    if whole.count > 1 {
      throw CommandFailure(
        "'\(text)' can mean \(whole.count) issues: "
          + whole.map(\.description).joined(separator: ", ") + "; give one of these names")
    }
    if let dash = name.lastIndex(of: "-"), let ordinal = Int(name[name.index(after: dash)...]) {
      let issues = keys.filter { matches($0, String(name[..<dash])) }
      if issues.count == 1 { return (issues[0], ordinal) }
    }
    throw CommandFailure(
      "\(store.path): there is no issue '\(text)'; `inkgraph issues` lists them")
  }

  private static func matches(_ key: IssueKey, _ name: String) -> Bool {
    name == key.description || name == key.shortName || name == key.date?.description
  }
}
