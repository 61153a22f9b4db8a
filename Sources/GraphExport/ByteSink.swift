/// What an export is written to: a file, a pipe, or memory.
public protocol ByteSink: AnyObject {
  /// Takes the next bytes, which are valid during the call only.
  func write(_ bytes: UnsafeRawBufferPointer) throws
}

/// A sink that keeps everything in memory.
public final class MemorySink: ByteSink {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// Makes an empty sink.
  public init() {}

  /// Appends bytes.
  public func write(_ bytes: UnsafeRawBufferPointer) { self.bytes.append(contentsOf: bytes) }

  /// What was written so far, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
