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
    /// The number of characters of the word.
    package let count: Int
    /// The last character of the word.
    package let last: Unicode.Scalar?
    /// Whether the word is a legal form of a firm: 股份有限公司.
    package let isLegalForm: Bool
    /// Whether the word is 集团, which alone makes no name of a region's.
    package let isGroup: Bool
    /// Whether the word is a team's: 工作队, 指挥部.
    package let isTeam: Bool
    /// Whether the word is a part of a body: 党委, 工会.
    package let isBodyPart: Bool
    /// The type that names with this end have in the corpora, and so for the tagger.
    let learnedType: EntityType
    /// What the word tells the tagger.
    let category: LexiconCategory

    init(word: String, type: EntityType, kind: String, isStrong: Bool) {
      self.word = word
      self.type = type
      self.kind = kind
      self.isStrong = isStrong
      count = word.unicodeScalars.count
      last = word.unicodeScalars.last
      isLegalForm = word.hasSuffix("有限公司")
      isGroup = word == "集团"
      isTeam = Self.teams.contains(word)
      isBodyPart = Self.bodyParts.contains(word)
      learnedType = Self.learnedAsOrganizations.contains(kind) ? .organization : type
      category = .head(of: learnedType)
    }

    private static let teams: Set<String> = [
      "工作团", "工作队", "工作组", "帮扶工作队", "领导小组", "工作领导小组", "指挥部",
    ]
    /// The kinds of agencies that the corpora, and so the tagger, know as organizations.
    private static let learnedAsOrganizations: Set<String> = ["academy", "federation"]
    private static let bodyParts: Set<String> = ["党委", "党组", "工会", "支部", "党支部", "机关"]
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
  /// For traditional characters the simplified ones.
  let traditional: TraditionalCharacters
  /// Pairs of characters that are one word.
  let pairs: WordPairs
  /// The characters that stand for countries and provinces.
  let regionInitials: RegionInitials.Table
  /// What the tagger has learned; nil where only rules recognize.
  package let model: TaggerModel?
  /// The regions of one name; most names have one.
  private var regionGroups = RegionGroups([], count: 0)

  /// Builds the lexicon from an ontology's gazetteers.
  ///
  /// - Parameters:
  ///   - ontology: The gazetteers.
  ///   - model: What the tagger has learned; nil to recognize by rules alone.
  /// - Complexity: O(*w*), *w* scalars in all gazetteers.
  public init(_ ontology: Ontology, model: TaggerModel? = nil) {
    self.model = model
    traditional = TraditionalCharacters(ontology.table("traditional"))
    pairs = WordPairs(ontology.table("word-pairs"))
    regionInitials = RegionInitials.Table(ontology.table("abbreviations"))
    regions = ontology.regions
    bodies = ontology.bodies
    // The regions have 92,000 nodes, everything else 85,000.
    lexicon = Lexicon(capacity: 180_000)
    addRegions(ontology)
    addBodies(ontology)
    addEnterprises(ontology)
    addWords(ontology)
    addNames(ontology)
    addCommonNames(ontology)
    for word in regions.commonWords { markDoubtful(word) }
  }

  /// The region that a name means here, or nil if the name alone does not tell.
  ///
  /// Nearer regions win: inside the region before it in a chain, the paper's own region and those
  /// above it, those beside and below it, then the higher level.
  ///
  /// - Parameters:
  ///   - name: A match of a region's full or short name.
  ///   - parent: The region named right before, if there is one.
  ///   - home: The paper's own region, if it is known.
  /// - Returns: The index of the region.
  package func region(named name: Lexicon.Match, within parent: Int?, home: Int?) -> Int? {
    regions.nearest(
      among: regionGroups.members(of: Int(name.payload)), within: parent, home: home,
      short: name.kind == .regionShortName)
  }

  /// Whether a region's name, as a short name, needs support from what stands beside it.
  ///
  /// - Parameter name: A match of a region's name.
  /// - Returns: Whether the name is an ordinary word or a noun for areas.
  package func isDoubtfulShortName(_ name: Lexicon.Match) -> Bool {
    regionGroups.isDoubtful(Int(name.payload))
  }

  // MARK: Building

  private mutating func addRegions(_ ontology: Ontology) {
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
        KnownBody(name: row["full"], type: EntityType(rawValue: row["type"])))
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
        Title(
          word: row["title"], context: row["context"],
          standsBefore: position == "before" || position == "both",
          standsAfter: position == "after" || position == "both"))
    }
    for row in ontology.table("heads").rows {
      lexicon.insert(row["head"].unicodeScalars, .init(kind: .head, payload: Int32(heads.count)))
      if row["type"] == "region" { markDoubtful(row["head"]) }
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
      lexicon.insert(scalars, .init(kind: .surname, payload: 0))
      if scalars.count == 2 {
        names.addCompoundSurname(scalars[0], scalars[1])
      } else if let scalar = scalars.first {
        names[scalar].surname = Float(row["logOdds"]) ?? -4
      }
    }
    for row in ontology.table("name-characters").rows {
      guard let scalar = row["character"].unicodeScalars.first else { continue }
      var traits = names[scalar]
      traits.firstGiven = Float(row["first"]) ?? traits.firstGiven
      traits.lastGiven = Float(row["second"]) ?? traits.lastGiven
      traits.onlyGiven = Float(row["only"]) ?? traits.onlyGiven
      traits.transliteration = Float(row["foreign"]) ?? traits.transliteration
      names[scalar] = traits
    }
  }
}

extension Knowledge {
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
