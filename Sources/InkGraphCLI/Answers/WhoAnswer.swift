import GraphQuery
import InkGraphCore

/// Answers `who`: who holds a post, and since when.
enum WhoAnswer {
  /// One row for each holder, with the sentence that shows it first.
  static func make(
    _ title: String, _ body: String, on day: CalendarDate?, in session: LibrarySession
  ) throws -> Answer {
    let node = try session.node(named: body)
    let question = PostQuestion(title: title, body: node, day: day)
    let name = NodeTable.shownName(node, in: session)
    var answer = Answer(
      [
        AnswerColumn("person", Phrase("人物", "person"), for: .programs),
        AnswerColumn("personName", Phrase("人物", "person")),
        AnswerColumn("title", .post, for: .programs),
        AnswerColumn("standing", Phrase("状态", "standing")),
        AnswerColumn("appointed", Phrase("任命", "appointed")),
        AnswerColumn("firstSeen", .firstSeen), AnswerColumn("lastSeen", .lastSeen),
        AnswerColumn("removed", Phrase("免去", "removed")),
        AnswerColumn("formerSince", Phrase("已卸任", "left by")),
      ] + FactTable.citationColumns,
      whenEmpty: empty(question, name, session))
    let table = FactTable(session)
    let text = TenureText(language: session.language)
    let citations = CitationText(language: session.language)
    var prose: [StyledText] = []
    for row in question.answer(in: session.graph) {
      let tenure = row.tenure
      let person = NodeTable.shownName(tenure.person, in: session)
      let citation = citation(of: tenure)
      answer.rows.append(
        [
          .text(session.graph.key(of: tenure.person)), .text(person), .text(tenure.title),
          .text(row.standing.map { "\($0)" }), .day(tenure.appointed), .day(tenure.firstSeen),
          .day(tenure.lastSeen), .day(tenure.removed), .day(tenure.formerSince),
        ] + (try table.cells(of: citation)))
      var line = StyledText(person, .strong)
      line.append("  \(text.time(tenure))")
      if let standing = row.standing { line.append("  \(text.standing(standing))") }
      prose.append(line)
      guard let citation else { continue }
      prose.append(StyledText("  ") + (try table.marked(citation, [tenure.person, node])))
      prose.append(StyledText("  " + citations.text(citation.article), .faint))
    }
    answer.prose = prose
    return answer
  }

  /// The words that tell most: those of the appointment, else the first.
  private static func citation(of tenure: Tenure) -> Citation? {
    let held = tenure.facts.filter { PostTitle(qualifier: $0.qualifier ?? "").mark == nil }
    let all = (held + tenure.facts).flatMap(\.citations)
    return all.first { $0.rule == "post.appointed" } ?? all.first
  }

  private static func empty(
    _ question: PostQuestion, _ name: String, _ session: LibrarySession
  ) -> String {
    let titles = question.titles(in: session.graph)
    if titles.isEmpty { return "the library knows no post at \(name)" }
    guard titles.contains(question.title) else {
      return "the library knows no '\(question.title)' at \(name); the titles there are "
        + titles.joined(separator: ", ")
    }
    let day = question.day.map { " on \($0)" } ?? ""
    return "the library does not tell who was \(question.title) at \(name)\(day); "
      + "leave out --on to see all that it tells"
  }
}
