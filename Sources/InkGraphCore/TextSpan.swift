/// A half-open range of a text, counted in Unicode scalars.
///
/// Scalars, not bytes or UTF-16 units: the corpora, the issue JSON and the library file all count
/// this way, so a span means the same place in every one of them.
public struct TextSpan: Hashable, Sendable, Comparable, Codable {
  /// The first scalar of the span.
  public let start: Int
  /// One past the last scalar of the span.
  public let end: Int

  /// Makes a span; `start <= end` is the caller's promise.
  public init(start: Int, end: Int) {
    precondition(start >= 0 && start <= end, "a span runs from \(start) to \(end)")
    self.start = start
    self.end = end
  }

  /// Makes a span from a range.
  public init(_ range: Range<Int>) {
    self.init(start: range.lowerBound, end: range.upperBound)
  }

  /// The number of scalars in the span.
  public var count: Int { end - start }

  /// The span as a range, for subscripts.
  public var range: Range<Int> { start..<end }

  /// Whether the two spans share a scalar.
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// Whether `other` lies wholly inside this span.
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  /// The span moved by `offset` scalars.
  public func shifted(by offset: Int) -> TextSpan {
    TextSpan(start: start + offset, end: end + offset)
  }

  /// Orders by start, then by end.
  public static func < (left: TextSpan, right: TextSpan) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
