internal import InkGraphCore

/// Gathers entities, aliases, statements and evidence once every local entity has its key.
struct LibraryAssembly {
  private let parts: [IssuePart]
  private let keys: [[EntityKey]]

  /// - Parameters:
  ///   - parts: The parts, in order of their issues.
  ///   - keys: For each part the key of each local entity.
  init(_ parts: [IssuePart], _ keys: [[EntityKey]]) {
    self.parts = parts
    self.keys = keys
  }

  private struct Gathered {
    var aliases: Set<String> = []
    var codes: [String: String] = [:]
    var mentions = 0
    var issues: Set<Int> = []
    var first: CalendarDate?
    var last: CalendarDate?
  }

  private struct StatementKey: Hashable {
    let subject: Reference
    let predicate: Predicate
    let object: Reference
    let qualifier: String?
  }

  /// The linked library.
  func library() -> LinkedLibrary {
    let sorted = Set(keys.joined()).sorted()
    let index = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    let resolution = keys.map { $0.map { index[$0] ?? 0 } }
    var byIssue: [IssueKey: [Int]] = [:]
    for (part, entities) in zip(parts, resolution) { byIssue[part.issue.key] = entities }
    return LinkedLibrary(
      entities: entities(sorted, resolution), statements: statements(sorted, resolution),
      resolution: byIssue)
  }

  private func entities(_ sorted: [EntityKey], _ resolution: [[Int]]) -> [Entity] {
    var gathered = [Gathered](repeating: Gathered(), count: sorted.count)
    for (number, part) in parts.enumerated() {
      let named = namedEntities(of: part)
      for (local, entity) in part.entities.enumerated() {
        let index = resolution[number][local]
        gathered[index].aliases.formUnion(entity.knownAliases)
        if entity.name != sorted[index].name { gathered[index].aliases.insert(entity.name) }
        gathered[index].codes.merge(entity.codes) { first, second in min(first, second) }
        guard named[local] else { continue }
        gathered[index].issues.insert(number)
        if let date = part.issue.date {
          gathered[index].first = gathered[index].first.map { min($0, date) } ?? date
          gathered[index].last = gathered[index].last.map { max($0, date) } ?? date
        }
      }
      for mention in part.mentions {
        let index = resolution[number][mention.entity]
        gathered[index].mentions += 1
        gathered[index].aliases.insert(mention.mention.surface.squeezed)
      }
    }
    return zip(sorted, gathered).map { key, value in
      Entity(
        key: key,
        aliases: value.aliases.filter { $0 != key.name }.sorted { $0.precedesByScalars($1) },
        codes: value.codes, mentionCount: value.mentions, issueCount: value.issues.count,
        firstSeen: value.first, lastSeen: value.last)
    }
  }

  /// Which things an issue itself names; a region that only the gazetteer adds does not stand in it.
  private func namedEntities(of part: IssuePart) -> [Bool] {
    var named = [Bool](repeating: false, count: part.entities.count)
    for mention in part.mentions { named[mention.entity] = true }
    for statement in part.statements where statement.qualifier != "gazetteer" {
      for case .entity(let index) in [statement.subject, statement.object] { named[index] = true }
    }
    return named
  }

  private func statements(_ sorted: [EntityKey], _ resolution: [[Int]]) -> [Statement] {
    var evidence: [StatementKey: [Evidence]] = [:]
    for (number, part) in parts.enumerated() {
      func reference(_ local: LocalReference) -> Reference {
        switch local {
        case .entity(let index): .entity(resolution[number][index])
        case .article(let ordinal): .article(ArticleID(issue: part.issue.key, ordinal: ordinal))
        }
      }
      for statement in part.statements {
        let key = StatementKey(
          subject: reference(statement.subject), predicate: statement.predicate,
          object: reference(statement.object), qualifier: statement.qualifier)
        guard key.subject != key.object else { continue }
        let local = statement.evidence
        evidence[key, default: []].append(
          Evidence(
            article: ArticleID(issue: part.issue.key, ordinal: local.article), span: local.span,
            text: local.text, subjectSpan: local.subjectSpan, objectSpan: local.objectSpan,
            rule: local.rule, score: local.score))
      }
    }
    return evidence.map { key, support in
      let ordered = support.sorted(by: Evidence.precedes)
      let dates = ordered.compactMap(\.article.issue.date)
      return Statement(
        subject: key.subject, predicate: key.predicate, object: key.object,
        qualifier: key.qualifier, firstSeen: dates.min(), lastSeen: dates.max(),
        score: ordered.map(\.score).max() ?? 0, evidence: ordered)
    }
    .sorted(by: Statement.precedes)
  }
}
