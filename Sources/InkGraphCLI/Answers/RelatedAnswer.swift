import GraphQuery
import InkGraphCore
import PropertyGraph

/// Answers `related`: which things of a type have to do with a thing.
enum RelatedAnswer {
  /// What is asked.
  struct Request {
    /// The thing's name.
    var name: String
    /// The type of the thing, for an ambiguous name; nil for every type.
    var nameType: String?
    /// The type of the related things; nil for every type.
    var type: String?
    /// Whether only direct facts count.
    var directOnly = false
    /// The greatest number of related things; 0 for all.
    var limit = 0
  }

  /// The related things, one row each, with the facts and the first sentence of each half.
  static func make(_ request: Request, in session: LibrarySession) throws -> Answer {
    let node = try session.node(
      named: request.name, type: try session.type(named: request.nameType))
    let type = try session.type(named: request.type)
    let (rows, count) = RelatedQuestion(
      center: node, type: type, includesIndirect: !request.directOnly
    ).answer(in: session.graph, limit: request.limit > 0 ? request.limit : .max)
    let name = NodeTable.shownName(node, in: session)
    let what = type.map { session.labels.type($0) } ?? "thing"
    var answer = Answer(
      NodeTable.columns + [
        AnswerColumn("distance", .distance), AnswerColumn("relations", .relation, for: .programs),
        AnswerColumn("relationLabels", .relation, for: .people),
        AnswerColumn("via", .via, for: .programs), AnswerColumn("viaName", .via),
      ] + FactTable.citationColumns,
      whenEmpty: "the library states nothing that relates a \(what) to \(name)")
    let table = FactTable(session)
    answer.rows = try rows.map { try cells(of: $0, table, session) }
    let lines = try rows.map { try prose($0, asked: node, table, session) }
    answer.prose = Array(lines.joined())
    if rows.count < count {
      answer.notes.append(
        "\(count - rows.count) more are not shown; --limit 0 shows all")
    }
    return answer
  }

  private static func cells(
    of row: RelatedQuestion.Row, _ table: FactTable, _ session: LibrarySession
  ) throws -> [PropertyValue?] {
    let relations = unique((row.facts + row.onwardFacts).map(\.relation))
    let citation = (row.onwardFacts.isEmpty ? row.facts : row.onwardFacts)
      .lazy.flatMap(\.citations).first
    return NodeTable.row(row.node, in: session) + [
      .count(row.intermediate == nil ? 1 : 2), .list(relations.map { .string($0) }),
      .text(relations.map(session.labels.relation).joined(separator: "、")),
      .text(row.intermediate.map { session.graph.key(of: $0) }),
      .text(row.intermediate.map { NodeTable.shownName($0, in: session) }),
    ] + (try table.cells(of: citation))
  }

  /// The related thing, then each fact with its first sentence.
  private static func prose(
    _ row: RelatedQuestion.Row, asked node: NodeID, _ table: FactTable, _ session: LibrarySession
  ) throws -> [StyledText] {
    let citations = CitationText(language: session.language)
    let type = session.labels.type(session.graph.type(of: row.node))
    var head = StyledText(NodeTable.shownName(row.node, in: session), .strong)
    head.append("  \(type)", .faint)
    var lines = [head]
    for fact in row.facts + row.onwardFacts {
      lines.append(StyledText("  ") + table.arrow(fact))
      guard let citation = fact.citations.first(where: { !$0.text.isEmpty }) else { continue }
      lines.append(StyledText("    ") + (try table.marked(citation, [row.node, node])))
      lines.append(StyledText("    " + citations.text(citation.article), .faint))
    }
    return lines
  }

  private static func unique(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }
}
