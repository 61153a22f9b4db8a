internal import InkGraphCore

/// A place at which a text is no JSON.
package struct JSONSyntaxError: Error, Hashable, Sendable {
  /// The byte, counted from 0.
  package let offset: Int
  /// What should stand there.
  package let expected: String
}

/// Reads one JSON text (RFC 8259) from left to right, without making a tree of it.
///
/// Corpora are read a line at a time, some of them by the gigabyte; a tree for each line takes many
/// times as long as the recognition of names may.
///
/// **Invariant:** it reads no byte beyond its slice, and no input makes it trap.
package struct JSONScanner {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var depth = 0

  /// The index of the first byte.
  var start: Int { bytes.startIndex }

  /// Values may lie so deep in each other.
  private static let greatestDepth = 256

  /// Makes a scanner that stands before a text.
  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Reads an object.
  ///
  /// - Parameter member: Reads the value of the member with a name.
  /// - Throws: `JSONSyntaxError`.
  package mutating func object(
    _ member: (String, inout JSONScanner) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    try expect("{", "an object")
    try enter()
    if !skips("}") {
      repeat {
        let name = try string()
        try expect(":", "a colon")
        try member(name, &self)
      } while skips(",")
      try expect("}", "a comma or the end of the object")
    }
    depth -= 1
  }

  /// Reads a list.
  ///
  /// - Parameter element: Reads one element.
  /// - Throws: `JSONSyntaxError`.
  package mutating func array(
    _ element: (inout JSONScanner) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    try expect("[", "a list")
    try enter()
    if !skips("]") {
      repeat { try element(&self) } while skips(",")
      try expect("]", "a comma or the end of the list")
    }
    depth -= 1
  }

  /// Reads a string; bytes that are no UTF-8 and lone surrogates become U+FFFD.
  ///
  /// - Throws: `JSONSyntaxError`.
  package mutating func string() throws(JSONSyntaxError) -> String {
    try expect("\"", "a string")
    let start = position
    var hasEscapes = false
    while position < bytes.endIndex, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") {
        hasEscapes = true
        position += 1
      }
      position += 1
    }
    guard position < bytes.endIndex else {
      position = bytes.endIndex
      throw failure("the end of the string")
    }
    defer { position += 1 }
    let content = bytes[start..<position]
    return hasEscapes
      ? try unescaped(content) : String(decoding: content, as: UTF8.self)
  }

  /// Reads a whole number.
  ///
  /// - Throws: `JSONSyntaxError`.
  package mutating func integer() throws(JSONSyntaxError) -> Int {
    skipBlanks()
    let start = position
    skipAtom()
    guard let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      position = start
      throw failure("a whole number")
    }
    return value
  }

  /// Passes a value of any kind.
  ///
  /// - Returns: Its bytes.
  /// - Throws: `JSONSyntaxError`.
  @discardableResult
  package mutating func value() throws(JSONSyntaxError) -> ArraySlice<UInt8> {
    skipBlanks()
    let start = position
    switch position < bytes.endIndex ? bytes[position] : 0 {
    case UInt8(ascii: "{"):
      try object { (_, scanner) throws(JSONSyntaxError) in try scanner.value() }
    case UInt8(ascii: "["):
      try array { (scanner) throws(JSONSyntaxError) in try scanner.value() }
    case UInt8(ascii: "\""): _ = try string()
    default:
      skipAtom()
      if !Self.isAtom(bytes[start..<position]) {
        position = start
        throw failure("a value")
      }
    }
    return bytes[start..<position]
  }

  /// Makes sure that nothing stands behind the value.
  ///
  /// - Throws: `JSONSyntaxError`.
  package mutating func end() throws(JSONSyntaxError) {
    skipBlanks()
    if position < bytes.endIndex { throw failure("the end of the line") }
  }

  // MARK: Parts

  /// The error that something else should stand here.
  func failure(_ expected: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: position - bytes.startIndex, expected: expected)
  }

  private mutating func expect(
    _ mark: Unicode.Scalar, _ name: String
  ) throws(JSONSyntaxError) {
    guard skips(mark) else { throw failure(name) }
  }

  private mutating func enter() throws(JSONSyntaxError) {
    depth += 1
    if depth > Self.greatestDepth { throw failure("no deeper value") }
  }

  private mutating func skips(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.endIndex, bytes[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < bytes.endIndex {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func skipAtom() {
    while position < bytes.endIndex {
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E"):
        position += 1
      default: return
      }
    }
  }

  private static func isAtom(_ bytes: ArraySlice<UInt8>) -> Bool {
    if ["true", "false", "null"].contains(where: { bytes.elementsEqual($0.utf8) }) { return true }
    var rest = bytes
    func skipDigits() -> Bool {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = rest.dropFirst(digits.count)
      return !digits.isEmpty
    }
    func skip(_ marks: String) -> Bool {
      guard let first = rest.first, marks.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = skip("-")
    // A zero stands alone: 01 is no number of JSON.
    guard skip("0") || skipDigits() else { return false }
    if skip("."), !skipDigits() { return false }
    if skip("eE") {
      _ = skip("+-")
      if !skipDigits() { return false }
    }
    return rest.isEmpty
  }

  private func unescaped(_ content: ArraySlice<UInt8>) throws(JSONSyntaxError) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var index = content.startIndex
    /// The next four hexadecimal digits.
    func unit(at index: Int) -> UInt32? {
      guard index + 4 <= content.endIndex else { return nil }
      var value: UInt32 = 0
      for byte in content[index..<(index + 4)] {
        guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
          return nil
        }
        value = value << 4 | UInt32(digit)
      }
      return value
    }
    while index < content.endIndex {
      let byte = content[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < content.endIndex else {
        result.append(byte)
        continue
      }
      let kind = content[index]
      index += 1
      if let plain = Self.escapes[kind] {
        result.append(plain)
        continue
      }
      guard kind == UInt8(ascii: "u"), let first = unit(at: index) else {
        throw JSONSyntaxError(
          offset: index - 2 - bytes.startIndex, expected: "an escape such as \\n or \\u4E2D")
      }
      index += 4
      var scalar = Unicode.Scalar(first)
      if (0xD800..<0xDC00).contains(first), index + 1 < content.endIndex,
        content[index] == UInt8(ascii: "\\"), content[index + 1] == UInt8(ascii: "u"),
        let second = unit(at: index + 2), (0xDC00..<0xE000).contains(second)
      {
        scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        index += 6
      }
      result += Array(String(Character(scalar ?? "\u{FFFD}")).utf8)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]
}
