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
  private static let choices: WordList = [
    "评选", "名单", "发布", "选树", "颁奖", "榜", "揭晓", "推荐", "推选", "候选人",
  ]

  /// Places of opening and closing quotes that belong together, at most 24 scalars apart.
  private static func pairs(in text: AnnotatedText) -> [(open: Int, close: Int)] {
    var result: [(open: Int, close: Int)] = []
    for (position, scalar) in text.scalars.enumerated() {
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
