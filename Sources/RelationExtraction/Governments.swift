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

  private func government(of region: Int, in entities: inout [LocalEntity]) -> Int? {
    guard let body = ontology.bodies.body(template: "{R}人民政府") else { return nil }
    let name = ontology.bodies.name(
      of: body, region: ontology.regions.canonicalName(of: region))
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
    return ranks.first(where: title.hasPrefix).map { String(title.dropFirst($0.count)) } ?? title
  }

  private static let heads: Set<String> = ["区长", "市长", "县长", "省长", "镇长", "州长", "旗长", "乡长"]
}
