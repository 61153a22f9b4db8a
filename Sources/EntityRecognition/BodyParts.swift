internal import InkGraphCore
internal import Ontology

/// Finds the body of which a name names a part: 江州大学 in 江州大学材料学院, 市一院 in 市一院骨科.
///
/// A department, a ward or a committee of a school or hospital is no body of its own in the graph; its
/// daughters are (江州大学附属医院, 江州大学出版社).
enum BodyParts {
  /// The school, hospital or other body that a span names beyond; nil where the span ends as it should.
  static func whole(
    of span: TextSpan, in text: AnnotatedText
  ) -> (span: TextSpan, type: EntityType)? {
    for position in (span.start + 1)..<max(span.start + 1, span.end - 1) {
      if let end = numbered.end(in: text.scalars, at: position), end < span.end,
        (end..<span.end).contains(where: { hospitalParts.end(in: text.scalars, at: $0) != nil })
      {
        return (TextSpan(start: span.start, end: end), .organization)
      }
      for word in text.words(at: position) where word.kind == .head && Int(word.end) < span.end {
        let head = text.knowledge.heads[Int(word.payload)]
        let end = Int(word.end)
        // 学院 in 科学院 is no head.
        if text.words(endingAt: end).contains(where: {
          $0.start < word.start && ($0.kind == .head || $0.kind == .inner)
        }) {
          continue
        }
        if head.type == .enterprise, firms.contains(head.word),
          firmParts.start(in: text.scalars, endingAt: span.end) != nil
        {
          return (TextSpan(start: span.start, end: end), .enterprise)
        }
        guard head.count > 1 || head.last == "局",
          head.type == .organization || head.type == .agency,
          isPart(end..<span.end, of: head, in: text) || namesPerson(after: end, span, in: text)
            || isVerb(end..<span.end, in: text)
        else { continue }
        return (TextSpan(start: span.start, end: end), head.type)
      }
    }
    return nil
  }

  private static func isPart(
    _ rest: Range<Int>, of head: Knowledge.Head, in text: AnnotatedText
  ) -> Bool {
    // 江州大学附属医院, 北京大学江州研究院.
    guard !text.has(anyOf: daughters, at: rest.lowerBound),
      text.regionChain(at: rest.lowerBound) == nil
    else { return false }
    switch head.kind {
    case "school" where schools.contains(head.word):
      return schoolParts.start(in: text.scalars, endingAt: rest.upperBound) != nil
    case "hospital":
      return rest.contains { hospitalParts.end(in: text.scalars, at: $0) != nil }
    case "organ":
      return bureaus.contains(text.scalars[rest.lowerBound - 1]) && rest.count <= 7
        && (sections.contains(text.scalars[rest.upperBound - 1])
          || text.has("室", endingAt: rest.upperBound)
            && offices.start(in: text.scalars, endingAt: rest.upperBound) == nil)
    default: return false
    }
  }

  /// 居委会组织: the verb behind the body is no part of it.
  private static func isVerb(_ rest: Range<Int>, in text: AnnotatedText) -> Bool {
    rest.count > 1
      && text.words(at: rest.lowerBound).contains {
        $0.kind == .boundary && Int($0.end) == rest.upperBound
      }
  }

  /// 学生 in 江州大学学生某某: a title follows the body, and behind it whom it names.
  private static func namesPerson(
    after end: Int, _ span: TextSpan, in text: AnnotatedText
  ) -> Bool {
    // 交警 in 公安局交警大队 is no title.
    let unit = text.words(at: end).last { $0.kind == .head || $0.kind == .bodySuffix }?.end ?? 0
    return text.words(at: end).contains {
      $0.kind == .title && $0.count > 1 && $0.end > unit
        && ((2...4).contains(span.end - Int($0.end)) || text.has("兼", at: Int($0.end)))
        && text.knowledge.titles[Int($0.payload)].standsBefore
    }
  }

  /// Rooms that are bodies of their own: 市委办公室.
  private static let offices: WordList = ["办公室", "研究室", "政研室"]
  /// 市容科 in 市城管局市容科.
  private static let bureaus: ScalarSet = "局委厅"
  private static let sections: ScalarSet = "科股处"
  private static let schools: Set<String> = ["大学", "学院", "师范大学"]
  private static let daughters: WordList = ["附属", "附中", "附小", "出版社", "医院", "科技园", "城", "生"]
  private static let schoolParts: WordList = [
    "学院", "系", "学部", "研究院", "研究所", "研究中心", "实验室", "党委", "团委", "研究生院", "教研室", "工会", "学生会",
    "图书馆", "教务处", "校友会", "志愿服务队", "支教团", "课题组", "团队",
    "招生办", "就业办", "办公室", "宣传部", "保卫处", "科研处", "财务处", "人事处", "学工部", "学生处", "招就处", "后勤处", "组织部", "校办",
    "总务处", "政教处", "德育处", "招生就业处",
  ]
  /// 运维班 in 江州供电公司运维班.
  private static let firms: Set<String> = [
    "公司", "有限公司", "集团", "分公司", "有限责任公司", "股份有限公司",
  ]
  private static let firmParts: WordList = [
    "班", "班组", "车间", "项目部", "团队", "志愿服务队", "党委", "党支部", "工会",
  ]
  /// 市一院, a hospital by its number.
  private static let numbered: WordList = [
    "一院", "二院", "三院", "四院", "五院", "六院", "七院", "八院", "九院", "中心院",
  ]
  private static let hospitalParts: WordList = [
    "科", "门诊", "病区", "病房", "手术室", "院区", "党委", "护理部", "急诊", "重症", "胸痛中心", "卒中中心",
  ]
}
