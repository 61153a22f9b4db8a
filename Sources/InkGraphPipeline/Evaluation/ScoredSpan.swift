package import InkGraphCore

/// A name in a text, as it is compared: a span and the index of its type in a `TypeScheme`.
package struct ScoredSpan: Hashable, Sendable, Comparable {
  /// Where the name stands.
  package let span: TextSpan
  /// The index of the type.
  package let type: Int

  /// Makes a name.
  package init(span: TextSpan, type: Int) {
    self.span = span
    self.type = type
  }

  /// Orders by span, then by type.
  package static func < (left: ScoredSpan, right: ScoredSpan) -> Bool {
    left.span == right.span ? left.type < right.type : left.span < right.span
  }
}
