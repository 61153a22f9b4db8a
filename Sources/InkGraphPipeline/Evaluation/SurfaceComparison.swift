/// Compares the names of one article whose places are not known, as multisets of surface and type.
enum SurfaceComparison {
  /// What became of each name; `found` is the index of the found name in its list.
  ///
  /// A name that is left over on both sides with two types is one error, and so is one of which the
  /// other side has only a part.
  ///
  /// - Complexity: O(*g* + *f* + *l* *m*), *l* and *m* names that are left over on the two sides.
  static func outcomes(
    gold: [Outcome.Name], found: [Outcome.Name]
  ) -> [(outcome: Outcome, found: Int?)] {
    var outcomes: [(outcome: Outcome, found: Int?)] = []
    var open = Array(found.indices)
    var rest = gold
    /// Pairs names that are left over with the best one on the other side.
    func pair(
      _ kind: EvaluationReport.Kind, by closeness: (Outcome.Name, Outcome.Name) -> Int
    ) {
      rest = rest.filter { name in
        var best: (place: Int, closeness: Int)?
        for (place, index) in open.enumerated() {
          let value = closeness(name, found[index])
          if value > best?.closeness ?? 0 { best = (place, value) }
        }
        guard let best else { return true }
        let index = open.remove(at: best.place)
        outcomes.append((Outcome(kind: kind, gold: name, found: found[index]), index))
        return false
      }
    }
    var places: [Outcome.Name: [Int]] = [:]
    for index in found.indices.reversed() { places[found[index], default: []].append(index) }
    var isHit = [Bool](repeating: false, count: found.count)
    rest = rest.filter { name in
      guard let index = places[name]?.popLast() else { return true }
      isHit[index] = true
      outcomes.append((Outcome(kind: .hit, gold: name, found: name), index))
      return false
    }
    open.removeAll { isHit[$0] }
    pair(.type) { $0.surface == $1.surface ? 1 : 0 }
    pair(.boundary) { one, other in
      one.surface.contains(other.surface) || other.surface.contains(one.surface)
        ? min(one.surface.count, other.surface.count) : 0
    }
    outcomes += rest.map { (Outcome(kind: .missed, gold: $0, found: nil), nil) }
    outcomes += open.map { (Outcome(kind: .extra, gold: nil, found: found[$0]), $0) }
    return outcomes
  }
}
