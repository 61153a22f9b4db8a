import InkGraphCore

/// Puts an issue together: joins articles that jump to another page, numbers the articles, and
/// fills what the masthead does not tell from the options and the path.
struct IssueAssembler {
  let options: ReadOptions
  let path: String

  /// Makes the issue of a draft.
  func assemble(_ draft: IssueDraft, log: inout DiagnosticLog) -> Issue {
    var masthead = draft.masthead
    masthead.close()
    let drafts = JumpJoiner.join(draft.articles)
    let finisher = ArticleFinisher()
    var articles: [Article] = []
    for draft in drafts {
      let article = finisher.finish(draft, ordinal: articles.count + 1)
      if !article.blocks.isEmpty { articles.append(article) }
    }
    let date = masthead.date ?? options.date ?? PathDate.find(in: path)
    let issue = Issue(
      newspaper: masthead.newspaper ?? options.newspaper ?? "",
      number: masthead.number ?? options.number, date: date, weekday: masthead.weekday,
      lunarDate: masthead.lunarDate, publishers: masthead.publishers, editors: masthead.editors,
      contact: masthead.contact,
      mastheadText: masthead.lines.map { String(Spacing.headline($0.text)) }
        .joined(separator: "\n"),
      articles: articles, source: path)
    report(on: issue, masthead, log: &log)
    return issue
  }

  private func report(on issue: Issue, _ masthead: Masthead, log: inout DiagnosticLog) {
    if issue.articles.isEmpty {
      log.error(
        at: 0, "no article was found; check that the file holds the text of a newspaper issue")
    } else if issue.newspaper.isEmpty, issue.date == nil, issue.number == nil {
      log.warning(
        at: 1,
        "no masthead: name, date and number of the newspaper are unknown; "
          + "give them as options")
    } else if issue.date == nil {
      log.warning(
        at: max(1, masthead.firstLine),
        "the masthead prints no date; give it as an option or write it into the path, as 2025-07-16"
      )
    } else if issue.newspaper.isEmpty {
      log.note(
        at: max(1, masthead.firstLine),
        "the masthead prints no name (it may be a picture); the name is taken from another issue "
          + "with the licence \(issue.contact.license ?? "number"), or give it as an option")
    }
    if let date = masthead.date, let weekday = masthead.weekday, weekday != date.chineseWeekday {
      log.warning(
        at: masthead.dateLine,
        "\(date) is a \(date.chineseWeekday), but the masthead prints \(weekday); check the date")
    }
  }
}

/// The date in a path such as `2025-07/16/node_1.htm` or `xinbao-20250716.txt`.
enum PathDate {
  /// The last date in the path.
  static func find(in path: String) -> CalendarDate? {
    let digits = path.unicodeScalars.split {
      $0.digit == nil && $0 != "-" && $0 != "/" && $0 != "_"
    }
    for part in digits.reversed() {
      let plain = part.filter { $0.digit != nil }
      guard plain.count >= 8 else { continue }
      for start in 0...(plain.count - 8) {
        let window = plain[plain.index(plain.startIndex, offsetBy: start)...].prefix(8)
        let value = window.reduce(0) { $0 * 10 + ($1.digit ?? 0) }
        if (1800...2200).contains(value / 10000),
          let date = CalendarDate(
            year: value / 10000, month: value / 100 % 100, day: value % 100)
        {
          return date
        }
      }
    }
    return nil
  }
}
