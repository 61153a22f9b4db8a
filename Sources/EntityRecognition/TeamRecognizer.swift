internal import InkGraphCore

/// Proposes teams by their nickname beside a verb of playing: 迎战洛口蓝鲸, 江州飞鹿客场取胜.
struct TeamRecognizer: EntityRecognizer {
  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.places(with: .playing) {
      guard let end = Self.playing.end(in: text.scalars, at: position) else { continue }
      proposeBehind(end, in: text, &candidates)
      proposeNamed(behind: end, before: position, in: text, &candidates)
      proposeBefore(position, in: text, &candidates)
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(playing, .playing)
  }

  private func proposeBehind(
    _ start: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    guard let chain = text.regionChain(at: start), chain.isShort else { return }
    let end = chain.span.end + 2
    guard end <= text.scalars.count, isNickname(chain.span.end..<end, in: text),
      text.isSeparator(at: end) || text.hasBoundary(startingAt: end)
    else { return }
    add(start, end, in: text, &candidates)
  }

  /// 逆转长风队, 长风队击败: two or three characters and 队 beside the verb.
  private func proposeNamed(
    behind end: Int, before start: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    for length in 2...3 {
      let close = end + length
      if text.has("队", at: close), !text.has(anyOf: Self.members, at: close),
        isNickname(end..<close, in: text)
      {
        add(end, close + 1, in: text, &candidates)
      }
      let open = start - length - 1
      if open >= 0, text.scalars[start - 1] == "队", isNickname(open..<(start - 1), in: text),
        text.isSeparator(at: open - 1) || text.hasBoundary(endingAt: open)
      {
        add(open, start, in: text, &candidates)
      }
    }
  }

  private func proposeBefore(
    _ end: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    guard end > 3, isNickname((end - 2)..<end, in: text) else { return }
    for chain in text.regionChains(endingAt: end - 2) where chain.isShort {
      add(chain.span.start, end, in: text, &candidates)
      return
    }
  }

  private func isNickname(_ span: Range<Int>, in text: AnnotatedText) -> Bool {
    text.scalars[span].allSatisfy(\.isHan)
      && !span.contains { text.hasBoundary(startingAt: $0) }
      && !text.words(at: span.lowerBound).contains {
        $0.count > 1 && $0.kind != .surname && $0.kind != .commonName
      }
  }

  private func add(
    _ start: Int, _ end: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    candidates.append(
      Candidate(
        span: TextSpan(start: start, end: end), type: .organization, score: 0.66,
        source: "organization.team"))
  }

  /// The short names of a club or team: 江州飞鹿足球俱乐部 → 江州飞鹿, 飞鹿, 飞鹿队.
  static func shortNames(of span: TextSpan, in text: AnnotatedText) -> [[Unicode.Scalar]] {
    guard let form = forms.start(in: text.scalars, endingAt: span.end) else { return [] }
    guard let chain = text.regionChain(at: span.start), form - chain.span.end == 2 else {
      // 大江足球俱乐部 → 大江队.
      guard form - span.start == 2, text.has("俱乐部", endingAt: span.end) else { return [] }
      return [Array(text.scalars[span.start..<form]) + ["队"]]
    }
    let nickname = Array(text.scalars[chain.span.end..<form])
    // 江州男篮 and 江州市队 have no nickname.
    guard !kinds.contains(nickname[1]), !kinds.contains(nickname[0]) else { return [] }
    return [Array(text.scalars[span.start..<form]), nickname, nickname + ["队"]]
  }

  private static let playing: WordList = [
    "迎战", "击败", "战胜", "不敌", "掀翻", "力克", "战平", "逼平", "负于", "对阵", "横扫", "险胜", "大胜", "完胜", "挑战", "惜败",
    "主场", "客场", "夺冠", "出战", "完败", "逆转", "小胜", "送走", "淘汰", "险负", "告负", "双杀", "轻取", "客胜", "止步",
  ]
  private static let members: WordList = ["队员", "队长", "队友", "队伍", "队列"]
  private static let forms: WordList = [
    "足球俱乐部", "篮球俱乐部", "排球俱乐部", "乒乓球俱乐部", "羽毛球俱乐部", "俱乐部", "足球队", "篮球队", "排球队", "队",
  ]
  private static let kinds: ScalarSet = "足篮排男女市区县省镇村乡一二三青少年工作支大中救援消防"
}
