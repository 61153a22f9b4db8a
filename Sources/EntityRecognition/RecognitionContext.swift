public import Ontology

/// Where a newspaper is at home, which tells what 区, 市 and 省 mean in it.
public struct RecognitionContext: Hashable, Sendable {
  /// The index of the home region, if it is known.
  public let home: Int?
  /// The first character of the home region's short name, which may stand for it alone (来即).
  package let homeInitial: Unicode.Scalar?

  /// Makes a context.
  public init(home: Int?, in regions: RegionGazetteer) {
    self.home = home
    homeInitial = home.flatMap { index in
      let region = regions.regions[index]
      guard region.level == .county, let short = region.shortName, short.unicodeScalars.count > 1
      else { return nil }
      return short.unicodeScalars.first
    }
  }
}
