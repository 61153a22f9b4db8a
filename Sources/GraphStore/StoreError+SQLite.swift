import GRDB
import InkGraphCore

extension StoreError {
  /// What an error of SQLite means for a library.
  init(_ error: DatabaseError, path: String) {
    let message = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    let kind: Kind =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notALibrary("the file is not a SQLite database")
      case .SQLITE_CORRUPT: .corrupt(message)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(holder: nil)
      case .SQLITE_READONLY
      where [.SQLITE_READONLY_RECOVERY, .SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_CANTLOCK]
        .contains(error.extendedResultCode):
        .sqlite("an interrupted build left a journal that only a build can play back")
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .readOnly
      case .SQLITE_FULL: .diskFull
      case .SQLITE_CANTOPEN: .sqlite("SQLite cannot open the file or the files beside it")
      default: .sqlite(message)
      }
    self.init(kind, path: path)
  }

  /// Runs work on a library and turns every failure into an error of the store.
  static func translating<Value>(
    path: String, _ body: () throws -> Value
  ) throws(StoreError) -> Value {
    do {
      return try body()
    } catch {
      throw translated(error, path: path)
    }
  }

  /// A failure of work on a library as an error of the store.
  static func translated(_ error: any Error, path: String) -> StoreError {
    switch error {
    case let error as StoreError: error
    case let error as DatabaseError: StoreError(error, path: path)
    case let error as PackedBytesError: StoreError(.corrupt(error.description), path: path)
    default: StoreError(.sqlite(String(describing: error)), path: path)
    }
  }
}
