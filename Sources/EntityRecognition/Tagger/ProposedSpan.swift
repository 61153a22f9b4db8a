internal import InkGraphCore

/// A span that may be a name, and what speaks for and against it without looking at anybody's score.
struct ProposedSpan {
  let text: AnnotatedText
  let span: TextSpan
  let type: EntityType

  /// Roads, rivers, lakes, stations and halls are places for the corpora and none for the graph.
  var isLandmark: Bool {
    guard span.count > 1,
      Self.landmarks.contains(text.scalars[span.end - 1])
        || text.has(anyOf: Self.buildings, endingAt: span.end)
    else { return false }
    return !text.regionChains(endingAt: span.end).contains { $0.span == span && !$0.isShort }
  }

  /// Whether a span begins and ends with more than a blank, and every bracket in it has its partner
  /// there: 梓陵）传动有限公司 is half a name.
  var isWhole: Bool {
    guard !text.scalars[span.start].isBlank, !text.scalars[span.end - 1].isBlank else {
      return false
    }
    var open = 0
    for scalar in text.scalars[span.range] {
      switch scalar {
      case "（", "(", "“", "《": open += 1
      case "）", ")", "”", "》":
        open -= 1
        if open < 0 { return false }
      default: break
      }
    }
    return open == 0
  }

  /// Whether nothing stands in or behind it that no name of its type has.
  var isNameLike: Bool {
    !hasStop && !isTrade && !joinsPlaces && !joinsTwo && !holdsVerb && !isLatinWord && !isGeneric
      && !isBrand
  }

  /// 服装行业, 物流企业: the name of a trade, not of a firm.
  private var isTrade: Bool {
    type == .enterprise && text.has(anyOf: Self.trades, at: span.end)
  }

  /// 某某汽车与某新城管委会: a function word stands between two bodies.
  ///
  /// A legal form holds a name together over an adverb (现 in 现代牧场有限公司), and the name of a
  /// ministry holds 和 between two trades (德国联邦经济和技术部), not between two organs.
  private var joinsTwo: Bool {
    guard type != .person, type != .region else { return false }
    let isLegal = text.has("公司", endingAt: span.end)
    let isMinistry = type == .agency && text.regionChain(at: span.start) != nil
    return span.range.dropFirst().contains { position in
      guard text.hasFunctionWord(at: position) else { return false }
      let scalar = text.scalars[position]
      if isLegal, !Self.joints.contains(scalar) { return false }
      return
        !(isMinistry && (scalar == "和" || scalar == "与")
        && !Self.organEnds.contains(text.scalars[position - 1]))
    }
  }

  /// 雁塘与澄州 as one place.
  private var joinsPlaces: Bool {
    type == .region
      && span.range.dropFirst().dropLast().contains {
        Self.placeJoints.contains(text.scalars[$0]) && text.hasFunctionWord(at: $0)
      }
  }

  /// 岭前镇投资建设分拣中心, 县卫健局组织县医院: a verb stands in what looks like one body.
  private var holdsVerb: Bool {
    guard type != .person, type != .region, !text.has("公司", endingAt: span.end) else {
      return false
    }
    let place = text.regionChain(at: span.start)?.span.end
    for position in span.range.dropFirst() {
      for word in text.words(at: position) where word.kind == .boundary && word.count > 1 {
        guard Int(word.end) < span.end else { continue }
        let isSoft = word.payload == Int32(BoundaryClass.soft.rawValue)
        if word.payload == Int32(BoundaryClass.verb.rawValue) || isSoft && position == place {
          return true
        }
      }
    }
    return false
  }

  /// Android, MacBook: a word in Latin letters alone is neither a person nor a place.
  private var isLatinWord: Bool {
    guard type == .person || type == .region else { return false }
    let scalars = text.scalars[span.range]
    return scalars.allSatisfy(\.isASCII)
      && (type == .region || !scalars.contains { $0 == " " || $0 == "." })
  }

  /// 地方政府, 商业银行: a kind of body.
  var isGeneric: Bool {
    text.words(at: span.start).contains {
      $0.kind == .boundary && Int($0.end) == span.end
        && $0.payload == Int32(BoundaryClass.generic.rawValue)
    }
  }

  /// A person or place that every reader knows as a firm or club.
  private var isBrand: Bool {
    guard type == .person || type == .region else { return false }
    var isBrand = false
    for word in text.words(at: span.start)
    where word.kind == .commonName && Int(word.end) == span.end {
      guard let category = LexiconCategory(rawValue: Int(word.payload)) else { return false }
      // A name that is also a person's or a place's tells nothing.
      guard category.bodyType != nil else { return false }
      isBrand = true
    }
    return isBrand && !text.regionChains(endingAt: span.end).contains { $0.span == span }
  }

  /// 科乐美(Konami): a name and the same in Latin letters, in brackets.
  var glossed: [TextSpan]? {
    let last = text.scalars[span.end - 1]
    guard span.count > 4, last == ")" || last == "）",
      let open = text.scalars[span.range].lastIndex(where: { $0 == "(" || $0 == "（" })
    else { return nil }
    let gloss = TextSpan(start: open + 1, end: span.end - 1)
    guard gloss.count > 1, text.scalars[gloss.range].allSatisfy(\.isASCII) else { return nil }
    return open - span.start > 1 ? [TextSpan(start: span.start, end: open), gloss] : [gloss]
  }

  /// A person's name without the beginning of the next word and without 先生, a firm's with its legal
  /// form, a place without the paper or site that reports from it (某某网青禾区3月5日讯), a body
  /// without its department and without the person behind it, an academy as an agency.
  var corrected: (span: TextSpan, type: EntityType) {
    switch type {
    case .person:
      if span.count > 4, let start = Self.addresses.start(in: text.scalars, endingAt: span.end) {
        return (TextSpan(start: span.start, end: start), type)
      }
      return (trimmed, type)
    case .region:
      if let place = placeBehindOutlet { return (place, type) }
      if isPublicHouse { return (span, .agency) }
      // 惠民超市, 先锋书店: the corpora know shops as places.
      if let head = bodyHead { return (span, head) }
      // 江州区绿洲家园: an estate is no division.
      if let place = placeOfEstate { return (place, type) }
    case .enterprise:
      if let end = Self.legalForms.end(in: text.scalars, at: span.end) {
        return (TextSpan(start: span.start, end: end), type)
      }
      if let firm = firmBeforeGoods { return (firm, type) }
    default: break
    }
    if let body = BodyParts.whole(of: span, in: text) { return body }
    // 民盟省委会主委 ends with a post.
    if let start = Self.chairs.start(in: text.scalars, endingAt: span.end), start - span.start > 2 {
      return (TextSpan(start: span.start, end: start), type)
    }
    // 旗下某某研究院: of the firm.
    if text.has("旗下", at: span.start), span.count > 4 {
      return (TextSpan(start: span.start + 2, end: span.end), .enterprise)
    }
    if type == .organization, isContest { return (span, .project) }
    if type == .organization, text.has("合作社", endingAt: span.end) { return (span, .enterprise) }
    let isAgency =
      type == .organization && (isLearnedAsOrganization || isOrgan || isPublicHouse)
    return (span, isAgency ? .agency : type)
  }

  /// 江州博物馆: a public house of culture, which the corpora know as an organization.
  var isPublicHouse: Bool {
    span.count > 3
      && (text.has(anyOf: Self.publicHouses, endingAt: span.end)
        || text.has("所", endingAt: span.end) && text.has(anyOf: Self.academies, at: span.start))
  }

  /// 江州宇航公司 in 江州宇航公司新材料: what a firm makes is no part of its name.
  private var firmBeforeGoods: TextSpan? {
    guard let form = span.range.dropFirst(3).dropLast(2).first(where: { text.has("公司", at: $0) }),
      !text.has(anyOf: Self.firmParts, endingAt: span.end),
      !text.words(endingAt: span.end).contains(where: { word in
        word.kind == .head && text.knowledge.heads[Int(word.payload)].type != .project
      })
    else { return nil }
    let end = form + 2
    guard text.scalars[end..<span.end].allSatisfy(\.isHan), text.regionChain(at: end) == nil else {
      return nil
    }
    return TextSpan(start: span.start, end: end)
  }

  /// The division before the name of a housing estate.
  private var placeOfEstate: TextSpan? {
    guard text.has(anyOf: Self.estates, endingAt: span.end),
      let chain = text.regionChain(at: span.start), !chain.isDoubtful, !chain.isShort,
      chain.span.end + 2 < span.end
    else { return nil }
    return chain.span
  }

  /// 中超联赛: the tagger knows contests as organizations.
  private var isContest: Bool {
    text.words(endingAt: span.end).contains {
      $0.kind == .head && $0.count > 1 && $0.count < span.count
        && text.knowledge.heads[Int($0.payload)].kind == "contest"
    }
  }

  /// 某村党总支, 某社区居委会: an organ, whatever the tagger takes it for.
  private var isOrgan: Bool {
    text.words(endingAt: span.end).contains {
      guard $0.kind == .head, $0.count > 1, $0.count < span.count else { return false }
      let head = text.knowledge.heads[Int($0.payload)]
      return head.kind == "organ" && Self.organs.contains(head.word)
    }
  }

  /// Whether it ends like bodies that the tagger knows as organizations though they are agencies.
  var isLearnedAsOrganization: Bool {
    guard type == .agency || type == .organization else { return false }
    return text.words(endingAt: span.end).contains {
      $0.kind == .head && text.knowledge.heads[Int($0.payload)].isLearnedAsOrganization
    }
  }

  /// The type of the body whose head noun ends a place; nil where none does.
  private var bodyHead: EntityType? {
    guard !text.regionChains(endingAt: span.end).contains(where: { $0.span == span }) else {
      return nil
    }
    // 德兴面馆, 某某健身江州店.
    if ShopRecognizer.isShop(span, in: text) { return .enterprise }
    return text.words(endingAt: span.end).lazy.compactMap { word in
      guard word.kind == .head, word.count > 1, word.count + 1 < span.count else { return nil }
      let type = text.knowledge.heads[Int(word.payload)].type
      return type == .enterprise || type == .organization || type == .agency ? type : nil
    }.first
  }

  private var placeBehindOutlet: TextSpan? {
    text.regionChains(endingAt: span.end).first { chain in
      chain.span.start > span.start
        && text.has(anyOf: Self.outletEnds, endingAt: chain.span.start)
    }?.span
  }

  /// A person's name without the character with which the next word begins, and without a whole
  /// word: 寇敏 in 寇敏觉得 and 寇敏提醒.
  var trimmed: TextSpan {
    guard type == .person, span.count > 2 else { return span }
    let pairs = text.knowledge.pairs
    if span.end < text.scalars.count,
      pairs.contains(text.scalars[span.end - 1], text.scalars[span.end])
    {
      return TextSpan(start: span.start, end: span.end - 1)
    }
    if span.count == 4 || span.count == 5,
      pairs.contains(text.scalars[span.end - 2], text.scalars[span.end - 1]),
      text.knowledge.names.hasSurname(of: 1, in: text.scalars, at: span.start),
      !text.knowledge.names.hasSurname(of: 2, in: text.scalars, at: span.start)
    {
      return TextSpan(start: span.start, end: span.end - 2)
    }
    return span
  }

  /// 利益 and 周三 as people.
  var isOrdinary: Bool {
    guard type == .person, span.count == 2 else { return false }
    let first = text.scalars[span.start]
    let last = text.scalars[span.start + 1]
    return text.knowledge.pairs.contains(first, last)
      || first == "周" && Self.weekdays.contains(last)
  }

  /// 高安 in 提高安全, 日报 in 4日报道: the name would begin or end inside a word.
  ///
  /// A region with its level word (海城市) is told by that.
  func crossesWords(isFullRegion: Bool) -> Bool {
    let scalars = text.scalars
    let pairs = text.knowledge.pairs
    let crossesEnd =
      span.end < scalars.count && pairs.contains(scalars[span.end - 1], scalars[span.end])
    guard type == .region else { return crossesEnd && type != .project }
    guard !isFullRegion else { return false }
    return crossesEnd
      || span.start > 0 && pairs.contains(scalars[span.start - 1], scalars[span.start])
  }

  /// 道路绿化、仓储物流: in a list a firm stands beside other names, not beside things.
  func isAmongThings(namesFrom starts: Set<Int>, namesTo ends: Set<Int>) -> Bool {
    text.has("、", endingAt: span.start) && !ends.contains(span.start - 1)
      || text.has("、", at: span.end) && !starts.contains(span.end + 1)
  }

  /// Whether a comma or a stop stands in a span.
  private var hasStop: Bool {
    text.scalars[span.range].contains(where: Self.stops.contains)
  }

  private static let stops: ScalarSet = "、，。；：！？"
  private static let chairs: WordList = ["主委", "副主委", "专职副主委", "常务副主委"]
  private static let academies: WordList = ["中科院", "中国科学院", "中国农科院", "社科院", "中国社科院"]
  private static let publicHouses: WordList = [
    "殡仪馆",
    "博物馆", "博物院", "陈列馆", "纪念馆", "展览馆", "图书馆", "美术馆", "文化馆", "科技馆", "档案馆", "群众艺术馆", "规划馆", "方志馆",
    "天文馆", "少年宫", "文化宫", "青少年宫",
  ]
  private static let firmParts: WordList = [
    "局", "处", "部", "厂", "队", "基地", "中心", "店", "院", "所", "矿", "站", "行",
  ]
  private static let estates: WordList = [
    "家园", "花园", "小区", "花苑", "嘉园", "公寓", "新苑", "名苑", "佳苑", "雅苑", "华庭", "山庄", "别墅", "商住楼", "大厦",
  ]
  private static let addresses: WordList = ["先生", "女士", "小姐"]
  private static let outletEnds: WordList = ["网", "在线", "讯", "报"]
  private static let trades: WordList = ["行业", "产业", "企业", "市场", "集群", "领域"]
  private static let weekdays: ScalarSet = "一二三四五六日末"
  private static let joints: ScalarSet = "的和与及在由、"
  private static let organs: Set<String> = [
    "党委", "党总支", "党支部", "党组", "居委会", "村委会", "居民委员会", "村民委员会", "派出所", "管委会", "办事处", "街道办",
  ]
  private static let placeJoints: ScalarSet = "与在由从到向"
  private static let organEnds: ScalarSet = "局部委办厅院会队所府区市县省国"
  private static let legalForms: WordList = [
    "有限公司", "有限责任公司", "股份有限公司", "集团有限公司", "集团股份有限公司",
  ]
  private static let buildings: WordList = [
    "大会堂", "体育场", "体育馆", "体育中心", "奥体中心", "会展中心", "大礼堂", "广场", "大剧院", "火车站", "游泳馆", "北门", "南门", "东门",
    "西门",
    "正门", "大门", "烈士陵园", "陵园", "公墓", "公园",
  ]
  private static let landmarks: ScalarSet = "路街道站河湖江溪山桥湾畔巷寺塔峡库渠"
}
