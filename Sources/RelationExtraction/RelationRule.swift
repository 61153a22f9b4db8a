public import InkGraphCore

/// A declared way to read a statement off a sentence.
///
/// The language is described at the head of `Ontology/relations.rules`.
public struct RelationRule: Hashable, Sendable {
  /// A piece of a pattern.
  public enum Element: Hashable, Sendable {
    /// A mention of one of the types; several in a list if `isList`.
    case mention(MentionSlot)
    /// One of several words.
    case words([[Unicode.Scalar]], capture: Bool, isOptional: Bool)
    /// None of several words may follow; takes no text.
    case absentWords([[Unicode.Scalar]])
    /// None of several words may stand right before; takes no text.
    case absentBefore([[Unicode.Scalar]])
    /// A title, a prize or a number, as the program knows them.
    case literalClass(LiteralClass, capture: Bool)
    /// At most so many scalars, with what they may hold.
    case gap(Int, Crossing)
    /// The beginning of a clause.
    case clauseStart
    /// The end of a clause.
    case clauseEnd
  }

  /// What a gap may hold besides words.
  public enum Crossing: Hashable, Sendable {
    /// Neither commas nor names.
    case nothing
    /// Names, but no commas.
    case names
    /// Commas, and names of other types than the one before the gap.
    case commas
  }

  /// A kind of word that has no type.
  public enum LiteralClass: String, Hashable, Sendable, CaseIterable {
    /// 一等奖, 金奖, 冠军.
    case prize
    /// 3000万元, 12家.
    case amount
    /// 主席, 局长.
    case title
    /// “教学标兵”称号.
    case honor
  }

  /// What a mention slot accepts.
  public struct MentionSlot: Hashable, Sendable {
    /// The types.
    public var types: Set<EntityType> { didSet { bits = TypeBits.of(types) } }
    /// The types as bits.
    private(set) var bits: UInt32
    /// Kinds of project, by the head noun; empty for any.
    public var kinds: Set<String>
    /// The end of the statement that the mention fills: `S`, `O`, or nil.
    public var role: Role?
    /// Whether every item of a list is taken.
    public var isList: Bool
    /// Whether the slot is the subject carried over from before, which takes no text.
    public var isTopic: Bool
    /// Whether 企业, 公司 and their like stand for the thing of the type named last.
    public var acceptsReference: Bool

    /// Makes a slot.
    public init(
      types: Set<EntityType>, kinds: Set<String>, role: Role?, isList: Bool, isTopic: Bool,
      acceptsReference: Bool
    ) {
      self.types = types
      bits = TypeBits.of(types)
      self.kinds = kinds
      self.role = role
      self.isList = isList
      self.isTopic = isTopic
      self.acceptsReference = acceptsReference
    }
  }

  /// An end of the statement.
  public enum Role: String, Hashable, Sendable {
    /// What the statement is about.
    case subject = "S"
    /// Of what it says it.
    case object = "O"
  }

  /// An example that is also a test.
  public struct Example: Hashable, Sendable {
    /// The sentence, with mentions as `[name:type]`.
    public var text: String
    /// The surfaces of subject and object that the rule must give, in order; empty for none.
    public var expected: [(subject: String, object: String)] {
      pairs.map { (subject: $0[0], object: $0[1]) }
    }
    /// The same as arrays of two, for comparison.
    public var pairs: [[String]]
  }

  /// Of the statements that a rule read in issues with gold, how many are right.
  public struct Record: Hashable, Sendable {
    /// How many are right.
    public var right: Int
    /// How many the rule read.
    public var found: Int
  }

  /// The name by which evidence cites the rule, such as `undertakes.verb`.
  public var id: String
  /// What the statement says.
  public var predicate: Predicate
  /// The patterns, any of which is enough.
  public var patterns: [[Element]]
  /// How sure the rule is, 0...1.
  public var score: Double
  /// How the rule did on gold; nil if nobody measured it.
  public var record: Record?
  /// A qualifier for every statement of the rule.
  public var qualifier: String?
  /// Sentences that the rule reads, or must not read.
  public var examples: [Example]
  /// Where the rule stands.
  public var location: SourceLocation
}

/// A rule file that can't be read.
public struct RuleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the fault is; line and column count from 1.
  public let location: SourceLocation
  /// What was found and what was expected.
  public let message: String

  /// The error as `file:line:column: message`.
  public var description: String { "\(location): \(message)" }
}
