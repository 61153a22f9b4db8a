/// Leaving weights out, and writing them down.
extension ConditionalRandomField {
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
