internal import InkGraphCore

/// Finds projects whose name stands in quotes: “暖巢”助老品牌, “春苗行动”.
enum QuotedProjects {
  static func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for (open, close) in pairs(in: text) {
      proposeInside(open, close, in: text, into: &candidates)
      proposeWithTail(open, close, in: text, into: &candidates)
      proposeHonour(open, close, in: text, into: &candidates)
    }
  }

  /// “江州好人”名单: an honour of a region that is chosen is a project; “江州好人”称号 is a prize, and
  /// the region in it is no mention.
  private static func proposeHonour(
    _ open: Int, _ close: Int, in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    // “最美家庭”评选: a choice that the paper tells of; the title alone is a prize.
    if superlatives.end(in: text.scalars, at: open + 1) != nil, close - open <= 9,
      choices.end(in: text.scalars, at: close + 1) != nil,
      text.scalars[(open + 1)..<close].allSatisfy(\.isHan)
    {
      candidates.append(
        Candidate(
          span: TextSpan(start: open, end: close + 1), type: .project, score: 0.85,
          source: "project.honour"))
      return
    }
    guard let chain = text.regionChain(at: open + 1), chain.isShort,
      (2...4).contains(close - chain.span.end), honours.contains(text.scalars[close - 1]),
      text.scalars[chain.span.end..<close].allSatisfy(\.isHan)
    else { return }
    let isChosen = choices.end(in: text.scalars, at: close + 1) != nil
    candidates.append(
      Candidate(
        span: TextSpan(start: open, end: close + 1),
        type: isChosen ? .project : DoctrineRecognizer.nothing, score: 0.85,
        source: isChosen ? "project.honour" : "honour"))
  }

  private static let honours: ScalarSet = "人匠师机星户者手才模兵官员锋样贤童子生母"
  private static let superlatives: WordList = ["最美", "十佳", "十大", "感动", "最受", "最具"]
  private static let choices: WordList = [
    "评选", "名单", "发布", "选树", "颁奖", "榜", "揭晓", "推荐", "推选", "候选人",
  ]

  /// Places of opening and closing quotes that belong together, at most 24 scalars apart.
  private static func pairs(in text: AnnotatedText) -> [(open: Int, close: Int)] {
    var result: [(open: Int, close: Int)] = []
    for position in text.places(with: .quote) {
      let scalar = text.scalars[position]
      guard let closing = closer(of: scalar) else { continue }
      var end = position + 1
      while end < text.scalars.count, end - position <= 24 {
        if text.scalars[end] == closing {
          if end - position > 2 { result.append((position, end)) }
          break
        }
        if text.scalars[end] == scalar || text.scalars[end] == "\n"
          || stops.contains(text.scalars[end])
        {
          break
        }
        end += 1
      }
    }
    return result
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(characters: "“‘「『".unicodeScalars, .quote)
  }

  /// “春苗护航行动”: the head noun is inside, so the quotes stay outside.
  private static func proposeInside(
    _ open: Int, _ close: Int, in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    let inside = TextSpan(start: open + 1, end: close)
    guard inside.count >= 4, text.scalars[open] != "《" else { return }
    for word in text.words(endingAt: close) where word.kind == .head {
      let head = text.knowledge.heads[Int(word.payload)]
      guard head.type == .project, head.kind != "event", head.kind != "base",
        text.scalars[inside.range].allSatisfy(\.isHan), Int(word.start) - inside.start >= 2
      else {
        continue
      }
      candidates.append(
        Candidate(span: inside, type: .project, score: 0.82, source: "project.quoted-whole"))
      return
    }
  }

  /// “暖巢”助老品牌: the head noun follows; the tail stops at it.
  private static func proposeWithTail(
    _ open: Int, _ close: Int, in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    guard text.scalars[open] != "《" else { return }
    var end: Int?
    var position = close + 1
    while position < text.scalars.count, position - close <= 16 {
      if text.isSeparator(at: position) { break }
      if tailStops.contains(text.scalars[position]), text.hasBoundary(startingAt: position) {
        break
      }
      if text.hasFunctionWord(at: position) { break }
      if text.has(anyOf: AnnotatedText.wholes, at: position) || text.has(anyOf: verbs, at: position)
      {
        break
      }
      for word in text.words(at: position) where word.kind == .head {
        let head = text.knowledge.heads[Int(word.payload)]
        if head.type == .project, head.kind != "event" || position == close + 1 {
          end = max(end ?? 0, Int(word.end))
        }
      }
      if let show = shows.end(in: text.scalars, at: position), !continues(show, in: text) {
        end = max(end ?? 0, show)
      }
      position += 1
    }
    guard var last = end else { return }
    last = LineProjects.phaseEnd(at: last, in: text)
    candidates.append(
      Candidate(
        span: TextSpan(start: open, end: last), type: .project, score: 0.85,
        source: "project.quoted"))
    let left = leftModifier(before: open, in: text)
    if left < open {
      candidates.append(
        Candidate(
          span: TextSpan(start: left, end: last), type: .project, score: 0.85,
          source: "project.quoted-modified"))
    }
  }

  /// 展 in 展示, 赛 in 赛区: the beginning of another word.
  private static func continues(_ end: Int, in text: AnnotatedText) -> Bool {
    guard end < text.scalars.count, openings.end(in: text.scalars, at: end) == nil else {
      return false
    }
    return continuations.contains(text.scalars[end])
      || text.knowledge.pairs.contains(text.scalars[end - 1], text.scalars[end])
  }

  /// What ends the name of a show or a contest and is no head noun by itself.
  private static let shows: WordList = [
    "征文", "特展", "展览", "画展", "书画展", "书法展", "摄影展", "作品展", "图片展", "文物展", "精品展", "艺术展", "主题展", "巡展",
    "联展", "邀请展", "双年展", "成果展", "灯光秀", "灯会", "庙会", "音乐节", "演唱会", "音乐会", "诗会", "朗诵会", "歌会",
    "公益行", "商标", "采风", "采访活动", "争霸赛", "对抗赛", "巡回赛", "精英赛", "棋王赛", "大奖赛",
    "杯赛", "夏令营", "冬令营", "训练营", "集训营", "孵化营", "巡讲", "沙龙", "天元战", "名人战", "棋王战", "快棋赛",
  ]
  private static let openings: WordList = ["开展", "开幕", "开放", "开馆", "出炉", "会场"]
  private static let continuations: ScalarSet = "区者员制事手场馆示厅览品会"

  /// 新兴领域党建 before a quoted name: nouns between a word that can't be inside and the quote.
  private static func leftModifier(before open: Int, in text: AnnotatedText) -> Int {
    var edge = text.leftEdge(from: open, limit: 12)
    for position in edge..<open {
      // A region, a level word or a body before the quote is a mention, or a frame, of its own.
      if let chain = text.regionChain(at: position), !chain.isDoubtful,
        !(chain.isShort && chain.region.map { text.isFarFromHome($0) } ?? false)
      {
        edge = max(edge, chain.span.end)
      }
      for word in text.words(at: position) {
        switch word.kind {
        case .bodySuffix, .centralBody, .head, .title: edge = max(edge, Int(word.end))
        default: break
        }
      }
      if position > 0, text.scalars[position - 1] == "全" || text.scalars[position - 1] == "我",
        levels.contains(text.scalars[position])
      {
        edge = max(edge, position + 1)
      }
      if text.scalars[position].isDecimalDigit || text.scalars[position] == "年" {
        edge = max(edge, position + 1)
      }
      if levels.contains(text.scalars[position]), position + 1 < open,
        text.scalars[position + 1] == "级"
      {
        edge = max(edge, position + 2)
      }
    }
    guard open - edge >= 4, open - edge <= 10, text.scalars[edge..<open].allSatisfy(\.isHan) else {
      return open
    }
    return edge
  }

  private static func closer(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "“": "”"
    case "‘": "’"
    case "「": "」"
    case "『": "』"
    default: nil
    }
  }

  private static let levels: ScalarSet = ["区", "市", "省", "县", "国", "镇", "乡", "州"]
  private static let stops: ScalarSet = ["。", "；", "！", "？"]
  private static let verbs: WordList = ["列为", "评为", "列入", "纳入", "获评", "荣获", "被评", "升级"]
  private static let tailStops: ScalarSet = [
    "的", "和", "与", "及", "等", "了", "在", "为", "将", "被", "由",
  ]
}
