/// The parts into which a graph falls.
public struct GraphComponents: Hashable, Sendable {
  /// For each node, in the order of ids, the number of its part; parts are numbered by their
  /// smallest nodes.
  public let componentOfNode: [Int]
  /// The number of parts.
  public let count: Int

  /// Numbers parts that were found in any order, by numbers below that of the nodes.
  init(renumbering parts: [Int]) {
    var numbers = [Int](repeating: -1, count: parts.count)
    var count = 0
    componentOfNode = parts.map { part in
      if numbers[part] < 0 {
        numbers[part] = count
        count += 1
      }
      return numbers[part]
    }
    self.count = count
  }

  /// The number of a node's part.
  public subscript(node: NodeID) -> Int { componentOfNode[Int(node.index)] }

  /// The nodes of each part, ascending.
  public var members: [[NodeID]] {
    var result = [[NodeID]](repeating: [], count: count)
    for (node, part) in componentOfNode.enumerated() {
      result[part].append(NodeID(index: UInt32(node)))
    }
    return result
  }
}
