internal import InkGraphCore
internal import Ontology

/// Completes the names of an article's projects.
///
/// 全省某某大赛 becomes 山东省某某大赛; a shorter name of the same competition, or one of its
/// categories, leads to the full one; metro lines take the city and 地铁 (GUIDELINES 4).
struct ProjectNames {
  /// A full name with the region that it names.
  struct Resolved: Hashable {
    var name: String
    var region: Int?
  }

  private var names: [String: Resolved] = [:]

  /// Knows no project.
  init() {}

  /// Resolves the projects among an article's mentions against each other.
  init(_ mentions: [Mention], ontology: Ontology, home: Int?) {
    var surfaces: [String] = []
    var inMetro = false
    var metro: Set<String> = []
    for mention in mentions where mention.type == .project {
      let surface = mention.surface.squeezed
      if !surfaces.contains(surface) { surfaces.append(surface) }
      if mention.source == "project.line" || mention.source == "project.metro-line" {
        // 地铁 stands before a list of lines and is a part of none.
        if surface.contains("地铁") || inMetro || mention.source == "project.metro-line" {
          metro.insert(surface)
        }
        inMetro = metro.contains(surface)
      } else {
        inMetro = false
      }
    }
    for surface in surfaces {
      names[surface] = Self.completed(
        surface, isMetro: metro.contains(surface), ontology: ontology, home: home)
    }
    mergeContests(surfaces)
  }

  /// The full name of a project of the article.
  func resolve(_ surface: String) -> Resolved { names[surface] ?? Resolved(name: surface) }

  private static func completed(
    _ surface: String, isMetro: Bool, ontology: Ontology, home: Int?
  ) -> Resolved {
    for (whole, level) in [("全省", "省"), ("全市", "市"), ("全区", "区"), ("全县", "县")]
    where surface.containsScalars(of: whole) {
      guard let range = surface.firstRange(of: whole),
        range.lowerBound == surface.startIndex
          || surface.hasScalarPrefix("第"),
        let region = ontology.regions.region(levelWord: level, home: home)
      else { continue }
      // A numbered edition stays as printed.
      let name =
        range.lowerBound == surface.startIndex
        ? ontology.regions.canonicalName(of: region) + surface.dropFirst(whole.count) : surface
      return Resolved(
        name: name, region: isContest(surface) || isMeeting(surface) ? region : nil)
    }
    if isMetro, let home {
      let city = ontology.regions.chain(of: home).first {
        ontology.regions.regions[$0].level == .prefecture
          || ontology.regions.regions[$0].level == .province
      }
      let short = city.flatMap { ontology.regions.regions[$0].shortName } ?? ""
      let line = surface.contains("地铁") ? surface : "地铁" + surface
      return Resolved(name: line.contains(short) ? line : short + line, region: nil)
    }
    let scalars = [Unicode.Scalar](of: surface)
    let start = ordinalEnd(scalars)
    let isHeld = isContest(surface) || isMeeting(surface)
    for end in stride(from: min(start + 12, scalars.count - 2), through: start + 2, by: -1) {
      let head = String(scalars: scalars[start..<end])
      guard let region = ontology.regions.region(chain: head, home: home) else { continue }
      // The short name of a place stands in the names of many works that lie elsewhere.
      if isHeld || head.hasScalarSuffix(ontology.regions.regions[region].name) {
        return Resolved(name: surface, region: region)
      }
    }
    if isHeld, let region = cupRegion(surface, ontology: ontology, home: home) {
      return Resolved(name: surface, region: region)
    }
    return Resolved(name: surface, region: nil)
  }

  /// Where the year, the number of the edition or the quotes before a name end: 2025, 第九届, 第十五届全省.
  private static func ordinalEnd(_ name: [Unicode.Scalar]) -> Int {
    var start = 0
    while start < name.count, name[start].isDecimalDigit { start += 1 }
    if start > 0 {
      for word in ["年度", "年", "—"] where name[start...].starts(with: word.unicodeScalars) {
        start += word.unicodeScalars.count
        break
      }
    }
    if start < name.count, name[start] == "第",
      let end = name[start...].prefix(6).firstIndex(where: { editionWords.contains($0) })
    {
      start = end + 1
    }
    return start
  }

  /// “衡川杯”城市足球联赛 is held in 衡川.
  private static func cupRegion(_ surface: String, ontology: Ontology, home: Int?) -> Int? {
    guard surface.hasScalarPrefix("“"), let end = surface.firstRange(of: "杯”") else { return nil }
    let name = String(surface[..<end.lowerBound].dropFirst())
    return name.count >= 2 ? ontology.regions.region(chain: name, home: home) : nil
  }

  private static let editionWords: ScalarSet = "届次期"

  private static func isContest(_ name: String) -> Bool {
    ["大赛", "竞赛", "比赛", "锦标赛", "联赛", "挑战赛", "邀请赛", "公开赛", "运动会"].contains {
      name.hasScalarSuffix($0)
    }
  }

  /// A meeting that a region holds: 青禾区民营经济发展大会.
  private static func isMeeting(_ name: String) -> Bool {
    ["发展大会", "推进会", "动员会", "博览会", "展览会", "洽谈会", "论坛", "节", "马拉松", "技术奖"]
      .contains { name.hasScalarSuffix($0) }
  }

  /// A contest whose characters all stand in a longer one, in order, is the longer one.
  private mutating func mergeContests(_ surfaces: [String]) {
    let contests = surfaces.filter { Self.isContest($0) && !$0.contains("类") }
    for surface in surfaces where Self.isContest(surface) {
      guard let own = names[surface] else { continue }
      var targets = Set(
        contests.compactMap { names[$0] }.filter {
          $0.name.count > own.name.count && Self.isSubsequence(own.name, of: $0.name)
        })
      if targets.isEmpty, surface.contains("类") {
        // A category ends as its competition does: 药品类技能竞赛 of 某某技能竞赛.
        let end = String(surface.suffix(4))
        targets = Set(contests.compactMap { names[$0] }.filter { $0.name.hasScalarSuffix(end) })
        if let longest = targets.max(by: { ($0.name.count, $1.name) < ($1.name.count, $0.name) }) {
          targets =
            targets.filter { Self.isSubsequence($0.name, of: longest.name) }.isEmpty
            ? targets : [longest]
        }
      }
      if targets.count == 1, let target = targets.first { names[surface] = target }
    }
    // The target itself may have been merged further.
    for surface in surfaces {
      if let target = names[surface]?.name, let final = names[target] { names[surface] = final }
    }
  }

  private static func isSubsequence(_ short: String, of long: String) -> Bool {
    var rest = long.unicodeScalars[...]
    for scalar in short.unicodeScalars {
      guard let place = rest.firstIndex(of: scalar) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
  }
}
