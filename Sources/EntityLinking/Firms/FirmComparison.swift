internal import InkGraphCore
internal import Ontology

/// Compares a short name of a firm with a full one whose core begins with the short one's.
struct FirmComparison {
  private let regions: RegionGazetteer
  private let trades: TradeWords

  init(_ regions: RegionGazetteer, _ trades: TradeWords) {
    self.regions = regions
    self.trades = trades
  }

  /// Whether a core has more than words of trades: 云锦纺织 has, 航空 and 风险投资 have not.
  func isDistinctive(_ core: String) -> Bool { !trades.areAll(of: core) }

  /// Whether the short name can mean the full one: not if the two name different places, 江州云锦 and
  /// 青禾云锦纺织有限公司, nor if the full one is a member of a group that the short one names, or a daughter in
  /// some place, 云锦（江州）有限公司.
  func canMean(_ short: String, _ full: String) -> Bool {
    if Self.groups.contains(where: short.hasScalarSuffix), !full.contains("集团") { return false }
    if isDaughter(full, of: short) { return false }
    guard let place = place(of: short) else { return true }
    guard let other = self.place(of: full) else {
      return FirmNames.core(of: short, regions) == FirmNames.core(of: full, regions)
    }
    if place == other { return true }
    // A firm of the whole country is not the one of a city.
    if regions.regions[place].level == .country || regions.regions[other].level == .country {
      return false
    }
    return regions.lies(place, in: other) || regions.lies(other, in: place)
  }

  private func isDaughter(_ full: String, of short: String) -> Bool {
    let core = Array(FirmNames.core(of: full, regions).unicodeScalars)
    let rest = core[min(core.count, FirmNames.core(of: short, regions).unicodeScalars.count)...]
    return rest.first == "（" || FirmNames.place(in: rest, leaving: 0, regions) != nil
  }

  private func place(of name: String) -> Int? {
    FirmNames.place(in: Array(name.unicodeScalars)[...], leaving: 2, regions)?.region
  }

  private static let groups = ["集团", "集团公司", "总公司"]
}
