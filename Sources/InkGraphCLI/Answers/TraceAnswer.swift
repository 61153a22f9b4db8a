import GraphQuery
import GraphStore
import InkGraphCore
import PropertyGraph

/// Answers `trace`: where someone turns up from issue to issue, in which posts.
enum TraceAnswer {
  /// One row for each sentence that names the thing, and for each article without one that knows it.
  static func make(
    _ name: String, type: String?, in session: LibrarySession
  ) throws -> Answer {
    let node = try session.node(named: name, type: try session.type(named: type))
    var answer = Answer(
      [
        AnswerColumn("date", .date), AnswerColumn("newspaper", .newspaper),
        AnswerColumn("issue", .issue), AnswerColumn("page", .page),
        AnswerColumn("article", .source, for: .programs), AnswerColumn("title", .title),
        AnswerColumn("posts", .post), AnswerColumn("isAuthor", Phrase("作者", "author")),
        AnswerColumn("surface", Phrase("写法", "surface")), AnswerColumn("sentence", .sentence),
      ],
      whenEmpty: "no article names \(NodeTable.shownName(node, in: session)), and no masthead does")
    var sentences: [String: [Occurrence]] = [:]
    if let key = EntityKey(session.graph.key(of: node)) {
      for occurrence in try session.store.mentions(ofEntity: key) {
        sentences["article/\(occurrence.article)", default: []].append(occurrence)
      }
    }
    let trace = Trace(session: session, node: node, sentences: sentences)
    var prose = trace.career()
    var issue: String?
    for row in TraceQuestion(center: node).answer(in: session.graph) {
      answer.rows += try trace.rows(row)
      let heading = trace.issue(row.article)
      if heading != issue { prose.append(StyledText(heading, .strong)) }
      issue = heading
      prose += try trace.prose(row)
    }
    answer.prose = prose
    return answer
  }
}

/// Writes the rows of a trace.
private struct Trace {
  let session: LibrarySession
  let node: NodeID
  let sentences: [String: [Occurrence]]
  private let citations: CitationText
  private let context: EvidenceContext
  private let marker: NameMarker

  init(session: LibrarySession, node: NodeID, sentences: [String: [Occurrence]]) {
    self.session = session
    self.node = node
    self.sentences = sentences
    citations = CitationText(language: session.language)
    context = EvidenceContext(session)
    marker = NameMarker([session.graph.names(of: node)])
  }

  /// The date, newspaper and number of an issue.
  func issue(_ article: CitedArticle) -> String {
    let date = article.date?.description ?? ""
    let number = article.issue == date ? "" : citations.issue(article.issue)
    return [date, article.newspaper, number].filter { !$0.isEmpty }.joined(separator: " ")
  }

  func rows(_ row: TraceQuestion.Row) throws -> [[PropertyValue?]] {
    let article = row.article
    let posts = self.posts(row)
    return try places(row).map { surface, sentence in
      [
        .day(article.date), .text(article.newspaper), .text(article.issue), .count(article.page),
        .text(article.key),
        .text(article.title.isEmpty ? citations.title(of: article) : article.title),
        posts.isEmpty ? nil : .list(posts.map { .string($0) }),
        row.isAuthor ? .boolean(true) : nil, .text(surface), .text(sentence),
      ]
    }
  }

  func prose(_ row: TraceQuestion.Row) throws -> [StyledText] {
    var head = StyledText("  ")
    if let page = row.article.page { head.append("\(citations.page(page)) ") }
    head.append(citations.title(of: row.article))
    let isChinese = session.language == .chinese
    if row.isAuthor { head.append(isChinese ? "  作者" : "  author", .strong) }
    for post in posts(row) { head.append("  \(post)", .strong) }
    return [head]
      + (try places(row)).compactMap { _, sentence in
        sentence.map { StyledText("    ") + .marking(marker.spans(in: $0), in: $0) }
      }
  }

  /// The posts one after the other, with their times; nothing for one post or none.
  func career() -> [StyledText] {
    let tenures = CareerQuestion(person: node).answer(in: session.graph)
    guard tenures.count > 1 else { return [] }
    let text = TenureText(language: session.language)
    return tenures.map { tenure in
      var line = StyledText(post(tenure.title, at: tenure.body), .strong)
      line.append("  \(text.time(tenure))")
      return line
    }
  }

  private func post(_ title: String, at body: NodeID) -> String {
    let name = NodeTable.shownName(body, in: session)
    return session.language == .chinese ? "\(title)（\(name)）" : "\(title) (\(name))"
  }

  /// The posts of a row, as printed, with the body: `局长（临渡区水务局）`.
  private func posts(_ row: TraceQuestion.Row) -> [String] {
    var seen: Set<String> = []
    return row.posts.map { fact in
      let other = NodeTable.shownName(fact.other(than: node), in: session)
      guard let title = fact.qualifier, !title.isEmpty else { return other }
      return post(title, at: fact.other(than: node))
    }.filter { seen.insert($0).inserted }
  }

  /// The sentences of an article that name the thing; where only a fact knows it, the fact's words.
  private func places(_ row: TraceQuestion.Row) throws -> [(surface: String?, sentence: String?)] {
    var seen: Set<TextSpan> = []
    let named = (sentences[row.article.key] ?? []).filter { seen.insert($0.sentenceSpan).inserted }
    if !named.isEmpty { return named.map { ($0.surface, $0.sentence) } }
    for citation in (row.posts + row.facts).flatMap(\.citations)
    where citation.article.key == row.article.key && !citation.text.isEmpty {
      return [(nil, try context.sentence(of: citation))]
    }
    return [(nil, nil)]
  }
}
