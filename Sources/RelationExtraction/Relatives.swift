internal import InkGraphCore

extension SentenceView {
  /// Whether a name only tells whose relative or whose memory is meant: 陶某同志的女儿陶某某出席, 纪念某某诞辰.
  func namesRelative(_ name: TextSpan) -> Bool {
    var position = name.end
    if let end = Self.addresses.end(in: text, at: position) { position = end }
    if position < text.count, text[position] == "的" { position += 1 }
    return Self.kin.end(in: text, at: position) != nil
  }

  private static let addresses: WordList = ["同志", "先生", "女士", "烈士", "老人", "教授", "将军", "元帅"]
  private static let kin: WordList = [
    "夫人", "女儿", "儿子", "妻子", "丈夫", "父亲", "母亲", "亲属", "家属", "遗孀", "遗体", "诞辰", "逝世", "生平", "之子", "之女",
  ]
}
