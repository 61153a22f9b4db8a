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
  /// The text of `relations.rules`, as UTF-8.
  public let relationRules: [UInt8]
  /// Where `relations.rules` was read from, for messages.
  public let relationRulesSource: String

  private let tables: [String: GazetteerTable]

  /// The ontology inside the program, read on first use.
  ///
  /// A fault in it is a mistake of ours that the tests find, so it stops the program.
  public static let embedded: Ontology = {
    do throws(OntologyError) {
      return try Ontology(source: "Ontology") { path throws(OntologyError) in
        OntologyFiles.embedded(path)
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
      } else if let bytes = OntologyFiles.embedded(path) {
        files[path] = (bytes, "built-in Ontology/\(path)")
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
    var tables: [String: GazetteerTable] = [:]
    for name in OntologyFiles.tableNames {
      guard let file = files["Gazetteers/\(name).tsv"] else { continue }
      tables[name] = try GazetteerTable(name: file.source, bytes: file.bytes)
    }
    self.tables = tables
    func table(_ name: String) throws(OntologyError) -> GazetteerTable {
      guard let table = tables[name] else {
        throw OntologyError(.missingFile, at: SourceLocation(source: "Gazetteers/\(name).tsv"))
      }
      return table
    }
    regions = try RegionLoader.load(
      countries: table("countries"), divisions: table("regions"), areas: table("areas"),
      formerNames: table("former-regions"), abbreviations: table("abbreviations"),
      commonWords: table("common-words"))
    let rules = files["relations.rules"]
    relationRules = rules?.bytes ?? []
    relationRulesSource = rules?.source ?? "relations.rules"
    let owl = files["inkgraph.owl"]
    schema = try SchemaBuilder.schema(
      bytes: owl?.bytes ?? [], source: owl?.source ?? "inkgraph.owl")
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
