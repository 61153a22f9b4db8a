import Foundation
import GRDB

/// A library file: what was read from every issue, and the linked result of all of them.
///
/// The file is a SQLite database in readable tables. One store writes to it at a time and holds an
/// advisory lock meanwhile; any number of stores read, also during a write. While it is written
/// to, SQLite's `-wal` and `-shm` files stand beside it; after the last store is closed it is one
/// ordinary file, which can be copied and opened from a medium that cannot be written to.
///
/// **Invariant:** what is read back equals what was saved, and depends on the set of issues alone,
/// never on the order in which they were saved. Every change is one transaction.
///
/// ```swift
/// let store = try GraphStore.open(path: "news.inkgraph", mode: .create)
/// try store.save(part)
/// let state = try store.linkingState()
/// try store.updateLinks(linker.keys(of: state.parts), of: state)
/// for record in try store.issueRecords() { print(record.key) }
/// ```
public final class GraphStore: Sendable {
  /// What a store may do with its file.
  public enum Mode: Hashable, Sendable {
    /// Read and write; makes the file if there is none.
    case create
    /// Read and write.
    case readWrite
    /// Read.
    case readOnly
  }

  /// The path of the file, as given to `open`.
  public let path: String
  let queue: DatabaseQueue
  private let lock: WriterLock?
  /// Whether opening made the file.
  public let isNew: Bool

  private init(path: String, queue: DatabaseQueue, lock: WriterLock?, isNew: Bool) {
    self.path = path
    self.queue = queue
    self.lock = lock
    self.isNew = isNew
  }

  deinit { closeQueue() }

  /// Opens a library.
  ///
  /// A library of an older format is brought to the newest one when it is opened for writing.
  ///
  /// - Throws: `StoreError`: `notFound`, `folderNotFound`, `notALibrary`, `newerVersion`,
  ///   `olderVersion` for reading, `locked` at once when another store writes to the file,
  ///   `readOnly`, `diskFull`, `corrupt`.
  public static func open(path: String, mode: Mode) throws(StoreError) -> GraphStore {
    // Some builds of SQLite read a path that begins with "file:" as a URI with options in it.
    let file = path.hasPrefix("file:") ? "./" + path : path
    let found = try FileState(of: file, named: path)
    if mode != .create, found == .missing { throw StoreError(.notFound, path: path) }
    if mode == .readOnly, found == .empty {
      throw StoreError(.notALibrary("the file is empty"), path: path)
    }
    if mode == .readOnly { playBackJournal(of: file, named: path) }
    // A journal without a writer is what a killed process left; the file is looked through then.
    let wasInterrupted = FileManager.default.fileExists(atPath: file + "-wal")
    let lock = mode == .readOnly ? nil : try WriterLock(library: path)
    if mode != .readOnly, found != .missing, !FileManager.default.isWritableFile(atPath: file) {
      throw StoreError(.readOnly, path: path)
    }
    let queue = try StoreError.translating(path: path) {
      if mode == .create, found != .file { try create(file, named: path) }
      let queue = try DatabaseQueue(
        path: file, configuration: configuration(of: path, isReadOnly: mode == .readOnly))
      try queue.inDatabase { database in
        try prepare(database, path: path, mode: mode)
        if mode != .readOnly {
          try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
          if wasInterrupted, let fault = try Self.faults(in: database, limit: 1).first {
            throw StoreError(.corrupt(fault), path: path)
          }
          try Schema.migrate(database)
        }
      }
      return queue
    }
    return GraphStore(path: path, queue: queue, lock: lock, isNew: found == .missing)
  }

  /// Plays a rollback journal back that a process left which was killed while it changed the way in which
  /// the file is written; a store that only reads cannot.
  ///
  /// Where nothing may be written here either, opening fails and says so.
  private static func playBackJournal(of file: String, named path: String) {
    guard FileManager.default.fileExists(atPath: file + "-journal"),
      FileManager.default.isWritableFile(atPath: file),
      let lock = try? WriterLock(library: path)
    else { return }
    defer { lock.release() }
    let queue = try? DatabaseQueue(
      path: file, configuration: configuration(of: path, isReadOnly: false))
    try? queue?.inDatabase { _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
    try? queue?.close()
  }

  /// Makes a library without issues beside its place and moves it there whole, so that a process killed
  /// meanwhile leaves no file without tables.
  private static func create(_ file: String, named path: String) throws {
    let draft = file + "-new"
    func removeDraft() {
      for ending in ["", "-journal"] { try? FileManager.default.removeItem(atPath: draft + ending) }
    }
    removeDraft()
    defer { removeDraft() }
    let queue = try DatabaseQueue(
      path: draft, configuration: configuration(of: path, isReadOnly: false))
    try queue.inDatabase { try Schema.create(in: $0) }
    try queue.close()
    guard rename(draft, file) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// Closes the file; the store cannot be used any more.
  ///
  /// A store that is let go closes itself.
  public func close() { closeQueue() }

  /// Closes the file and removes it, if opening made it; for a build that found nothing to save.
  public func discard() {
    if isNew {
      try? queue.close()
      for ending in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: path + ending)
      }
    }
    closeQueue()
  }

  /// How much the library holds.
  ///
  /// - Complexity: O(*n*) to count, *n* rows.
  public var counts: LibraryCounts {
    get throws(StoreError) {
      try read { database in
        func count(_ table: String) throws -> Int {
          try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
        }
        func sum(_ column: String) throws -> Int {
          try Int.fetchOne(database, sql: "SELECT ifnull(sum(\(column)), 0) FROM finding") ?? 0
        }
        return LibraryCounts(
          issues: try count("issue"), articles: try count("article"),
          mentions: try sum("mentions"), entities: try count("entity"),
          statements: try count("statement"), evidence: try count("evidence"))
      }
    }
  }

  /// A setting of the build; nil if it was never set.
  public func setting(_ name: String) throws(StoreError) -> String? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
    }
  }

  /// Keeps a setting of the build; nil forgets it.
  public func setSetting(_ name: String, to value: String?) throws(StoreError) {
    if try setting(name) == value { return }
    try write { database in
      if let value {
        try database.execute(
          sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)", arguments: [name, value])
      } else {
        try database.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [name])
      }
      try Self.advanceStamp("set \(name) \(value ?? "")", in: database)
    }
  }

  /// Reads in one snapshot of the file; reading inside reading is allowed.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try StoreError.translating(path: path) {
      try queue.unsafeReentrantRead { database in
        if database.isInsideTransaction { return try body(database) }
        var value: Value?
        try database.inTransaction(.deferred) {
          // Another program may have brought the file to a newer format since it was opened.
          let version =
            try Int.fetchOne(
              try database.cachedStatement(sql: "PRAGMA user_version")) ?? 0
          guard version == Schema.version else {
            throw StoreError(.newerVersion(found: version, supported: Schema.version), path: path)
          }
          value = try body(database)
          return .commit
        }
        guard let value else { throw StoreError(.sqlite("nothing was read"), path: path) }
        return value
      }
    }
  }

  /// Changes the file in one transaction: all of `body` or nothing.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    guard lock != nil else { throw StoreError(.readOnly, path: path) }
    return try StoreError.translating(path: path) { try queue.write(body) }
  }

  /// Changes the file in one transaction, as `write` does; the thread of the caller is free meanwhile.
  func writeAside<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    guard lock != nil else { throw StoreError(.readOnly, path: path) }
    do {
      return try await queue.write(body)
    } catch {
      throw StoreError.translated(error, path: path)
    }
  }

  private func closeQueue() {
    if lock != nil {
      try? queue.inDatabase { database in
        // Fails without harm while someone reads; the next writer that ends alone does it.
        try database.execute(sql: "PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE")
      }
    }
    try? queue.close()
    lock?.release()
  }

  private static func configuration(of path: String, isReadOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.label = path
    configuration.readonly = isReadOnly
    // A row is written and removed together with what it refers to, and `verify` looks at all of
    // them; looking at every row doubles what writing costs.
    configuration.foreignKeysEnabled = false
    // A writer and its readers wait for each other only for moments: while a journal left behind
    // by a killed process is played back, or at the end of the last store.
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      // The pages that a build goes back to again and again: the upper parts of the indexes.
      try database.execute(sql: "PRAGMA cache_size = -65536")
      if !isReadOnly { try database.execute(sql: "PRAGMA secure_delete = OFF") }
    }
    return configuration
  }

  /// Checks that the file is a library that this program understands, or makes it one.
  private static func prepare(_ database: Database, path: String, mode: Mode) throws {
    func number(_ pragma: String) throws -> Int {
      try Int.fetchOne(database, sql: "PRAGMA \(pragma)") ?? 0
    }
    let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
    let mark = try number("application_id")
    if isEmpty, mark == 0 {
      guard mode == .create else {
        throw StoreError(.notALibrary("the file is an empty database"), path: path)
      }
      return try Schema.create(in: database)
    }
    guard mark == Schema.applicationID else {
      throw StoreError(.notALibrary("the file is the database of another program"), path: path)
    }
    let version = try number("user_version")
    guard version <= Schema.version else {
      throw StoreError(.newerVersion(found: version, supported: Schema.version), path: path)
    }
    guard version == Schema.version || mode != .readOnly else {
      throw StoreError(.olderVersion(found: version, needed: Schema.version), path: path)
    }
  }
}
