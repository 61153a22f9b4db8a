import GraphQuery
import InkGraphCore
import PropertyGraph

/// Lists facts: subject, relation, object, when, and the sentence that says so.
struct FactTable {
  private let session: LibrarySession
  private let context: EvidenceContext

  init(_ session: LibrarySession) {
    self.session = session
    context = EvidenceContext(session)
  }

  /// The columns of a fact.
  static let columns =
    [
      AnswerColumn("subject", .subject, for: .programs),
      AnswerColumn("subjectName", .subject), AnswerColumn("relation", .relation, for: .programs),
      AnswerColumn("relationLabel", .relation), AnswerColumn("object", .object, for: .programs),
      AnswerColumn("objectName", .object), AnswerColumn("qualifier", .qualifier),
    ] + whenColumns + citationColumns

  private static let whenColumns = [
    AnswerColumn("firstSeen", .firstSeen), AnswerColumn("lastSeen", .lastSeen),
  ]

  /// The columns of a citation.
  static let citationColumns = [
    AnswerColumn("sentence", .sentence), AnswerColumn("article", .source, for: .programs),
    AnswerColumn("source", .source, for: .people),
    AnswerColumn("newspaper", .newspaper, for: .programs),
    AnswerColumn("issue", .issue, for: .programs), AnswerColumn("date", .date, for: .programs),
    AnswerColumn("page", .page, for: .programs), AnswerColumn("title", .title, for: .programs),
  ]

  /// The row of a fact with one of its citations, its first one if none is named.
  func row(_ fact: Fact, citing citation: Citation? = nil) throws -> [PropertyValue?] {
    let graph = session.graph
    return [
      .text(graph.key(of: fact.subject)), .text(NodeTable.shownName(fact.subject, in: session)),
      .text(fact.relation), .text(session.labels.relation(fact.relation)),
      .text(graph.key(of: fact.object)), .text(NodeTable.shownName(fact.object, in: session)),
      .text(fact.qualifier), .day(fact.firstSeen), .day(fact.lastSeen),
    ] + (try cells(of: citation ?? fact.citations.first))
  }

  /// The cells of a citation.
  func cells(of citation: Citation?) throws -> [PropertyValue?] {
    guard let citation else { return Self.citationColumns.map { _ in nil } }
    let article = citation.article
    return [
      .text(try context.sentence(of: citation)), .text(article.key),
      .text(CitationText(language: session.language).text(article)), .text(article.newspaper),
      .text(article.issue), .day(article.date), .count(article.page), .text(article.title),
    ]
  }

  /// The sentence of a citation with the names of things marked.
  func marked(_ citation: Citation, _ nodes: [NodeID]) throws -> StyledText {
    let sentence = try context.sentence(of: citation)
    let marker = NameMarker(nodes.map { session.graph.names(of: $0) })
    return .marking(marker.spans(in: sentence), in: sentence)
  }

  /// A fact as an arrow between names: `王芳 —任职（局长）→ 临渡区水务局`.
  func arrow(_ fact: Fact, from node: NodeID? = nil) -> StyledText {
    var line = StyledText()
    let start = node ?? fact.subject
    line.append(NodeTable.shownName(start, in: session), .strong)
    line.append(link(fact, from: start))
    line.append(NodeTable.shownName(fact.other(than: start), in: session), .strong)
    return line
  }

  /// The arrow alone, pointing from a thing or towards it: ` —任职（局长）→ `.
  func link(_ fact: Fact, from node: NodeID) -> String {
    let isChinese = session.language == .chinese
    let words = fact.qualifier.map(QualifierWords(inChinese: isChinese).shown)
    let qualifier = words.map { isChinese ? "（\($0)）" : " (\($0))" } ?? ""
    let label = session.labels.relation(fact.relation) + qualifier
    return fact.subject == node ? " —\(label)→ " : " ←\(label)— "
  }
}
