/// Finds the known name that a mistyped one most likely means.
enum NearestName {
  /// The nearest of some names, or nil if none is near.
  ///
  /// Near is a name at a Damerau-Levenshtein distance (adjacent transpositions count one) of at most
  /// a third of its length, or one that differs in case only. Of equally near names the first by
  /// scalars wins.
  ///
  /// - Complexity: O(*k* · *m* · *n*) for *k* names of *m* scalars and a name of *n* scalars; names
  ///   of more than 64 scalars are not compared.
  static func find(_ name: String, in known: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard wanted.count <= 64 else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in known {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard other.count <= 64 else { continue }
      let length = max(wanted.count, other.count)
      let limit = length > 1 ? max(1, length / 3) : 0
      let distance = distance(wanted, other)
      guard distance <= limit else { continue }
      if let best, best.distance < distance { continue }
      if let best, best.distance == distance,
        best.name.utf8.elementsEqual(candidate.utf8)
          || best.name.utf8.lexicographicallyPrecedes(candidate.utf8)
      {
        continue
      }
      best = (distance, candidate)
    }
    return best?.name
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var before: [Int] = []
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + Array(repeating: 0, count: right.count)
      for column in 1...right.count {
        let isSame = left[row - 1] == right[column - 1]
        current[column] = min(
          previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          current[column] = min(current[column], before[column - 2] + 1)
        }
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
