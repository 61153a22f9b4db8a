import Foundation
import GraphExport
import GraphStore
import InkGraphCore

/// Writes issues as JSON, in the form of the gold files.
struct IssueExport {
  /// The library.
  let store: GraphStore
  /// Whether relations carry the words that say them.
  var includesEvidence = true

  /// Writes one issue to a file, or all issues into a folder.
  ///
  /// - Parameters:
  ///   - name: The issue; nil for all, of which there may be several only for a folder.
  ///   - output: A file; a folder that exists or whose name ends in `/`; nil for the standard output.
  /// - Throws: `CommandFailure` for an unknown issue, several issues without a folder, and files
  ///   that cannot be written; `StoreError` for the library.
  func write(_ name: String?, to output: String?) throws {
    let library = try store.linked()
    var keys = try store.issueRecords().map(\.key)
    if let name { keys = [try IssueName.find(name, in: store).issue] }
    let isFolder = output.map(Self.isFolder) ?? false
    guard isFolder || keys.count == 1 else {
      throw CommandFailure(
        keys.isEmpty
          ? "\(store.path): the library holds no issue; `inkgraph build` adds some"
          : "the library holds \(keys.count) issues; choose one with --issue, or give a folder "
            + "with -o FOLDER/")
    }
    if let output, isFolder {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    }
    for key in keys {
      guard let part = try store.issue(key) else { continue }
      let data = try IssueJSON.data(
        for: part, library: library, includesEvidence: includesEvidence)
      let path = isFolder ? output.map { "\($0)/\(Self.fileName(key))" } : output
      let file = try OutputFile(path: path)
      try data.withUnsafeBytes { try file.write($0) }
      try file.finish()
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return path.hasSuffix("/")
      || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// A file name for an issue; what would lead out of the folder is replaced.
  static func fileName(_ key: IssueKey) -> String {
    let name = "\(key.newspaper)-\(key.shortName)"
    let safe = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { scalar in
          scalar == "/" || scalar == "\\" || scalar.value < 0x20 ? "_" : scalar
        }))
    return (safe.hasPrefix(".") ? "_" + safe : safe) + ".json"
  }
}

extension OutputFile: ByteSink {}
