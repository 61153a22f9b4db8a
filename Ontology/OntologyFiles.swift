import COntologyData

/// The files that make up an ontology, and the copies of them inside the program.
public enum OntologyFiles {
  /// The paths of all files below the folder, in a fixed order: `inkgraph.owl`,
  /// `Gazetteers/regions.tsv`, ….
  public static let paths: [String] = (0..<ink_ontology_file_count()).map {
    String(cString: ink_ontology_file($0).path)
  }

  /// The built-in copy of a file; nil for a path that is not in `paths`.
  ///
  /// - Complexity: O(*n*), *n* the length of the file, which is copied.
  public static func embedded(_ path: String) -> [UInt8]? {
    guard let index = paths.firstIndex(of: path) else { return nil }
    let file = ink_ontology_file(index)
    // A file is read once, as the program starts: its pages need not stay.
    defer { ink_ontology_forget(index) }
    return [UInt8](UnsafeBufferPointer(start: file.bytes, count: file.length))
  }

  /// Lends the built-in copy of a file, without copying it; `body` gets an empty buffer for a path that
  /// is not in `paths`.
  static func withEmbedded<Result, Failure>(
    _ path: String, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let index = paths.firstIndex(of: path) else {
      return try body(UnsafeBufferPointer(start: nil, count: 0))
    }
    let file = ink_ontology_file(index)
    defer { ink_ontology_forget(index) }
    return try body(UnsafeBufferPointer(start: file.bytes, count: file.length))
  }

  /// The names of the gazetteers: `regions` for `Gazetteers/regions.tsv`.
  static let tableNames: [String] = paths.compactMap { path in
    guard path.hasPrefix("Gazetteers/"), path.hasSuffix(".tsv") else { return nil }
    return String(path.dropFirst("Gazetteers/".count).dropLast(".tsv".count))
  }
}
