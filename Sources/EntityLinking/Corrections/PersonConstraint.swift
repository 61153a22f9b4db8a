internal import InkGraphCore

/// A correction that parts or joins people of one name, who are told apart by a body, a title, the
/// paper that they work for, or an article.
struct PersonConstraint: Hashable {
  /// The name.
  let name: String
  /// What marks the first of the two; nil for everyone who bears no other mark.
  let first: String?
  /// What marks the second.
  let second: String
  /// Whether the two are one.
  let isSame: Bool
  /// The line.
  let correction: Correction

  /// Reads a correction; nil if it is not about people of one name.
  ///
  /// An article stands for the person of the name in it: `not-same person/张伟 article/今日青禾/12-2`.
  init?(_ correction: Correction) {
    guard let other = correction.otherKey, correction.key.type == .person else { return nil }
    var marks = [correction.key.qualifier, other.qualifier]
    switch other.type {
    case .person where other.name == correction.key.name: break
    case .article: marks[1] = other.name
    default: return nil
    }
    if marks[1] == nil { marks.swapAt(0, 1) }
    guard let second = marks[1], marks[0] != second else { return nil }
    // A plain name is joined with a marked one as any two things are.
    if correction.action == .same, marks[0] == nil { return nil }
    name = correction.key.name
    first = marks[0]
    self.second = second
    isSame = correction.action == .same
    self.correction = correction
  }
}
