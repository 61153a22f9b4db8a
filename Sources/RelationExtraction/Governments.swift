internal import InkGraphCore
internal import Ontology

/// The bodies that titles imply which print none: 县长 leads the government of a county.
struct Governments: Sendable {
  private let ontology: Ontology

  init(_ ontology: Ontology) { self.ontology = ontology }

  /// Whether a title is that of the head of a government, or of a deputy.
  static func isHead(_ title: String) -> Bool { heads.contains(bare(title)) }

  /// The government that a head leads without its body being printed.
  ///
  /// - Parameters:
  ///   - title: A title such as 副市长.
  ///   - bodies: Bodies and regions named before, the nearest first: 市长 after 缙陵市委书记 is
  ///     the mayor of 缙陵市.
  ///   - home: The paper's own region, which is meant where none of them has the title's level.
  ///   - entities: The things of the issue, to which the government is added.
  /// - Returns: Its index among the entities; nil if no region has such a head.
  func government(
    headedBy title: String, near bodies: [LocalEntity], home: Int?,
    in entities: inout [LocalEntity]
  ) -> Int? {
    let bare = Self.bare(title)
    guard Self.heads.contains(bare), let level = bare.first else { return nil }
    let near = bodies.lazy.compactMap { self.region(of: $0, home: home) }
      .first { ontology.regions.regions[$0].name.last == level }
    let led = near ?? ontology.regions.region(levelWord: String(level), home: home)
    return led.flatMap { government(of: $0, in: &entities) }
  }

  /// The government of the region that a head's title follows: 即墨区区长, 青岛市副市长.
  func government(
    of place: String, headedBy title: String, home: Int?, in entities: inout [LocalEntity]
  ) -> Int? {
    guard Self.isHead(title), let region = ontology.regions.region(chain: place, home: home) else {
      return nil
    }
    return government(of: region, in: &entities)
  }

  /// The body in which someone holds a post whose title is printed behind the name of a body.
  ///
  /// - Parameters:
  ///   - title: The title.
  ///   - body: The body named before, among the entities.
  ///   - isBeside: Whether no other title stands between the two.
  ///   - home: The paper's own region.
  ///   - entities: The things of the issue, to which a body is added that only the title implies.
  /// - Returns: nil if the title is of some other body that is not told.
  func holder(
    of title: String, named body: Int, isBeside: Bool, home: Int?,
    in entities: inout [LocalEntity]
  ) -> Int? {
    let thing = entities[body]
    guard thing.type == .agency else { return body }
    if Self.isHead(title), !thing.name.hasScalarSuffix("政府") {
      return government(headedBy: title, near: [thing], home: home, in: &entities)
        ?? (isBeside ? body : nil)
    }
    if !isBeside, Self.statesmen.contains(title) { return nil }
    // 中央政治局委员、书记处书记: of the secretariat.
    if title.hasScalarPrefix("书记处"), Self.centre.contains(thing.name) {
      return agency(Self.secretariat, in: &entities)
    }
    guard thing.name.hasScalarPrefix("中共"), thing.name.hasScalarSuffix("委员会"),
      let template = Self.departments.first(where: { $0.titles.contains(title) })?.template,
      let region = region(of: thing, home: home)
    else { return body }
    return standingBody(template, of: region, in: &entities) ?? body
  }

  private func government(of region: Int, in entities: inout [LocalEntity]) -> Int? {
    standingBody("{R}人民政府", of: region, in: &entities)
  }

  private func standingBody(
    _ template: String, of region: Int, in entities: inout [LocalEntity]
  ) -> Int? {
    guard let body = ontology.bodies.body(template: template) else { return nil }
    return agency(
      ontology.bodies.name(of: body, region: ontology.regions.canonicalName(of: region)),
      in: &entities)
  }

  private func agency(_ name: String, in entities: inout [LocalEntity]) -> Int {
    if let index = entities.firstIndex(where: { $0.type == .agency && $0.name == name }) {
      return index
    }
    entities.append(LocalEntity(type: .agency, name: name))
    return entities.count - 1
  }

  /// The region that a thing is, or with whose name the name of a body begins.
  private func region(of thing: LocalEntity, home: Int?) -> Int? {
    let regions = ontology.regions
    if thing.type == .region { return regions.region(chain: thing.name, home: home) }
    guard thing.type == .agency else { return nil }
    let name = Array(thing.name.unicodeScalars.drop { "中共".unicodeScalars.contains($0) })
    for length in stride(from: min(name.count - 1, 20), through: 2, by: -1) {
      if let region = regions.region(chain: String(scalars: name[..<length]), home: home) {
        return region
      }
    }
    return nil
  }

  private static func bare(_ title: String) -> String {
    let ranks = ["常务副", "副", "代"]
    return ranks.first(where: title.hasScalarPrefix).map { String(title.dropFirst($0.count)) }
      ?? title
  }

  /// Titles of the State Council, which stand behind those of other central bodies.
  private static let statesmen: Set<String> = [
    "国务委员", "国防部长", "外交部长", "国务委员兼国防部长", "国务委员兼外交部长", "公安部长", "国务院副总理",
  ]
  private static let secretariat = "中共中央书记处"
  /// The bodies of the Party centre behind whose posts one in the secretariat is printed without it.
  private static let centre: Set<String> = ["中共中央政治局", "中共中央政治局常务委员会", "中国共产党中央委员会"]
  /// Titles behind a Party committee that name a department of it, or a body beside it.
  private static let departments: [(titles: Set<String>, template: String)] = [
    (["组织部长", "组织部部长", "组织部副部长"], "中共{R}委组织部"),
    (["宣传部长", "宣传部部长", "宣传部副部长"], "中共{R}委宣传部"),
    (["统战部长", "统战部部长", "统战部副部长"], "中共{R}委统一战线工作部"),
    (["社会工作部部长", "社会工作部长"], "中共{R}委社会工作部"),
    (["政法委书记", "政法委副书记"], "中共{R}委政法委员会"),
    (["纪委书记", "纪委副书记"], "中共{R}纪律检查委员会"),
    (["监委主任", "监委副主任", "监委代主任", "监察委主任"], "{R}监察委员会"),
    (["人武部部长", "人武部政委"], "{R}人民武装部"),
    (["人大常委会主任", "人大常委会副主任"], "{R}人民代表大会常务委员会"),
    (["政协主席", "政协副主席"], "中国人民政治协商会议{R}委员会"),
  ]
  private static let heads: Set<String> = ["区长", "市长", "县长", "省长", "镇长", "州长", "旗长", "乡长"]
}
