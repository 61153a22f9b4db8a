/// Puts lines together until a statement is complete.
///
/// A statement ends with `;`, with an empty line, or with the end of the input. A `;` in quotes,
/// backticks or a comment ends nothing.
struct StatementSplitter {
  /// What was entered of the statement that is not complete.
  private(set) var pending = ""

  /// Whether a statement has been begun.
  var isInside: Bool { !pending.allSatisfy(\.isWhitespace) }

  /// Adds a line.
  ///
  /// - Returns: The statements that it completes, without `;`.
  mutating func add(_ line: String) -> [String] {
    if line.allSatisfy(\.isWhitespace), !endsInQuotes { return finish().map { [$0] } ?? [] }
    pending += pending.isEmpty ? line : "\n" + line
    var statements: [String] = []
    while let end = endOfStatement() {
      let statement = String(pending[..<end])
      pending = String(pending[pending.unicodeScalars.index(after: end)...])
      if !statement.allSatisfy(\.isWhitespace) { statements.append(statement) }
    }
    if !isInside { pending = "" }
    return statements
  }

  /// The statement that the end of the input completes.
  mutating func finish() -> String? {
    defer { pending = "" }
    return isInside ? pending : nil
  }

  /// Forgets what was entered of the statement.
  mutating func discard() { pending = "" }

  private var endsInQuotes: Bool { scan().isQuoted }

  private func endOfStatement() -> String.Index? { scan().end }

  /// Looks for the first `;` outside of quotes and comments.
  private func scan() -> (end: String.Index?, isQuoted: Bool) {
    let scalars = pending.unicodeScalars
    var quote: Unicode.Scalar?
    var place = scalars.startIndex
    func next() -> Unicode.Scalar? {
      let after = scalars.index(after: place)
      return after < scalars.endIndex ? scalars[after] : nil
    }
    while place < scalars.endIndex {
      let scalar = scalars[place]
      if let open = quote {
        if scalar == "\\", open != "`", next() != nil { place = scalars.index(after: place) }
        if scalar == open { quote = nil }
      } else if scalar == "'" || scalar == "\"" || scalar == "`" {
        quote = scalar
      } else if scalar == "/", next() == "/" {
        while place < scalars.endIndex, scalars[place] != "\n" {
          place = scalars.index(after: place)
        }
        continue
      } else if scalar == "/", next() == "*" {
        place = scalars.index(place, offsetBy: 2)
        var last: Unicode.Scalar = " "
        while place < scalars.endIndex, !(last == "*" && scalars[place] == "/") {
          last = scalars[place]
          place = scalars.index(after: place)
        }
        if place == scalars.endIndex { return (nil, true) }
      } else if scalar == ";" {
        return (place, false)
      }
      place = scalars.index(after: place)
    }
    return (nil, quote != nil)
  }
}
