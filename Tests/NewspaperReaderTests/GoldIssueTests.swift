import Foundation
import InkGraphCore
import NewspaperReader
import Testing

@Suite("The invented issues under Tests/Samples are read as their gold files say")
struct GoldIssueTests {
  /// The part of a gold file that reading alone must reproduce.
  struct Gold: Decodable {
    struct Head: Decodable {
      let newspaper: String
      let number: Int
      let date: CalendarDate
      let weekday: String?
      let lunarDate: String?
      let publishers: [String]
      let editors: [Credit]
      let contact: Contact
    }
    struct Entry: Decodable {
      let title: String
      let kicker: String?
      let column: String?
      let subheads: [String]
      let kind: ArticleKind
      let page: Int
      let authors: [String]
      let continuesOn: Int?
      let firstWords: String
      let lastWords: String
      let captions: [String]
    }
    let issue: Head
    let articles: [Entry]
  }

  /// An article as one text per part, so that a failure shows the part.
  private struct Parts: Hashable, CustomStringConvertible {
    var description: String

    init(_ entry: Gold.Entry) {
      description = Self.text(
        entry.page, entry.kind, entry.column, entry.kicker, entry.title, entry.subheads,
        entry.authors, entry.continuesOn, entry.captions, entry.firstWords.squeezed,
        entry.lastWords.squeezed)
    }

    init(_ article: Article) {
      let body = article.paragraphs.joined()
      description = Self.text(
        article.page ?? 0, article.kind, article.column, article.kicker, article.title,
        article.subheads, article.authors.map(\.name), article.continuesOn, article.captions,
        String(body.prefix(12)).squeezed, String(body.suffix(12)).squeezed)
    }

    private static func text(
      _ page: Int, _ kind: ArticleKind, _ column: String?, _ kicker: String?, _ title: String,
      _ subheads: [String], _ authors: [String], _ continuesOn: Int?, _ captions: [String],
      _ first: String, _ last: String
    ) -> String {
      """
      page \(page) \(kind) column \(column ?? "-") kicker \(kicker ?? "-") title \(title) \
      subheads \(subheads) authors \(authors) on \(continuesOn ?? 0) captions \(captions) \
      from \(first) to \(last)
      """
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples")

  private func read(_ name: String) throws -> (issue: InkGraphCore.Issue, gold: Gold) {
    let number = name.prefix { $0 != "." }
    let form = name.hasSuffix("md") ? "md" : "txt"
    let issues = try FileManager.default.contentsOfDirectory(
      atPath: Self.folder.appendingPathComponent("issues").path)
    let file = try #require(issues.first { $0.hasSuffix("-\(number).\(form)") })
    let bytes = try Data(contentsOf: Self.folder.appendingPathComponent("issues/\(file)"))
    let result = NewspaperReader().read(SourceFile(path: file, bytes: [UInt8](bytes)))
    let gold = try Data(contentsOf: Self.folder.appendingPathComponent("gold/\(number).json"))
    return (try #require(result.issues.first), try JSONDecoder().decode(Gold.self, from: gold))
  }

  private static let names = [
    "1206.md", "1220.txt", "1233.md", "1244.md", "1258.txt", "1277.md", "1292.md", "1309.txt",
  ]

  @Test("every part of every article", arguments: names)
  func articles(name: String) throws {
    let (issue, gold) = try read(name)
    let expected = gold.articles.map(Parts.init)
    let found = issue.articles.map(Parts.init)
    for entry in expected where !found.contains(entry) {
      Testing.Issue.record("lost \(entry)")
    }
    for article in found where !expected.contains(article) {
      Testing.Issue.record("extra \(article)")
    }
    if Set(found) == Set(expected) { #expect(found == expected) }
  }

  @Test("the masthead", arguments: names)
  func masthead(name: String) throws {
    let (issue, gold) = try read(name)
    // The text of a PDF holds the name as a picture only.
    if name.hasSuffix("md") { #expect(issue.newspaper == gold.issue.newspaper) }
    #expect(issue.number == gold.issue.number)
    #expect(issue.date == gold.issue.date)
    #expect(issue.weekday == gold.issue.weekday)
    #expect(issue.lunarDate == gold.issue.lunarDate)
    #expect(issue.publishers.map(\.name) == gold.issue.publishers)
    #expect(issue.editors == gold.issue.editors)
    #expect(issue.contact == gold.issue.contact)
  }
}
