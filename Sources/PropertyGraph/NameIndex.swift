import InkGraphCore

/// A node that a text may mean.
public struct NameMatch: Hashable, Sendable {
  /// How a text hits a name, the best first.
  public enum Kind: Int, Hashable, Sendable, Comparable {
    /// The text is the node's key.
    case key
    /// The text is the node's name.
    case name
    /// The text is one of the node's aliases.
    case alias
    /// A name or alias begins with the text.
    case prefix
    /// A name or alias has the text in it.
    case substring

    /// Orders from the best to the weakest.
    public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  /// The node.
  public let node: NodeID
  /// How the text hits it.
  public let kind: Kind
  /// The name, alias or key that was hit, as the graph writes it.
  public let text: String

  /// Makes a match.
  public init(node: NodeID, kind: Kind, text: String) {
    self.node = node
    self.kind = kind
    self.text = text
  }
}

/// Finds nodes by their names and aliases, whole or in part.
///
/// Names are compared without blanks, with narrow forms for full-width letters and digits, and
/// without case, so that `孟 凡`, `ＡＢＣ集团` and `abc集团` find what they mean.
///
/// The folded names stand sorted in one run of bytes. Binary search in it finds whole names and
/// beginnings; for parts of names it is scanned, which takes some milliseconds for a million names.
public struct NameIndex: Sendable {
  typealias Entry = SortedNames.Entry

  private let graph: Graph
  private let entries: PackedArray<Entry>
  private let bytes: PackedArray<UInt8>
  private let starts: PackedArray<Int>

  private static let separator: UInt8 = 0

  /// Indexes the properties `name` and `aliases` of nodes.
  ///
  /// The names that a graph's image keeps are taken as they are, or in part.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - labels: The labels whose nodes are indexed; nil indexes all nodes.
  /// - Complexity: O(*n* log *n*), *n* names.
  public init(_ graph: Graph, labels: [String]? = nil) {
    self.init(graph, SortedNames.kept(with: graph, labels: labels) ?? Self.sort(graph, labels))
  }

  init(_ graph: Graph, _ names: SortedNames) {
    self.graph = graph
    entries = names.entries
    bytes = names.bytes
    starts = names.starts
  }

  /// Folds and sorts the names of nodes.
  static func sort(_ graph: Graph, _ labels: [String]?) -> SortedNames {
    let names = graph.nodeProperty("name")
    let aliases = graph.nodeProperty("aliases")
    var found: [(folded: [UInt8], entry: Entry)] = []
    for node in graph.nodes {
      if let labels, !labels.contains(where: { graph.hasLabel(node, $0) }) { continue }
      var texts = names.string(node).map { [($0, Int32(-1))] } ?? []
      for (place, alias) in aliases.strings(node).enumerated() {
        texts.append((alias, Int32(place)))
      }
      for (text, place) in texts {
        let folded = Self.fold(text)
        if !folded.isEmpty { found.append((folded, Entry(node: node.index, alias: place))) }
      }
    }
    // Ties are in the order of nodes and aliases already, and the standard sort is stable; the
    // index is spelled out so that nothing rests on that.
    let order = found.indices.sorted { left, right in
      if found[left].folded != found[right].folded {
        return found[left].folded.lexicographicallyPrecedes(found[right].folded)
      }
      return left < right
    }
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for place in order {
      starts.append(bytes.count)
      bytes.append(contentsOf: found[place].folded)
      bytes.append(Self.separator)
    }
    starts.append(bytes.count)
    return SortedNames(
      labels: labels, entries: PackedArray(order.map { found[$0].entry }),
      bytes: PackedArray(bytes), starts: PackedArray(starts))
  }

  /// The nodes that a text may mean.
  ///
  /// A text that is a key, or else a whole name or alias, gives the nodes that have it and no
  /// others. Any other text gives the nodes with a name or alias that begins with it or has it
  /// inside.
  ///
  /// - Parameter text: What the user wrote.
  /// - Returns: Each node once, with its best match; those with the most mentions first, then by
  ///   key. More than one is an ambiguous text, none an unknown one.
  public func matches(_ text: String) -> [NameMatch] {
    let byKey = graph.nodes(where: "key", equals: .string(text))
    if !byKey.isEmpty {
      return sorted(byKey.map { NameMatch(node: $0, kind: .key, text: text) })
    }
    let needle = Self.fold(text)
    guard !needle.isEmpty else { return [] }
    let beginnings = entriesBeginning(with: needle)
    let whole = beginnings.filter { starts[$0 + 1] - starts[$0] - 1 == needle.count }
    if !whole.isEmpty {
      return sorted(whole.map { match($0, entries[$0].alias < 0 ? .name : .alias) })
    }
    // Where several texts of a node are hit alike, its name stands for it, else its first alias.
    let hits = entriesContaining(needle).sorted { entries[$0].alias < entries[$1].alias }
    let parts = hits.map { place in
      match(place, beginnings.contains(place) ? .prefix : .substring)
    }
    return sorted(parts)
  }

  private func match(_ place: Int, _ kind: NameMatch.Kind) -> NameMatch {
    let entry = entries[place]
    let node = NodeID(index: entry.node)
    let name =
      entry.alias < 0
      ? graph.nodeProperty("name").string(node) ?? ""
      : graph.nodeProperty("aliases").strings(node)[Int(entry.alias)]
    return NameMatch(node: node, kind: kind, text: name)
  }

  /// Keeps the best match of each node and orders by mentions, then by key.
  private func sorted(_ matches: [NameMatch]) -> [NameMatch] {
    var best: [NodeID: NameMatch] = [:]
    for match in matches {
      if let other = best[match.node], other.kind <= match.kind { continue }
      best[match.node] = match
    }
    let mentions = graph.nodeProperty("mentions")
    let keys = graph.nodeProperty("key")
    return best.values.map { match in
      (match, mentions.number(match.node) ?? 0, keys.string(match.node) ?? "")
    }.sorted { left, right in
      if left.1 != right.1 { return left.1 > right.1 }
      if !left.2.hasSameScalars(as: right.2) { return left.2.precedesByScalars(right.2) }
      return left.0.node < right.0.node
    }.map(\.0)
  }

  private func entriesBeginning(with needle: [UInt8]) -> Range<Int> {
    // No UTF-8 has the byte 0xFF, so it stands behind all names that begin with the needle.
    firstEntry(notBefore: needle)..<firstEntry(notBefore: needle + [0xFF])
  }

  private func firstEntry(notBefore needle: [UInt8]) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      let name = bytes[starts[middle]..<starts[middle + 1]]
      if name.lexicographicallyPrecedes(needle) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The entries with the needle in their names, ascending, each once.
  ///
  /// UTF-8 never begins a character with a byte that continues one, so bytes can be compared.
  /// Horspool, "Practical fast searching in strings", Software: Practice and Experience 10 (1980).
  private func entriesContaining(_ needle: [UInt8]) -> [Int] {
    var shifts = [Int](repeating: needle.count, count: 256)
    for (place, byte) in needle.dropLast().enumerated() {
      shifts[Int(byte)] = needle.count - 1 - place
    }
    var result: [Int] = []
    var entry = 0
    var place = 0
    while place + needle.count <= bytes.count {
      var matched = needle.count
      while matched > 0, bytes[place + matched - 1] == needle[matched - 1] { matched -= 1 }
      if matched > 0 {
        place += shifts[Int(bytes[place + needle.count - 1])]
        continue
      }
      entry = self.entry(at: place, from: entry)
      result.append(entry)
      entry += 1
      place = starts[entry]
    }
    return result
  }

  /// The entry whose name has a byte, known not to stand before `first`.
  private func entry(at place: Int, from first: Int) -> Int {
    var low = first
    var high = entries.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }

  /// The form in which names are compared, in UTF-8.
  private static func fold(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    // Controls go too, and with them the separator.
    for scalar in text.unicodeScalars where !scalar.isBlank && scalar.value >= 0x20 {
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      if (0x41...0x5A).contains(value) { value += 0x20 }
      let folded = Unicode.Scalar(value) ?? scalar
      result.append(contentsOf: UTF8.encode(folded) ?? UTF8.encodedReplacementCharacter)
    }
    return result
  }
}
