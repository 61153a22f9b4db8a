/// The average of weights at several moments of learning.
///
/// It finds names that were never seen better than the weights of any one moment do (stochastic weight
/// averaging, Izmailov and others 2018).
final class WeightAverage {
  /// A part of the weights.
  typealias Block = UnsafeMutableBufferPointer<Float>

  private var sums: [[Float]] = []
  private var count: Float = 0

  /// Adds the weights as they are.
  ///
  /// - Parameter blocks: All weights; the same blocks each time.
  func add(_ blocks: [Block]) {
    if sums.isEmpty { sums = blocks.map { [Float](repeating: 0, count: $0.count) } }
    for (index, block) in blocks.enumerated() {
      for place in block.indices { sums[index][place] += block[place] }
    }
    count += 1
  }

  /// Sets the weights to the average, if there is one.
  func copy(to blocks: [Block]) {
    guard count > 0 else { return }
    for (index, block) in blocks.enumerated() {
      for place in block.indices { block[place] = sums[index][place] / count }
    }
  }
}
