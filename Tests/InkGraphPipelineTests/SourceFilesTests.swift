import Foundation
import InkGraphCore
import InkGraphTestSupport
import NewspaperReader
import Testing

@testable import InkGraphPipeline

@Suite("The files that a user's paths mean") struct SourceFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func names(_ paths: [String]) throws -> [String] {
    try SourceFiles(paths).groups.map {
      $0.name.replacing(folder.path(""), with: "").trimmingPrefix("/").description
    }
  }

  @Test("web pages of one folder are one group, other files are groups of their own")
  func groups() throws {
    for name in ["a/1.htm", "a/2.HTM", "a/issue.md", "b/3.html", "b/.hidden.md", "b/notes.doc"] {
      try folder.write("x", to: name)
    }
    #expect(try names([folder.path("")]) == ["a", "a/issue.md", "b/3.html"])
    let group = try #require(try SourceFiles([folder.path("")]).groups.first)
    #expect(group.members.count == 2)
    #expect(group.size == 2)
  }

  @Test("patterns, also with **, for shells that leave them alone")
  func patterns() throws {
    for name in ["p/1.md", "p/q/2.md", "p/q/3.txt"] { try folder.write("x", to: name) }
    #expect(try names([folder.path("p/*.md")]) == ["p/1.md"])
    #expect(try names([folder.path("p/**/*.md")]) == ["p/1.md", "p/q/2.md"])
    #expect(throws: BuildError.self) { try SourceFiles([folder.path("p/*.pdf")]) }
  }

  @Test("a file that several paths and links lead to is taken once, and a loop of links ends")
  func links() throws {
    let file = try folder.write("x", to: "p/1.md")
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path("p/2.md"), withDestinationPath: file)
    try manager.createSymbolicLink(
      atPath: folder.path("p/loop"), withDestinationPath: folder.path("p"))
    try manager.createSymbolicLink(atPath: folder.path("p/gone.md"), withDestinationPath: "nowhere")
    #expect(try names([folder.path("p"), file, folder.path("p/loop/1.md")]) == ["p/1.md"])
  }

  @Test("copies under other names are read once, with a note")
  func copies() async throws {
    let text = "# 今日石岭\n\n2025年3月1日 第7期\n\n## 水库开工\n\n石岭县水利局局长王建平到场察看。\n"
    try folder.write(text, to: "p/1.md")
    try folder.write(text, to: "p/2.md")
    let report = try await Building.build([folder.path("p")], into: folder.path("a.inkgraph"))
    #expect(report.saved.count == 1)
    #expect(report.diagnostics.contains { $0.message.contains("and was read once") })
  }

  @Test("an archive's files are named by archive and name, and its folders are groups")
  func archive() async throws {
    let page = "<html><body><h2>柳河</h2><div id=contenttext>　　柳河清淤工程全部完成。</div></body></html>"
    let zip = ZipFile([
      ("20250521/Articel01002NR.htm", page), ("20250521/Articel01003NR.htm", page),
      ("notes.doc", "x"), ("__MACOSX/a.md", "x"),
    ])
    let path = try folder.write(zip.bytes, to: "papers.zip")
    let files = try SourceFiles([path])
    #expect(files.diagnostics.isEmpty)
    #expect(files.groups.map(\.name) == [path + "/20250521"])
    let result = try await SourceLoader().read(files.groups[0])
    #expect(result.issues.map(\.articles.count) == [1])
    #expect(result.issues.first?.date == CalendarDate(iso: "2025-05-21"))
  }

  @Test("names that lead out of an archive are left out and told, and nothing is written there")
  func escaping() throws {
    let zip = ZipFile([
      ("../evil.md", "x"), ("/tmp/evil.md", "x"), ("a\\..\\..\\evil.md", "x"), ("ok.md", "x"),
    ])
    let path = try folder.write(zip.bytes, to: "q/papers.zip")
    let files = try SourceFiles([path])
    #expect(files.groups.map(\.name) == [path + "/ok.md"])
    #expect(files.diagnostics.map(\.severity) == [.warning])
    #expect(files.diagnostics.first?.message.contains("3 file(s)") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path("evil.md")))
  }

  @Test("an archive that unpacks to more than it may costs one error and no disk")
  func bomb() throws {
    let zip = ZipFile([("1.md", String(repeating: "x", count: 5_000)), ("2.md", "x")])
    let path = try folder.write(zip.bytes, to: "papers.zip")
    var limits = ArchiveReader.Limits()
    limits.bytes = 1_000
    let target = folder.url.appending(path: "unpacked")
    let result = ArchiveReader.extract(path, shown: "papers.zip", to: target, limits: limits)
    #expect(result.members.isEmpty)
    #expect(result.diagnostics.map(\.severity) == [.error])
    #expect(result.diagnostics.first?.message.contains("more than 1000 bytes") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: target.path).isEmpty)
  }

  @Test(
    "what is no archive, or only half of one, costs one error",
    arguments: [
      Array("no archive".utf8), Array(ZipFile([("1.md", "xyz")]).bytes.prefix(20)), [0x1F, 0x8B],
    ])
  func broken(bytes: [UInt8]) throws {
    let path = try folder.write(bytes, to: "papers.zip")
    let files = try SourceFiles([path])
    #expect(files.groups.isEmpty)
    #expect(files.diagnostics.count == 1)
    #expect(files.diagnostics.first?.location.source == path)
  }

  @Test("what was unpacked goes away with the files")
  func cleaning() throws {
    let path = try folder.write(ZipFile([("1.md", "x")]).bytes, to: "papers.zip")
    var files: SourceFiles? = try SourceFiles([path])
    let unpacked = try #require(files?.groups.first?.members.first?.file)
    #expect(FileManager.default.fileExists(atPath: unpacked))
    files = nil
    #expect(!FileManager.default.fileExists(atPath: unpacked))
  }

  @Test("a file of 2 GB is refused without being read", .timeLimit(.minutes(1)))
  func huge() async throws {
    let path = try folder.write("x", to: "huge.md")
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: 2 << 30)
    try handle.close()
    let result = try await SourceLoader().read(try #require(SourceFiles([path]).groups.first))
    #expect(result.issues.isEmpty)
    #expect(result.diagnostics.map(\.severity) == [.error])
  }
}

@Suite("PDF files") struct PDFTextTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let hasPoppler = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/pdftotext")
    }

  private static let fixtures = TestFolders.root.appending(
    path: "Tests/NewspaperReaderTests/Fixtures")

  @Test(
    "a PDF is read as the boxes of its words are", .enabled(if: hasPoppler, "poppler is not there"),
    arguments: [
      ("twocol.pdf", 5), ("second/second.reportlab.pdf", 6), ("second/second.mupdf.pdf", 6),
    ])
  func file(name: String, articles: Int) async throws {
    let path = Self.fixtures.appending(path: name).path
    let result = try await SourceLoader().read(try #require(SourceFiles([path]).groups.first))
    #expect(result.diagnostics.isEmpty)
    #expect(result.issues.map(\.articles.count) == [articles])
    #expect(result.issues.first?.source == path)
  }

  @Test("a PDF that is cut off costs one error", .enabled(if: hasPoppler, "poppler is not there"))
  func broken() async throws {
    let path = try folder.write("%PDF-1.4\n1 0 obj\n<<", to: "broken.pdf")
    let result = try await SourceLoader().read(try #require(SourceFiles([path]).groups.first))
    #expect(result.issues.isEmpty)
    #expect(result.diagnostics.count == 1)
    #expect(result.diagnostics.first?.location.source == path)
  }

  @Test("without pdftotext the message holds the line that installs it")
  func missingTool() async throws {
    let failure = await #expect(throws: PDFText.Failure.self) {
      try await PDFText.boxes(of: "a.pdf", tool: "no-such-pdftotext")
    }
    #expect(failure?.description.contains("sudo apt-get install poppler-utils") == true)
  }

  @Test("a program that hangs is stopped after the time limit", .timeLimit(.minutes(6)))
  func hanging() async throws {
    let tool = try folder.write("#!/bin/sh\ntrap '' TERM\nexec sleep 600\n", to: "pdftotext")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
    let clock = ContinuousClock()
    let start = clock.now
    let failure = await #expect(throws: PDFText.Failure.self) {
      try await PDFText.boxes(of: "a.pdf", timeoutSeconds: 1, tool: tool)
    }
    #expect(failure?.description.contains("more than 1 seconds") == true)
    #expect(clock.now - start < .seconds(300))
  }
}

/// A ZIP file whose entries are stored as they are (PKWARE, APPNOTE.TXT 6.3.10).
struct ZipFile {
  private(set) var bytes: [UInt8] = []

  init(_ entries: [(name: String, text: String)]) {
    var directory: [UInt8] = []
    for (name, text) in entries {
      let (name, data) = (Array(name.utf8), Array(text.utf8))
      var common = Self.number(20, 2) + Self.number(0x0800, 2) + Self.number(0, 6)
      common += Self.number(Int(Self.checksum(data)), 4) + Self.number(data.count, 4)
      common += Self.number(data.count, 4) + Self.number(name.count, 2) + Self.number(0, 2)
      directory += [0x50, 0x4B, 0x01, 0x02] + Self.number(20, 2) + common + Self.number(0, 10)
      directory += Self.number(bytes.count, 4) + name
      bytes += [0x50, 0x4B, 0x03, 0x04] + common + name + data
    }
    let start = bytes.count
    bytes += directory + [0x50, 0x4B, 0x05, 0x06] + Self.number(0, 4)
    bytes += Self.number(entries.count, 2) + Self.number(entries.count, 2)
    bytes += Self.number(directory.count, 4) + Self.number(start, 4) + Self.number(0, 2)
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func checksum(_ data: [UInt8]) -> UInt32 {
    var value = ~UInt32(0)
    for byte in data {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}
