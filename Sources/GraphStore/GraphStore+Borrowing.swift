import GRDB
public import InkGraphCore

/// What the second pass over a library has to look at.
public struct BorrowingWork: Hashable, Sendable {
  /// The issues that were saved and not yet compared with the names of the others, sorted.
  public var issues: [IssueKey]
  /// The names that came or went since the last pass, sorted.
  public var changedNames: [String]

  /// Whether there is nothing to do.
  public var isEmpty: Bool { issues.isEmpty && changedNames.isEmpty }
}

extension GraphStore {
  /// What changed since `finishBorrowing`.
  public func borrowingWork() throws(StoreError) -> BorrowingWork {
    try read { database in
      let open = Set(try Int.fetchAll(database, sql: "SELECT id FROM issue WHERE examined = 0"))
      let issues =
        open.isEmpty
        ? [] : try Self.sortedIssues(in: database).filter { open.contains($0.number) }.map(\.key)
      var names: [String] = []
      let rows = try Row.fetchCursor(database, sql: "SELECT name FROM changedName")
      while let row = try rows.next() {
        var columns = ColumnReader(row)
        names.append(try columns.text())
      }
      return BorrowingWork(issues: issues, changedNames: names.sorted { $0.precedesByScalars($1) })
    }
  }

  /// All names that issues make certain, also those to which issues give different types; unordered.
  public func libraryNames() throws(StoreError) -> [CertainName] {
    try read { database in
      try Self.names(try database.cachedStatement(sql: "SELECT name, type FROM libraryName"))
    }
  }

  /// The names that issues make certain, sorted; one to which two issues give different types is
  /// left out.
  public func certainNames() throws(StoreError) -> [CertainName] {
    try read { database in
      try Self.names(
        try database.cachedStatement(
          sql: """
            SELECT name, min(type) FROM libraryName GROUP BY name HAVING min(type) = max(type)
            """)
      ).sorted()
    }
  }

  private static func names(_ query: GRDB.Statement) throws -> [CertainName] {
    var names: [CertainName] = []
    let rows = try Row.fetchCursor(query)
    while let row = try rows.next() {
      var columns = ColumnReader(row)
      names.append(
        CertainName(surface: try columns.text(), type: try columns.name(EntityType.self)))
    }
    return names
  }

  /// The issues in whose articles one of some names may stand, sorted; those that were read with one
  /// are among them.
  ///
  /// - Complexity: O(*k* log *n*), *k* articles that may hold a name, *n* rows.
  public func issues(mayHoldOneOf names: [String]) throws(StoreError) -> [IssueKey] {
    try read { database in
      let index = TextIndex(database: database)
      let directory = try index.directory()
      let issueOfArticle = try database.cachedStatement(
        sql: "SELECT issue FROM article WHERE id = ?")
      var articles: Set<Int> = []
      for name in names {
        guard let found = try index.articles(mayHold: name, directory) else {
          return try Self.sortedIssues(in: database).map(\.key)
        }
        articles.formUnion(found)
      }
      var rows: Set<Int> = []
      for article in articles {
        if let issue = try Int.fetchOne(issueOfArticle, arguments: [article]) {
          rows.insert(issue)
        }
      }
      return try Self.sortedIssues(in: database)
        .filter { rows.contains($0.number) }.map(\.key)
    }
  }

  /// The articles and names of an issue without what was found in it; nil if the library does not
  /// hold it.
  public func reading(of key: IssueKey) throws(StoreError) -> IssuePart? {
    try read { database in
      guard let issue = try Self.number(of: key, in: database) else { return nil }
      return try IssuePartReader(database: database).reading(of: issue)
    }
  }

  /// Notes that the second pass has looked at everything.
  public func finishBorrowing() throws(StoreError) {
    try write { database in
      try database.execute(sql: "UPDATE issue SET examined = 1 WHERE examined = 0")
      try database.execute(sql: "DELETE FROM changedName")
    }
  }

  /// Notes that an issue was compared with the names of the others.
  static func setExamined(_ issue: Int, in database: Database) throws {
    try database.cachedStatement(
      sql: "UPDATE issue SET examined = 1 WHERE id = ? AND examined = 0"
    ).execute(arguments: [issue])
  }
}
