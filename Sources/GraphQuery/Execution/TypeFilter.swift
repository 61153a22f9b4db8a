import PropertyGraph

/// The edge types that a step follows, made ready for loops.
struct TypeFilter {
  /// Nil for all types.
  let types: EdgeTypeSet?
  /// The first 64 types as bits.
  private let mask: UInt64

  init(_ names: [String], in graph: Graph) {
    guard !names.isEmpty else {
      types = nil
      mask = .max
      return
    }
    let types = graph.edgeTypeSet(names)
    self.types = types
    mask = (0..<UInt16(64)).reduce(0) { types.contains($1) ? $0 | 1 << UInt64($1) : $0 }
  }

  /// Whether no edge of the graph has one of the types.
  var isEmpty: Bool { types?.isEmpty ?? false }

  /// 1 if a type is among them, else 0, found without a branch for the first 64 types.
  @inline(__always) func bit(_ type: UInt16) -> Int {
    type < 64 ? Int(truncatingIfNeeded: mask &>> UInt64(type)) & 1 : allows(type) ? 1 : 0
  }

  /// Whether a type is among them.
  @inline(__always) func allows(_ type: UInt16) -> Bool {
    type < 64 ? mask & (1 << UInt64(type)) != 0 : types?.contains(type) ?? true
  }
}
