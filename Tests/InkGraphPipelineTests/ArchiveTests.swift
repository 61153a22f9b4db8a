import Foundation
import InkGraphCore
import InkGraphTestSupport
import NewspaperReader
import Ontology
import Testing

/// The real archive of January 1998: the first days, or all with `INKGRAPH_LONG_TESTS=1`.
@Suite(
  "The real archive",
  .enabled(if: RealIssues.isPresent, "the shared folder with the corpora is not there"))
struct ArchiveTests {
  private static let days = Building.files(
    in: RealIssues.file("corpus/peoples-daily-1998-01"))
  private static let used = TestFolders.isLong ? days : Array(days.prefix(4))
  private static let library = Task {
    try await Building.library(used.map(\.path), jobs: 2, ontology: .embedded)
  }

  @Test("every file is the issue of its day, and nothing about its form is told")
  func issues() async throws {
    #expect(Self.days.count == 25)
    let library = try await Self.library.value
    let dates = library.parts.map { $0.issue.date?.description ?? "" }
    #expect(dates == Self.used.map { String($0.lastPathComponent.prefix(10)) })
    #expect(dates.first == "1998-01-01")
    for part in library.parts {
      let form = part.diagnostics.filter { !$0.message.contains("(rule ") }
      #expect(form.isEmpty, "\(form.first?.description ?? "")")
    }
  }

  @Test("every heading is an article's title, or the beginning of its text, in order, on its page")
  func headings() async throws {
    let library = try await Self.library.value
    for file in Self.days {
      let result = NewspaperReader().read(
        SourceFile(path: file.path, bytes: [UInt8](try Data(contentsOf: file))))
      let issue = try #require(result.issues.first)
      if let part = library.parts.first(where: { $0.issue.key == issue.key }) {
        #expect(part.issue == issue, "\(file.lastPathComponent)")
      }
      let expected = try headings(of: file)
      #expect(issue.articles.count == expected.count, "\(file.lastPathComponent)")
      let differing = zip(issue.articles, expected).enumerated().filter { _, pair in
        pair.0.page != pair.1.page || !isHeaded(pair.0, pair.1.text)
      }.map(\.offset)
      #expect(differing.isEmpty, "\(file.lastPathComponent): articles \(differing)")
    }
  }

  /// Whether a heading is the article's title; the beginning of a piece without a title, which the
  /// archive prints as its heading, is text.
  private func isHeaded(_ article: Article, _ heading: String) -> Bool {
    article.title.isEmpty
      ? article.text.squeezed.prefix(20) == heading.prefix(20) : article.title.squeezed == heading
  }

  /// The headings of a file with their pages.
  private func headings(of file: URL) throws -> [(page: Int?, text: String)] {
    var page: Int?
    var headings: [(page: Int?, text: String)] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("第"), line.hasSuffix("版"), let number = Int(line.dropFirst().dropLast()) {
        page = number
      }
      if line.hasPrefix("## ") { headings.append((page, String(line.dropFirst(3)).squeezed)) }
    }
    return headings
  }

  // Four days hold too few names for the floor of the whole month.
  @Test("a person is traced on the days that name them (recall 0.95, precision 0.97)")
  func traces() async throws {
    let library = try await Self.library.value
    let dates = Set(library.parts.compactMap { $0.issue.date?.description })
    let marked = try markedDays().mapValues { $0.filter { dates.contains($0.key) } }
    let names = marked.filter { $0.key.count >= 3 && !$0.value.isEmpty }.sorted { left, right in
      let counts = [left, right].map { $0.value.values.reduce(0, +) }
      return counts[0] != counts[1]
        ? counts[0] > counts[1] : left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }.prefix(20)
    #expect(names.count == 20)
    var recall = 0.0
    var precision = 0.0
    var differing: [String] = []
    for (name, days) in names {
      let wanted = Set(days.keys)
      let found = daysNaming(name, in: library)
      let shared = Double(found.intersection(wanted).count)
      recall += shared / Double(wanted.count)
      // Who is never found is missed, not mistaken.
      precision += found.isEmpty ? 1 : shared / Double(found.count)
      if found != wanted {
        differing.append("\(name): \(found.symmetricDifference(wanted).sorted())")
      }
    }
    #expect(recall / Double(names.count) >= (TestFolders.isLong ? 0.95 : 0.9), "\(differing)")
    #expect(precision / Double(names.count) >= 0.97, "\(differing)")
  }

  /// The days whose issues name a person of that name.
  private func daysNaming(_ name: String, in library: LibraryContents) -> Set<String> {
    var days: Set<String> = []
    for part in library.parts {
      let resolution = library.linked.resolution[part.issue.key] ?? []
      let isNamed = part.mentions.contains { mention in
        let key = library.linked.entities[resolution[mention.entity]].key
        return key.type == .person && key.name == name
      }
      if isNamed, let date = part.issue.date { days.insert(date.description) }
    }
    return days
  }

  /// For each marked person's name how often each day names it.
  private func markedDays() throws -> [String: [String: Int]] {
    struct Span: Decodable {
      let start: Int
      let end: Int
      let type: String

      init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        start = try container.decode(Int.self)
        end = try container.decode(Int.self)
        type = try container.decode(String.self)
      }
    }
    struct Row: Decodable {
      let id: String
      let text: String
      let spans: [Span]
    }
    let file = RealIssues.file("data/ner/peoples-daily-1998-01.jsonl")
    var days: [String: [String: Int]] = [:]
    let decoder = JSONDecoder()
    let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
    let wanted = Set(
      Self.used.map { String($0.lastPathComponent.prefix(10)).replacing("-", with: "") })
    for line in lines {
      // {"id": "19980101-…: rows of other days need not be decoded.
      let day = String(decoding: line.dropFirst(8).prefix(8), as: UTF8.self)
      guard wanted.contains(day) else { continue }
      let row = try decoder.decode(Row.self, from: line)
      let text = Array(row.text.unicodeScalars)
      let date = "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))"
      for span in row.spans where span.type == "per" && span.end <= text.count {
        var name = String.UnicodeScalarView()
        name.append(contentsOf: text[span.start..<span.end])
        days[String(name).squeezed, default: [:]][date, default: 0] += 1
      }
    }
    return days
  }
}
