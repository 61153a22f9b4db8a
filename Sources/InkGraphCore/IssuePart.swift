/// What was found in one issue: the unit that is extracted in parallel, stored, and merged.
///
/// A part depends on its issue and the settings alone. Everything that needs other issues is left
/// to the linking of the library, which sees all parts.
public struct IssuePart: Hashable, Sendable, Codable {
  /// The issue as read.
  public var issue: Issue
  /// A hash of the file's bytes, by which a second build knows that nothing changed.
  public var contentHash: String
  /// The things named in the issue, each once; mentions and statements point into this list.
  public var entities: [LocalEntity]
  /// The mentions, ordered by article and span.
  public var mentions: [LocalMention]
  /// The statements, in the order of their evidence.
  public var statements: [LocalStatement]
  /// What the user should know about the file.
  public var diagnostics: [Diagnostic]
  /// The names that this issue alone makes certain, which other issues may borrow, sorted.
  public var certainNames: [CertainName]
  /// The names of other issues with which this one was read, sorted.
  public var borrowedNames: [CertainName]

  /// Makes a part.
  public init(
    issue: Issue, contentHash: String, entities: [LocalEntity] = [],
    mentions: [LocalMention] = [], statements: [LocalStatement] = [],
    diagnostics: [Diagnostic] = [], certainNames: [CertainName] = [],
    borrowedNames: [CertainName] = []
  ) {
    self.issue = issue
    self.contentHash = contentHash
    self.entities = entities
    self.mentions = mentions
    self.statements = statements
    self.diagnostics = diagnostics
    self.certainNames = certainNames
    self.borrowedNames = borrowedNames
  }
}

/// A name that one issue makes certain, by a title or by its full form.
public struct CertainName: Hashable, Sendable, Comparable, Codable {
  /// The name as printed.
  public var surface: String
  /// The type of the thing.
  public var type: EntityType

  /// Makes a certain name.
  public init(surface: String, type: EntityType) {
    self.surface = surface
    self.type = type
  }

  /// Whether both have the same scalars; a text as a reader sees it is normalized for each comparison.
  public static func == (left: CertainName, right: CertainName) -> Bool {
    left.surface.hasSameScalars(as: right.surface) && left.type == right.type
  }

  /// Hashes the scalars of the name; hardly one has two types.
  public func hash(into hasher: inout Hasher) { hasher.combine(scalarsOf: surface) }

  /// Orders by name, then by type.
  public static func < (left: CertainName, right: CertainName) -> Bool {
    if !left.surface.hasSameScalars(as: right.surface) {
      return left.surface.precedesByScalars(right.surface)
    }
    return left.type < right.type
  }
}

/// A thing as one issue knows it, before it is compared with other issues.
public struct LocalEntity: Hashable, Sendable, Codable {
  /// In which part a person stands.
  public enum Role: String, Hashable, Sendable, Codable {
    /// Someone or something that the articles are about.
    case subject
    /// Someone who wrote or edited.
    case staff
  }

  /// The type.
  public var type: EntityType
  /// The canonical name, as far as the issue and the gazetteers tell it.
  public var name: String
  /// Identifiers in outside registers, by register: `gbt2260` → `370215`.
  public var codes: [String: String]
  /// Names that are known for it without being printed in the issue, such as a former name.
  public var knownAliases: [String]
  /// Subject or staff.
  public var role: Role
  /// The titles that stand beside a person's name, sorted: what tells namesakes apart.
  public var titles: [String]

  /// Makes a local entity.
  public init(
    type: EntityType, name: String, codes: [String: String] = [:], knownAliases: [String] = [],
    role: Role = .subject, titles: [String] = []
  ) {
    self.type = type
    self.name = name
    self.codes = codes
    self.knownAliases = knownAliases
    self.role = role
    self.titles = titles
  }
}

/// A mention together with the thing it names.
public struct LocalMention: Hashable, Sendable, Codable {
  /// The article's place in the issue, counted from 1.
  public var article: Int
  /// The zone of the article in which the mention stands.
  public var zone: Zone
  /// The mention.
  public var mention: Mention
  /// The index of the thing in `IssuePart.entities`.
  public var entity: Int

  /// Makes a local mention.
  public init(article: Int, zone: Zone, mention: Mention, entity: Int) {
    self.article = article
    self.zone = zone
    self.mention = mention
    self.entity = entity
  }
}

/// An end of a statement inside one issue.
public enum LocalReference: Hashable, Sendable, Codable {
  /// A thing, by its index in `IssuePart.entities`.
  case entity(Int)
  /// An article, by its place in the issue.
  case article(Int)
}

/// A fact that one sentence of one issue supports.
public struct LocalStatement: Hashable, Sendable, Codable {
  /// What the statement is about.
  public var subject: LocalReference
  /// What it says.
  public var predicate: Predicate
  /// Of what it says it.
  public var object: LocalReference
  /// A title, an amount, a tier; `gazetteer` for what the text does not say.
  public var qualifier: String?
  /// The support.
  public var evidence: LocalEvidence

  /// Makes a statement.
  public init(
    subject: LocalReference, predicate: Predicate, object: LocalReference,
    qualifier: String? = nil, evidence: LocalEvidence
  ) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.qualifier = qualifier
    self.evidence = evidence
  }
}

/// What supports a statement, in one issue.
public struct LocalEvidence: Hashable, Sendable, Codable {
  /// The article's place in the issue; 0 for the masthead.
  public var article: Int
  /// Where the supporting words stand in the article's text, or in `Issue.mastheadText`.
  public var span: TextSpan
  /// The supporting words.
  public var text: String
  /// Where the subject is named, if it is named there.
  public var subjectSpan: TextSpan?
  /// Where the object is named, if it is named there.
  public var objectSpan: TextSpan?
  /// The rule that read the fact off, such as `undertakes.verb`.
  public var rule: String
  /// How sure the rule is, 0...1.
  public var score: Double

  /// Makes evidence.
  public init(
    article: Int, span: TextSpan, text: String, subjectSpan: TextSpan? = nil,
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
