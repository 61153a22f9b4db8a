import Foundation
import InkGraphCore
import NewspaperReader
import Testing

@Suite(
  "Real issues", .enabled(if: Shared.isPresent, "the shared folder with the corpora is not there"))
struct CorpusTests {
  /// The part of a gold file that reading alone must reproduce.
  struct Gold: Decodable {
    struct Head: Decodable {
      let newspaper: String
      let number: Int
      let date: CalendarDate
      let weekday: String
      let lunarDate: String
      let publishers: [String]
      let editors: [Credit]
      let contact: Contact
    }
    struct Entry: Decodable {
      let title: String
      let kicker: String?
      let subheads: [String]
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

  private func issue(_ path: String) throws -> (issue: InkGraphCore.Issue, notes: [Diagnostic]) {
    let result = try NewspaperReader().read(
      SourceFile(path: path, bytes: Shared.bytes("corpus/" + path)))
    return (try #require(result.issues.first), result.diagnostics)
  }

  @Test("an issue in Markdown is read as its gold file says")
  func markdown() throws {
    let gold = try JSONDecoder().decode(Gold.self, from: Data(Shared.bytes("gold/3324.json")))
    let (issue, notes) = try issue("xinjimo-3324.md")
    #expect(notes.isEmpty)
    #expect(issue.newspaper == gold.issue.newspaper)
    #expect(issue.number == gold.issue.number)
    #expect(issue.date == gold.issue.date)
    #expect(issue.weekday == gold.issue.weekday)
    #expect(issue.lunarDate == gold.issue.lunarDate)
    #expect(issue.publishers.map(\.name) == gold.issue.publishers)
    #expect(issue.editors == gold.issue.editors)
    #expect(issue.contact == gold.issue.contact)
    try #require(issue.articles.count == gold.articles.count)
    for (article, entry) in zip(issue.articles, gold.articles) {
      #expect(article.title == entry.title)
      #expect(article.kicker == entry.kicker)
      #expect(article.subheads == entry.subheads)
      #expect(article.page == entry.page)
      #expect(article.authors.map(\.name) == entry.authors)
      #expect(article.continuesOn == entry.continuesOn)
      #expect(article.captions == entry.captions)
      let body = article.paragraphs.joined()
      #expect(String(body.prefix(12)) == entry.firstWords)
      #expect(String(body.suffix(12)) == entry.lastWords)
    }
  }

  @Test("an issue that is the text of a PDF has four whole articles and six authors")
  func text() throws {
    let (issue, notes) = try issue("xinjimo-3290.txt")
    #expect(notes.map(\.severity) == [.note])
    #expect(issue.newspaper.isEmpty)
    #expect(issue.number == 3290)
    #expect(issue.date == CalendarDate(iso: "2025-07-02"))
    #expect(issue.publishers.map(\.role) == ["主办", "主办", "编辑出版"])
    #expect(issue.articles.map { $0.title.count } == [17, 26, 18, 11])
    #expect(issue.articles.map { $0.kicker?.count } == [47, nil, nil, 15])
    #expect(issue.articles.map { $0.column?.count } == [12, nil, nil, nil])
    #expect(issue.articles.map(\.subheads.count) == [3, 0, 0, 0])
    #expect(issue.articles.map(\.captions.count) == [1, 0, 0, 0])
    #expect(issue.articles.map(\.paragraphs.count) == [18, 2, 2, 2])
    #expect(issue.articles.map(\.authors.count) == [2, 1, 1, 2])
    #expect(issue.contact.website == "http://www.jimonews.cn")
  }

  @Test("an archive of another decade: every heading is one article with its page")
  func archive() throws {
    let folder = try #require(Shared.folder).appendingPathComponent("corpus/peoples-daily-1998-01")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count == 25)
    for name in names {
      let (issue, notes) = try issue("peoples-daily-1998-01/" + name)
      #expect(notes.isEmpty, "\(name)")
      #expect(issue.newspaper == "人民日报")
      #expect(issue.date?.description == String(name.prefix(10)))
      var page: Int?
      var expected: [String] = []
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      for line in text.split(separator: "\n") {
        if line.hasPrefix("第"), line.hasSuffix("版"), let number = Int(line.dropFirst().dropLast()) {
          page = number
        }
        if line.hasPrefix("## ") {
          expected.append("\(page ?? 0) \(String(line.dropFirst(3)).squeezed.prefix(20))")
        }
      }
      let found = issue.articles.map { article in
        let first = article.title.isEmpty ? article.text : article.title
        return "\(article.page ?? 0) \(first.squeezed.prefix(20))"
      }
      #expect(found == expected, "\(name)")
    }
  }
}
