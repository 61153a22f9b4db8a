import InkGraphCore
import InkGraphPipeline
import NewspaperReader

/// Answers `read PATH`: what the reader understood of files, and what it did not.
///
/// **Invariant:** each group of files is written when it is read, so that a folder of any size takes
/// the memory of its largest group.
struct FileReading {
  private let printer: AnswerPrinter
  private let file: OutputFile
  /// How many issues were written.
  private(set) var count = 0
  /// What the user should know, in order of files and lines.
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the files that the paths mean and writes what was understood.
  ///
  /// - Throws: `BuildError` for paths that can't be read, `CommandFailure` for the output.
  static func write(
    _ paths: [String], _ options: ReadOptions, printer: AnswerPrinter, to output: String?,
    progress: (BuildProgress) -> Void = { _ in }
  ) async throws -> FileReading {
    let files = try SourceFiles(paths)
    let loader = SourceLoader(options)
    let total = files.groups.reduce(0) { $0 + $1.size }
    var reading = FileReading(printer: printer, file: try OutputFile(path: output))
    reading.diagnostics = files.diagnostics
    var bytesDone = 0
    if printer.format == .json { try reading.file.write("{\"issues\": [") }
    for (index, group) in files.groups.enumerated() {
      progress(
        BuildProgress(
          phase: .reading, filesDone: index, filesTotal: files.groups.count, bytesDone: bytesDone,
          bytesTotal: total, currentFile: group.name))
      let result = try await loader.read(group)
      for issue in result.issues where !issue.articles.isEmpty { try reading.write(issue) }
      reading.diagnostics += result.diagnostics
      bytesDone += group.size
    }
    reading.diagnostics.sort { $0.location < $1.location }
    if printer.format == .json {
      let messages = JSONValue.list(reading.diagnostics.map(Self.json))
      try reading.file.write("], \"diagnostics\": \(messages.text)}\n")
    }
    try reading.file.finish()
    return reading
  }

  private init(printer: AnswerPrinter, file: OutputFile) {
    self.printer = printer
    self.file = file
  }

  private mutating func write(_ issue: Issue) throws {
    let isFirst = count == 0
    count += 1
    switch printer.format {
    case .json: try file.write((isFirst ? "" : ", ") + Self.json(issue).text)
    case .table:
      try file.write((isFirst ? "" : "\n") + printer.text(Self.answer([issue], printer.language)))
    case .csv, .tsv:
      // The header stands over the first issue only.
      let text = printer.text(Self.answer([issue], printer.language))
      let header = text.unicodeScalars.firstIndex(of: "\n").map { text.index(after: $0) }
      try file.write(isFirst ? text : String(text[(header ?? text.startIndex)...]))
    }
  }

  /// The diagnostics as lines.
  var messages: [String] { diagnostics.map { TableRenderer.oneLine($0.description) } }

  /// One row for each article; for people, its headline with authors and first words.
  static func answer(_ issues: [Issue], _ language: Language) -> Answer {
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
        let words = firstWords(of: article)
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

  private static func head(of issue: Issue, _ language: Language) -> StyledText {
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

  private static func json(_ diagnostic: Diagnostic) -> JSONValue {
    [
      "severity": .string(diagnostic.severity.rawValue),
      "file": .string(diagnostic.location.source), "line": .integer(diagnostic.location.line),
      "message": .string(diagnostic.message),
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
