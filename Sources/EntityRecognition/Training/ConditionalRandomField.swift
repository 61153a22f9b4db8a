/// The weights while they are learned: a linear-chain conditional random field (Lafferty, McCallum
/// and Pereira 2001) with a hidden layer of rectified units beside its features.
///
/// It climbs the likelihood of the marked names, text by text, with AdaGrad (Duchi, Hazan and Singer
/// 2011). Where a corpus leaves open what a name is, all readings that it allows count (Tsuboi et al.
/// 2008). O is made cheaper by `outsideCost` where a name is marked (softmax margin, Gimpel and Smith
/// 2010), since a missed name costs more than a false one; features and hidden units are dropped at
/// random (Srivastava et al. 2014).
///
/// A class of raw memory: every thread that learns has its own.
final class ConditionalRandomField {
  /// How it learns.
  struct Settings: Sendable {
    var featureRate: Float = 0.1
    var hiddenRate: Float = 0.05
    var featureDropout: Float = 0.3
    var hiddenDropout: Float = 0.1
    var outsideCost: Float = 0.5
    var seed: UInt64 = 1998
  }

  typealias Floats = UnsafeMutablePointer<Float>
  static let lanes = TagLayout.lanes
  static let units = TaggerModel.hiddenUnits

  let settings: Settings
  var featureCount: Int
  let hiddenInput: HiddenInput
  var features: Floats
  var featureSums: Floats
  let hidden: Floats
  let hiddenSums: Floats
  let output: Floats
  let outputSums: Floats
  let memory: Floats
  let memorySums: Floats
  /// The scores of following tags: those of all styles, then what each style adds.
  let transitions: Floats
  let transitionSums: Floats
  let outputGradient: Floats
  let follows: Floats
  let followGradient: Floats
  var random: SplitMix64
  var work = Workspace(capacity: 256)

  static let styles = AnnotationStyle.allCases.count
  static let pairs: [(Int, Int)] = TagLayout.tags.flatMap { tag in
    TagLayout.tags.filter { TagLayout.follows($0, tag) }.map { (tag, $0) }
  }

  init(features: Int, hiddenInput: HiddenInput, settings: Settings) {
    self.settings = settings
    self.hiddenInput = hiddenInput
    featureCount = features
    random = SplitMix64(seed: settings.seed)
    func zeros(_ count: Int) -> Floats {
      let floats = Floats.allocate(capacity: max(count, 1))
      floats.initialize(repeating: 0, count: max(count, 1))
      return floats
    }
    let lanes = Self.lanes
    self.features = zeros(features * lanes)
    featureSums = zeros(features * lanes)
    hidden = zeros(hiddenInput.rows * Self.units)
    hiddenSums = zeros(hiddenInput.rows * Self.units)
    output = zeros(Self.units * lanes)
    outputSums = zeros(Self.units * lanes)
    memory = zeros(NameMemory.features * lanes)
    memorySums = zeros(NameMemory.features * lanes)
    transitions = zeros((Self.styles + 1) * lanes * lanes)
    transitionSums = zeros((Self.styles + 1) * lanes * lanes)
    outputGradient = zeros(Self.units * lanes)
    follows = zeros(lanes * lanes)
    followGradient = zeros(lanes * lanes)
    for index in 0..<(hiddenInput.rows * Self.units) {
      hidden[index] = (random.fraction() - 0.5) * 0.2
    }
    for unit in 0..<Self.units {
      for tag in TagLayout.tags {
        output[unit * lanes + tag] = (random.fraction() - 0.5) * 0.3
      }
    }
  }

  deinit {
    for floats in [
      features, featureSums, hidden, hiddenSums, output, outputSums, memory, memorySums,
      transitions, transitionSums, outputGradient, follows, followGradient,
    ] { floats.deallocate() }
    work.deallocate()
  }

  /// Arrays for one text at a time.
  struct Workspace {
    let capacity: Int
    let scores: Floats
    let exponentials: Floats
    let forward: Floats
    let backward: Floats
    let gradient: Floats
    let units: Floats
    let unitScales: Floats
    let unitGradient: Floats
    let norms: Floats

    init(capacity: Int) {
      self.capacity = capacity
      func floats(_ count: Int) -> Floats { Floats.allocate(capacity: count) }
      scores = floats(capacity * lanes)
      exponentials = floats(capacity * lanes)
      forward = floats(capacity * lanes)
      backward = floats(capacity * lanes)
      gradient = floats(capacity * lanes)
      units = floats(capacity * ConditionalRandomField.units)
      unitScales = floats(capacity * ConditionalRandomField.units)
      unitGradient = floats(ConditionalRandomField.units)
      norms = floats(capacity)
    }

    func deallocate() {
      for floats in [
        scores, exponentials, forward, backward, gradient, units, unitScales, unitGradient, norms,
      ] { floats.deallocate() }
    }
  }

  func reserve(_ count: Int) {
    guard count > work.capacity else { return }
    work.deallocate()
    work = Workspace(capacity: count * 2)
  }
}
