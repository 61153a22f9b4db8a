import Foundation

/// What stands at a path before SQLite looks at it.
enum FileState: Hashable {
  /// Nothing.
  case missing
  /// A file without a byte.
  case empty
  /// A file with content.
  case file

  /// Looks at a path.
  ///
  /// - Throws: `StoreError` of kind `notALibrary` for a folder.
  init(of file: String, named path: String) throws(StoreError) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: file) else {
      // A link that leads nowhere counts as missing too.
      self = .missing
      return
    }
    if attributes[.type] as? FileAttributeType == .typeDirectory {
      throw StoreError(.notALibrary("it is a folder"), path: path)
    }
    self = (attributes[.size] as? NSNumber)?.intValue == 0 ? .empty : .file
  }
}
