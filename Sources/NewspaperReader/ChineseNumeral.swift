import InkGraphCore

/// Numbers written with Chinese numerals.
enum ChineseNumeral {
  /// The value of a single numeral, 0...9.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "〇", "○", "零", "Ｏ": 0
    case "一": 1
    case "二": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  /// Whether the scalar is a numeral or `十`.
  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "十" || digit(scalar) != nil
  }

  /// The value of `二〇二五`, `十六`, `三十`, `二十一`, or of decimal digits of any width.
  static func value(of text: Scalars) -> Int? {
    guard !text.isEmpty, text.count <= 6 else { return nil }
    if text.allSatisfy({ $0.digit != nil }) {
      return text.reduce(0) { $0 * 10 + ($1.digit ?? 0) }
    }
    guard let ten = text.firstIndex(of: "十" as Unicode.Scalar) else {
      var value = 0
      for scalar in text {
        guard let digit = digit(scalar) else { return nil }
        value = value * 10 + digit
      }
      return value
    }
    let before = text[..<ten]
    let after = text[(ten + 1)...]
    guard before.count <= 1, after.count <= 1 else { return nil }
    let tens = before.first.map(digit) ?? 1
    let ones = after.first.map(digit) ?? 0
    guard let tens, let ones else { return nil }
    return tens * 10 + ones
  }
}
