import InkGraphCore

/// What one issue adds to the linked result, once its things are linked to entities.
struct IssueContribution {
  /// What the issue says of an entity.
  struct Thing {
    var mentions = 0
    /// Whether the issue itself names it; a region that only the gazetteer adds does not stand in it.
    var isNamed = false
    var names: Set<ByteText> = []
    var codes: [String: String] = [:]

    mutating func count(mentionBy name: ByteText) {
      mentions += 1
      names.insert(name)
    }
  }

  /// An end of a statement, by row numbers.
  enum End: Hashable {
    case entity(Int)
    case article(issue: Int, ordinal: Int)
  }

  /// What tells a statement from every other.
  struct StatementKey: Hashable {
    let subject: End
    let predicate: Predicate
    let object: End
    let qualifier: String?

    /// A hash that is the same in every process, by which the statement is looked up.
    var hash: Int {
      var hash = StableHash.ofNothing
      for end in [subject, object] {
        switch end {
        case .entity(let row): hash = StableHash.hash(row, after: hash)
        case .article(let issue, let ordinal):
          hash = StableHash.hash(ordinal, after: StableHash.hash(-issue - 1, after: hash))
        }
        hash ^= hash >> 29
      }
      for text in [predicate.rawValue, qualifier ?? ""] {
        hash = StableHash.hash(text, after: hash)
      }
      return Int(Int64(bitPattern: hash))
    }

    /// The checksum of the row of the statement.
    func sum(first: String?, last: String?, score: Double) -> RowSum {
      Self.sum(hash: hash, first: first, last: last, score: score)
    }

    /// The checksum of the row of a statement with a hash.
    static func sum(hash: Int, first: String?, last: String?, score: Double) -> RowSum {
      var sum = RowSum()
      sum.add(hash)
      sum.add(first)
      sum.add(last)
      sum.add(score)
      return sum
    }
  }

  /// The entities of the issue, by row number.
  private(set) var things: [Int: Thing] = [:]
  /// The statements that the issue supports, each with the place of its support in the part.
  private(set) var statements: [(place: Int, key: StatementKey)] = []
  /// For each thing of the part whether the issue names it.
  private(set) var named: [Bool]

  /// - Parameters:
  ///   - part: The part.
  ///   - issue: The row number of the issue.
  ///   - entities: For each thing of the part the row number of its entity; 0 for none.
  init(_ part: IssuePart, issue: Int, entities: [Int]) {
    named = [Bool](repeating: false, count: part.entities.count)
    for mention in part.mentions { named[mention.entity] = true }
    for statement in part.statements where statement.qualifier != "gazetteer" {
      for case .entity(let place) in [statement.subject, statement.object] { named[place] = true }
    }
    for (place, entity) in part.entities.enumerated() where entities[place] != 0 {
      var thing = things[entities[place]] ?? Thing()
      thing.isNamed = thing.isNamed || named[place]
      thing.names.insert(ByteText(entity.name))
      for alias in entity.knownAliases { thing.names.insert(ByteText(alias)) }
      thing.codes.merge(entity.codes) { first, second in min(first, second) }
      things[entities[place]] = thing
    }
    for mention in part.mentions where entities[mention.entity] != 0 {
      let name = ByteText(mention.mention.surface.squeezed)
      things[entities[mention.entity], default: Thing()].count(mentionBy: name)
    }
    func end(_ reference: LocalReference) -> End? {
      switch reference {
      case .entity(let place): entities[place] == 0 ? nil : .entity(entities[place])
      case .article(let ordinal): .article(issue: issue, ordinal: ordinal)
      }
    }
    for (place, statement) in part.statements.enumerated() {
      guard let subject = end(statement.subject), let object = end(statement.object),
        subject != object
      else { continue }
      statements.append(
        (
          place,
          StatementKey(
            subject: subject, predicate: statement.predicate, object: object,
            qualifier: statement.qualifier)
        ))
    }
  }
}
