internal import InkGraphCore

/// A sentence with its mentions, as patterns see it.
///
/// Positions count in the article's text.
struct SentenceView {
  /// The article's scalars.
  let text: [Unicode.Scalar]
  /// The sentence.
  let span: TextSpan
  /// For each position the mention that begins there, by its index in `mentions`, or -1.
  let mentionAt: [Int]
  /// The mentions of the article, in order.
  let mentions: [LocalMention]
  /// The kind of each project mention by its head noun; empty for others.
  let kinds: [String]
  /// The thing that the text is about here.
  let topic: Topic?
  /// The projects that the article has named so far, headline included, with their kinds; the
  /// last is the nearest.
  let projects: [(entity: Int, kind: String)]
  /// The projects of this sentence, by their starts.
  let projectsHere: [(entity: Int, kind: String, start: Int)]
  /// The projects that the headline names.
  let headlineProjects: [Int]
  /// The thing of each type that was named last before the sentence.
  let lastNamed: [EntityType: Int]

  /// A subject that is carried over.
  struct Topic {
    let entity: Int
    let type: EntityType
  }

  func has(_ word: [Unicode.Scalar], at position: Int) -> Bool {
    guard position + word.count <= span.end else { return false }
    for (offset, scalar) in word.enumerated() where text[position + offset] != scalar {
      return false
    }
    return true
  }

  func mention(at position: Int) -> Int? {
    guard position < mentionAt.count, mentionAt[position] >= 0 else { return nil }
    return mentionAt[position]
  }

  /// Whether a clause begins at `position`.
  func isClauseStart(_ position: Int) -> Bool {
    position == span.start || Self.clauseMarks.contains(text[position - 1])
  }

  /// Whether a clause ends right before `position`.
  func isClauseEnd(_ position: Int) -> Bool {
    position >= span.end || Self.clauseMarks.contains(text[position])
  }

  static let clauseMarks: Set<Unicode.Scalar> = [
    "，", "。", "；", "：", "！", "？", ",", ";", ":", "!", "?",
  ]
}
