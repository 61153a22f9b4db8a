import Foundation

/// The lines that a user has entered, kept in a file between sessions.
struct History {
  /// The lines, the oldest first.
  private(set) var lines: [String] = []
  private let path: String?

  /// More lines than this are forgotten, the oldest first.
  private static let limit = 1000

  /// Reads the lines of a file; nil keeps them in memory only.
  init(path: String?) {
    self.path = path
    guard let path, let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
    lines = text.split(separator: "\n").map(String.init)
  }

  /// The file where the XDG Base Directory Specification places it: `$XDG_STATE_HOME/inkgraph/history`.
  static func defaultPath(in environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], !state.isEmpty {
      return state + "/inkgraph/history"
    }
    return environment["HOME"].map { $0 + "/.local/state/inkgraph/history" }
  }

  /// Adds a line, unless it is empty or the same as the last one.
  mutating func add(_ line: String) {
    guard !line.allSatisfy(\.isWhitespace), line != lines.last else { return }
    lines.append(line)
    if lines.count > Self.limit { lines.removeFirst(lines.count - Self.limit) }
  }

  /// Writes the file; a failure is no reason to disturb anyone.
  func save() {
    guard let path else { return }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let text = lines.map { $0 + "\n" }.joined()
    try? Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
