/// How much a library holds.
public struct LibraryCounts: Hashable, Sendable, Codable {
  /// Issues.
  public var issues: Int
  /// Articles of all issues.
  public var articles: Int
  /// Mentions in all articles.
  public var mentions: Int
  /// Entities of the linked result.
  public var entities: Int
  /// Statements of the linked result.
  public var statements: Int
  /// Pieces of evidence of all statements.
  public var evidence: Int

  /// Makes counts.
  public init(
    issues: Int = 0, articles: Int = 0, mentions: Int = 0, entities: Int = 0, statements: Int = 0,
    evidence: Int = 0
  ) {
    self.issues = issues
    self.articles = articles
    self.mentions = mentions
    self.entities = entities
    self.statements = statements
    self.evidence = evidence
  }
}
