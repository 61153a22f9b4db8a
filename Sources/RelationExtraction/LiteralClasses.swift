internal import InkGraphCore
internal import Ontology

/// Recognizes the words of a pattern that have a form instead of a list: prizes, amounts, titles.
struct LiteralClasses: Sendable {
  private let titles: WordTrie
  /// The titles, written backwards.
  private let reversedTitles: WordTrie

  init(_ ontology: Ontology) {
    let words =
      ontology.table("titles").rows.map { Array($0["title"].unicodeScalars) } + Self.occupations
    titles = WordTrie(words)
    reversedTitles = WordTrie(words.map { $0.reversed() })
  }

  /// Where the word of the class that begins at `position` ends, or nil.
  func end(
    of literal: RelationRule.LiteralClass, in sentence: SentenceView, at position: Int
  ) -> Int? {
    switch literal {
    case .prize: prizeEnd(in: sentence, at: position)
    case .amount: amountEnd(in: sentence, at: position)
    case .title: titleEnd(in: sentence.text, at: position, limit: sentence.span.end)
    case .honor: honorEnd(in: sentence, at: position)
    }
  }

  /// The end of the longest title that begins at `position` and ends at `limit` at the latest.
  func titleEnd(in text: [Unicode.Scalar], at position: Int, limit: Int) -> Int? {
    var longest: Int?
    titles.matches(in: text, at: position, limit: limit) { longest = $1 }
    return longest
  }

  /// The starts of the titles that end at `position`, longest title first.
  func titleStarts(in text: [Unicode.Scalar], endingAt position: Int) -> [Int] {
    var starts: [Int] = []
    reversedTitles.matches(in: text, endingAt: position) { starts.append($1) }
    return starts.reversed()
  }

  private func prizeEnd(in sentence: SentenceView, at position: Int) -> Int? {
    if let end = sentence.end(of: Self.prizes, at: position) { return end }
    guard position < sentence.span.end else { return nil }
    if sentence.text[position] == "第" {
      var end = position + 1
      while end < sentence.span.end, Self.numerals.contains(sentence.text[end]) { end += 1 }
      return end > position + 1 && end < sentence.span.end && sentence.text[end] == "名"
        ? end + 1 : nil
    }
    return namedPrizeEnd(in: sentence, at: position)
  }

  /// A prize that is named: 优秀剧目奖, 技术发明奖一等奖, 最有价值球员, 优秀组织单位.
  private func namedPrizeEnd(in sentence: SentenceView, at position: Int) -> Int? {
    guard let start = sentence.end(of: Self.prizeOpenings, at: position) else { return nil }
    var end = start
    while end < sentence.span.end, end - position <= Self.longestPrize, sentence.text[end].isHan,
      sentence.mention(at: end) == nil
    {
      if let last = sentence.end(of: Self.prizeEnds, at: end) {
        return sentence.end(of: Self.prizes, at: last) ?? last
      }
      end += 1
    }
    return nil
  }

  /// A name in quotes with what it is: “教学标兵”称号, “最美教师”.
  private func honorEnd(in sentence: SentenceView, at position: Int) -> Int? {
    guard position < sentence.span.end, sentence.text[position] == "“",
      sentence.mention(at: position + 1) == nil
    else { return nil }
    var end = position + 1
    while end < sentence.span.end, end - position <= 14, sentence.text[end] != "”" { end += 1 }
    guard end < sentence.span.end, sentence.text[end] == "”", end > position + 1 else { return nil }
    end += 1
    return sentence.end(of: Self.honors, at: end) ?? end
  }

  private func amountEnd(in sentence: SentenceView, at position: Int) -> Int? {
    var end = position
    while end < sentence.span.end,
      sentence.text[end].isDecimalDigit || Self.amountMarks.contains(sentence.text[end])
    {
      end += 1
    }
    guard end > position, sentence.text[position].isDecimalDigit else { return nil }
    var units = 0
    while end < sentence.span.end, units < 3, Self.units.contains(sentence.text[end]) {
      end += 1
      units += 1
    }
    return end
  }

  /// What people are called beside a body without being addressed so, which the list of titles lacks.
  private static let occupations = [
    "干部", "学徒", "骑手", "抄表员", "养护工", "外教", "边锋", "辅警", "主帅", "文书", "调解员", "留学生", "联系人", "导游", "环卫工",
    "主唱", "主演", "分析师", "毕业生", "指导老师", "会员", "执法人员", "保育员", "炊事员", "饲养员", "收银员", "收费员", "调度员",
    "服务员", "理货员", "巡线员", "检修工", "维修工", "清洁工", "装卸工", "义工", "队医", "飞行员", "潜水员", "救援队员", "突击队员",
    "主委", "副主委", "法务", "经营者", "送奶工", "快递员", "外卖员", "保安", "保洁员", "网格员", "店主", "摊主", "船长", "大副",
    "列车长", "乘务员", "驾驶员",
    "机长", "领队", "策展人", "制片人", "编剧", "导演", "总导演", "监制", "歌手", "主播", "社工", "护林员", "兽医", "技师", "高级技师",
    "技术总监", "首席科学家", "首席专家", "首席技术官", "首席财务官", "首席运营官", "首席执行官", "联合创始人", "合伙人", "创始合伙人",
    "演奏员", "艺术总监", "首席", "一级演员", "二级演员", "研究馆员", "副研究馆员", "农艺师", "高级农艺师", "畜牧师", "会计", "出纳",
    "公证员", "仲裁员", "陪审员", "人民陪审员", "书记员", "检察官助理", "法官助理", "特邀调解员", "楼长", "组织委员", "宣传委员",
    "技术骨干", "班组长", "工段长", "车间主任", "生产部长", "采购经理", "区域经理", "大区经理", "店长", "副店长", "门店经理", "行政总厨",
    "主厨", "总厨", "厨师长", "教研组长", "年级主任", "学科带头人", "驻村第一书记", "第一书记", "驻村工作队长", "包村干部", "大学生村官",
  ].map { Array(String($0).unicodeScalars) }
  private static let prizes: WordList = [
    "特等奖", "一等奖", "二等奖", "三等奖", "优秀奖", "金奖", "银奖", "铜奖", "金牌", "银牌", "铜牌", "冠军", "亚军",
    "季军", "优胜奖", "最佳组织奖", "组织奖", "入围奖", "新人奖", "夺魁", "夺冠", "桂冠",
  ]
  private static let prizeOpenings: WordList = [
    "优秀", "最佳", "最美", "最受", "最具", "最有", "先进", "十佳", "杰出", "突出", "技术", "科技", "自然", "创新", "创意",
    "导演", "表演", "编剧", "设计", "组织", "团体", "个人", "男子", "女子", "单项", "道德", "特别", "年度", "金", "银", "铜",
  ]
  private static let prizeEnds: WordList = [
    "奖", "金牌", "银牌", "铜牌", "冠军", "亚军", "季军", "单位", "集体", "个人", "球员", "选手", "教练员", "工作者", "标兵",
  ]
  private static let longestPrize = 10
  private static let honors: WordList = ["荣誉称号", "称号", "奖项", "奖"]
  private static let numerals: ScalarSet = "一二三四五六七八九十0123456789"
  private static let amountMarks: ScalarSet = ".．，,余多"
  private static let units: ScalarSet = "万亿千百元家个户名套台吨亩"
}
