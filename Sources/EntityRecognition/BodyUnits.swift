internal import InkGraphCore

/// Finds how far the name of a unit of a body reaches: 市公安局城东分局南湖派出所, 县法院白马法庭,
/// 市公安局交警支队三大队.
enum BodyUnits {
  /// The end of the units that follow a body, at most three one inside the other; nil without one.
  static func end(after body: Int, in text: AnnotatedText) -> Int? {
    var end = body
    for _ in 0..<3 {
      guard let next = unitEnd(at: end, in: text) else { break }
      end = next
    }
    return end > body ? end : nil
  }

  private static func unitEnd(at start: Int, in text: AnnotatedText) -> Int? {
    var position = start
    while position < text.scalars.count, position - start <= 6 {
      if let end = units.end(in: text.scalars, at: position),
        position > start || end - position > 2, !text.has("长", at: end)
      {
        return end
      }
      // 公安局副局长兼交警支队: behind a title another body begins.
      if text.words(at: position).contains(where: { $0.kind == .title && $0.count > 1 }) {
        return nil
      }
      guard text.scalars[position].isHan || text.scalars[position].isDecimalDigit,
        !text.hasBoundary(startingAt: position),
        !text.words(at: position).contains(where: { $0.kind == .boundary && $0.count > 1 })
      else { return nil }
      position += 1
    }
    return nil
  }

  private static let units: WordList = [
    "分局", "派出所", "交警大队", "交警支队", "刑警大队", "刑侦大队", "巡特警大队", "治安大队", "大队", "支队", "中队", "法庭",
    "检察室", "司法所", "税务所", "税务分局", "车管所", "看守所", "拘留所", "执法队", "警务站", "消防救援站", "消防站", "监管所",
    "反诈中心", "反诈骗中心", "指挥中心", "执法办案中心", "特警队", "民警队", "执行局", "驾考中心", "刑警支队", "经侦支队", "经侦大队", "禁毒大队",
    "禁毒支队", "特警支队", "特勤站", "路站", "街站",
  ]
}
