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
      var skeletons: [[UInt8]] = []
      var linked = LinkedRows()
      let issues = try Self.sortedIssues(in: database)
      let query = try database.cachedStatement(
        sql: "SELECT part, entities FROM skeleton WHERE issue = ?")
      for issue in issues {
        let cursor = try Row.fetchCursor(query, arguments: [issue.number])
        guard let row = try cursor.next() else { throw PackedBytesError() }
        var columns = ColumnReader(row)
        let skeleton = try columns.withBytes { try SealedBytes.open($0) { [UInt8]($0) } }
        if try columns.optionalBytes({ try linked.add(packed: $0) }) == nil {
          linked.addUnlinked(things: try skeleton.withUnsafeBytes(SkeletonCoder.thingCount))
        }
        skeletons.append(skeleton)
      }
      var people: Set<String> = []
      let names = try Row.fetchCursor(database, sql: "SELECT name FROM changedPerson")
      while let row = try names.next() {
        var columns = ColumnReader(row)
        people.insert(try columns.text())
      }
      return LinkingState(
        issues: issues, skeletons: skeletons, linked: linked, changedPeople: people)
    }
  }

  /// Begins to make the linked result follow a decision about every thing of every issue.
  ///
  /// Only issues with a thing that is linked to another entity than before are read and written.
  ///
  /// - Parameters:
  ///   - links: The links of `things`; all others stay as they are.
  ///   - things: Things of `state`.
  ///   - state: The issues, unchanged since `linkingState`.
  ///   - aliases: Names that entities have besides those in the issues.
  ///   - allows: Whether a statement fits its ends, where a thing is linked to an entity of another
  ///     type than its own.
  /// - Returns: The update, which is still to be done; nil if all is as it should be.
  /// - Throws: `StoreError`.
  public func linkUpdate(
    _ links: ThingLinks, of things: LinkedThings, in state: LinkingState,
    aliases: [EntityKey: Set<String>] = [:],
    allows: @escaping @Sendable (EntityType, InkGraphCore.Predicate, EntityType) -> Bool = {
      _, _, _ in true
    }
  ) throws(StoreError) -> LinkUpdate? {
    let plan = try read { try LinkPlan(links, things, state, rows: EntityRows($0)) }
    let addedAliases = aliases.flatMap { key, names in
      names.map { AddedAlias(entity: key.description, name: $0) }
    }.sorted()
    // What is as it should be is not written again, so that what was made from it stays good.
    if plan.isEmpty, try linkedIsCurrent, try read({ try AddedAlias.all(in: $0) }) == addedAliases {
      return nil
    }
    if !plan.renamed.isEmpty { try write { try plan.rename(in: $0) } }
    return LinkUpdate(
      self, LinkedIssues(plan, of: state, in: self, allows: allows), aliases: addedAliases)
  }

  /// Makes the linked result follow a decision about every thing of every issue, one issue after the
  /// other; the parameters are those of `linkUpdate`.
  ///
  /// - Returns: How many issues were linked anew.
  /// - Throws: `StoreError`; what was written by then stays.
  @discardableResult
  public func updateLinks(
    _ links: ThingLinks, of things: LinkedThings, in state: LinkingState,
    allows: @escaping @Sendable (EntityType, InkGraphCore.Predicate, EntityType) -> Bool = {
      _, _, _ in true
    }
  ) throws(StoreError) -> Int {
    guard var update = try linkUpdate(links, of: things, in: state, allows: allows) else {
      return 0
    }
    try update.run()
    return update.issues.count
  }

  /// Removes what no issue names any more, after all issues of a plan were written.
  static func finishLinks(
    _ plan: LinkPlan, _ fingerprint: UInt64, _ aliases: [AddedAlias], in database: Database
  ) throws {
    let remove = try database.cachedStatement(sql: "DELETE FROM entity WHERE id = ?")
    for row in plan.unused { try remove.execute(arguments: [row]) }
    try AddedAlias.replaceAll(by: aliases, in: database)
    try database.execute(sql: "DELETE FROM changedPerson")
    try advanceStamp("link \(fingerprint) \(aliases)", in: database)
    try setLinkedIsCurrent(true, in: database)
  }

  /// The key of an issue and its packed findings; nil if the library has no issue of that number.
  func packedFindings(issue: Int) throws(StoreError) -> (head: IssuePart, findings: [UInt8])? {
    try read { database in
      guard let key = try Self.key(of: issue, in: database) else { return nil }
      let head = IssuePart(
        issue: Issue(newspaper: key.newspaper, number: key.number, date: key.date), contentHash: "")
      return (head, try IssuePartReader(database: database).packedFindings(of: issue))
    }
  }

  /// Makes the linked result follow the keys of all things of each issue.
  @discardableResult
  public func updateLinks(
    _ keys: [[EntityKey]], of state: LinkingState,
    allows: @escaping @Sendable (EntityType, InkGraphCore.Predicate, EntityType) -> Bool = {
      _, _, _ in true
    }
  ) throws(StoreError) -> Int {
    let things = try StoreError.translating(path: path) { try state.things() }
    return try updateLinks(ThingLinks(keys), of: things, in: state, allows: allows)
  }

  /// Notes whether the linked result fits the issues.
  static func setLinkedIsCurrent(_ isCurrent: Bool, in database: Database) throws {
    try RowWriter(sql: "UPDATE meta SET value = ? WHERE name = 'linked'", in: database)
      .write(isCurrent ? "yes" : "no")
  }
}
