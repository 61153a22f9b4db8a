import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import EntityRecognition

@Suite("Ballots") struct SpanBallotTests {
  private func candidates(_ numbers: inout SeededGenerator) -> [Candidate] {
    (0..<Int.random(in: 0...12, using: &numbers)).map { _ in
      let start = Int.random(in: 0...12, using: &numbers)
      return Candidate(
        span: TextSpan(start: start, end: start + Int.random(in: 0...6, using: &numbers)),
        type: [.person, .region, .agency].randomElement(using: &numbers) ?? .person,
        score: Double(Int.random(in: 3...9, using: &numbers)) / 10,
        source: ["one", "two"].randomElement(using: &numbers) ?? "one")
    }
  }

  @Test("candidates that come in two steps are decided as if they had come at once")
  func steps() {
    for seed in UInt64(1)...300 {
      var numbers = SeededGenerator(seed: seed)
      let (first, second) = (candidates(&numbers), candidates(&numbers))
      var ballot = SpanBallot(first)
      ballot.admit { $0.type != .agency }
      #expect(
        ballot.best() == SpanDecision.best(of: first.filter { $0.type != .agency }), "seed \(seed)")
      let before = ballot.best()
      ballot.propose { $0 += second }
      let isChanged = ballot.admit { $0.type != .agency }
      #expect(
        ballot.best() == SpanDecision.best(of: (first + second).filter { $0.type != .agency }),
        "seed \(seed)")
      #expect(isChanged || ballot.best() == before, "seed \(seed)")
    }
  }

  @Test("what was kept of a ballot is decided as the ballot was")
  func kept() {
    for seed in UInt64(1)...300 {
      var numbers = SeededGenerator(seed: seed)
      var ballot = SpanBallot(candidates(&numbers))
      ballot.admit { $0.type != .region }
      var kinds = CandidateKinds()
      let kept = SpanBallot(ballot.kept(&kinds), kinds: kinds)
      func shown(_ candidates: [Candidate]) -> [String] {
        candidates.map { "\($0.span) \($0.type) \($0.score) \($0.source)" }
      }
      #expect(shown(kept.best()) == shown(ballot.best()), "seed \(seed)")
    }
  }
}
