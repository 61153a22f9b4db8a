/// The names and aliases of nodes, folded and sorted, as `NameIndex` searches them.
struct SortedNames: Sendable {
  /// A name of a node.
  struct Entry {
    let node: UInt32
    /// The place in the list of aliases; -1 for the name.
    let alias: Int32
  }

  /// The labels whose nodes are in it; nil for all nodes.
  let labels: [String]?
  let entries: PackedArray<Entry>
  /// The folded names, each followed by a byte that stands in none and before every other.
  let bytes: PackedArray<UInt8>
  /// Where each entry's name begins in `bytes`, and at last where `bytes` ends.
  let starts: PackedArray<Int>

  /// The names that a graph keeps for some labels, or those of them that have the labels; nil if the
  /// graph keeps none that hold them all.
  ///
  /// - Complexity: O(1) for the labels that are kept, O(*n*) for a part of them, *n* bytes.
  static func kept(with graph: Graph, labels: [String]?) -> SortedNames? {
    guard let names = graph.storage.names else { return nil }
    if names.labels == labels { return names }
    guard let labels, Set(labels).isSubset(of: names.labels ?? graph.labels) else { return nil }
    let wanted = labels.compactMap { graph.labelID(named: $0) }
    var entries: [Entry] = []
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for (place, entry) in names.entries.enumerated() {
      let node = NodeID(index: entry.node)
      guard wanted.contains(where: { graph.hasLabel(node, $0) }) else { continue }
      entries.append(entry)
      starts.append(bytes.count)
      for byte in names.starts[place]..<names.starts[place + 1] { bytes.append(names.bytes[byte]) }
    }
    starts.append(bytes.count)
    return SortedNames(
      labels: labels, entries: PackedArray(entries), bytes: PackedArray(bytes),
      starts: PackedArray(starts))
  }
}
