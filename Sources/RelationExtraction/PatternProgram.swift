internal import InkGraphCore

/// A pattern whose words, kinds and types are numbers.
struct PatternProgram: Sendable {
  /// A step of the program; what it takes of the text, the next one goes on behind.
  enum Operation: Sendable {
    case clauseStart
    case clauseEnd
    /// `barrier` are the types of names that end the gap.
    case gap(limit: Int, crossing: RelationRule.Crossing, barrier: UInt32)
    /// One word of a set of `RuleIndex`.
    case words(set: Int, captures: Bool, isOptional: Bool)
    case absentWords(set: Int)
    case absentBefore(set: Int)
    case literalClass(RelationRule.LiteralClass, captures: Bool)
    case mention(Slot)
    /// The thing carried over from before.
    case topic(Slot)
  }

  /// What a mention must be.
  struct Slot: Sendable {
    /// The types, as bits.
    let types: UInt32
    /// The kinds of project, as bits; 0 for any.
    let kinds: UInt64
    let role: RelationRule.Role?
    let isList: Bool
    let acceptsReference: Bool

    /// Whether a kind of project is among those of the slot.
    func accepts(_ kind: ProjectKind) -> Bool { kinds == 0 || kinds & kind.bit != 0 }
  }

  /// The place of its rule.
  let rule: Int
  let operations: [Operation]
}

/// A kind of project, by the head noun of its name.
struct ProjectKind: Hashable, Sendable {
  /// The name in the gazetteer of head nouns; empty for what is no project.
  let name: String
  /// Its bit in the slots of patterns; 0 if no pattern asks for it.
  let bit: UInt64

  /// The kind of what is no project.
  static let none = ProjectKind(name: "", bit: 0)
}
