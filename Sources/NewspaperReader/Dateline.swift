import InkGraphCore

/// The opening of a report that tells source, place and day: `新华社北京7月15日电（记者 林可）`.
enum Dateline {
  /// The reporters that the opening of a paragraph names.
  static func credits(in paragraph: Scalars) -> [Credit] {
    var rest = paragraph
    if let end = end(in: paragraph) {
      rest = paragraph[end...]
    } else if paragraph.first?.isOpenRound != true, !paragraph.starts(withAny: reporters) {
      return []
    }
    while let scalar = rest.first, scalar.isBlank { rest = rest.dropFirst() }
    guard let first = rest.first else { return [] }
    let content: Scalars
    if first.isOpenRound {
      guard let close = rest.prefix(60).firstIndex(where: { $0.isCloseRound }) else { return [] }
      content = rest[..<close].dropFirst()
    } else if rest.starts(withAny: reporters) {
      guard let report = rest.prefix(60).firstIndex(of: "报道"),
        report + 2 < rest.endIndex,
        rest[report + 2].isColon || rest[report + 2] == "，" || rest[report + 2].isBlank
      else { return [] }
      content = rest[..<report]
    } else {
      return []
    }
    guard let parsed = CreditParser.parse(content), parsed.hasRole else { return [] }
    return parsed.credits
  }

  /// Whether a paragraph opens with a source, as only the first of an article does.
  static func opens(_ paragraph: Scalars) -> Bool {
    if end(in: paragraph) != nil { return true }
    return paragraph.first == "据" && paragraph.prefix(20).contains(any: reports)
  }

  /// Where the dateline ends, after 讯 or 电.
  private static func end(in paragraph: Scalars) -> Int? {
    let head = paragraph.prefix(26)
    guard let mark = head.firstIndex(where: { $0 == "讯" || $0 == "电" }) else { return nil }
    let before = head[..<mark]
    guard !before.isEmpty, !before.contains(where: { $0.isSentenceEnd || $0 == "，" }) else {
      return nil
    }
    guard before.starts(withAny: openings) || before.ends(withAny: outlets) else {
      return nil
    }
    return mark + 1
  }

  private static let reporters: PhraseSet = ["记者", "通讯员", "实习生", "本报记者", "特约"]
  private static let reports: PhraseSet = ["报道", "消息"]
  private static let outlets: PhraseSet = ["报", "社", "网"]
  private static let openings: PhraseSet = [
    "本报", "本刊", "本台", "本网", "新华社", "据新华社", "中新社", "早报", "晚报", "日报", "新华网", "据本报", "又讯",
  ]
}
