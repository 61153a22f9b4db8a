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
    var (update, diagnostics) = try linkUpdate(store, requiring: line, keep: keep)
    try update?.run()
    try finishLinking(store)
    return diagnostics
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

  /// Links the issues of a library that is being built.
  ///
  /// - Parameters:
  ///   - store: The library.
  ///   - progress: Called with the issues that are done and those that change.
  /// - Returns: What the user should know of the corrections.
  /// - Throws: `StoreError`.
  func link(_ store: GraphStore, progress: (Int, Int) -> Void) async throws -> [Diagnostic] {
    let (update, diagnostics) = try linkUpdate(store)
    if let update { try await write(update, progress) }
    try finishLinking(store)
    return diagnostics
  }

  /// What is to be linked anew; nil for nothing.
  private func linkUpdate(
    _ store: GraphStore, requiring line: SourceLocation? = nil, keep: () throws -> Void = {}
  ) throws -> (update: LinkUpdate?, diagnostics: [Diagnostic]) {
    // Corrections are replayed each time, since what they no longer find is to be said.
    let isAsBefore = try corrections.isEmpty && store.setting(Self.linkingSetting) == linkKnowledge
    if isAsBefore, try store.linkedIsCurrent { return (nil, []) }
    let state = try store.linkingState()
    let linker = LibraryLinker(ontology, jobs: options.jobs)
    // With the same knowledge only names of issues that came or went can be linked otherwise.
    let things = try isAsBefore ? state.focus() : state.things()
    let links = linker.links(of: things.table, correcting: isAsBefore ? [] : corrections)
    if !isAsBefore {
      if let line, let refusal = links.diagnostics.first(where: { $0.location == line }) {
        throw CorrectionError(location: line, message: refusal.message)
      }
      try keep()
    }
    let update = try store.linkUpdate(
      links.links, of: things, in: state, aliases: links.aliases,
      allows: { [schema = ontology.schema] subject, predicate, object in
        schema.violation(subject: subject, predicate, object: object) == nil
      })
    return (update, links.diagnostics)
  }

  private func finishLinking(_ store: GraphStore) throws {
    try store.setSetting(Self.linkingSetting, to: linkKnowledge)
  }

  /// Links the issues that change, several at once.
  private func write(_ update: LinkUpdate, _ progress: (Int, Int) -> Void) async throws {
    var update = update
    let issues = update.issues
    try await InOrder(jobs: options.jobs).run(
      0..<issues.count,
      work: { try issues.prepare($0) },
      body: { number, prepared in
        update.gather(prepared)
        if update.isBatch {
          try await update.write()
          progress(number + 1, issues.count)
        }
      })
    try await update.finish()
    progress(issues.count, issues.count)
  }

  /// What the linked result depends on besides the issues.
  private var linkKnowledge: String {
    StableHash.hexadecimal(([knowledge] + corrections.map(\.line)).joined(separator: "\n"))
  }

  private static let linkingSetting = "linking"
}
