/// Fits rising lines to judged scores: by bins, drawn towards the mean of all, and then by pooling
/// neighbours that fall.
///
/// Ayer, Brunk, Ewing, Reid, Silverman, "An Empirical Distribution Function for Sampling with
/// Incomplete Information" (1955), doi:10.1214/aoms/1177728423.
package enum CalibrationFit {
  /// The lower ends of the bins; hand-given scores gather at few values, so few bins are enough.
  private static let edges = [0, 0.5, 0.7, 0.8, 0.9, 1.0]
  /// Every bin counts this many cases more, which are right as often as all.
  private static let prior = 10.0

  /// The calibration of judged scores; kinds without a case get no points.
  ///
  /// - Complexity: O(*n*), *n* scores.
  package static func calibration(_ judged: [JudgedScore]) -> ScoreCalibration {
    var byKind: [ScoreCalibration.Kind: [JudgedScore]] = [:]
    for one in judged {
      if let kind = one.kind { byKind[kind, default: []].append(one) }
    }
    return ScoreCalibration(points: byKind.mapValues(points))
  }

  private static func points(_ judged: [JudgedScore]) -> [ScoreCalibration.Point] {
    let mean = share(judged)
    var pools: [(scores: [Double], right: Double, weight: Double)] = []
    for (low, high) in zip(edges, edges.dropFirst()) {
      let bin = judged.filter { $0.score >= low && ($0.score < high || high == 1) }
      let weight = Double(bin.count) + prior
      let score = (bin.reduce(0) { $0 + $1.score } + prior * (low + high) / 2) / weight
      pools.append(([score], (share(bin) * Double(bin.count) + prior * mean) / weight, weight))
      while pools.count > 1, pools[pools.count - 2].right > pools[pools.count - 1].right {
        let last = pools.removeLast()
        let other = pools.removeLast()
        let sum = other.weight + last.weight
        pools.append(
          (
            other.scores + last.scores,
            (other.right * other.weight + last.right * last.weight) / sum, sum
          ))
      }
    }
    return pools.flatMap { pool in
      pool.scores.map { ScoreCalibration.Point(score: $0, right: pool.right) }
    }
  }

  private static func share(_ judged: [JudgedScore]) -> Double {
    judged.isEmpty ? 0 : Double(judged.count { $0.isRight }) / Double(judged.count)
  }
}

/// How well scores agree with what is right: the reliability table.
package struct Reliability: Hashable, Sendable {
  /// The scores between two tenths.
  package struct Bin: Hashable, Sendable {
    /// How many there are.
    package var count = 0
    /// The mean of the scores.
    package var score = 0.0
    /// The share of those that are right.
    package var right = 0.0
  }

  /// The bins that hold a score, from 0 to 1.
  package let bins: [Bin]
  /// The expected calibration error: the mean distance of score and share over the bins, weighted by
  /// their counts (Naeini, Cooper, Hauskrecht 2015, doi:10.1609/aaai.v29i1.9602).
  package let expectedError: Double

  /// Compares scores with what is right.
  package init(_ judged: [JudgedScore]) {
    var bins = [Bin](repeating: Bin(), count: 10)
    for one in judged {
      let index = min(9, max(0, Int(one.score * 10)))
      bins[index].count += 1
      bins[index].score += one.score
      bins[index].right += one.isRight ? 1 : 0
    }
    self.bins = bins.filter { $0.count > 0 }.map { bin in
      Bin(
        count: bin.count, score: bin.score / Double(bin.count),
        right: bin.right / Double(bin.count))
    }
    let total = Double(max(1, judged.count))
    expectedError = self.bins.reduce(0) {
      $0 + Double($1.count) / total * abs($1.score - $1.right)
    }
  }
}
