import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The reader of a pipe has gone; there is nobody to tell anything.
struct BrokenPipe: Error {}

/// Where a command writes its data.
///
/// A file is written beside its place and moved there when it is complete, so that an interrupted
/// command leaves the old file as it was.
final class OutputFile {
  private let descriptor: Int32
  private let path: String?
  private let temporaryPath: String?
  private var isFinished = false

  /// Opens a file, or the standard output for nil and `-`.
  init(path: String?) throws(CommandFailure) {
    guard let path, path != "-" else {
      self.path = nil
      temporaryPath = nil
      descriptor = STDOUT_FILENO
      return
    }
    self.path = path
    // A device or a pipe is written to as it stands.
    var status = stat()
    let isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    let target = isSpecial ? path : "\(path).part-\(getpid())"
    temporaryPath = isSpecial ? nil : target
    descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw Self.failure(path) }
  }

  deinit {
    guard path != nil else { return }
    if !isFinished {
      close(descriptor)
      if let temporaryPath { unlink(temporaryPath) }
    }
  }

  /// Writes text.
  func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
  }

  /// Writes bytes.
  ///
  /// - Throws: `BrokenPipe`, or `CommandFailure` with the system's reason.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { throw BrokenPipe() }
        throw Self.failure(path ?? "standard output")
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Puts a complete file into its place.
  func finish() throws(CommandFailure) {
    guard let path, !isFinished else { return }
    isFinished = true
    let isClosed = close(descriptor) == 0
    guard let temporaryPath else { return }
    guard isClosed, rename(temporaryPath, path) == 0 else {
      let failure = Self.failure(path)
      unlink(temporaryPath)
      throw failure
    }
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure(
      "\(path): cannot be written: \(String(cString: strerror(errno))); "
        + "give another file with -o FILE")
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
