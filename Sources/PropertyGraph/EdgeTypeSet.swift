/// A set of edge types of one graph, as bits.
public struct EdgeTypeSet: Hashable, Sendable {
  private var words: [UInt64]

  /// Makes a set.
  public init(_ types: some Sequence<EdgeTypeID> = []) {
    words = []
    for type in types { insert(type) }
  }

  /// Whether the set has no type.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Whether a type is in the set.
  public func contains(_ type: EdgeTypeID) -> Bool { contains(type.index) }

  /// Adds a type.
  public mutating func insert(_ type: EdgeTypeID) {
    let word = Int(type.index >> 6)
    while words.count <= word { words.append(0) }
    words[word] |= 1 << UInt64(type.index & 63)
  }

  /// Whether the type with a number is in the set: the form for hot loops.
  public func contains(_ index: UInt16) -> Bool {
    let word = Int(index >> 6)
    return word < words.count && words[word] & (1 << UInt64(index & 63)) != 0
  }
}
