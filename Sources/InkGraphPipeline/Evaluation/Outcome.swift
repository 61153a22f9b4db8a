/// What became of a name that was marked, or that was found, or both.
struct Outcome: Hashable {
  /// A surface with the index of its type.
  struct Name: Hashable {
    let surface: String
    let type: Int
  }

  /// Whether it is right, or in what it is wrong.
  let kind: EvaluationReport.Kind
  /// What was marked; nil where nothing was.
  let gold: Name?
  /// What was found; nil where nothing was.
  let found: Name?
  /// Whether the marked name is counted here, and not with another outcome.
  var countsGold = true
  /// Whether the found name is counted here, and not with another outcome.
  var countsFound = true
}
