internal import InkGraphCore
internal import Ontology

extension ArticleLinker {
  /// The firm that a mention means, with what its name says of it.
  func enterprise(
    _ mention: Mention, into table: inout EntityTable, _ facts: inout NameFacts
  ) -> Int {
    let surface = mention.surface.squeezed
    let name = linker.firms.fullName(of: surface) ?? fullFirm(surface)
    let branch = linker.firms.branch(surface) ?? plant(surface) ?? subsidiary(surface)
    if branch == nil, let own = ownFirm(surface) {
      let index = table.index(.enterprise, own.name)
      let place = facts.entity(ofRegion: own.region, in: &table)
      facts.add(
        .entity(index), .locatedIn, .entity(place), evidence(mention, rule: "name.place"))
      return index
    }
    let index = table.index(.enterprise, branch?.name ?? name)
    if let branch {
      let owner = table.index(.enterprise, branch.owner)
      facts.add(
        .entity(index), .partOf, .entity(owner), qualifier: "name-derived",
        evidence(mention, rule: "name.branch"))
      addPlace(of: branch.rest, index, mention, into: &table, &facts)
    } else if linker.firms.fullName(of: surface) == nil {
      // A well-known firm is called after the country or a city without sitting there.
      addPlace(of: name, index, mention, into: &table, &facts)
    }
    return index
  }

  /// 某某新能源石岭基地: a plant of the firm of this name that the issue names.
  private func plant(_ surface: String) -> (name: String, owner: String, rest: String)? {
    guard FirmNames.plants.contains(where: surface.hasScalarSuffix) else { return nil }
    let owner = firms.filter {
      surface.hasScalarPrefix($0) && $0.count >= 2 && $0.count < surface.count
    }
    .max { ($0.count, $1) < ($1.count, $0) }
    guard let owner else { return nil }
    let rest = String(surface.dropFirst(owner.count))
    return (surface, linker.firms.fullName(of: owner) ?? fullFirm(owner), rest)
  }

  /// 瓦尔滕（梓陵）传动有限公司: a firm of 瓦尔滕, which the article names.
  private func subsidiary(_ surface: String) -> (name: String, owner: String, rest: String)? {
    guard let open = surface.firstIndex(of: "（"), surface.contains("）") else { return nil }
    let owner = String(surface[..<open])
    guard firms.contains(owner), owner.count >= 2 else { return nil }
    return (surface, linker.firms.fullName(of: owner) ?? fullFirm(owner), surface)
  }

  /// 县自来水公司: a firm of the paper's own region or of one above it, called by its level.
  private func ownFirm(_ surface: String) -> (name: String, region: Int)? {
    let scalars = [Unicode.Scalar](of: surface)
    guard scalars.count >= 5, !Self.levelCompounds.contains(scalars[1]),
      ["公司", "集团", "厂"].contains(where: surface.hasScalarSuffix),
      let region = ontology.regions.region(levelWord: String(scalars: scalars[..<1]), home: home)
    else { return nil }
    let name = ontology.regions.canonicalName(of: region) + String(scalars: scalars[1...])
    return (name, region)
  }

  /// 某某针织 after 枣庄某某针织有限公司: the only full name of the article that holds the short one.
  private func fullFirm(_ surface: String) -> String {
    guard !FirmNames.isFull(surface) else { return surface }
    let core = FirmNames.withoutForm(surface)
    // 瓦尔滕 is the owner of 瓦尔滕（梓陵）传动有限公司, not its short name.
    guard core.unicodeScalars.count >= 2 else { return surface }
    let full = fullFirms.filter {
      $0.containsScalars(of: core) && !$0.hasScalarPrefix(surface + "（")
    }
    guard full.count == 1, let full = full.first else { return surface }
    // 航空公司 is the airline that the article names, and no other one of the issue.
    if linker.trades.areAll(of: core), FirmNames.withoutForm(full) != surface,
      scalars.firstRange(of: [Unicode.Scalar](of: full)) == nil
    {
      return surface
    }
    return full
  }

  /// 枣庄某某有限公司 sits in 枣庄: the place with which a name begins.
  func addPlace(
    of name: String, _ index: Int, _ mention: Mention, into table: inout EntityTable,
    _ facts: inout NameFacts
  ) {
    let known = memo.place(in: name, find: { self.place(in: name) })
    guard let (region, rule) = known ?? branchPlace(in: name) else { return }
    let place = facts.entity(ofRegion: region, in: &table)
    facts.add(.entity(index), .locatedIn, .entity(place), evidence(mention, rule: rule))
  }

  /// 国寿财险青禾支公司 sits in 青禾; 芦湾水产 in 芦湾镇, which the article names.
  private func branchPlace(in name: String) -> (region: Int, rule: String)? {
    memo.branchPlace(in: name) { officePlace(in: name) ?? daughterPlace(in: name) }
      ?? namedTown(atHeadOf: name).map { ($0, "name.place") }
  }

  private func officePlace(in name: String) -> (region: Int, rule: String)? {
    if let end = FirmNames.offices.first(where: name.hasScalarSuffix) {
      let stem = Array(name.unicodeScalars.dropLast(end.unicodeScalars.count))
      for length in stride(from: min(stem.count - 2, 6), through: 2, by: -1) {
        let place = String(scalars: stem[(stem.count - length)...])
        if let region = ontology.regions.region(chain: place, home: home),
          ontology.regions.regions[region].level != .country,
          !ontology.regions.isCommonWord(place) || isNear(region)
        {
          return (region, "name.place")
        }
      }
    }
    return nil
  }

  /// 一汽解放青岛公司: the place behind the name of a firm that any reader knows.
  private func daughterPlace(in name: String) -> (region: Int, rule: String)? {
    guard let form = FirmNames.forms.first(where: name.hasScalarSuffix) else { return nil }
    let stem = Array(name.unicodeScalars.dropLast(form.unicodeScalars.count))
    for length in stride(from: min(stem.count - 2, 6), through: 2, by: -1) {
      let place = String(scalars: stem[(stem.count - length)...])
      guard linker.firms.fullName(of: String(scalars: stem[..<(stem.count - length)])) != nil,
        let region = ontology.regions.region(chain: place, home: home),
        ontology.regions.regions[region].level != .country
      else { continue }
      return (region, "name.place")
    }
    return nil
  }

  /// The town of the paper's own region with whose short name a name begins, if the article names the
  /// town in full.
  func namedTown(atHeadOf name: String) -> Int? {
    guard let home, name.count >= 4 else { return nil }
    let head = String(name.prefix(2))
    let regions = ontology.regions
    let towns = regions.regions(named: head).filter {
      regions.regions[$0].level == .township && regions.lies($0, in: home)
    }
    guard towns.count == 1, let town = towns.first else { return nil }
    let full = [Unicode.Scalar](of: regions.regions[town].name)
    return scalars.firstRange(of: full) == nil ? nil : town
  }

  /// The place that a name tells, and the rule by which it does.
  private func place(in name: String) -> (region: Int, rule: String)? {
    let scalars = [Unicode.Scalar](of: name)
    if let region = place(at: 0, of: scalars, isFirm: FirmNames.isFull(name)) {
      return (region, "name.place")
    }
    // 国网鹿鸣县供电公司.
    if name.hasScalarPrefix(Self.grid),
      let region = place(at: Self.grid.unicodeScalars.count, of: scalars, isFirm: true)
    {
      return (region, "name.place")
    }
    // 瓦尔滕（梓陵）传动有限公司.
    guard let open = scalars.firstIndex(of: "（"), let close = scalars.firstIndex(of: "）"),
      close > open + 2,
      let region = place(named: String(scalars: scalars[(open + 1)..<close]), isFirm: true)
    else { return nil }
    return (region, "name.bracketed-place")
  }

  private static let landmarks: Set<Unicode.Scalar> = ["湾", "湖", "溪"]

  /// The region whose name begins at a position of a name; the longest counts.
  private func place(at start: Int, of name: [Unicode.Scalar], isFirm: Bool) -> Int? {
    for end in stride(from: min(name.count - 1, start + 9), through: start + 2, by: -1) {
      // 金沙湾物业 has its name from a bay.
      if end - start == 2, Self.landmarks.contains(name[end]), name.count - end > 2 { continue }
      if let region = place(named: String(scalars: name[start..<end]), isFirm: isFirm) {
        return region
      }
    }
    return nil
  }

  /// The region that a part of a name means.
  ///
  /// A short name of a town is mostly another word, but not at the head of a registered firm of the
  /// paper's own region.
  private func place(named head: String, isFirm: Bool) -> Int? {
    let regions = ontology.regions
    if let region = regions.region(chain: head, home: home),
      regions.regions[region].level != .country, !regions.isCommonWord(head) || isNear(region)
    {
      return region
    }
    guard isFirm, let home else { return nil }
    let towns = regions.regions(named: head).filter { regions.lies($0, in: home) }
    return towns.count == 1 ? towns.first : nil
  }

  /// Whether a region lies in the paper's own province.
  func isOfOwnProvince(_ region: Int) -> Bool {
    guard let home else { return false }
    let province = ontology.regions.chain(of: home).last
    return ontology.regions.chain(of: region).last == province
  }

  /// Whether a region is the home region or one above it.
  func isNear(_ region: Int) -> Bool {
    home.map { ontology.regions.chain(of: $0).contains(region) } ?? false
  }

  /// The power grid's firms bear the name of their region behind the grid's.
  private static let grid = "国网"
  /// What makes another word of a level word: 市政, 区块, 县域.
  private static let levelCompounds: ScalarSet = "政场民域块际间级内外心委"
}
