import Foundation

/// The folder of material that is not part of the repository.
enum SharedFolder {
  /// `INKGRAPH_SHARED`, else `../shared` beside the repository; nil if neither holds a gold standard.
  static let path: String? = {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let beside = root.deletingLastPathComponent().appendingPathComponent("shared").path
    let candidates = [ProcessInfo.processInfo.environment["INKGRAPH_SHARED"], beside]
    return candidates.compactMap { $0 }.first {
      FileManager.default.fileExists(atPath: $0 + "/gold/3324.json")
    }
  }()
}

/// A Python that has rdflib, as an independent reader of the schema.
enum RDFLib {
  /// The program; nil if there is none.
  static let python: String? = {
    let named = ProcessInfo.processInfo.environment["INKGRAPH_PYTHON"]
    return (named.map { [$0] } ?? ["/usr/bin/python3", "/usr/local/bin/python3"]).first {
      FileManager.default.isExecutableFile(atPath: $0)
        && (try? start($0, "import rdflib", input: []))?.status == 0
    }
  }()

  /// What a script prints when it is given `input`.
  static func run(_ script: String, input: [UInt8]) throws -> String {
    try start(python ?? "python3", script, input: input).output
  }

  private static func start(
    _ program: String, _ script: String, input: [UInt8]
  ) throws -> (status: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("ink-\(UUID()).in")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["-c", script]
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
