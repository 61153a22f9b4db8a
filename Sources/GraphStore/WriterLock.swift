import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The right to write to a library, which one process at a time has.
///
/// It is an advisory lock on a small file beside the library, because the system drops such a lock
/// when its holder dies, however it dies. The library file itself cannot carry it: closing any
/// descriptor of a file drops the locks that SQLite holds on it in the same process.
final class WriterLock: Sendable {
  /// The file that carries the lock; nil after its release.
  ///
  /// Only touched under `access`.
  nonisolated(unsafe) private var descriptor: Int32?
  private let access = NSLock()
  private let lockPath: String

  /// Takes the lock of a library, or fails at once.
  ///
  /// - Throws: `StoreError` of kind `locked` if another store has it, `folderNotFound` if the folder does
  ///   not exist, `readOnly` if the lock's file cannot be made.
  init(library path: String) throws(StoreError) {
    lockPath = path + "-lock"
    while true {
      let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        throw StoreError(Self.kind(ofOpening: errno), path: path)
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let holder = Self.holder(writtenIn: descriptor)
        close(descriptor)
        throw StoreError(.locked(holder: holder), path: path)
      }
      // The holder before us removes the file when it ends; a lock on a removed file locks nothing.
      guard Self.isSameFile(descriptor, lockPath) else {
        close(descriptor)
        continue
      }
      let number = Array("\(getpid())\n".utf8)
      _ = ftruncate(descriptor, 0)
      _ = write(descriptor, number, number.count)
      self.descriptor = descriptor
      return
    }
  }

  deinit { release() }

  /// Gives the right up; a second call does nothing.
  func release() {
    access.withLock {
      guard let descriptor else { return }
      unlink(lockPath)
      close(descriptor)
      self.descriptor = nil
    }
  }

  private static func kind(ofOpening error: Int32) -> StoreError.Kind {
    switch error {
    case ENOENT, ENOTDIR: .folderNotFound
    case EACCES, EPERM, EROFS: .readOnly
    case ENOSPC, EDQUOT: .diskFull
    default: .sqlite("cannot make the lock file: \(String(cString: strerror(error)))")
    }
  }

  private static func isSameFile(_ descriptor: Int32, _ path: String) -> Bool {
    var opened = stat()
    var named = stat()
    return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0
      && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  private static func holder(writtenIn descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: bytes[..<count].prefix { (48...57).contains($0) }, as: UTF8.self))
  }
}
