import InkGraphCore

/// The columns of an entity's row but for its number and its uses.
struct EntityColumns {
  var key: EntityKey
  var mentionCount: Int
  var issueCount: Int
  var firstSeen: String?
  var lastSeen: String?

  /// The columns that a query names in this order.
  static let names = "type, name, qualifier, mentionCount, issueCount, firstSeen, lastSeen"

  /// Makes the columns of a row.
  init(
    key: EntityKey, mentionCount: Int, issueCount: Int, firstSeen: String?, lastSeen: String?
  ) {
    self.key = key
    self.mentionCount = mentionCount
    self.issueCount = issueCount
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
  }

  /// Reads the next columns, which are those of `names`.
  init(_ columns: inout ColumnReader) throws {
    key = EntityKey(
      type: try columns.name(EntityType.self), name: try columns.text(),
      qualifier: columns.optionalText())
    mentionCount = try columns.integer()
    issueCount = try columns.integer()
    firstSeen = columns.optionalText()
    lastSeen = columns.optionalText()
  }

  /// Their checksum.
  var sum: RowSum {
    var sum = RowSum()
    sum.add(key.type.rawValue)
    sum.add(key.name)
    sum.add(key.qualifier)
    sum.add(firstSeen)
    sum.add(lastSeen)
    sum.add(mentionCount)
    sum.add(issueCount)
    return sum
  }
}
