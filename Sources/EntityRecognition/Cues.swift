internal import InkGraphCore

/// Words at whose beginning a recognizer looks closer.
///
/// Every recognizer has words of its own, of which at nearly all places of a text none begins. That a
/// place is marked only says that one of them may.
struct Cues: OptionSet, Sendable {
  /// The bits.
  let rawValue: UInt32

  /// Trades, collectives, builders and lists of firms.
  static let firm = Cues(rawValue: 1)
  /// Kinds and jobs of firms.
  static let apposition = Cues(rawValue: 1 << 1)
  /// Plants and hubs.
  static let plant = Cues(rawValue: 1 << 2)
  /// Level words and schools that transliterated characters may stand before.
  static let foreign = Cues(rawValue: 1 << 3)
  /// 第 and 首届.
  static let ordinal = Cues(rawValue: 1 << 4)
  /// Short forms of schools.
  static let school = Cues(rawValue: 1 << 5)
  /// Leagues and games.
  static let league = Cues(rawValue: 1 << 6)
  /// Verbs of playing.
  static let playing = Cues(rawValue: 1 << 7)
  /// Railways and motorways.
  static let way = Cues(rawValue: 1 << 8)
  /// 号线.
  static let line = Cues(rawValue: 1 << 9)
  /// 千伏.
  static let voltage = Cues(rawValue: 1 << 10)
  /// Trades of shops.
  static let shop = Cues(rawValue: 1 << 11)
  /// Democratic parties.
  static let party = Cues(rawValue: 1 << 12)
  /// 村 and 社区.
  static let village = Cues(rawValue: 1 << 13)
  /// The organs that are also named alone.
  static let organ = Cues(rawValue: 1 << 14)
  /// Characters that stand for a region.
  static let initial = Cues(rawValue: 1 << 15)
  /// Capital letters.
  static let capital = Cues(rawValue: 1 << 16)
  /// The dots inside transliterated names.
  static let dot = Cues(rawValue: 1 << 17)
  /// Opening quotes.
  static let quote = Cues(rawValue: 1 << 18)
  /// 《.
  static let document = Cues(rawValue: 1 << 19)
  /// Acts of appointment.
  static let appointment = Cues(rawValue: 1 << 20)
  /// What makes a body of a place.
  static let placed = Cues(rawValue: 1 << 21)
}

/// For two characters that follow each other the words that may begin with them.
///
/// One look-up for all recognizers takes the place of one for each of them at every place of a text: 5 %
/// of the instructions of a build (five issues of a daily). Characters and pairs are kept by a hash of few
/// bits (Bloom 1970), so that both tables stay in the nearest cache.
struct CueTable: Sendable {
  private var singles = [UInt32](repeating: 0, count: 1 << singleBits)
  private var pairs = [UInt32](repeating: 0, count: 1 << pairBits)

  private static let singleBits = 11
  private static let pairBits = 13

  /// Adds words.
  mutating func add(_ words: WordList, _ cues: Cues) {
    for word in words.beginnings {
      if let second = word.second {
        pairs[Self.place(of: word.first, second)] |= cues.rawValue
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
    Cues(rawValue: singles[Self.place(of: first)] | pairs[Self.place(of: first, second)])
  }

  // Fibonacci hashing (Knuth, TAOCP 6.4): the high bits of the product are well mixed.
  @inline(__always)
  private static func place(of scalar: Unicode.Scalar) -> Int {
    Int((scalar.value &* 0x9E37_79B1) >> UInt32(32 - singleBits))
  }

  @inline(__always)
  private static func place(of first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
    Int(((first.value << 16 ^ second.value) &* 0x9E37_79B1) >> UInt32(32 - pairBits))
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

/// The places of a text at which something is marked, in order.
struct MarkedPlaces: Sequence, IteratorProtocol {
  private let marks: [PlaceMarks]
  private let wanted: PlaceMarks
  private var position: Int

  /// The places from `start` on that have one of the wanted marks.
  @inline(__always)
  init(_ marks: [PlaceMarks], with wanted: PlaceMarks, from start: Int) {
    self.marks = marks
    self.wanted = wanted
    position = start
  }

  /// The next place.
  @inline(__always)
  mutating func next() -> Int? {
    while position < marks.count {
      defer { position &+= 1 }
      if !marks[position].isDisjoint(with: wanted) { return position }
    }
    return nil
  }
}
