import GraphQuery
import InkGraphCore
import PropertyGraph

/// Answers `path`: how two things are connected, and who says so.
enum PathAnswer {
  /// The shortest connections, one row for each step and fact.
  static func make(
    _ first: String, _ second: String, count: Int, maximumLength: Int,
    in session: LibrarySession
  ) throws -> Answer {
    let source = try session.node(named: first)
    let target = try session.node(named: second)
    let names = [source, target].map { NodeTable.shownName($0, in: session) }
    let rows = PathQuestion(
      source: source, target: target, count: count, maximumLength: maximumLength
    ).answer(in: session.graph)
    var answer = Answer(
      [
        AnswerColumn("path", Phrase("路径", "path")), AnswerColumn("step", Phrase("步", "step")),
        AnswerColumn("from", Phrase("自", "from"), for: .programs),
        AnswerColumn("to", Phrase("至", "to"), for: .programs),
      ] + FactTable.columns,
      whenEmpty: source == target
        ? "both names mean \(names[0])"
        : "no chain of at most \(maximumLength) statements connects \(names[0]) and \(names[1])")
    let table = FactTable(session)
    var prose: [StyledText] = []
    for (number, row) in rows.enumerated() where !row.steps.isEmpty {
      if number > 0 { prose.append("") }
      prose.append(chain(row, in: session))
      for (place, step) in row.steps.enumerated() {
        for fact in step.facts {
          answer.rows.append(
            [
              .count(number + 1), .count(place + 1), .text(session.graph.key(of: step.from)),
              .text(session.graph.key(of: step.to)),
            ] + (try table.row(fact)))
        }
        prose += try lines(step, place: place + 1, table, session)
      }
    }
    answer.prose = prose
    return answer
  }

  /// The names from the first thing to the last.
  private static func chain(_ row: PathQuestion.Row, in session: LibrarySession) -> StyledText {
    var line = StyledText()
    for (place, node) in ([row.steps[0].from] + row.steps.map(\.to)).enumerated() {
      line.append(place == 0 ? "" : " — ")
      line.append(NodeTable.shownName(node, in: session), .strong)
    }
    return line
  }

  /// Each fact of a step, with its first sentence and where it stands.
  private static func lines(
    _ step: PathQuestion.Step, place: Int, _ table: FactTable, _ session: LibrarySession
  ) throws -> [StyledText] {
    let citations = CitationText(language: session.language)
    var lines: [StyledText] = []
    for (index, fact) in step.facts.enumerated() {
      let margin = index == 0 ? "  \(place). " : "     "
      lines.append(StyledText(margin) + table.arrow(fact, from: step.from))
      guard let citation = fact.citations.first(where: { !$0.text.isEmpty }) else { continue }
      lines.append(StyledText("     ") + (try table.marked(citation, [step.from, step.to])))
      lines.append(StyledText("     " + citations.text(citation.article), .faint))
    }
    return lines
  }
}
