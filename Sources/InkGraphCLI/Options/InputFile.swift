import Foundation

/// Reads a file that a user named.
enum InputFile {
  /// The bytes of the file.
  ///
  /// - Throws: `CommandFailure` that says what to do.
  static func contents(of path: String) throws(CommandFailure) -> Data {
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure("\(path): there is no such file; check the path")
    }
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw CommandFailure(
        "\(path): the file can't be read (\(error.localizedDescription)); check its permissions")
    }
  }
}
