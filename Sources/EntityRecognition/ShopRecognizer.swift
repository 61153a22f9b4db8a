internal import InkGraphCore

/// Proposes shops, inns, farms and places of leisure, which bear a name and a noun of their trade but
/// no company form: 聚仙楼火锅店, 星河影城, 金穗家庭农场.
///
/// A noun of the trade stands behind ordinary words far more often (一家火锅店, 农家书店), so the name
/// before it must be short, whole and none of the words that describe shops.
struct ShopRecognizer: EntityRecognizer {
  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.places(with: .shop) {
      guard let end = Self.trades.lastEnd(in: text.scalars, at: position),
        !Self.continues(end, in: text)
      else { continue }
      propose(trade: position..<end, in: text, &candidates)
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(trades, .shop)
  }

  /// Whether a span ends like a shop's name, behind at least two characters of a name.
  static func isShop(_ span: TextSpan, in text: AnnotatedText) -> Bool {
    if text.scalars[span.end - 1] == "店" { return span.count > 3 }
    guard let start = trades.start(in: text.scalars, endingAt: span.end) else { return false }
    return start - span.start >= 2 && !ShopWords.describes(span.start..<start, in: text)
  }

  /// “慢时光”书吧: a name in quotes right before the noun.
  private func proposeQuoted(
    trade: Range<Int>, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    let close = trade.lowerBound - 1
    guard close > 2, text.scalars[close] == "”" else { return }
    var open = close - 1
    while open > 0, close - open <= 8, text.scalars[open].isHan { open -= 1 }
    guard text.scalars[open] == "“", close - open > 2,
      !ShopWords.describes((open + 1)..<close, in: text)
    else { return }
    candidates.append(
      Candidate(
        span: TextSpan(start: open, end: trade.upperBound), type: .enterprise, score: 0.74,
        source: "enterprise.shop"))
  }

  private func propose(
    trade: Range<Int>, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    proposeQuoted(trade: trade, in: text, &candidates)
    let start = trade.lowerBound
    var edge = text.leftEdge(from: start, limit: 8)
    if let soft = text.softEdge(from: edge, before: start) { edge = soft }
    // 住进望江楼宾馆: the end of a verb that no list has.
    for position in edge..<start where Self.verbEnds.contains(text.scalars[position]) {
      edge = position + 1
    }
    var placed = false
    // 常州聚仙楼火锅店: the place may be a part of the name; 人民路聚仙楼火锅店: the road is none.
    if let chain = text.regionChain(at: edge), !chain.isDoubtful, chain.span.end < start {
      placed = true
      propose(edge, core: chain.span.end..<start, trade.upperBound, placed, in: text, &candidates)
    }
    for road in (edge..<start).reversed()
    where Self.roads.contains(text.scalars[road]) && start - road > 2 {
      edge = road + 1
      break
    }
    propose(edge, core: edge..<start, trade.upperBound, placed, in: text, &candidates)
  }

  private func propose(
    _ start: Int, core: Range<Int>, _ end: Int, _ isPlaced: Bool, in text: AnnotatedText,
    _ candidates: inout [Candidate]
  ) {
    guard (2...5).contains(core.count), text.scalars[core].allSatisfy(\.isHan),
      !ShopWords.describes(core, in: text)
    else { return }
    let isIntroduced =
      isPlaced || text.has(anyOf: Self.introductions, endingAt: start)
      || text.words(at: end).contains {
        $0.kind == .title && text.knowledge.titles[Int($0.payload)].context == "enterprise"
      }
    candidates.append(
      Candidate(
        span: TextSpan(start: start, end: end), type: .enterprise,
        score: isCoined(core, in: text) ? 0.74 : isIntroduced ? 0.66 : 0.58,
        source: "enterprise.shop"))
  }

  /// 福满多 before 超市: three characters of which no two are a word.
  private func isCoined(_ core: Range<Int>, in text: AnnotatedText) -> Bool {
    core.count > 2
      && !zip(core, core.dropFirst()).contains { first, second in
        text.knowledge.pairs.contains(text.scalars[first], text.scalars[second])
      }
  }

  /// 超市里 names no shop's end, 书店街 and 酒店业 are other words.
  private static func continues(_ end: Int, in text: AnnotatedText) -> Bool {
    end < text.scalars.count && continuations.contains(text.scalars[end])
      && !text.has("主人", at: end)
  }

  private static let verbEnds: ScalarSet = "进到在去逛找了过"
  private static let continuations: ScalarSet = "业街化式类群主员界品股文经"
  private static let roads: ScalarSet = "路街巷道"
  private static let introductions: WordList = [
    "位于", "在", "走进", "来到", "到", "去", "从", "的", "、", "名为", "名叫", "叫", "旁边的", "开了", "经营", "创办",
    "开办", "前往", "入住", "光顾", "由", "与",
  ]
  private static let trades: WordList = [
    "服装厂", "制衣厂", "鞋厂", "家具厂", "食品厂", "饮料厂", "饮品厂", "砖厂", "木材厂", "加工厂", "米厂", "面粉厂", "玩具厂", "塑料厂",
    "五金厂", "纸箱厂", "印刷厂", "电子厂", "饲料厂", "水泥厂", "石材厂", "纸厂", "糖厂", "茶场", "菜场", "猪场", "鸡场", "书吧", "茶室",
    "面包坊",
    "餐饮店", "茶餐厅", "粉店", "米粉店", "粉馆", "面庄", "农家乐", "五金店", "烟酒店", "副食店", "文具店", "经营部", "商行", "便民店",
    "零售店", "金店", "粮油店", "诊所", "宠物店", "摄影店", "洗车店", "快餐店", "凉糕店", "糕点店", "鲜花店", "玩具店", "鞋店",
    "火锅店", "面馆", "餐厅", "餐馆", "菜馆", "饭馆", "饭庄", "饭店", "酒家", "酒楼", "茶楼", "茶馆", "茶社", "咖啡馆", "咖啡店",
    "烤鱼店", "烧烤店", "烤肉店", "烤鸭店", "小吃店", "早餐店", "包子铺", "面包房", "面包店", "蛋糕店", "奶茶店", "甜品店", "酒吧",
    "酒坊", "豆坊", "豆腐坊", "油坊", "超市", "生鲜超市", "便利店", "书店", "书城", "商厦", "商城", "百货", "百货大楼", "药店", "大药房",
    "药房", "眼镜店", "花店", "服装店", "水果店", "母婴店", "珠宝店", "专卖店", "家具城", "建材城", "家居城", "购物广场",
    "购物公园", "奥特莱斯", "汽配城", "建材市场", "批发市场", "民宿", "客栈", "酒店", "大酒店", "宾馆", "旅馆", "山庄", "度假村",
    "影城", "影院", "电影院", "国际影城", "影剧院", "健身房", "健身馆", "健身中心", "琴行", "美容院", "理发店", "照相馆", "影楼",
    "工作室", "游乐园", "水上乐园", "欢乐世界", "家庭农场", "生态农场", "农场", "果园", "茶厂", "养殖场", "养鸡场", "养猪场", "种植园",
    "采摘园", "农庄", "生态园", "修理厂", "汽修厂", "酒厂", "窑厂", "4S店", "干洗店", "印书馆", "茶庄", "药堂", "律所", "装饰公司",
    "装修公司", "家政公司", "物业公司", "广告公司", "房产中介",
  ]
}
