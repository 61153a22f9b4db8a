internal import InkGraphCore

/// The words with which functional areas end, and where the name of an area begins: 江州经开区,
/// 太湖度假区, 高新区.
enum AreaWord {
  /// Where the word for an area that ends at `end` begins; nil where none does.
  static func start(endingAt end: Int, in text: AnnotatedText) -> Int? {
    words.start(in: text.scalars, endingAt: end)
  }

  /// Where the name of the area that ends at `end` begins, with the place or the two or three
  /// characters before its word; nil where no area ends.
  static func nameStart(endingAt end: Int, in text: AnnotatedText) -> Int? {
    guard let word = start(endingAt: end, in: text) else { return nil }
    if let chain = text.regionChains(endingAt: word).first { return chain.span.start }
    let edge = text.leftEdge(from: word, limit: 10)
    for start in edge..<word {
      guard let chain = text.regionChain(at: start), !chain.isDoubtful, chain.span.end < word,
        word - chain.span.end <= 6
      else { continue }
      return start
    }
    guard (2...3).contains(word - edge), text.scalars[edge..<word].allSatisfy(\.isHan),
      !classes.contains(text.scalars[word - 1]), text.softEdge(from: edge, before: word) == nil
    else { return word }
    return edge
  }

  /// 科技城 in 江州科技城: words for areas that are no head nouns.
  static let cities: WordList = [
    "科技城", "大学城", "未来城", "软件谷", "智慧谷", "科学城", "科创园", "科创城", "化工园", "产业新城", "新材料园", "电商园",
    "孵化园", "文创园", "农创园", "高教园",
  ]

  private static let words: WordList = [
    "经济技术开发区", "经济开发区", "高新技术产业开发区", "高新技术开发区", "开发区", "高新区", "经开区", "新区",
    "综合保税区", "保税区", "保税港区", "旅游度假区", "度假区", "工业园区", "产业园区", "工业集中区", "集聚区", "自贸区",
    "自贸片区", "示范区", "合作区", "试验区", "商务区", "功能区", "风景区", "名胜区", "保护区", "园区", "港区", "特区",
  ]
  /// 国家级高新区, 各开发区: classes of areas.
  private static let classes: ScalarSet = "级各个该本类型大"
}
