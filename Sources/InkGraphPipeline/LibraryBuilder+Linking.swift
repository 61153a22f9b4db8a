public import EntityLinking
internal import GraphStore
public import InkGraphCore
internal import Ontology

extension LibraryBuilder {
  /// Links the issues of a library again, as after a new correction.
  ///
  /// - Parameters:
  ///   - path: The library.
  ///   - line: Where a correction stands that has to apply; nil for none.
  ///   - keep: Called when it is known to apply and before the library changes, so that a process
  ///     that is killed between leaves the correction, which the next build applies.
  /// - Returns: What the user should know of the corrections.
  /// - Throws: `StoreError`; what `keep` throws; `CorrectionError` if the correction at `line` does not apply, and then
  ///   the library stays as it is.
  public func relink(
    _ path: String, requiring line: SourceLocation? = nil, keep: () throws -> Void = {}
  ) throws -> [Diagnostic] {
    let store = try GraphStore.open(path: path, mode: .readWrite)
    defer { store.close() }
    return try link(store, requiring: line, keep: keep)
  }

  /// The merges and splits of a library that are not sure and on which no correction decides, the
  /// worst first.
  ///
  /// - Throws: `StoreError`.
  public func uncertainLinks(in path: String) throws -> [LinkDecision] {
    let store = try GraphStore.open(path: path, mode: .readOnly)
    defer { store.close() }
    return LibraryLinker(ontology).decisions(try store.parts(), correcting: corrections)
  }

  func link(
    _ store: GraphStore, requiring line: SourceLocation? = nil, keep: () throws -> Void = {},
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> [Diagnostic] {
    // Corrections are replayed each time, since what they no longer find is to be said.
    let isAsBefore = try corrections.isEmpty && store.setting(Self.linkingSetting) == linkKnowledge
    if isAsBefore, try store.linkedIsCurrent { return [] }
    let state = try store.linkingState()
    let linker = LibraryLinker(ontology)
    let schema = ontology.schema
    func allows(_ subject: EntityType, _ predicate: Predicate, _ object: EntityType) -> Bool {
      schema.violation(subject: subject, predicate, object: object) == nil
    }
    // With the same knowledge only names of issues that came or went can be linked otherwise.
    let things = try isAsBefore ? state.focus() : state.things()
    let links = linker.links(of: things.table, correcting: isAsBefore ? [] : corrections)
    if !isAsBefore {
      if let line, let refusal = links.diagnostics.first(where: { $0.location == line }) {
        throw CorrectionError(location: line, message: refusal.message)
      }
      try keep()
    }
    try store.updateLinks(
      links.links, of: things, in: state, aliases: links.aliases, allows: allows,
      progress: progress)
    try store.setSetting(Self.linkingSetting, to: linkKnowledge)
    return links.diagnostics
  }

  /// What the linked result depends on besides the issues.
  private var linkKnowledge: String {
    StableHash.hexadecimal(([knowledge] + corrections.map(\.line)).joined(separator: "\n"))
  }

  private static let linkingSetting = "linking"
}
