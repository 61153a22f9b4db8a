internal import InkGraphCore

/// What the tagger has learned: weights of a linear-chain conditional random field (Lafferty,
/// McCallum and Pereira 2001) whose scores come from looked-up features and from a small hidden layer.
///
/// All scores are fixed-point numbers of `fractionBits` bits, natural log-odds, so that a text has the
/// same names on every machine.
///
/// **Invariant:** immutable after it is made; `TaggerModelFile` reads and writes it.
public struct TaggerModel: Sendable {
  /// A row of weights, one for each lane of `TagLayout`.
  typealias Row = SIMD32<Int16>

  /// Bits behind the point in scores: a weight of 1 is 32.
  static let fractionBits = 5
  /// Bits behind the point in the rows that feed the hidden layer.
  static let hiddenFractionBits = 6
  /// The size of the hidden layer.
  static let hiddenUnits = 32

  /// The characters.
  let characters: CharacterTable
  /// The features with the rows of their slots.
  let features: FeatureRows
  /// The shape of the hidden layer's input.
  let hiddenInput: HiddenInput
  /// The rows that feed the hidden layer, one lane a unit.
  let hiddenRows: [PackedRow]
  /// For each unit its weights for the lanes, one after the other: how much a step of the unit adds, in
  /// steps of a score.
  let outputWeights: [Float]
  /// The rows of the features of `NameMemory`.
  let memoryRows: [Row]
  /// For each style, then for each lane, the row of scores of the tags that may follow.
  let transitions: [[Row]]
  /// What it was learned from, as text for the model's card.
  package let description: String

  /// A score that no sum reaches: what can't be.
  static let never = Int16(-4096)
}
