internal import InkGraphCore

/// Puts what the linker is not sure of into a list for a person.
struct LinkReview {
  private let parts: [IssuePart]
  private let things: ThingTable
  private let decided: Set<Set<EntityKey>>
  private let scores: LinkScores

  /// - Parameters:
  ///   - parts: The parts, in order of their issues.
  ///   - things: Their things.
  ///   - decided: Pairs on which a correction decides.
  ///   - scores: How often decisions are right.
  init(
    _ parts: [IssuePart], _ things: ThingTable, decided: Set<Set<EntityKey>>, scores: LinkScores
  ) {
    self.scores = scores
    self.parts = parts
    self.things = things
    self.decided = decided
  }

  /// The decisions without those that someone made already: the least likely first, then by key.
  func decisions(
    _ people: [PersonClusters.Doubt], _ firms: [NameMerges.FirmDoubt]
  ) -> [LinkDecision] {
    let all = people.compactMap(decision) + firmDecisions(firms)
    return all.filter { !decided.contains([$0.first.key, $0.second.key]) }.sorted { left, right in
      if left.score != right.score { return left.score < right.score }
      if left.first.key != right.first.key { return left.first.key < right.first.key }
      return left.second.key < right.second.key
    }
  }

  private func decision(_ doubt: PersonClusters.Doubt) -> LinkDecision? {
    func key(_ mark: String?) -> EntityKey {
      EntityKey(type: .person, name: doubt.name, qualifier: mark)
    }
    guard doubt.first.mark != doubt.second.mark else { return nil }
    func side(_ mark: String?, _ members: [Int]) -> LinkDecision.Side {
      LinkDecision.Side(key: key(mark), examples: members.compactMap(example))
    }
    return LinkDecision(
      isMerge: doubt.isMerge, first: side(doubt.first.mark, doubt.first.members),
      second: side(doubt.second.mark, doubt.second.members),
      score: scores.score(of: doubt.why, doubt.kind), reason: doubt.why)
  }

  private func firmDecisions(_ doubts: [NameMerges.FirmDoubt]) -> [LinkDecision] {
    let wanted = Set(doubts.flatMap { [$0.short] + $0.full })
    guard !wanted.isEmpty else { return [] }
    var places: [EntityKey: Int] = [:]
    for (thing, entity) in parts.lazy.flatMap(\.entities).enumerated()
    where entity.type == .enterprise {
      let key = EntityKey(type: entity.type, name: entity.name)
      if wanted.contains(key), places[key] == nil { places[key] = thing }
    }
    func side(_ key: EntityKey) -> LinkDecision.Side {
      LinkDecision.Side(key: key, examples: places[key].flatMap(example).map { [$0] } ?? [])
    }
    return doubts.flatMap { doubt in
      doubt.full.map { full in
        LinkDecision(
          isMerge: doubt.why == .core, first: side(full), second: side(doubt.short),
          score: scores.score(of: doubt.why, nil), reason: doubt.why)
      }
    }
  }

  /// The first sentence of an issue that names a thing.
  private func example(_ thing: Int) -> LinkDecision.Example? {
    let issue = things.issue(of: thing)
    let part = parts[issue]
    let entity = thing - things.starts[issue]
    guard let mention = part.mentions.first(where: { $0.entity == entity }),
      let article = part.issue.articles.first(where: { $0.ordinal == mention.article })
    else { return staffExample(part, entity) }
    let text = article.scalars
    let span = mention.mention.span
    guard span.end <= text.count else { return nil }
    let sentence = SentenceSplitter.sentences(of: text).first { $0.contains(span) } ?? span
    return LinkDecision.Example(
      article: ArticleID(issue: part.issue.key, ordinal: mention.article),
      sentence: String(scalars: text[sentence.range]))
  }

  /// Of someone who only works for the paper, the byline or the credit.
  private func staffExample(_ part: IssuePart, _ entity: Int) -> LinkDecision.Example? {
    part.statements.first { $0.subject == .entity(entity) }.map {
      LinkDecision.Example(
        article: ArticleID(issue: part.issue.key, ordinal: $0.evidence.article),
        sentence: $0.evidence.text)
    }
  }
}
