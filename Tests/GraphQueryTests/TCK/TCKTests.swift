import Foundation
import GraphQuery
import Testing

/// Where the kit lies; it is no part of the repository.
enum TCKFolder {
  static let path: String? = {
    let environment = ProcessInfo.processInfo.environment
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let shared =
      environment["INKGRAPH_SHARED"] ?? root.deletingLastPathComponent().path + "/shared"
    let path = environment["OPENCYPHER_TCK"] ?? shared + "/suites/opencypher-tck/features"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  /// All scenarios, in the order of folders and features.
  static func scenarios(in path: String) throws -> [Scenario] {
    let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return try files.filter { $0.hasSuffix(".feature") }.sorted().flatMap { file in
      let text = try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
      let parts = file.split(separator: "/")
      return FeatureFile.scenarios(
        in: text, folder: parts.dropLast().joined(separator: "/"),
        feature: String(parts[parts.count - 1].dropLast(".feature".count)))
    }
  }
}

@Suite("openCypher technology compatibility kit") struct TCKTests {
  /// The scenarios that passed when the list was made; `INKGRAPH_UPDATE_GOLDEN=1` adds to it.
  private static let listPath = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("tck-expected.txt").path

  @Test(
    "no scenario of the kit that passed before fails now",
    .enabled(
      if: TCKFolder.path != nil,
      "the kit is not here; set OPENCYPHER_TCK to its folder 'features'"))
  func runsScenarios() throws {
    let folder = try #require(TCKFolder.path)
    let runner = ScenarioRunner(graphs: folder + "/../graphs")
    var passed: [String] = []
    var failures: [(name: String, problem: String)] = []
    var skipped = 0
    var perFolder: [String: (passed: Int, failed: Int, skipped: Int)] = [:]
    for scenario in try TCKFolder.scenarios(in: folder) {
      switch runner.run(scenario) {
      case .passed:
        passed.append(scenario.name)
        perFolder[scenario.folder, default: (0, 0, 0)].passed += 1
      case .failed(let problem):
        failures.append((scenario.name, problem))
        perFolder[scenario.folder, default: (0, 0, 0)].failed += 1
      case .skipped:
        skipped += 1
        perFolder[scenario.folder, default: (0, 0, 0)].skipped += 1
      }
    }
    for (folder, counts) in perFolder.sorted(by: { $0.key < $1.key }) {
      print(
        "\(folder): \(counts.passed) passed, \(counts.failed) failed, \(counts.skipped) skipped")
    }
    if ProcessInfo.processInfo.environment["INKGRAPH_TCK_VERBOSE"] != nil {
      for failure in failures { print("FAILED \(failure.name): \(failure.problem)") }
    }
    print("\(passed.count) passed, \(failures.count) failed, \(skipped) skipped")

    let expected = Set(
      try String(contentsOfFile: Self.listPath, encoding: .utf8).split(separator: "\n")
        .map(String.init))
    if ProcessInfo.processInfo.environment["INKGRAPH_UPDATE_GOLDEN"] != nil {
      // The list only grows: what once passed has to pass.
      let list = expected.union(passed).sorted().joined(separator: "\n") + "\n"
      try list.write(toFile: Self.listPath, atomically: true, encoding: .utf8)
    }
    let lost = failures.filter { expected.contains($0.name) }
    #expect(lost.isEmpty, "\(lost.map { "\($0.name): \($0.problem)" }.joined(separator: "\n"))")
  }
}
