/// How well the names in a file were found.
package struct EvaluationReport: Sendable {
  /// Whether a name is right, or in what it is wrong.
  package enum Kind: String, Hashable, Sendable {
    /// Found as it is marked.
    case hit
    /// Found with another type.
    case type
    /// Found, but with another beginning or end.
    case boundary
    /// Not found.
    case missed
    /// Found where nothing is marked.
    case extra
  }

  /// A name on one side of an error.
  package struct Name: Hashable, Sendable {
    /// The name as printed.
    package let surface: String
    /// Its type.
    package let type: String
  }

  /// Errors that are the same: one kind, one surface on each side.
  package struct ErrorGroup: Hashable, Sendable {
    /// The kind.
    package let kind: Kind
    /// The marked name; nil where nothing is marked.
    package let gold: Name?
    /// The found name; nil where nothing was found.
    package let found: Name?
    /// How often it happens.
    package let count: Int
    /// The row or article in which it happens first.
    package let place: String
    /// The sentence in which it happens first; empty if it can't be told.
    package let sentence: String
  }

  /// Names that other texts know, and names that they do not.
  package struct Familiarity: Hashable, Sendable {
    /// Marked names that stand in the other texts with their type; `found` is not counted.
    package var seen = NameScore()
    /// The other marked names.
    package var unseen = NameScore()

    /// Counts nothing yet.
    package init() {}
  }

  /// The file.
  package let file: String
  /// Rows of a corpus, or articles of an issue.
  package let rows: Int
  /// Unicode scalars in the texts.
  package let characters: Int
  /// The time that finding took.
  package var seconds: Double
  /// The types that were compared.
  package let scheme: TypeScheme
  /// Whether joined regions were split.
  package let splitsRegions: Bool
  /// What became of the names of each type.
  package let confusion: Confusion
  /// How familiar names of each type were found; nil if there are no other texts.
  package let familiarity: [Familiarity]?
  /// The errors, most frequent first.
  package let errors: [ErrorGroup]

  /// The score of each type, in the order of `scheme.names`.
  package var byType: [NameScore] { confusion.scores }
  /// The score over all types (micro average).
  package var overall: NameScore { byType.reduce(NameScore(), +) }
}
