package import InkGraphCore
public import Ontology

/// What recognition knows of the world, in the form in which it is looked up.
///
/// Built once from the ontology's gazetteers and shared by all threads.
public struct Knowledge: Sendable {
  /// A post or form of address.
  package struct Title: Sendable {
    package let word: String
    package let context: String
    package let standsBefore: Bool
    package let standsAfter: Bool
  }

  /// A noun with which names of bodies, areas and projects end.
  package struct Head: Sendable {
    package let word: String
    package let type: EntityType
    package let kind: String
    package let isStrong: Bool
  }

  /// A body that stands in a list by its own name.
  package struct KnownBody: Sendable {
    package let name: String
    package let type: EntityType
  }

  package private(set) var lexicon: Lexicon
  package private(set) var titles: [Title] = []
  package private(set) var heads: [Head] = []
  package private(set) var centralBodies: [KnownBody] = []
  package private(set) var names = NameModel()
  package let bodies: BodyTemplates
  package let regions: RegionGazetteer
  private var areaWords: Set<String> = []
  private var regionGroups: [[Int32]] = []
  private var regionGroupByName: [String: Int32] = [:]

  /// Builds the lexicon from an ontology's gazetteers.
  ///
  /// - Complexity: O(*w*), *w* scalars in all gazetteers.
  public init(_ ontology: Ontology) {
    regions = ontology.regions
    bodies = ontology.bodies
    lexicon = Lexicon(capacity: 1 << 18)
    addRegions(ontology)
    addBodies(ontology)
    addEnterprises(ontology)
    addWords(ontology)
    addNames(ontology)
  }

  /// The region that a name means here, or nil if the name alone does not tell.
  ///
  /// Nearer regions win: inside the region before it in a chain, the paper's own region and those
  /// above it, those beside and below it, then the higher level.
  package func region(
    named name: String, within parent: Int?, home: Int?, short: Bool
  ) -> Int? {
    guard let group = regionGroupByName[name] else { return nil }
    return regions.nearest(
      among: regionGroups[Int(group)].lazy.map(Int.init), within: parent, home: home, short: short)
  }

  /// Whether a short name needs support from what stands beside it.
  package func isDoubtfulShortName(
    _ name: String, _ region: Int, context: RecognitionContext
  ) -> Bool {
    regions.isCommonWord(name) || areaWords.contains(name)
  }

  // MARK: Building

  private mutating func addRegions(_ ontology: Ontology) {
    for index in regions.regions.indices {
      let region = regions.regions[index]
      if region.level == .country {
        for name in [region.name, region.shortName].compactMap(\.self)
        where name.unicodeScalars.count > 1 {
          lexicon.insert(name.unicodeScalars, .init(kind: .country, payload: 0))
        }
        continue
      }
      addRegion(region.name, index, .regionName)
      if let short = region.shortName, region.level != .township, short != region.name {
        addRegion(short, index, .regionShortName)
      }
      for former in regions.formerNames(of: index) { addRegion(former, index, .regionName) }
    }
  }

  private mutating func addRegion(_ name: String, _ region: Int, _ kind: LexiconKind) {
    if let group = regionGroupByName[name] {
      if !regionGroups[Int(group)].contains(Int32(region)) {
        regionGroups[Int(group)].append(Int32(region))
      }
      return
    }
    regionGroupByName[name] = Int32(regionGroups.count)
    lexicon.insert(name.unicodeScalars, .init(kind: kind, payload: Int32(regionGroups.count)))
    regionGroups.append([Int32(region)])
  }

  private mutating func addBodies(_ ontology: Ontology) {
    var suffixes: Set<String> = []
    for (index, form) in bodies.forms.enumerated() {
      guard suffixes.insert(String(scalars: form.prefix + ["|"] + form.suffix)).inserted else {
        continue
      }
      lexicon.insert(form.suffix, .init(kind: .bodySuffix, payload: Int32(index)))
      if form.prefix.isEmpty, form.suffix.first == "委", form.suffix.count >= 3 {
        lexicon.insert(
          form.suffix.dropFirst(), .init(kind: .bodyTail, payload: Int32(index)))
      }
    }
    for row in ontology.table("central-bodies").rows {
      let payload = Int32(centralBodies.count)
      centralBodies.append(
        KnownBody(name: row["full"], type: EntityType(rawValue: row["type"])))
      for name in [row["full"]] + row.list("short") where name.unicodeScalars.count > 1 {
        lexicon.insert(name.unicodeScalars, .init(kind: .centralBody, payload: payload))
      }
    }
    for (payload, row) in ontology.table("organizations").rows.enumerated() {
      for name in [row["full"]] + row.list("short") where name.unicodeScalars.count > 1 {
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
        Title(
          word: row["title"], context: row["context"],
          standsBefore: position == "before" || position == "both",
          standsAfter: position == "after" || position == "both"))
    }
    for row in ontology.table("heads").rows {
      lexicon.insert(row["head"].unicodeScalars, .init(kind: .head, payload: Int32(heads.count)))
      if row["type"] == "region" { areaWords.insert(row["head"]) }
      heads.append(
        Head(
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
      if scalars.count == 2 {
        names.compoundSurnames.insert(scalars)
      } else if let scalar = scalars.first {
        names.surnames[scalar] = Float(row["logOdds"]) ?? -4
      }
    }
    for row in ontology.table("name-characters").rows {
      guard let scalar = row["character"].unicodeScalars.first else { continue }
      if let value = Float(row["first"]) { names.firstGiven[scalar] = value }
      if let value = Float(row["second"]) { names.lastGiven[scalar] = value }
      if let value = Float(row["only"]) { names.onlyGiven[scalar] = value }
      if let value = Float(row["foreign"]) { names.transliteration[scalar] = value }
    }
  }
}

/// Where a newspaper is at home, which tells what 区, 市 and 省 mean in it.
public struct RecognitionContext: Hashable, Sendable {
  /// The index of the home region, if it is known.
  public let home: Int?
  /// The first character of the home region's short name, which may stand for it alone (来即).
  package let homeInitial: Unicode.Scalar?

  /// Makes a context.
  public init(home: Int?, in regions: RegionGazetteer) {
    self.home = home
    homeInitial = home.flatMap { index in
      let region = regions.regions[index]
      guard region.level == .county, let short = region.shortName, short.unicodeScalars.count > 1
      else { return nil }
      return short.unicodeScalars.first
    }
  }
}
