internal import InkGraphCore
internal import Ontology

/// What the names of bodies tell of the people who hold posts there; each name is read once.
final class BodyFacts {
  private let provinces: Provinces
  private let texts: StringPool
  private var provinceOf: [UInt32: Int?] = [:]
  private var isWhole: [UInt32: Bool] = [:]

  init(_ regions: RegionGazetteer, _ texts: StringPool) {
    provinces = Provinces(regions)
    self.texts = texts
  }

  /// The province of a body, by the number of its name; nil if the name does not tell it.
  func province(of body: UInt32) -> Int? {
    if let known = provinceOf[body] { return known }
    let province = provinces.province(of: texts[body])
    provinceOf[body] = .some(province)
    return province
  }

  /// Whether a post at a body fills a working life, so that nobody has two such posts at once: a bureau,
  /// a town, a firm, a school, a hospital, a team; not a committee, a congress or an association.
  func isFullTime(_ body: UInt32) -> Bool {
    if let known = isWhole[body] { return known }
    let name = texts[body]
    let found =
      Self.fullTime.contains(where: name.hasScalarSuffix) && !name.hasScalarSuffix("国务院")
    isWhole[body] = found
    return found
  }

  private static let fullTime = [
    "局", "厅", "科", "处", "所", "站", "院", "队", "镇", "乡", "街道", "办事处", "村", "社区", "公司", "厂",
    "集团", "店", "行", "学校", "大学", "中学", "小学", "幼儿园", "中心", "俱乐部", "矿", "农场", "林场",
  ]
}
