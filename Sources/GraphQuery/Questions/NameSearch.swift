import InkGraphCore
import PropertyGraph

/// Finds all nodes whose names have a text in them, where `NameIndex` would stop at whole names.
struct NameSearch {
  let graph: Graph

  /// The nodes of some labels with a name or alias that has the text in it.
  ///
  /// - Returns: Each node once, with its best match; whole names first, then beginnings, then parts;
  ///   within that, those with the most mentions first, then by key.
  /// - Complexity: O(*t*), *t* scalars of the names.
  func matches(_ text: String, labels: [String]) -> [NameMatch] {
    let needle = Self.fold(text)
    guard !needle.isEmpty else { return [] }
    let mentions = graph.nodeProperty("mentions")
    let hint = NameHint(needle, in: graph)
    var matches: [NameMatch] = []
    for node in nodes(labels) where hint.mayBeNamed(node) {
      var best: NameMatch?
      for (place, name) in graph.names(of: node).enumerated() {
        guard let kind = Self.kind(of: needle, in: Self.fold(name), isAlias: place > 0) else {
          continue
        }
        if best.map({ kind < $0.kind }) ?? true {
          best = NameMatch(node: node, kind: kind, text: name)
        }
      }
      if let best { matches.append(best) }
    }
    return matches.sorted { left, right in
      if left.kind != right.kind { return left.kind < right.kind }
      let counts = (mentions.number(left.node) ?? 0, mentions.number(right.node) ?? 0)
      if counts.0 != counts.1 { return counts.0 > counts.1 }
      return graph.key(of: left.node).precedesByScalars(graph.key(of: right.node))
    }
  }

  /// The nodes with one of some labels, each once, ascending.
  private func nodes(_ labels: [String]) -> [NodeID] {
    let found = labels.flatMap { graph.nodes(withLabel: $0) }
    // Hardly a node has two labels, and those of one label stand in order.
    if zip(found, found.dropFirst()).allSatisfy({ $0 < $1 }) { return found }
    return Set(found).sorted()
  }

  /// The form in which names are compared: no blanks, no case, narrow letters and digits.
  static func fold(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.isBlank }.map { scalar in
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      if (0x41...0x5A).contains(value) { value += 0x20 }
      return Unicode.Scalar(value) ?? scalar
    }
  }

  private static func kind(
    of needle: [Unicode.Scalar], in name: [Unicode.Scalar], isAlias: Bool
  ) -> NameMatch.Kind? {
    guard needle.count <= name.count else { return nil }
    if name.starts(with: needle) {
      guard needle.count == name.count else { return .prefix }
      return isAlias ? .alias : .name
    }
    for start in 1..<max(1, name.count - needle.count + 1)
    where name[start..<start + needle.count].elementsEqual(needle) {
      return .substring
    }
    return nil
  }
}
