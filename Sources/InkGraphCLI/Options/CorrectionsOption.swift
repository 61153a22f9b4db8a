import ArgumentParser
import EntityLinking
import Foundation

/// Which file holds a user's decisions about what was linked.
struct CorrectionsOption: ParsableArguments {
  @Option(
    name: .customLong("corrections"),
    help: ArgumentHelp(
      "The file of corrections (default: beside the library, news.corrections for news.inkgraph).",
      valueName: "file"), completion: .file(extensions: ["corrections"]))
  var file: String?

  /// The path of the file for a library.
  func path(forLibrary library: String) -> String {
    file ?? URL(fileURLWithPath: library).deletingPathExtension().relativePath + ".corrections"
  }

  /// The corrections for a library; none where the file was not named and does not exist.
  ///
  /// - Throws: `CommandFailure` for a file that can't be read, `CorrectionError` for a bad line.
  func load(forLibrary library: String) throws -> [Correction] {
    let path = path(forLibrary: library)
    if file == nil, !FileManager.default.fileExists(atPath: path) { return [] }
    return try CorrectionParser(
      String(decoding: InputFile.contents(of: path), as: UTF8.self), source: path
    ).corrections()
  }
}
