/// Reads the tokens of a query into a tree.
///
/// A recursive descent parser, with precedence climbing for operators (Pratt, "Top down operator
/// precedence", 1973). What could be read in two ways is decided by looking ahead, never by trying,
/// so that the time grows with the text and not with its nesting.
///
/// **Invariant:** the depth of recursion and the height of expressions are bounded, so that no text
/// can exhaust the stack.
struct Parser {
  let text: [Unicode.Scalar]
  let tokens: [Token]
  /// For the token at the place of an opening bracket, the place of the closing one.
  let closings: [Int: Int]
  /// Whether CREATE is read, for graphs that are made by a query.
  let allowsCreate: Bool
  var position = 0
  private var depth = 0

  /// The number of brackets, operators and subqueries that may stand inside each other.
  ///
  /// The deepest query then takes less than 3 MiB of stack in a debug build (measured with threads
  /// of several sizes, all kinds of nesting); threads on Linux have 8.
  static let maximumDepth = 100
  /// The number of levels that an expression's tree may have.
  static let maximumHeight = 300
  /// The number of clauses that a query may have, and of nodes in the patterns of one of them.
  static let maximumClauses = 250
  /// The number of columns and of sort keys that a clause may have.
  static let maximumColumns = 2000

  init(_ query: String, allowsCreate: Bool = false) throws(QueryError) {
    text = Array(query.unicodeScalars)
    tokens = try Lexer.tokens(of: text)
    closings = Self.closings(of: tokens)
    self.allowsCreate = allowsCreate
  }

  /// Reads a query.
  ///
  /// - Throws: `QueryError` at the first token that cannot go on what stands before it.
  static func parse(_ query: String, allowsCreate: Bool = false) throws(QueryError) -> QueryAST {
    var parser = try Parser(query, allowsCreate: allowsCreate)
    return try parser.parseWholeQuery()
  }

  // The rest is for the other files of the parser.

  var token: Token { tokens[position] }

  func token(ahead count: Int) -> Token {
    tokens[max(0, min(position + count, tokens.count - 1))]
  }

  /// The end of the token before.
  var lastEnd: Int { position == 0 ? 0 : tokens[position - 1].place.end }

  func place(from start: Int) -> Place { Place(start, lastEnd) }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  func isAt(_ sign: Sign, ahead count: Int = 0) -> Bool {
    token(ahead: count).kind == .sign(sign)
  }

  func isAt(_ keyword: String, ahead count: Int = 0) -> Bool {
    token(ahead: count).keyword == keyword
  }

  mutating func take(_ sign: Sign) -> Bool {
    guard isAt(sign) else { return false }
    advance()
    return true
  }

  mutating func take(_ keyword: String) -> Bool {
    guard isAt(keyword) else { return false }
    advance()
    return true
  }

  mutating func expect(_ sign: Sign, _ purpose: String = "") throws(QueryError) {
    guard take(sign) else { throw unexpected("'\(sign.rawValue)'\(purpose)") }
  }

  mutating func expect(_ keyword: String) throws(QueryError) {
    guard take(keyword) else { throw unexpected(keyword) }
  }

  /// Reads a name; any word will do, keywords too.
  mutating func expectName(_ what: String) throws(QueryError) -> Name {
    guard let name = token.name else { throw unexpected(what) }
    defer { advance() }
    return Name(text: name, place: token.place)
  }

  /// Reads the name of a variable, which is no keyword unless it stands in backticks.
  mutating func expectVariable(_ what: String = "a variable") throws(QueryError) -> Name {
    if let keyword = token.keyword, Self.reserved.contains(keyword) {
      throw unexpected(what, hint: "a variable called \(keyword) stands in backticks")
    }
    return try expectName(what)
  }

  /// Runs a part of the parser one level deeper.
  mutating func nested<Value>(
    _ body: (inout Parser) throws(QueryError) -> Value
  ) throws(QueryError) -> Value {
    guard depth < Self.maximumDepth else { throw tooDeep(token.place) }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Makes an expression that ends with the token before.
  ///
  /// What it is made of has to be read before the call, which looks at the parser as it is when the
  /// call begins.
  func make(_ kind: ExpressionKind, from start: Int) throws(QueryError) -> Expression {
    let expression = Expression(kind, place(from: start))
    guard expression.height <= Self.maximumHeight else {
      throw QueryError(
        .nestingTooDeep, "this expression is too long", at: expression.place,
        hint: "at most \(Self.maximumHeight) operators can follow each other; use WITH for parts")
    }
    return expression
  }

  private func tooDeep(_ place: Place) -> QueryError {
    QueryError(
      .nestingTooDeep, "the query is nested too deeply here", at: place,
      hint: "at most \(Self.maximumDepth) brackets or operators can stand inside each other; "
        + "use WITH for parts")
  }

  /// Refuses more of something than can be planned in reasonable time.
  func check(_ count: Int, _ limit: Int, _ what: String) throws(QueryError) {
    guard count > limit else { return }
    throw QueryError(
      .nestingTooDeep, "there are more than \(limit) \(what)", at: token.place,
      hint: "give large data as a parameter, and take it apart with UNWIND")
  }

  func unexpected(_ expected: String, hint: String? = nil) -> QueryError {
    if case .malformedNumber = token.kind {
      return QueryError(
        .invalidNumberLiteral, "this is not a number; expected is \(expected)", at: token.place,
        hint: hint)
    }
    let found: String
    switch token.kind {
    case .end: found = "the query ends here"
    default: found = "'\(shown(token.place))' cannot stand here"
    }
    return QueryError(
      .unexpectedSyntax, "\(found); expected is \(expected)", at: token.place,
      hint: hint ?? habitHint)
  }

  /// A short form of a part of the query, for messages.
  func shown(_ place: Place) -> String {
    let scalars = text[place.start..<place.end]
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars.prefix(40).map { $0.value < 0x20 ? " " : $0 })
    return scalars.count > 40 ? result + "…" : result
  }

  /// Finds for each opening bracket the closing one.
  private static func closings(of tokens: [Token]) -> [Int: Int] {
    var result: [Int: Int] = [:]
    var open: [(index: Int, closing: Sign)] = []
    for (index, token) in tokens.enumerated() {
      guard case .sign(let sign) = token.kind else { continue }
      switch sign {
      case .leftParenthesis: open.append((index, .rightParenthesis))
      case .leftBracket: open.append((index, .rightBracket))
      case .leftBrace: open.append((index, .rightBrace))
      case .rightParenthesis, .rightBracket, .rightBrace:
        guard let last = open.popLast() else { return result }
        // Behind brackets that cross, nothing can be known.
        guard last.closing == sign else { return result }
        result[last.index] = index
      default: break
      }
    }
    return result
  }

  /// The words that are no variables.
  static let reserved: Set<String> = [
    "AND", "AS", "ASC", "ASCENDING", "BY", "CASE", "CONTAINS", "CREATE", "DELETE", "DESC",
    "DESCENDING", "DETACH", "DISTINCT", "ELSE", "END", "ENDS", "FALSE", "IN", "IS", "LIMIT",
    "MATCH", "MERGE", "NOT", "NULL", "ON", "OPTIONAL", "OR", "ORDER", "REMOVE", "RETURN", "SET",
    "SKIP", "STARTS", "THEN", "TRUE", "UNION", "UNWIND", "WHEN", "WHERE", "WITH", "XOR",
  ]
}
