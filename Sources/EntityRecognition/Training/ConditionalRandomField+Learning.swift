/// Steps uphill.
extension ConditionalRandomField {
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

  func climb(
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
  func isDropped(_ drop: inout SplitMix64) -> Bool {
    drop.fraction() < settings.featureDropout
  }

  @inline(__always)
  func climb(
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
  func climbHidden(_ row: Int, _ gradient: Floats) {
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
  static func squareSum(_ row: Floats) -> Float { product(row, row) }

  @inline(__always)
  static func product(_ left: Floats, _ right: Floats) -> Float {
    var sum = SIMD8<Float>.zero
    for block in stride(from: 0, to: lanes, by: 8) {
      let left = UnsafeRawPointer(left + block).loadUnaligned(as: SIMD8<Float>.self)
      let right = UnsafeRawPointer(right + block).loadUnaligned(as: SIMD8<Float>.self)
      sum += left * right
    }
    return sum.sum()
  }
}
