import GraphQuery
import InkGraphCore
import PropertyGraph

/// Answers `neighbors`: the facts around a thing.
enum NeighborsAnswer {
  /// The facts within some steps, one row each, with the first sentence that says so.
  static func make(
    _ name: String, type: String?, depth: Int, relation: String?, in session: LibrarySession
  ) throws -> Answer {
    let node = try session.node(named: name, type: try session.type(named: type))
    let relations = try session.relation(named: relation).map { Set([$0]) }
    let rows = NeighborhoodQuestion(center: node, depth: depth, relations: relations)
      .answer(in: session.graph)
    var answer = Answer(
      [AnswerColumn("distance", .distance)] + FactTable.columns,
      whenEmpty: "the library states no fact\(relation.map { " '\($0)'" } ?? "") about "
        + NodeTable.shownName(node, in: session))
    let table = FactTable(session)
    answer.rows = try rows.map { [.count($0.distance)] + (try table.row($0.fact)) }
    return answer
  }
}
