import InkGraphCore

/// The body and the day under a notice.
enum Signature {
  /// How the names of those end who sign notices.
  static let bodies: PhraseSet = [
    "公司", "局", "委", "委员会", "会", "中心", "办公室", "政府", "院", "学校", "大学", "所", "部", "社", "处", "站", "银行",
    "支行",
    "厂", "集团", "法院", "分局",
  ]

  /// Whether a line that stands apart is a signature or its date.
  static func stands(_ text: Scalars) -> Bool {
    if let date = PrintedDate.find(in: text), date.range.count >= text.count - 2 { return true }
    return text.ends(withAny: bodies)
  }
}
