import Foundation

/// One number for each node of a graph, 0 to begin with.
///
/// Pages that are never written to take no memory, so that a table costs what is touched of it.
public final class NodeNumbers<Number: FixedWidthInteger & BitwiseCopyable> {
  /// The numbers, by node.
  public let numbers: UnsafeMutablePointer<Number>
  /// The greatest number of bytes that the table can come to take.
  public let footprint: Int

  /// Makes a table.
  public init(_ graph: Graph) {
    let count = max(1, graph.nodeCount)
    footprint = count * MemoryLayout<Number>.stride
    // Not `calloc`: it gives a large table the memory of the one before, and clears all of it.
    let memory = mmap(
      nil, footprint, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != UnsafeMutableRawPointer(bitPattern: -1) else {
      preconditionFailure("there is no memory for \(count) numbers")
    }
    numbers = memory.bindMemory(to: Number.self, capacity: count)
  }

  deinit { munmap(numbers, footprint) }
}
