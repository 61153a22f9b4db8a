import Foundation
import InkGraphTestSupport
import Ontology

/// The real issues of the shared folder.
enum RealIssues {
  /// Whether the folder with the corpora is there.
  static let isPresent = TestFolders.shared != nil

  /// Whether python3 can be run.
  static let hasPython: Bool = (try? run("python3", ["--version"]).code) == 0

  /// A file of the shared folder.
  static func file(_ path: String) -> URL {
    (TestFolders.shared ?? TestFolders.root).appending(path: path)
  }

  /// The library of the two issues of the local paper; built once.
  static let local = Task {
    try await Building.library(
      ["corpus/xinjimo-3290.txt", "corpus/xinjimo-3324.md"].map { file($0).path },
      ontology: .embedded)
  }

  /// The gold of the issue in Markdown.
  static func gold() throws -> Gold {
    try JSONDecoder().decode(Gold.self, from: Data(contentsOf: file("gold/3324.json")))
  }

  /// The part of the gold file that questions need.
  struct Gold: Decodable {
    struct Entity: Decodable {
      let name: String
      let aliases: [String]
    }
    struct Question: Decodable {
      let question: String
      let answer: [String]
    }
    let entities: [Entity]
    let questions: [Question]
  }

  /// Runs a program and gives its exit code and its output.
  static func run(_ program: String, _ arguments: [String]) throws -> (code: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    var environment = ProcessInfo.processInfo.environment
    for name in ["INKGRAPH_LIBRARY", "INKGRAPH_ONTOLOGY"] { environment[name] = nil }
    environment["LC_ALL"] = "C.UTF-8"
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, data)
  }
}
