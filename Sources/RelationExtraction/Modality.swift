internal import InkGraphCore

/// Marks statements that are plans or denied instead of facts.
enum Modality: String {
  /// What is to come: 拟, 将, 计划.
  case planned = "计划"
  /// What did not happen: 未, 没有, 取消.
  case denied = "否定"

  /// A qualifier with the mark: `计划`, or `主办（计划）`.
  static func qualifier(_ qualifier: String?, _ mark: Modality?) -> String? {
    guard let mark else { return qualifier }
    return qualifier.map { "\($0)（\(mark.rawValue)）" } ?? mark.rawValue
  }

  /// What the words before or inside a match say of it; nil if they state a fact.
  ///
  /// Plans are looked for from the beginning of the clause on, denials only inside the match, as the
  /// denial of one thing often comes before the statement of another.
  static func mark(in sentence: SentenceView, _ range: Range<Int>) -> Modality? {
    let clause = StatementCollector.clause(around: range, in: sentence)
    var position = clause.start
    while position < range.upperBound {
      if let index = sentence.mention(at: position) {
        position = max(sentence.mentions[index].mention.span.end, position + 1)
        continue
      }
      if sentence.end(of: plans, at: position) != nil { return .planned }
      if position >= range.lowerBound, sentence.end(of: denials, at: position) != nil,
        sentence.end(of: noDenials, at: position) == nil
      {
        return .denied
      }
      position += 1
    }
    return nil
  }

  private static func words(_ text: String) -> WordList {
    WordList(text.split(separator: " ").map(String.init))
  }

  /// 将 alone also stands for 把 and counts only before a verb.
  private static let plans = words(
    """
    拟 计划 力争 有望 准备 即将 打算 预计 希望 有意 筹划 筹建 将于 将在 将由 将与 将向 将为 将到 将赴 将统筹 将实施 \
    将启动 将继续 将推动 将开展 将参加 将举办 将举行 将承办 将承担 将建设 将投资 将组织 将联合 将落户 将走进 \
    将授予 将成为 将提供
    """)
  private static let denials = words("未 没有 没能 不再 拒绝 取消 叫停 否认")
  private static let noDenials = words("未来 未成年 未央")
}
