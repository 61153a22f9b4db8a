import GRDB
public import InkGraphCore

extension GraphStore {
  /// The linked result; an empty one if nothing is linked.
  public func linked() throws(StoreError) -> LinkedLibrary {
    try read { database in
      let issues = Dictionary(
        uniqueKeysWithValues: try Self.sortedIssues(in: database).map { ($0.number, $0.key) })
      return try LinkedLibraryReader(database: database, issues: issues).library()
    }
  }

  /// The linked result and the parts, as they stood at one moment, even while someone writes.
  public func contents() throws(StoreError) -> (linked: LinkedLibrary, parts: [IssuePart]) {
    try read { _ in (try linked(), try parts()) }
  }

  /// Whether the linked result was updated after the last change of an issue.
  ///
  /// It is false after a build that was killed before its end; building again repairs that.
  public var linkedIsCurrent: Bool {
    get throws(StoreError) {
      try read { database in
        try String.fetchOne(database, sql: "SELECT value FROM meta WHERE name = 'linked'") == "yes"
      }
    }
  }

  /// What linking needs of all issues.
  ///
  /// - Complexity: O(*n* log *n*), *n* issues, and their skeletons: a few kilobytes each.
  public func linkingState() throws(StoreError) -> LinkingState {
    try read { database in
      var skeletons: [UInt8] = []
      var ranges: [Range<Int>] = []
      var linked = LinkedRows()
      let issues = try Self.sortedIssues(in: database)
      let skeleton = try database.cachedStatement(
        sql: "SELECT part, entities FROM skeleton WHERE issue = ?")
      for issue in issues {
        let cursor = try Row.fetchCursor(skeleton, arguments: [issue.number])
        guard let row = try cursor.next() else { throw PackedBytesError() }
        var columns = ColumnReader(row)
        let start = skeletons.count
        try columns.withBytes { sealed in
          try SealedBytes.open(sealed) { skeletons.append(contentsOf: $0) }
        }
        ranges.append(start..<skeletons.count)
        if try columns.optionalBytes({ try linked.add(packed: $0) }) == nil {
          linked.addUnlinked(
            things: try skeletons.withUnsafeBytes {
              try SkeletonCoder.thingCount(UnsafeRawBufferPointer(rebasing: $0[start...]))
            })
        }
      }
      var people: Set<String> = []
      let names = try Row.fetchCursor(database, sql: "SELECT name FROM changedPerson")
      while let row = try names.next() {
        var columns = ColumnReader(row)
        people.insert(try columns.text())
      }
      return LinkingState(
        issues: issues, skeletons: skeletons, ranges: ranges, linked: linked,
        changedPeople: people)
    }
  }

  /// Makes the linked result follow a decision about every thing of every issue.
  ///
  /// Only issues with a thing that is linked to another entity than before are read and written;
  /// some hundred of them form a transaction, so that readers and the journal stay in step, and a
  /// killed update goes on where it was.
  ///
  /// - Parameters:
  ///   - links: The links of `things`; all others stay as they are.
  ///   - things: Things of `state`.
  ///   - state: The issues, unchanged since `linkingState`.
  ///   - aliases: Names that entities have besides those in the issues.
  ///   - allows: Whether a statement fits its ends, where a thing is linked to an entity of another
  ///     type than its own.
  ///   - progress: Called with the issues that are done and those that change.
  /// - Returns: How many issues were linked anew.
  /// - Throws: `StoreError`; what was written by then stays.
  @discardableResult
  public func updateLinks(
    _ links: ThingLinks, of things: LinkedThings, in state: LinkingState,
    aliases: [EntityKey: Set<String>] = [:],
    allows: (EntityType, InkGraphCore.Predicate, EntityType) -> Bool = { _, _, _ in true },
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(StoreError) -> Int {
    let plan = try read { try LinkPlan(links, things, state, rows: EntityRows($0)) }
    let addedAliases = aliases.flatMap { key, names in
      names.map { AddedAlias(entity: key.description, name: $0) }
    }.sorted()
    // What is as it should be is not written again, so that what was made from it stays good.
    if plan.isEmpty, try linkedIsCurrent, try read({ try AddedAlias.all(in: $0) }) == addedAliases {
      return 0
    }
    try write { try plan.rename(in: $0) }
    var added = plan.added
    var done = 0
    while done < plan.changed.count {
      let batch = plan.changed[done..<min(done + Self.batchIssues, plan.changed.count)]
      try write { database in
        let writer = LinkWriter(database, added: added)
        let reader = IssuePartReader(database: database)
        for place in batch {
          guard let part = try reader.findings(issue: state.rows[place]) else { continue }
          try writer.unlink(part, issue: state.rows[place])
          try writer.link(
            part, issue: state.rows[place], to: plan.linked(ofIssue: place), types: plan.types,
            allows: allows)
        }
        try writer.flush()
        added = writer.added
      }
      done += batch.count
      progress(done, plan.changed.count)
    }
    try write { database in
      let remove = try database.cachedStatement(sql: "DELETE FROM entity WHERE id = ?")
      for row in plan.unused { try remove.execute(arguments: [row]) }
      try AddedAlias.replaceAll(by: addedAliases, in: database)
      try database.execute(sql: "DELETE FROM changedPerson")
      try Self.advanceStamp("link \(plan.fingerprint) \(addedAliases)", in: database)
      try Self.setLinkedIsCurrent(true, in: database)
    }
    return plan.changed.count
  }

  /// How many issues are linked in one transaction.
  private static let batchIssues = 200

  /// Makes the linked result follow the keys of all things of each issue.
  @discardableResult
  public func updateLinks(
    _ keys: [[EntityKey]], of state: LinkingState,
    allows: (EntityType, InkGraphCore.Predicate, EntityType) -> Bool = { _, _, _ in true }
  ) throws(StoreError) -> Int {
    let things = try StoreError.translating(path: path) { try state.things() }
    return try updateLinks(ThingLinks(keys), of: things, in: state, allows: allows)
  }

  /// Notes whether the linked result fits the issues.
  static func setLinkedIsCurrent(_ isCurrent: Bool, in database: Database) throws {
    try database.execute(
      sql: "UPDATE meta SET value = ? WHERE name = 'linked'", arguments: [isCurrent ? "yes" : "no"])
  }
}
