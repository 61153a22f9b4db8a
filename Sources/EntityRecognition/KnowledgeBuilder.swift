internal import InkGraphCore
internal import Ontology

/// Fills the lexicon and its lists from an ontology's gazetteers.
struct KnowledgeBuilder {
  // The regions have 92,000 nodes, everything else 85,000.
  private(set) var lexicon = Lexicon(capacity: 180_000)
  private(set) var titles: [Knowledge.Title] = []
  private(set) var heads: [Knowledge.Head] = []
  private(set) var centralBodies: [Knowledge.KnownBody] = []
  private(set) var names = NameModel.Builder()
  /// The regions of one name.
  private(set) var regionGroups = RegionGroups([], count: 0)
  private let bodies: BodyTemplates
  private let regions: RegionGazetteer

  /// Reads the gazetteers.
  ///
  /// - Complexity: O(*w*), *w* scalars in all gazetteers.
  init(_ ontology: Ontology) {
    regions = ontology.regions
    bodies = ontology.bodies
    addRegions()
    addBodies(ontology)
    addEnterprises(ontology)
    addWords(ontology)
    addNames(ontology)
    addCommonNames(ontology)
    for word in regions.commonWords { markDoubtful(word) }
  }

  private mutating func addRegions() {
    var members: [(group: Int32, region: Int32)] = []
    members.reserveCapacity(regions.regions.count * 2)
    var lastRegions: [Int32] = []
    lastRegions.reserveCapacity(regions.regions.count * 2)
    func add(_ name: some Sequence<Unicode.Scalar>, _ region: Int32, _ kind: LexiconKind) {
      let node = lexicon.insertNode(name)
      guard node != 0 else { return }
      if let group = regionGroup(at: node) {
        // All names of a region come one after the other.
        if lastRegions[group] == region { return }
        lastRegions[group] = region
        members.append((Int32(group), region))
      } else {
        lexicon.add(.init(kind: kind, payload: Int32(lastRegions.count)), to: node)
        members.append((Int32(lastRegions.count), region))
        lastRegions.append(region)
      }
    }
    var renamed = regions.renamedRegions[...]
    for index in regions.regions.indices {
      let level = regions.regions.level(of: index)
      let name = UTF8Scalars(regions.regions.name(of: index))
      let short = UTF8Scalars(regions.regions.shortName(of: index))
      if level == .country {
        for name in [name, short] where name.reduce(0, { count, _ in count + 1 }) > 1 {
          lexicon.insert(name, .init(kind: .country, payload: 0))
        }
        continue
      }
      add(name, Int32(index), .regionName)
      if level != .township, !short.elementsEqual(name) {
        add(short, Int32(index), .regionShortName)
      }
      if index == renamed.first {
        renamed = renamed.dropFirst()
        for former in regions.formerNames(of: index) {
          add(former.unicodeScalars, Int32(index), .regionName)
        }
      }
    }
    regionGroups = RegionGroups(members, count: lastRegions.count)
  }

  /// The regions whose name ends at a node of the lexicon.
  private func regionGroup(at node: UInt32) -> Int? {
    lexicon.firstEntry(of: node) { $0.kind == .regionName || $0.kind == .regionShortName }
      .map { Int($0.payload) }
  }

  /// Marks the names of regions that are mostly something else.
  private mutating func markDoubtful(_ name: String) {
    guard let node = lexicon.node(of: name.unicodeScalars), let group = regionGroup(at: node) else {
      return
    }
    regionGroups.markDoubtful(group)
  }

  private mutating func addBodies(_ ontology: Ontology) {
    for (index, form) in bodies.forms.enumerated() {
      let node = lexicon.insertNode(form.suffix)
      // Of several bodies with one form the first counts.
      let isKnown = lexicon.firstEntry(of: node) { entry in
        entry.kind == .bodySuffix && bodies.forms[Int(entry.payload)].prefix == form.prefix
      }
      guard node != 0, isKnown == nil else { continue }
      lexicon.add(.init(kind: .bodySuffix, payload: Int32(index)), to: node)
      if form.prefix.isEmpty, form.suffix.first == "委", form.suffix.count >= 3 {
        lexicon.insert(
          form.suffix.dropFirst(), .init(kind: .bodyTail, payload: Int32(index)))
      }
    }
    for row in ontology.table("central-bodies").rows {
      let payload = Int32(centralBodies.count)
      centralBodies.append(
        Knowledge.KnownBody(name: row["full"], type: EntityType(rawValue: row["type"])))
      for name in [row["full"]] + row.list("short") where name.unicodeScalars.count > 1 {
        lexicon.insert(name.unicodeScalars, .init(kind: .centralBody, payload: payload))
      }
    }
    for (payload, row) in ontology.table("organizations").rows.enumerated() {
      let ambiguous = Set(row.list("needsContext"))
      for name in [row["full"]] + row.list("short")
      where name.unicodeScalars.count > 1 && !ambiguous.contains(name) {
        lexicon.insert(
          name.unicodeScalars, .init(kind: .knownOrganization, payload: Int32(payload)))
      }
    }
  }

  private mutating func addEnterprises(_ ontology: Ontology) {
    for (payload, row) in ontology.table("enterprises").rows.enumerated() {
      let ambiguous = Set(row.list("needsContext"))
      for name in [row["full"]] + row.list("short") where name.unicodeScalars.count > 1 {
        lexicon.insert(
          name.unicodeScalars,
          .init(
            kind: ambiguous.contains(name) ? .ambiguousEnterprise : .knownEnterprise,
            payload: Int32(payload)))
      }
    }
  }

  private mutating func addWords(_ ontology: Ontology) {
    for row in ontology.table("titles").rows {
      let position = row["position"]
      lexicon.insert(
        row["title"].unicodeScalars, .init(kind: .title, payload: Int32(titles.count)))
      titles.append(
        Knowledge.Title(
          word: row["title"], context: row["context"],
          standsBefore: position == "before" || position == "both",
          standsAfter: position == "after" || position == "both"))
    }
    for row in ontology.table("heads").rows {
      lexicon.insert(row["head"].unicodeScalars, .init(kind: .head, payload: Int32(heads.count)))
      if row["type"] == "region" { markDoubtful(row["head"]) }
      heads.append(
        Knowledge.Head(
          word: row["head"], type: EntityType(rawValue: row["type"]), kind: row["kind"],
          isStrong: row["strength"] == "strong"))
    }
    for row in ontology.table("boundary-words").rows {
      let kind: BoundaryClass =
        switch row["class"] {
        case "verb": .verb
        case "adverb": .adverb
        case "time": .time
        case "generic": .generic
        case "soft": .soft
        default: .function
        }
      lexicon.insert(
        row["word"].unicodeScalars, .init(kind: .boundary, payload: Int32(kind.rawValue)))
    }
    for row in ontology.table("fixed-phrases").rows {
      lexicon.insert(
        row["phrase"].unicodeScalars,
        .init(kind: row["kind"] == "doctrine" ? .doctrine : .inner, payload: 0))
    }
  }

  private mutating func addNames(_ ontology: Ontology) {
    for row in ontology.table("surnames").rows {
      let scalars = Array(row["surname"].unicodeScalars)
      lexicon.insert(scalars, .init(kind: .surname, payload: 0))
      if scalars.count == 2 {
        names.addCompoundSurname(scalars[0], scalars[1])
      } else if scalars.count == 1, let scalar = scalars.first {
        names.traits[scalar, default: .init()].surname = Float(row["logOdds"]) ?? -4
      }
    }
    for row in ontology.table("name-characters").rows {
      guard let scalar = row["character"].unicodeScalars.first else { continue }
      var traits = names.traits[scalar] ?? .init()
      traits.firstGiven = Float(row["first"]) ?? traits.firstGiven
      traits.lastGiven = Float(row["second"]) ?? traits.lastGiven
      traits.onlyGiven = Float(row["only"]) ?? traits.onlyGiven
      traits.transliteration = Float(row["foreign"]) ?? traits.transliteration
      names.traits[scalar] = traits
    }
  }

  /// Adds the names that any reader knows, which only the tagger looks at.
  private mutating func addCommonNames(_ ontology: Ontology) {
    func add(_ name: String, by column: String?, _ category: (String) -> LexiconCategory) {
      let table = ontology.table(name)
      guard let nameColumn = table.column("name") else { return }
      let doubtColumn = table.column("needsContext")
      let column = column.flatMap(table.column)
      // Most rows are of the category of the row before.
      var value: ArraySlice<UInt8> = []
      var known = category("")
      for row in table.rows {
        if let column, !row.bytes(column).elementsEqual(value) {
          value = row.bytes(column)
          known = category(String(decoding: value, as: UTF8.self))
        }
        let isDoubtful = doubtColumn.map { !row.bytes($0).isEmpty } ?? false
        lexicon.insert(
          UTF8Scalars(row.bytes(nameColumn)),
          .init(
            kind: .commonName, payload: Int32(known.rawValue) | (isDoubtful ? 0x100 : 0)))
      }
    }
    add("world-places", by: nil) { _ in .worldPlace }
    add("china-places", by: nil) { _ in .chinaPlace }
    add("world-bodies", by: "type") { type in
      switch type {
      case "agency": .worldAgency
      case "enterprise": .worldEnterprise
      default: .worldOrganization
      }
    }
    add("china-bodies", by: "type") { type in
      switch type {
      case "agency": .chinaAgency
      case "enterprise": .chinaEnterprise
      default: .chinaOrganization
      }
    }
    add("foreign-names", by: "part") { part in
      switch part {
      case "surname": .foreignSurname
      case "given": .foreignGivenName
      default: .foreignFullName
      }
    }
  }
}
