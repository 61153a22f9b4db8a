internal import InkGraphCore

/// What a word of the lexicon tells the tagger.
///
/// **Invariant:** the raw values are part of the model's file; a new category goes to the end.
enum LexiconCategory: Int, CaseIterable, Sendable {
  case regionName
  case regionShortName
  case doubtfulRegion
  case country
  case titleBefore
  case titleAfter
  case agencyHead
  case enterpriseHead
  case organizationHead
  case regionHead
  case projectHead
  case agencyForm
  case centralBody
  case knownOrganization
  case knownEnterprise
  case surname
  case boundaryWord
  case worldPlace
  case chinaPlace
  case worldAgency
  case worldEnterprise
  case worldOrganization
  case chinaAgency
  case chinaEnterprise
  case chinaOrganization
  case foreignSurname
  case foreignGivenName
  case foreignFullName
  /// A well-known name that is also an ordinary word.
  case needsContext

  static let count = allCases.count

  /// The type of a well-known body; nil for what is none.
  var bodyType: EntityType? {
    switch self {
    case .worldAgency, .chinaAgency: .agency
    case .worldEnterprise, .chinaEnterprise: .enterprise
    case .worldOrganization, .chinaOrganization: .organization
    default: nil
    }
  }

  /// The category of heads of a type.
  static func head(of type: EntityType) -> LexiconCategory {
    switch type {
    case .agency: .agencyHead
    case .enterprise: .enterpriseHead
    case .organization: .organizationHead
    case .region: .regionHead
    default: .projectHead
    }
  }
}

/// Where a character stands in a word.
enum WordPlace {
  /// First, inside, last, and the only one.
  static let begin = 0
  static let middle = 1
  static let end = 2
  static let single = 3
  static let count = 4

  @inline(__always)
  static func place(of position: Int, in start: Int, _ end: Int) -> Int {
    if end - start == 1 { return single }
    if position == start { return begin }
    return position == end - 1 ? WordPlace.end : middle
  }
}

/// A word of one category in a text, of which none of the category overlaps another.
struct CategorizedWord {
  let category: Int
  let start: Int
  let end: Int
}

/// The categories of titles and heads, by their numbers.
struct WordCategories: Sendable {
  /// For each title whether it stands before a name (bit 0) and behind one (bit 1).
  fileprivate let titleSides: [UInt8]
  /// For each head its category.
  fileprivate let heads: [UInt8]

  init(titles: [Knowledge.Title], heads: [Knowledge.Head]) {
    titleSides = titles.map { ($0.standsBefore ? 1 : 0) | ($0.standsAfter ? 2 : 0) }
    self.heads = heads.map { UInt8($0.category.rawValue) }
  }
}

/// Finds the words of every category: from the left, the longest at each place.
struct WordCategorizer {
  private let knowledge: Knowledge

  init(_ knowledge: Knowledge) { self.knowledge = knowledge }

  /// Adds the words of a text.
  ///
  /// - Parameters:
  ///   - matches: The words of the lexicon in the text, by rising start, then shortest first.
  ///   - offset: Where the text begins in what the matches count by.
  ///   - body: Takes each word.
  /// - Complexity: O(*m*), *m* matches.
  @inline(__always)
  func forEachWord(
    in matches: ArraySlice<Lexicon.Match>, from offset: Int, _ body: (CategorizedWord) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: LexiconCategory.count) { reached in
      reached.initialize(repeating: 0)
      func add(_ index: Int, _ match: Lexicon.Match) {
        guard match.start >= reached[index] else { return }
        reached[index] = match.end
        body(
          CategorizedWord(
            category: index, start: Int(match.start) - offset, end: Int(match.end) - offset))
      }
      var first = matches.startIndex
      while first != matches.endIndex {
        let start = matches[first].start
        var last = first
        while last != matches.endIndex, matches[last].start == start {
          last = matches.index(after: last)
        }
        // The longest word of a place comes first.
        var index = last
        while index != first {
          index = matches.index(before: index)
          categories(of: matches[index], add)
        }
        first = last
      }
    }
  }

  @inline(__always)
  private func categories(
    of match: Lexicon.Match, _ addNumber: (Int, Lexicon.Match) -> Void
  ) {
    @inline(__always)
    func add(_ category: LexiconCategory, _ match: Lexicon.Match) {
      addNumber(category.rawValue, match)
    }
    switch match.kind {
    case .regionName: add(.regionName, match)
    case .regionShortName:
      add(.regionShortName, match)
      if knowledge.isDoubtfulShortName(match) { add(.doubtfulRegion, match) }
    case .country: add(.country, match)
    case .title:
      let sides = knowledge.wordCategories.titleSides[Int(match.payload)]
      if sides & 1 != 0 { add(.titleBefore, match) }
      if sides & 2 != 0 { add(.titleAfter, match) }
    case .head: addNumber(Int(knowledge.wordCategories.heads[Int(match.payload)]), match)
    case .bodySuffix: if match.count > 1 { add(.agencyForm, match) }
    case .centralBody: add(.centralBody, match)
    case .knownOrganization: add(.knownOrganization, match)
    case .knownEnterprise, .ambiguousEnterprise: add(.knownEnterprise, match)
    case .boundary: add(.boundaryWord, match)
    case .surname: add(.surname, match)
    case .commonName:
      if let category = LexiconCategory(rawValue: Int(match.payload) & 0xFF) {
        add(category, match)
        if match.payload & 0x100 != 0 { add(.needsContext, match) }
      }
    case .bodyPrefix, .bodyTail, .inner, .doctrine: break
    }
  }
}
