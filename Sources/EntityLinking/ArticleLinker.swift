internal import InkGraphCore
internal import Ontology

/// Links the mentions of one article, in the order in which a reader meets them.
struct ArticleLinker {
  private let linker: IssueLinker
  private let article: Article
  private let scalars: [Unicode.Scalar]
  private let home: Int?
  private let spans: [TextSpan]
  /// The body named last, by the kind of its head noun, for 管委 and 工作队.
  private var lastBodies: [(name: String, entity: Int)] = []
  private var lastRegion: (region: Int, position: Int)?
  private let fullFirms: [String]
  /// All names of firms of the article.
  private var firms: [String] = []
  private var areas: [String] = []
  private var projects = ProjectNames()
  /// The villages that the article named with their towns, by their bare names.
  private var villages: [String: Int] = [:]

  /// Makes a linker; `fullFirms` are the full names of firms anywhere in the issue.
  init(_ linker: IssueLinker, article: Article, home: Int?, fullFirms: [String]) {
    self.linker = linker
    self.fullFirms = fullFirms
    self.article = article
    self.home = home
    scalars = Array(article.text.unicodeScalars)
    spans = article.blockSpans
  }

  private var ontology: Ontology { linker.ontology }

  /// Links every mention; facts that names carry go into `facts`.
  mutating func link(
    _ mentions: [Mention], into table: inout EntityTable, _ facts: inout NameFacts
  ) -> [LocalMention] {
    for mention in mentions {
      if mention.source == "region.area" || isArea(mention) { areas.append(mention.surface) }
    }
    projects = ProjectNames(mentions, ontology: ontology, home: home)
    firms = Set(mentions.filter { $0.type == .enterprise }.map(\.surface.squeezed)).sorted {
      $0.precedesByScalars($1)
    }
    return mentions.map { mention in
      let entity = entity(of: mention, into: &table, &facts)
      return LocalMention(
        article: article.ordinal, zone: zone(at: mention.span.start), mention: mention,
        entity: entity)
    }
  }

  private mutating func entity(
    of mention: Mention, into table: inout EntityTable, _ facts: inout NameFacts
  ) -> Int {
    switch mention.type {
    case .person: return person(mention, into: &table)
    case .region: return region(mention, into: &table, &facts)
    case .enterprise: return enterprise(mention, into: &table, &facts)
    case .project: return project(mention, into: &table, &facts)
    default: return body(mention, into: &table, &facts)
    }
  }

  // MARK: People

  private func person(_ mention: Mention, into table: inout EntityTable) -> Int {
    let title = title(before: mention.span.start) ?? title(after: mention.span.end)
    let isStaff = title.map { Self.press.contains($0) } ?? false
    let index = table.index(
      .person, mention.surface.squeezed, role: isStaff ? .staff : .subject,
      article: isStaff ? 0 : article.ordinal)
    if let title { table.addTitle(title, to: index) }
    return index
  }

  private func title(before position: Int) -> String? {
    for length in stride(from: min(linker.longestTitle, position), through: 1, by: -1) {
      let word = Array(scalars[(position - length)..<position])
      if linker.titles.contains(word) { return String(scalars: word) }
    }
    return nil
  }

  private func title(after position: Int) -> String? {
    for length in stride(
      from: min(linker.longestTitle, scalars.count - position), through: 2, by: -1)
    {
      let word = Array(scalars[position..<(position + length)])
      if linker.titles.contains(word) { return String(scalars: word) }
    }
    return nil
  }

  // MARK: Regions

  private mutating func region(
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
    if surface.hasSuffix("村") || surface.hasSuffix("社区"),
      let village = village(surface, mention, into: &table, &facts)
    {
      return village
    }
    if let region = ontology.regions.region(chain: surface, home: home) {
      lastRegion = (region, mention.span.end)
      return facts.entity(ofRegion: region, in: &table)
    }
    if let (country, place) = placeAbroad(surface) {
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
    let scalars = Array(surface.unicodeScalars)
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
    let scalars = Array(surface.unicodeScalars)
    for length in stride(from: scalars.count - 2, through: 2, by: -1) {
      let head = String(scalars: scalars[..<length])
      guard let town = ontology.regions.region(chain: head, home: home),
        head.hasSuffix(ontology.regions.regions[town].name)
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
  private func area(
    _ mention: Mention, _ surface: String, into table: inout EntityTable,
    _ facts: inout NameFacts
  ) -> Int {
    let full = fullArea(surface)
    let index = table.index(.region, full)
    addPlace(of: full, index, mention, into: &table, &facts)
    return index
  }

  private func fullArea(_ surface: String) -> String {
    areas.filter { $0.count > surface.count && $0.hasSuffix(surface) }
      .max { ($0.count, $1) < ($1.count, $0) } ?? surface
  }

  private func isArea(_ mention: Mention) -> Bool {
    guard mention.type == .region || mention.type == .agency else { return false }
    return linker.areaHeads.contains { mention.surface.hasSuffix($0) }
  }

  // MARK: Bodies

  private mutating func body(
    _ mention: Mention, into table: inout EntityTable, _ facts: inout NameFacts
  ) -> Int {
    let surface = mention.surface.squeezed
    if isArea(mention) { return committee(of: fullArea(surface), mention, into: &table, &facts) }
    for word in OrganWords.committees where surface.hasSuffix(word) && surface.count > word.count {
      let area = String(surface.dropLast(word.count))
      if linker.areaHeads.contains(where: { area.hasSuffix($0) }) {
        let index = committee(of: fullArea(area), mention, into: &table, &facts)
        lastBodies.append((surface, index))
        return index
      }
    }
    if mention.source.hasSuffix("bare-organ"), let last = lastBody(for: surface) { return last }
    let near = lastRegion.flatMap { mention.span.start - $0.position <= 24 ? $0.region : nil }
    let known =
      linker.bodies.resolve(surface, home: home, near: near) ?? partyCommittee(surface)
    if known == nil, let longer = longerBody(surface) { return longer }
    let resolved = known ?? openBody(surface, type: mention.type)
    guard let resolved else {
      if let last = lastBody(for: surface) { return last }
      let index = table.index(mention.type, surface)
      lastBodies.append((surface, index))
      return index
    }
    let index = table.index(mention.type, resolved.name)
    lastBodies.append((surface, index))
    if let region = resolved.region {
      if region == home, let short = linker.bodies.shortForm(of: resolved.name, home: home) {
        table.addAliases([short], to: index)
      }
      if resolved.namesRegion { lastRegion = (region, mention.span.end) }
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

  /// “两新”工委 in a district's paper is a committee of the district's Party committee.
  private func partyCommittee(_ surface: String) -> ResolvedBody? {
    guard let home, surface.hasSuffix("工委"), surface.count > 2,
      ontology.regions.region(chain: String(surface.dropLast(2)), home: home) == nil
    else { return nil }
    let name = ontology.regions.canonicalName(of: home)
    return ResolvedBody(
      name: "中共\(name)委\(surface)", type: .agency, region: home, parent: "中共\(name)委员会")
  }

  /// A team is called as printed; any other body of a district takes the district's full name.
  private func openBody(_ surface: String, type: EntityType) -> ResolvedBody? {
    guard var open = linker.bodies.open(surface, home: home) else { return nil }
    let isTeam = OrganWords.teams.contains { surface.hasSuffix($0) }
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
    guard surface.count >= 4 else { return nil }
    return lastBodies.last { $0.name.count > surface.count && $0.name.hasSuffix(surface) }?.entity
  }

  private func lastBody(for surface: String) -> Int? {
    guard let kind = OrganWords.kind(of: surface) else { return nil }
    return lastBodies.last { body in kind.contains { body.name.hasSuffix($0) } }?.entity
  }

  private func addRegion(
    _ region: Int, of index: Int, _ mention: Mention, into table: inout EntityTable,
    _ facts: inout NameFacts
  ) {
    let place = facts.entity(ofRegion: region, in: &table)
    if mention.type == .agency {
      let isTeam = OrganWords.teams.contains { mention.surface.hasSuffix($0) }
      facts.add(
        .entity(index), .jurisdiction, .entity(place), qualifier: isTeam ? "派出地" : nil,
        evidence(mention, rule: "name.jurisdiction"))
      if isTeam { addHelp(index, mention, into: &table, &facts) }
    } else {
      facts.add(
        .entity(index), .locatedIn, .entity(place), evidence(mention, rule: "name.location"))
    }
  }

  /// Whether an organization's name says where it lies: a full region does, a short one only if it is
  /// the paper's own or one above it; a delegation lies nowhere.
  private func isPlaced(_ surface: String, _ body: ResolvedBody, _ region: Int) -> Bool {
    if ["代表团", "代表队", "考察团", "参观团"].contains(where: surface.hasSuffix) { return false }
    if ontology.regions.regions[region].level == .country { return false }
    return !body.hasShortPlace || isNear(region)
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

  // MARK: Enterprises

  private func enterprise(
    _ mention: Mention, into table: inout EntityTable, _ facts: inout NameFacts
  ) -> Int {
    let surface = mention.surface.squeezed
    let name = linker.firms.fullName(of: surface) ?? fullFirm(surface)
    let branch = linker.firms.branch(surface) ?? plant(surface)
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
    guard FirmNames.plants.contains(where: surface.hasSuffix) else { return nil }
    let owner = firms.filter { $0.count >= 2 && $0.count < surface.count && surface.hasPrefix($0) }
      .max { ($0.count, $1) < ($1.count, $0) }
    guard let owner else { return nil }
    let rest = String(surface.dropFirst(owner.count))
    return (surface, linker.firms.fullName(of: owner) ?? fullFirm(owner), rest)
  }

  /// 某某针织 after 枣庄某某针织有限公司: the only full name of the article that holds the short one.
  private func fullFirm(_ surface: String) -> String {
    guard !FirmNames.isFull(surface) else { return surface }
    let core = FirmNames.withoutForm(surface)
    let full = fullFirms.filter { $0.contains(core) && core.count >= 2 }
    return full.count == 1 ? full.first ?? surface : surface
  }

  /// 枣庄某某有限公司 sits in 枣庄: the place with which a name begins.
  private func addPlace(
    of name: String, _ index: Int, _ mention: Mention, into table: inout EntityTable,
    _ facts: inout NameFacts
  ) {
    let scalars = Array(name.unicodeScalars)
    for length in stride(from: min(scalars.count - 1, 9), through: 2, by: -1) {
      let head = String(scalars: scalars[..<length])
      guard let region = place(named: head, isFirm: FirmNames.isFull(name)) else { continue }
      let place = facts.entity(ofRegion: region, in: &table)
      facts.add(
        .entity(index), .locatedIn, .entity(place), evidence(mention, rule: "name.place"))
      return
    }
    // 瓦尔滕（梓陵）传动有限公司.
    guard let open = scalars.firstIndex(of: "（"), let close = scalars.firstIndex(of: "）"),
      close > open + 2,
      let region = place(named: String(scalars: scalars[(open + 1)..<close]), isFirm: true)
    else { return }
    let place = facts.entity(ofRegion: region, in: &table)
    facts.add(
      .entity(index), .locatedIn, .entity(place), evidence(mention, rule: "name.bracketed-place"))
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

  /// Whether a region is the home region or one above it.
  private func isNear(_ region: Int) -> Bool {
    home.map { ontology.regions.chain(of: $0).contains(region) } ?? false
  }

  // MARK: Projects

  private func project(
    _ mention: Mention, into table: inout EntityTable, _ facts: inout NameFacts
  ) -> Int {
    let resolved = projects.resolve(mention.surface.squeezed)
    let index = table.index(.project, resolved.name)
    if let region = resolved.region {
      let place = facts.entity(ofRegion: region, in: &table)
      facts.add(
        .entity(index), .locatedIn, .entity(place), evidence(mention, rule: "name.contest-region"))
    }
    return index
  }

  // MARK: Evidence

  private func evidence(_ mention: Mention, rule: String) -> LocalEvidence {
    LocalEvidence(
      article: article.ordinal, span: mention.span, text: mention.surface,
      subjectSpan: mention.span, rule: rule, score: min(mention.score, 0.95))
  }

  private func zone(at position: Int) -> Zone {
    for (block, span) in zip(article.blocks, spans) where position < max(span.end, span.start + 1) {
      return block.zone
    }
    return .body
  }

  private static let press: Set<String> = ["记者", "通讯员", "本报记者", "摄影记者", "特约记者", "特派记者"]
  private static let levelWords: Set<Unicode.Scalar> = ["区", "市", "县", "省", "镇", "乡"]
}
