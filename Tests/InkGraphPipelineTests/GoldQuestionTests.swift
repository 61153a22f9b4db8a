import Foundation
import InkGraphCore
import InkGraphTestSupport
import Ontology
import Testing

/// The questions of the gold file, each answered by one command of the program.
@Suite(
  "Questions to the real local paper",
  .enabled(if: RealIssues.isPresent, "the shared folder with the corpora is not there"),
  .enabled(if: TestFolders.hasProgram, "the program is not beside the tests"))
struct GoldQuestionTests {
  @Test("related and neighbors give the names of the answer", arguments: QuestionForms.lists)
  func lists(form: QuestionForm) async throws {
    let (found, answer) = try await names(form)
    #expect(found == answer)
  }

  @Test("a query gives the names of the answer", arguments: QuestionForms.queries)
  func queries(form: QuestionForm) async throws {
    let (found, answer) = try await names(form)
    #expect(found == answer)
  }

  @Test("path gives one of the shortest chains", arguments: [3, 9, 22])
  func paths(index: Int) async throws {
    let question = try RealIssues.gold().questions[index]
    let ends = [question.answer.first, question.answer.last].compactMap { $0 }
    let rows = try await answer(["path"] + ends)
    let steps = rows.filter { $0["path"] as? Int == 1 }
    var chain: [String] = []
    for step in steps {
      for end in ["from", "to"] {
        let name = Self.name(ofKey: step[end] as? String ?? "")
        if chain.last != name { chain.append(name) }
      }
    }
    #expect(chain.count == question.answer.count, "\(chain)")
    #expect(chain.first == ends.first && chain.last == ends.last)
  }

  @Test("neighbors tells what someone wrote")
  func articles() async throws {
    let question = try RealIssues.gold().questions[10]
    let name = try #require(Self.things(question.question, try RealIssues.gold()).first).name
    let rows = try await answer(["neighbors", name, "--relation", "authorOf"])
    let articles = rows.compactMap { ($0["object"] as? String)?.split(separator: "/").last }
    #expect(Set(articles.map(String.init)) == Set(question.answer))
  }

  @Test("show leads an old name to today's body")
  func oldName() async throws {
    let question = try RealIssues.gold().questions[19]
    let printed = try #require(Self.things(question.question, try RealIssues.gold()).first).printed
    let rows = try await answer(["show", printed])
    let name = rows.first { $0["field"] as? String == "name" }?["value"] as? String
    #expect(name == question.answer.first)
  }

  @Test("every question has a test")
  func complete() throws {
    let tested = QuestionForms.lists + QuestionForms.queries
    #expect(
      (tested.map(\.index) + [3, 9, 22, 10, 19]).sorted()
        == Array(try RealIssues.gold().questions.indices))
  }

  // MARK: Asking

  private func names(_ form: QuestionForm) async throws -> (found: Set<String>, answer: Set<String>)
  {
    let gold = try RealIssues.gold()
    let question = gold.questions[form.index]
    let things = Self.things(question.question, gold)
    let quoted = question.question.firstMatch(of: #/“(.+?)”/#).map { String($0.1) } ?? ""
    let command = form.command.map {
      $0.replacing("{0}", with: things.first?.name ?? "").replacing("{“0}", with: quoted)
    }
    let rows = try await answer(command)
    var found: Set<String> = []
    for row in rows {
      if !form.column.isEmpty {
        found.formUnion([row[form.column] as? String].compactMap { $0 })
        continue
      }
      for key in ["key", "subject", "object"].compactMap({ row[$0] as? String }) {
        let type = String(key.prefix { $0 != "/" })
        guard form.type.isEmpty || form.type.split(separator: " ").contains(Substring(type)) else {
          continue
        }
        found.insert(Self.name(ofKey: key))
      }
    }
    if form.column.isEmpty { found.subtract(things.map(\.name)) }
    return (found, Set(question.answer))
  }

  /// The rows of a command's answer.
  private func answer(_ command: [String]) async throws -> [[String: Any]] {
    let library = try await Self.file.value
    let (code, output) = try RealIssues.run(
      TestFolders.program.path, command + ["--library", library, "--format", "json"])
    try #require(code == 0, "\(command)")
    return try #require(try JSONSerialization.jsonObject(with: output) as? [[String: Any]])
  }

  /// A library file that stays until the tests end.
  private static let file = Task {
    let path = folder.path("news.inkgraph")
    let issues = ["corpus/xinjimo-3290.txt", "corpus/xinjimo-3324.md"]
    try await Building.build(
      issues.map { RealIssues.file($0).path }, into: path, ontology: .embedded)
    return path
  }
  nonisolated(unsafe) private static let folder: TemporaryFolder = {
    do {
      return try TemporaryFolder()
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  private static func name(ofKey key: String) -> String {
    String(key[(key.firstIndex(of: "/").map(key.index(after:)) ?? key.startIndex)...])
  }

  /// The things that a question names, longest names first at each place, by canonical name.
  private static func things(
    _ question: String, _ gold: RealIssues.Gold
  ) -> [(name: String, printed: String)] {
    let chinese = question.components(separatedBy: " / ")[0]
    var found: [(place: String.Index, printed: String, name: String)] = []
    for entity in gold.entities {
      for printed in [entity.name] + entity.aliases where printed.count > 1 {
        guard let range = chinese.firstRange(of: printed) else { continue }
        found.append((range.lowerBound, printed, entity.name))
      }
    }
    found.sort { ($0.place, $1.printed.count, $0.name) < ($1.place, $0.printed.count, $1.name) }
    var things: [(name: String, printed: String)] = []
    var end = chinese.startIndex
    for one in found where one.place >= end {
      things.append((one.name, one.printed))
      end = chinese.index(one.place, offsetBy: one.printed.count)
    }
    return things
  }
}
