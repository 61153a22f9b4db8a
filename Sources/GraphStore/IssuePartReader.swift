import GRDB
import InkGraphCore

/// Reads one issue back, exactly as it was written.
struct IssuePartReader {
  let database: Database

  /// The part of an issue; nil if the library has no issue of that number.
  ///
  /// - Complexity: O(*n* + log *m*), *n* the size of the issue, *m* rows of the library.
  func part(issue id: Int) throws -> IssuePart? {
    guard var part = try headWithEditors(of: id) else { return nil }
    part.issue.articles = try articles(of: id)
    try readFindings(of: id, into: &part)
    return part
  }

  /// The packed findings of an issue, which `FindingCoder` unpacks.
  func packedFindings(of id: Int) throws -> [UInt8] {
    try withPacked("SELECT part FROM finding WHERE issue = ?", id) { [UInt8]($0) }
  }

  /// The key, the articles and the names of an issue, which say what it may borrow from others;
  /// nil if the library has no issue of that number.
  func reading(of id: Int) throws -> IssuePart? {
    guard var part = try head(of: id) else { return nil }
    part.issue.articles = try articles(of: id)
    (part.certainNames, part.borrowedNames) = try withFindings(of: id) { reader in
      for _ in 0..<3 { try reader.skip() }
      return (try reader.names(), try reader.names())
    }
    return part
  }

  /// What stands at the head of an issue, with its publishers and editors.
  func headWithEditors(of id: Int) throws -> IssuePart? {
    guard var part = try head(of: id) else { return nil }
    part.issue.editors = try editors(of: id)
    let sum = try RowWriter(sql: "SELECT editorSum FROM issue WHERE id = ?", in: database)
      .number(for: id)
    try IssueSums.editors(of: part.issue).check(sum ?? 0)
    return part
  }

  /// The editors of an issue.
  func editors(of id: Int) throws -> [Credit] {
    try rows("editor", "role, name", of: id) {
      Credit(role: $0.optionalText(), name: try $0.text())
    }
  }

  private func readFindings(of id: Int, into part: inout IssuePart) throws {
    try withPacked("SELECT part FROM finding WHERE issue = ?", id) {
      try FindingCoder.unpack($0, into: &part)
    }
  }

  /// Hands over a reader of what was found in an issue.
  func withFindings<Value>(
    of issue: Int, _ body: (inout FindingReader) throws -> Value
  ) throws -> Value {
    try withPacked("SELECT part FROM finding WHERE issue = ?", issue) {
      try FindingCoder.read($0, body)
    }
  }

  /// The skeleton of an issue; nil if there is none.
  func skeleton(of issue: Int, _ key: IssueKey) throws -> IssuePart? {
    let row = try Row.fetchOne(
      try database.cachedStatement(sql: "SELECT part FROM skeleton WHERE issue = ?"),
      arguments: [issue])
    guard let row else { return nil }
    var columns = ColumnReader(row)
    var pool = StringPool()
    return try columns.withBytes { sealed in
      try SealedBytes.open(sealed) { try SkeletonCoder.unpack($0, issue: key, &pool) }
    }
  }

  /// The rows to which the things of an issue are linked; nil if the issue is not linked.
  func linkedEntities(of issue: Int) throws -> [Int]? {
    try linkedRows("SELECT entities FROM skeleton WHERE issue = ?", issue)
  }

  /// The rows to which the statements of an issue belong, 0 for none; nil if the issue is not linked.
  func linkedStatements(of issue: Int) throws -> [Int]? {
    try linkedRows("SELECT statements FROM skeleton WHERE issue = ?", issue)
  }

  private func linkedRows(_ sql: String, _ issue: Int) throws -> [Int]? {
    let row = try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: [issue])
    guard let row else { return nil }
    var columns = ColumnReader(row)
    return try columns.optionalBytes { try SkeletonCoder.unpack(rows: $0) }
  }

  private func withPacked<Value>(
    _ sql: String, _ issue: Int, _ body: (UnsafeRawBufferPointer) throws -> Value
  ) throws -> Value {
    let rows = try Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: [issue])
    guard let row = try rows.next() else { throw PackedBytesError() }
    var columns = ColumnReader(row)
    return try columns.withBytes(body)
  }

  /// The articles of an issue, in reading order, or the one of a given ordinal.
  ///
  /// - Parameters:
  ///   - issue: The issue.
  ///   - ordinal: The ordinal; nil for all articles.
  ///   - isNeeded: Whether a block is to be there, by its zone and its place.
  /// - Returns: The articles.
  /// - Throws: What SQLite throws, and `PackedBytesError` for damage.
  func articles(
    of issue: Int, ordinal: Int? = nil, where isNeeded: (Zone, Int) -> Bool = { _, _ in true }
  ) throws -> [Article] {
    let condition = ordinal == nil ? "?2 IS NULL" : "ordinal = ?2"
    let rows = try Row.fetchCursor(
      try database.cachedStatement(
        sql: """
          SELECT ordinal, page, kind, byline, continuesOn, continuedFrom, text, layout
          FROM article WHERE issue = ?1 AND \(condition) ORDER BY place
          """), arguments: [issue, ordinal])
    var articles: [Article] = []
    while let row = try rows.next() {
      var columns = ColumnReader(row)
      var article = Article(
        ordinal: try columns.integer(), page: columns.optionalInteger(),
        kind: try columns.name(ArticleKind.self), blocks: [], byline: columns.optionalText(),
        continuesOn: columns.optionalInteger(), continuedFrom: columns.optionalInteger())
      var layout = columns
      layout.skip()
      // No string is made of the whole text, of which often only the headline is asked for.
      try columns.withBytes { text in
        try layout.withBytes {
          try ArticleLayout.unpack($0, text: text, where: isNeeded, into: &article)
        }
      }
      articles.append(article)
    }
    return articles
  }

  /// What stands at the head of an issue, with its publishers.
  ///
  /// - Parameters:
  ///   - id: The number.
  ///   - isChecked: Whether the checksum is looked at, which libraries of older formats lack.
  /// - Returns: The part; nil if there is none of that number.
  /// - Throws: What SQLite throws, and `PackedBytesError` for damage.
  func head(of id: Int, isChecked: Bool = true) throws -> IssuePart? {
    var found: Head?
    let cursor = try Row.fetchCursor(
      try database.cachedStatement(
        sql: "SELECT \(Head.columns(isChecked: isChecked)) FROM issue WHERE id = ?"),
      arguments: [id])
    while let row = try cursor.next() {
      var columns = ColumnReader(row)
      found = try Head(&columns, isChecked: isChecked)
    }
    guard let found else { return nil }
    return try found.part(
      publishers: rows("publisher", "name, role", of: id) {
        Publisher(name: try $0.text(), role: try $0.text())
      })
  }

  /// What stands at the head of each issue, with its publishers, by row number, in no order.
  ///
  /// - Complexity: O(*n*), *n* issues; two queries for all of them.
  func heads() throws -> [(number: Int, part: IssuePart)] {
    var publishers: [Int: [Publisher]] = [:]
    let named = try Row.fetchCursor(
      database, sql: "SELECT issue, name, role FROM publisher ORDER BY issue, place")
    while let row = try named.next() {
      var columns = ColumnReader(row)
      publishers[try columns.integer(), default: []].append(
        Publisher(name: try columns.text(), role: try columns.text()))
    }
    var heads: [(number: Int, part: IssuePart)] = []
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT id, \(Head.columns(isChecked: true)) FROM issue")
    while let row = try cursor.next() {
      var columns = ColumnReader(row)
      let number = try columns.integer()
      let head = try Head(&columns, isChecked: true)
      heads.append((number, try head.part(publishers: publishers[number] ?? [])))
    }
    return heads
  }

  /// A row of an issue.
  private struct Head {
    private var issue: Issue
    private let contentHash: String
    private let sums: (key: Int, head: Int)?

    static func columns(isChecked: Bool) -> String {
      "newspaper, date, number, weekday, lunarDate, hotline, website, email, license, mastheadText, "
        + "source, contentHash" + (isChecked ? ", keySum, headSum" : "")
    }

    init(_ columns: inout ColumnReader, isChecked: Bool) throws {
      issue = Issue(newspaper: try columns.text())
      issue.date = try columns.optionalDate()
      issue.number = columns.optionalInteger()
      issue.weekday = columns.optionalText()
      issue.lunarDate = columns.optionalText()
      issue.contact = Contact(
        hotline: columns.optionalText(), website: columns.optionalText(),
        email: columns.optionalText(), license: columns.optionalText())
      issue.mastheadText = try columns.text()
      issue.source = try columns.text()
      contentHash = try columns.text()
      sums = isChecked ? (try columns.integer(), try columns.integer()) : nil
    }

    /// The head with its publishers, if it is as it was written.
    func part(publishers: [Publisher]) throws -> IssuePart {
      var part = IssuePart(issue: issue, contentHash: contentHash)
      part.issue.publishers = publishers
      if let sums {
        try IssueSums.key(part.issue.key).check(sums.key)
        try IssueSums.head(of: part.issue, contentHash: contentHash).check(sums.head)
      }
      return part
    }
  }

  /// The articles of an issue with those blocks only from which `Article.listedTitle` is made.
  func headlines(of issue: Int) throws -> [Article] {
    try articles(of: issue) { zone, place in zone == .title || place == 0 }
  }

  /// The mentions of an issue.
  func mentions(of issue: Int) throws -> [LocalMention] {
    try withFindings(of: issue) { reader in
      let entities = try reader.entityCount()
      return try reader.mentions(of: entities)
    }
  }

  /// The statements of an issue.
  func statements(of issue: Int) throws -> [LocalStatement] {
    try withFindings(of: issue) { reader in
      let entities = try reader.entityCount()
      try reader.skip()
      return try reader.statements(of: entities)
    }
  }

  private func rows<Value>(
    _ table: String, _ columns: String, of issue: Int,
    _ read: (inout ColumnReader) throws -> Value
  ) throws -> [Value] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(columns) FROM \(table) WHERE issue = ? ORDER BY place")
    let cursor = try Row.fetchCursor(statement, arguments: [issue])
    var result: [Value] = []
    while let row = try cursor.next() {
      var reader = ColumnReader(row)
      result.append(try read(&reader))
    }
    return result
  }
}
