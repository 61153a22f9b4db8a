package import InkGraphCore
public import Ontology

/// What recognition knows of the world, in the form in which it is looked up.
///
/// Built once from the ontology's gazetteers and shared by all threads. It is a class because every
/// article that is read holds it.
public final class Knowledge: Sendable {
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
    /// Whether the tagger knows bodies that end so as organizations though they are agencies.
    let isLearnedAsOrganization: Bool

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
      isLearnedAsOrganization = type == .agency && category == .organizationHead
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

  package let lexicon: Lexicon
  package let titles: [Title]
  package let heads: [Head]
  /// What titles and heads tell the tagger, in bytes: it asks for those of every word of a text.
  let wordCategories: WordCategories
  package let centralBodies: [KnownBody]
  package let names: NameModel
  package let bodies: BodyTemplates
  package let regions: RegionGazetteer
  /// For traditional characters the simplified ones.
  let traditional: TraditionalCharacters
  /// Pairs of characters that are one word.
  let pairs: WordPairs
  /// The characters that stand for countries and provinces.
  let regionInitials: RegionInitials.Table
  /// Where recognizers look closer.
  let cues: CueTable
  /// What the tagger has learned; nil where only rules recognize.
  package let model: TaggerModel?
  /// The regions of one name; most names have one.
  private let regionGroups: RegionGroups

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
    cues = CueTable(regionInitials)
    regions = ontology.regions
    bodies = ontology.bodies
    let builder = KnowledgeBuilder(ontology)
    lexicon = builder.lexicon
    titles = builder.titles
    heads = builder.heads
    wordCategories = WordCategories(titles: builder.titles, heads: builder.heads)
    centralBodies = builder.centralBodies
    names = NameModel(builder.names)
    regionGroups = builder.regionGroups
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
}
