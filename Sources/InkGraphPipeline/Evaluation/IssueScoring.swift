internal import InkGraphCore

/// The part of an issue JSON that is measured.
package struct ScoredIssue: Decodable, Sendable {
  /// An article with its mentions.
  package struct Article: Decodable, Sendable {
    let id: String
    let title: String?
    let mentions: [Mention]
  }
  struct Mention: Decodable, Sendable {
    let surface: String
    let type: String
    let entity: String
    let score: Double?
  }
  struct Entity: Decodable, Sendable {
    let id: String
    let type: String
    let name: String
    let aliases: [String]?
  }
  struct Relation: Decodable, Sendable {
    let subject: String
    let predicate: String
    let object: String
    let qualifier: String?
    let rule: String?
    let score: Double?
  }
  /// The articles with their mentions.
  package let articles: [Article]
  let entities: [Entity]
  let relations: [Relation]
}

/// Hits among what was found and what was wanted.
package struct HitCount: Hashable, Sendable, CustomStringConvertible {
  /// What was both found and wanted.
  package var hits = 0
  /// What was found.
  package var found = 0
  /// What was wanted.
  package var wanted = 0

  /// Counts nothing yet.
  package init(hits: Int = 0, found: Int = 0, wanted: Int = 0) {
    self.hits = hits
    self.found = found
    self.wanted = wanted
  }

  /// The harmonic mean of precision and recall, 0...1; 0 if nothing was found and wanted.
  package var f1: Double { found + wanted == 0 ? 0 : 2 * Double(hits) / Double(found + wanted) }

  /// The F1 with what it comes from.
  package var description: String { "F1 \(f1) (\(hits) of \(wanted), \(found) found)" }

  /// The sums.
  package static func + (left: HitCount, right: HitCount) -> HitCount {
    HitCount(
      hits: left.hits + right.hits, found: left.found + right.found,
      wanted: left.wanted + right.wanted)
  }
}

/// Compares an issue with its gold, article by article: mentions as multisets of surface and type,
/// relations by subject, predicate and object.
///
/// An entity of the issue is taken for the gold entity with which it shares most mentions, else for
/// the one of its name.
package struct IssueScoring {
  private let gold: ScoredIssue
  private let system: ScoredIssue
  /// For each gold article the article of the system that is taken for it.
  private let pairs: [Int: Int]
  /// For each entity of the system the gold entities whose mentions it has.
  private var votes: [String: [String: Int]] = [:]
  /// What the gold calls each article of the system.
  private let articleNames: [String: String]

  /// Compares an issue with its gold.
  package init(gold: ScoredIssue, system: ScoredIssue) {
    self.gold = gold
    self.system = system
    pairs = Self.align(gold.articles, system.articles)
    articleNames = Dictionary(
      uniqueKeysWithValues: pairs.map { (system.articles[$1].id, gold.articles[$0].id) })
    for (goldIndex, systemIndex) in pairs {
      var queues: [Named: [String]] = [:]
      for mention in system.articles[systemIndex].mentions {
        queues[Named(mention), default: []].append(mention.entity)
      }
      for mention in gold.articles[goldIndex].mentions {
        guard let entity = queues[Named(mention)]?.first else { continue }
        queues[Named(mention)]?.removeFirst()
        votes[entity, default: [:]][mention.entity, default: 0] += 1
      }
    }
  }

  /// A surface with its type.
  private struct Named: Hashable {
    let surface: String
    let type: String

    init(_ mention: ScoredIssue.Mention) {
      surface = mention.surface.squeezed
      type = mention.type
    }

    init(_ surface: String, _ type: String) {
      self.surface = surface.squeezed
      self.type = type
    }
  }

  /// (article, surface, type) as multisets.
  package var mentions: HitCount {
    var score = HitCount(
      found: system.articles.reduce(0) { $0 + $1.mentions.count },
      wanted: gold.articles.reduce(0) { $0 + $1.mentions.count })
    for (goldIndex, systemIndex) in pairs {
      score.hits += Self.shared(
        gold.articles[goldIndex].mentions.map(Named.init),
        system.articles[systemIndex].mentions.map(Named.init))
    }
    return score
  }

  /// (subject, predicate, object); rows of the gazetteer are optional.
  package var relations: HitCount {
    let (wanted, optional) = goldTriples
    let found = Set(system.relations.map(triple)).subtracting(optional)
    return HitCount(
      hits: wanted.intersection(found).count, found: found.count, wanted: wanted.count)
  }

  /// Every mention of the issue with its score and whether the gold has it.
  package var judgedMentions: [JudgedScore] {
    let gold = Dictionary(uniqueKeysWithValues: pairs.map { ($1, self.gold.articles[$0]) })
    return system.articles.enumerated().flatMap { index, article -> [JudgedScore] in
      var left: [Named: Int] = [:]
      for mention in gold[index]?.mentions ?? [] { left[Named(mention), default: 0] += 1 }
      return article.mentions.map { mention in
        let isRight = (left[Named(mention)] ?? 0) > 0
        if isRight { left[Named(mention), default: 0] -= 1 }
        return JudgedScore(rule: nil, score: mention.score ?? 0, isRight: isRight)
      }
    }
  }

  /// Every relation of the issue with its score and whether the gold has it.
  package var judgedRelations: [JudgedScore] {
    let (wanted, optional) = goldTriples
    let known = wanted.union(optional)
    return system.relations.map {
      JudgedScore(rule: $0.rule, score: $0.score ?? 0, isRight: known.contains(triple($0)))
    }
  }

  /// What the gold states, and what it adds from the gazetteer.
  private var goldTriples: (wanted: Set<[String]>, optional: Set<[String]>) {
    let isOptional = { (relation: ScoredIssue.Relation) in relation.qualifier == "gazetteer" }
    let wanted = Set(
      gold.relations.filter { !isOptional($0) }.map { triple($0, $0.subject, $0.object) })
    let all = Set(gold.relations.map { triple($0, $0.subject, $0.object) })
    return (wanted, all.subtracting(wanted))
  }

  /// A relation of the system with its ends as the gold calls them.
  private func triple(_ relation: ScoredIssue.Relation) -> [String] {
    func resolved(_ id: String) -> String {
      articleNames[id] ?? goldEntity(id) ?? "unknown \(id)"
    }
    return triple(relation, resolved(relation.subject), resolved(relation.object))
  }

  private func triple(
    _ relation: ScoredIssue.Relation, _ subject: String, _ object: String
  ) -> [String] {
    let ends = [subject, object]
    return [relation.predicate] + (relation.predicate == "cooperatesWith" ? ends.sorted() : ends)
  }

  private func goldEntity(_ id: String) -> String? {
    if let votes = votes[id] {
      return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
    guard let entity = system.entities.first(where: { $0.id == id }) else { return nil }
    let wanted = Named(entity.name, entity.type)
    if let exact = gold.entities.first(where: { Named($0.name, $0.type) == wanted }) {
      return exact.id
    }
    let known = gold.entities.filter { candidate in
      ([candidate.name] + (candidate.aliases ?? [])).contains {
        Named($0, candidate.type) == wanted
      }
    }
    return known.count == 1 ? known.first?.id : nil
  }

  /// Pairs articles, those first that share most of their titles and mentions.
  private static func align(
    _ gold: [ScoredIssue.Article], _ system: [ScoredIssue.Article]
  ) -> [Int: Int] {
    var candidates: [(closeness: Double, gold: Int, system: Int)] = []
    for (goldIndex, one) in gold.enumerated() {
      for (systemIndex, other) in system.enumerated() {
        let titles = likeness(
          Array((one.title ?? "").squeezed), Array((other.title ?? "").squeezed))
        let names = likeness(one.mentions.map(Named.init), other.mentions.map(Named.init))
        candidates.append((titles + names, goldIndex, systemIndex))
      }
    }
    candidates.sort { ($0.closeness, $0.gold, $0.system) > ($1.closeness, $1.gold, $1.system) }
    var pairs: [Int: Int] = [:]
    var used: Set<Int> = []
    for candidate in candidates
    where candidate.closeness > 0.2 && pairs[candidate.gold] == nil
      && !used.contains(candidate.system)
    {
      pairs[candidate.gold] = candidate.system
      used.insert(candidate.system)
    }
    return pairs
  }

  private static func likeness<Item: Hashable>(_ first: [Item], _ second: [Item]) -> Double {
    2 * Double(shared(first, second)) / Double(max(1, first.count + second.count))
  }

  private static func shared<Item: Hashable>(_ first: [Item], _ second: [Item]) -> Int {
    var counts: [Item: Int] = [:]
    for item in first { counts[item, default: 0] += 1 }
    var shared = 0
    for item in second where (counts[item] ?? 0) > 0 {
      counts[item, default: 0] -= 1
      shared += 1
    }
    return shared
  }
}
