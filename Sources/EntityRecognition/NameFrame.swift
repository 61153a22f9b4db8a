internal import InkGraphCore

/// Words before and behind a place between which nothing but a person's name can stand.
///
/// Some names are ordinary words or begin with a surname that no list has; an act of appointment, and a
/// post of a named body with a verb behind it, tell them all the same.
struct NameFrame {
  /// The ends that the name can have.
  let ends: [Int]
  /// How sure the frame makes a name.
  let score: Double

  /// Looks at what stands around a name that would begin at `start`.
  ///
  /// - Parameters:
  ///   - start: Where the name would begin.
  ///   - text: The article.
  ///   - isListed: Whether a person's name ends right before what stands before `start`.
  init?(at start: Int, in text: AnnotatedText, isListed: Bool) {
    let isSurname = text.hasMark(.start(.surname), at: start)
    let isAppointed = text.hasMark(.appointmentEnd, at: start)
    guard start > 1, start + 1 < text.scalars.count, isListed || isSurname || isAppointed else {
      return nil
    }
    if isSurname, Self.isLabelled(start, in: text) {
      ends = Self.ends(from: start, in: text) { end in
        text.isSeparator(at: end) && Self.isOpen(start..<end, in: text)
      }
      score = 0.86
    } else if isSurname, text.has(anyOf: Self.callings, endingAt: start) {
      ends = Self.ends(from: start, in: text) { end in
        Self.closings.contains(text.scalars[end]) && Self.isOpen(start..<end, in: text)
      }
      score = 0.72
    } else if isSurname, Self.listMarks.contains(text.scalars[start - 1]),
      !Self.ends(from: start, in: text, where: { Self.isProfiled(at: $0, in: text) }).isEmpty
    {
      ends = Self.ends(from: start, in: text) { end in
        Self.isProfiled(at: end, in: text) && Self.isOpen(start..<end, in: text)
      }
      score = 0.78
    } else if isAppointed {
      ends = Self.ends(from: start, in: text) { end in
        text.has(anyOf: Self.offices, at: end)
          && Self.isOpen(start..<end, in: text, allowingLast: true)
      }
      score = 0.86
    } else if isSurname, Self.followsPost(start, in: text) {
      guard !text.has(anyOf: Self.afterPosts, at: start) else { return nil }
      ends = Self.ends(from: start, in: text) { end in
        Self.closes(start..<end, in: text) && Self.isOpen(start..<end, in: text)
      }
      score = 0.64
    } else if isListed, text.scalars[start - 1] == "、",
      isSurname || text.scalars[start] == text.scalars[start + 1]
    {
      ends = Self.ends(from: start, in: text) { end in
        Self.listEnds.contains(text.scalars[end]) && Self.isOpen(start..<end, in: text)
      }
      score = 0.6
    } else {
      return nil
    }
    if ends.isEmpty { return nil }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) { table.add(appointments, .appointment) }

  /// Acts of appointment; at no place two of them begin.
  static let appointments: WordList = ["任命", "免去", "补选", "选举", "提名", "增补", "接受"]

  /// 联系人：某某.
  private static func isLabelled(_ start: Int, in text: AnnotatedText) -> Bool {
    text.scalars[start - 1] == "：" && text.has(anyOf: labels, endingAt: start - 1)
  }

  /// Whether a bracket stands here that ends with what someone is: （某县第一中学教师）.
  private static func isProfiled(at open: Int, in text: AnnotatedText) -> Bool {
    guard text.scalars[open] == "（",
      let close = text.scalars[open..<min(open + 24, text.scalars.count)].firstIndex(of: "）"),
      close > open + 3
    else { return false }
    return text.hasWord(.title, endingAt: close)
  }

  private static let labels: WordList = ["联系人", "负责人", "法定代表人", "领队", "教练", "讲述人", "失主"]
  private static let callings: WordList = [
    "名叫", "他叫", "她叫", "姓名", "先生叫", "生叫", "名字叫", "老师叫", "小伙叫",
  ]
  private static let listMarks: ScalarSet = "、；："

  /// The ends of names of two and of three characters that fit.
  @inline(__always)
  private static func ends(
    from start: Int, in text: AnnotatedText, where fits: (Int) -> Bool
  ) -> [Int] {
    var ends: [Int] = []
    for end in (start + 2)...(start + 3) where end < text.scalars.count && fits(end) {
      ends.append(end)
    }
    return ends
  }

  /// Whether a post of a body that is named before it ends right before a place.
  private static func followsPost(_ start: Int, in text: AnnotatedText) -> Bool {
    guard text.hasWord(.title, endingAt: start) else { return false }
    return text.words(endingAt: start).contains { word in
      guard word.kind == .title, word.count > 1 else { return false }
      let title = text.knowledge.titles[Int(word.payload)]
      let position = Int(word.start)
      return title.standsBefore && posts.contains(title.context)
        && (text.hasWord(.bodySuffix, endingAt: position)
          || text.hasWord(.head, endingAt: position)
          || text.hasWord(.knownOrganization, endingAt: position)
          || text.regionChains(endingAt: position).contains { !$0.isDoubtful })
    }
  }

  /// Whether a name can end where a span does: a verb follows, or a comma or stop behind what is no
  /// word.
  private static func closes(_ span: Range<Int>, in text: AnnotatedText) -> Bool {
    let end = span.upperBound
    let isWord = zip(span, span.dropFirst()).contains { first, second in
      text.knowledge.pairs.contains(text.scalars[first], text.scalars[second])
    }
    if text.words(at: end).contains(where: {
      $0.kind == .boundary && $0.count > 1
        && (!isWord || $0.payload == Int32(BoundaryClass.verb.rawValue))
    }) {
      return true
    }
    // 主任宁静说，: only who has a name speaks.
    if text.has("说", at: end), text.isSeparator(at: end + 1) { return true }
    return !isWord
      && (closings.contains(text.scalars[end]) || text.hasBoundary(startingAt: end))
  }

  /// Whether a span holds nothing that can't be a name: no word of the lexicon but of surnames and
  /// places, and no function word.
  private static func isOpen(
    _ span: Range<Int>, in text: AnnotatedText, allowingLast: Bool = false
  ) -> Bool {
    for position in span {
      // 向 in 接受车向阳辞去.
      let isGiven =
        allowingLast && position > span.lowerBound
        && !text.words(at: position).contains { $0.kind == .boundary && $0.count > 1 }
      guard text.scalars[position].isHan, isGiven || !text.hasBoundary(startingAt: position) else {
        return false
      }
      for word in text.words(at: position) where word.count > 1 {
        switch word.kind {
        case .boundary, .title, .head, .bodySuffix, .centralBody, .knownOrganization,
          .knownEnterprise, .inner, .doctrine, .bodyTail:
          return false
        default: break
        }
      }
    }
    return true
  }

  private static let posts: Set<String> = [
    "official", "party", "enterprise", "military",
  ]
  /// 局长职务, 主任办公会, 专家来坐诊: what follows a post and is no name.
  private static let afterPosts: WordList = [
    "职", "人选", "一职", "等职", "岗", "资格", "身份", "名单", "办公", "会", "热线", "信箱", "接待", "专", "特别", "质量",
    "助理",
    "候选", "届", "室", "级", "组", "团", "联席", "一行", "来", "去", "到", "在", "有", "作", "带", "上", "下", "进",
    "出", "也", "则",
    "们", "杯", "奖", "队", "说",
  ]
  private static let offices: WordList = [
    "为", "同志为", "担任", "任", "辞去", "同志", "的县", "的区", "的市", "的省", "的副", "兼任",
  ]
  private static let listEnds: ScalarSet = "、和及等，。；"
  private static let closings: ScalarSet = "、，。；（"
}
