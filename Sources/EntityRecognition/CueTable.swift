internal import InkGraphCore

/// For two characters that follow each other the words that may begin with them.
///
/// One look-up for all recognizers takes the place of one for each of them at every place of a text, which
/// saves 5 % of the instructions of a build (five issues of a daily). Characters and pairs are kept by a
/// hash of few bits (Bloom 1970), so that both tables stay in the nearest cache.
struct CueTable: Sendable {
  private var singles = [UInt32](repeating: 0, count: 1 << singleBits)
  private var pairs = [UInt32](repeating: 0, count: 1 << pairBits)

  private static let singleBits = 11
  private static let pairBits: UInt32 = 13

  /// Adds words.
  mutating func add(_ words: WordList, _ cues: Cues) {
    for word in words.beginnings {
      if let second = word.second {
        pairs[PairHash.hash(word.first, second, bits: Self.pairBits)] |= cues.rawValue
      } else {
        singles[Self.place(of: word.first)] |= cues.rawValue
      }
    }
  }

  /// Adds characters.
  mutating func add(characters: some Sequence<Unicode.Scalar>, _ cues: Cues) {
    for scalar in characters { singles[Self.place(of: scalar)] |= cues.rawValue }
  }

  /// The words that may begin with two characters; 0 stands for what is behind a text.
  @inline(__always)
  func cues(of first: Unicode.Scalar, _ second: Unicode.Scalar) -> Cues {
    Cues(
      rawValue: singles[Self.place(of: first)]
        | pairs[PairHash.hash(first, second, bits: Self.pairBits)])
  }

  // Fibonacci hashing (Knuth, TAOCP 6.4): the high bits of the product are well mixed.
  @inline(__always)
  private static func place(of scalar: Unicode.Scalar) -> Int {
    Int((scalar.value &* 0x9E37_79B1) >> UInt32(32 - singleBits))
  }
}

extension CueTable {
  /// The cues of all recognizers.
  init(_ initials: RegionInitials.Table) {
    FirmRecognizer.addCues(to: &self)
    FirmAppositions.addCues(to: &self)
    PlantProjects.addCues(to: &self)
    ForeignNameRecognizer.addCues(to: &self)
    OrdinalProjects.addCues(to: &self)
    SchoolNumberRecognizer.addCues(to: &self)
    LeagueRecognizer.addCues(to: &self)
    TeamRecognizer.addCues(to: &self)
    WayProjects.addCues(to: &self)
    LineProjects.addCues(to: &self)
    PowerProjects.addCues(to: &self)
    ShopRecognizer.addCues(to: &self)
    PlacedBodyRecognizer.addCues(to: &self)
    RegionRecognizer.addCues(to: &self)
    BareOrgans.addCues(to: &self)
    NameFrame.addCues(to: &self)
    LatinNameRecognizer.addCues(to: &self)
    PersonRecognizer.addCues(to: &self)
    QuotedProjects.addCues(to: &self)
    DoctrineRecognizer.addCues(to: &self)
    initials.addCues(to: &self)
  }
}
