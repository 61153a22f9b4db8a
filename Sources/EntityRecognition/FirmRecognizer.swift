internal import InkGraphCore

/// Proposes enterprises that no company form marks: known firms, their plants, and lists such as
/// 甲某服装、乙某服饰等一批企业.
package struct FirmRecognizer: EntityRecognizer {
  /// Makes the recognizer.
  package init() {}

  /// Adds known firms, plants and listed firms.
  package func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for word in text.matches
    where word.kind == .knownEnterprise || word.kind == .ambiguousEnterprise {
      propose(word, in: text, into: &candidates)
    }
    let trades = Self.brandTrades
    for position in text.places(with: .firm) {
      if let end = trades.end(in: text.scalars, at: position) {
        proposeByTrade(at: position, end, in: text, &candidates)
      }
      // 甲健身、乙空间两家机构.
      if let end = Self.counted.end(in: text.scalars, at: position),
        position > 1,
        Self.counts.contains(text.scalars[position - 1])
          || text.scalars[position - 1].isDecimalDigit,
        text.has(anyOf: Self.countedKinds, at: end)
      {
        var start = position - 1
        while start > 0, text.scalars[start - 1].isDecimalDigit { start -= 1 }
        proposeItems(endingAt: start, in: text, &candidates)
      }
      if text.has(anyOf: Self.lists, at: position) {
        proposeList(endingAt: position, in: text, &candidates)
      }
      if let end = Self.collectives.lastEnd(in: text.scalars, at: position) {
        proposeCollective(at: position, end, in: text, &candidates)
      }
      if let end = Self.builders.end(in: text.scalars, at: position) {
        proposeBuilder(at: position, end, in: text, &candidates)
      }
    }
    FirmAppositions.propose(in: text, into: &candidates)
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    for words in [brandTrades, counted, lists, collectives, builders] { table.add(words, .firm) }
  }

  /// 江州镇凤凰村股份经济合作联合社, 江州县农村信用合作联社: a collective with the place before it.
  private func proposeCollective(
    at position: Int, _ end: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    let edge = text.leftEdge(from: position, limit: 16)
    guard
      let start = (edge...position).first(where: { start in
        text.regionChain(at: start).map { !$0.isDoubtful && $0.span.end <= position } ?? false
      })
    else { return }
    candidates.append(
      Candidate(
        span: TextSpan(start: start, end: end), type: .enterprise, score: 0.93,
        source: "enterprise.collective"))
  }

  /// 中铁十二局, 中建某局某公司, 中交某院: the offices and institutes of the state's builders are firms.
  private func proposeBuilder(
    at start: Int, _ name: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    var end = name
    while end < text.scalars.count, end - name <= 4, text.scalars[end].isHan,
      !text.hasBoundary(startingAt: end)
    {
      end += 1
      guard Self.offices.contains(text.scalars[end - 1]), end - name >= 2 else { continue }
      // 中铁十二局集团, 中建八局二公司.
      let whole = Self.daughters.end(in: text.scalars, at: end) ?? end
      candidates.append(
        Candidate(
          span: TextSpan(start: start, end: whole), type: .enterprise, score: 0.92,
          source: "enterprise.builder"))
      return
    }
  }

  private func propose(
    _ word: Lexicon.Match, in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    let start = Int(word.start)
    let end = Int(word.end)
    if Self.isBureau(start, end, in: text) { return }
    if word.kind == .knownEnterprise {
      candidates.append(
        Candidate(
          span: TextSpan(start: start, end: end), type: .enterprise,
          score: word.count > 2 ? 0.9 : 0.7, source: "enterprise.known"))
    } else if listPartner(of: start, end, in: text) {
      candidates.append(
        Candidate(
          span: TextSpan(start: start, end: end), type: .enterprise, score: 0.75,
          source: "enterprise.listed"))
    }
    if let plant = plantEnd(after: end, in: text) {
      candidates.append(
        Candidate(
          span: TextSpan(start: start, end: plant), type: .enterprise, score: 0.9,
          source: "enterprise.plant"))
    }
  }

  /// 招商局 in 高新区管委会招商局: a bureau of the body before it, not the firm of that name.
  static func isBureau(_ start: Int, _ end: Int, in text: AnnotatedText) -> Bool {
    text.scalars[end - 1] == "局" && text.has(anyOf: superiors, endingAt: start)
  }

  /// 青岛基地, 华东生产基地, 即墨支行 after a known firm.
  private func plantEnd(after end: Int, in text: AnnotatedText) -> Int? {
    var position = end
    var best: Int?
    while position < text.scalars.count, position - end <= 8 {
      if text.isSeparator(at: position) || Self.stops.contains(text.scalars[position]) { break }
      if let end = Self.plants.lastEnd(in: text.scalars, at: position) { best = end }
      position += 1
    }
    return best
  }

  /// 云锦纺织董事长, 远驰汽车某地基地: a brand and a trade, where a firm's title or plant follows or
  /// a word for firms stands before.
  private func proposeByTrade(
    at position: Int, _ end: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    let edge = text.leftEdge(from: position, limit: 6)
    guard (2...3).contains(position - edge), text.scalars[edge..<position].allSatisfy(\.isHan),
      !text.words(at: edge).contains(where: { $0.kind == .boundary && Int($0.end) == position })
    else { return }
    let titled = text.words(at: end).contains {
      $0.kind == .title && text.knowledge.titles[Int($0.payload)].context == "enterprise"
    }
    // 采购自无锡的某某特钢: of the place before.
    let introduced =
      text.has(anyOf: Self.introductions, endingAt: edge)
      || edge > 0 && text.scalars[edge - 1] == "的"
        && !text.regionChains(endingAt: edge - 1).isEmpty
    let score: Double? =
      if titled || introduced {
        0.74
      } else if isFirmName(edge..<position, trade: position..<end, in: text) {
        text.has(anyOf: Self.dealings, endingAt: edge) || text.isSeparator(at: edge - 1)
          ? 0.62 : 0.56
      } else {
        nil
      }
    if let score {
      candidates.append(
        Candidate(
          span: TextSpan(start: edge, end: end), type: .enterprise, score: score,
          source: "enterprise.trade"))
    }
    if let plant = plantEnd(after: end, in: text), plant - end >= 4,
      text.regionChain(at: end) != nil
    {
      candidates.append(
        Candidate(
          span: TextSpan(start: edge, end: plant), type: .enterprise, score: 0.78,
          source: "enterprise.trade-plant"))
    }
  }

  /// Whether a core before a trade names a firm by itself: 澄波酒业, but not 交通物流, 常州纺织 or 青禾
  /// 电子产业.
  private func isFirmName(
    _ core: Range<Int>, trade: Range<Int>, in text: AnnotatedText
  ) -> Bool {
    let isSure = Self.firmTrades.contains(trade, of: text.scalars)
    guard isSure || Self.usualTrades.contains(trade, of: text.scalars),
      !ShopWords.describes(core, in: text),
      !text.has(anyOf: Self.tradeContinuations, at: trade.upperBound),
      Self.brandTrades.end(in: text.scalars, at: trade.upperBound) == nil,
      !text.regionChains(endingAt: core.upperBound).contains(where: {
        $0.span.start <= core.lowerBound
      }),
      !Self.coreEnds.contains(text.scalars[core.upperBound - 1])
    else { return false }
    let isWord =
      core.count == 2
      && text.knowledge.pairs.contains(
        text.scalars[core.lowerBound], text.scalars[core.upperBound - 1])
    return isSure || !isWord
  }

  /// Whether an ambiguous short form stands in a list with a firm: 农行、邮储、兴业等5家银行.
  private func listPartner(of start: Int, _ end: Int, in text: AnnotatedText) -> Bool {
    func isFirm(_ kind: LexiconKind) -> Bool {
      kind == .knownEnterprise || kind == .ambiguousEnterprise
    }
    if start > 1, text.scalars[start - 1] == "、",
      text.words(endingAt: start - 1).contains(where: { isFirm($0.kind) })
    {
      return true
    }
    return end + 1 < text.scalars.count && text.scalars[end] == "、"
      && text.words(at: end + 1).contains { isFirm($0.kind) }
  }

  /// 甲服装、乙服饰等一批本土企业: the items before 等 when a word for firms follows soon.
  private func proposeList(
    endingAt position: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    var after = position + 1
    while after < text.scalars.count, after - position <= 18, !text.isSeparator(at: after),
      !text.has("部门", at: after)
    {
      if text.has(anyOf: Self.firmWords, at: after) {
        proposeItems(endingAt: position, in: text, &candidates)
        return
      }
      after += 1
    }
  }

  /// The items of a list that ends at a position.
  private func proposeItems(
    endingAt position: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    var end = position
    var items: [TextSpan] = []
    while end > 0 {
      var start = text.leftEdge(from: end, limit: 14)
      // 培育出甲服装: 出 and 了 close the verb.
      if start < end, Self.verbEnds.contains(text.scalars[start]), start > 0,
        text.hasBoundary(endingAt: start) || text.scalars[start - 1].isHan
      {
        start += 1
      }
      guard end - start >= 2 else { break }
      items.append(TextSpan(start: start, end: end))
      guard start > 0, text.scalars[start - 1] == "、" else { break }
      end = start - 1
    }
    guard !items.contains(where: { isGeneric($0, in: text) }) else { return }
    // The first item may begin after an unknown verb; trust it only if it is as short as the rest.
    let usual = items.dropLast().map(\.count).max() ?? 6
    for (rank, item) in items.enumerated() {
      if rank == items.count - 1, item.count > usual + 3 { continue }
      guard
        text.scalars[item.range].allSatisfy({ $0.isHan || $0.isLatinLetter || $0.isDecimalDigit }),
        item.count <= 12, items.count > 1 || item.count >= 3
      else { continue }
      candidates.append(
        Candidate(span: item, type: .enterprise, score: 0.66, source: "enterprise.list"))
    }
  }

  /// 新能源、装备制造等企业: names of trades are no firms.
  private func isGeneric(_ item: TextSpan, in text: AnnotatedText) -> Bool {
    Self.trades.contains {
      text.has($0, endingAt: item.end) && item.count <= $0.unicodeScalars.count + 2
    }
      || text.words(at: item.start).contains {
        $0.kind == .boundary && Int($0.end) == item.end
      }
  }

  private static let collectives: WordList = [
    "股份经济合作联合社", "股份经济合作社", "经济合作联合社", "经济合作社", "农村信用合作联社", "信用合作联社", "合作联社", "农民专业合作联合社",
    "专业合作联合社", "种植专业合作社", "养殖专业合作社", "农机专业合作社", "农村信用联社", "集体经济公司",
  ]
  private static let counted: WordList = ["家"]
  private static let counts: ScalarSet = "两三四五六七八九"
  private static let lists: WordList = ["等"]
  private static let countedKinds: WordList = [
    "企业", "公司", "机构", "单位", "银行", "门店", "酒店", "商户", "车企", "药企", "龙头",
  ]
  private static let superiors: WordList = ["管委会", "管委", "政府", "区", "县", "市"]
  private static let introductions: WordList = [
    "企业", "公司", "龙头", "车企", "药企", "电商", "厂商", "供应商", "旗下", "旗下的",
  ]
  private static let builders: WordList = [
    "中铁", "中建", "中交", "中冶", "中核", "中水", "中化", "中电建", "中铁建", "中能建", "铁建", "水电",
  ]
  private static let offices: ScalarSet = "局院"
  private static let daughters: WordList = [
    "集团有限公司", "集团公司", "集团", "有限公司", "一公司", "二公司", "三公司", "四公司", "五公司", "六公司", "公司",
  ]
  /// The trades that hardly stand behind anything but the name of a firm.
  private static let firmTrades: WordList = [
    "重工", "制药", "药业", "股份", "乳业", "酒业", "米业", "牧业", "地产", "置业", "建工", "路桥", "铝业", "纸业", "特钢",
    "新材", "锻压", "管业", "瓷业", "茶业", "矿业", "煤业", "微电子", "光电", "生物科技", "资本", "创投", "实业", "控股", "影业",
    "置地", "财险", "人寿", "鞋业", "门业", "家纺", "钢构", "重机", "数科", "肥业", "禽业", "蛋业", "粮业", "糖业", "盐业",
    "面业", "果业", "菌业", "卫浴", "石化", "快运", "速递", "智造", "智联",
  ]
  /// The trades that also stand behind words: 交通物流, 工程机械.
  private static let usualTrades: WordList = [
    "服饰", "电缆", "家居", "科技", "电子", "种业", "传媒", "水产", "渔业", "电气", "电器", "食品", "纺织", "针织", "汽车",
    "电池", "物流", "机械", "精工", "精密", "动力", "能源", "环保", "文旅", "水务", "外卖", "快递", "检测", "建材",
    "物业",
  ]
  /// 房地产, 新能源, 长江路纺织, 石安段电气.
  private static let coreEnds: ScalarSet = "房新路段街道县市省区镇乡村国"
  private static let tradeContinuations: WordList = [
    "程", "化", "品", "道", "商店", "工人", "行业", "产业", "企业", "市场", "领域", "产品", "技术", "配件", "制造", "加工", "园",
    "厂", "业", "城", "类", "专业",
    "零部件",
    "设备", "材料", "工程", "服务", "学院", "大学", "协会", "局", "部", "处", "科", "所", "大楼", "大会", "节", "展", "馆",
    "街",
    "费", "管理", "服务", "小区", "纠纷", "人员", "经理", "保安", "工作", "党建", "矛盾", "企",
    "创新", "人才", "成果", "项目", "公司", "集团", "有限", "批发", "销售", "消费", "维修", "站", "系统", "安全", "工业", "中心",
  ]
  private static let dealings: WordList = [
    "走进", "来到", "走访", "到", "赴", "调研", "考察", "参观", "收购", "携手", "联手", "与", "和", "向", "由", "给", "为",
    "从", "购自",
    "出自", "来自", "采用", "选择", "对", "在", "及", "为了", "加盟", "入职", "起诉", "状告", "约谈", "查扣", "假冒",
  ]
  private static let firmWords: WordList = ["企业", "公司", "厂家", "银行"]
  private static let verbEnds: ScalarSet = "出了着到"
  private static let brandTrades: WordList = [
    "物业",
    "鞋业", "门业", "家纺", "钢构", "重机", "数科", "肥业", "禽业", "蛋业", "粮业", "糖业", "盐业", "面业", "果业", "菌业",
    "卫浴", "石化", "快运", "速递", "智造", "智联", "快递", "检测",
    "资本", "创投", "实业", "控股", "种业", "影业", "置地", "财险", "人寿", "电气", "能源", "外卖",
    "新能源", "生物科技", "汽车", "机械", "重工", "针织", "纺织", "服装", "服饰", "制药", "药业", "食品", "科技",
    "电子", "股份", "智能", "化工", "建材", "家居", "家具", "电器", "电气", "乳业", "酒业", "米业", "牧业",
    "水产", "物流", "地产", "置业", "建工", "路桥", "钢铁", "铝业", "纸业", "印染", "橡胶", "轮胎",
    "船舶", "航空", "光电", "半导体", "软件", "传媒", "特钢", "动力", "渔业", "新材料", "新材", "锻压", "锻造", "阀门",
    "轴承", "密封件", "管业", "门窗", "瓷业", "陶瓷", "玻璃", "环保", "照明", "医药", "冷链", "农业", "农牧", "茶业",
    "粮油", "油脂", "饮料", "矿业", "煤业", "电缆", "线缆", "电池", "电机", "机床", "精密", "精工", "装备", "轨道",
    "文旅", "城投", "交投", "水务", "燃气", "热力", "供应链", "网络", "通信", "微电子", "光伏", "储能", "氢能",
  ]
  private static let plants: WordList = [
    "生产基地", "基地", "工厂", "分公司", "公司", "支行", "分行", "总部", "研发中心", "整车厂", "总行", "厂",
    "店", "门店", "旗舰店", "营业部", "营业厅", "支公司", "中心支公司",
  ]
  private static let stops: ScalarSet = [
    "的", "和", "与", "在", "等", "将", "为", "是", "及", "了",
  ]
  private static let trades = [
    "加工", "制造", "能源", "装备", "材料", "医药", "物流", "化工", "电子", "零售", "餐饮", "住宿",
    "养殖", "种植", "纺织", "机械", "建材", "服务", "科技型", "规上", "中小", "小微", "国有", "民营",
    "外资", "上市", "龙头", "重点", "产业", "印刷", "包装", "食品", "饲料", "金融", "物业", "家政", "旅游",
  ]
}
