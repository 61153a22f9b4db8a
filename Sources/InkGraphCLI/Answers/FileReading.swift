import InkGraphCore
import InkGraphPipeline
import NewspaperReader

/// Answers `read PATH`: what the reader understood of files, and what it did not.
struct FileReading {
  /// The issues in order of their sources.
  private(set) var issues: [Issue] = []
  /// What the user should know, in order of files and lines.
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the files that the paths mean.
  ///
  /// - Throws: `BuildError` for paths that can't be read.
  static func read(
    _ paths: [String], _ options: ReadOptions, progress: (BuildProgress) -> Void = { _ in }
  ) async throws -> FileReading {
    let files = try SourceFiles(paths)
    let loader = SourceLoader(options)
    let total = files.groups.reduce(0) { $0 + $1.size }
    var reading = FileReading()
    reading.diagnostics = files.diagnostics
    var bytesDone = 0
    for (index, group) in files.groups.enumerated() {
      progress(
        BuildProgress(
          phase: .reading, filesDone: index, filesTotal: files.groups.count, bytesDone: bytesDone,
          bytesTotal: total, currentFile: group.name))
      let result = try await loader.read(group)
      reading.issues += result.issues.filter { !$0.articles.isEmpty }
      reading.diagnostics += result.diagnostics
      bytesDone += group.size
    }
    reading.diagnostics.sort { $0.location < $1.location }
    return reading
  }

  /// The diagnostics as lines.
  var messages: [String] { diagnostics.map { TableRenderer.oneLine($0.description) } }

  /// One row for each article; for people, its headline with authors and first words.
  func answer(_ language: Language) -> Answer {
    var answer = Answer(
      [
        AnswerColumn("file", Phrase("文件", "file")), AnswerColumn("newspaper", .newspaper),
        AnswerColumn("date", .date), AnswerColumn("number", Phrase("期号", "number")),
        AnswerColumn("article", .source), AnswerColumn("page", .page),
        AnswerColumn("kind", Phrase("类别", "kind")), AnswerColumn("title", Phrase("标题", "title")),
        AnswerColumn("authors", Phrase("作者", "authors")),
        AnswerColumn("paragraphs", Phrase("段落", "paragraphs")),
        AnswerColumn("firstWords", Phrase("开头", "first words")),
        AnswerColumn("line", Phrase("行", "line")),
      ], whenEmpty: "")
    let citations = CitationText(language: language)
    var prose: [StyledText] = []
    for issue in issues {
      if !prose.isEmpty { prose.append("") }
      prose.append(head(of: issue, language))
      for article in issue.articles {
        let authors = article.authors.map(\.name).joined(separator: " ")
        let words = Self.firstWords(of: article)
        answer.rows.append([
          .text(issue.source), .text(issue.newspaper), .day(issue.date), .count(issue.number),
          .count(article.ordinal), .count(article.page), .text(article.kind.rawValue),
          .text(article.title), .text(authors), .count(article.paragraphs.count), .text(words),
          .count(article.blocks.first?.line),
        ])
        var line = StyledText("  \(article.ordinal)  ", .faint)
        line.append((article.page.map { citations.page($0) } ?? "-") + "  ", .faint)
        if let kicker = article.kicker { line.append(kicker + " ") }
        line.append(article.title.isEmpty ? "—" : article.title, .strong)
        if !authors.isEmpty { line.append("  " + authors, .faint) }
        prose.append(line)
        prose.append(StyledText("       " + words))
      }
    }
    answer.prose = prose
    return answer
  }

  private func head(of issue: Issue, _ language: Language) -> StyledText {
    let name =
      issue.newspaper.isEmpty ? Phrase("（无报名）", "(no name)").text(in: language) : issue.newspaper
    var line = StyledText(name, .strong)
    if let date = issue.date { line.append("  \(date)") }
    if let number = issue.number { line.append("  第\(number)期") }
    line.append("  \(issue.source)", .faint)
    return line
  }

  /// The first characters of an article's text, up to the end of a sentence.
  private static func firstWords(of article: Article) -> String {
    let text = article.paragraphs.first ?? article.captions.first ?? ""
    return text.count > 30 ? text.prefix(30) + "…" : text
  }

  /// Everything that was read, for programs.
  var json: JSONValue {
    [
      "issues": .list(issues.map(Self.json)),
      "diagnostics": .list(
        diagnostics.map {
          [
            "severity": .string($0.severity.rawValue), "file": .string($0.location.source),
            "line": .integer($0.location.line), "message": .string($0.message),
          ]
        }),
    ]
  }

  private static func json(_ issue: Issue) -> JSONValue {
    [
      "newspaper": .string(issue.newspaper), "number": optional(issue.number),
      "date": optional(issue.date?.description), "source": .string(issue.source),
      "publishers": .list(
        issue.publishers.map { ["name": .string($0.name), "role": .string($0.role)] }),
      "editors": .list(issue.editors.map(json)),
      "articles": .list(issue.articles.map(json)),
    ]
  }

  private static func json(_ article: Article) -> JSONValue {
    [
      "article": .integer(article.ordinal), "page": optional(article.page),
      "kind": .string(article.kind.rawValue), "byline": optional(article.byline),
      "authors": .list(article.authors.map(json)), "continuesOn": optional(article.continuesOn),
      "blocks": .list(
        article.blocks.map {
          [
            "zone": .string($0.zone.rawValue), "text": .string($0.text), "line": .integer($0.line),
          ]
        }),
    ]
  }

  private static func json(_ credit: Credit) -> JSONValue {
    ["role": optional(credit.role), "name": .string(credit.name)]
  }

  private static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  private static func optional(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }
}
