internal import InkGraphCore

/// Tells whether a functional area is named as a place or as the committee that runs it.
///
/// GUIDELINES 3.4: an agency where it does, knows, organizes or promotes; a region where it is a
/// place, has industries or is developed.
enum AreaTyping {
  /// The type of the area named by `span`.
  static func type(of span: TextSpan, in text: AnnotatedText) -> EntityType {
    if coordinates(after: span.end, in: text) { return .agency }
    if locative(before: span.start, after: span.end, in: text) { return .region }
    return acts(after: span.end, in: text) ? .agency : .region
  }

  /// 在某新城的组织协调下.
  private static func coordinates(after end: Int, in text: AnnotatedText) -> Bool {
    guard text.has("的", at: end) || text.has("管委", at: end) else { return false }
    return text.has(anyOf: helpings, at: end + 1)
  }

  private static func locative(before start: Int, after end: Int, in text: AnnotatedText) -> Bool {
    if text.has(anyOf: places, endingAt: start) { return true }
    return text.has("的", at: end) || text.has("内", at: end) || text.has("高质量", at: end)
  }

  /// Whether a verb of doing follows, with adverbs between: 新城也持续关注, 新城：厚植沃土.
  private static func acts(after end: Int, in text: AnnotatedText) -> Bool {
    var position = end
    // A headline 某新城：做什么 has the area as its topic.
    if text.has("：", at: position) || text.has(":", at: position) {
      let zone = text.block(at: end)?.zone
      return zone == .title || zone == .kicker
    }
    if text.has("，", at: position) { position += 1 }
    for _ in 0..<4 {
      if text.has("已", at: position) || text.has("将", at: position) { position += 1 }
      guard
        let word = text.words(at: position).last(where: {
          $0.kind == .boundary && $0.payload == Int32(BoundaryClass.adverb.rawValue)
        })
      else { break }
      position = Int(word.end)
    }
    if text.has(anyOf: states, at: position) { return false }
    if text.has(anyOf: doings, at: position) { return true }
    return text.words(at: position).contains {
      $0.kind == .boundary && $0.payload == Int32(BoundaryClass.verb.rawValue)
    }
  }

  private static let places: WordList = [
    "位于", "在", "落户", "落地", "坐落于", "入驻", "驻", "发挥", "推动", "为", "促进", "走进", "来到",
  ]
  private static let helpings: WordList = ["组织", "协调", "支持", "帮助", "推动", "指导", "牵线", "努力", "协助"]
  private static let states: WordList = [
    "位于", "已汇聚", "汇聚", "聚集", "集聚", "拥有", "坐落", "地处", "占地", "成为", "是", "现有", "有",
  ]
  private static let doings: WordList = [
    "深知", "主动", "积极", "组织", "关注", "应对", "帮助", "推进", "以", "持续", "聚焦", "坚持", "通过",
    "开展", "出台", "引导", "协调", "打造", "优化", "创新", "充分", "多渠道", "内外兼修", "双管齐下",
  ]
}
