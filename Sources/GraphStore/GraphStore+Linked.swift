import GRDB
public import InkGraphCore

extension GraphStore {
  /// Saves the linked result in the place of the one before, in one transaction.
  ///
  /// - Throws: `StoreError`, after which the library is as it was; `unknownIssue` if the result
  ///   names an issue that was not saved.
  public func saveLinked(_ library: LinkedLibrary) throws(StoreError) {
    try write { database in
      // Two names that differ in their bytes alone make two issues with equal keys.
      let issues = Dictionary(
        try Self.sortedIssues(in: database).map { ($0.key, $0.number) },
        uniquingKeysWith: { first, _ in first })
      let writer = LinkedLibraryWriter(database: database, issues: issues)
      try writer.removeAll()
      try writer.insert(library)
      try Self.setLinkedIsCurrent(true, in: database)
    }
  }

  /// The linked result as it was saved; an empty one if there is none.
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

  /// Whether the linked result was saved after the last change of an issue.
  ///
  /// It is false after a build that was killed before its end; building again repairs that.
  public var linkedIsCurrent: Bool {
    get throws(StoreError) {
      try read { database in
        try String.fetchOne(database, sql: "SELECT value FROM meta WHERE name = 'linked'") == "yes"
      }
    }
  }

  /// Notes whether the linked result fits the issues.
  static func setLinkedIsCurrent(_ isCurrent: Bool, in database: Database) throws {
    try database.execute(
      sql: "UPDATE meta SET value = ? WHERE name = 'linked'", arguments: [isCurrent ? "yes" : "no"])
  }
}
