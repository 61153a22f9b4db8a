/// Advice for who writes a query as another language would have it.
extension Parser {
  /// What to write instead of the token here, if it is a habit of another language.
  var habitHint: String? {
    if let keyword = token.keyword { return Self.habits[keyword] ?? orderHint(keyword) }
    let isDoubled = position > 0 && tokens[position - 1].place.end == token.place.start
    switch token.kind {
    case .sign(.equals) where isDoubled && isAt(.equals, ahead: -1):
      return "one = compares: n.name = 'x'"
    case .sign(.bar): return "write OR between conditions"
    case .sign(.leftBracket) where isDoubled && isAt(.minus, ahead: -1):
      return "the brackets stand between the dashes: (a)-[r]->(b)"
    default: return nil
    }
  }

  /// What to write instead of words of SQL, or of Chinese ones.
  private static let habits: [String: String] = [
    "LIKE": "write CONTAINS 'part', STARTS WITH 'part' or ENDS WITH 'part'",
    "BETWEEN": "write low <= value <= high",
    "GROUP": "leave it out: rows are grouped by the columns without an aggregating function",
    "HAVING": "write WITH n.name AS name, count(*) AS number WHERE number > 1 before RETURN",
    "JOIN": "write a pattern instead: MATCH (a)-[r]->(b)",
    "SELECT": "this is openCypher, not SQL: MATCH (n) WHERE … RETURN n.name",
    "或": "write OR", "或者": "write OR", "且": "write AND", "并且": "write AND",
    "和": "write AND between conditions, a comma between columns",
    "与": "write AND between conditions, a comma between columns",
    "FROM": "this is openCypher, not SQL: MATCH (n) WHERE … RETURN n.name",
  ]

  /// Where a part of a clause stands that comes too late.
  private func orderHint(_ keyword: String) -> String? {
    switch keyword {
    case "WHERE": "WHERE stands directly behind a MATCH or WITH"
    case "ORDER": "ORDER BY stands behind the columns, before SKIP and LIMIT"
    case "SKIP", "OFFSET": "SKIP stands before LIMIT"
    default: nil
    }
  }
}
