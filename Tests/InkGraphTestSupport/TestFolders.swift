public import Foundation

/// Where the tests find what lies outside their code.
public enum TestFolders {
  /// The root of the repository.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The invented issues with their gold.
  public static let samples = root.appending(path: "Tests/Samples")

  /// The folder with the real corpora: `INKGRAPH_SHARED`, else `../shared`; nil if there is none.
  public static let shared: URL? = {
    let told = ProcessInfo.processInfo.environment["INKGRAPH_SHARED"]
    let folder = told.map { URL(fileURLWithPath: $0) } ?? root.appending(path: "../shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder.standardizedFileURL : nil
  }()

  /// The built program; it lies beside the tests.
  public static let program = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "inkgraph")

  /// Whether the program was built.
  public static var hasProgram: Bool {
    FileManager.default.isExecutableFile(atPath: program.path)
  }

  /// Whether the tests may take minutes: `INKGRAPH_LONG_TESTS=1`.
  public static var isLong: Bool { number("INKGRAPH_LONG_TESTS") == 1 }

  /// A number from the environment, such as `INKGRAPH_FUZZ`.
  public static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init)
  }
}

/// A folder that goes away with the object.
public final class TemporaryFolder {
  /// The folder.
  public let url: URL

  /// Makes an empty folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "inkgraph-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in the folder.
  public func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file and gives its path; folders in its name are made.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file of bytes and gives its path.
  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }
}
