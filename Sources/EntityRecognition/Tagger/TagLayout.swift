internal import InkGraphCore

/// The tags of the character tagger, and the lane of each in a row of weights.
///
/// A name of one character has the tag S (single) of its type, a longer one B (begin), M (middle)
/// and E (end); everything else is O. The lanes are laid out so that the tags at which a name can
/// begin stand together in the first sixteen, M and E in eight each:
///
/// ```
/// 0 O   1-6 B   7-12 S   16-21 M   24-29 E   the rest stays empty
/// ```
enum TagLayout {
  /// The length of a row.
  static let lanes = 32
  /// The number of types of names that the tagger knows.
  ///
  /// The last stands for names of other things (games,
  /// books, posts) that one corpus marks; it is learned so that they are not taken for firms.
  static let types = 6
  /// The lane of O.
  static let outside = 0
  /// The types in the order of the lanes; the one without an entity type has no place here.
  static let entityTypes: [EntityType] = [.person, .region, .agency, .enterprise, .organization]

  static func begin(_ type: Int) -> Int { 1 + type }
  static func single(_ type: Int) -> Int { 7 + type }
  static func middle(_ type: Int) -> Int { 16 + type }
  static func end(_ type: Int) -> Int { 24 + type }

  /// The lanes that are tags.
  static let tags: [Int] = Array(0...12) + Array(16...21) + Array(24...29)

  /// Whether a name goes on after a tag.
  static func isOpen(_ tag: Int) -> Bool { (1...6).contains(tag) || (16...21).contains(tag) }

  /// Whether a name was begun before a tag.
  static func isContinued(_ tag: Int) -> Bool { tag >= 16 }

  /// The type of a tag; nil for O.
  static func type(of tag: Int) -> Int? {
    switch tag {
    case 1...6: tag - 1
    case 7...12: tag - 7
    case 16...21: tag - 16
    case 24...29: tag - 24
    default: nil
    }
  }

  /// The tag of the character at `position` of a name.
  static func tag(of type: Int, at position: Int, in span: Range<Int>) -> Int {
    if span.count == 1 { return single(type) }
    if position == span.lowerBound { return begin(type) }
    return position == span.upperBound - 1 ? end(type) : middle(type)
  }

  /// Whether `next` may follow `tag`.
  static func follows(_ next: Int, _ tag: Int) -> Bool {
    guard isOpen(tag) else { return !isContinued(next) }
    return isContinued(next) && type(of: next) == type(of: tag)
  }
}
