import Foundation

/// Finds the newspaper files that a user's paths mean.
public enum SourceFiles {
  /// The endings of files that are taken from a folder; a file named by itself is always taken.
  public static let endings: Set<String> = ["md", "markdown", "txt", "text"]

  /// The files under the paths, each once, sorted by path.
  ///
  /// - Throws: `BuildError` for a path that does not exist or a folder that holds no newspaper.
  public static func files(at paths: [String]) throws(BuildError) -> [String] {
    var files: Set<String> = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw BuildError("\(path): there is no such file or folder; check the path")
      }
      guard isFolder.boolValue else {
        files.insert(path)
        continue
      }
      let found = filesBelow(path)
      guard !found.isEmpty else {
        throw BuildError(
          "\(path): the folder holds no newspaper (\(endings.sorted().joined(separator: ", ")))")
      }
      files.formUnion(found)
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func filesBelow(_ folder: String) -> [String] {
    guard let walker = FileManager.default.enumerator(atPath: folder) else { return [] }
    var found: [String] = []
    for case let name as String in walker {
      let ending = (name as NSString).pathExtension.lowercased()
      let hidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
      if endings.contains(ending), !hidden {
        found.append((folder as NSString).appendingPathComponent(name))
      }
    }
    return found
  }

  /// The bytes of a file.
  ///
  /// - Throws: `BuildError` if it can't be read.
  static func bytes(of path: String) throws(BuildError) -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw BuildError("\(path): the file can't be read (\(error.localizedDescription))")
    }
  }
}
