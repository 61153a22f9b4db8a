package import EntityLinking
package import InkGraphCore

/// How well a library tells who is who, against gold.
///
/// People are scored by B³: for every appearance, the share of those linked with it that are the same
/// person (precision), and the share of the same person's that are linked with it (recall). Bagga and
/// Baldwin, "Algorithms for Scoring Coreference Chains" (1998).
package struct IdentityScoring: Sendable {
  /// A decision of which the gold knows whether it is right.
  package struct Judged: Hashable, Sendable {
    package let name: String
    package let reason: LinkDecision.Reason
    package let score: Double
    package let isRight: Bool
  }

  /// How many names and appearances were found in the library.
  package private(set) var names = 0
  package private(set) var appearances = 0
  package private(set) var precision = 0.0
  package private(set) var recall = 0.0
  /// Names under which different people are one.
  package private(set) var merged: [String] = []
  /// Names under which one person is several.
  package private(set) var split: [String] = []
  /// Pairs of firms that are compared, and those that are wrongly one or two.
  package private(set) var firms = 0
  package private(set) var mergedFirms: [String] = []
  package private(set) var splitFirms: [String] = []
  package private(set) var judged: [Judged] = []

  /// Compares a library with gold.
  ///
  /// - Complexity: O(*n* + *k*²), *n* mentions and statements, *k* appearances of one name.
  package init(
    gold: IdentityGold, library: LinkedLibrary, parts: [IssuePart], decisions: [LinkDecision]
  ) {
    score(gold, Appearances(gold, library, parts))
    score(gold.firms, library)
    judged = decisions.compactMap { Self.judge($0, gold) }
  }

  private mutating func score(_ gold: IdentityGold, _ found: Appearances) {
    for name in gold.people.keys.sorted() {
      var all: [(person: Int, entity: Int)] = []
      for (person, appearances) in (gold.people[name] ?? []).enumerated() {
        for entity in Set(appearances).compactMap({ found.entity(of: name, at: $0) }) {
          all.append((person, entity))
        }
      }
      guard all.count > 1 else { continue }
      names += 1
      appearances += all.count
      var (isMerged, isSplit) = (false, false)
      for one in all {
        let linked = all.filter { $0.entity == one.entity }
        let same = all.filter { $0.person == one.person }
        let both = Double(linked.count { $0.person == one.person })
        precision += both / Double(linked.count)
        recall += both / Double(same.count)
        isMerged = isMerged || Int(both) < linked.count
        isSplit = isSplit || Int(both) < same.count
      }
      if isMerged { merged.append(name) }
      if isSplit { split.append(name) }
    }
    precision /= Double(max(1, appearances))
    recall /= Double(max(1, appearances))
  }

  private mutating func score(_ pairs: [IdentityGold.FirmPair], _ library: LinkedLibrary) {
    var entities: [String: Int] = [:]
    for (place, entity) in library.entities.enumerated() where entity.key.type == .enterprise {
      for name in [entity.key.name] + entity.aliases where entities[name] == nil {
        entities[name] = place
      }
    }
    for (place, entity) in library.entities.enumerated() where entity.key.type == .enterprise {
      entities[entity.key.name] = place
    }
    for pair in pairs {
      guard let full = entities[pair.full], let short = entities[pair.short] else { continue }
      firms += 1
      if pair.isSame != (full == short) {
        let text = "\(pair.short) = \(pair.full)"
        if pair.isSame { splitFirms.append(text) } else { mergedFirms.append(text) }
      }
    }
  }

  private static func judge(_ decision: LinkDecision, _ gold: IdentityGold) -> Judged? {
    let (first, second) = (decision.first, decision.second)
    var isSame: Bool?
    if first.key.type == .person {
      if let one = person(first, gold), let other = person(second, gold) { isSame = one == other }
    } else {
      isSame =
        gold.firms.first { $0.full == first.key.name && $0.short == second.key.name }?.isSame
    }
    return isSame.map {
      Judged(
        name: first.key.name, reason: decision.reason, score: decision.score,
        isRight: $0 == decision.isMerge)
    }
  }

  private static func person(_ side: LinkDecision.Side, _ gold: IdentityGold) -> Int? {
    guard let article = side.examples.first?.article, let day = article.issue.date else {
      return nil
    }
    let writes = side.key.qualifier == article.issue.newspaper
    for isAuthor in [writes, !writes] {
      let appearance = IdentityGold.Appearance(
        day: "\(day)", article: article.ordinal, isAuthor: isAuthor)
      if let person = gold.person(side.key.name, at: appearance) { return person }
    }
    return nil
  }
}

/// Which entity of a library each appearance of gold is.
private struct Appearances {
  private struct Place: Hashable {
    let name: String
    let appearance: IdentityGold.Appearance
  }

  private var entities: [Place: Int] = [:]

  init(_ gold: IdentityGold, _ library: LinkedLibrary, _ parts: [IssuePart]) {
    for part in parts {
      guard let day = part.issue.key.date, let resolution = library.resolution[part.issue.key]
      else { continue }
      func add(_ name: String, _ entity: Int, _ article: Int, isAuthor: Bool) {
        guard gold.people[name] != nil, resolution[entity] != LinkedLibrary.dropped else { return }
        let appearance = IdentityGold.Appearance(
          day: "\(day)", article: article, isAuthor: isAuthor)
        entities[Place(name: name, appearance: appearance)] = resolution[entity]
      }
      for mention in part.mentions where part.entities[mention.entity].type == .person {
        for name in [part.entities[mention.entity].name, mention.mention.surface] {
          add(name, mention.entity, mention.article, isAuthor: false)
        }
      }
      for statement in part.statements where statement.predicate == .authorOf {
        if case .entity(let author) = statement.subject,
          case .article(let article) = statement.object
        {
          add(part.entities[author].name, author, article, isAuthor: true)
        }
      }
    }
  }

  func entity(of name: String, at appearance: IdentityGold.Appearance) -> Int? {
    entities[Place(name: name, appearance: appearance)]
  }
}
