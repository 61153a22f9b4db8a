internal import InkGraphCore

/// The words that introduce posts: 现任, 曾任, 拟任, 免去.
enum CareerWords {
  /// The word before a post that begins at a position, with what it says of the post's time.
  static func career(
    at position: Int, in sentence: SentenceView
  ) -> (mark: PostTitle.Mark?, end: Int)? {
    guard position < sentence.text.count, verbs.contains(sentence.text[position]) else {
      return nil
    }
    return careerWords.first(in: sentence.text, at: position, limit: sentence.span.end)
      .map { (careers[$0.group].mark, $0.end) }
  }

  /// Words before a post, with what they say of its time; longer words of a row first.
  private static let careers: [(words: [String], mark: PostTitle.Mark?)] = [
    (list("拟任 拟提名为 拟聘为"), .planned),
    (list("曾先后担任 先后担任 先后任 曾担任 曾任 曾是 原任 原是 历任 曾兼任"), .former),
    (
      list(
        """
        当选为 当选 担任 出任 就任 兼任 升任 转任 调任 现任 自任 获任 荣任 挂任 续任 连任 继任 接任 \
        被任命为 任命为 获聘为 获聘 受聘担任 受聘为 受聘 被聘任为 聘任为 聘为 被聘为 推选为 选举为 补选为 晋升为 \
        提拔为 被推选为 被选为 任 是 系
        """),
      nil
    ),
  ]
  /// Verbs that join a person with a post of a body that is named.
  static let equations = words("是 曾是 原是 系")
  /// What stands between a person and such a word.
  static let adverbs = words(
    """
    同志 先生 女士 还 又 并 后 现 同时 随后 今年 去年 同年 次年 此后 目前 如今 一致 全票 利用 毕业后 退休前 生前 \
    再次 正式
    """)
  /// Who is addressed with respect: 免去某某同志的….
  static let addresses = words("同志 先生 女士")
  static let uses = words("利用")
  static let abuses = words("职务上的便利 职务便利 职务之便 职权便利")
  /// Verbs before the one who is given a post, with 为 behind the name.
  static let appointers = words("任命 聘任 选举 推选 决定任命 提名 聘请 聘 补选 增选 选举产生")
  /// Those that a body uses for its own posts: 大学聘请某某为教授.
  static let hirings = words("聘任 聘请 聘")
  static let removals = words("免去 免除 不再担任 不再兼任 辞去 卸任 卸下")
  static let dismissals = words("免去 免除")
  /// Verbs before the one whose post someone takes over.
  static let successions = words("接替 接任 取代 代替")
  /// Verbs of who takes over the post that was named last: 由某某接任.
  static let takeovers = words("接任 继任 接棒 接替")
  /// The characters with which words of careers and removals begin.
  static let verbs = careers.reduce(into: removals.firsts) {
    $0.formUnion(WordList($1.words).firsts)
  }
  private static let careerWords = WordGroups(careers.map(\.words))
  /// 男，汉族，1975年生，中共党员: what stands between a name and a post that a profile gives.
  static let profile = words("男 女 汉族 中共党员 党员 岁 出生 生于 年生 月生 学历 学位 籍贯 文化")

  private static func words(_ text: String) -> WordList { WordList(list(text)) }

  private static func list(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
