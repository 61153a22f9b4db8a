import Foundation
import GRDB
import GraphStore
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import NewspaperReader
import Testing

@Suite("Bad input") struct BadInputTests {
  private let folder: TemporaryFolder
  private let library: String

  init() throws {
    folder = try TemporaryFolder()
    library = folder.path("news.inkgraph")
  }

  private static let good = """
    # 今日石岭

    2025年3月1日 星期六 第7期

    ## 水库开工

    石岭县水利局局长王建平到场察看。

    """

  /// The message of the error that a build throws.
  private func failure(_ paths: [String], into path: String? = nil) async -> String? {
    do {
      try await Building.build(paths, into: path ?? library)
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// Builds a good issue beside the file: the bad one costs a diagnostic, not the build.
  private func buildBesideGood(_ file: String) async throws -> BuildReport {
    let good = try folder.write(Self.good, to: "good.md")
    let report = try await Building.build([file, good], into: library)
    #expect(report.saved.map(\.description).contains("今日石岭/7"))
    return report
  }

  @Test("a path that does not exist is told")
  func missingPath() async {
    let message = await failure([folder.path("none.md")])
    #expect(message == "\(folder.path("none.md")): there is no such file or folder; check the path")
    #expect(!FileManager.default.fileExists(atPath: library))
  }

  @Test("a folder without newspapers is told")
  func emptyFolder() async throws {
    try folder.write("x", to: "papers/readme.doc")
    let message = await failure([folder.path("papers")])
    #expect(message?.hasPrefix("\(folder.path("papers")): the folder holds no newspaper") == true)
  }

  @Test("without an issue no library is made, and one that is there stays")
  func noLibrary() async throws {
    let blank = try folder.write("\n", to: "blank.md")
    let report = try await Building.build([blank], into: library)
    #expect(report.madeNothing)
    #expect(report.unreadableFiles == 1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["blank.md"])
    let good = try folder.write(Self.good, to: "good.md")
    try await Building.build([good], into: library)
    #expect(try await !Building.build([blank], into: library).madeNothing)
    #expect(try Building.contents(library).parts.count == 1)
  }

  @Test("a device is no newspaper file")
  func device() async {
    let message = await failure(["/dev/null"])
    #expect(
      message
        == "/dev/null: this is a device, not a file; name a newspaper file, or - for the standard input"
    )
    #expect(!FileManager.default.fileExists(atPath: library))
  }

  @Test("what another program writes into a named pipe is read; a pipe in a folder is passed over")
  func pipe() async throws {
    let path = folder.path("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    let text = Self.good
    // Opening a pipe waits for the other side.
    Thread.detachNewThread {
      try? text.write(to: URL(fileURLWithPath: path), atomically: false, encoding: .utf8)
    }
    let report = try await Building.build([path], into: library)
    #expect(report.saved.map(\.description) == ["今日石岭/7"])
    try folder.write(Self.good, to: "papers/7.md")
    #expect(mkfifo(folder.path("papers/8.md"), 0o600) == 0)
    #expect(try await Building.build([folder.path("papers")], into: library).unchangedFiles == 1)
  }

  @Test(
    "files that are no newspaper cost an error with their path, and the others are built",
    arguments: [
      ("empty.md", []), ("blank.txt", Array("\n \u{3000}\n".utf8)),
      (
        "picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0, 1, 2, 0xFF]
      ),
      ("zeros.txt", [UInt8](repeating: 0, count: 5_000)),
    ])
  func noNewspaper(name: String, bytes: [UInt8]) async throws {
    let file = try folder.write(bytes, to: name)
    let report = try await buildBesideGood(file)
    #expect(report.unreadableFiles == 1)
    let errors = report.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.location.source) == [file])
    #expect(errors.allSatisfy { !$0.message.isEmpty })
  }

  @Test("bytes that are no UTF-8 are read as the encoding they are in, or told")
  func invalidUTF8() async throws {
    var bytes = Array(Self.good.replacing("第7期", with: "第8期").utf8)
    bytes.insert(contentsOf: [0xFF, 0xFE, 0xC0, 0x80], at: bytes.count - 10)
    let file = try folder.write(bytes, to: "broken.md")
    let report = try await buildBesideGood(file)
    #expect(!report.diagnostics.filter { $0.location.source == file }.isEmpty)
  }

  @Test("an issue without a masthead is kept, and what is missing is told")
  func noMasthead() async throws {
    let file = try folder.write("## 水库开工\n\n石岭县水利局局长王建平到场察看。\n", to: "bare.md")
    let report = try await buildBesideGood(file)
    #expect(report.saved.count == 2)
    #expect(report.diagnostics.contains { $0.location.source == file })
    let parts = try Building.contents(library).parts
    #expect(parts.allSatisfy { !$0.issue.newspaper.isEmpty })
    #expect(parts.contains { $0.issue.newspaper.hasPrefix("未署名报纸") })
  }

  @Test("what the user tells stands in for a missing masthead")
  func toldMasthead() async throws {
    let file = try folder.write("## 水库开工\n\n石岭县水利局局长王建平到场察看。\n", to: "bare.md")
    let reading = ReadOptions(newspaper: "今日石岭", date: CalendarDate(iso: "2025-03-01"), number: 7)
    let report = try await Building.build([file], into: library, reading: reading)
    #expect(report.saved.map(\.description) == ["今日石岭/7"])
  }

  @Test("a file of one line of 50 MB is refused with its line", .timeLimit(.minutes(1)))
  func longLine() async throws {
    let file = try folder.write([UInt8](repeating: 0x61, count: 50_000_000), to: "long.txt")
    let report = try await buildBesideGood(file)
    #expect(report.unreadableFiles == 1)
    let error = report.diagnostics.first { $0.severity == .error }
    #expect(error?.location == SourceLocation(source: file, line: 1))
    #expect(error?.message.contains("50000000 characters") == true)
  }

  @Test("a library that is another file is left as it is")
  func notALibrary() async throws {
    let good = try folder.write(Self.good, to: "good.md")
    let other = try folder.write("并非数据库", to: "other.inkgraph")
    let message = await failure([good], into: other)
    #expect(message?.contains("not an InkGraph library") == true)
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "并非数据库")
  }

  @Test("a library of a newer version is left as it is")
  func newerVersion() async throws {
    let good = try folder.write(Self.good, to: "good.md")
    try await Building.build([good], into: library)
    let queue = try DatabaseQueue(path: library)
    try await queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    let message = await failure([good])
    #expect(message?.contains("use a newer inkgraph") == true)
  }

  @Test("a library in a folder that does not exist is told")
  func missingFolder() async throws {
    let good = try folder.write(Self.good, to: "good.md")
    let message = await failure([good], into: folder.path("none/news.inkgraph"))
    #expect(message?.contains("none/news.inkgraph") == true)
  }

  @Test("hidden files and files of other kinds in a folder are passed over")
  func otherFiles() async throws {
    for name in ["papers/7.md", "papers/.8.md", "papers/.git/9.md", "papers/cover.jpg"] {
      try folder.write(Self.good, to: name)
    }
    let report = try await Building.build([folder.path("papers")], into: library)
    #expect(report.saved.count == 1)
    #expect(report.unreadableFiles == 0)
    #expect(report.diagnostics.isEmpty)
  }
}
