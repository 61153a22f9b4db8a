import GRDB
import InkGraphCore

/// The entities of a library, by key.
struct EntityRows {
  let rows: [EntityKey: Int]
  let highest: Int

  init(_ database: Database) throws {
    var rows: [EntityKey: Int] = [:]
    var highest = 0
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT id, type, name, qualifier FROM entity ORDER BY id")
    while let row = try cursor.next() {
      var columns = ColumnReader(row)
      highest = try columns.integer()
      let key = EntityKey(
        type: try columns.name(EntityType.self), name: try columns.text(),
        qualifier: columns.optionalText())
      rows[key] = highest
    }
    self.rows = rows
    self.highest = highest
  }
}

/// Which entities get another key, which are new, which are gone, and which issues change.
///
/// An entity whose key nobody has any more and whose things nearly all go to one new key is that
/// entity under another key, as when a person's mark changes: its row is renamed and its issues stay.
struct LinkPlan: Sendable {
  /// The places of the issues that change.
  let changed: [Int]
  /// The rows that no thing is linked to after the update.
  let unused: [Int]
  /// The type of each entity, by row; nil for a number that is no row.
  let types: [EntityType?]
  /// The entities that are new, by row; `LinkWriter` writes each together with its first issue.
  let added: [Int: EntityKey]
  /// The entities that get another key.
  let renamed: [(row: Int, key: EntityKey)]
  /// For each thing of all issues the row of its entity.
  private let linked: [Int32]
  /// Where the things of each issue begin in `linked`, and where the last one's end.
  private let starts: [Int]

  /// - Complexity: O(*n*), *n* things of all issues.
  init(
    _ links: ThingLinks, _ things: LinkedThings, _ state: LinkingState, rows: EntityRows
  ) {
    let old = state.linked
    starts = old.starts
    // For each thing of all issues the number of its key, or one of two marks.
    let (unchanged, dropped) = (Int32(-1), Int32(-2))
    var numbered = [Int32](repeating: unchanged, count: old.rows.count)
    for (issue, start) in things.table.starts.dropLast().enumerated() {
      for thing in start..<things.table.starts[issue + 1] {
        let number = links.numbers[thing]
        numbered[old.starts[issue] + Int(things.places[thing])] =
          number == ThingLinks.dropped ? dropped : number
      }
    }
    let distinct = links.keys
    var rowOfNumber = distinct.map { rows.rows[$0] ?? 0 }
    var isUsed = [Bool](repeating: false, count: rows.highest + 1)
    for row in rowOfNumber { isUsed[row] = true }
    for (row, number) in zip(old.rows, numbered) where number == unchanged {
      isUsed[Int(row)] = true
    }

    // The things of rows whose keys nobody has any more vote for the key that takes the row over.
    struct Vote: Hashable {
      let row: Int
      let number: Int
    }
    var votes: [Vote: Int] = [:]
    var types = [EntityType?](repeating: nil, count: rows.highest + 1)
    for (key, row) in rows.rows { types[row] = key.type }
    for (row, number) in zip(old.rows, numbered)
    where row != 0 && number >= 0 && rowOfNumber[Int(number)] == 0 && !isUsed[Int(row)] {
      votes[Vote(row: Int(row), number: Int(number)), default: 0] += 1
    }
    var renamed: [(row: Int, key: EntityKey)] = []
    // Votes for one row are ordered by the places at which their keys come up first.
    let order = Self.order(of: numbered, count: distinct.count)
    let ordered = votes.sorted { left, right in
      left.value != right.value
        ? left.value > right.value
        : (left.key.row, order[left.key.number]) < (right.key.row, order[right.key.number])
    }
    // A thing of another type is another thing, which other statements fit.
    for (vote, _) in ordered
    where rowOfNumber[vote.number] == 0 && !isUsed[vote.row]
      && types[vote.row] == distinct[vote.number].type
    {
      rowOfNumber[vote.number] = vote.row
      isUsed[vote.row] = true
      renamed.append((vote.row, distinct[vote.number]))
    }

    var next = rows.highest
    var added: [(row: Int, key: EntityKey)] = []
    let new = distinct.indices.filter { rowOfNumber[$0] == 0 && order[$0] < Int32.max }
    for number in new.sorted(by: { order[$0] < order[$1] }) {
      next += 1
      rowOfNumber[number] = next
      added.append((next, distinct[number]))
    }
    let linked = zip(old.rows, numbered).map { row, number in
      number >= 0 ? Int32(rowOfNumber[Int(number)]) : number == unchanged ? row : 0
    }
    changed = state.issues.indices.filter { issue in
      !old.isLinked[issue]
        || old.things(ofIssue: issue).contains { linked[$0] != old.rows[$0] }
    }
    unused = rows.rows.values.filter { [isUsed] in !isUsed[$0] }.sorted()
    // The new rows follow the highest.
    types += added.map(\.key.type)
    self.linked = linked
    self.types = types
    self.renamed = renamed
    self.added = Dictionary(uniqueKeysWithValues: added.map { ($0.row, $0.key) })
  }

  /// For each key the first thing that has it; the greatest number for none.
  ///
  /// New entities get their rows in this order, so that they follow from the issues alone.
  private static func order(of numbered: [Int32], count: Int) -> [Int32] {
    var order = [Int32](repeating: .max, count: count)
    for (thing, number) in numbered.enumerated()
    where number >= 0 && order[Int(number)] == .max {
      order[Int(number)] = Int32(thing)
    }
    return order
  }

  /// The rows of the entities of the things of an issue.
  func linked(ofIssue place: Int) -> [Int] {
    linked[starts[place]..<starts[place + 1]].map { Int($0) }
  }

  /// Whether nothing is to be written.
  var isEmpty: Bool { changed.isEmpty && unused.isEmpty && renamed.isEmpty && added.isEmpty }

  /// A hash of what the plan does, the same for the same plan.
  var fingerprint: UInt64 {
    let keys = renamed + added.map { (row: $0.key, key: $0.value) }.sorted { $0.row < $1.row }
    var hash = StableHash.ofNothing
    for (row, key) in keys {
      hash = StableHash.hash(row, after: hash)
      for text in [key.type.rawValue, key.name, key.qualifier ?? ""] {
        hash = StableHash.hash(text, after: hash)
        hash ^= hash >> 29
      }
    }
    for row in unused { hash = StableHash.hash(row, after: hash) }
    for row in linked { hash = StableHash.hash(Int(row), after: hash) }
    return hash
  }

  /// Writes the new keys of renamed entities.
  func rename(in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: "SELECT \(EntityColumns.names), uses FROM entity WHERE id = ?")
    let writer = try RowWriter(
      sql: "UPDATE entity SET type = ?, name = ?, qualifier = ?, uses = ? WHERE id = ?",
      in: database)
    for (entity, key) in renamed {
      guard let row = try Row.fetchOne(statement, arguments: [entity]) else { continue }
      var reader = ColumnReader(row)
      var columns = try EntityColumns(&reader)
      let uses = try reader.withBytes { [columns] in try EntityUses($0, of: columns) }
      columns.key = key
      try writer.write(
        key.type.rawValue, key.name, key.qualifier, uses.packed(of: columns), entity)
    }
  }
}
