/// A word, literal or sign of a query.
struct Token: Hashable, Sendable {
  /// What a token is.
  enum Kind: Hashable, Sendable {
    /// A name or keyword; keywords are told from names by where they stand.
    case word(String)
    /// A name in backticks.
    case quotedName(String)
    /// A text in quotes, without them and with escapes resolved.
    case string(String)
    /// A whole number without a sign; nil if it needs more than 64 bits.
    case integer(UInt64?)
    /// A number with a fraction or exponent; infinite if it is too large.
    case double(Double)
    /// Digits and letters that make no number.
    case malformedNumber
    /// A sign such as `(`, `<=` or `..`.
    case sign(Sign)
    /// The end of the query.
    case end
  }

  let kind: Kind
  let place: Place

  /// The word in capitals if the token is a word that was not quoted.
  var keyword: String? {
    if case .word(let text) = kind { text.asciiUppercased } else { nil }
  }

  /// Whether the token is a whole number.
  var isInteger: Bool {
    if case .integer = kind { true } else { false }
  }

  /// The name that the token can stand for, quoted or not.
  var name: String? {
    switch kind {
    case .word(let text), .quotedName(let text): text
    default: nil
    }
  }
}

/// The signs of the language.
enum Sign: String, Hashable, Sendable, CaseIterable {
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case leftBrace = "{"
  case rightBrace = "}"
  case comma = ","
  case colon = ":"
  case semicolon = ";"
  case bar = "|"
  case dollar = "$"
  case dots = ".."
  case dot = "."
  case plusEquals = "+="
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case percent = "%"
  case caret = "^"
  case matches = "=~"
  case equals = "="
  case notEquals = "<>"
  case lessOrEqual = "<="
  case less = "<"
  case greaterOrEqual = ">="
  case greater = ">"
}

extension String {
  /// The string with the letters a to z in capitals and all else as it is.
  var asciiUppercased: String {
    guard utf8.contains(where: { (0x61...0x7A).contains($0) }) else { return self }
    return String(decoding: utf8.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 }, as: UTF8.self)
  }
}
