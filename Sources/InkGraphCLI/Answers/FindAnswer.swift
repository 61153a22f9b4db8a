import GraphQuery
import InkGraphCore
import PropertyGraph

/// Answers `find`: what has a text in its name.
enum FindAnswer {
  /// The things with the text in their names or aliases.
  static func names(_ text: String, type: String?, in session: LibrarySession) throws -> Answer {
    let type = try session.type(named: type)
    let matches = session.search(text, type: type)
    var answer = Answer(
      NodeTable.columns + [AnswerColumn("match", Phrase("匹配", "match"))],
      whenEmpty: "no name holds '\(text)'; `inkgraph search` looks for it in the articles")
    answer.rows = matches.map { match in
      NodeTable.row(match.node, in: session) + [
        match.text == session.graph.name(of: match.node) ? nil : .text(match.text)
      ]
    }
    return answer
  }
}
