internal import InkGraphCore

/// Counts outcomes and groups the errors among them.
struct EvaluationTally {
  private let scheme: TypeScheme
  private let seen: SeenNames?
  private(set) var confusion: Confusion
  private(set) var familiarity: [EvaluationReport.Familiarity]
  private var groups: [Outcome: Group] = [:]

  private struct Group {
    var count: Int
    let place: String
    let sentence: String
  }

  /// Makes an empty tally; `seen` are the names of other texts.
  init(_ scheme: TypeScheme, seen: SeenNames?) {
    self.scheme = scheme
    self.seen = seen
    confusion = Confusion(types: scheme.names.count)
    familiarity = scheme.names.map { _ in EvaluationReport.Familiarity() }
  }

  /// Counts an outcome; place and sentence are asked for the first time that an error happens.
  mutating func add(_ outcome: Outcome, in place: String, sentence: () -> String) {
    confusion.add(outcome)
    if let gold = outcome.gold, outcome.countsGold, let seen {
      let score = NameScore(hits: outcome.kind == .hit ? 1 : 0, gold: 1)
      if seen.contains(gold.surface, type: gold.type) {
        familiarity[gold.type].seen = familiarity[gold.type].seen + score
      } else {
        familiarity[gold.type].unseen = familiarity[gold.type].unseen + score
      }
    }
    guard outcome.kind != .hit else { return }
    // Which side counts where does not make two errors different.
    let key = Outcome(kind: outcome.kind, gold: outcome.gold, found: outcome.found)
    if groups[key] == nil {
      groups[key] = Group(count: 1, place: place, sentence: sentence())
    } else {
      groups[key]?.count += 1
    }
  }

  /// The errors, the most frequent first.
  var errors: [EvaluationReport.ErrorGroup] {
    func name(_ name: Outcome.Name?) -> EvaluationReport.Name? {
      name.map { EvaluationReport.Name(surface: $0.surface, type: scheme.names[$0.type]) }
    }
    return groups.map { outcome, group in
      EvaluationReport.ErrorGroup(
        kind: outcome.kind, gold: name(outcome.gold), found: name(outcome.found),
        count: group.count, place: group.place, sentence: group.sentence)
    }.sorted(by: Self.precedes)
  }

  private static func precedes(
    _ left: EvaluationReport.ErrorGroup, _ right: EvaluationReport.ErrorGroup
  ) -> Bool {
    if left.count != right.count { return left.count > right.count }
    func texts(_ group: EvaluationReport.ErrorGroup) -> [String] {
      [
        group.kind.rawValue, group.gold?.surface ?? "", group.gold?.type ?? "",
        group.found?.surface ?? "", group.found?.type ?? "",
      ]
    }
    for (one, other) in zip(texts(left), texts(right)) where one != other {
      return one.precedesByScalars(other)
    }
    return false
  }
}
