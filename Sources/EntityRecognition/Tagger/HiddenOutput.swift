/// What the hidden layer says about tags: rectified units times their rows of weights.
///
/// Works on plain memory and on vectors of four, since arithmetic on `SIMD32<Float>` becomes calls for each
/// lane.
struct HiddenOutput: Sendable {
  private typealias Quad = SIMD4<Float>

  /// For each unit its weights for the lanes, eight quads.
  private let weights: [SIMD4<Float>]

  private static let quads = TagLayout.lanes / 4

  init(_ model: TaggerModel) {
    weights = (0..<(TaggerModel.hiddenUnits * Self.quads)).map { quad in
      SIMD4(
        model.outputWeights[quad * 4], model.outputWeights[quad * 4 + 1],
        model.outputWeights[quad * 4 + 2], model.outputWeights[quad * 4 + 3])
    }
  }

  /// Adds what the units of each place say to its scores.
  ///
  /// - Complexity: O(*n*), *n* places; 32 × 32 steps a place at most, about half of them on most.
  func add(
    _ hidden: UnsafePointer<TaggerModel.Row>, to scores: UnsafeMutablePointer<TaggerModel.Row>,
    count: Int
  ) {
    weights.withUnsafeBufferPointer { weights in
      for place in 0..<count {
        add(
          hidden + place, weights,
          to: UnsafeMutableRawPointer(scores + place).assumingMemoryBound(to: SIMD4<Int16>.self))
      }
    }
  }

  /// The units above 0, as bits: which they are can't be foretold, so they are not asked one by one.
  @inline(__always)
  private func active(_ hidden: UnsafePointer<TaggerModel.Row>) -> UInt32 {
    let units = UnsafeRawPointer(hidden).assumingMemoryBound(to: SIMD8<Int16>.self)
    return Self.active(units[0], units[1]) | Self.active(units[2], units[3]) << 16
  }

  /// The units of two vectors above 0, as 16 bits.
  @inline(__always)
  private static func active(_ first: SIMD8<Int16>, _ second: SIMD8<Int16>) -> UInt32 {
    let zero = SIMD8<Int16>(repeating: 0)
    let low = SIMD8<Int16>(1, 2, 4, 8, 16, 32, 64, 128)
    let bits =
      zero.replacing(with: low, where: first .> zero)
      | zero.replacing(with: low &<< 8, where: second .> zero)
    // Each lane has bits of its own, so all lanes are laid over each other.
    let words = unsafeBitCast(bits, to: SIMD2<UInt64>.self)
    var word = words[0] | words[1]
    word |= word >> 32
    word |= word >> 16
    return UInt32(truncatingIfNeeded: word & 0xFFFF)
  }

  @inline(__always)
  private func add(
    _ hidden: UnsafePointer<TaggerModel.Row>, _ weights: UnsafeBufferPointer<SIMD4<Float>>,
    to target: UnsafeMutablePointer<SIMD4<Int16>>
  ) {
    // Adding 1.5 × 2²³ leaves a whole number, the nearest, in the low bits of the significand.
    let whole = Quad(repeating: 12_582_912)
    var (sum0, sum1, sum2, sum3) = (Quad.zero, Quad.zero, Quad.zero, Quad.zero)
    var (sum4, sum5, sum6, sum7) = (Quad.zero, Quad.zero, Quad.zero, Quad.zero)
    let units = UnsafeRawPointer(hidden).assumingMemoryBound(to: Int16.self)
    var active = active(hidden)
    while active != 0 {
      let unit = active.trailingZeroBitCount
      active &= active &- 1
      let value = Quad(repeating: Float(units[unit]))
      let row = unit &* Self.quads
      sum0 += value * weights[row]
      sum1 += value * weights[row &+ 1]
      sum2 += value * weights[row &+ 2]
      sum3 += value * weights[row &+ 3]
      sum4 += value * weights[row &+ 4]
      sum5 += value * weights[row &+ 5]
      sum6 += value * weights[row &+ 6]
      sum7 += value * weights[row &+ 7]
    }
    @inline(__always)
    func round(_ sum: Quad) -> SIMD4<Int16> {
      SIMD4<Int16>(truncatingIfNeeded: unsafeBitCast(sum + whole, to: SIMD4<Int32>.self))
    }
    target[0] &+= round(sum0)
    target[1] &+= round(sum1)
    target[2] &+= round(sum2)
    target[3] &+= round(sum3)
    target[4] &+= round(sum4)
    target[5] &+= round(sum5)
    target[6] &+= round(sum6)
    target[7] &+= round(sum7)
  }
}
