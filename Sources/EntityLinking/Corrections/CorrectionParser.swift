internal import InkGraphCore

/// Reads a corrections file.
///
/// ```
/// line   = date , " " , action , " " , word , [ " " , word ] , " # " , author , ": " , reason ;
/// word   = text without blanks | '"' , text with \" and \\ , '"' ;
/// ```
/// Empty lines and lines that begin with `#` say nothing.
public struct CorrectionParser: Sendable {
  private let lines: [Substring]
  private let source: String

  /// Makes a parser of a file's text; `source` is its path, for messages.
  public init(_ text: String, source: String) {
    self.source = source
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  /// The corrections, in the order of the file.
  ///
  /// - Throws: `CorrectionError` with line and column at the first fault.
  public func corrections() throws(CorrectionError) -> [Correction] {
    var result: [Correction] = []
    for (index, line) in lines.enumerated() {
      let trimmed = line.drop(while: \.isWhitespace)
      if trimmed.isEmpty || trimmed.first == "#" { continue }
      var reader = LineReader(line, source: source, number: index + 1)
      result.append(try reader.correction())
    }
    return result
  }
}

/// Reads one line.
private struct LineReader {
  private let text: [Character]
  private let source: String
  private let number: Int
  private var position = 0

  init(_ line: Substring, source: String, number: Int) {
    text = Array(line)
    self.source = source
    self.number = number
  }

  mutating func correction() throws(CorrectionError) -> Correction {
    skipBlanks()
    var start = position
    let day = try word("a date such as 2025-03-14")
    guard let date = CalendarDate(iso: day) else {
      throw error("expected a date such as 2025-03-14, found '\(day)'", at: start)
    }
    skipBlanks()
    start = position
    let name = try word("an action")
    guard let action = Correction.Action(rawValue: name) else {
      let known = Correction.Action.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("unknown action '\(name)'; expected one of \(known)", at: start)
    }
    let key = try key("the key of a thing such as person/王芳")
    var argument = ""
    if let expected = action.secondArgument {
      switch action {
      case .same, .notSame: argument = try self.key(expected).description
      default:
        skipBlanks()
        argument = try word(expected)
      }
    }
    skipBlanks()
    guard position < text.count, text[position] == "#" else {
      throw error("expected '# who: why' at the end of the line", at: position)
    }
    let note = String(text[(position + 1)...])
    guard let colon = note.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
      throw error("expected '# who: why', found no ':' after '#'", at: position)
    }
    return Correction(
      date: date, action, key, argument, author: Self.trimmed(note[..<colon]),
      reason: Self.trimmed(note[note.index(after: colon)...]),
      location: SourceLocation(source: source, line: number))
  }

  private mutating func key(_ expected: String) throws(CorrectionError) -> EntityKey {
    skipBlanks()
    let start = position
    let text = try word(expected)
    guard let key = EntityKey(text), !key.name.isEmpty else {
      throw error("expected \(expected), found '\(text)'", at: start)
    }
    return key
  }

  private mutating func word(_ expected: String) throws(CorrectionError) -> String {
    guard position < text.count, text[position] != "#" else {
      throw error("expected \(expected)", at: position)
    }
    guard text[position] == "\"" else {
      let start = position
      while position < text.count, !text[position].isWhitespace { position += 1 }
      return String(text[start..<position])
    }
    let start = position
    var word = ""
    position += 1
    while position < text.count, text[position] != "\"" {
      if text[position] == "\\", position + 1 < text.count { position += 1 }
      word.append(text[position])
      position += 1
    }
    guard position < text.count else { throw error("'\"' without a closing '\"'", at: start) }
    position += 1
    return word
  }

  private mutating func skipBlanks() {
    while position < text.count, text[position].isWhitespace { position += 1 }
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }

  private func error(_ message: String, at column: Int) -> CorrectionError {
    CorrectionError(
      location: SourceLocation(source: source, line: number, column: column + 1),
      message: message)
  }
}
