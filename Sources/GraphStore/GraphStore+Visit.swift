import GRDB
public import InkGraphCore

/// Takes what a graph is made of, piece by piece.
public protocol LibraryVisitor {
  /// Takes an entity; they come first, sorted by key.
  mutating func visit(_ entity: Entity)
  /// Takes an issue with its articles, of whose texts only the headlines are there; sorted by key.
  mutating func visit(_ issue: Issue)
  /// Takes a statement without its evidence, in the order of `LinkedLibrary`, and what supports it, in
  /// the order of evidence. Ends that are entities go by their order.
  mutating func visit(_ statement: InkGraphCore.Statement, support: some Sequence<Support>)
  /// Takes how often the articles of an issue name entities, both by their order; an issue that is
  /// not linked is left out.
  mutating func visit(_ mentions: [(article: Int, entity: Int, count: Int)], ofIssue: Int)
}

/// What a graph keeps of the evidence of a statement.
public struct Support: Sendable {
  /// The article.
  public let article: ArticleID
  /// The supporting words.
  public let text: String
  /// The rule that read the fact off.
  public let rule: String

  /// Takes what is kept of evidence.
  public init(_ evidence: Evidence) {
    self.init(article: evidence.article, text: evidence.text, rule: evidence.rule)
  }

  init(article: ArticleID, text: String, rule: String) {
    self.article = article
    self.text = text
    self.rule = rule
  }
}

extension GraphStore {
  /// Hands over what a graph is made of, in one snapshot of the library: entities, then issues, then
  /// statements, then mentions.
  ///
  /// - Complexity: O(*n* log *n*) time, *n* rows; memory for entities, statements, and the words of
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
      try Self.visitStatements(&visitor, linked, places)
      for (place, issue) in issues.enumerated() {
        guard let rows = try reader.linkedEntities(of: issue.number) else { continue }
        let mentions = try reader.mentionCounts(of: issue.number).compactMap { mention in
          places[rows[mention.entity]].map {
            (article: mention.article, entity: $0, count: mention.count)
          }
        }
        visitor.visit(mentions, ofIssue: place)
      }
    }
  }
  private static func visitStatements(
    _ visitor: inout some LibraryVisitor, _ linked: LinkedLibraryReader, _ places: [Int: Int]
  ) throws {
    let (rows, statements) = try linked.bareStatements(places)
    // One list for all statements: the place of a statement, and after it its evidence in order.
    var support: [(statement: UInt32, value: Support)] = []
    var locals: [(statement: UInt32, local: LocalStatement)] = []
    var issueOfLocals: IssueKey?
    func finishIssue() {
      guard let issue = issueOfLocals else { return }
      // Numbers are sorted, as statements are long to be moved about.
      let order = locals.indices.sorted {
        let (left, right) = (locals[$0], locals[$1])
        return left.statement != right.statement
          ? left.statement < right.statement
          : Evidence.precedes(Evidence(left.local, issue), Evidence(right.local, issue))
      }
      for place in order {
        let evidence = locals[place].local.evidence
        support.append(
          (
            locals[place].statement,
            Support(
              article: ArticleID(issue: issue, ordinal: evidence.article), text: evidence.text,
              rule: evidence.rule)
          ))
      }
      locals.removeAll(keepingCapacity: true)
    }
    try linked.forEachEvidence(rows) { statement, issue, local in
      if issueOfLocals != issue {
        finishIssue()
        issueOfLocals = issue
      }
      locals.append((UInt32(statement), local))
    }
    finishIssue()
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
    for (place, statement) in statements.enumerated() {
      visitor.visit(
        statement,
        support: order[starts[place]..<starts[place + 1]].lazy.map { support[Int($0)].value })
    }
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
