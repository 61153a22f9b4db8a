internal import InkGraphCore
internal import Ontology

extension ArticleLinker {
  /// The agency or organization that a mention means, with what its name says of it.
  mutating func body(
    _ mention: Mention, into table: inout EntityTable, _ facts: inout NameFacts
  ) -> Int {
    let surface = mention.surface.squeezed
    if isArea(mention) {
      lastArea = surface
      return committee(of: fullArea(surface), mention, into: &table, &facts)
    }
    for word in OrganWords.committees
    where surface.hasScalarSuffix(word) && surface.utf8.count > word.utf8.count {
      let area = String(surface.dropLast(word.count))
      // 区管委会: of the development area that was named last.
      if area == "区", let last = lastArea ?? areas.first {
        return committee(of: fullArea(last), mention, into: &table, &facts)
      }
      if linker.isArea(area) {
        lastArea = area
        let index = committee(of: fullArea(area), mention, into: &table, &facts)
        lastBodies.append((surface, index))
        return index
      }
    }
    if mention.source.hasScalarSuffix("bare-organ"), let last = lastBody(for: surface) {
      return last
    }
    let place = places.region(
      meantBy: surface, after: regionBefore(mention.span.start), home: home)
    if mention.type == .agency, let unit = unit(surface, of: place) {
      return add(unit, surface, mention, into: &table, &facts)
    }
    if mention.type == .organization, let university = university(of: surface) {
      return body(
        Mention(
          span: mention.span, surface: university, type: mention.type, score: mention.score,
          source: mention.source), into: &table, &facts)
    }
    let near = lastRegion.flatMap { mention.span.start - $0.position <= 24 ? $0.region : nil }
    let known =
      place.flatMap { body(surface, of: $0) }
      ?? memo.body(surface, near: near) {
        linker.bodies.resolve(surface, home: home, near: near)
      } ?? partyCommittee(surface)
    if known == nil, let longer = longerBody(surface) { return longer }
    let resolved = known ?? openBody(surface, type: mention.type)
    guard let resolved else {
      if let last = lastBody(for: surface) { return last }
      let index = table.index(mention.type, surface)
      lastBodies.append((surface, index))
      addTown(of: surface, index, mention, into: &table, &facts)
      return index
    }
    let index = table.index(mention.type, resolved.name)
    lastBodies.append((surface, index))
    if let region = resolved.region {
      let short =
        region == home
        ? memo.shortForm(of: resolved.name) {
          linker.bodies.shortForm(of: resolved.name, home: home)
        } : nil
      if let short {
        table.addAliases([short], to: index)
      }
      if resolved.namesRegion {
        lastRegion = (region, mention.span.end)
        note(region)
      }
      if mention.type == .agency || isPlaced(surface, resolved, region) {
        addRegion(region, of: index, mention, into: &table, &facts)
      }
    }
    if let parent = resolved.parent {
      let above = table.index(.agency, parent)
      if above != index {
        facts.add(
          .entity(index), .partOf, .entity(above), evidence(mention, rule: "name.parent-body"))
      }
    }
    return index
  }

  /// 云港大学文学院 is a part of 云港大学 that no one takes for a body of its own; a hospital or a
  /// publishing house of a university is one.
  private func university(of surface: String) -> String? {
    guard surface.containsScalars(of: "大学"),
      let end = surface.firstRange(of: "大学")?.upperBound, end < surface.endIndex
    else { return nil }
    let rest = surface[end...]
    guard Self.faculties.contains(where: rest.hasSuffix), rest.count <= 10,
      !rest.contains("附属"), !rest.contains("独立")
    else { return nil }
    return String(surface[..<end])
  }

  /// The region of the body or place that ends right before a position, but for a word that joins.
  private func regionBefore(_ position: Int) -> Int? {
    guard let last = lastRegion, last.position <= position,
      position - last.position <= 1,
      scalars[last.position..<position].allSatisfy({ Self.joiners.contains($0) })
    else { return nil }
    return last.region
  }

  private static let joiners: Set<Unicode.Scalar> = ["、", "和", "及", "与"]

  /// A unit that bears the name of the body above it: 县公安局白沙派出所, 县人民法院白沙人民法庭.
  private struct Unit {
    var superior: ResolvedBody
    var name: String
    /// The township that the unit's own name tells, or the region of the body above.
    var region: Int
  }

  private func unit(_ surface: String, of place: Int?) -> Unit? {
    guard let end = Self.unitWords.first(where: surface.hasScalarSuffix) else { return nil }
    let scalars = [Unicode.Scalar](of: surface)
    for length in stride(from: scalars.count - end.unicodeScalars.count, through: 3, by: -1) {
      let head = String(scalars: scalars[..<length])
      let known =
        if let place {
          memo.body(head, of: place) { linker.bodies.resolve(head, home: place, near: nil) }
        } else {
          memo.body(head, near: nil) { linker.bodies.resolve(head, home: home, near: nil) }
        }
      guard let superior = known, superior.namesRegion, let region = superior.region
      else { continue }
      let rest = String(scalars: scalars[length...])
      let town = String(rest.dropLast(end.count))
      let towns = ontology.regions.regions(named: town).filter {
        ontology.regions.lies($0, in: region)
      }
      return Unit(
        superior: superior, name: superior.name + rest,
        region: towns.count == 1 ? towns[0] : region)
    }
    return nil
  }

  private mutating func add(
    _ unit: Unit, _ surface: String, _ mention: Mention, into table: inout EntityTable,
    _ facts: inout NameFacts
  ) -> Int {
    let index = table.index(.agency, unit.name)
    lastBodies.append((surface, index))
    addRegion(unit.region, of: index, mention, into: &table, &facts)
    let above = table.index(unit.superior.type ?? .agency, unit.superior.name)
    facts.add(
      .entity(index), .partOf, .entity(above), evidence(mention, rule: "name.parent-body"))
    return index
  }

  /// “两新”工委 in a district's paper is a committee of the district's Party committee.
  private func partyCommittee(_ surface: String) -> ResolvedBody? {
    guard let home, surface.hasScalarSuffix("工委"), surface.unicodeScalars.count > 2,
      ontology.regions.region(chain: String(surface.dropLast(2)), home: home) == nil
    else { return nil }
    let name = ontology.regions.canonicalName(of: home)
    return ResolvedBody(
      name: "中共\(name)委\(surface)", type: .agency, region: home, parent: "中共\(name)委员会")
  }

  /// 省政协 of the province that the article is about.
  private func body(_ surface: String, of place: Int) -> ResolvedBody? {
    let found =
      memo.body(surface, of: place) { linker.bodies.resolve(surface, home: place, near: nil) }
      ?? linker.bodies.open(surface, home: place)
    guard let found, found.region == place, found.namesRegion else { return nil }
    return found
  }

  /// A team is called as printed; any other body of a district takes the district's full name.
  private func openBody(_ surface: String, type: EntityType) -> ResolvedBody? {
    let known = memo.openBody(surface) { linker.bodies.open(surface, home: home) }
    guard var open = known else { return nil }
    let isTeam = OrganWords.teams.contains { surface.hasScalarSuffix($0) }
    if isTeam, !Self.levelWords.contains(surface.unicodeScalars.first ?? " ") {
      open.name = surface
    }
    return open
  }

  private func committee(
    of area: String, _ mention: Mention, into table: inout EntityTable, _ facts: inout NameFacts
  ) -> Int {
    let index = table.index(.agency, area + "管理委员会")
    let place = table.index(.region, area)
    facts.add(
      .entity(index), .jurisdiction, .entity(place), evidence(mention, rule: "name.committee"))
    addPlace(of: area, place, mention, into: &table, &facts)
    return index
  }

  /// 阿基人民法庭 after 县人民法院阿基人民法庭: the body named before whose name ends so.
  private func longerBody(_ surface: String) -> Int? {
    guard surface.unicodeScalars.count >= 4 else { return nil }
    return lastBodies.last {
      $0.name.utf8.count > surface.utf8.count && $0.name.hasScalarSuffix(surface)
    }?.entity
  }

  private func lastBody(for surface: String) -> Int? {
    guard let kind = OrganWords.kind(of: surface) else { return nil }
    return lastBodies.last { body in kind.contains { body.name.hasScalarSuffix($0) } }?.entity
  }

  private func addRegion(
    _ region: Int, of index: Int, _ mention: Mention, into table: inout EntityTable,
    _ facts: inout NameFacts
  ) {
    let place = facts.entity(ofRegion: region, in: &table)
    if mention.type == .agency {
      let isTeam = OrganWords.teams.contains { mention.surface.hasScalarSuffix($0) }
      facts.add(
        .entity(index), .jurisdiction, .entity(place), qualifier: isTeam ? "派出地" : nil,
        evidence(mention, rule: "name.jurisdiction"))
      if isTeam { addHelp(index, mention, into: &table, &facts) }
    } else {
      facts.add(
        .entity(index), .locatedIn, .entity(place), evidence(mention, rule: "name.location"))
    }
  }

  /// Whether an organization's name says where it lies: a full region does, a short one only in the
  /// paper's own province, as any reader knows 四川农业大学; a delegation lies nowhere, and a newspaper
  /// is named after where it is read.
  private func isPlaced(_ surface: String, _ body: ResolvedBody, _ region: Int) -> Bool {
    if Self.unplaced.contains(where: surface.hasScalarSuffix) { return false }
    if ontology.regions.regions[region].level == .country { return false }
    return !body.hasShortPlace || isOfOwnProvince(region)
  }

  /// 白沙猛虎队 is of 白沙镇, a town of the paper's own region that the article names.
  private func addTown(
    of surface: String, _ index: Int, _ mention: Mention, into table: inout EntityTable,
    _ facts: inout NameFacts
  ) {
    guard mention.type == .organization, !Self.unplaced.contains(where: surface.hasScalarSuffix),
      let town = namedTown(atHeadOf: surface)
    else { return }
    addRegion(town, of: index, mention, into: &table, &facts)
  }

  /// 青禾区帮扶石岭县工作队 helps 石岭县.
  private func addHelp(
    _ index: Int, _ mention: Mention, into table: inout EntityTable, _ facts: inout NameFacts
  ) {
    let surface = mention.surface.squeezed
    for verb in ["帮扶", "支援", "援", "对口支援"] {
      guard let place = surface.firstRange(of: verb) else { continue }
      let rest = Array(surface[place.upperBound...].unicodeScalars)
      for length in stride(from: min(rest.count, 10), through: 2, by: -1) {
        let name = String(scalars: rest[..<length])
        guard let region = ontology.regions.region(chain: name, home: home) else { continue }
        let target = facts.entity(ofRegion: region, in: &table)
        facts.add(
          .entity(index), Predicate(rawValue: "supports"), .entity(target), qualifier: "帮扶",
          evidence(mention, rule: "name.assisted-region"))
        return
      }
    }
  }

  /// The ends of the names of units below a body.
  private static let unitWords = ["派出所", "人民法庭", "法庭", "大队", "支队", "中队", "司法所", "检察室", "税务所"]
  private static let unplaced = [
    "代表团", "代表队", "考察团", "参观团", "日报", "晚报", "时报", "晨报", "早报", "都市报", "时讯", "周报",
  ]
  private static let faculties = ["学院", "系", "研究生院", "学部"]
  private static let levelWords: Set<Unicode.Scalar> = ["区", "市", "县", "省", "镇", "乡"]
}
