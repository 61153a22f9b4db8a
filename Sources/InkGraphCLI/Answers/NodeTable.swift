import GraphQuery
import InkGraphCore
import PropertyGraph

/// Lists nodes: type, name, how often and when they are named.
enum NodeTable {
  /// The columns of the list.
  static let columns = [
    AnswerColumn("key", .key, for: .programs), AnswerColumn("type", .type, for: .programs),
    AnswerColumn("typeLabel", .type, for: .people), AnswerColumn("name", .name),
    AnswerColumn("mentions", .mentions), AnswerColumn("issues", .issues),
    AnswerColumn("firstSeen", .firstSeen), AnswerColumn("lastSeen", .lastSeen),
  ]

  /// A list of nodes in the given order.
  static func answer(
    _ nodes: [NodeID], in session: LibrarySession, whenEmpty: String
  ) -> Answer {
    var answer = Answer(columns, whenEmpty: whenEmpty)
    answer.rows = nodes.map { row($0, in: session) }
    return answer
  }

  /// The row of a node.
  static func row(_ node: NodeID, in session: LibrarySession) -> [PropertyValue?] {
    let graph = session.graph
    let type = graph.type(of: node)
    return [
      .text(graph.key(of: node)), .text(type), .text(session.labels.type(type)),
      .text(shownName(node, in: session)), graph.property("mentions", of: node),
      graph.property("issues", of: node), graph.property("firstSeen", of: node),
      graph.property("lastSeen", of: node),
    ]
  }

  /// The name of a node, with its qualifier where a namesake has the same name.
  static func shownName(_ node: NodeID, in session: LibrarySession) -> String {
    let name = session.graph.name(of: node)
    guard let key = EntityKey(session.graph.key(of: node)), key.name == name,
      let qualifier = key.qualifier
    else { return name }
    return "\(name)@\(qualifier)"
  }
}
