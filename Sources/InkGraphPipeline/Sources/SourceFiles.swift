import Foundation
public import InkGraphCore

/// The newspaper files that a user's paths mean: files, folders, patterns, archives, and `-` for
/// the standard input.
///
/// Links are followed; a file that several paths lead to is taken once. Files of archives lie in a
/// folder of their own, which goes away with the object.
public final class SourceFiles: Sendable {
  /// The files in groups that are read together, sorted by name.
  public let groups: [SourceGroup]
  /// What the user should know of the paths.
  public let diagnostics: [Diagnostic]
  private let scratch: ScratchFolder

  /// The endings of files that are taken from a folder; a file named by itself is always taken.
  public static let endings: Set<String> = texts.union(pages).union(archives).union([
    "pdf", "xhtml",
  ])

  static let texts: Set<String> = ["md", "markdown", "txt", "text"]
  /// Endings of web pages, which form an issue together.
  static let pages: Set<String> = ["htm", "html", "shtml"]
  static let archives: Set<String> = ["zip", "tgz", "gz", "tar", "xz", "bz2"]

  /// Looks for the files under the paths.
  ///
  /// - Throws: `BuildError` for a path that does not exist or a folder that holds no newspaper.
  public init(_ paths: [String]) throws(BuildError) {
    scratch = ScratchFolder()
    var search = SourceSearch(scratch: scratch)
    for path in paths { try search.take(path) }
    groups = search.groups()
    diagnostics = search.diagnostics
  }

  /// Whether names that a user gives are paths rather than names of issues: something is there, or
  /// the ending is that of a newspaper file.
  public static func arePaths(_ names: [String]) -> Bool {
    names.contains { name in
      name == "-" || endings.contains(ending(of: name)) || PathPattern.isPattern(name)
        || FileManager.default.fileExists(atPath: name)
    }
  }

  /// The ending of a file's name in lower case.
  static func ending(of path: String) -> String {
    (path as NSString).pathExtension.lowercased()
  }
}

/// A folder for the files of archives; made when it is first needed, gone with the object.
final class ScratchFolder: Sendable {
  let url = FileManager.default.temporaryDirectory
    .appending(path: "inkgraph-\(UUID().uuidString)", directoryHint: .isDirectory)

  /// Makes the folder.
  ///
  /// - Throws: `BuildError` if there is no room for it.
  func make() throws(BuildError) {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw BuildError("\(url.path): the folder can't be made (\(error.localizedDescription))")
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
