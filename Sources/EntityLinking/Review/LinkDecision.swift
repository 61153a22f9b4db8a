public import InkGraphCore

/// A merge or a split of which the linker is not sure, for a person to look at.
public struct LinkDecision: Hashable, Sendable {
  /// Why the linker decided as it did.
  public enum Reason: String, Hashable, Sendable {
    /// One post ends before the other begins, as in a career.
    case career
    /// Posts of the same days that one person can have.
    case offices
    /// Someone without a post is taken for the only one of a common name who has one.
    case bare
    /// Someone who writes for the paper is taken for one in the news.
    case author
    /// Someone without a post is taken for the namesake seen last before.
    case nearest
    /// Work on the paper and a part in the news.
    case staff
    /// Posts that one person hardly combines, or whose times interleave.
    case posts
    /// The only full name that begins with the short one.
    case core
    /// Several full names begin with the short one.
    case severalFirms
  }

  /// One of the two things.
  public struct Side: Hashable, Sendable {
    /// The key by which a correction names it.
    public let key: EntityKey
    /// Sentences that name it, with their articles.
    public let examples: [Example]
  }

  /// A sentence that names a thing.
  public struct Example: Hashable, Sendable {
    /// The article.
    public let article: ArticleID
    /// The sentence.
    public let sentence: String
  }

  /// Whether the two were taken for one.
  public let isMerge: Bool
  /// The one that keeps its name.
  public let first: Side
  /// The other.
  public let second: Side
  /// How likely the decision is right, 0...1.
  public let score: Double
  /// Why the linker decided so.
  public let reason: Reason

  /// The action that confirms the decision, or takes it back.
  public func action(confirms: Bool) -> Correction.Action {
    isMerge == confirms ? .same : .notSame
  }
}
