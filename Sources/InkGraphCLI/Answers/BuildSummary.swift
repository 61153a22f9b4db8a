import GraphStore
import InkGraphCore
import InkGraphPipeline

/// Says what a build did.
enum BuildSummary {
  /// What was done with the files, and what the library holds now.
  static func answer(_ report: BuildReport, counts: LibraryCounts, language: Language) -> Answer {
    var answer = Answer(
      [
        AnswerColumn("item", Phrase("项", "item"), for: .programs),
        AnswerColumn("itemLabel", Phrase("项", "item"), for: .people),
        AnswerColumn("count", .count),
      ], whenEmpty: "")
    func count(_ severity: Diagnostic.Severity) -> Int {
      report.diagnostics.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
    }
    for (item, title, number) in [
      ("savedIssues", Phrase("新存期数", "issues saved"), report.saved.count),
      ("revisedIssues", Phrase("重新分析期数", "issues analysed again"), report.revised.count),
      ("removedIssues", Phrase("移除期数", "issues removed"), report.removed.count),
      ("unchangedFiles", Phrase("未变文件", "files unchanged"), report.unchangedFiles),
      ("unreadableFiles", Phrase("不可读文件", "files not readable"), report.unreadableFiles),
      ("errors", Phrase("错误", "errors"), count(.error)),
      ("warnings", Phrase("警告", "warnings"), count(.warning)),
      ("notes", Phrase("提示", "notes"), count(.note)),
      ("issues", Phrase("库内期数", "issues in the library"), counts.issues),
      ("articles", Phrase("文章", "articles"), counts.articles),
      ("mentions", Phrase("提及", "mentions"), counts.mentions),
      ("entities", Phrase("实体", "entities"), counts.entities),
      ("statements", Phrase("陈述", "statements"), counts.statements),
      ("evidence", Phrase("证据", "evidence"), counts.evidence),
    ] {
      answer.rows.append([.text(item), .text(title.text(in: language)), .count(number)])
    }
    return answer
  }

  /// The diagnostics as lines; notes only if asked for.
  static func diagnostics(_ report: BuildReport, includesNotes: Bool) -> [String] {
    report.diagnostics.filter { includesNotes || $0.severity != .note }.map {
      TableRenderer.oneLine($0.description)
    }
  }

  /// The failure of a build in which no file could be read, or no issue was found.
  static func failure(_ report: BuildReport, paths: [String]) -> CommandFailure? {
    if report.madeNothing, report.unreadableFiles == 0, !report.wasInterrupted {
      return CommandFailure(
        "\(paths.joined(separator: " ")): no issue was found, so no library was made; "
          + "--verbose tells what the files hold")
    }
    guard report.saved.isEmpty, report.unchangedFiles == 0, report.unreadableFiles > 0 else {
      return nil
    }
    return CommandFailure(
      "\(paths.joined(separator: " ")): no issue could be read; the messages above say why")
  }
}
