import GraphQuery
import GraphStore
import InkGraphCore

/// Answers `search`: which sentences of the articles hold some words.
enum SearchAnswer {
  /// One row for each sentence, with the words marked.
  ///
  /// - Parameters:
  ///   - search: What is looked for.
  ///   - store: The library.
  ///   - language: The language of citations.
  ///   - limit: The greatest number of rows; 0 for all.
  /// - Returns: The answer.
  /// - Throws: `StoreError`.
  static func make(
    _ search: TextSearch, in store: GraphStore, language: Language, limit: Int = 0
  ) throws -> Answer {
    let words = search.phrases.map { "'\($0)'" }.joined(separator: " and ")
    var answer = Answer(
      [
        AnswerColumn("date", .date), AnswerColumn("article", .source, for: .programs),
        AnswerColumn("source", .source, for: .people), AnswerColumn("page", .page, for: .programs),
        AnswerColumn("title", .title, for: .programs), AnswerColumn("sentence", .sentence),
        AnswerColumn("marks", Phrase("位置", "marks"), for: .programs),
      ], whenEmpty: "no article holds \(words)")
    let citations = CitationText(language: language)
    let hits = try store.search(search, limit: limit > 0 ? limit + 1 : .max)
    var prose: [StyledText] = []
    var last: ArticleID?
    for hit in limit > 0 ? hits.prefix(limit) : hits[...] {
      let issue = hit.article.issue
      let cited = CitedArticle(
        key: "article/\(hit.article)", newspaper: issue.newspaper, issue: issue.shortName,
        date: issue.date, page: hit.page, title: hit.title)
      answer.rows.append([
        .day(issue.date), .text(cited.key), .text(citations.text(cited)), .count(hit.page),
        .text(hit.title), .text(hit.sentence),
        .list(hit.marks.map { .list([.integer(Int64($0.start)), .integer(Int64($0.end))]) }),
      ])
      if last != hit.article { prose.append(StyledText(citations.text(cited), .strong)) }
      last = hit.article
      prose.append(
        StyledText("  ") + .marking(hit.marks.map { ($0, 0) }, in: hit.sentence))
    }
    answer.prose = prose
    if hits.count > answer.rows.count {
      answer.notes.append("more sentences are not shown; --limit 0 shows all")
    }
    return answer
  }
}
