import InkGraphCore

extension SkeletonCoder {
  /// Adds the things of a skeleton to a table, or those of them whose links are in question.
  ///
  /// - Parameters:
  ///   - bytes: The packed skeleton without its checksum.
  ///   - issue: The issue.
  ///   - table: The table, whose issues come before this one.
  ///   - places: For each thing of the table its place in its issue.
  ///   - texts: What is known of the texts of the table.
  ///   - people: The names of people who are in question, beside firms, projects and villages; nil for
  ///     all things.
  /// - Throws: `PackedBytesError` for damage.
  /// - Complexity: O(*n*), *n* bytes.
  static func unpack(
    _ bytes: UnsafeRawBufferPointer, issue: IssueKey, into table: inout ThingTable,
    places: inout [Int32], texts: inout SkeletonTexts, people: Set<String>?
  ) throws {
    table.beginIssue(issue)
    var reader = PackedReader(bytes)
    texts.numbers.removeAll(keepingCapacity: true)
    for _ in 0..<(try reader.count()) {
      texts.numbers.append(try reader.textNumber(&table.texts))
    }
    let count = try reader.count()
    let first = table.count
    texts.names.removeAll(keepingCapacity: true)
    texts.rows.removeAll(keepingCapacity: true)
    for place in 0..<count {
      let type = texts.numbers[try reader.number(below: texts.numbers.count)]
      let name = texts.numbers[try reader.number(below: texts.numbers.count)]
      let isStaff = try reader.number() == 1
      texts.names.append(name)
      let isKept = people.map { texts.isInQuestion(type, name, table.texts, $0) } ?? true
      texts.rows.append(isKept ? Int32(table.count) : -1)
      if isKept {
        table.add(type: type, name: name, isStaff: isStaff)
        places.append(Int32(place))
      }
      for _ in 0..<(try reader.count()) {
        let title = try reader.number(below: texts.numbers.count)
        if isKept { table.addTitle(texts.numbers[title]) }
      }
    }
    for _ in 0..<(try reader.count()) {
      let isPost = try reader.number() == 0
      let subject = try reader.number(below: count)
      let object = try reader.number(below: count)
      if !isPost {
        table.addVillage(texts.names[subject], in: texts.names[object])
      } else if texts.rows[subject] >= 0 {
        table.addPost(of: Int(texts.rows[subject]), at: texts.names[object])
      }
    }
    for _ in 0..<(try reader.count()) {
      let row = texts.rows[try reader.number(below: count)]
      let article = try reader.number()
      if row >= 0 { table.addAppearance(of: Int(row), in: article) }
    }
  }
}

/// What is known of the texts of a table while skeletons are added to it.
struct SkeletonTexts: Sendable {
  /// What a text is as a name of a person, a firm or project, or a region.
  private enum Role {
    static let isKnown: UInt8 = 1
    static let isPerson: UInt8 = 2
    static let isVillage: UInt8 = 4
    static let isCompared: UInt8 = 8
    static let isPeople: UInt8 = 16
    static let isRegion: UInt8 = 32
  }

  /// For each text of the skeleton at hand its number in the table.
  fileprivate var numbers: [UInt32] = []
  /// For each thing of the skeleton at hand the number of its name.
  fileprivate var names: [UInt32] = []
  /// For each thing of the skeleton at hand its row in the table, or -1.
  fileprivate var rows: [Int32] = []
  /// For each text of the table what it is, if it was asked for.
  private var roles: [UInt8] = []

  /// Whether a thing is a firm, a project, perhaps a village, or a person of one of some names.
  fileprivate mutating func isInQuestion(
    _ type: UInt32, _ name: UInt32, _ texts: StringPool, _ people: Set<String>
  ) -> Bool {
    let type = role(of: type, texts, people)
    if type & Role.isCompared != 0 { return true }
    if type & Role.isPeople != 0 { return role(of: name, texts, people) & Role.isPerson != 0 }
    return type & Role.isRegion != 0 && role(of: name, texts, people) & Role.isVillage != 0
  }

  private mutating func role(
    of number: UInt32, _ texts: StringPool, _ people: Set<String>
  ) -> UInt8 {
    if roles.count < texts.count {
      roles.append(contentsOf: repeatElement(0, count: texts.count - roles.count))
    }
    if roles[Int(number)] != 0 { return roles[Int(number)] }
    let text = texts[number]
    var role = Role.isKnown
    if people.contains(text) { role |= Role.isPerson }
    if text.hasScalarSuffix("村") || text.hasScalarSuffix("社区") { role |= Role.isVillage }
    switch EntityType(rawValue: text) {
    case .enterprise, .project: role |= Role.isCompared
    case .person: role |= Role.isPeople
    case .region: role |= Role.isRegion
    default: break
    }
    roles[Int(number)] = role
    return role
  }
}
