import Foundation
import InkGraphTestSupport
import Testing

@testable import InkGraphCLI

@Suite(
  "inkgraph read PATH", .enabled(if: Program.isBuilt, "the program is not beside the tests"))
struct ReadFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let issue = """
    # 临川新报

    2025年5月21日 星期三 第0731期

    ## 柳河清淤完成

    5月20日，柳河清淤工程全部完成。（陆杉）
    """

  @Test("the articles with page, headline, authors and first words")
  func table() throws {
    let path = try folder.write(Self.issue, to: "issue.md")
    let outcome = try Program.run("read", path)
    #expect(
      outcome
        == Program.Outcome(
          code: 0,
          output: """
            临川新报  2025-05-21  第731期  \(path)
              1  p. 1  柳河清淤完成  陆杉
                   5月20日，柳河清淤工程全部完成。

            """, errors: ""))
  }

  @Test("the standard input, and a masthead that the user tells")
  func standardInput() throws {
    let text = "## 柳河清淤完成\n\n5月20日，柳河清淤工程全部完成。（陆杉）\n"
    let outcome = try Program.run(
      [
        "read", "-", "--newspaper", "临川新报", "--date", "2025-05-21", "--number", "731", "--format",
        "csv",
      ],
      input: Array(text.utf8))
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("-,临川新报,2025-05-21,731,1,1,news,柳河清淤完成,陆杉,1,"))
  }

  @Test("JSON holds every block with its line, and what was not understood")
  func json() throws {
    try folder.write(Self.issue, to: "p/issue.md")
    try folder.write("", to: "p/empty.md")
    let outcome = try Program.run("read", folder.path("p"), "--format", "json")
    #expect(outcome.code == 0)
    struct Reading: Decodable {
      struct Issue: Decodable {
        struct Article: Decodable {
          struct Block: Decodable {
            let zone: String
            let text: String
            let line: Int
          }
          let blocks: [Block]
        }
        let articles: [Article]
      }
      struct Message: Decodable {
        let severity: String
        let file: String
      }
      let issues: [Issue]
      let diagnostics: [Message]
    }
    let reading = try JSONDecoder().decode(Reading.self, from: Data(outcome.output.utf8))
    let blocks = try #require(reading.issues.first?.articles.first?.blocks)
    #expect(blocks.map(\.zone) == ["title", "body"])
    #expect(blocks.map(\.line) == [5, 7])
    #expect(reading.diagnostics.map(\.severity) == ["error"])
    #expect(reading.diagnostics.first?.file == folder.path("p/empty.md"))
    #expect(outcome.errors.contains("p/empty.md: error: the file is empty"))
  }

  @Test("paths that are not there, and files without an issue, end with 1 and a word on what to do")
  func failures() throws {
    let missing = try Program.run("read", folder.path("none.md"))
    #expect(missing.code == 1)
    #expect(missing.errors.contains("there is no such file or folder; check the path"))
    let blank = try Program.run("read", try folder.write("\n", to: "blank.md"))
    #expect(blank.code == 1)
    #expect(blank.errors.contains("no issue could be read; the messages above say why"))
  }
}
