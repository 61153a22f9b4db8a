import GRDB
public import InkGraphCore

/// Takes what a graph is made of, piece by piece.
public protocol LibraryVisitor {
  /// What is kept of a piece of evidence till its statement comes.
  associatedtype Kept
  /// Takes an entity; they come first, sorted by key.
  mutating func visit(_ entity: Entity)
  /// Takes an issue with its articles, of whose texts only the headlines are there; sorted by key.
  mutating func visit(_ issue: Issue)
  /// Takes a piece of evidence of an issue.
  mutating func keep(_ support: Support) -> Kept
  /// Takes a statement without its evidence, in the order of `LinkedLibrary`, and what supports it, in
  /// the order of evidence. Ends that are entities go by their order.
  mutating func visit(_ statement: InkGraphCore.Statement, support: ArraySlice<Kept>)
  /// Takes how often the articles of an issue name entities, both by their order, sorted and each
  /// once; an issue that is not linked is left out.
  mutating func visit(_ mentions: [EntityMentions], ofIssue: Int)
}

/// How often an article names an entity.
public struct EntityMentions: Sendable {
  /// The ordinal of the article.
  public let article: Int
  /// The entity, by its order.
  public let entity: Int
  /// How often.
  public var count: Int

  /// Takes a count.
  public init(article: Int, entity: Int, count: Int) {
    self.article = article
    self.entity = entity
    self.count = count
  }
}

/// What a graph keeps of the evidence of a statement.
public struct Support: Sendable {
  /// The place of the issue in the order of issues.
  public let issue: Int
  /// The ordinal of the article.
  public let article: Int
  /// The supporting words.
  public let text: String
  /// The rule that read the fact off.
  public let rule: String

  /// Takes what is kept of evidence.
  public init(issue: Int, article: Int, text: String, rule: String) {
    self.issue = issue
    self.article = article
    self.text = text
    self.rule = rule
  }
}

extension GraphStore {
  /// Hands over what a graph is made of, in one snapshot of the library: entities, then issues, then
  /// statements, then mentions.
  ///
  /// - Complexity: O(*n* log *n*) time, *n* rows; memory for entities, statements, and what is kept of
  ///   their evidence.
  public func visit(_ visitor: inout some LibraryVisitor) throws(StoreError) {
    try read { database in
      let issues = try Self.sortedIssues(in: database)
      let linked = LinkedLibraryReader(
        database: database,
        issues: Dictionary(uniqueKeysWithValues: issues.map { ($0.number, $0.key) }))
      let (entities, places) = try linked.entities()
      for entity in entities { visitor.visit(entity) }
      let reader = IssuePartReader(database: database)
      for issue in issues {
        guard var head = try reader.head(of: issue.number)?.issue else { continue }
        head.articles = try reader.headlines(of: issue.number)
        visitor.visit(head)
      }
      let mentions = try Self.visitStatements(&visitor, linked, places, issues)
      for (issue, own) in mentions { visitor.visit(own, ofIssue: issue) }
    }
  }

  /// Hands over the statements, and gives the mentions of each issue, which stand beside the evidence.
  private static func visitStatements<Visitor: LibraryVisitor>(
    _ visitor: inout Visitor, _ linked: LinkedLibraryReader, _ places: [Int: Int],
    _ issues: [(number: Int, key: IssueKey)]
  ) throws -> [(issue: Int, mentions: [EntityMentions])] {
    let (rows, statements) = try linked.bareStatements(places)
    // One list for all statements: the place of a statement, and after it its evidence in order.
    var support: [(statement: UInt32, kept: Visitor.Kept)] = []
    var mentions: [(issue: Int, mentions: [EntityMentions])] = []
    let reader = IssueLinksReader(
      database: linked.database, statements: rows, entities: places)
    try reader.forEach(issues.map(\.number)) { issue, found in
      for (statement, evidence) in found.evidence {
        support.append(
          (
            statement,
            visitor.keep(
              Support(
                issue: issue, article: evidence.article, text: evidence.text,
                rule: evidence.rule))
          ))
      }
      mentions.append((issue, found.mentions))
    }
    // A stable order by statements: how many come before each, then each to its place.
    var starts = [Int](repeating: 0, count: statements.count + 1)
    for (statement, _) in support { starts[Int(statement) + 1] += 1 }
    for place in statements.indices { starts[place + 1] += starts[place] }
    var order = [UInt32](repeating: 0, count: support.count)
    var next = starts
    for (place, value) in support.enumerated() {
      order[next[Int(value.statement)]] = UInt32(place)
      next[Int(value.statement)] += 1
    }
    var own: [Visitor.Kept] = []
    for (place, statement) in statements.enumerated() {
      own.removeAll(keepingCapacity: true)
      for number in order[starts[place]..<starts[place + 1]] {
        own.append(support[Int(number)].kept)
      }
      visitor.visit(statement, support: own[...])
    }
    return mentions
  }
}

extension Evidence {
  /// The support of a statement of an issue.
  init(_ local: LocalStatement, _ issue: IssueKey) {
    let own = local.evidence
    self.init(
      article: ArticleID(issue: issue, ordinal: own.article), span: own.span, text: own.text,
      subjectSpan: own.subjectSpan, objectSpan: own.objectSpan, rule: own.rule, score: own.score)
  }
}
