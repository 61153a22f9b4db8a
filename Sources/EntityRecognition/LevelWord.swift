internal import InkGraphCore

/// The words 区, 市, 县, 省 … that stand for the paper's own region before a body's name.
package enum LevelWord {
  /// Where the level word that ends at `end` begins; nil if there is none, or if the character
  /// ends another word such as 社区 or 超市.
  package static func start(endingAt end: Int, in text: AnnotatedText) -> Int? {
    guard end > 0, end <= text.scalars.count else { return nil }
    let last = text.scalars[end - 1]
    if last == "道" { return text.has("街道", endingAt: end) ? end - 2 : nil }
    guard let others = others(of: last) else { return nil }
    if last == "区" {
      if text.has("自治区", endingAt: end) { return end - 3 }
      if AreaWord.start(endingAt: end, in: text) != nil { return nil }
    }
    // 全市社会工作部长会议: all bodies of the sort, none by name.
    if end > 1, classes.contains(text.scalars[end - 2]) || others.contains(text.scalars[end - 2]) {
      return nil
    }
    return end - 1
  }

  /// The characters that make a level word another word when they stand before it; nil for a
  /// character that is no level word.
  private static func others(of level: Unicode.Scalar) -> ScalarSet? {
    switch level {
    case "区": beforeDistrict
    case "市": beforeCity
    case "县": beforeCounty
    case "省": beforeProvince
    case "镇": beforeTown
    case "乡": beforeTownship
    case "州": beforePrefecture
    case "旗": beforeBanner
    default: nil
    }
  }

  private static let classes: ScalarSet = "全各两多某跨"
  private static let beforeDistrict: ScalarSet = "小社园校辖城山景库灾牧军分特战郊厂街老林矿住功片疫禁海时地"
  private static let beforeCity: ScalarSet = "城都门超股上楼集夜菜街收开入"
  private static let beforeCounty: ScalarSet = "各贫邻外"
  private static let beforeProvince: ScalarSet = "节反内外邻各"
  private static let beforeTown: ScalarSet = "城乡村集重冰坐古小"
  private static let beforeTownship: ScalarSet = "城下老故家同他归侨"
  private static let beforePrefecture: ScalarSet = []
  private static let beforeBanner: ScalarSet = "国红党军锦团升"
}
