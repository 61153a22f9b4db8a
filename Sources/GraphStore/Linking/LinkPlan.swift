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
struct LinkPlan {
  /// For each issue the row numbers of the entities of its things.
  let linked: [[Int]]
  /// The places of the issues that change.
  let changed: [Int]
  /// The rows that no thing is linked to after the update.
  let unused: [Int]
  /// The type of each entity, by row.
  let types: [Int: EntityType]
  /// The entities that are new, by row; `LinkWriter` writes each together with its first issue.
  let added: [Int: EntityKey]
  private let renamed: [(row: Int, key: EntityKey)]

  /// - Complexity: O(*n*), *n* things of all issues.
  init(_ links: [[ThingLink]], _ state: LinkingState, rows: EntityRows) {
    var numbers: [EntityKey: Int] = [:]
    var distinct: [EntityKey] = []
    // For each thing the number of its key, or one of two marks.
    let (unchanged, dropped) = (-1, -2)
    let numbered = links.map { links in
      links.map { link in
        guard case .entity(let key) = link else { return link == .dropped ? dropped : unchanged }
        if let known = numbers[key] { return known }
        numbers[key] = distinct.count
        distinct.append(key)
        return distinct.count - 1
      }
    }
    var rowOfNumber = distinct.map { rows.rows[$0] ?? 0 }
    var isUsed = Set(rowOfNumber)
    for (place, numbers) in numbered.enumerated() {
      guard let old = state.linked[place] else { continue }
      for (row, number) in zip(old, numbers) where number == unchanged { isUsed.insert(row) }
    }

    // The things of rows whose keys nobody has any more vote for the key that takes the row over.
    struct Vote: Hashable {
      let row: Int
      let number: Int
    }
    var votes: [Vote: Int] = [:]
    var types: [Int: EntityType] = [:]
    for (key, row) in rows.rows { types[row] = key.type }
    for (place, numbers) in numbered.enumerated() {
      guard let old = state.linked[place] else { continue }
      for (row, number) in zip(old, numbers)
      where number >= 0 && rowOfNumber[number] == 0 && row != 0 && !isUsed.contains(row) {
        votes[Vote(row: row, number: number), default: 0] += 1
      }
    }
    var renamed: [(row: Int, key: EntityKey)] = []
    let ordered = votes.sorted { left, right in
      left.value != right.value
        ? left.value > right.value
        : (left.key.row, left.key.number) < (right.key.row, right.key.number)
    }
    // A thing of another type is another thing, which other statements fit.
    for (vote, _) in ordered
    where rowOfNumber[vote.number] == 0 && !isUsed.contains(vote.row)
      && types[vote.row] == distinct[vote.number].type
    {
      rowOfNumber[vote.number] = vote.row
      isUsed.insert(vote.row)
      renamed.append((vote.row, distinct[vote.number]))
    }

    var next = rows.highest
    var added: [(row: Int, key: EntityKey)] = []
    for (number, row) in rowOfNumber.enumerated() where row == 0 {
      next += 1
      rowOfNumber[number] = next
      added.append((next, distinct[number]))
    }
    linked = numbered.enumerated().map { place, numbers in
      let old = state.linked[place]
      return numbers.enumerated().map { thing, number in
        number >= 0 ? rowOfNumber[number] : number == unchanged ? old?[thing] ?? 0 : 0
      }
    }
    changed = linked.indices.filter { [linked] in state.linked[$0] != linked[$0] }
    isUsed.formUnion(rowOfNumber)
    unused = rows.rows.values.filter { [isUsed] in !isUsed.contains($0) }.sorted()
    for (row, key) in added { types[row] = key.type }
    self.types = types
    self.renamed = renamed
    self.added = Dictionary(uniqueKeysWithValues: added.map { ($0.row, $0.key) })
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
    for row in unused + linked.joined() { hash = StableHash.hash(row, after: hash) }
    return hash
  }

  /// Writes the new keys of renamed entities.
  func rename(in database: Database) throws {
    let row = try RowWriter(
      sql: "UPDATE entity SET type = ?, name = ?, qualifier = ? WHERE id = ?", in: database)
    for (entity, key) in renamed {
      try row.write(key.type.rawValue, key.name, key.qualifier, entity)
    }
  }
}
