/// Proposes how a word that was begun goes on.
struct Completion {
  /// Labels of nodes, in every language.
  var labels: [String] = []
  /// Types of relationships, in every language.
  var types: [String] = []
  /// Keys of properties.
  var properties: [String] = []
  /// Names of functions.
  var functions: [String] = []
  /// Names of parameters that have a value.
  var parameters: [String] = []
  /// The shell's own commands.
  var commands: [String] = []
  /// The names of things that begin with a text.
  var names: (_ prefix: String) -> [String] = { _ in [] }

  /// What completes the last word of a text.
  struct Proposal: Hashable {
    /// The part of the text that is replaced.
    let word: String
    /// The words that it can become, sorted.
    let candidates: [String]

    /// How all candidates begin, with the word itself.
    var commonPrefix: String {
      guard let first = candidates.first else { return word }
      return candidates.dropFirst().reduce(first) { prefix, candidate in
        let length = zip(prefix, candidate).prefix { $0 == $1 }.count
        return String(prefix.prefix(length))
      }
    }
  }

  /// Words of the language.
  static let keywords = [
    "ALL", "AND", "ANY", "AS", "ASC", "BY", "CASE", "COLLECT", "CONTAINS", "COUNT", "DESC",
    "DISTINCT", "ELSE", "END", "ENDS WITH", "EXISTS", "FALSE", "IN", "IS NOT NULL", "IS NULL",
    "LIMIT", "MATCH", "NONE", "NOT", "NULL", "OPTIONAL MATCH", "OR", "ORDER BY", "RETURN", "SINGLE",
    "SKIP", "STARTS WITH", "THEN", "TRUE", "UNION", "UNION ALL", "UNWIND", "WHEN", "WHERE", "WITH",
    "XOR",
  ]

  /// Proposes words for the end of a text.
  ///
  /// - Parameter text: What stands before the cursor, with the lines of the statement before it.
  /// - Returns: The last word, and what it can become.
  func proposal(for text: String) -> Proposal {
    if text.hasPrefix("."), !text.contains(" ") {
      return Proposal(word: text, candidates: commands.filter { $0.hasPrefix(text) }.sorted())
    }
    let state = Self.state(of: text)
    if let quoted = state.quoted {
      return Proposal(word: quoted, candidates: quoted.isEmpty ? [] : unique(names(quoted)))
    }
    let word = state.word
    switch state.sign {
    case ":", "|": return matching(word, state.isInBrackets ? types : labels)
    case ".": return matching(word, properties)
    case "$": return matching(word, parameters)
    default:
      guard !word.isEmpty else { return Proposal(word: word, candidates: []) }
      return matching(word, Self.keywords + functions.map { $0 + "(" }, ignoringCase: true)
    }
  }

  private func matching(
    _ word: String, _ known: [String], ignoringCase: Bool = false
  ) -> Proposal {
    let wanted = ignoringCase ? word.lowercased() : word
    let candidates = known.filter { (ignoringCase ? $0.lowercased() : $0).hasPrefix(wanted) }
    return Proposal(word: word, candidates: unique(candidates))
  }

  private func unique(_ words: [String]) -> [String] { Set(words).sorted() }

  /// Where a text ends.
  private struct State {
    /// The text since the quote that is open; nil outside of quotes.
    var quoted: String?
    /// The name that was begun.
    var word = ""
    /// The sign before it.
    var sign: Character = " "
    /// Whether the innermost open bracket is `[`.
    var isInBrackets = false
  }

  private static func state(of text: String) -> State {
    var state = State()
    var open: [Character] = []
    var quote: Character?
    for character in text {
      if let current = quote {
        if character == current {
          quote = nil
          state.quoted = nil
          (state.word, state.sign) = ("", character)
        } else {
          state.quoted = (state.quoted ?? "") + String(character)
        }
        continue
      }
      switch character {
      case "'", "\"":
        quote = character
        state.quoted = ""
      case "(", "[", "{":
        open.append(character)
        (state.word, state.sign) = ("", character)
      case ")", "]", "}":
        _ = open.popLast()
        (state.word, state.sign) = ("", character)
      case _ where character.isLetter || character.isNumber || character == "_":
        state.word.append(character)
      case _ where character.isWhitespace && state.word.isEmpty: break
      default: (state.word, state.sign) = ("", character)
      }
    }
    state.isInBrackets = open.last == "["
    return state
  }
}
