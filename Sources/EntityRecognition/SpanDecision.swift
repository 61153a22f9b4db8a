internal import InkGraphCore

/// Picks the best set of non-overlapping spans.
///
/// The value of a set is the sum of what its spans are worth. With a tagger that is what rules and
/// tagger say in log-odds (`TaggerVote`). Without one it is (score − threshold) × length: long names
/// win over the names nested in them when the recognizers are about equally sure, and an unsure
/// long reading loses against two sure short ones. Weighted interval scheduling (Kleinberg and
/// Tardos, Algorithm Design, 2005, section 6.1).
package enum SpanDecision {
  /// Candidates at or below this score are never taken.
  package static let threshold = 0.4

  /// The best non-overlapping subset, ordered by span.
  ///
  /// - Complexity: O(*c* log *c*), *c* candidates.
  package static func best(of candidates: some Sequence<Candidate>) -> [Candidate] {
    var ballot = SpanBallot(Array(candidates))
    ballot.admit { _ in true }
    return ballot.best()
  }

  /// What taking a candidate is worth.
  static func worth(of candidate: Candidate) -> Double {
    candidate.worth ?? (candidate.score - threshold) * Double(candidate.span.count)
  }
}
