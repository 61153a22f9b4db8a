/// A file as it lies on the disk, and the path under which the user knows it.
public struct SourceMember: Hashable, Sendable {
  /// Where its bytes are.
  let file: String
  /// The path for messages; for a file of an archive, the archive's path and the name in it.
  public let shown: String
  /// The size in bytes.
  public let size: Int

  /// The name without folders and its ending in lower case.
  var ending: String { SourceFiles.ending(of: shown) }
}

/// Files that are read together: the saved pages of one folder, or one file.
public struct SourceGroup: Hashable, Sendable {
  /// The path under which the user knows them: the file, or the folder of the pages.
  public let name: String
  /// The files, sorted by path; never empty.
  public let members: [SourceMember]

  /// The size of all files in bytes.
  public var size: Int { members.reduce(0) { $0 + $1.size } }
}
