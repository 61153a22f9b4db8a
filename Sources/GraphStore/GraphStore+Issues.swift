import GRDB
public import InkGraphCore

extension GraphStore {
  /// What `save` did.
  public enum SaveOutcome: Hashable, Sendable {
    /// The issue is new.
    case added
    /// The issue took the place of an earlier copy.
    case replaced
    /// The library holds the very same part already.
    case unchanged
  }

  /// Every issue with the hash of its file and the path it was read from, sorted by key.
  public func issueRecords() throws(StoreError) -> [(
    key: IssueKey, contentHash: String, source: String
  )] {
    try read { database in
      var records: [(key: IssueKey, contentHash: String, source: String)] = []
      let cursor = try Row.fetchCursor(
        database, sql: "SELECT newspaper, date, number, keySum, contentHash, source FROM issue")
      while let row = try cursor.next() {
        var columns = ColumnReader(row)
        records.append((try columns.checkedIssueKey(), try columns.text(), try columns.text()))
      }
      return records.sorted { $0.key < $1.key }
    }
  }

  /// The hash of the file from which an issue was read; nil if the library does not hold it.
  public func contentHash(of key: IssueKey) throws(StoreError) -> String? {
    try read { database in
      guard let issue = try Self.number(of: key, in: database) else { return nil }
      return try String.fetchOne(
        database, sql: "SELECT contentHash FROM issue WHERE id = ?", arguments: [issue])
    }
  }

  /// Whether the library holds no issue.
  public var isEmpty: Bool {
    get throws(StoreError) {
      try read { database in
        try Int.fetchOne(database, sql: "SELECT 1 FROM issue LIMIT 1") == nil
      }
    }
  }

  /// The key of an issue by its description, such as `临渡新报/1187`; nil if the library does not hold
  /// it.
  ///
  /// - Complexity: O(log *n*), *n* issues.
  public func issueKey(named description: String) throws(StoreError) -> IssueKey? {
    guard let slash = description.lastIndex(of: "/") else { return nil }
    let newspaper = ColumnValue.of(String(description[..<slash]))
    let name = String(description[description.index(after: slash)...])
    return try read { database in
      let rows: RowCursor
      if let number = Int(name) {
        rows = try Row.fetchCursor(
          try database.cachedStatement(
            sql: """
              SELECT newspaper, date, number FROM issue WHERE newspaper = ? AND number = ?
              """), arguments: [newspaper, number])
      } else {
        rows = try Row.fetchCursor(
          try database.cachedStatement(
            sql: """
              SELECT newspaper, date, number FROM issue
              WHERE newspaper = ? AND ifnull(date, '') = ? AND number IS NULL
              """), arguments: [newspaper, name == "undated" ? "" : name])
      }
      var found: [IssueKey] = []
      while let row = try rows.next() {
        var columns = ColumnReader(row)
        found.append(try columns.issueKey())
      }
      return found.min()
    }
  }

  /// Every issue with the head of its part and no more: masthead, publishers, source and hash,
  /// sorted by key.
  ///
  /// - Complexity: O(*n* log *n*), *n* issues.
  public func heads() throws(StoreError) -> [IssuePart] {
    try read { database in
      try IssuePartReader(database: database).heads().map(\.part)
        .sorted { $0.issue.key < $1.issue.key }
    }
  }

  /// The names of the newspapers, sorted.
  public func newspapers() throws(StoreError) -> [String] {
    try read { database in
      var names: [String] = []
      let rows = try Row.fetchCursor(database, sql: "SELECT DISTINCT newspaper FROM issue")
      while let row = try rows.next() {
        var columns = ColumnReader(row)
        names.append(try columns.text())
      }
      return names.sorted()
    }
  }

  /// Whether an issue was read from a file with this hash.
  ///
  /// - Complexity: O(log *n*), *n* issues.
  public func contains(contentHash: String) throws(StoreError) -> Bool {
    try read { database in
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM issue WHERE contentHash = ?)",
        arguments: [contentHash]) ?? false
    }
  }

  /// Saves what was found in an issue, in one transaction.
  ///
  /// An issue of the same newspaper, date and number is replaced; an equal one is left alone. After
  /// a change the linked result lacks what it knew from the old copy, till `updateLinks`.
  ///
  /// - Parameters:
  ///   - prepared: The part.
  ///   - isExamined: Whether it was read with all the names that it may borrow; if not,
  ///     `borrowingWork` lists it.
  /// - Returns: What was done.
  /// - Throws: `StoreError`, after which the library is as it was.
  @discardableResult
  public func save(
    _ prepared: PreparedPart, isExamined: Bool = false
  ) throws(StoreError) -> SaveOutcome {
    try write { try Self.save(prepared, isExamined: isExamined, in: $0) }
  }

  /// Saves what was found in an issue, as above; the thread of the caller is free meanwhile.
  @discardableResult
  public func save(
    _ prepared: PreparedPart, isExamined: Bool = false
  ) async throws(StoreError) -> SaveOutcome {
    try await writeAside { try Self.save(prepared, isExamined: isExamined, in: $0) }
  }

  private static func save(
    _ prepared: PreparedPart, isExamined: Bool, in database: Database
  ) throws -> SaveOutcome {
    let part = prepared.part
    var outcome = SaveOutcome.added
    let writer = IssuePartWriter(database: database)
    if let number = try number(of: part.issue.key, in: database),
      let old = try IssuePartReader(database: database).part(issue: number)
    {
      if old == part {
        if isExamined { try setExamined(number, in: database) }
        return .unchanged
      }
      outcome = .replaced
      var links = LinkChanges()
      if old.issue == part.issue, old.contentHash == part.contentHash {
        try writer.replaceFindings(
          prepared, number, old: old, isExamined: isExamined, links: &links)
      } else {
        try writer.remove(issue: number, old, links: &links)
        try writer.insert(prepared, isExamined: isExamined)
      }
      try LinkWriter(database).write(links)
    } else {
      try writer.insert(prepared, isExamined: isExamined)
    }
    try setLinkedIsCurrent(false, in: database)
    try advanceStamp("save \(part.issue.key) \(part.contentHash)", in: database)
    return outcome
  }

  /// Saves a part that is not prepared.
  @discardableResult
  public func save(_ part: IssuePart, isExamined: Bool = false) throws(StoreError) -> SaveOutcome {
    try save(PreparedPart(part), isExamined: isExamined)
  }

  /// Removes an issue and what the linked result knows from it, in one transaction.
  ///
  /// - Returns: Whether the library held the issue.
  @discardableResult
  public func remove(_ key: IssueKey) throws(StoreError) -> Bool {
    try write { database in
      guard let number = try Self.number(of: key, in: database),
        let part = try IssuePartReader(database: database).part(issue: number)
      else { return false }
      var links = LinkChanges()
      try IssuePartWriter(database: database).remove(issue: number, part, links: &links)
      try LinkWriter(database).write(links)
      try Self.setLinkedIsCurrent(false, in: database)
      try Self.advanceStamp("remove \(key)", in: database)
      return true
    }
  }

  /// The part of an issue; nil if the library does not hold it.
  public func issue(_ key: IssueKey) throws(StoreError) -> IssuePart? {
    try read { database in
      guard let number = try Self.number(of: key, in: database) else { return nil }
      return try IssuePartReader(database: database).part(issue: number)
    }
  }

  /// All parts, sorted by key.
  ///
  /// It holds the whole text in memory; `forEachPart` does not.
  public func parts() throws(StoreError) -> [IssuePart] {
    try read { database in
      let reader = IssuePartReader(database: database)
      return try Self.sortedIssues(in: database).compactMap { try reader.part(issue: $0.number) }
    }
  }

  /// Hands over the parts one after another, sorted by key, in one snapshot of the library.
  ///
  /// - Parameter body: It may read from the store, and ends the loop by throwing.
  /// - Throws: `StoreError`, or what `body` throws.
  public func forEachPart(_ body: (IssuePart) throws -> Void) throws {
    // What the body throws is kept aside, so that the store does not translate it.
    var failure: (any Error)?
    try read { database in
      let reader = IssuePartReader(database: database)
      for issue in try Self.sortedIssues(in: database) {
        guard let part = try reader.part(issue: issue.number) else { continue }
        do {
          try body(part)
        } catch {
          failure = error
          return
        }
      }
    }
    if let failure { throw failure }
  }

  /// The row number of an issue.
  static func number(of key: IssueKey, in database: Database) throws -> Int? {
    try Int.fetchOne(
      try database.cachedStatement(
        sql: """
          SELECT id FROM issue
          WHERE newspaper = ? AND ifnull(date, '') = ? AND ifnull(number, '') = ?
          """),
      arguments: [
        ColumnValue.of(key.newspaper), ColumnValue.of(key.date?.description ?? ""),
        key.number.map { ColumnValue.of($0) } ?? ColumnValue.of(""),
      ])
  }

  /// The key of the issue with a row number.
  static func key(of issue: Int, in database: Database) throws -> IssueKey? {
    let row = try Row.fetchOne(
      try database.cachedStatement(
        sql: "SELECT newspaper, date, number, keySum FROM issue WHERE id = ?"),
      arguments: [issue])
    guard let row else { return nil }
    var columns = ColumnReader(row)
    return try columns.checkedIssueKey()
  }

  /// Every issue with its row number, sorted by key.
  static func sortedIssues(in database: Database) throws -> [(number: Int, key: IssueKey)] {
    var issues: [(number: Int, key: IssueKey)] = []
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT id, newspaper, date, number, keySum FROM issue")
    while let row = try cursor.next() {
      var columns = ColumnReader(row)
      issues.append((try columns.integer(), try columns.checkedIssueKey()))
    }
    return issues.sorted { $0.key < $1.key }
  }
}

extension ColumnReader {
  /// The next four columns, newspaper, date, number and their checksum, as a key.
  mutating func checkedIssueKey() throws -> IssueKey {
    let key = try issueKey()
    try IssueSums.key(key).check(try integer())
    return key
  }

  /// The next three columns, newspaper, date and number, as a key.
  mutating func issueKey() throws -> IssueKey {
    IssueKey(newspaper: try text(), date: try optionalDate(), number: optionalInteger())
  }
}
