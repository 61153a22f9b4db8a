import InkGraphCore
import PropertyGraph

/// Packs the skeletons of parts into a few kilobytes each, and the rows that their things and
/// statements are linked to.
enum SkeletonCoder {
  /// The packed skeleton of a part: its texts once, then things, posts and appearances by number.
  static func pack(_ part: IssuePart) -> [UInt8] {
    let part = part.skeleton
    var texts = StringTable()
    func place(of text: String) -> Int { Int(texts.intern(text)) }
    var things = PackedWriter()
    things.write(part.entities.count)
    for entity in part.entities {
      things.write(place(of: entity.type.rawValue))
      things.write(place(of: entity.name))
      things.write(entity.role == .staff ? 1 : 0)
      things.write(entity.titles.count)
      for title in entity.titles { things.write(place(of: title)) }
    }
    things.write(part.statements.count)
    for statement in part.statements {
      guard case .entity(let person) = statement.subject,
        case .entity(let body) = statement.object
      else { continue }
      things.write(statement.predicate == .holdsPosition ? 0 : 1)
      things.write(person)
      things.write(body)
    }
    things.write(part.mentions.count)
    for mention in part.mentions {
      things.write(mention.entity)
      things.write(mention.article)
    }
    var packed = PackedWriter()
    packed.write(texts.count)
    for text in 0..<texts.count { packed.write(texts[UInt32(text)]) }
    return SealedBytes.seal(packed.bytes + things.bytes)
  }

  /// The skeleton of an issue; the bytes are without their checksum.
  static func unpack(
    _ bytes: UnsafeRawBufferPointer, issue: IssueKey, _ pool: inout StringPool
  ) throws -> IssuePart {
    var reader = PackedReader(bytes)
    var texts: [String] = []
    for _ in 0..<(try reader.count()) { texts.append(try reader.text(&pool)) }
    var part = IssuePart(
      issue: Issue(newspaper: issue.newspaper, number: issue.number, date: issue.date),
      contentHash: "")
    let count = try reader.count()
    part.entities.reserveCapacity(count)
    for _ in 0..<count {
      var entity = LocalEntity(
        type: EntityType(rawValue: texts[try reader.number(below: texts.count)]),
        name: texts[try reader.number(below: texts.count)],
        role: try reader.number() == 1 ? .staff : .subject)
      for _ in 0..<(try reader.count()) {
        entity.titles.append(texts[try reader.number(below: texts.count)])
      }
      part.entities.append(entity)
    }
    for _ in 0..<(try reader.count()) {
      let isPost = try reader.number() == 0
      let subject = try reader.number(below: count)
      let object = try reader.number(below: count)
      part.statements.append(
        isPost ? .post(of: subject, at: object) : .village(subject, in: object))
    }
    for _ in 0..<(try reader.count()) {
      part.mentions.append(
        .appearance(of: try reader.number(below: count), in: try reader.number()))
    }
    return part
  }

  /// How many things the skeleton of an issue has; the bytes are without their checksum.
  static func thingCount(_ bytes: UnsafeRawBufferPointer) throws -> Int {
    var reader = PackedReader(bytes)
    for _ in 0..<(try reader.count()) { _ = try reader.section() }
    return try reader.count()
  }

  /// Packed row numbers; 0 for none.
  static func pack(rows: [Int]) -> [UInt8] {
    var writer = PackedWriter()
    writer.write(rows.count)
    for row in rows { writer.write(row) }
    return SealedBytes.seal(writer.bytes)
  }

  /// The row numbers.
  static func unpack(rows sealed: UnsafeRawBufferPointer) throws -> [Int] {
    try SealedBytes.open(sealed) { bytes in
      var reader = PackedReader(bytes)
      let count = try reader.count()
      var rows: [Int] = []
      rows.reserveCapacity(count)
      for _ in 0..<count { rows.append(try reader.number()) }
      return rows
    }
  }
}
