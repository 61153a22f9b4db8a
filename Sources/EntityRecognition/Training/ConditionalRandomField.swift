import Foundation

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

  private typealias Floats = UnsafeMutablePointer<Float>
  private static let lanes = TagLayout.lanes
  private static let units = TaggerModel.hiddenUnits

  private let settings: Settings
  private(set) var featureCount: Int
  private let hiddenInput: HiddenInput
  private var features: Floats
  private var featureSums: Floats
  private let hidden: Floats
  private let hiddenSums: Floats
  private let output: Floats
  private let outputSums: Floats
  private let memory: Floats
  private let memorySums: Floats
  /// The scores of following tags: those of all styles, then what each style adds.
  private let transitions: Floats
  private let transitionSums: Floats
  private let outputGradient: Floats
  private let follows: Floats
  private let followGradient: Floats
  private var random: SplitMix64
  private var work = Workspace(capacity: 256)

  private static let styles = AnnotationStyle.allCases.count
  private static let pairs: [(Int, Int)] = TagLayout.tags.flatMap { tag in
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
  private struct Workspace {
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

  private func reserve(_ count: Int) {
    guard count > work.capacity else { return }
    work.deallocate()
    work = Workspace(capacity: count * 2)
  }

  // MARK: Learning

  /// Takes one step uphill on a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - isGeneral: Whether it is learned in the general style.
  ///   - usesMemory: Whether what other texts found is seen.
  /// - Returns: How far the marked names are from certain, in nats.
  func learn(_ text: EncodedText, isGeneral: Bool, usesMemory: Bool) -> Double {
    let count = text.count
    guard count > 0 else { return 0 }
    reserve(count)
    let lanes = Self.lanes
    let style = isGeneral ? AnnotationStyle.general : text.style
    let styled = isGeneral ? text.general : text.own
    // Which features are dropped follows from the seed of the step, so that scoring and learning
    // agree without a list.
    let seed = random.next()
    score(text, styled, style, usesMemory: usesMemory, dropSeed: seed)
    setFollows(style)
    work.gradient.update(repeating: 0, count: count * lanes)
    followGradient.update(repeating: 0, count: lanes * lanes)
    let allowed = isGeneral ? text.generallyAllowed : text.allowed
    guard let marked = expect(count, allowed: allowed, sign: 1) else { return 0 }
    for place in 0..<count where allowed[place] & 1 == 0 {
      work.scores[place * lanes + TagLayout.outside] += settings.outsideCost
    }
    guard let all = expect(count, allowed: nil, sign: -1) else { return 0 }
    climb(text, styled, style, usesMemory: usesMemory, dropSeed: seed)
    return all - marked
  }

  private func climb(
    _ text: EncodedText, _ styled: EncodedText.Rows, _ style: AnnotationStyle, usesMemory: Bool,
    dropSeed: UInt64
  ) {
    let lanes = Self.lanes
    let units = Self.units
    outputGradient.update(repeating: 0, count: units * lanes)
    var drop = SplitMix64(seed: dropSeed)
    for place in 0..<text.count {
      let gradient = work.gradient + place * lanes
      let shared = text.shared.range(place)
      let own = styled.range(place)
      guard Self.squareSum(gradient) > 1e-8 else {
        for _ in 0..<(shared.count + own.count) { _ = drop.next() }
        continue
      }
      for index in shared where !isDropped(&drop) {
        climb(
          features, featureSums, Int(text.shared.numbers[index]), gradient, settings.featureRate)
      }
      for index in own where !isDropped(&drop) {
        climb(features, featureSums, Int(styled.numbers[index]), gradient, settings.featureRate)
      }
      if usesMemory {
        for index in text.memory.range(place) {
          climb(
            memory, memorySums, Int(text.memory.numbers[index]), gradient, settings.featureRate)
        }
      }
      let unitValues = work.units + place * units
      let scales = work.unitScales + place * units
      let unitGradient = work.unitGradient
      for unit in 0..<units {
        guard unitValues[unit] > 0 else {
          unitGradient[unit] = 0
          continue
        }
        let row = output + unit * lanes
        unitGradient[unit] = Self.product(gradient, row) * scales[unit]
        let value = unitValues[unit]
        let sum = outputGradient + unit * lanes
        for lane in 0..<lanes { sum[lane] += value * gradient[lane] }
      }
      for index in text.hidden.range(place) {
        climbHidden(Int(text.hidden.numbers[index]), unitGradient)
      }
      climbHidden(hiddenInput.row(style: style), unitGradient)
    }
    for unit in 0..<units {
      climb(output, outputSums, unit, outputGradient + unit * lanes, settings.hiddenRate)
    }
    for (tag, next) in Self.pairs {
      let slope = followGradient[tag * lanes + next]
      guard abs(slope) > 1e-5 else { continue }
      for block in [0, style.rawValue + 1] {
        let index = block * lanes * lanes + tag * lanes + next
        transitionSums[index] += slope * slope
        transitions[index] +=
          settings.featureRate * slope / (transitionSums[index] + 1e-6).squareRoot()
      }
    }
  }

  @inline(__always)
  private func isDropped(_ drop: inout SplitMix64) -> Bool {
    drop.fraction() < settings.featureDropout
  }

  @inline(__always)
  private func climb(
    _ weights: Floats, _ sums: Floats, _ row: Int, _ gradient: Floats, _ rate: Float
  ) {
    let weights = weights + row * Self.lanes
    let sums = sums + row * Self.lanes
    for lane in 0..<Self.lanes {
      let slope = gradient[lane]
      let sum = sums[lane] + slope * slope
      sums[lane] = sum
      weights[lane] += rate * slope / (sum + 1e-6).squareRoot()
    }
  }

  @inline(__always)
  private func climbHidden(_ row: Int, _ gradient: Floats) {
    let weights = hidden + row * Self.units
    let sums = hiddenSums + row * Self.units
    let rate = settings.hiddenRate
    for unit in 0..<Self.units {
      let slope = gradient[unit]
      let sum = sums[unit] + slope * slope
      sums[unit] = sum
      weights[unit] += rate * slope / (sum + 1e-6).squareRoot()
    }
  }

  @inline(__always)
  private static func squareSum(_ row: Floats) -> Float { product(row, row) }

  @inline(__always)
  private static func product(_ left: Floats, _ right: Floats) -> Float {
    var sum = SIMD8<Float>.zero
    for block in stride(from: 0, to: lanes, by: 8) {
      let left = UnsafeRawPointer(left + block).loadUnaligned(as: SIMD8<Float>.self)
      let right = UnsafeRawPointer(right + block).loadUnaligned(as: SIMD8<Float>.self)
      sum += left * right
    }
    return sum.sum()
  }

  // MARK: Scores

  private func score(
    _ text: EncodedText, _ styled: EncodedText.Rows, _ style: AnnotationStyle, usesMemory: Bool,
    dropSeed: UInt64?
  ) {
    let lanes = Self.lanes
    let units = Self.units
    var drop = SplitMix64(seed: dropSeed ?? 0)
    let isLearning = dropSeed != nil
    let scale = isLearning ? 1 / (1 - settings.featureDropout) : 1
    for place in 0..<text.count {
      let scores = work.scores + place * lanes
      scores.update(repeating: 0, count: lanes)
      for index in text.shared.range(place) where !isLearning || !isDropped(&drop) {
        Self.add(features, Int(text.shared.numbers[index]), to: scores)
      }
      for index in styled.range(place) where !isLearning || !isDropped(&drop) {
        Self.add(features, Int(styled.numbers[index]), to: scores)
      }
      for lane in 0..<lanes { scores[lane] *= scale }
      if usesMemory {
        for index in text.memory.range(place) {
          Self.add(memory, Int(text.memory.numbers[index]), to: scores)
        }
      }
      let values = work.units + place * units
      let scales = work.unitScales + place * units
      let bias = hidden + hiddenInput.row(style: style) * units
      for unit in 0..<units { values[unit] = bias[unit] }
      for index in text.hidden.range(place) {
        let row = hidden + Int(text.hidden.numbers[index]) * units
        for unit in 0..<units { values[unit] += row[unit] }
      }
      let kept = 1 / (1 - settings.hiddenDropout)
      for unit in 0..<units {
        scales[unit] =
          !isLearning ? 1 : random.fraction() < settings.hiddenDropout ? 0 : kept
        let value = max(values[unit], 0) * scales[unit]
        values[unit] = value
        guard value > 0 else { continue }
        let row = output + unit * lanes
        for lane in 0..<lanes { scores[lane] += value * row[lane] }
      }
    }
  }

  @inline(__always)
  private static func add(_ weights: Floats, _ row: Int, to scores: Floats) {
    let weights = weights + row * lanes
    for lane in 0..<lanes { scores[lane] += weights[lane] }
  }

  private func setFollows(_ style: AnnotationStyle) {
    let lanes = Self.lanes
    follows.update(repeating: 0, count: lanes * lanes)
    for (tag, next) in Self.pairs {
      follows[tag * lanes + next] = exp(transition(tag, next, style))
    }
  }

  private func transition(_ tag: Int, _ next: Int, _ style: AnnotationStyle) -> Float {
    let index = tag * Self.lanes + next
    return transitions[index]
      + transitions[(style.rawValue + 1) * Self.lanes * Self.lanes + index]
  }

  /// The forward-backward algorithm (Rabiner 1989, with his scaling): adds the chances of tags and of
  /// pairs of tags to the gradients.
  ///
  /// - Parameters:
  ///   - count: The length of the text.
  ///   - allowed: The tags that each character can have; nil for all.
  ///   - sign: What the chances are multiplied with.
  /// - Returns: The logarithm of the sum over all ways; nil if there is none.
  private func expect(_ count: Int, allowed: [UInt32]?, sign: Float) -> Double? {
    let lanes = Self.lanes
    var total = 0.0
    for place in 0..<count {
      let bits = allowed?[place] ?? .max
      let scores = work.scores + place * lanes
      let values = work.exponentials + place * lanes
      let forward = work.forward + place * lanes
      var greatest = -Float.infinity
      for tag in TagLayout.tags where bits >> UInt32(tag) & 1 == 1 {
        greatest = max(greatest, scores[tag])
      }
      values.update(repeating: 0, count: lanes)
      for tag in TagLayout.tags where bits >> UInt32(tag) & 1 == 1 {
        values[tag] = exp(scores[tag] - greatest)
      }
      total += Double(greatest)
      if place == 0 {
        for lane in 0..<lanes { forward[lane] = TagLayout.isContinued(lane) ? 0 : values[lane] }
      } else {
        let before = forward - lanes
        forward.update(repeating: 0, count: lanes)
        for tag in TagLayout.tags where before[tag] != 0 {
          let chance = before[tag]
          let row = follows + tag * lanes
          for lane in 0..<lanes { forward[lane] += chance * row[lane] }
        }
        for lane in 0..<lanes { forward[lane] *= values[lane] }
      }
      if place == count - 1 {
        for tag in TagLayout.tags where TagLayout.isOpen(tag) { forward[tag] = 0 }
      }
      var norm: Float = 0
      for lane in 0..<lanes { norm += forward[lane] }
      guard norm > 0 else { return nil }
      work.norms[place] = norm
      for lane in 0..<lanes { forward[lane] /= norm }
      total += Double(log(norm))
    }
    let last = work.backward + (count - 1) * lanes
    for lane in 0..<lanes { last[lane] = TagLayout.isOpen(lane) ? 0 : 1 }
    for place in stride(from: count - 1, through: 0, by: -1) {
      let forward = work.forward + place * lanes
      let backward = work.backward + place * lanes
      let gradient = work.gradient + place * lanes
      for lane in 0..<lanes { gradient[lane] += sign * forward[lane] * backward[lane] }
      guard place > 0 else { break }
      let values = work.exponentials + place * lanes
      // What comes after this place, weighed by what stands at it, for the place before.
      let norm = work.norms[place]
      for lane in 0..<lanes { backward[lane] = values[lane] * backward[lane] / norm }
      let before = forward - lanes
      let previous = backward - lanes
      previous.update(repeating: 0, count: lanes)
      for tag in TagLayout.tags {
        let row = follows + tag * lanes
        previous[tag] = Self.product(row, backward)
        let chance = sign * before[tag]
        guard chance != 0 else { continue }
        let slope = followGradient + tag * lanes
        for lane in 0..<lanes { slope[lane] += chance * row[lane] * backward[lane] }
      }
    }
    return total
  }

  // MARK: Finding

  /// The names of the best order of tags (Viterbi 1967).
  func names(in text: EncodedText, usesMemory: Bool) -> [TaggedName] {
    let count = text.count
    guard count > 0 else { return [] }
    reserve(count)
    let lanes = Self.lanes
    score(text, text.own, text.style, usesMemory: usesMemory, dropSeed: nil)
    var back = [UInt8](repeating: 0, count: count * lanes)
    var best = [Float](repeating: -.infinity, count: lanes)
    for tag in TagLayout.tags where !TagLayout.isContinued(tag) { best[tag] = work.scores[tag] }
    for place in 1..<max(count, 1) {
      var next = [Float](repeating: -.infinity, count: lanes)
      for (tag, following) in Self.pairs where best[tag] > -.infinity {
        let way = best[tag] + transition(tag, following, text.style)
        if way > next[following] {
          next[following] = way
          back[place * lanes + following] = UInt8(tag)
        }
      }
      for tag in TagLayout.tags { next[tag] += work.scores[place * lanes + tag] }
      best = next
    }
    var tag = TagLayout.outside
    for other in TagLayout.tags where !TagLayout.isOpen(other) && best[other] > best[tag] {
      tag = other
    }
    var names: [TaggedName] = []
    var end = 0
    for place in stride(from: count - 1, through: 0, by: -1) {
      if let type = TagLayout.type(of: tag) {
        if !TagLayout.isOpen(tag) { end = place + 1 }
        if !TagLayout.isContinued(tag) {
          names.append(TaggedName(start: place, end: end, type: type))
        }
      }
      tag = Int(back[place * lanes + tag])
    }
    return names.reversed()
  }

  // MARK: Leaving out and writing down

  /// All weights that are learned.
  var blocks: [WeightAverage.Block] {
    let lanes = Self.lanes
    return [
      (features, featureCount * lanes), (hidden, hiddenInput.rows * Self.units),
      (output, Self.units * lanes), (memory, NameMemory.features * lanes),
      (transitions, (Self.styles + 1) * lanes * lanes),
    ].map { WeightAverage.Block(start: $0.0, count: $0.1) }
  }

  /// The greatest weight of each feature, without its sign.
  func featureStrengths() -> [Float] {
    (0..<featureCount).map { feature in
      TagLayout.tags.reduce(0) { max($0, abs(features[feature * Self.lanes + $1])) }
    }
  }

  /// Keeps only some features, in the order given.
  func keepFeatures(_ kept: [Int]) {
    func select(_ floats: Floats) -> Floats {
      let selected = Floats.allocate(capacity: max(kept.count, 1) * Self.lanes)
      for (index, feature) in kept.enumerated() {
        (selected + index * Self.lanes).initialize(
          from: floats + feature * Self.lanes, count: Self.lanes)
      }
      floats.deallocate()
      return selected
    }
    features = select(features)
    featureSums = select(featureSums)
    featureCount = kept.count
  }

  /// The weights as numbers of fixed point.
  struct Rounded {
    let features: [TaggerModel.Row]
    let hiddenRows: [TaggerModel.Row]
    let outputWeights: [Float]
    let memoryRows: [TaggerModel.Row]
    let transitions: [[TaggerModel.Row]]
  }

  /// Rounds the weights.
  func rounded() -> Rounded {
    func rows(_ floats: Floats, _ count: Int, bits: Int, limit: Float = 127) -> [TaggerModel.Row] {
      let scale = Float(1 << bits)
      return (0..<count).map { row in
        var result = TaggerModel.Row.zero
        for lane in 0..<Self.lanes {
          let value = (floats[row * Self.lanes + lane] * scale).rounded()
          result[lane] = Int16(min(max(value, -limit), limit))
        }
        return result
      }
    }
    let whole = Float(1 << TaggerModel.fractionBits)
    let unit = Float(1 << TaggerModel.hiddenFractionBits)
    let outputWeights = (0..<(Self.units * Self.lanes)).map { output[$0] * whole / unit }
    let styles = AnnotationStyle.allCases.map { style in
      (0..<Self.lanes).map { tag in
        var result = TaggerModel.Row(repeating: TaggerModel.never)
        guard TagLayout.tags.contains(tag) else { return result }
        for next in TagLayout.tags where TagLayout.follows(next, tag) {
          let value = (transition(tag, next, style) * whole).rounded()
          result[next] = Int16(min(max(value, -2000), 2000))
        }
        return result
      }
    }
    return Rounded(
      features: rows(features, featureCount, bits: TaggerModel.fractionBits),
      hiddenRows: rows(hidden, hiddenInput.rows, bits: TaggerModel.hiddenFractionBits),
      outputWeights: outputWeights,
      memoryRows: rows(memory, NameMemory.features, bits: TaggerModel.fractionBits),
      transitions: styles)
  }
}
