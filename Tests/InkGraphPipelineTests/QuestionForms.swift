import Testing

/// One command; `{0}` is the first thing that the question names, `{“0}` what it quotes first.
struct QuestionForm: Sendable, CustomTestStringConvertible {
  let index: Int
  let command: [String]
  var type = ""
  var column = ""

  var testDescription: String { "\(index): \(command.joined(separator: " "))" }
}

/// Which command answers which question of the gold file.
enum QuestionForms {
  static let lists: [QuestionForm] = [
    QuestionForm(
      index: 0, command: ["related", "{0}", "--type", "project", "--direct", "--limit", "0"]),
    QuestionForm(index: 1, command: ["related", "{0}", "--type", "agency", "--direct"]),
    QuestionForm(index: 2, command: ["neighbors", "{0}", "--relation", "holdsPosition"]),
    QuestionForm(
      index: 4, command: ["neighbors", "{0}", "--relation", "locatedIn"], type: "enterprise"),
    QuestionForm(
      index: 5, command: ["neighbors", "{0}", "--relation", "visits"], type: "enterprise"),
    QuestionForm(index: 6, command: ["related", "{0}", "--type", "enterprise", "--limit", "0"]),
    QuestionForm(index: 7, command: ["neighbors", "{0}", "--relation", "cooperatesWith"]),
    QuestionForm(
      index: 8, command: ["neighbors", "{0}", "--relation", "supports"], type: "agency"),
    QuestionForm(index: 12, command: ["neighbors", "{0}", "--relation", "awardedBy"]),
    QuestionForm(index: 14, command: ["neighbors", "{0}", "--relation", "publishes"]),
    QuestionForm(index: 15, command: ["neighbors", "{0}", "--relation", "visits"], type: "agency"),
    QuestionForm(index: 16, command: ["neighbors", "{0}"], type: "agency project"),
    QuestionForm(
      index: 18, command: ["neighbors", "{0}", "--relation", "partOf"], type: "agency"),
    QuestionForm(index: 23, command: ["neighbors", "{0}", "--relation", "finances"]),
  ]
  static let queries: [QuestionForm] = [
    QuestionForm(
      index: 11,
      command: [
        "query",
        """
        MATCH (b {name: $name})-[r:awardedBy]->(), (p:person)-[:authorOf]->(a:article)
        WHERE a.key IN r.articles RETURN DISTINCT p.name AS name
        """, "--param", "name={0}",
      ], column: "name"),
    QuestionForm(
      index: 13,
      command: [
        "query",
        """
        MATCH (p:person)-[r:holdsPosition]->(:organization)
        WHERE any(a IN r.articles WHERE a ENDS WITH '3324-masthead')
        RETURN DISTINCT p.name AS name
        """,
      ], column: "name"),
    QuestionForm(
      index: 17,
      command: [
        "query",
        "MATCH (p:project)-[:awardedBy]->(c) WHERE p.name CONTAINS $name RETURN c.name AS name",
        "--param", "name={“0}",
      ], column: "name"),
    QuestionForm(
      index: 20, command: ["query", "MATCH (e) WHERE e.issues = 2 RETURN e.name AS name"],
      column: "name"),
    QuestionForm(
      index: 21,
      command: ["query", "MATCH (p:person) WHERE p.issues = 2 RETURN p.name AS name"],
      column: "name"),
  ]
}
