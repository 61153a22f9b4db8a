import Foundation
import GraphStore
import InkGraphCore

/// A folder of its own for one test, removed with everything in it at the end.
final class TestFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "inkgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in the folder.
  func path(_ name: String = "news.inkgraph") -> String { url.appending(path: name).path }

  /// The names of the files in the folder, sorted.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}

/// An invented issue: one article in which 王芳 is named twice, once in the headline.
func sampleIssue(number: Int, day: Int, body: String = "区水务局局长王芳到场。雨还在下。") -> IssuePart {
  let article = Article(
    ordinal: 1, page: 2, blocks: [TextBlock(.title, "王芳谈防汛"), TextBlock(.body, body)],
    byline: "（记者 李强）", authors: [Credit(role: "记者", name: "李强")])
  let issue = Issue(
    newspaper: "临渡新报", number: number, date: CalendarDate(year: 2024, month: 6, day: day),
    publishers: [Publisher(name: "中共临渡区委", role: "主办")],
    editors: [Credit(role: "责编", name: "赵敏")], mastheadText: "中共临渡区委主办",
    articles: [article], source: "issues/\(number).md")
  func mention(_ start: Int, _ zone: Zone) -> LocalMention {
    LocalMention(
      article: 1, zone: zone,
      mention: Mention(
        span: TextSpan(start: start, end: start + 2), surface: "王芳", type: .person, score: 0.9,
        source: "person.title-before"), entity: 0)
  }
  return IssuePart(
    issue: issue, contentHash: "hash-\(number)-\(body.count)",
    entities: [LocalEntity(type: .person, name: "王芳"), LocalEntity(type: .agency, name: "临渡区水务局")],
    mentions: [mention(0, .title), mention(12, .body)],
    statements: [
      LocalStatement(
        subject: .entity(0), predicate: .holdsPosition, object: .entity(1), qualifier: "局长",
        evidence: LocalEvidence(
          article: 1, span: TextSpan(start: 6, end: 17), text: "区水务局局长王芳到场。", rule: "post",
          score: 0.9))
    ],
    diagnostics: [
      Diagnostic(.warning, at: SourceLocation(source: "issues/\(number).md", line: 3), "无版次")
    ])
}

/// Links every thing of a library to the entity of its own type and name.
func linkByName(_ store: GraphStore) throws {
  let state = try store.linkingState()
  let keys = try state.parts().map { part in
    part.entities.map { EntityKey(type: $0.type, name: $0.name) }
  }
  try store.updateLinks(keys, of: state)
}

/// What linking by name makes of invented issues: a person, an agency and one statement.
func sampleLinked(_ parts: [IssuePart]) -> LinkedLibrary {
  let first = parts.first?.issue.date
  let last = parts.last?.issue.date
  return LinkedLibrary(
    entities: [
      Entity(
        key: EntityKey(type: .agency, name: "临渡区水务局"), issueCount: parts.count,
        firstSeen: first, lastSeen: last),
      Entity(
        key: EntityKey(type: .person, name: "王芳"), mentionCount: 2 * parts.count,
        issueCount: parts.count, firstSeen: first, lastSeen: last),
    ],
    statements: [
      Statement(
        subject: .entity(1), predicate: .holdsPosition, object: .entity(0), qualifier: "局长",
        firstSeen: first, lastSeen: last, score: 0.9,
        evidence: parts.map {
          Evidence(
            article: ArticleID(issue: $0.issue.key, ordinal: 1), span: TextSpan(start: 6, end: 17),
            text: "区水务局局长王芳到场。", rule: "post", score: 0.9)
        })
    ],
    resolution: Dictionary(uniqueKeysWithValues: parts.map { ($0.issue.key, [1, 0]) }))
}
