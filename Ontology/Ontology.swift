import InkGraphCore

/// What the program knows before it reads a newspaper: classes and predicates, gazetteers, and the
/// rules that read relations off a text.
///
/// ```swift
/// let ontology = Ontology.embedded
/// let region = ontology.regions.regions(named: "即墨").first
/// let banks = ontology.table("enterprises").rows
/// ```
///
/// **Invariant:** it takes bytes, never paths, and does not change after it was made.
public struct Ontology: Sendable {
  /// The classes and predicates of `inkgraph.owl`.
  public let schema: OntologySchema
  /// The administrative divisions, countries and known areas.
  public let regions: RegionGazetteer
  /// The bodies that exist once per region.
  public let bodies: BodyTemplates
  /// The text of `relations.rules`, as UTF-8.
  public let relationRules: [UInt8]
  /// What the tagger has learned, and where it was read from, for messages.
  ///
  /// - Complexity: O(*n*), *n* bytes, for the model inside the program, which is copied each time.
  public var taggerModel: (bytes: [UInt8], source: String) {
    files[Self.modelPath]
      ?? (OntologyFiles.embedded(Self.modelPath) ?? [], Self.embeddedSource + Self.modelPath)
  }
  /// Lends what the tagger has learned, and where it was read from, for messages.
  public func withTaggerModel<Result, Failure>(
    _ body: (UnsafeBufferPointer<UInt8>, _ source: String) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let (bytes, source) = files[Self.modelPath] else {
      return try OntologyFiles.withEmbedded(Self.modelPath) { bytes throws(Failure) in
        try body(bytes, Self.embeddedSource + Self.modelPath)
      }
    }
    let result = bytes.withUnsafeBufferPointer { bytes in
      Swift.Result { () throws(Failure) in try body(bytes, source) }
    }
    return try result.get()
  }
  /// Whether `taggerModel` is the one inside the program.
  public var hasEmbeddedModel: Bool { files[Self.modelPath] == nil }
  /// Where `relations.rules` was read from, for messages.
  public let relationRulesSource: String

  private static let embeddedSource = "built-in Ontology/"
  private static let modelPath = "tagger.model"

  private let tables: [String: GazetteerTable]
  /// All files but the model inside the program, which is too large to be kept twice.
  private let files: [String: (bytes: [UInt8], source: String)]

  /// The ontology inside the program, read on first use.
  ///
  /// A fault in it is a mistake of ours that the tests find, so it stops the program.
  public static let embedded: Ontology = {
    do throws(OntologyError) {
      return try Ontology(source: "Ontology") { path throws(OntologyError) in
        path == Self.modelPath ? nil : OntologyFiles.embedded(path)
      }
    } catch {
      preconditionFailure("the built-in ontology is broken: \(error)")
    }
  }()

  /// Reads an ontology from a folder, an archive or memory.
  ///
  /// A file that `read` does not have is taken from inside the program, so a folder with one changed
  /// gazetteer is enough.
  ///
  /// - Parameters:
  ///   - source: The name of the folder, for messages.
  ///   - read: Returns the bytes of the file with one of `OntologyFiles.paths`, or nil if there is
  ///     none; throws `unreadable` if it is there but cannot be read.
  /// - Throws: `emptyFolder` if `read` has none of the files; else what is wrong with a file.
  public init(
    source: String, read: (_ path: String) throws(OntologyError) -> [UInt8]?
  ) throws(OntologyError) {
    var files: [String: (bytes: [UInt8], source: String)] = [:]
    var ownFiles = 0
    for path in OntologyFiles.paths {
      if let bytes = try read(path) {
        files[path] = (bytes, "\(source)/\(path)")
        ownFiles += 1
      } else if path != Self.modelPath, let bytes = OntologyFiles.embedded(path) {
        files[path] = (bytes, Self.embeddedSource + path)
      }
    }
    guard ownFiles > 0 else {
      throw OntologyError(.emptyFolder, at: SourceLocation(source: source))
    }
    try self.init(files: files)
  }

  /// Reads an ontology from bytes by path; files that are left out are taken from inside the
  /// program.
  ///
  /// - Throws: `emptyFolder` if no path is one of `OntologyFiles.paths`; else what is wrong with a
  ///   file.
  public init(files: [String: [UInt8]], source: String = "Ontology") throws(OntologyError) {
    try self.init(source: source) { path throws(OntologyError) in files[path] }
  }

  private init(
    files: [String: (bytes: [UInt8], source: String)]
  ) throws(OntologyError) {
    self.files = files
    let owl = files["inkgraph.owl"]
    // The divisions of the country are about half of the work.
    let (first, second) = Concurrently.both {
      Result { () throws(OntologyError) in
        let tables = try Self.tables(Self.regionTables, of: files)
        func table(_ name: String) throws(OntologyError) -> GazetteerTable {
          try Self.table(name, in: tables)
        }
        let regions = try RegionLoader.load(
          countries: table("countries"), divisions: table("regions"), areas: table("areas"),
          formerNames: table("former-regions"), abbreviations: table("abbreviations"),
          commonWords: table("common-words"))
        return (tables: tables, regions: regions)
      }
    } _: {
      Result { () throws(OntologyError) in
        let tables = try Self.tables(
          OntologyFiles.tableNames.filter { !Self.regionTables.contains($0) }, of: files)
        let bodies = BodyTemplates(
          rows: try Self.table("agencies", in: tables).rows.map { row in
            (
              full: row["full"], short: row["short"], levels: row["levels"], type: row["type"],
              parent: row["parent"]
            )
          })
        let schema = try SchemaBuilder.schema(
          bytes: owl?.bytes ?? [], source: owl?.source ?? "inkgraph.owl")
        return (tables: tables, bodies: bodies, schema: schema)
      }
    }
    let (places, others) = (try first.get(), try second.get())
    regions = places.regions
    bodies = others.bodies
    schema = others.schema
    tables = places.tables.merging(others.tables) { own, _ in own }
    let rules = files["relations.rules"]
    relationRules = rules?.bytes ?? []
    relationRulesSource = rules?.source ?? "relations.rules"
  }

  /// The gazetteers of which `regions` is made.
  private static let regionTables = [
    "countries", "regions", "areas", "former-regions", "abbreviations", "common-words",
  ]

  private static func tables(
    _ names: [String], of files: [String: (bytes: [UInt8], source: String)]
  ) throws(OntologyError) -> [String: GazetteerTable] {
    var tables: [String: GazetteerTable] = [:]
    for name in names {
      guard let file = files["Gazetteers/\(name).tsv"] else { continue }
      tables[name] = try GazetteerTable(name: file.source, bytes: file.bytes)
    }
    return tables
  }

  private static func table(
    _ name: String, in tables: [String: GazetteerTable]
  ) throws(OntologyError) -> GazetteerTable {
    guard let table = tables[name] else {
      throw OntologyError(.missingFile, at: SourceLocation(source: "Gazetteers/\(name).tsv"))
    }
    return table
  }

  /// The ontology with more regions.
  ///
  /// - Parameter rows: Lines of `Gazetteers/regions.tsv`, without a header.
  /// - Returns: A new ontology; this one stays as it is.
  /// - Throws: What is wrong with a line; its number counts on from the end of the file.
  public func adding(regions rows: String) throws(OntologyError) -> Ontology {
    try appending(rows, to: "Gazetteers/regions.tsv")
  }

  /// The ontology with the rows of a user's table of regions or of former names.
  ///
  /// The header tells which of the two it is: only former names have a column `until`. Columns may
  /// stand in any order; those that the gazetteer does not have are left out.
  ///
  /// - Parameters:
  ///   - bytes: The table.
  ///   - source: The file's path, for messages.
  /// - Returns: A new ontology; this one stays as it is.
  /// - Throws: What is wrong with the table.
  public func adding(table bytes: [UInt8], source: String) throws(OntologyError) -> Ontology {
    let extra = try GazetteerTable(name: source, bytes: bytes)
    let name = extra.column("until") == nil ? "regions" : "former-regions"
    var rows = ""
    for row in extra.rows {
      rows += table(name).columns.map { row[$0] }.joined(separator: "\t") + "\n"
    }
    return try appending(rows, to: "Gazetteers/\(name).tsv")
  }

  private func appending(_ rows: String, to path: String) throws(OntologyError) -> Ontology {
    var files = files
    let old = files[path] ?? ([], path)
    let separator: [UInt8] = old.bytes.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]
    files[path] = (old.bytes + separator + Array(rows.utf8), old.source)
    return try Ontology(files: files)
  }

  /// A hash of every byte that the ontology was read from, by which a library knows that it was
  /// built with other knowledge.
  ///
  /// - Complexity: O(*n*), *n* bytes in all files.
  public var fingerprint: String {
    let lines = OntologyFiles.paths.sorted().map { path in
      let hash =
        path == Self.modelPath
        ? withTaggerModel { bytes, _ in StableHash.hashByWords(UnsafeRawBufferPointer(bytes)) }
        : (files[path]?.bytes ?? []).withUnsafeBytes(StableHash.hashByWords)
      return "\(path) \(String(hash, radix: 16))"
    }
    return StableHash.hexadecimal(lines.joined(separator: "\n"))
  }

  /// A gazetteer by its name: `titles` for `Gazetteers/titles.tsv`.
  ///
  /// - Precondition: `name` is one of the gazetteers of `OntologyFiles.paths`.
  public func table(_ name: String) -> GazetteerTable {
    guard let table = tables[name] else {
      preconditionFailure("no gazetteer is called '\(name)'")
    }
    return table
  }
}
