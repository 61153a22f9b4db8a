import InkGraphCore
import InkGraphPipeline

/// Answers `evaluate`: scores, confusions and errors of each file.
struct EvaluationAnswer {
  /// What was measured.
  var reports: [EvaluationReport]
  /// How many errors are listed, 0 for all; nil for none.
  var errors: Int?

  /// The errors of a report that are listed.
  private func listed(_ report: EvaluationReport) -> ArraySlice<EvaluationReport.ErrorGroup>? {
    errors.map { $0 == 0 ? report.errors[...] : report.errors.prefix($0) }
  }

  // MARK: JSON

  /// One object, or a list of objects for several files, and a line feed.
  var json: String {
    let objects = reports.map { json($0).text }
    return objects.count == 1 ? objects[0] + "\n" : "[\n\(objects.joined(separator: ",\n"))\n]\n"
  }

  private func json(_ report: EvaluationReport) -> JSONValue {
    let names = report.scheme.names
    func members(_ value: (Int) -> JSONValue) -> [JSONValue.Member] {
      names.indices.map { JSONValue.Member(name: names[$0], value: value($0)) }
    }
    let confusion = report.confusion
    var rows = members { gold in
      .object(
        members { .integer(confusion.found[gold][$0]) } + [
          .init(name: "boundary", value: .integer(confusion.boundary[gold])),
          .init(name: "missed", value: .integer(confusion.missed[gold])),
        ])
    }
    rows.append(
      .init(name: "boundary", value: .object(members { .integer(confusion.foundBoundary[$0]) })))
    rows.append(.init(name: "extra", value: .object(members { .integer(confusion.extra[$0]) })))
    var result: [JSONValue.Member] = [
      .init(name: "file", value: .string(report.file)),
      .init(name: "rows", value: .integer(report.rows)),
      .init(name: "characters", value: .integer(report.characters)),
      .init(name: "seconds", value: .number(report.seconds)),
      .init(name: "types", value: .string(report.scheme.grain.rawValue)),
      .init(name: "splitsRegions", value: .boolean(report.splitsRegions)),
      .init(name: "overall", value: Self.json(report.overall)),
      .init(name: "byType", value: .object(members { Self.json(report.byType[$0]) })),
      .init(name: "confusion", value: .object(rows)),
    ]
    if let familiarity = report.familiarity {
      let all = Self.json(Self.total(familiarity))
      result.append(
        .init(
          name: "seen",
          value: ["overall": all, "byType": .object(members { Self.json(familiarity[$0]) })]))
    }
    if let errors = listed(report) {
      result.append(.init(name: "errors", value: .list(errors.map(Self.json))))
    }
    return .object(result)
  }

  private static func json(_ score: NameScore) -> JSONValue {
    [
      "precision": .number(score.precision), "recall": .number(score.recall),
      "f1": .number(score.f1), "hit": .integer(score.hits), "found": .integer(score.found),
      "gold": .integer(score.gold),
    ]
  }

  private static func json(_ familiarity: EvaluationReport.Familiarity) -> JSONValue {
    func recall(_ score: NameScore) -> JSONValue {
      [
        "recall": .number(score.recall), "hit": .integer(score.hits), "gold": .integer(score.gold),
      ]
    }
    return ["seen": recall(familiarity.seen), "unseen": recall(familiarity.unseen)]
  }

  private static func json(_ error: EvaluationReport.ErrorGroup) -> JSONValue {
    func name(_ name: EvaluationReport.Name?) -> JSONValue {
      name.map { ["surface": .string($0.surface), "type": .string($0.type)] } ?? .null
    }
    return [
      "kind": .string(error.kind.rawValue), "count": .integer(error.count),
      "gold": name(error.gold), "found": name(error.found), "place": .string(error.place),
      "sentence": .string(error.sentence),
    ]
  }

  private static func total(
    _ values: [EvaluationReport.Familiarity]
  ) -> EvaluationReport.Familiarity {
    values.reduce(into: EvaluationReport.Familiarity()) { sum, value in
      sum.seen = sum.seen + value.seen
      sum.unseen = sum.unseen + value.unseen
    }
  }

  // MARK: Tables

  /// Tables for people, with a heading for each file.
  func text(terminal: Terminal, language: Language) -> String {
    let renderer = TableRenderer(terminal: terminal, language: language)
    return reports.map { report in
      var parts = [Self.heading(report, language).map(terminal.show)]
      var tables = [Self.scores(report), Self.confusions(report)]
      if let familiarity = report.familiarity {
        tables.append(Self.familiarities(familiarity, report.scheme.names))
      }
      if let errors = listed(report), !errors.isEmpty { tables.append(Self.errors(errors)) }
      parts += tables.map(renderer.lines)
      return parts.map { lines in lines.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private static func heading(
    _ report: EvaluationReport, _ language: Language
  ) -> [StyledText] {
    let counts =
      switch report.scheme.grain {
      case .issue: Phrase("\(report.rows) 篇", "\(report.rows) articles")
      case .coarse, .fine: Phrase("\(report.rows) 行", "\(report.rows) rows")
      }
    let seconds = decimals(report.seconds, 2)
    let size = Phrase(
      "\(report.characters) 字，\(seconds) 秒", "\(report.characters) characters, \(seconds) s")
    var notes: [Phrase] = []
    if report.scheme.grain == .coarse {
      notes.append(Phrase("org 为各类组织体", "org is any body"))
    }
    if report.splitsRegions {
      notes.append(Phrase("连写的地名逐级拆开比较", "joined regions are compared one by one"))
    }
    let comma = Phrase("，", ", ").text(in: language)
    let text = ([counts, size] + notes).map { $0.text(in: language) }.joined(separator: comma)
    return [StyledText(report.file, .strong) + StyledText(": \(text)", .plain)]
  }

  private static func scores(_ report: EvaluationReport) -> Answer {
    var answer = Answer(
      [
        AnswerColumn("type", .type), AnswerColumn("precision", Phrase("精确率", "precision")),
        AnswerColumn("recall", Phrase("召回率", "recall")), AnswerColumn("f1", Phrase("F1", "F1")),
        AnswerColumn("hit", Phrase("命中", "hit")), AnswerColumn("found", Phrase("识别", "found")),
        AnswerColumn("gold", Phrase("标注", "gold")),
      ], whenEmpty: "")
    for (name, score) in zip(report.scheme.names + ["all"], report.byType + [report.overall]) {
      answer.rows.append([
        .text(name), share(score.precision), share(score.recall), share(score.f1),
        .count(score.hits), .count(score.found), .count(score.gold),
      ])
    }
    return answer
  }

  /// What became of the marked names of each type (rows), and with what types they were found.
  private static func confusions(_ report: EvaluationReport) -> Answer {
    let names = report.scheme.names
    let confusion = report.confusion
    let boundary = Phrase("边界", "boundary")
    var answer = Answer(
      [AnswerColumn("gold", Phrase("标注＼识别", "gold \\ found"))]
        + names.map { AnswerColumn($0, Phrase($0, $0)) }
        + [
          AnswerColumn("boundary", boundary), AnswerColumn("missed", Phrase("漏识", "missed")),
        ], whenEmpty: "")
    for (index, name) in names.enumerated() {
      answer.rows.append(
        [.text(name)] + confusion.found[index].map { .count($0) }
          + [.count(confusion.boundary[index]), .count(confusion.missed[index])])
    }
    for (name, counts) in [("boundary", confusion.foundBoundary), ("extra", confusion.extra)] {
      answer.rows.append([.text(name)] + counts.map { .count($0) } + [nil, nil])
    }
    return answer
  }

  private static func familiarities(
    _ values: [EvaluationReport.Familiarity], _ names: [String]
  ) -> Answer {
    var answer = Answer(
      [
        AnswerColumn("type", .type),
        AnswerColumn("seenRecall", Phrase("见过的召回率", "recall of seen")),
        AnswerColumn("seenHit", Phrase("命中", "hit")),
        AnswerColumn("seenGold", Phrase("标注", "gold")),
        AnswerColumn("unseenRecall", Phrase("未见的召回率", "recall of unseen")),
        AnswerColumn("unseenHit", Phrase("命中", "hit")),
        AnswerColumn("unseenGold", Phrase("标注", "gold")),
      ], whenEmpty: "")
    for (name, value) in zip(names + ["all"], values + [total(values)]) {
      answer.rows.append(
        [.text(name)]
          + [value.seen, value.unseen].flatMap {
            [share($0.recall), .count($0.hits), .count($0.gold)]
          })
    }
    return answer
  }

  private static func errors(_ errors: ArraySlice<EvaluationReport.ErrorGroup>) -> Answer {
    var answer = Answer(
      [
        AnswerColumn("count", .count), AnswerColumn("kind", Phrase("错误", "error")),
        AnswerColumn("gold", Phrase("标注", "gold")), AnswerColumn("found", Phrase("识别", "found")),
        AnswerColumn("place", .source), AnswerColumn("sentence", .sentence),
      ], whenEmpty: "")
    for error in errors {
      func name(_ name: EvaluationReport.Name?) -> PropertyValue? {
        .text(name.map { "\($0.surface) \($0.type)" })
      }
      answer.rows.append([
        .count(error.count), .text(error.kind.rawValue), name(error.gold), name(error.found),
        .text(error.place), .text(excerpt(error)),
      ])
    }
    return answer
  }

  /// The sentence of an error, of a long one only what is around the name.
  private static func excerpt(_ error: EvaluationReport.ErrorGroup) -> String {
    let sentence = Array(error.sentence.unicodeScalars)
    let name = Array((error.gold ?? error.found)?.surface.unicodeScalars ?? "".unicodeScalars)
    guard sentence.count > longestSentence else { return error.sentence }
    let place = sentence.indices.first { sentence[$0...].starts(with: name) } ?? 0
    let start = max(0, min(place - longestSentence / 2, sentence.count - longestSentence))
    let end = min(sentence.count, start + longestSentence)
    return (start > 0 ? "…" : "") + String(scalars: sentence[start..<end])
      + (end < sentence.count ? "…" : "")
  }

  private static let longestSentence = 60

  /// A share with four decimals, so that columns are aligned.
  private static func share(_ value: Double) -> PropertyValue? { .text(decimals(value, 4)) }

  private static func decimals(_ value: Double, _ count: Int) -> String {
    var scale = 1
    for _ in 0..<count { scale *= 10 }
    let scaled = Int((value * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    return "\(scaled / scale)." + String(repeating: "0", count: count - fraction.count) + fraction
  }
}
