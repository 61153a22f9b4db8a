internal import InkGraphCore

/// Finds the short names that a text itself gives behind a name: …有限公司（以下简称“澄光”）.
enum StatedAliases {
  /// The short names in brackets behind a name.
  static func aliases(after name: TextSpan, in text: AnnotatedText) -> [TextSpan] {
    guard opens.end(in: text.scalars, at: name.end) != nil,
      let word = introductions.end(in: text.scalars, at: name.end + 1)
    else { return [] }
    var aliases: [TextSpan] = []
    var start = word
    var position = word
    while position < text.scalars.count, position - word < 30 {
      let scalar = text.scalars[position]
      if marks.contains(scalar) || closings.contains(scalar) {
        if (2...12).contains(position - start),
          !roles.contains(start..<position, of: text.scalars)
        {
          aliases.append(TextSpan(start: start, end: position))
        }
        if closings.contains(scalar) { return aliases }
        start = position + 1
      }
      position += 1
    }
    return []
  }

  private static let opens: WordList = ["（", "(", "，"]
  private static let introductions: WordList = [
    "以下简称为", "以下简称", "以下称", "下称", "下简称", "简称", "又称",
  ]
  /// What a contract calls its parties is no name.
  private static let roles: WordList = [
    "甲方", "乙方", "丙方", "公司", "本公司", "我公司", "本行", "我行", "原告", "被告", "该院", "我院", "本院", "项目", "平台",
    "基金",
  ]
  private static let marks: ScalarSet = "“”\"‘’、：或"
  private static let closings: ScalarSet = "）)，。；"
}
