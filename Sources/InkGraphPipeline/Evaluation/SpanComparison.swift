internal import InkGraphCore

/// Compares the names of one text by their exact spans.
enum SpanComparison {
  /// What became of each name.
  ///
  /// - Parameters:
  ///   - gold: What is marked, in order; may overlap.
  ///   - found: What was found, in order; does not overlap.
  ///   - text: The text.
  /// - Returns: Outcomes with their places, in which each name counts once.
  /// - Complexity: O(*g* log *f* + *f* + *o*), *g* marked and *f* found names, *o* overlaps.
  static func outcomes(
    gold: [ScoredSpan], found: [ScoredSpan], in text: [Unicode.Scalar]
  ) -> [(outcome: Outcome, place: TextSpan)] {
    var outcomes: [(outcome: Outcome, place: TextSpan)] = []
    var isUsed = [Bool](repeating: false, count: found.count)
    var overlapped = [ScoredSpan?](repeating: nil, count: found.count)
    func name(_ value: ScoredSpan) -> Outcome.Name {
      Outcome.Name(surface: String(scalars: text[value.span.range]), type: value.type)
    }
    func add(
      _ kind: EvaluationReport.Kind, _ one: ScoredSpan?, _ other: ScoredSpan?,
      countsGold: Bool = true, countsFound: Bool = true
    ) {
      guard let place = one?.span ?? other?.span else { return }
      let outcome = Outcome(
        kind: kind, gold: one.map(name), found: other.map(name), countsGold: countsGold,
        countsFound: countsFound)
      outcomes.append((outcome, place))
    }

    // Equal spans come first, so that no overlap takes what another name matches exactly.
    let overlaps = gold.map { Self.overlaps(of: $0.span, in: found) }
    var open: [Int] = []
    for (index, mark) in gold.enumerated() {
      for place in overlaps[index] where overlapped[place] == nil { overlapped[place] = mark }
      if let hit = overlaps[index].first(where: { found[$0] == mark && !isUsed[$0] }) {
        isUsed[hit] = true
        add(.hit, mark, found[hit])
      } else {
        open.append(index)
      }
    }
    var inexact: [Int] = []
    for index in open {
      let mark = gold[index]
      if let same = overlaps[index].first(where: { found[$0].span == mark.span && !isUsed[$0] }) {
        isUsed[same] = true
        add(.type, mark, found[same])
      } else {
        inexact.append(index)
      }
    }
    for index in inexact {
      let mark = gold[index]
      let others = overlaps[index].filter { found[$0].span != mark.span }
      let best =
        others.filter { !isUsed[$0] }.max { shared(mark, found[$0]) < shared(mark, found[$1]) }
      if let best {
        isUsed[best] = true
        add(.boundary, mark, found[best])
      } else if let other = others.first {
        add(.boundary, mark, found[other], countsFound: false)
      } else {
        add(.missed, mark, nil)
      }
    }
    for (index, name) in found.enumerated() where !isUsed[index] {
      if let mark = overlapped[index] {
        add(.boundary, mark, name, countsGold: false)
      } else {
        add(.extra, nil, name)
      }
    }
    return outcomes
  }

  private static func shared(_ one: ScoredSpan, _ other: ScoredSpan) -> Int {
    min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
  }

  /// The names that overlap a span; they lie beside each other.
  private static func overlaps(of span: TextSpan, in found: [ScoredSpan]) -> Range<Int> {
    var low = 0
    var high = found.count
    while low < high {
      let middle = (low + high) / 2
      if found[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < found.count, found[end].span.start < span.end { end += 1 }
    return low..<end
  }
}
