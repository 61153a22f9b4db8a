import InkGraphCore

/// Builds the part of an issue by hand.
struct PartBuilder {
  private(set) var part: IssuePart

  /// Begins the part of an issue of a day in 2025, such as `03-14`.
  init(_ day: String, newspaper: String = "今日青禾", number: Int? = nil) {
    let article = Article(ordinal: 1, blocks: [TextBlock(.body, "全区动员。")])
    part = IssuePart(
      issue: Issue(
        newspaper: newspaper, number: number, date: CalendarDate(iso: "2025-" + day),
        articles: [article]), contentHash: day)
  }

  /// Adds a thing, with a mention for each surface.
  @discardableResult
  mutating func add(
    _ type: EntityType, _ name: String, as surfaces: [String] = [], titles: [String] = [],
    role: LocalEntity.Role = .subject
  ) -> Int {
    part.entities.append(LocalEntity(type: type, name: name, role: role, titles: titles))
    for surface in surfaces {
      let start = part.mentions.count * 100
      let span = TextSpan(start: start, end: start + surface.unicodeScalars.count)
      part.mentions.append(
        LocalMention(
          article: 1, zone: .body,
          mention: Mention(span: span, surface: surface, type: type, score: 0.9, source: "test"),
          entity: part.entities.count - 1))
    }
    return part.entities.count - 1
  }

  /// Adds a statement whose evidence stands at `place`.
  mutating func state(
    _ subject: Int, _ predicate: Predicate, _ object: Int, _ qualifier: String? = nil,
    at place: Int = 0, rule: String = "test", score: Double = 0.8
  ) {
    part.statements.append(
      LocalStatement(
        subject: .entity(subject), predicate: predicate, object: .entity(object),
        qualifier: qualifier,
        evidence: LocalEvidence(
          article: 1, span: TextSpan(start: place, end: place + 2), text: "全区", rule: rule,
          score: score)))
  }

  /// Adds a person with a post.
  mutating func post(_ name: String, _ title: String, _ body: String) {
    let person = add(.person, name, as: [name], titles: [title])
    let agency = add(.agency, body)
    state(person, .holdsPosition, agency, title)
  }

  /// A part with one person in a post.
  static func post(_ day: String, _ name: String, _ title: String, _ body: String) -> IssuePart {
    var builder = PartBuilder(day)
    builder.post(name, title, body)
    return builder.part
  }
}

extension LinkedLibrary {
  /// The keys of a type, in order.
  func keys(_ type: EntityType) -> [String] {
    entities.filter { $0.key.type == type }.map(\.key.description)
  }

  /// The entity with a canonical name.
  func entity(_ name: String) -> Entity? { entities.first { $0.key.name == name } }
}
