/// The things and facts of a whole library, after its issues were compared with each other.
///
/// **Invariant:** it depends on the set of parts alone. Entities are sorted by key, statements by
/// subject, predicate, object and qualifier, evidence by article and span.
public struct LinkedLibrary: Hashable, Sendable {
  /// Every entity, sorted by key.
  public var entities: [Entity]
  /// Every statement, sorted.
  public var statements: [Statement]
  /// For each issue, the index in `entities` of each of its local entities, or `dropped`.
  public var resolution: [IssueKey: [Int]]

  /// What stands in `resolution` for a local entity that a correction takes for no thing.
  public static let dropped = -1

  /// Makes a linked library.
  public init(
    entities: [Entity] = [], statements: [Statement] = [], resolution: [IssueKey: [Int]] = [:]
  ) {
    self.entities = entities
    self.statements = statements
    self.resolution = resolution
  }
}

/// A thing that the library's articles name.
public struct Entity: Hashable, Sendable, Codable {
  /// What tells it from every other.
  public var key: EntityKey
  /// Other names: surfaces found in the texts and known former names, sorted, without the
  /// canonical name.
  public var aliases: [String]
  /// Identifiers in outside registers, by register.
  public var codes: [String: String]
  /// How often the articles name it.
  public var mentionCount: Int
  /// In how many issues it stands.
  public var issueCount: Int
  /// The first day on which it stands; nil if no dated issue names it.
  public var firstSeen: CalendarDate?
  /// The last day on which it stands.
  public var lastSeen: CalendarDate?

  /// Makes an entity.
  public init(
    key: EntityKey, aliases: [String] = [], codes: [String: String] = [:], mentionCount: Int = 0,
    issueCount: Int = 0, firstSeen: CalendarDate? = nil, lastSeen: CalendarDate? = nil
  ) {
    self.key = key
    self.aliases = aliases
    self.codes = codes
    self.mentionCount = mentionCount
    self.issueCount = issueCount
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
  }
}

/// An end of a statement.
public enum Reference: Hashable, Sendable {
  /// An entity, by its index in `LinkedLibrary.entities`.
  case entity(Int)
  /// An article.
  case article(ArticleID)
}

/// A fact with everything that supports it.
public struct Statement: Hashable, Sendable {
  /// What the statement is about.
  public var subject: Reference
  /// What it says.
  public var predicate: Predicate
  /// Of what it says it.
  public var object: Reference
  /// A title, an amount, a tier.
  public var qualifier: String?
  /// The first day on which the paper says so.
  public var firstSeen: CalendarDate?
  /// The last day on which the paper says so.
  public var lastSeen: CalendarDate?
  /// How sure the best evidence is, 0...1.
  public var score: Double
  /// The support, sorted by article and span; never empty.
  public var evidence: [Evidence]

  /// Makes a statement.
  public init(
    subject: Reference, predicate: Predicate, object: Reference, qualifier: String? = nil,
    firstSeen: CalendarDate? = nil, lastSeen: CalendarDate? = nil, score: Double,
    evidence: [Evidence]
  ) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.qualifier = qualifier
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.score = score
    self.evidence = evidence
  }
}

/// The sentence that supports a statement.
public struct Evidence: Hashable, Sendable {
  /// The article; ordinal 0 for the masthead.
  public var article: ArticleID
  /// Where the supporting words stand in the article's text.
  public var span: TextSpan
  /// The supporting words.
  public var text: String
  /// Where the subject is named.
  public var subjectSpan: TextSpan?
  /// Where the object is named.
  public var objectSpan: TextSpan?
  /// The rule that read the fact off.
  public var rule: String
  /// How sure the rule is, 0...1.
  public var score: Double

  /// Makes evidence.
  public init(
    article: ArticleID, span: TextSpan, text: String, subjectSpan: TextSpan? = nil,
    objectSpan: TextSpan? = nil, rule: String, score: Double
  ) {
    self.article = article
    self.span = span
    self.text = text
    self.subjectSpan = subjectSpan
    self.objectSpan = objectSpan
    self.rule = rule
    self.score = score
  }
}
