internal import InkGraphCore

/// Reads a file of relation rules.
///
/// A rule is a block of lines of which each begins with a key word: `rule`, `relation`, `score`, `gold`,
/// `qualifier`, `pattern`, `example`, `gives`. Blank lines part rules; `#` begins a comment line.
public struct RuleParser: Sendable {
  private let source: String
  private let lines: [Substring]

  /// Makes a parser of a file's text.
  ///
  /// - Parameters:
  ///   - text: The text of the file.
  ///   - source: The file's path, for messages.
  public init(_ text: String, source: String) {
    self.source = source
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      // Lines of Windows end in two characters.
      Substring($0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0)
    }
  }

  /// The rules, in order.
  ///
  /// - Throws: `RuleError` with line and column at the first fault.
  public func rules() throws(RuleError) -> [RelationRule] {
    var rules: [RelationRule] = []
    var current: RelationRule?
    var ids: Set<String> = []
    func finish() throws(RuleError) {
      guard let rule = current else { return }
      try check(rule)
      rules.append(rule)
      current = nil
    }
    for (index, line) in lines.enumerated() {
      let number = index + 1
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      if trimmed.isEmpty {
        try finish()
        continue
      }
      if trimmed.first == "#" { continue }
      let key = trimmed.prefix { $0 != " " && $0 != "\t" }
      let rest = trimmed.dropFirst(key.count).drop { $0 == " " || $0 == "\t" }
      let column = line.distance(from: line.startIndex, to: rest.startIndex) + 1
      if key == "rule" {
        try finish()
        let id = String(rest)
        guard !id.isEmpty else { throw error(number, column, "a rule needs a name after 'rule'") }
        guard ids.insert(id).inserted else {
          throw error(
            number, column, "a rule named '\(id)' stands above; give this one another name")
        }
        current = RelationRule(
          id: id, predicate: Predicate(rawValue: ""), patterns: [], score: 0.7, qualifier: nil,
          examples: [], location: SourceLocation(source: source, line: number))
        continue
      }
      guard current != nil else {
        throw error(number, 1, "expected 'rule NAME' to begin a rule, found '\(key)'")
      }
      try read(String(key), rest, number, column, into: &current)
    }
    try finish()
    return rules
  }

  private func read(
    _ key: String, _ rest: Substring, _ line: Int, _ column: Int, into rule: inout RelationRule?
  ) throws(RuleError) {
    switch key {
    case "relation":
      guard !rest.isEmpty else { throw error(line, column, "expected the name of a relation") }
      rule?.predicate = Predicate(rawValue: String(rest))
    case "score":
      guard let score = Double(rest), (0...1).contains(score) else {
        throw error(line, column, "expected a number from 0 to 1, found '\(rest)'")
      }
      rule?.score = score
    case "gold":
      let counts = rest.split(separator: "/").map { Int($0) }
      guard counts.count == 2, let right = counts[0], let found = counts[1],
        (0...found).contains(right)
      else { throw error(line, column, "expected RIGHT/FOUND such as 14/16, found '\(rest)'") }
      rule?.record = RelationRule.Record(right: right, found: found)
    case "qualifier": rule?.qualifier = String(rest)
    case "pattern":
      var parser = PatternParser(rest, source: source, line: line, column: column)
      rule?.patterns.append(try parser.elements())
    case "example":
      rule?.examples.append(RelationRule.Example(text: String(rest), pairs: []))
    case "gives":
      guard let last = rule?.examples.indices.last else {
        throw error(line, column, "'gives' follows an 'example'")
      }
      guard let arrow = rest.firstRange(of: " -> ") else {
        throw error(line, column, "expected 'SUBJECT -> OBJECT', found '\(rest)'")
      }
      rule?.examples[last].pairs.append([
        String(rest[..<arrow.lowerBound]), String(rest[arrow.upperBound...]),
      ])
    default:
      throw error(
        line, 1,
        "unknown key '\(key)'; expected rule, relation, score, gold, qualifier, pattern, example or gives"
      )
    }
  }

  private func check(_ rule: RelationRule) throws(RuleError) {
    let line = rule.location.line
    if rule.predicate.rawValue.isEmpty {
      throw error(line, 0, "the rule '\(rule.id)' has no line 'relation NAME'")
    }
    if rule.patterns.isEmpty {
      throw error(line, 0, "the rule '\(rule.id)' has no line 'pattern …'")
    }
    for pattern in rule.patterns {
      for role in [RelationRule.Role.subject, .object] {
        let slots = pattern.filter {
          if case .mention(let slot) = $0 { return slot.role == role }
          return false
        }
        guard slots.count == 1 else {
          throw error(
            line, 0,
            "every pattern of '\(rule.id)' needs exactly one <… \(role.rawValue)>, one has \(slots.count)"
          )
        }
      }
    }
  }

  private func error(_ line: Int, _ column: Int, _ message: String) -> RuleError {
    RuleError(
      location: SourceLocation(source: source, line: line, column: column), message: message)
  }
}
