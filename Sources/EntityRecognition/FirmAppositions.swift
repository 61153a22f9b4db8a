internal import InkGraphCore

/// Proposes firms that only a word beside them tells: 外卖平台速达达, 车企星轨动力, 顺路达快递员.
enum FirmAppositions {
  static func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.places(with: .apposition) {
      if let end = kinds.lastEnd(in: text.scalars, at: position) {
        proposeBehind(end, in: text, &candidates)
      }
      if let end = jobs.end(in: text.scalars, at: position) {
        proposeBefore(position, end, in: text, &candidates)
      }
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(kinds, .apposition)
    table.add(jobs, .apposition)
  }

  /// A name of two to five characters behind a kind of firm, up to a verb, a comma or a title.
  private static func proposeBehind(
    _ start: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    var end = start
    while end < text.scalars.count, end - start <= 5, text.scalars[end].isHan,
      !text.hasBoundary(startingAt: end), !startsWord(at: end, in: text)
    {
      end += 1
    }
    guard (2...5).contains(end - start), !ShopWords.describes(start..<end, in: text) else { return }
    candidates.append(
      Candidate(
        span: TextSpan(start: start, end: end), type: .enterprise, score: 0.6,
        source: "enterprise.apposition"))
  }

  /// A name of two to four characters before a job that only such firms have.
  private static func proposeBefore(
    _ end: Int, _ jobEnd: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    let edge = text.leftEdge(from: end, limit: 6)
    guard (2...4).contains(end - edge), text.scalars[edge..<end].allSatisfy(\.isHan),
      !ShopWords.describes(edge..<end, in: text), !text.has(anyOf: trades, endingAt: end),
      !startsWord(at: edge, in: text), text.regionChain(at: edge) == nil
    else { return }
    candidates.append(
      Candidate(
        span: TextSpan(start: edge, end: end), type: .enterprise, score: 0.6,
        source: "enterprise.apposition"))
  }

  /// Whether a verb, a title or a head noun of two characters or more begins here.
  private static func startsWord(at position: Int, in text: AnnotatedText) -> Bool {
    text.words(at: position).contains {
      $0.count > 1 && ($0.kind == .boundary || $0.kind == .title || $0.kind == .head)
    }
  }

  private static let kinds: WordList = [
    "电商", "外卖平台", "电商平台", "网约车平台", "短视频平台", "直播平台", "团购平台", "出行平台", "招聘平台", "购物平台", "打车平台",
    "快递公司", "物流公司", "保险公司", "装修公司", "家政公司", "物业公司", "物业企业", "旅游公司", "科技公司", "生物公司",
    "开发商", "车企", "药企", "房企", "酒企", "茶企", "乳企", "生鲜电商", "连锁品牌", "餐饮品牌", "茶饮品牌", "服装品牌",
    "家电品牌", "咖啡品牌", "火锅品牌", "老字号", "火锅企业", "饮料企业", "食品企业", "科技企业", "高新技术企业", "农业龙头企业",
    "龙头企业", "餐饮企业", "物流企业", "家居企业", "服装企业", "纺织企业", "制药企业", "医药企业", "化工企业", "汽车企业",
    "零售企业", "互联网企业", "快递企业", "建筑企业", "机械企业", "电子企业", "光伏企业", "电池企业", "乐器作坊", "家具作坊",
    "经销商", "承运商", "中标单位", "施工单位", "承建单位", "建设单位", "设计单位", "监理单位",
  ]
  private static let jobs: WordList = [
    "骑手", "外卖员", "快递员", "快递小哥", "外卖小哥", "网约车司机", "站点站长", "门店", "旗舰店", "专卖店", "加盟店", "直营店", "体验店",
  ]
  private static let trades: WordList = [
    "外卖", "快递", "专送", "众包", "兼职", "专职", "女", "男", "新", "老", "火锅", "餐饮", "咖啡", "奶茶", "服装", "手机",
    "家电", "位",
    "名", "个", "家",
  ]
}
