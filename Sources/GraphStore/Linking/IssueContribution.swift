import InkGraphCore

/// What one issue adds to the linked result, once its things are linked to entities.
struct IssueContribution {
  /// What the issue says of an entity.
  struct Thing {
    /// The row of the entity.
    let entity: Int
    var mentions = 0
    /// Whether the issue itself names it; a region that only the gazetteer adds does not stand in it.
    var isNamed = false
    /// Its names, each once: hardly ever more than three, so that a list is faster than a set.
    private(set) var names: [ByteText] = []
    var codes: [String: String] = [:]

    init(entity: Int) { self.entity = entity }

    mutating func add(_ name: String) {
      let name = ByteText(name)
      if !names.contains(name) { names.append(name) }
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
    let hash: Int

    init(subject: End, predicate: Predicate, object: End, qualifier: String?) {
      self.subject = subject
      self.predicate = predicate
      self.object = object
      self.qualifier = qualifier
      hash = Self.hash(subject, predicate, object, qualifier)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }

    private static func hash(
      _ subject: End, _ predicate: Predicate, _ object: End, _ qualifier: String?
    ) -> Int {
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

  /// The entities of the issue, in the order in which its things first belong to them.
  private(set) var things: [Thing] = []
  /// The statements that the issue supports, each with the place of its support in the part and the
  /// score of that.
  private(set) var statements: [(place: Int, key: StatementKey, score: Double)] = []

  /// - Parameters:
  ///   - part: The part.
  ///   - issue: The row number of the issue.
  ///   - entities: For each thing of the part the row number of its entity; 0 for none.
  ///   - isMeant: Whether the statement at a place counts.
  init(
    _ part: IssuePart, issue: Int, entities: [Int], statements isMeant: (Int) -> Bool
  ) {
    var named = [Bool](repeating: false, count: part.entities.count)
    for mention in part.mentions { named[mention.entity] = true }
    for statement in part.statements where statement.qualifier != "gazetteer" {
      for case .entity(let place) in [statement.subject, statement.object] { named[place] = true }
    }
    // For each thing of the part where its entity stands in `things`.
    var slots = [Int](repeating: -1, count: part.entities.count)
    var slotOfEntity: [Int: Int] = [:]
    for (place, entity) in part.entities.enumerated() where entities[place] != 0 {
      let slot = slotOfEntity[entities[place]] ?? things.count
      if slot == things.count {
        things.append(Thing(entity: entities[place]))
        slotOfEntity[entities[place]] = slot
      }
      slots[place] = slot
      if named[place] { things[slot].isNamed = true }
      things[slot].add(entity.name)
      for alias in entity.knownAliases { things[slot].add(alias) }
      for (register, code) in entity.codes {
        things[slot].codes[register] = min(things[slot].codes[register] ?? code, code)
      }
    }
    for mention in part.mentions where slots[mention.entity] >= 0 {
      things[slots[mention.entity]].mentions += 1
      things[slots[mention.entity]].add(mention.mention.surface.squeezed)
    }
    func end(_ reference: LocalReference) -> End? {
      switch reference {
      case .entity(let place): entities[place] == 0 ? nil : .entity(entities[place])
      case .article(let ordinal): .article(issue: issue, ordinal: ordinal)
      }
    }
    for (place, statement) in part.statements.enumerated() {
      guard let subject = end(statement.subject), let object = end(statement.object),
        subject != object, isMeant(place)
      else { continue }
      let key = StatementKey(
        subject: subject, predicate: statement.predicate, object: object,
        qualifier: statement.qualifier)
      statements.append((place, key, statement.evidence.score))
    }
  }
}
