internal import InkGraphCore
internal import Ontology

/// Gathers entities, aliases, statements and evidence once every local entity has its key.
struct LibraryAssembly {
  private let parts: [IssuePart]
  private let keys: [[EntityKey?]]
  private let addedAliases: [EntityKey: Set<String>]
  private let schema: OntologySchema

  /// - Parameters:
  ///   - parts: The parts, in order of their issues.
  ///   - keys: For each part the key of each local entity; nil where corrections take it for no thing.
  ///   - aliases: The names that corrections add.
  ///   - schema: What relations may connect; a correction may have changed a thing's type.
  init(
    _ parts: [IssuePart], _ keys: [[EntityKey?]], aliases: [EntityKey: Set<String>],
    schema: OntologySchema
  ) {
    self.parts = parts
    self.keys = keys
    addedAliases = aliases
    self.schema = schema
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
    let sorted = Set(keys.joined().compactMap(\.self)).sorted()
    let index = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    let resolution = keys.map { own in
      own.map { key in key.flatMap { index[$0] } ?? LinkedLibrary.dropped }
    }
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
        guard index != LinkedLibrary.dropped else { continue }
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
        guard index != LinkedLibrary.dropped else { continue }
        gathered[index].mentions += 1
        gathered[index].aliases.insert(mention.mention.surface.squeezed)
      }
    }
    return zip(sorted, gathered).map { key, value in
      Entity(
        key: key,
        aliases: value.aliases.union(addedAliases[key] ?? []).filter(key.hasAlias)
          .sorted { $0.precedesByScalars($1) },
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
      func reference(_ local: LocalReference) -> Reference? {
        switch local {
        case .entity(let index):
          let entity = resolution[number][index]
          return entity == LinkedLibrary.dropped ? nil : .entity(entity)
        case .article(let ordinal):
          return .article(ArticleID(issue: part.issue.key, ordinal: ordinal))
        }
      }
      for statement in part.statements {
        guard let subject = reference(statement.subject), let object = reference(statement.object),
          subject != object, isAllowed(statement, of: part, subject, object, sorted)
        else { continue }
        let key = StatementKey(
          subject: subject, predicate: statement.predicate, object: object,
          qualifier: statement.qualifier)
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

  /// Whether a statement still fits its ends, of which a correction may have changed the type.
  private func isAllowed(
    _ statement: LocalStatement, of part: IssuePart, _ subject: Reference, _ object: Reference,
    _ sorted: [EntityKey]
  ) -> Bool {
    func types(_ local: LocalReference, _ reference: Reference) -> (EntityType, EntityType) {
      guard case .entity(let index) = local, case .entity(let entity) = reference else {
        return (.article, .article)
      }
      return (part.entities[index].type, sorted[entity].type)
    }
    let subjects = types(statement.subject, subject)
    let objects = types(statement.object, object)
    if subjects.0 == subjects.1, objects.0 == objects.1 { return true }
    return schema.violation(subject: subjects.1, statement.predicate, object: objects.1) == nil
  }
}
