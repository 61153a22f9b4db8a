/// Numbers of one kind side by side in memory that never change: a copy of an array, or a part of
/// a mapped file.
///
/// Its memory does not move, so that hot loops may go through `base` without counting references.
///
/// **Invariant:** the memory lives as long as any array that speaks of it, and nobody writes to it;
/// so arrays can be shared between threads.
struct PackedArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  private let memory: GraphMemory
  // The memory outlives the pointer, which it owns; see the invariant.
  nonisolated(unsafe) let base: UnsafePointer<Element>
  let count: Int

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  /// Copies an array.
  init(_ array: [Element]) {
    self.init(GraphMemory(copying: array), offset: 0, count: array.count)
  }

  /// Takes a part of memory.
  ///
  /// - Parameters:
  ///   - memory: The memory; it has room for the elements.
  ///   - offset: Where the first element begins, in bytes, aligned as elements are.
  ///   - count: The number of elements.
  init(_ memory: GraphMemory, offset: Int, count: Int) {
    precondition(
      offset >= 0 && count >= 0
        && offset + count * MemoryLayout<Element>.stride <= memory.bytes.count,
      "\(count) elements at byte \(offset) of \(memory.bytes.count)")
    self.memory = memory
    self.count = count
    base = memory.start.advanced(by: offset).assumingMemoryBound(to: Element.self)
  }

  subscript(place: Int) -> Element {
    precondition(place >= 0 && place < count, "element \(place) of \(count)")
    return base[place]
  }

  /// The elements as bytes.
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base, count: count * MemoryLayout<Element>.stride)
  }
}

/// Bytes at a fixed place: allocated, or a mapped file.
///
/// Nobody writes to them after the object is made, so that threads may share it.
public final class GraphMemory: @unchecked Sendable {
  /// The bytes.
  public let bytes: UnsafeRawBufferPointer
  /// Where the bytes begin; anywhere, if there are none.
  let start: UnsafeRawPointer
  private let release: () -> Void

  /// Takes bytes that stay as they are.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, aligned to eight.
  ///   - release: Called when nobody needs them any more.
  public init(_ bytes: UnsafeRawBufferPointer, release: @escaping () -> Void) {
    self.bytes = bytes
    self.release = release
    start = bytes.baseAddress ?? Self.nowhere
  }

  init<Element: BitwiseCopyable>(copying array: [Element]) {
    let size = array.count * MemoryLayout<Element>.stride
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
    array.withUnsafeBytes { if size > 0 { copy.copyMemory(from: $0) } }
    bytes = UnsafeRawBufferPointer(copy)
    release = { copy.deallocate() }
    start = bytes.baseAddress ?? Self.nowhere
  }

  deinit { release() }

  nonisolated(unsafe) private static let nowhere = UnsafeRawPointer(
    UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 8))
}
