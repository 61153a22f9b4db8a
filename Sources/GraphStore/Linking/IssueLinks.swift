import Dispatch
import GRDB
import InkGraphCore

/// What an issue has to do with linked statements and entities.
struct IssueLinks: Sendable {
  /// The statements that it supports, by their places, ascending, each with its evidence there in the
  /// order of evidence.
  var evidence: [(statement: UInt32, words: FindingReader.Words)] = []
  /// How often its articles name entities, sorted, each once.
  var mentions: [EntityMentions] = []

  /// - Parameters:
  ///   - packed: What stands in the file.
  ///   - statements: For each row of a statement its place.
  ///   - entities: For each row of an entity its place.
  /// - Throws: `PackedBytesError` for damage.
  init(_ packed: Packed, statements: [Int: Int], entities: [Int: Int]) throws {
    let linked = try packed.entities.withUnsafeBytes { try SkeletonCoder.unpack(rows: $0) }
    let rows = try packed.statements.withUnsafeBytes { try SkeletonCoder.unpack(rows: $0) }
    let (named, words) = try packed.findings.withUnsafeBytes { sealed in
      try FindingCoder.read(sealed) { reader in
        let things = try reader.entityCount()
        return (try reader.mentionPlaces(of: things), try reader.words(of: things))
      }
    }
    guard rows.count == words.count else { throw PackedBytesError() }
    for (row, words) in zip(rows, words) where row != 0 {
      guard let place = statements[row] else { throw PackedBytesError() }
      evidence.append((UInt32(place), words))
    }
    evidence.sort {
      $0.statement != $1.statement
        ? $0.statement < $1.statement : FindingReader.Words.precedes($0.words, $1.words)
    }
    let placeOfThing = linked.map { entities[$0] ?? -1 }
    guard named.allSatisfy({ $0.entity < linked.count }) else { throw PackedBytesError() }
    let places = named.lazy.map { (article: $0.article, entity: placeOfThing[$0.entity]) }
      .filter { $0.entity >= 0 }.sorted { ($0.article, $0.entity) < ($1.article, $1.entity) }
    for (article, entity) in places {
      if let last = mentions.last, last.article == article, last.entity == entity {
        mentions[mentions.count - 1].count += 1
      } else {
        mentions.append(EntityMentions(article: article, entity: entity, count: 1))
      }
    }
  }

  /// The columns of an issue, as they stand in the file.
  struct Packed: Sendable {
    let entities: [UInt8]
    let statements: [UInt8]
    let findings: [UInt8]
  }
}

/// Reads the links of many issues.
struct IssueLinksReader {
  let database: Database
  /// For each row of a statement its place.
  let statements: [Int: Int]
  /// For each row of an entity its place.
  let entities: [Int: Int]

  /// Hands over the links of issues, by their places, in order; issues that are not linked are left
  /// out.
  ///
  /// Some dozens are read at a time and unpacked on all cores, while the thread that reads waits.
  ///
  /// - Parameters:
  ///   - issues: The rows of the issues.
  ///   - body: Takes the place of an issue and its links.
  /// - Throws: `PackedBytesError` for damage, and what SQLite throws.
  func forEach(_ issues: [Int], _ body: (Int, IssueLinks) -> Void) throws {
    var start = 0
    while start < issues.count {
      let places = start..<min(start + Self.batch, issues.count)
      var packed: [(place: Int, columns: IssueLinks.Packed)] = []
      for place in places {
        if let columns = try columns(of: issues[place]) { packed.append((place, columns)) }
      }
      let links = try unpacked(packed.map(\.columns))
      for ((place, _), links) in zip(packed, links) { body(place, links) }
      start = places.upperBound
    }
  }

  private static let batch = 64

  private func unpacked(_ packed: [IssueLinks.Packed]) throws -> [IssueLinks] {
    var results = [Result<IssueLinks, any Error>?](repeating: nil, count: packed.count)
    let (statements, entities) = (statements, entities)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each place of the buffer is written by one iteration, and read when all have ended.
      nonisolated(unsafe) let results = buffer
      DispatchQueue.concurrentPerform(iterations: packed.count) { number in
        results[number] = Result {
          try IssueLinks(packed[number], statements: statements, entities: entities)
        }
      }
    }
    return try results.compactMap { try $0?.get() }
  }

  private func columns(of issue: Int) throws -> IssueLinks.Packed? {
    let rows = try Row.fetchCursor(
      try database.cachedStatement(
        sql: """
          SELECT skeleton.entities, skeleton.statements, finding.part FROM skeleton
          JOIN finding ON finding.issue = skeleton.issue WHERE skeleton.issue = ?
          """), arguments: [issue])
    guard let row = try rows.next() else { return nil }
    var columns = ColumnReader(row)
    guard let entities = try columns.optionalBytes({ [UInt8]($0) }),
      let statements = try columns.optionalBytes({ [UInt8]($0) })
    else { return nil }
    return IssueLinks.Packed(
      entities: entities, statements: statements, findings: try columns.withBytes { [UInt8]($0) })
  }
}
