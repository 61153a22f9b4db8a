/// Cuts the text of a query into tokens.
struct Lexer {
  let text: [Unicode.Scalar]
  var position = 0
  private var tokens: [Token] = []

  init(_ text: [Unicode.Scalar]) { self.text = text }

  /// The tokens of a query, with one for its end.
  ///
  /// - Throws: `QueryError` at the first sign that no query can have.
  /// - Complexity: O(*n*), *n* scalars.
  static func tokens(of text: [Unicode.Scalar]) throws(QueryError) -> [Token] {
    var lexer = Lexer(text)
    try lexer.run()
    return lexer.tokens
  }

  private mutating func run() throws(QueryError) {
    while true {
      try skipBlanks()
      let start = position
      guard let kind = try nextKind() else { break }
      tokens.append(Token(kind: kind, place: Place(start, position)))
    }
    tokens.append(Token(kind: .end, place: Place(text.count, text.count)))
  }

  func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    let index = position + offset
    return index < text.count ? text[index] : nil
  }

  private mutating func nextKind() throws(QueryError) -> Token.Kind? {
    guard let scalar = peek() else { return nil }
    if scalar.startsName { return .word(word()) }
    if scalar.isDigit || (scalar == "." && peek(1)?.isDigit == true && !followsDot) {
      return number()
    }
    switch scalar {
    case "'", "\"": return .string(try string(endingWith: scalar))
    case "`": return .quotedName(try quotedName())
    default: break
    }
    if let next = peek(1), let sign = Self.sign(scalar, next) {
      position += 2
      return .sign(sign)
    }
    guard scalar.isASCII, let sign = Self.signs[Int(scalar.value)] else {
      throw unexpected(scalar)
    }
    position += 1
    return .sign(sign)
  }

  /// The signs of one scalar by its number.
  private static let signs: [Sign?] = (0..<128).map { (value: UInt8) in
    Sign(rawValue: String(Unicode.Scalar(value)))
  }

  /// The sign of two scalars.
  private static func sign(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Sign? {
    switch (first, second) {
    case (".", "."): .dots
    case ("+", "="): .plusEquals
    case ("=", "~"): .matches
    case ("<", ">"): .notEquals
    case ("<", "="): .lessOrEqual
    case (">", "="): .greaterOrEqual
    default: nil
    }
  }

  /// Whether the token before is a dot, after which digits are no fraction.
  private var followsDot: Bool {
    guard let last = tokens.last else { return false }
    return last.kind == .sign(.dot) || last.kind == .sign(.dots)
  }

  private mutating func word() -> String {
    let start = position
    while let scalar = peek(), scalar.continuesName { position += 1 }
    return slice(start, position)
  }

  private mutating func quotedName() throws(QueryError) -> String {
    let start = position
    var name = ""
    position += 1
    while let scalar = peek() {
      position += 1
      if scalar != "`" {
        name.unicodeScalars.append(scalar)
      } else if peek() == "`" {
        name.unicodeScalars.append(scalar)
        position += 1
      } else {
        return name
      }
    }
    throw QueryError(
      .unexpectedSyntax, "this name in backticks has no end", at: Place(start, text.count),
      hint: "write ` at the end of the name")
  }

  private mutating func skipBlanks() throws(QueryError) {
    while let scalar = peek() {
      if scalar.isQueryBlank {
        position += 1
      } else if scalar == "/", peek(1) == "/" {
        while let next = peek(), next != "\n", next != "\r" { position += 1 }
      } else if scalar == "/", peek(1) == "*" {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(QueryError) {
    let start = position
    position += 2
    while let scalar = peek() {
      position += 1
      if scalar == "*", peek() == "/" {
        position += 1
        return
      }
    }
    throw QueryError(
      .unexpectedSyntax, "this comment has no end", at: Place(start, start + 2),
      hint: "write */ where it ends")
  }

  func slice(_ start: Int, _ end: Int) -> String {
    var result = ""
    result.unicodeScalars.append(contentsOf: text[start..<end])
    return result
  }

  private func unexpected(_ scalar: Unicode.Scalar) -> QueryError {
    let place = Place(position, position + 1)
    let shown = scalar.value < 0x20 ? "U+00" + String(scalar.value, radix: 16) : String(scalar)
    if let plain = Self.lookalikes[scalar] {
      return QueryError(
        .invalidUnicodeCharacter, "'\(shown)' is not part of the language", at: place,
        hint: "write \(plain) instead")
    }
    return QueryError(
      scalar.isASCII ? .unexpectedSyntax : .invalidUnicodeCharacter,
      "'\(shown)' is not part of the language", at: place,
      hint: habitHint(scalar)
        ?? "a name with such characters stands in backticks, a text in quotes")
  }

  /// What to write instead of a sign that other languages have.
  private func habitHint(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "!" where peek(1) == "=": "write <> for 'is not equal to'"
    case "!", "！": "write NOT before a condition"
    case "&": "write AND between conditions"
    case "?", "？": "a question is written as in MATCH (n) WHERE n.name CONTAINS '…' RETURN n"
    case "≠": "write <>"
    case "≤": "write <="
    case "≥": "write >="
    case "×": "write *"
    case "÷": "write /"
    default: nil
    }
  }

  /// Signs that Chinese and typographic keyboards give in place of the ones of the language.
  private static let lookalikes: [Unicode.Scalar: String] = [
    "（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}",
    "，": ",", "、": ",", "：": ":", "；": ";", "。": ".", "．": ".", "＝": "=", "＜": "<",
    "＞": ">", "《": "<", "》": ">", "－": "-", "—": "-", "–": "-", "−": "-", "‐": "-",
    "＋": "+", "＊": "*", "／": "/", "％": "%", "｜": "|", "＄": "$", "￥": "$",
    "“": "\"", "”": "\"", "＂": "\"", "‘": "'", "’": "'", "＇": "'", "｀": "`", "「": "'", "」": "'",
    "『": "\"", "』": "\"", "〈": "<", "〉": ">", "→": "->", "←": "<-", "～": "~", "·": ".",
  ]
}

extension Unicode.Scalar {
  var isDigit: Bool { (0x30...0x39).contains(value) }

  var isHexDigit: Bool {
    isDigit || (0x41...0x46).contains(value) || (0x61...0x66).contains(value)
  }

  /// Whether a name can begin with the scalar: a letter of any script, or an underscore.
  var startsName: Bool { self == "_" || properties.isIDStart }

  /// Whether a name can go on with the scalar.
  var continuesName: Bool { self == "_" || properties.isIDContinue }

  /// Whether the scalar separates tokens; zero-width signs do too, as copied text has them.
  fileprivate var isQueryBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029,
      0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF:
      true
    default: false
    }
  }
}
