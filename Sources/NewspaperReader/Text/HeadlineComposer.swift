import InkGraphCore

/// Tells kicker, title and subtitle apart in the lines of a headline, and joins wrapped lines.
struct HeadlineComposer {
  /// Runs of three characters over the ends of the headline's lines that stand in the article: they
  /// show where a headline was cut in mid-phrase.
  private var trigrams = KeySet()

  /// Prepares for the lines of a headline of an article.
  ///
  /// - Complexity: O(*n*), *n* scalars of the article.
  init(body: ArticleDraft, lines: [Scalars]) {
    let seams = Self.seams(of: lines)
    guard seams.keys.count > 0 else { return }
    for block in body.body {
      var first: Unicode.Scalar = "\0"
      var second: Unicode.Scalar = "\0"
      for scalar in block.content.text where !scalar.isBlank {
        if seams.ends.mayContain(scalar) {
          let key = Self.key(first, second, scalar)
          if seams.keys.contains(key) { trigrams.insert(key) }
        }
        first = second
        second = scalar
      }
    }
  }

  /// The runs of three characters over the ends of lines, and the characters with which they end.
  private static func seams(of lines: [Scalars]) -> (keys: KeySet, ends: ScalarFilter) {
    var keys = KeySet()
    var ends = ScalarFilter()
    var before: Unicode.Scalar = "\0"
    var last: Unicode.Scalar = "\0"
    for (place, line) in lines.enumerated() {
      if place > 0, let next = line.first {
        let after = line.dropFirst().first ?? lines[(place + 1)...].first { !$0.isEmpty }?.first
        keys.insert(key(before, last, next))
        ends.insert(next)
        if let after {
          keys.insert(key(last, next, after))
          ends.insert(after)
        }
      }
      for scalar in line.suffix(2) { (before, last) = (last, scalar) }
    }
    return (keys, ends)
  }

  /// Fills the headline of a draft.
  ///
  /// Lines to the first that ends in a colon or dash are the kicker; lines from one that begins
  /// with a dash are the subtitle. What remains is joined where it was wrapped; with an explicit
  /// kicker all of it is the title, else the last unit is the title and those above are kicker.
  func compose(_ lines: [LooseLine], into draft: inout ArticleDraft) {
    var lines = lines
    if let place = lines.firstIndex(where: \.isSubtitleMark), place > 0 {
      let subtitle = lines[place...].map { line in
        DraftText(line.text.drop(while: \.isDash).trimmed, line: line.content.line)
      }
      draft.subtitle = units(of: subtitle)
      lines.removeSubrange(place...)
    }
    var explicit = false
    if let place = lines.dropLast().lastIndex(where: \.isKickerMark) {
      draft.kicker = joinAll(lines[...place].map(\.content))
      lines.removeSubrange(...place)
      explicit = true
    }
    let units = units(of: lines.map(\.content))
    if explicit {
      draft.title = units
    } else {
      draft.title = Array(units.suffix(1))
      draft.kicker = Array(units.dropLast())
    }
  }

  private func units(of lines: [DraftText]) -> [DraftText] {
    var units: [DraftText] = []
    for line in lines {
      if let last = units.last, isWrapped(last.text, line.text) {
        units[units.count - 1].text = join(last.text, line.text)
      } else {
        units.append(line)
      }
    }
    return units
  }

  /// A kicker of several lines is one sentence that ends in the mark.
  private func joinAll(_ lines: [DraftText]) -> [DraftText] {
    guard var first = lines.first else { return [] }
    for line in lines.dropFirst() {
      let wrapped = isWrapped(first.text, line.text) || first.text.last == "，"
      first.text = join(first.text, line.text, space: !wrapped)
    }
    return [first]
  }

  private func join(_ first: Scalars, _ second: Scalars, space: Bool = false) -> Scalars {
    var result = Array(first)
    if space { result.append(" ") }
    result.append(contentsOf: second)
    return result[...]
  }

  /// Whether the second line goes on with the phrase that the first one began.
  func isWrapped(_ first: Scalars, _ second: Scalars) -> Bool {
    guard let last = first.last, let next = second.first else { return false }
    if Self.openEnds.contains(last) { return true }
    if next.isCloser || Self.openStarts.contains(next) { return true }
    if opened(first) { return true }
    let before = first.dropLast().last
    let after = second.dropFirst().first
    if let before, trigrams.contains(Self.key(before, last, next)) { return true }
    if let after, trigrams.contains(Self.key(last, next, after)) { return true }
    if first.contains(where: \.isBlank) { return false }
    // Four characters alone are no headline, unless the line above is none either.
    if second.count < 6, first.count >= second.count + 3, second.allSatisfy(\.isHan) { return true }
    return second.starts(withAny: Self.verbs) || second.starts(withAny: Self.times)
  }

  /// Characters with which no unit of a headline ends.
  private static let openEnds: ScalarSet = "、，的和与及在对为将把向从以“《（—"
  /// Characters with which no unit of a headline begins.
  private static let openStarts: ScalarSet = "，、：的"

  private func opened(_ text: Scalars) -> Bool {
    var depth = 0
    for scalar in text {
      if scalar.isOpener { depth += 1 }
      if scalar.isCloser { depth -= 1 }
    }
    return depth > 0
  }

  /// Verbs and adverbs with which a headline goes on after its subject.
  private static let verbs: PhraseSet = [
    "召开", "举行", "举办", "启动", "揭牌", "开幕", "闭幕", "出台", "发布", "揭晓", "开工", "竣工", "通车", "落成", "签约", "封顶",
    "投用",
    "成立", "开讲", "开赛", "落幕", "荣获", "入选", "来我", "赴", "率队", "调研", "走访", "开放", "上线", "运营", "开业",
    "对外", "正式", "圆满", "顺利", "全部", "即将", "喜获", "突破", "落户", "获评", "获批", "亮相", "上市", "首发",
  ]

  /// Adverbs of time and manner with which a headline goes on after its subject.
  private static let times: PhraseSet = [
    "年底前", "年底", "年内", "月底前", "明年", "今年", "下月", "本月", "本周", "今日", "今天", "昨日", "明日", "上半年", "下半年",
    "近日",
    "有望", "预计", "如期", "提前", "力争", "已", "将", "再次", "再添", "再获",
  ]

  private static func key(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar
  )
    -> UInt64
  {
    UInt64(first.value) << 42 | UInt64(second.value) << 21 | UInt64(third.value)
  }
}
