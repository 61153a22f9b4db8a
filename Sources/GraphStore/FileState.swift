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
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    self = size == 0 ? .empty : .file
    // With a journal beside it the file may lack pages that the journal holds: a disk that was full,
    // or a kill, while the journal was written back.
    if !Self.hasJournal(file), let expected = Self.expectedSize(of: file), size < expected {
      throw StoreError(
        .corrupt("it is cut off: \(size) bytes of \(expected)"), path: path)
    }
  }

  private static func hasJournal(_ file: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file + "-wal")
    return ((attributes?[.size] as? NSNumber)?.intValue ?? 0) > 0
  }

  /// The size that SQLite's header promises; nil if the header promises none.
  ///
  /// SQLite itself reads a file whose last page is cut without a word, as long as that page is not
  /// asked for. Offsets: https://www.sqlite.org/fileformat2.html, section 1.3.
  private static func expectedSize(of file: String) -> Int? {
    guard let handle = FileHandle(forReadingAtPath: file) else { return nil }
    defer { try? handle.close() }
    guard let header = try? handle.read(upToCount: 100), header.count == 100,
      header.starts(with: "SQLite format 3\0".utf8)
    else { return nil }
    func integer(at offset: Int, bytes: Int) -> Int {
      header[offset..<(offset + bytes)].reduce(0) { $0 << 8 | Int($1) }
    }
    // The count of pages is only kept if it was written together with the change counter.
    guard integer(at: 24, bytes: 4) == integer(at: 92, bytes: 4) else { return nil }
    let pageSize = integer(at: 16, bytes: 2)
    return (pageSize == 1 ? 65_536 : pageSize) * integer(at: 28, bytes: 4)
  }
}
