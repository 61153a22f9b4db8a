internal import InkGraphCore

/// Reads one pattern of the rule language.
///
/// ```
/// pattern  = { element } ;
/// element  = slot | words | "!" , [ "<" ] , words | gap | "^" | "$" ;
/// slot     = "<" , [ "@" | "~" ] , name , { "|" , name } , [ " " , ( "S" | "O" | "Q" ) ] , ">" , [ "+" ] ;
/// name     = type , [ ":" , kind , { "|" , kind } ] | "prize" | "amount" | "title" | "honor" ;
/// words    = "{" , word , { "|" , word } , "}" , [ "?" ] , [ "=Q" ] ;
/// gap      = ( ".." | "..." ) , number | ".." , number , "-" ;
/// ```
struct PatternParser {
  private let text: [Unicode.Scalar]
  private let source: String
  private let line: Int
  private let column: Int
  private var position = 0

  init(_ text: Substring, source: String, line: Int, column: Int) {
    self.text = Array(text.unicodeScalars)
    self.source = source
    self.line = line
    self.column = column
  }

  mutating func elements() throws(RuleError) -> [RelationRule.Element] {
    var elements: [RelationRule.Element] = []
    while position < text.count {
      switch text[position] {
      case " ", "\t": position += 1
      case "^":
        elements.append(.clauseStart)
        position += 1
      case "$":
        elements.append(.clauseEnd)
        position += 1
      case "<": elements.append(try slot())
      case "{": elements.append(try words())
      case "!": elements.append(try absentWords())
      case ".": elements.append(try gap())
      default:
        throw error(
          "expected '<types S>', '{words}', '!{words}', '!<{words}', '..N', '^' or '$', found '\(text[position])'"
        )
      }
    }
    guard !elements.isEmpty else { throw error("the pattern is empty") }
    return elements
  }

  private mutating func slot() throws(RuleError) -> RelationRule.Element {
    let start = position
    guard let end = text[position...].firstIndex(of: ">") else {
      throw error("'<' without '>'")
    }
    var inside = text[(position + 1)..<end]
    let isTopic = inside.first == "@"
    let isReference = inside.first == "~"
    if isTopic || isReference { inside = inside.dropFirst() }
    let parts = inside.split(separator: " ")
    guard let names = parts.first, parts.count <= 2 else {
      throw error("expected '<type|type S>', found '\(String(scalars: text[start...end]))'")
    }
    position = end + 1
    let isList = position < text.count && text[position] == "+"
    if isList { position += 1 }
    let mark = parts.count == 2 ? String(scalars: parts[1]) : nil
    if let literal = RelationRule.LiteralClass(rawValue: String(scalars: names)) {
      guard mark == nil || mark == "Q" else { throw error("\(literal.rawValue) can only be Q") }
      return .literalClass(literal, capture: mark == "Q")
    }
    var types: Set<EntityType> = []
    var kinds: Set<String> = []
    for name in names.split(separator: "|") {
      let halves = name.split(separator: ":")
      // project:works|campaign: a word that is no type is one more kind of the type before it.
      let isKind =
        !kinds.isEmpty && halves.count == 1
        && !EntityType.mentioned.contains(EntityType(rawValue: String(scalars: name)))
      if isKind {
        kinds.insert(String(scalars: name))
      } else {
        types.insert(EntityType(rawValue: String(scalars: halves[0])))
        if halves.count == 2 { kinds.insert(String(scalars: halves[1])) }
      }
    }
    var role: RelationRule.Role?
    if let mark {
      guard let known = RelationRule.Role(rawValue: mark) else {
        position = start
        throw error("a mention is S or O, not '\(mark)'")
      }
      role = known
    }
    return .mention(
      RelationRule.MentionSlot(
        types: types, kinds: kinds, role: role, isList: isList, isTopic: isTopic,
        acceptsReference: isReference))
  }

  private mutating func words() throws(RuleError) -> RelationRule.Element {
    guard let end = text[position...].firstIndex(of: "}") else { throw error("'{' without '}'") }
    let words = text[(position + 1)..<end].split(separator: "|").map { Array($0) }
    guard !words.isEmpty else { throw error("'{}' holds no word") }
    position = end + 1
    var isOptional = false
    var capture = false
    if position < text.count, text[position] == "?" {
      isOptional = true
      position += 1
    }
    if position + 1 < text.count, text[position] == "=", text[position + 1] == "Q" {
      capture = true
      position += 2
    }
    // Longer words first, so that 组织参加 is not read as 组织.
    let sorted = words.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
    return .words(sorted, capture: capture, isOptional: isOptional)
  }

  private mutating func absentWords() throws(RuleError) -> RelationRule.Element {
    position += 1
    let isBefore = position < text.count && text[position] == "<"
    if isBefore { position += 1 }
    guard position < text.count, text[position] == "{" else { throw error("'!' without '{words}'") }
    guard case .words(let words, capture: false, isOptional: false) = try self.words() else {
      throw error("'!{words}' is neither optional nor a qualifier")
    }
    return isBefore ? .absentBefore(words) : .absentWords(words)
  }

  private mutating func gap() throws(RuleError) -> RelationRule.Element {
    var dots = 0
    while position < text.count, text[position] == "." {
      dots += 1
      position += 1
    }
    let start = position
    while position < text.count, ("0"..."9").contains(text[position]) { position += 1 }
    let digits = String(scalars: text[start..<position])
    guard dots == 2 || dots == 3, let limit = Int(digits), limit <= 200 else {
      throw error("expected '..N' or '...N' with N up to 200")
    }
    if dots == 2, position < text.count, text[position] == "-" {
      position += 1
      return .gap(limit, .nothing)
    }
    return .gap(limit, dots == 3 ? .commas : .names)
  }

  private func error(_ message: String) -> RuleError {
    RuleError(
      location: SourceLocation(source: source, line: line, column: column + position),
      message: message)
  }
}
