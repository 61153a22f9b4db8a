import Foundation

/// Scores of a text's tags, and how likely each tag is.
extension ConditionalRandomField {
  func score(
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
  static func add(_ weights: Floats, _ row: Int, to scores: Floats) {
    let weights = weights + row * lanes
    for lane in 0..<lanes { scores[lane] += weights[lane] }
  }

  func setFollows(_ style: AnnotationStyle) {
    let lanes = Self.lanes
    follows.update(repeating: 0, count: lanes * lanes)
    for (tag, next) in Self.pairs {
      follows[tag * lanes + next] = exp(transition(tag, next, style))
    }
  }

  func transition(_ tag: Int, _ next: Int, _ style: AnnotationStyle) -> Float {
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
  func expect(_ count: Int, allowed: [UInt32]?, sign: Float) -> Double? {
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
}
