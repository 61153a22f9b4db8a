internal import InkGraphCore
internal import Ontology

/// Links the mentions of one article, in the order in which a reader meets them.
struct ArticleLinker {
  let linker: IssueLinker
  let memo: LinkMemo
  let article: Article
  let scalars: [Unicode.Scalar]
  let home: Int?
  private let spans: [TextSpan]
  /// The block in which the mention at hand stands.
  private var block = 0
  /// The body named last, by the kind of its head noun, for 管委 and 工作队.
  var lastBodies: [(name: String, entity: Int)] = []
  var lastRegion: (region: Int, position: Int)?
  /// All regions that were named, for bodies that are called by their level.
  private(set) var places: NamedPlaces
  let fullFirms: [String]
  /// All names of firms of the article.
  var firms: [String] = []
  var areas: [String] = []
  /// The development area that was named last.
  var lastArea: String?
  private var reporters = Reporters()
  private var familyNames: FamilyNames
  private var projects = ProjectNames()
  private var foreignNames = ForeignNames([])
  /// The villages that the article named with their towns, by their bare names.
  var villages: [String: Int] = [:]

  /// Makes a linker; `fullFirms` are the full names of firms anywhere in the issue, and the memo is one
  /// for papers of `home`.
  init(
    _ linker: IssueLinker, article: Article, home: Int?, fullFirms: [String], memo: LinkMemo
  ) {
    self.linker = linker
    self.memo = memo
    self.fullFirms = fullFirms
    self.article = article
    self.home = home
    scalars = article.scalars
    spans = article.blockSpans
    places = NamedPlaces(linker.ontology.regions)
    familyNames = FamilyNames(linker.nameKinds, addresses: linker.addresses)
  }

  var ontology: Ontology { linker.ontology }

  /// Links every mention; facts that names carry go into `facts`.
  mutating func link(
    _ mentions: [Mention], into table: inout EntityTable, _ facts: inout NameFacts
  ) -> [LocalMention] {
    for mention in mentions {
      if mention.source == "region.area" || isArea(mention) { areas.append(mention.surface) }
    }
    projects = ProjectNames(mentions, ontology: ontology, home: home)
    foreignNames = ForeignNames(mentions)
    firms = Set(mentions.filter { $0.type == .enterprise }.map(\.surface.squeezed)).sorted {
      $0.precedesByScalars($1)
    }
    return mentions.map { mention in
      while block < spans.count, mention.span.start >= spans[block].end {
        block += 1
        places.startParagraph()
      }
      let entity = entity(of: mention, into: &table, &facts)
      return LocalMention(
        article: article.ordinal, zone: zone, mention: mention,
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

  private mutating func person(_ mention: Mention, into table: inout EntityTable) -> Int {
    let title =
      linker.titles.word(before: mention.span.start, in: scalars)
      ?? linker.titles.word(after: mention.span.end, in: scalars)
    let isStaff = reporters.isReporter(mention.span, titled: title, in: scalars)
    let name = foreignNames.full(of: mention.surface.squeezed)
    if !isStaff,
      let person = familyNames.person(
        name, titled: title, titles: { table.entities[$0].titles })
    {
      return person
    }
    let index = table.index(
      .person, name, role: isStaff ? .staff : .subject, article: isStaff ? 0 : article.ordinal)
    if !isStaff { familyNames.add(name, index) }
    if let title { table.addTitle(title, to: index) }
    if block < spans.count, spans[block] == mention.span {
      table.addTitle(Byline.signature, to: index)
    }
    return index
  }

  private mutating func project(
    _ mention: Mention, into table: inout EntityTable, _ facts: inout NameFacts
  ) -> Int {
    let resolved = projects.resolve(mention.surface.squeezed)
    let index = table.index(.project, resolved.name)
    if let region = resolved.region {
      note(region)
      let place = facts.entity(ofRegion: region, in: &table)
      facts.add(
        .entity(index), .locatedIn, .entity(place), evidence(mention, rule: "name.contest-region"))
    }
    return index
  }

  func evidence(_ mention: Mention, rule: String) -> LocalEvidence {
    LocalEvidence(
      article: article.ordinal, span: mention.span, text: mention.surface,
      subjectSpan: mention.span, rule: rule, score: min(mention.score, 0.95))
  }

  /// Notes that the mention at hand names a region.
  mutating func note(_ region: Int) {
    places.add(region, inTitle: zone == .title)
  }

  /// The zone of the mention at hand.
  private var zone: Zone { block < article.blocks.count ? article.blocks[block].zone : .body }
}
