public import Foundation
public import InkGraphCore

/// Writes one issue as JSON: the form of the gold files, and of `--format issue-json`.
///
/// `{"issue", "articles": [{"id", "title", …, "mentions": [{"surface", "type", "entity", "zone"}]}],
/// "entities": [{"id", "type", "name", "aliases"}], "relations": [{"subject", "predicate", "object",
/// "qualifier", "article", "evidence"}]}`; keys are sorted, the text is UTF-8 with two spaces of
/// indentation.
public enum IssueJSON {
  /// The JSON of an issue.
  ///
  /// - Parameters:
  ///   - part: The issue with its mentions and statements.
  ///   - library: The linked library, which names the things.
  ///   - includesEvidence: Whether relations carry the words that say them.
  /// - Returns: UTF-8 text that ends in a line feed.
  /// - Throws: What `JSONEncoder` throws; nothing for texts that came from a reader.
  public static func data(
    for part: IssuePart, library: LinkedLibrary, includesEvidence: Bool = true
  ) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(
      Document(part, library: library, includesEvidence: includesEvidence)) + Data("\n".utf8)
  }
}

private struct Document: Encodable {
  struct Header: Encodable {
    let newspaper: String
    let number: Int?
    let date: CalendarDate?
    let weekday: String?
    let lunarDate: String?
    let publishers: [String]
    let editors: [Credit]
    let contact: Contact
  }

  struct ArticleEntry: Encodable {
    let id: String
    let title: String
    let kicker: String?
    let column: String?
    let subheads: [String]
    let kind: ArticleKind
    let page: Int?
    let authors: [String]
    let continuesOn: Int?
    let firstWords: String
    let lastWords: String
    let captions: [String]
    let mentions: [MentionEntry]
  }

  struct MentionEntry: Encodable {
    let surface: String
    let type: EntityType
    let entity: String
    let zone: Zone
    let start: Int
    let end: Int
    let score: Double
  }

  struct EntityEntry: Encodable {
    let id: String
    let type: EntityType
    let name: String
    let aliases: [String]
    let codes: [String: String]?
  }

  struct RelationEntry: Encodable {
    let subject: String
    let predicate: InkGraphCore.Predicate
    let object: String
    let qualifier: String?
    let article: String
    let evidence: String?
    let rule: String
    let score: Double
  }

  let issue: Header
  let articles: [ArticleEntry]
  let entities: [EntityEntry]
  let relations: [RelationEntry]

  init(_ part: IssuePart, library: LinkedLibrary, includesEvidence: Bool) {
    let issue = part.issue
    let resolution = library.resolution[issue.key] ?? []
    // What a correction takes for no thing is neither a mention nor an end of a relation.
    func isKept(_ local: Int) -> Bool { resolution[local] != LinkedLibrary.dropped }
    func isKept(_ reference: LocalReference) -> Bool {
      if case .entity(let index) = reference { isKept(index) } else { true }
    }
    let kept = part.mentions.filter { isKept($0.entity) }
    let stated = part.statements.filter { isKept($0.subject) && isKept($0.object) }
    func id(_ local: Int) -> String { library.entities[resolution[local]].key.description }
    func article(_ ordinal: Int) -> String {
      ArticleID(issue: issue.key, ordinal: ordinal).shortName
    }
    self.issue = Header(
      newspaper: issue.newspaper, number: issue.number, date: issue.date, weekday: issue.weekday,
      lunarDate: issue.lunarDate, publishers: issue.publishers.map(\.name),
      editors: issue.editors, contact: issue.contact)
    var mentions: [Int: [MentionEntry]] = [:]
    for mention in kept {
      mentions[mention.article, default: []].append(
        MentionEntry(
          surface: mention.mention.surface, type: mention.mention.type,
          entity: id(mention.entity), zone: mention.zone, start: mention.mention.span.start,
          end: mention.mention.span.end, score: Self.rounded(mention.mention.score)))
    }
    articles = issue.articles.map { value in
      let body = value.paragraphs.joined().squeezed
      return ArticleEntry(
        id: article(value.ordinal), title: value.title, kicker: value.kicker,
        column: value.column, subheads: value.subheads, kind: value.kind, page: value.page,
        authors: value.authors.map(\.name), continuesOn: value.continuesOn,
        firstWords: String(body.prefix(12)), lastWords: String(body.suffix(12)),
        captions: value.captions, mentions: mentions[value.ordinal] ?? [])
    }
    var used = Set(kept.map(\.entity))
    for statement in stated {
      for case .entity(let index) in [statement.subject, statement.object] { used.insert(index) }
    }
    entities = Set(used.map { resolution[$0] }).sorted().map { index in
      let entity = library.entities[index]
      return EntityEntry(
        id: entity.key.description, type: entity.key.type, name: entity.key.name,
        aliases: entity.aliases, codes: entity.codes.isEmpty ? nil : entity.codes)
    }
    func reference(_ value: LocalReference) -> String {
      switch value {
      case .entity(let index): id(index)
      case .article(let ordinal): article(ordinal)
      }
    }
    relations = stated.map { statement in
      RelationEntry(
        subject: reference(statement.subject), predicate: statement.predicate,
        object: reference(statement.object), qualifier: statement.qualifier,
        article: article(statement.evidence.article),
        evidence: includesEvidence ? statement.evidence.text.squeezed : nil,
        rule: statement.evidence.rule, score: Self.rounded(statement.evidence.score))
    }
  }

  /// Scores to three decimals, so that the text does not show the noise of the arithmetic.
  private static func rounded(_ score: Double) -> Double { (score * 1000).rounded() / 1000 }
}
