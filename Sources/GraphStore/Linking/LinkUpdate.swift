import GRDB
import InkGraphCore

/// An update of the linked result that is under way: the issues that change are prepared, any number
/// of them at once, gathered in order, and written by hundreds.
///
/// ```swift
/// var update = try store.linkUpdate(links, of: things, in: state)
/// for number in 0..<update.issues.count {
///   update.gather(try update.issues.prepare(number))
///   if update.isBatch { try await update.write() }
/// }
/// try await update.finish()
/// ```
public struct LinkUpdate {
  /// The issues that change.
  public let issues: LinkedIssues
  private let store: GraphStore
  private let aliases: [AddedAlias]
  /// The keys of the entities that have no row yet.
  private var added: [Int: EntityKey]
  private var changes = LinkChanges()

  init(_ store: GraphStore, _ issues: LinkedIssues, aliases: [AddedAlias]) {
    self.store = store
    self.issues = issues
    self.aliases = aliases
    added = issues.plan.added
  }

  /// Adds an issue to those that are written next; nil for one that the library lacks.
  public mutating func gather(_ issue: PreparedLinks?) {
    if let issue { changes.link(issue) }
  }

  /// Whether enough issues were gathered for a transaction.
  public var isBatch: Bool { changes.issues.count >= Self.batchIssues }

  /// Some hundred issues form a transaction, so that readers and the journal stay in step, and a
  /// killed update goes on where it was.
  private static let batchIssues = 200

  /// Writes the gathered issues, in one transaction; the thread of the caller is free meanwhile.
  ///
  /// - Throws: `StoreError`; what was written by then stays.
  public mutating func write() async throws(StoreError) {
    let (changes, added) = takeBatch()
    try await store.writeAside { try Self.write(changes, added: added, in: $0) }
  }

  /// Does all of the update on the thread of the caller, one issue after the other.
  ///
  /// - Throws: `StoreError`; what was written by then stays.
  public mutating func run() throws(StoreError) {
    for number in 0..<issues.count {
      gather(try issues.prepare(number))
      if isBatch || number == issues.count - 1 {
        let (changes, added) = takeBatch()
        try store.write { try Self.write(changes, added: added, in: $0) }
      }
    }
    let plan = issues.plan
    try store.write { try GraphStore.finishLinks(plan, plan.fingerprint, aliases, in: $0) }
  }

  /// Writes what is left, after which the linked result is current.
  ///
  /// - Throws: `StoreError`.
  public mutating func finish() async throws(StoreError) {
    let (plan, aliases) = (issues.plan, aliases)
    async let fingerprint = plan.fingerprint
    if !changes.issues.isEmpty { try await write() }
    let found = await fingerprint
    try await store.writeAside { try GraphStore.finishLinks(plan, found, aliases, in: $0) }
  }

  private mutating func takeBatch() -> (changes: LinkChanges, added: [Int: EntityKey]) {
    let batch = (changes, added)
    for change in changes.entities { added[change.entity] = nil }
    changes = LinkChanges()
    return batch
  }

  private static func write(
    _ gathered: LinkChanges, added: [Int: EntityKey], in database: Database
  ) throws {
    let writer = LinkWriter(database)
    var changes = gathered
    for issue in gathered.issues {
      guard let part = issue.links.part else { continue }
      try writer.unlink(part, issue: issue.links.issue, from: &changes)
    }
    try writer.write(changes, added: added)
  }
}
