internal import InkGraphCore
internal import Ontology

/// Proposes regions of one character: 中 and 美 in 中美关系, 台 in 访台.
///
/// A character stands for a country or province in a row of such characters, or after a verb of
/// coming and going; alone it is nearly always a part of a word.
enum RegionInitials {
  /// The characters by what they stand for.
  struct Table: Sendable {
    fileprivate var countries: ScalarSet = []
    fileprivate var provinces: ScalarSet = []
    /// Those that stand for nothing but after a verb of coming and going: 华 in 访华, 杭 in 在杭举行.
    fileprivate var visited: ScalarSet = []

    /// Reads a table of abbreviations; those that only local papers use are left out.
    init(_ table: GazetteerTable) {
      for row in table.rows {
        guard let scalar = row["abbreviation"].unicodeScalars.first else { continue }
        switch row["kind"] {
        // 意, 新 and 老 are nearly always parts of words.
        case "country" where RegionInitials.usual.contains(scalar): countries.insert(scalar)
        case "standard": provinces.insert(scalar)
        // 滇 and 黔 stand for provinces as 云 and 贵 do, 杭 for a city.
        case "usual" where row["code"].count == 2: provinces.insert(scalar)
        case "usual": visited.insert(scalar)
        case "country" where scalar == "华": visited.insert(scalar)
        default: break
        }
      }
      for scalar in "港澳台".unicodeScalars { countries.insert(scalar) }
    }

    /// Marks where they stand.
    func addCues(to table: inout CueTable) {
      for kind in [countries, provinces, visited] { table.add(characters: kind.scalars, .initial) }
    }

    /// Whether it stands for a country or a province in a row of such characters.
    fileprivate func isInitial(_ scalar: Unicode.Scalar) -> Bool {
      countries.contains(scalar) || provinces.contains(scalar)
    }

    fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool {
      isInitial(scalar) || visited.contains(scalar)
    }
  }

  static func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    let table = text.knowledge.regionInitials
    let scalars = text.scalars
    var reached = 0
    for position in text.places(with: .initial) where position >= reached {
      guard table.contains(scalars[position]) else { continue }
      var end = position + 1
      if !table.visited.contains(scalars[position]) {
        while end < scalars.count, table.isInitial(scalars[end]) { end += 1 }
      }
      if stands(position..<end, in: text, table) {
        for place in position..<end {
          candidates.append(
            Candidate(
              span: TextSpan(start: place, end: place + 1), type: .region, score: 0.7,
              source: RegionRecognizer.abbreviationSource))
        }
      }
      reached = end
    }
  }

  private static func stands(
    _ run: Range<Int>, in text: AnnotatedText, _ table: borrowing Table
  ) -> Bool {
    let scalars = text.scalars
    guard run.count <= 4 else { return false }
    // No part of a longer word: 中日友好医院, 京沪高铁, 港澳办.
    let before = run.lowerBound - 1
    let isAfterVerb =
      before >= 0 && (comings.contains(scalars[before]) || sendings.contains(scalars[before]))
    if before >= 0, !isAfterVerb,
      text.knowledge.pairs.contains(scalars[before], scalars[run.lowerBound])
    {
      return false
    }
    // 心中, 其中: the first character ends another word.
    if before >= 0, scalars[run.lowerBound] == "中", middles.contains(scalars[before]) {
      return false
    }
    for place in max(0, run.lowerBound - 3)..<run.upperBound {
      let crosses = text.words(at: place).contains {
        $0.count > 1 && Int($0.end) > run.lowerBound
          && (Int($0.end) > run.upperBound || place < run.lowerBound || $0.count == run.count)
          && $0.kind != .surname && $0.kind != .title
      }
      if crosses { return false }
    }
    let after = run.upperBound
    let isVisited = table.visited.contains(scalars[run.lowerBound])
    if run.count == 1, !isVisited, hasRole(after: run.lowerBound, in: text) { return true }
    if after < scalars.count, text.knowledge.pairs.contains(scalars[after - 1], scalars[after]) {
      return false
    }
    if run.count > 1 {
      guard Set(run.map { scalars[$0] }).count == run.count else { return false }
      let isCountries = run.allSatisfy { table.countries.contains(scalars[$0]) }
      let isProvinces = run.allSatisfy { table.provinces.contains(scalars[$0]) }
      return (isCountries || isProvinces || run.count > 2 || text.has(anyOf: relations, at: after))
        && !text.has(anyOf: ways, at: after)
    }
    guard before >= 0 else { return false }
    if entries.contains(scalars[before]), unmistakable.contains(scalars[run.lowerBound]) {
      return true
    }
    if sendings.contains(scalars[before]) { return true }
    // 在京举行, but not 在京城: nothing goes on with the character.
    return comings.contains(scalars[before])
      && (text.isSeparator(at: after) || text.words(at: after).contains { $0.kind == .boundary }
        || text.has(anyOf: visits, at: after) || unmistakable.contains(scalars[run.lowerBound]))
  }

  /// 台企, 日媒, 港股: who comes from the place, or what is traded there.
  private static func hasRole(after place: Int, in text: AnnotatedText) -> Bool {
    let scalar = text.scalars[place]
    guard text.knowledge.regionInitials.countries.contains(scalar) else { return false }
    // 日报 and 日刊 are newspapers that come out each day.
    if scalar != "日", text.has(anyOf: papers, at: place + 1) { return true }
    // 不法企业: an enterprise is no 企 of a place.
    return text.has(anyOf: roles, at: place + 1) && !text.has("企业", at: place + 1)
  }

  private static let roles: WordList = [
    "企", "资企业", "资银行", "资机构", "资项目", "资背景", "商投资", "商代表", "胞", "媒", "股", "系车", "系品牌", "系厂商",
    "债危机", "债问题", "当局",
  ]
  private static let papers: WordList = ["报道称", "报称", "报说", "报还", "刊"]
  private static let relations: WordList = [
    "两地", "两岸", "三地", "四地", "交流", "合作", "关系", "边境", "交界", "协作",
  ]
  /// The initials that are hardly ever a word or the beginning of one, so that what follows does not
  /// matter: 在鲁务工.
  private static let unmistakable: ScalarSet = "京沪津冀鲁皖闽赣豫鄂湘粤桂琼渝黔滇陕陇浙苏晋辽疆华杭蓉穗甬"

  /// Ways between two places, whose names hold the characters: 京沪高铁.
  private static let ways: WordList = [
    "高铁", "高速", "铁路", "公路", "线", "城际", "航线", "大桥", "运河", "客专", "通道",
  ]
  /// The countries and parts of the world for which one character is usual.
  fileprivate static let usual: ScalarSet = "中美日韩俄英法德欧印朝越"
  private static let middles: ScalarSet = "心其空集途从当手目眼"
  private static let comings: ScalarSet = ["在", "来", "进", "离", "返", "对", "旅"]
  private static let sendings: ScalarSet = ["驻", "赴", "访", "抵", "援"]
  /// Verbs of coming that end many other words.
  private static let entries: ScalarSet = "入回到"
  private static let visits: WordList = [
    "访问", "考察", "投资", "参加", "出席", "工作", "学习", "留学", "旅游", "记者", "大使", "期间", "大使馆", "贸易",
    "出口", "人员", "军事", "商务", "政策", "关系", "同胞", "办事处", "召开", "举行", "举办", "开幕", "闭幕", "落幕", "启动",
  ]
}
