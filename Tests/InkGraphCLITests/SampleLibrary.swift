import Foundation
import GraphStore
import InkGraphCore
import InkGraphPipeline

@testable import InkGraphCLI

/// A library of two invented issues in a folder of its own: a bureau repairs a river road.
final class SampleLibrary {
  let folder: URL
  let path: String

  init(isEmpty: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "inkgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "news.inkgraph").path
    let store = try GraphStore.open(path: path, mode: .create)
    if !isEmpty { try Self.fill(store) }
    store.close()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The path of another file in the folder.
  func file(_ name: String) -> String { folder.appending(path: name).path }

  /// A session on the library.
  func session(
    _ language: Language = .english, includesCooccurrence: Bool = false
  ) throws -> LibrarySession {
    let store = try GraphStore.open(path: path, mode: .readOnly)
    let labels = SchemaLabels(
      classes: [
        ("person", ["zh-Hans": "人物", "en": "person"]),
        ("agency", ["zh-Hans": "机构", "en": "agency"]),
      ],
      predicates: [
        ("holdsPosition", ["zh-Hans": "任职", "en": "holds position at"]),
        ("undertakes", ["zh-Hans": "承担", "en": "undertakes"]),
      ], language: language)
    let graph = GraphAssembler.assemble(
      try store.linked(), parts: try store.parts(), includeCooccurrence: includesCooccurrence)
    return try LibrarySession(store: store, graph: graph, labels: labels)
  }

  private static let keys = [
    "agency/临渡区水务局", "enterprise/临渡路桥公司", "organization/临渡新报", "person/张伟",
    "person/张伟@临渡区教育局", "person/李强", "person/王芳", "project/滨河路大修", "region/临渡区",
  ].compactMap { EntityKey($0) }

  private static func fill(_ store: GraphStore) throws {
    let parts = [
      part(
        number: 12, day: 3,
        articles: [
          ("滨河路大修开工", 1, "区水务局承担滨河路大修。路旁的张伟看见了王芳。"),
          ("水务局长谈防汛", 2, "区水务局局长王芳到场。"),
        ],
        facts: [
          (6, "holdsPosition", 0, "局长", 2, "区水务局局长王芳"),
          (0, "undertakes", 7, nil, 1, "区水务局承担滨河路大修"),
          (0, "jurisdiction", 8, "gazetteer", 1, ""), (5, "holdsPosition", 2, "责编", 0, "责编：李强"),
        ]),
      part(
        number: 13, day: 10, articles: [("大修过半", 1, "局长王芳察看滨河路大修，路桥公司承建二标段。")],
        facts: [
          (6, "visits", 7, nil, 1, "王芳察看滨河路大修"),
          (1, "undertakes", 7, "二标段", 1, "路桥公司承建二标段"),
        ]),
    ]
    for part in parts { try store.save(part) }
    let state = try store.linkingState()
    try store.updateLinks(state.issues.map { _ in keys }, of: state)
  }

  private typealias FactDraft = (
    subject: Int, predicate: String, object: Int, qualifier: String?, article: Int, text: String
  )

  private static let names: [(Int, String)] = [
    (0, "区水务局"), (1, "路桥公司"), (3, "张伟"), (6, "王芳"), (7, "滨河路大修"),
  ]

  private static func part(
    number: Int, day: Int, articles: [(title: String, page: Int, body: String)],
    facts: [FactDraft]
  ) -> IssuePart {
    var issue = Issue(
      newspaper: "临渡新报", number: number, date: CalendarDate(year: 2024, month: 6, day: day),
      mastheadText: "临渡新报\n责编：李强", source: "issues/\(number).md")
    var part = IssuePart(issue: issue, contentHash: "hash-\(number)")
    part.entities = keys.map { key in
      LocalEntity(
        type: key.type, name: key.name, knownAliases: key.name == "临渡区" ? ["临渡"] : [])
    }
    for (place, draft) in articles.enumerated() {
      let article = Article(
        ordinal: place + 1, page: draft.page,
        blocks: [TextBlock(.title, draft.title), TextBlock(.body, draft.body)])
      issue.articles.append(article)
      part.mentions += mentions(in: article)
    }
    part.issue = issue
    part.statements = facts.map { fact in
      LocalStatement(
        subject: .entity(fact.subject), predicate: Predicate(rawValue: fact.predicate),
        object: .entity(fact.object), qualifier: fact.qualifier,
        evidence: LocalEvidence(
          article: fact.article, span: TextSpan(start: 0, end: 0), text: fact.text,
          rule: "\(fact.predicate).verb", score: 0.9))
    }
    return part
  }

  private static func mentions(in article: Article) -> [LocalMention] {
    let text = Array(article.text.unicodeScalars)
    var mentions: [LocalMention] = []
    for (entity, name) in names {
      let needle = Array(name.unicodeScalars)
      for start in 0..<max(0, text.count - needle.count + 1)
      where text[start..<start + needle.count].elementsEqual(needle) {
        let span = TextSpan(start: start, end: start + needle.count)
        mentions.append(
          LocalMention(
            article: article.ordinal, zone: span.start <= article.title.count ? .title : .body,
            mention: Mention(
              span: span, surface: name, type: keys[entity].type, score: 1, source: "test"),
            entity: entity))
      }
    }
    return mentions.sorted { $0.mention.span < $1.mention.span }
  }
}

/// An answer as people see it in a file.
func shown(_ answer: Answer, _ format: OutputFormat = .table, _ language: Language = .english)
  -> String
{
  AnswerPrinter(format: format, language: language, terminal: .none).text(answer)
}
