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
///
/// Its texts are made when they are asked for.
public struct Region: Sendable {
  let list: RegionList
  let index: Int

  /// The GB/T 2260 code, the ISO 3166 code of a country, or the name of an area.
  public var code: String { String(decoding: list.code(of: index), as: UTF8.self) }
  /// The rank.
  public var level: RegionLevel { list.level(of: index) }
  /// The full name without that of a higher region: `即墨区`.
  public var name: String { String(decoding: list.name(of: index), as: UTF8.self) }
  /// The name without its class word: `即墨`; nil where fewer than two characters would be left.
  public var shortName: String? {
    let text = list.shortName(of: index)
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }
  /// The next higher region, by its index in the gazetteer.
  public var parent: Int? { list.parent(of: index) }
}
