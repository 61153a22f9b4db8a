internal import InkGraphCore
internal import Ontology

/// Reads the words of a title between a body and a name: 心内科主任, 原主任, 的音乐老师.
struct PostTitles: Sendable {
  /// A title with where it begins.
  struct Reading: Hashable {
    let title: PostTitle
    let start: Int
  }

  private let literals: LiteralClasses
  private let boundaries: WordTrie
  /// The boundary words, written backwards.
  private let reversedBoundaries: WordTrie
  private let openings: [[Unicode.Scalar]]

  init(_ ontology: Ontology, _ literals: LiteralClasses) {
    self.literals = literals
    let words = ontology.table("boundary-words").rows.filter {
      ["verb", "function", "adverb", "time"].contains($0["class"])
    }.map { Array($0["word"].unicodeScalars) }
    boundaries = WordTrie(words)
    reversedBoundaries = WordTrie(words.map { $0.reversed() })
    // 服务 and 组织 are nouns inside a title, but verbs between a body and one.
    openings = ontology.table("boundary-words").rows.filter { $0["class"] == "soft" }
      .map { Array($0["word"].unicodeScalars) }
  }

  /// The title that ends at `end` and begins right after a name or at a list mark, if a short run of
  /// words makes it more special than the titles that the program knows.
  ///
  /// - Parameters:
  ///   - tail: A title that the program knows.
  ///   - end: Where it begins.
  ///   - text: The scalars of the article.
  ///   - lowest: Where the words may begin at the earliest.
  ///   - isBoundary: Whether a name ends at a position.
  /// - Returns: The whole title with its beginning; nil if no name ends within reach.
  func extended(
    _ tail: String, before end: Int, in text: [Unicode.Scalar], lowest: Int,
    endsName isBoundary: (Int) -> Bool
  ) -> Reading? {
    var start = end
    while start > lowest, end - start < Self.reach, Self.isTitleScalar(text[start - 1]) {
      start -= 1
      // A bracket that only opens is not part of a title.
      if text[start] == "（", !text[start..<end].contains("）") { return nil }
      guard isBoundary(start) else { continue }
      var words = Array(text[start..<end])
      if words.first == "的" { words.removeFirst() }
      var mark: PostTitle.Mark?
      if let word = Self.formerly.first(where: { words.starts(with: $0) }) {
        words.removeFirst(word.count)
        mark = .former
      } else if let word = Self.now.first(where: { words.starts(with: $0) }) {
        words.removeFirst(word.count)
      }
      // 1月9日电记者 is a dateline and no title.
      if words.contains(where: Self.dateMarks.contains), words.contains(where: \.isDecimalDigit) {
        return nil
      }
      if Self.bare.contains(String(scalars: words)) { words = [] }
      // 组织教师 is a verb with its object, 生产部经理 a title.
      let isUnit = words.last.map(Self.unitEnds.contains) ?? false
      guard !holdsBoundary(words),
        isUnit || !openings.contains(where: { words.starts(with: $0) })
      else { return nil }
      return Reading(
        title: PostTitle(title: String(scalars: words) + tail, mark: mark), start: start)
    }
    return nil
  }

  /// 原, 现任 before a title: what it says of the time of the post, and where it begins.
  func mark(
    endingAt end: Int, in text: [Unicode.Scalar]
  ) -> (mark: PostTitle.Mark?, start: Int)? {
    func start(of word: [Unicode.Scalar]) -> Int? {
      let start = end - word.count
      return start >= 0 && text[start..<end].elementsEqual(word) ? start : nil
    }
    if let start = Self.formerly.lazy.compactMap(start).first { return (.former, start) }
    return Self.now.lazy.compactMap(start).first.map { (nil, $0) }
  }

  /// Whether a word that ends a name, such as a verb, ends at a position.
  func isBoundary(endingAt end: Int, in text: [Unicode.Scalar]) -> Bool {
    var found = false
    reversedBoundaries.matches(in: text, endingAt: end) { _, _ in found = true }
    return found
  }

  /// Whether who bears a title belongs to a body without holding a post in it: 云港大学学生,
  /// 区政协委员.
  static func isMembership(_ title: String, in body: String) -> Bool {
    if title == "委员" {
      return body.containsScalars(of: "政协") || body.containsScalars(of: "政治协商会议")
    }
    if title == "代表" {
      return body.containsScalars(of: "人大") || body.containsScalars(of: "人民代表大会")
    }
    return memberships.contains(where: title.hasScalarSuffix)
      && !offices.contains(where: title.hasScalarSuffix)
  }

  /// Whether a title may hold a character: 18路公交车驾驶员, 高三（2）班学生.
  private static func isTitleScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHan || scalar.isDecimalDigit || titleMarks.contains(scalar)
  }

  /// The title that begins at `position` and ends with one that the program knows.
  func reading(
    at position: Int, in text: [Unicode.Scalar], limit: Int
  ) -> (title: String, end: Int)? {
    var start = position
    while start - position <= Self.reach, start < limit {
      if var end = literals.titleEnd(in: text, at: start, limit: limit) {
        // 心内科主任医师: what is known as 科主任 may go on.
        for inner in start..<end {
          end = max(end, literals.titleEnd(in: text, at: inner, limit: limit) ?? end)
        }
        let words = text[position..<start]
        guard words.allSatisfy(Self.isTitleScalar), !holdsBoundary(Array(words)) else { return nil }
        // 办公室主任科员 and the like: the longest title counts.
        return (String(scalars: text[position..<end]), end)
      }
      guard Self.isTitleScalar(text[start]) else { return nil }
      start += 1
    }
    return nil
  }

  /// A title that the program does not know, between a body and the end of its item in a list of
  /// posts: 历任某县人民政府文书，某厂厂长; outside of a list it ends like a title, 抄表员.
  func unknown(
    at position: Int, in sentence: SentenceView, isList: Bool
  ) -> (title: String, end: Int)? {
    var end = position
    while end < sentence.span.end, end - position < Self.reach, sentence.text[end].isHan,
      sentence.mention(at: end) == nil
    {
      end += 1
    }
    guard end - position >= 2, end == sentence.span.end || !sentence.text[end].isHan,
      isList || Self.titleEnds.contains(sentence.text[end - 1]),
      !holdsBoundary(Array(sentence.text[position..<end]))
    else { return nil }
    return (String(scalars: sentence.text[position..<end]), end)
  }

  private func holdsBoundary(_ words: [Unicode.Scalar]) -> Bool {
    var holds = false
    for start in words.indices where !holds {
      boundaries.matches(in: words, at: start, limit: words.count) { _, _ in holds = true }
    }
    return holds
  }

  private static func words(_ text: String) -> [[Unicode.Scalar]] {
    text.split(separator: " ").map { Array($0.unicodeScalars) }
  }

  /// The greatest number of characters between a body and a title.
  private static let reach = 9
  /// What the names of units inside a body end with.
  static let unitEnds: ScalarSet = "部科室处组队站系所股班院坊庭"
  private static let dateMarks: ScalarSet = "年月日"
  private static let titleMarks: ScalarSet = "（）"
  /// What stands between a body and a title without saying more of it: 锦绣集团公司董事长.
  private static let bare: Set<String> = ["公司", "集团", "企业", "单位"]
  private static let titleEnds: ScalarSet = "员师长手工"
  private static let formerly = words("原任 原 前任 前")
  private static let now = words("新任 现任 时任 新当选的 新当选")
  /// Seats that end like a membership.
  private static let offices = ["党组成员", "党委成员", "班子成员", "领导小组成员"]
  private static let memberships: [String] = [
    "学生", "大学生", "研究生", "同学", "学员", "志愿者", "队员", "会员", "成员", "员工", "职工", "工人", "校友",
    "干部", "外援", "前锋", "后卫", "中场", "边锋", "门将", "球员", "运动员", "留学生", "毕业生", "学徒", "联系人",
    "选手", "学者", "党员", "社员", "战士", "士兵", "老兵", "义工", "执法人员",
  ]
}
