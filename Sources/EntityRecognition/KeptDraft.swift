internal import InkGraphCore

/// What is kept of an article till the names are known that other issues make certain, so that it need not
/// be read again for them.
struct KeptDraft: Sendable {
  /// The candidates that can be taken, in the order of the decision.
  let candidates: [KeptCandidate]
  /// The names that the tagger found in each piece by itself.
  let names: [KeptName]
}

/// A candidate in less than half of the room.
struct KeptCandidate: Sendable {
  private let start: UInt32
  private let end: UInt32
  private let score: Double
  /// What it is worth.
  let worth: Double
  private let kind: UInt16

  /// Keeps a candidate, whose kind is added to the others.
  init(_ candidate: Candidate, worth: Double, _ kinds: inout CandidateKinds) {
    start = UInt32(candidate.span.start)
    end = UInt32(candidate.span.end)
    score = candidate.score
    self.worth = worth
    kind = kinds.number(of: candidate)
  }

  /// Where it stands.
  var span: TextSpan { TextSpan(start: Int(start), end: Int(end)) }

  /// The candidate.
  func candidate(_ kinds: CandidateKinds) -> Candidate {
    let kind = kinds.kinds[Int(kind)]
    var candidate = Candidate(span: span, type: kind.type, score: score, source: kind.source)
    candidate.worth = worth
    return candidate
  }
}

/// The types and sources of the candidates of an issue: some hundred.
struct CandidateKinds: Sendable {
  /// A type with a source.
  struct Kind: Sendable {
    let type: EntityType
    let source: String
  }

  /// The kinds, by their numbers.
  private(set) var kinds: [Kind] = []
  /// For each length of a source the numbers of the kinds with such: comparing a few is quicker than
  /// hashing two texts.
  private var numbers: [[UInt16]] = []

  /// The number of a candidate's kind, which gets one if it has none.
  mutating func number(of candidate: Candidate) -> UInt16 {
    let length = candidate.source.utf8.count
    while numbers.count <= length { numbers.append([]) }
    for number in numbers[length] {
      let kind = kinds[Int(number)]
      if kind.type == candidate.type, kind.source == candidate.source { return number }
    }
    let number = UInt16(kinds.count)
    kinds.append(Kind(type: candidate.type, source: candidate.source))
    numbers[length].append(number)
    return number
  }
}
