import InkGraphCore

/// Reads the sections that `FindingCoder` packs, in their order.
struct FindingReader {
  private var texts: FindingTexts
  private var sections: PackedReader

  /// Begins to read; the bytes must outlive the reader.
  init(_ bytes: UnsafeRawBufferPointer) throws {
    var reader = PackedReader(bytes)
    texts = try FindingTexts(&reader)
    sections = reader
  }

  /// Passes over the next section.
  mutating func skip() throws { _ = try sections.section() }

  /// Passes over the things and gives their number.
  mutating func entityCount() throws -> Int {
    var section = try sections.section()
    return try section.count()
  }

  /// The things.
  mutating func entities() throws -> [LocalEntity] {
    try list { section, texts in
      var entity = LocalEntity(
        type: EntityType(rawValue: try section.text(of: &texts)),
        name: try section.text(of: &texts),
        role: try section.name(LocalEntity.Role.self, of: &texts))
      for _ in 0..<(try section.count()) {
        entity.codes[try section.text(of: &texts)] = try section.text(of: &texts)
      }
      for _ in 0..<(try section.count()) {
        entity.knownAliases.append(try section.text(of: &texts))
      }
      for _ in 0..<(try section.count()) { entity.titles.append(try section.text(of: &texts)) }
      return entity
    }
  }

  /// The mentions of an issue with so many things.
  mutating func mentions(of entities: Int) throws -> [LocalMention] {
    var last: (zone: Zone, place: Int)?
    return try list { section, texts in
      let article = try section.number()
      let entity = try section.number(below: entities)
      let place = try section.number(below: texts.count)
      // Mostly the zone of the mention before.
      guard let zone = last?.place == place ? last?.zone : Zone(rawValue: texts.text(place)) else {
        throw PackedBytesError()
      }
      last = (zone, place)
      let span = try section.span()
      return LocalMention(
        article: article, zone: zone,
        mention: Mention(
          span: span, surface: try section.text(of: &texts),
          type: EntityType(rawValue: try section.text(of: &texts)), score: try section.double(),
          source: try section.text(of: &texts)), entity: entity)
    }
  }

  /// The article and the thing of each mention of an issue with so many things, without its words.
  mutating func mentionPlaces(of entities: Int) throws -> [(article: Int, entity: Int)] {
    try list { section, _ in
      let place = (
        article: try section.number(), entity: try section.number(below: entities)
      )
      // Zone, start, length, words, type; then score and source.
      for _ in 0..<5 { _ = try section.number() }
      _ = try section.word()
      _ = try section.number()
      return place
    }
  }

  /// The statements of an issue with so many things.
  mutating func statements(of entities: Int) throws -> [LocalStatement] {
    try list { section, texts in
      let subject = try section.end(below: entities)
      let predicate = Predicate(rawValue: try section.text(of: &texts))
      let object = try section.end(below: entities)
      let qualifier = try section.optionalText(of: &texts)
      return LocalStatement(
        subject: subject, predicate: predicate, object: object, qualifier: qualifier,
        evidence: LocalEvidence(
          article: try section.number(), span: try section.span(),
          text: try section.text(of: &texts), subjectSpan: try section.optionalSpan(),
          objectSpan: try section.optionalSpan(), rule: try section.text(of: &texts),
          score: try section.double()))
    }
  }

  /// Where a statement stands in the articles of an issue.
  struct Words {
    let article: Int
    let span: TextSpan
    let text: String
    let rule: String

    /// Orders as `Evidence.precedes` does within an issue.
    static func precedes(_ left: Words, _ right: Words) -> Bool {
      if left.article != right.article { return left.article < right.article }
      if left.span != right.span { return left.span < right.span }
      if left.rule != right.rule { return left.rule.precedesByScalars(right.rule) }
      return left.text.precedesByScalars(right.text)
    }
  }

  /// Where the statements of an issue with so many things stand, without what they say.
  mutating func words(of entities: Int) throws -> [Words] {
    try list { section, texts in
      _ = try section.end(below: entities)
      _ = try section.number()
      _ = try section.end(below: entities)
      _ = try section.optionalNumber()
      let article = try section.number()
      let span = try section.span()
      let text = try section.text(of: &texts)
      _ = try section.optionalSpan()
      _ = try section.optionalSpan()
      let rule = try section.text(of: &texts)
      _ = try section.double()
      return Words(article: article, span: span, text: text, rule: rule)
    }
  }

  /// The names that the issue makes certain, or those that it borrows.
  mutating func names() throws -> [CertainName] {
    try list { section, texts in
      CertainName(
        surface: try section.text(of: &texts),
        type: EntityType(rawValue: try section.text(of: &texts)))
    }
  }

  /// What the user should know.
  mutating func diagnostics() throws -> [Diagnostic] {
    try list { section, texts in
      let severity = try section.name(Diagnostic.Severity.self, of: &texts)
      let location = SourceLocation(
        source: try section.text(of: &texts), line: try section.number(),
        column: try section.number())
      return Diagnostic(severity, at: location, try section.text(of: &texts))
    }
  }

  private mutating func list<Value>(
    _ read: (inout PackedReader, inout FindingTexts) throws -> Value
  ) throws -> [Value] {
    var section = try sections.section()
    let count = try section.count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&section, &texts)) }
    return values
  }
}

/// The texts of packed findings, each of which is made when it is first asked for: a graph needs
/// neither the words of mentions nor their sources.
private struct FindingTexts {
  private var pieces: [UnsafeRawBufferPointer] = []
  private var known: [String?]

  /// Takes the texts at which a reader stands; the bytes must outlive them.
  init(_ reader: inout PackedReader) throws {
    let count = try reader.count()
    pieces.reserveCapacity(count)
    for _ in 0..<count { pieces.append(try reader.sectionBytes()) }
    known = [String?](repeating: nil, count: count)
  }

  /// How many there are.
  var count: Int { pieces.count }

  /// The text with a number below `count`.
  mutating func text(_ number: Int) -> String {
    if let text = known[number] { return text }
    let text = String(decoding: pieces[number], as: UTF8.self)
    known[number] = text
    return text
  }
}

extension PackedReader {
  fileprivate mutating func text(of texts: inout FindingTexts) throws -> String {
    texts.text(try number(below: texts.count))
  }

  fileprivate mutating func optionalText(of texts: inout FindingTexts) throws -> String? {
    guard let place = try optionalNumber() else { return nil }
    guard place < texts.count else { throw PackedBytesError() }
    return texts.text(place)
  }

  fileprivate mutating func name<Name: RawRepresentable<String>>(
    _ type: Name.Type, of texts: inout FindingTexts
  ) throws -> Name {
    guard let name = Name(rawValue: try text(of: &texts)) else { throw PackedBytesError() }
    return name
  }

  fileprivate mutating func span() throws -> TextSpan {
    let start = try number(below: 1 << 40)
    return TextSpan(start: start, end: start + (try number(below: 1 << 40)))
  }

  fileprivate mutating func optionalSpan() throws -> TextSpan? {
    guard let start = try optionalNumber() else { return nil }
    guard start < 1 << 40 else { throw PackedBytesError() }
    return TextSpan(start: start, end: start + (try number(below: 1 << 40)))
  }

  fileprivate mutating func end(below entities: Int) throws -> LocalReference {
    let number = try number()
    if number % 2 == 1 { return .article(number / 2) }
    guard number / 2 < entities else { throw PackedBytesError() }
    return .entity(number / 2)
  }
}
