/// A mention or statement with its score, and whether the gold has it.
package struct JudgedScore: Hashable, Sendable {
  /// The rule that read a statement; nil for a mention.
  package let rule: String?
  /// The score, 0...1.
  package let score: Double
  /// Whether the gold has it.
  package let isRight: Bool

  /// Makes a judged score.
  package init(rule: String?, score: Double, isRight: Bool) {
    self.rule = rule
    self.score = score
    self.isRight = isRight
  }

  /// What the score is of; nil for what a gazetteer adds.
  package var kind: ScoreCalibration.Kind? {
    guard let rule else { return .mention }
    return ScoreCalibration.Kind(rule: rule)
  }
}
