extension Lexer {
  /// Reads a number: decimal, `0x` or `0o`, with fraction and exponent.
  mutating func number() -> Token.Kind {
    let start = position
    if peek() == "0", let mark = peek(1), "xXoO".unicodeScalars.contains(mark) {
      return radixNumber(start, radix: mark == "x" || mark == "X" ? 16 : 8)
    }
    while peek()?.isDigit == true { position += 1 }
    var isWhole = true
    if peek() == ".", peek(1)?.isDigit == true {
      isWhole = false
      position += 1
      while peek()?.isDigit == true { position += 1 }
    }
    if peek() == "e" || peek() == "E" {
      let hasSign = peek(1) == "-" || peek(1) == "+"
      if peek(hasSign ? 2 : 1)?.isDigit == true {
        isWhole = false
        position += hasSign ? 2 : 1
        while peek()?.isDigit == true { position += 1 }
      }
    }
    if peek()?.continuesName == true { return malformed() }
    let digits = slice(start, position)
    if isWhole { return .integer(UInt64(digits)) }
    return Double(digits).map { .double($0) } ?? .malformedNumber
  }

  private mutating func radixNumber(_ start: Int, radix: Int) -> Token.Kind {
    position += 2
    while peek()?.isHexDigit == true { position += 1 }
    let digits = slice(start + 2, position)
    if peek()?.continuesName == true || digits.isEmpty { return malformed() }
    guard digits.allSatisfy({ $0.hexDigitValue.map { $0 < radix } ?? false }) else {
      return .malformedNumber
    }
    return .integer(UInt64(digits, radix: radix))
  }

  /// Takes the letters that follow digits with them, so that an error shows the whole word.
  private mutating func malformed() -> Token.Kind {
    while peek()?.continuesName == true { position += 1 }
    return .malformedNumber
  }

  /// Reads a text in quotes and resolves its escapes.
  mutating func string(endingWith quote: Unicode.Scalar) throws(QueryError) -> String {
    let start = position
    var result = ""
    position += 1
    while let scalar = peek() {
      position += 1
      if scalar == quote { return result }
      if scalar == "\\" {
        result.unicodeScalars.append(try escape())
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    throw QueryError(
      .unexpectedSyntax, "this text has no end", at: Place(start, text.count),
      hint: "write \(quote) at its end; \\\(quote) is a quote inside it")
  }

  private mutating func escape() throws(QueryError) -> Unicode.Scalar {
    let start = position - 1
    guard let scalar = peek() else {
      throw QueryError(
        .unexpectedSyntax, "nothing follows the backslash", at: Place(start, start + 1))
    }
    position += 1
    switch scalar {
    case "\\", "'", "\"", "`", "/": return scalar
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "0": return "\0"
    case "u": return try unicodeEscape(start, digits: 4)
    case "U": return try unicodeEscape(start, digits: 8)
    default:
      throw QueryError(
        .unexpectedSyntax, "'\\\(scalar)' is no escape", at: Place(start, position),
        hint: "known are \\\\ \\' \\\" \\n \\t \\r \\b \\f \\uXXXX \\UXXXXXXXX")
    }
  }

  private mutating func unicodeEscape(
    _ start: Int, digits count: Int
  ) throws(QueryError) -> Unicode.Scalar {
    var value = hexDigits(count)
    // A character beyond U+FFFF may be written as two escapes, as in JSON.
    if let high = value, (0xD800...0xDBFF).contains(high), peek() == "\\", peek(1) == "u" {
      position += 2
      value = hexDigits(4).flatMap { low in
        (0xDC00...0xDFFF).contains(low) ? 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00) : nil
      }
    }
    guard let value, let scalar = Unicode.Scalar(value) else {
      throw QueryError(
        .invalidUnicodeLiteral, "this escape names no character",
        at: Place(start, min(text.count, max(position, start + 2))),
        hint: "write \\u with 4 or \\U with 8 hexadecimal digits, such as \\u58A8")
    }
    return scalar
  }

  private mutating func hexDigits(_ count: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let scalar = peek(), scalar.isHexDigit,
        let digit = Character(scalar).hexDigitValue
      else { return nil }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
