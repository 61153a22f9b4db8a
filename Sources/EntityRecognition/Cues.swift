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
