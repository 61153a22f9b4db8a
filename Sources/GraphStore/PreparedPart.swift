public import InkGraphCore

/// A part in the form in which a library keeps it.
///
/// Packing and indexing need nothing of the library, so that a build does them for several issues at
/// once, and only the rows are written one issue after the other.
public struct PreparedPart: Sendable {
  /// The part.
  public let part: IssuePart
  let findings: [UInt8]
  let skeleton: [UInt8]
  let pairs: PairSegment

  /// Packs a part.
  ///
  /// - Complexity: O(*n*), *n* characters and findings.
  public init(_ part: IssuePart) {
    self.part = part
    findings = FindingCoder.pack(part)
    skeleton = SkeletonCoder.pack(part)
    pairs = PairSegment(IssuePairs(part.issue.articles))
  }
}
