import Foundation
import GraphStore
import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import InkGraphCLI

/// Runs of the built program.
enum Program {
  static let url = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "inkgraph")

  static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: url.path) }

  struct Outcome: Hashable {
    var code: Int32
    var output: String
    var errors: String
  }

  static func process(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> (process: Process, output: Pipe, errors: URL) {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    var all = ProcessInfo.processInfo.environment
    for name in ["INKGRAPH_LIBRARY", "INKGRAPH_ONTOLOGY", "NO_COLOR"] { all[name] = nil }
    all["LC_ALL"] = "C.UTF-8"
    process.environment = all.merging(environment) { _, new in new }
    let output = Pipe()
    process.standardOutput = output
    let errors = FileManager.default.temporaryDirectory
      .appending(path: "inkgraph-errors-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    process.standardError = try FileHandle(forWritingTo: errors)
    return (process, output, errors)
  }

  static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run(arguments, environment: environment, input: nil)
  }

  /// Runs the program with bytes on its standard input.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], input: [UInt8]?
  ) throws -> Outcome {
    let (process, output, errors) = try process(arguments, environment: environment)
    defer { try? FileManager.default.removeItem(at: errors) }
    var given: URL?
    if let input {
      let file = errors.appendingPathExtension("input")
      try Data(input).write(to: file)
      process.standardInput = try FileHandle(forReadingFrom: file)
      given = file
    }
    defer { if let given { try? FileManager.default.removeItem(at: given) } }
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}

@Suite(
  "The program as a process",
  .enabled(if: Program.isBuilt, "the program is not beside the tests"))
struct ProcessTests {
  @Test("an answer goes to the standard output, without colours, and the program ends with 0")
  func success() throws {
    let library = try SampleLibrary()
    let outcome = try Program.run("why", "区水务局", "王芳", "--library", library.path)
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.contains("  [区水务局]局长[王芳]到场。\n"))
    #expect(!outcome.output.contains("\u{1B}"))
    let environment = ["INKGRAPH_LIBRARY": library.path, "LC_ALL": "zh_CN.UTF-8"]
    let chinese = try Program.run("issues", environment: environment)
    #expect(chinese.output.hasPrefix("日期        报纸"))
  }

  @Test("an empty answer is a success that says so beside the data")
  func empty() throws {
    let library = try SampleLibrary()
    let outcome = try Program.run("find", "不存在", "-l", library.path, "--format", "json")
    #expect(
      outcome
        == .init(
          code: 0, output: "[]\n",
          errors: "no name holds '不存在'; `inkgraph search` looks for it in the articles\n"))
  }

  @Test("a failure is told on the standard error output and ends with 1")
  func failure() throws {
    let library = try SampleLibrary()
    let unknown = try Program.run("show", "王方", "-l", library.path)
    #expect(
      unknown
        == .init(
          code: 1, output: "",
          errors: "inkgraph: \(library.path): there is no '王方'; did you mean 王芳?\n"))
    let missing = try Program.run("stats", "-l", "/no/such.inkgraph")
    #expect(missing.code == 1)
    #expect(
      missing.errors
        == "inkgraph: /no/such.inkgraph: there is no such library; "
        + "`inkgraph build PATH… --into /no/such.inkgraph` makes one\n")
  }

  @Test(
    "wrong usage ends with 64",
    arguments: [
      ["show"], ["nonsense"], ["path", "a"], ["top", "--by", "luck"], ["export"],
      ["export", "--format", "issue-json", "--top", "3"], ["neighbors", "a", "--depth", "0"],
      ["build"], ["export", "--format", "dot", "--since", "2024-13-01"],
    ])
  func usage(arguments: [String]) throws {
    let (process, output, errors) = try Program.process(arguments)
    defer { try? FileManager.default.removeItem(at: errors) }
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 64)
    #expect(data.isEmpty)
    #expect(try String(contentsOf: errors, encoding: .utf8).hasPrefix("Error: "))
  }

  @Test("watch adds what arrives, makes the graph ready for questions, and ends with Ctrl-C")
  func watch() throws {
    let folder = try TemporaryFolder()
    let (issues, library) = (folder.url.appending(path: "issues"), folder.path("news.inkgraph"))
    try FileManager.default.createDirectory(at: issues, withIntermediateDirectories: true)
    func addIssue(_ number: Int) throws {
      try Data(
        """
        # 临渡新报

        2024年1月\(number)日 第\(number)期

        ## 河道整治开工

        1月\(number)日，云港市水务局局长邵启铭到场。
        """.utf8
      ).write(to: issues.appending(path: "\(number).md"), options: .atomic)
    }
    func issueCount() throws -> Int {
      guard FileManager.default.fileExists(atPath: library) else { return 0 }
      let store = try GraphStore.open(path: library, mode: .readOnly)
      defer { store.close() }
      return try store.heads().count
    }
    func waits(for condition: () throws -> Bool) throws -> Bool {
      let deadline = Date(timeIntervalSinceNow: 300)
      while try !condition() {
        if Date() > deadline { return false }
        Thread.sleep(forTimeInterval: 0.05)
      }
      return true
    }
    try addIssue(1)
    let (process, _, errors) = try Program.process([
      "watch", issues.path, "--into", library, "--every", "0.1", "--jobs", "1",
    ])
    defer { try? FileManager.default.removeItem(at: errors) }
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    defer { process.terminate() }
    #expect(try waits { FileManager.default.fileExists(atPath: library + "-graph") })
    #expect(try issueCount() == 1)
    try addIssue(2)
    #expect(try waits { (try? issueCount()) == 2 })
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
  }

  @Test("help and completion scripts are answers")
  func help() throws {
    let help = try Program.run("--help")
    #expect(help.code == 0)
    #expect(help.output.contains("MAKING A LIBRARY SUBCOMMANDS:"))
    for shell in ["bash", "zsh", "fish"] {
      let script = try Program.run("--generate-completion-script", shell)
      #expect(script.code == 0)
      #expect(script.output.contains("inkgraph"))
    }
  }

  @Test("a reader that goes away ends the program in silence")
  func brokenPipe() throws {
    let library = try SampleLibrary()
    let (process, output, errors) = try Program.process([
      "export", "--format", "graphml", "-l", library.path,
    ])
    defer { try? FileManager.default.removeItem(at: errors) }
    try output.fileHandleForReading.close()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
    #expect(try String(contentsOf: errors, encoding: .utf8) == "")
  }

  @Test(
    "every format for graphs is written to a file, the same bytes each time",
    arguments: [
      "graphml", "rdfxml", "turtle", "ntriples", "jsonld", "ftm", "dot", "gexf", "svg", "html",
    ])
  func export(format: String) throws {
    let library = try SampleLibrary()
    let files = ["a", "b"].map { library.file($0) }
    for file in files {
      let outcome = try Program.run(
        "export", "--format", format, "-l", library.path, "-o", file, "--articles")
      #expect(outcome == .init(code: 0, output: "", errors: ""))
    }
    let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
    #expect(texts[0] == texts[1])
    #expect(texts[0].contains("滨河路大修"))
  }
}

@Suite(
  "Builds of the program",
  .enabled(if: Program.isBuilt, "the program is not beside the tests"))
struct BuildProcessTests {
  private let library: SampleLibrary
  private let issues: URL

  init() throws {
    library = try SampleLibrary(isEmpty: true)
    issues = library.folder.appending(path: "issues")
    try FileManager.default.createDirectory(at: issues, withIntermediateDirectories: true)
    for number in 1...12 {
      let text = """
        # 临渡新报

        2024年6月\(number)日 星期\(["六", "日", "一", "二", "三", "四", "五"][number % 7]) 第\(number)期

        ## 滨河路大修第\(number)天

        区水务局局长王芳到场察看滨河路大修。\(String(repeating: "沿河居民很高兴。", count: number))

        """
      try Data(text.utf8).write(to: issues.appending(path: "\(number).md"))
    }
  }

  private func contents(_ path: String) throws -> (parts: [IssuePart], linked: LinkedLibrary) {
    let store = try GraphStore.open(path: path, mode: .readOnly)
    return (try store.parts(), try store.linked())
  }

  @Test("a build makes a library; the same build again changes nothing")
  func build() throws {
    let path = library.file("built.inkgraph")
    let first = try Program.run("build", issues.path, "--into", path, "--format", "tsv")
    #expect(first.code == 0)
    #expect(first.output.contains("savedIssues\t12\n"))
    #expect(!first.errors.contains("\r"))
    let before = try contents(path)
    let second = try Program.run("build", issues.path, "--into", path, "--format", "tsv")
    #expect(second.output.contains("savedIssues\t0\n"))
    #expect(second.output.contains("unchangedFiles\t12\n"))
    let after = try contents(path)
    #expect(before.parts == after.parts)
    #expect(before.linked == after.linked)
  }

  @Test(
    "a killed build goes on where it was and ends with the same library",
    arguments: [20, 60, 100, 150, 200])
  func killed(milliseconds: Int) throws {
    let whole = library.file("whole.inkgraph")
    #expect(try Program.run("build", issues.path, "--into", whole).code == 0)
    let path = library.file("killed.inkgraph")
    let (process, _, errors) = try Program.process(["build", issues.path, "--into", path])
    defer { try? FileManager.default.removeItem(at: errors) }
    try process.run()
    Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let again = try Program.run("build", issues.path, "--into", path)
    #expect(again.code == 0, "\(again.errors)")
    let (expected, found) = (try contents(whole), try contents(path))
    #expect(expected.parts == found.parts)
    #expect(expected.linked == found.linked)
  }

  @Test("a second build into one library is refused with 1 while the first goes on")
  func locked() throws {
    let path = library.file("locked.inkgraph")
    let store = try GraphStore.open(path: path, mode: .create)
    let outcome = try Program.run("build", issues.path, "--into", path)
    #expect(outcome.code == 1)
    #expect(
      outcome.errors
        == "inkgraph: \(path): another process (number \(ProcessInfo.processInfo.processIdentifier)) "
        + "is writing to the library; wait till it has finished, or write into another file\n")
    store.close()
  }

  @Test("paths that do not exist and folders without newspapers end with 1")
  func badPaths() throws {
    let path = library.file("none.inkgraph")
    #expect(try Program.run("build", "/no/such", "--into", path).code == 1)
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
