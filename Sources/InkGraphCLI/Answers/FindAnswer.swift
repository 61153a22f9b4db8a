import GraphQuery
import GraphStore
import InkGraphCore
import PropertyGraph

/// Answers `find`: what has a text in its name, or which sentences hold it.
enum FindAnswer {
  /// The things with the text in their names or aliases.
  static func names(_ text: String, type: String?, in session: LibrarySession) throws -> Answer {
    let type = try session.type(named: type)
    let matches = session.search(text, type: type)
    var answer = Answer(
      NodeTable.columns + [AnswerColumn("match", Phrase("匹配", "match"))],
      whenEmpty: "no name holds '\(text)'; --text looks for it in the articles")
    answer.rows = matches.map { match in
      NodeTable.row(match.node, in: session) + [
        match.text == session.graph.name(of: match.node) ? nil : .text(match.text)
      ]
    }
    return answer
  }

  /// The sentences that hold the text.
  static func sentences(_ text: String, in store: GraphStore, language: Language) throws -> Answer {
    let needle = Array(text.unicodeScalars)
    var answer = Answer(
      [
        AnswerColumn("date", .date), AnswerColumn("article", .source, for: .programs),
        AnswerColumn("source", .source, for: .people), AnswerColumn("page", .page, for: .programs),
        AnswerColumn("title", .title, for: .programs), AnswerColumn("sentence", .sentence),
      ], whenEmpty: "no sentence holds '\(text)'")
    guard !needle.isEmpty else { return answer }
    let citations = CitationText(language: language)
    try store.forEachPart { part in
      for article in part.issue.articles {
        let scalars = Array(article.text.unicodeScalars)
        let key = ArticleID(issue: part.issue.key, ordinal: article.ordinal)
        for span in SentenceSplitter.sentences(of: scalars) {
          let sentence = Array(scalars[span.range])
          guard sentence.indices.contains(where: { sentence[$0...].starts(with: needle) }) else {
            continue
          }
          var view = String.UnicodeScalarView()
          view.append(contentsOf: sentence)
          let cited = CitedArticle(
            key: "article/\(key)", newspaper: part.issue.newspaper,
            issue: part.issue.key.shortName, page: article.page, title: article.title)
          answer.rows.append([
            .day(part.issue.date), .text(cited.key), .text(citations.text(cited)),
            .count(article.page), .text(article.title), .text(String(view)),
          ])
        }
      }
    }
    return answer
  }
}
