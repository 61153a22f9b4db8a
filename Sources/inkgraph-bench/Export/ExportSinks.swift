import Foundation
import GraphExport

/// Counts what is written and forgets it.
final class CountingSink: ByteSink {
  private(set) var count = 0

  func write(_ bytes: UnsafeRawBufferPointer) { count += bytes.count }
}

/// Writes to a file.
final class FileSink: ByteSink {
  private let file: FileHandle

  init(_ path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw BenchFailure("\(path): cannot be written; set TMPDIR to a folder that can") }
    self.file = file
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    guard let start = bytes.baseAddress else { return }
    let data = Data(
      bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count, deallocator: .none)
    try file.write(contentsOf: data)
  }

  deinit { try? file.close() }
}
