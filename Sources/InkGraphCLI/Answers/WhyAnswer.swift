import GraphQuery
import GraphStore
import InkGraphCore
import PropertyGraph

/// Answers `why`: the sentences that state a fact about two things.
enum WhyAnswer {
  /// Every citation of every fact between two things; without a fact, the sentences that name both.
  static func make(
    _ first: String, _ second: String, relation: String?, in session: LibrarySession
  ) throws -> Answer {
    let nodes = [try session.node(named: first), try session.node(named: second)]
    let relation = try session.relation(named: relation)
    let facts = WhyQuestion(first: nodes[0], second: nodes[1], relation: relation)
      .answer(in: session.graph)
    if facts.isEmpty { return try sharedSentences(nodes, relation, in: session) }
    let table = FactTable(session)
    let citations = CitationText(language: session.language)
    var answer = Answer(
      FactTable.columns + [AnswerColumn("rule", Phrase("规则", "rule"), for: .programs)],
      whenEmpty: "")
    var prose: [StyledText] = []
    for fact in facts {
      prose.append(table.arrow(fact))
      let stated = fact.citations.filter { !$0.text.isEmpty }
      if stated.isEmpty {
        answer.rows.append(try table.row(fact, citing: fact.citations.first) + [nil])
        let note = Phrase("（据名录，原文未写）", "(from a gazetteer, not in the text)")
        prose.append(StyledText("  " + note.text(in: session.language), .faint))
      }
      for citation in stated {
        answer.rows.append(try table.row(fact, citing: citation) + [.text(citation.rule)])
        prose.append(StyledText("  ") + (try table.marked(citation, nodes)))
        prose.append(StyledText("  " + citations.text(citation.article), .faint))
      }
    }
    answer.prose = prose
    return answer
  }

  /// The sentences that name both things, which state no relation that the program knows.
  private static func sharedSentences(
    _ nodes: [NodeID], _ relation: String?, in session: LibrarySession
  ) throws -> Answer {
    let names = nodes.map { NodeTable.shownName($0, in: session) }
    let what = relation.map { "statement '\(session.labels.relation($0))'" } ?? "statement"
    var answer = Answer(
      FactTable.citationColumns,
      whenEmpty: "no \(what) links \(names[0]) and \(names[1]), and no sentence names both; "
        + "`inkgraph path` looks for a longer connection")
    let keys = nodes.compactMap { EntityKey(session.graph.key(of: $0)) }
    guard keys.count == 2 else { return answer }
    let seconds = try session.store.mentions(ofEntity: keys[1])
    let shared = Set(seconds.map { Place(article: $0.article, span: $0.sentenceSpan) })
    let reader = FactReader(session.graph)
    let citations = CitationText(language: session.language)
    let marker = NameMarker(nodes.map { session.graph.names(of: $0) })
    var seen: Set<Place> = []
    var prose: [StyledText] = []
    for occurrence in try session.store.mentions(ofEntity: keys[0]) {
      let place = Place(article: occurrence.article, span: occurrence.sentenceSpan)
      guard shared.contains(place), seen.insert(place).inserted else { continue }
      let article = reader.article("article/\(occurrence.article)")
      answer.rows.append([
        .text(occurrence.sentence), .text(article.key), .text(citations.text(article)),
        .text(article.newspaper), .text(article.issue), .day(article.date),
        .count(article.page), .text(article.title),
      ])
      prose.append(
        StyledText("  ")
          + .marking(marker.spans(in: occurrence.sentence), in: occurrence.sentence))
      prose.append(StyledText("  " + citations.text(article), .faint))
    }
    answer.prose = prose
    if !answer.rows.isEmpty {
      answer.notes.append(
        "no \(what) links \(names[0]) and \(names[1]); these sentences name both")
    }
    return answer
  }

  private struct Place: Hashable {
    let article: ArticleID
    let span: TextSpan
  }
}
