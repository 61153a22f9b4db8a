internal import InkGraphCore
internal import Ontology

extension ArticleLinker {
  /// The place that a mention means, with what its name says of where it lies.
  mutating func region(
    _ mention: Mention, into table: inout EntityTable, _ facts: inout NameFacts
  ) -> Int {
    let surface = mention.surface.squeezed
    if mention.source == "region.initial", let home {
      return facts.entity(ofRegion: home, in: &table)
    }
    if mention.source == "region.abbreviation",
      let region = ontology.regions.regions(abbreviatedAs: surface).first
    {
      return facts.entity(ofRegion: region, in: &table)
    }
    if isArea(mention) { return area(mention, surface, into: &table, &facts) }
    if surface.hasScalarSuffix("村") || surface.hasScalarSuffix("社区"),
      let village = village(surface, mention, into: &table, &facts)
    {
      return village
    }
    let steps = memo.steps(ofChain: surface) {
      ontology.regions.steps(ofChain: surface, home: home)
    }
    if let steps, let region = steps.last?.region {
      lastRegion = (region, mention.span.end)
      note(region)
      let index = facts.entity(ofRegion: region, in: &table)
      // 云南瑞丽 says that 瑞丽 lies in 云南, though a prefecture stands between the two.
      if steps.count > 1, let above = steps.dropLast().last?.region,
        ontology.regions.regions[region].parent != above
      {
        facts.add(
          .entity(index), .partOf, .entity(facts.entity(ofRegion: above, in: &table)),
          evidence(mention, rule: "name.region-chain"))
      }
      return index
    }
    if let (country, place) = placeAbroad(surface) {
      // 贝宁共和国 is the country.
      if Self.states.contains(place) { return facts.entity(ofRegion: country, in: &table) }
      let index = table.index(.region, place)
      table.addAliases([surface], to: index)
      facts.add(
        .entity(index), .partOf, .entity(facts.entity(ofRegion: country, in: &table)),
        evidence(mention, rule: "name.country"))
      return index
    }
    return table.index(.region, surface)
  }

  /// 日本大阪: a country and a place in it that no gazetteer has.
  private func placeAbroad(_ surface: String) -> (country: Int, place: String)? {
    let scalars = [Unicode.Scalar](of: surface)
    for length in stride(from: scalars.count - 2, through: 2, by: -1) {
      let country = ontology.regions.regions(named: String(scalars: scalars[..<length])).first {
        ontology.regions.regions[$0].level == .country
      }
      if let country { return (country, String(scalars: scalars[length...])) }
    }
    return nil
  }

  /// 白沙镇红旗村 lies in the town before it; 红旗村 afterwards is the same village.
  private mutating func village(
    _ surface: String, _ mention: Mention, into table: inout EntityTable, _ facts: inout NameFacts
  ) -> Int? {
    let scalars = [Unicode.Scalar](of: surface)
    for length in stride(from: scalars.count - 2, through: 2, by: -1) {
      let head = String(scalars: scalars[..<length])
      guard let town = ontology.regions.region(chain: head, home: home),
        head.hasScalarSuffix(ontology.regions.regions[town].name)
      else { continue }
      let name = ontology.regions.canonicalName(of: town) + String(scalars: scalars[length...])
      let index = table.index(.region, name)
      let above = facts.entity(ofRegion: town, in: &table)
      facts.add(
        .entity(index), .partOf, .entity(above), evidence(mention, rule: LocalStatement.villageRule)
      )
      villages[String(scalars: scalars[length...])] = index
      return index
    }
    return villages[surface]
  }

  /// 汽车新城 after 某市汽车新城: the area whose name ends so.
  private mutating func area(
    _ mention: Mention, _ surface: String, into table: inout EntityTable,
    _ facts: inout NameFacts
  ) -> Int {
    lastArea = surface
    let full = fullArea(surface)
    let index = table.index(.region, full)
    addPlace(of: full, index, mention, into: &table, &facts)
    return index
  }

  func fullArea(_ surface: String) -> String {
    writtenOut(
      areas.filter { $0.utf8.count > surface.utf8.count && $0.hasScalarSuffix(surface) }
        .max { ($0.count, $1) < ($1.count, $0) } ?? surface)
  }

  /// 青禾经开区 is 青禾经济开发区; that of a whole city is an economic and technological one.
  private func writtenOut(_ area: String) -> String {
    guard area.hasSuffix(Self.shortArea), area.count > Self.shortArea.count else { return area }
    let place = String(area.dropLast(Self.shortArea.count))
    guard let region = ontology.regions.region(chain: place, home: home) else { return area }
    let isCity = ontology.regions.regions[region].level == .prefecture
    return place + (isCity ? "经济技术开发区" : "经济开发区")
  }

  private static let shortArea = "经开区"
  private static let states: Set<String> = [
    "共和国", "人民共和国", "民主共和国", "联邦共和国", "伊斯兰共和国", "独立国", "王国", "联邦", "合众国", "帝国", "公国",
  ]

  func isArea(_ mention: Mention) -> Bool {
    guard mention.type == .region || mention.type == .agency else { return false }
    return linker.isArea(mention.surface)
  }
}
