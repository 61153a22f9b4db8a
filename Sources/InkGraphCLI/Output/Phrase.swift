import ArgumentParser

/// A language in which labels and headings are written.
enum Language: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// Chinese.
  case chinese = "zh"
  /// English.
  case english = "en"

  /// The language of the user's environment: Chinese if the locale begins with `zh`.
  static func preferred(in environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("zh") == true ? .chinese : .english
  }
}

/// A short text in both languages.
struct Phrase: Hashable {
  private let chinese: String
  private let english: String

  init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The text in a language.
  func text(in language: Language) -> String { language == .chinese ? chinese : english }
}

extension Phrase {
  static let type = Phrase("类型", "type")
  static let name = Phrase("名称", "name")
  static let key = Phrase("键", "key")
  static let aliases = Phrase("别名", "aliases")
  static let mentions = Phrase("提及", "mentions")
  static let issues = Phrase("期数", "issues")
  static let issue = Phrase("期号", "issue")
  static let firstSeen = Phrase("首见", "first seen")
  static let lastSeen = Phrase("末见", "last seen")
  static let subject = Phrase("主体", "subject")
  static let relation = Phrase("关系", "relation")
  static let object = Phrase("客体", "object")
  static let qualifier = Phrase("说明", "qualifier")
  static let sentence = Phrase("原句", "sentence")
  static let source = Phrase("出处", "source")
  static let date = Phrase("日期", "date")
  static let page = Phrase("版", "page")
  static let title = Phrase("标题", "title")
  static let newspaper = Phrase("报纸", "newspaper")
  static let count = Phrase("数量", "count")
  static let distance = Phrase("距离", "distance")
  static let via = Phrase("经由", "via")
  static let post = Phrase("职务", "post")
  static let masthead = Phrase("报头", "masthead")
}
