/// The rank of a region, from the widest to the narrowest.
public enum RegionLevel: String, Hashable, Sendable, CaseIterable, Comparable {
  /// A state or territory.
  case country
  /// A province, autonomous region, municipality or special administrative region.
  case province
  /// A prefecture-level city, prefecture, autonomous prefecture or league.
  case prefecture
  /// A district, county, county-level city or banner.
  case county
  /// A subdistrict, town or township.
  case township
  /// A functional or natural area: a new area, a delta, a continent.
  case area

  /// 0 for a country, rising as regions get narrower.
  public var rank: Int {
    switch self {
    case .country: 0
    case .province: 1
    case .prefecture: 2
    case .county: 3
    case .township: 4
    case .area: 5
    }
  }

  /// Orders from the widest to the narrowest.
  public static func < (left: RegionLevel, right: RegionLevel) -> Bool { left.rank < right.rank }
}

/// An administrative division, a country or a functional area.
public struct Region: Hashable, Sendable {
  /// The GB/T 2260 code, the ISO 3166 code of a country, or the name of an area.
  public let code: String
  /// The rank.
  public let level: RegionLevel
  /// The full name without that of a higher region: `即墨区`.
  public let name: String
  /// The name without its class word: `即墨`; nil where fewer than two characters would be left.
  public let shortName: String?
  /// The next higher region, by its index in the gazetteer.
  public let parent: Int?
}
