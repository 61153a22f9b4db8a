import Foundation
import Testing

@testable import InkGraphCLI

@Suite("The shell", .enabled(if: Program.isBuilt, "the program is not beside the tests"))
struct ShellTests {
  private func run(_ library: SampleLibrary, _ lines: String, _ arguments: String...) throws
    -> Program.Outcome
  {
    try Program.run(
      ["shell", "-l", library.path, "--lang", "en"] + arguments, input: Array(lines.utf8))
  }

  @Test("queries of several lines are answered one after the other")
  func queries() throws {
    let library = try SampleLibrary()
    let outcome = try run(
      library,
      """
      MATCH (n:person)
      WHERE n.name = '王芳'
      RETURN n.name AS name;
      RETURN 1 AS a; RETURN 2 AS b;
      RETURN 3 AS c

      RETURN 4 AS d
      """, "--format", "csv")
    #expect(
      outcome
        == .init(
          code: 0, output: "name\r\n王芳\r\na\r\n1\r\nb\r\n2\r\nc\r\n3\r\nd\r\n4\r\n", errors: ""))
  }

  @Test("a mistake and a limit are told, and the shell lives on")
  func mistakes() throws {
    let library = try SampleLibrary()
    let outcome = try run(
      library,
      """
      .timeout 0.1
      UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*);
      .timeout 30
      .limit-memory 1M
      UNWIND range(1, 1000000) AS x RETURN collect(x);
      MATCH (n) RETRUN n;
      .colour
      .format cvs
      .format csv
      RETURN 'still here' AS x;
      .quit
      RETURN 'gone' AS x;
      """)
    #expect(outcome.code == 0)
    #expect(outcome.output == "x\r\nstill here\r\n")
    for part in [
      "stopped after 0.1 seconds", "needs more than 1 MiB", "did you mean RETURN?",
      "there is no command '.colour'", "there is no format 'cvs'",
    ] {
      #expect(outcome.errors.contains(part), "\(outcome.errors)")
    }
  }

  @Test("the shell has commands for parameters, plans, the schema, files and help")
  func commands() throws {
    let library = try SampleLibrary()
    let file = library.file("rows.csv")
    let outcome = try run(
      library,
      """
      .help
      .param name=王芳
      .params
      .explain MATCH (a), (b) RETURN a
      .profile MATCH (n:person {name: $name}) RETURN n
      .schema
      .format csv
      .output \(file)
      MATCH (n:person {name: $name}) RETURN n.mentions > 0 AS known;
      .output
      RETURN 5 AS x;
      """)
    for part in [
      ".limit-memory SIZE", "$name = '王芳'\n", "CROSS PRODUCT", "1 row in ", "holdsPosition",
      "property", "x\r\n5\r\n",
    ] {
      #expect(outcome.output.contains(part), "\(part) in \(outcome.output)\(outcome.errors)")
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "known\r\ntrue\r\n")
  }

  @Test("an interrupt stops the query and not the shell")
  func interrupt() throws {
    let library = try SampleLibrary()
    let (process, output, errors) = try Program.process(
      ["shell", "-l", library.path, "--format", "csv", "--timeout", "60"])
    defer { try? FileManager.default.removeItem(at: errors) }
    let input = Pipe()
    process.standardInput = input
    try process.run()
    func send(_ text: String) throws {
      try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    }
    try send("RETURN 'ready' AS x;\n")
    #expect(
      String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "x\r\nready\r\n"
    )
    try send("UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*);\n")
    // The interrupt may come before the query runs; then the next one stops it.
    var told = ""
    for _ in 0..<100 where !told.contains("cancelled") {
      Thread.sleep(forTimeInterval: 0.1)
      process.interrupt()
      told = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
    }
    #expect(told.contains("the query was cancelled"))
    try send("RETURN 'alive' AS x;\n")
    try input.fileHandleForWriting.close()
    #expect(
      String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        == "x\r\nalive\r\n")
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
