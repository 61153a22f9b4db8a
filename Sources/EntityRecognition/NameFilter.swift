internal import InkGraphCore
internal import Ontology

/// Tells what looks like the name of a body by its ends but is none: a part of a body that belongs
/// to a title, a delegation, or a clause between two names.
enum NameFilter {
  /// Whether a candidate can be a name.
  static func accepts(_ candidate: Candidate, in text: AnnotatedText) -> Bool {
    let span = candidate.span
    if beginsInsideWord(span, text) || endsInsideWord(span, text) { return false }
    switch candidate.type {
    case .agency, .organization, .enterprise:
      // 某建材公司: the text keeps the name to itself.
      return !endsInside(span, text) && !holdsVerb(span, text) && !isCounted(span, text)
        && !isBureauOfCommittee(span, text) && !isClassOfBodies(span, text)
        && !text.scalars[span.range].contains("某")
    case .person:
      return !isNickname(span, text) && !isInPrize(span, text) && !isPhotoCredit(span, text)
    case .region: return !isFarQuarter(span, text) && !isSpeaker(span, text)
    case .project: return !isNumberedMeeting(span, text) && !isAnyAction(span, text)
    default: return true
    }
  }

  /// 省第二人民医院心血管内科, 县人民法院执行局, 石岭县党政代表团: the hospital, the court and the
  /// county are named.
  private static func endsInside(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    let scalars = text.scalars
    if let start = parts.start(in: scalars, endingAt: span.end), start > span.start { return true }
    if BodyParts.whole(of: span, in: text) != nil { return true }
    if stations.start(in: scalars, endingAt: span.end) != nil { return true }
    return generic.start(in: scalars, endingAt: span.end) == span.start
  }

  /// 开县政府 in 召开县政府会议, 区某 in 辖区某公司, 开区某某 in 江州经开区某某: the name would begin inside a
  /// word.
  private static func beginsInsideWord(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    let start = span.start
    guard start > 0, text.scalars[start].isHan, text.scalars[start - 1].isHan else { return false }
    for first in max(0, start - 2)..<start where text.hasWord(.boundary, at: first) {
      for word in text.words(at: first)
      where word.kind == .boundary && word.count > 1 && Int(word.end) > start
        && Int(word.end) < span.end && word.payload != Int32(BoundaryClass.time.rawValue)
      {
        return true
      }
    }
    for end in (start + 1)..<min(start + 4, span.end) where text.scalars[end - 1] == "区" {
      if let word = AreaWord.start(endingAt: end, in: text), word < start { return true }
    }
    return false
  }

  /// 文旅部 in 文旅部门, 工行 in 化工行业, 90后海归: the beginning of another word, and words for an age group.
  private static func endsInsideWord(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    text.scalars[span.end - 1] == "部" && text.has("门", at: span.end)
      || span.count == 2 && text.scalars[span.end - 1] == "行" && text.has("业", at: span.end)
      || text.scalars[span.start].isDecimalDigit
        && (text.has("0后", at: span.start + 1) || text.has("5后", at: span.start + 1))
  }

  /// 招商局 in 高新区管委会招商局: a bureau of the committee, whose posts are its own.
  private static func isBureauOfCommittee(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    text.scalars[span.end - 1] == "局" && text.has(anyOf: committees, endingAt: span.start)
  }

  /// 县级以上地方人民政府, and 待人民法院 or 42．人民检察院, where what stands before the court names no place.
  private static func isClassOfBodies(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    for position in span.range where ranks.end(in: text.scalars, at: position) != nil {
      return true
    }
    guard let court = courts.start(in: text.scalars, endingAt: span.end), court > span.start else {
      return false
    }
    return !courtPlaces.contains(text.scalars[court - 1])
  }

  private static let ranks: WordList = ["级以上", "级以下", "各级"]
  private static let courts: WordList = ["人民法院", "人民检察院"]
  /// The last characters of what stands before 人民法院: 区, 中级, 铁路运输, 知识产权, 生产建设兵团.
  private static let courtPlaces: ScalarSet = "省市县区州盟旗级高路输事网权团门地师"
  private static let committees: WordList = ["管委会", "管委", "管理委员会"]

  /// “周周乐”广场晚会: a name in quotes before a noun is an event's or a brand's, no person's.
  private static func isNickname(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    guard text.has("“", endingAt: span.start), text.has("”", at: span.end),
      span.end + 1 < text.scalars.count
    else { return false }
    return text.scalars[span.end + 1].isHan && !text.hasBoundary(startingAt: span.end + 1)
      && !text.hasWord(.boundary, at: span.end + 1)
  }

  /// 黄文摄 under a picture: 摄 says that 黄文 took it.
  private static func isPhotoCredit(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    span.count > 2 && text.scalars[span.end - 1] == "摄" && text.isSeparator(at: span.end)
  }

  /// 茅盾 in 茅盾文学奖: a prize is named after someone and does not name him.
  private static func isInPrize(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    prizes.end(in: text.scalars, at: span.end) != nil
  }

  /// 副总经理贝宁介绍: behind a post and before a verb of speaking stands a person, whatever country is
  /// called so.
  private static func isSpeaker(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    guard span.count == 2 || span.count == 3, text.hasWord(.title, endingAt: span.start),
      span.end < text.scalars.count
    else { return false }
    let speaks = speaking.end(in: text.scalars, at: span.end) != nil
    guard speaks || text.scalars[span.end] == "，" || text.scalars[span.end] == "、" else {
      return false
    }
    return text.words(endingAt: span.start).contains {
      guard $0.kind == .title, $0.count > 1 else { return false }
      let title = text.knowledge.titles[Int($0.payload)]
      return title.standsBefore && (speaks || offices.contains(title.context))
    }
  }

  private static let offices: Set<String> = ["official", "party", "enterprise"]
  private static let prizes: WordList = [
    "文学奖", "戏剧奖", "新闻奖", "科技奖", "科学技术奖", "建筑奖", "摄影奖", "电影奖", "奖学金", "散文奖", "诗歌奖", "小说奖", "奖章",
  ]
  private static let speaking: WordList = ["说", "表示", "介绍", "告诉", "认为", "透露", "坦言"]

  /// 老城区, 新城区: the quarter of any city, unless the paper's own city has a district of that name.
  private static func isFarQuarter(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    guard quarters.contains(span.range, of: text.scalars) else { return false }
    let regions = text.knowledge.regions
    return !text.regionChains(endingAt: span.end).contains { chain in
      guard chain.span == span, let region = chain.region, let home = text.context.home else {
        return false
      }
      return regions.outermost(of: region) == regions.outermost(of: home)
    }
  }

  private static let quarters: WordList = ["本州", "老城区", "新城区", "城区", "郊区", "矿区", "市区"]

  /// 岭前镇一处, 街道办 in 在某街道办起书屋: a count with its measure, and the beginning of a verb.
  private static func isCounted(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    let last = text.scalars[span.end - 1]
    let before = text.scalars[span.end - 2]
    if let start = classes.start(in: text.scalars, endingAt: span.end), start > 0,
      numerals.contains(text.scalars[start - 1])
    {
      return true
    }
    if measures.contains(last), counts.contains(before) { return true }
    return last == "办" && span.end < text.scalars.count
      && verbTails.contains(text.scalars[span.end])
  }

  /// 卫健局组织区人民医院, 高新区建设第二座工厂: a body, what it does, and to what.
  private static func holdsVerb(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    let scalars = text.scalars
    for position in (span.start + 1)..<max(span.start + 1, span.end - 2) {
      if let end = founding.end(in: scalars, at: position), end < span.end { return true }
      if placeEnds.contains(scalars[position - 1]),
        plants.start(in: scalars, endingAt: span.end) != nil,
        let end = building.end(in: scalars, at: position), span.end - end >= 3
      {
        return true
      }
      guard bodyEnds.contains(scalars[position - 1]) else { continue }
      if let end = deeds.end(in: scalars, at: position), span.end - end >= 3 { return true }
    }
    return false
  }

  /// 第三十二次会议 is a meeting, but not its name.
  private static func isNumberedMeeting(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    guard text.scalars[span.start] == "第",
      let start = sessions.start(in: text.scalars, endingAt: span.end)
    else { return false }
    return text.scalars[(span.start + 1)..<max(start, span.start + 1)].allSatisfy {
      numerals.contains($0) || $0.isDecimalDigit
    }
  }

  /// 任何军事行动, 一次股票发行行动, 单独行动: what someone does, not the name of a campaign.
  private static func isAnyAction(_ span: TextSpan, _ text: AnnotatedText) -> Bool {
    guard let end = actions.start(in: text.scalars, endingAt: span.end),
      !text.scalars[max(0, span.start - 1)..<span.end].contains(where: { $0 == "“" || $0 == "『" })
    else { return false }
    return (span.start..<end).contains { anyActions.end(in: text.scalars, at: $0) != nil }
  }

  private static let actions: WordList = ["行动", "战役"]
  private static let anyActions: WordList = [
    "任何", "实际", "单独", "军事", "集体", "具体", "采取", "拿出", "果断", "一次", "统一", "大规模", "报复", "恐怖", "犯罪",
    "违法", "发动", "发行", "指挥", "进一步", "一切", "共同", "联合",
  ]

  private static let parts: WordList = [
    "内科", "外科", "骨科", "儿科", "妇产科", "急诊科", "眼科", "监督检查室", "执行局", "审判庭", "立案庭",
    "执行庭", "党组", "党支部", "常委会办公室", "主委", "副主委",
    "代表团", "代表队", "考察团", "参观团",
  ]
  private static let classes: WordList = ["大总公司", "大公司", "大集团", "大银行", "大学校", "大医院", "大部委"]
  private static let measures: ScalarSet = "处所家座科部"
  private static let counts: ScalarSet = "一两三几多数每某各"
  private static let verbTails: ScalarSet = "起了成过得完好妥结到下出"
  private static let generic: WordList = [
    "一审法院", "二审法院", "原审法院", "终审法院", "上级法院", "检察机关", "公诉机关", "合议庭",
    "全资子公司", "控股子公司", "子公司", "分公司", "上市公司",
  ]
  private static let stations: WordList = [
    "东站", "南站", "西站", "北站", "火车站", "高铁站", "地铁站", "汽车站", "客运站", "收费站", "抽水站", "泵站", "加油站", "充电站",
    "公交站", "变电站", "换电站",
  ]
  private static let founding: WordList = [
    "设立", "新建", "兴建", "投建", "组建", "筹建", "建设第", "建设一",
  ]
  private static let placeEnds: ScalarSet = "区园镇乡村县市"
  private static let building: WordList = ["建设", "投资建设", "扩建"]
  private static let plants: WordList = ["工厂", "加工厂", "厂", "基地"]
  private static let deeds: WordList = ["组织", "获", "赴", "邀请", "走访"]
  private static let bodyEnds: ScalarSet = "局委厅会院校学司团队办"
  private static let sessions: WordList = ["次会议", "次全体会议"]
  private static let numerals: ScalarSet = "一二三四五六七八九十百零〇"
}
