import Foundation

/// One number for each node of a graph, 0 to begin with.
///
/// Pages that are never written to take no memory, so that a table costs what is touched of it.
public final class NodeTable<Number: FixedWidthInteger & BitwiseCopyable> {
  /// The numbers, by node.
  public let numbers: UnsafeMutablePointer<Number>
  /// The greatest number of bytes that the table can come to take.
  public let footprint: Int

  /// Makes a table.
  public init(_ graph: Graph) {
    let count = max(1, graph.nodeCount)
    guard let memory = calloc(count, MemoryLayout<Number>.stride) else {
      preconditionFailure("there is no memory for \(count) numbers")
    }
    numbers = memory.bindMemory(to: Number.self, capacity: count)
    footprint = count * MemoryLayout<Number>.stride
  }

  deinit { free(numbers) }
}
