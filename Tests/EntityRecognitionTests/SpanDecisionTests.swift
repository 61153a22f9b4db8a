import EntityRecognition
import InkGraphCore
import InkGraphTestSupport
import Testing

@Suite("Decision between spans") struct SpanDecisionTests {
  private func candidate(
    _ start: Int, _ end: Int, _ score: Double, _ type: EntityType = .person
  ) -> Candidate {
    Candidate(span: TextSpan(start: start, end: end), type: type, score: score, source: "test")
  }

  private func value(_ candidates: [Candidate]) -> Double {
    candidates.reduce(0) {
      $0 + ($1.score - SpanDecision.threshold) * Double($1.span.count)
    }
  }

  @Test("a long name wins over the names inside it, if it is about as sure")
  func longName() {
    let long = candidate(0, 6, 0.9, .agency)
    #expect(SpanDecision.best(of: [candidate(0, 3, 0.95, .region), long]) == [long])
  }

  @Test("an unsure long reading loses against two sure short ones")
  func unsureLongName() {
    let short = [candidate(0, 3, 0.95), candidate(3, 6, 0.95)]
    #expect(SpanDecision.best(of: short + [candidate(0, 6, 0.6)]) == short)
  }

  @Test("candidates at the threshold, and empty ones, are never taken")
  func threshold() {
    let weak = [candidate(0, 3, SpanDecision.threshold), candidate(4, 4, 0.9)]
    #expect(SpanDecision.best(of: weak).isEmpty)
    #expect(SpanDecision.best(of: []).isEmpty)
  }

  @Test("spans that touch do not overlap")
  func touching() {
    let pair = [candidate(0, 2, 0.8), candidate(2, 4, 0.8)]
    #expect(SpanDecision.best(of: pair) == pair)
  }

  @Test("the best set is as good as the best of all sets, whatever the order of the candidates")
  func optimal() {
    for seed in UInt64(1)...300 {
      var numbers = SeededGenerator(seed: seed)
      let candidates = (0..<Int.random(in: 0...9, using: &numbers)).map { _ in
        let start = Int.random(in: 0...12, using: &numbers)
        return candidate(
          start, start + Int.random(in: 0...6, using: &numbers),
          Double(Int.random(in: 30...97, using: &numbers)) / 100,
          [.person, .region, .agency].randomElement(using: &numbers) ?? .person)
      }
      let chosen = SpanDecision.best(of: candidates)
      for (first, second) in zip(chosen, chosen.dropFirst()) {
        #expect(first.span.end <= second.span.start, "seed \(seed)")
      }
      #expect(Set(chosen).isSubset(of: Set(candidates)), "seed \(seed)")
      #expect(abs(value(chosen) - bestValue(of: candidates)) < 1e-9, "seed \(seed)")
      #expect(
        SpanDecision.best(of: candidates.shuffled(using: &numbers)) == chosen, "seed \(seed)")
    }
  }

  /// The greatest value of any set without overlaps, by trying all of them.
  private func bestValue(of candidates: [Candidate]) -> Double {
    var best = 0.0
    for set in 0..<(1 << candidates.count) {
      let chosen = candidates.indices.filter { set & (1 << $0) != 0 }.map { candidates[$0] }
        .filter { $0.span.count > 0 }
      let isFree = chosen.allSatisfy { one in
        chosen.allSatisfy { $0 == one || !$0.span.overlaps(one.span) }
      }
      guard isFree, Set(chosen).count == chosen.count else { continue }
      best = max(best, value(chosen))
    }
    return best
  }
}
