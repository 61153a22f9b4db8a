package import InkGraphCore
internal import Ontology

/// An article's text with everything the lexicon knows about it, for recognizers to look at.
///
/// Positions are indices of Unicode scalars in `Article.text`.
///
/// It is a class because every recognizer asks it millions of questions, and a structure of so many
/// arrays is copied, with its reference counts, at each of them.
///
/// **Invariant:** nothing here decides; it only says which words stand where, and nothing changes
/// after `init`.
package final class AnnotatedText {
  /// A run of region names of which each lies in the one before: 青岛市即墨区.
  package struct RegionChain: Sendable {
    package let span: TextSpan
    /// The region that the run names, or nil for a country.
    package let region: Int?
    /// Whether the last name is a short one (即墨), which may be an ordinary word.
    package let isShort: Bool
    /// Whether the short name is usually an ordinary word and nothing near supports it.
    package let isDoubtful: Bool
  }

  /// The text; in simplified characters if it is printed in traditional ones.
  package let scalars: [Unicode.Scalar]
  /// The text as it is printed, where that is something else.
  private let printed: [Unicode.Scalar]?
  /// The blocks of the article with their places, in order.
  package let blocks: [(zone: Zone, span: TextSpan)]
  /// Where the paper is at home.
  package let context: RecognitionContext
  /// All that the program knows.
  package let knowledge: Knowledge
  /// Every word of the lexicon in the text, by rising start, then shortest first.
  package let matches: [Lexicon.Match]
  /// The region names, longest reading at each place, in order.
  package let regionChains: [RegionChain]

  /// For each place where its words begin in `matches`; one more entry for the end.
  private let firstMatch: [Int32]
  private let matchesByEnd: EndOrder
  private let marks: [PlaceMarks]
  /// What is marked at some place.
  private let allMarks: PlaceMarks
  /// For each place the longest chain that begins there, or -1.
  private let chainStarts: [Int32]
  private let chainsByEnd: EndOrder

  /// Looks up every word of the lexicon in an article.
  ///
  /// - Complexity: O(*n* + *m*), *n* scalars, *m* matches.
  package init(_ article: Article, knowledge: Knowledge, context: RecognitionContext) {
    let spans = article.blockSpans
    blocks = zip(article.blocks, spans).map { ($0.zone, $1) }
    // The texts of an issue are held all at once, so what is kept is no larger than it must be.
    var text = article.scalars(atMost: spans.last?.end ?? 0)
    let simplified = knowledge.traditional.simplify(text)
    printed = simplified == nil ? nil : text
    text = simplified ?? text
    scalars = text
    self.context = context
    self.knowledge = knowledge
    let (found, firstMatch) = knowledge.lexicon.matches(in: text)
    let matches = found.withUnsafeBufferPointer { [Lexicon.Match]($0) }
    self.matches = matches
    self.firstMatch = firstMatch
    // Matches come by rising start, so those of one end are longest first.
    matchesByEnd = EndOrder(matches.lazy.map { Int($0.end) }, count: text.count)
    marks = PlaceMarks.marks(of: text, matches, knowledge.cues)
    allMarks = marks.reduce(into: []) { $0.formUnion($1) }
    let chains = RegionChainFinder.chains(
      in: matches, firstMatch, knowledge: knowledge, home: context.home)
    var chainStarts = [Int32](repeating: -1, count: text.count + 1)
    for (index, chain) in chains.enumerated().reversed() {
      chainStarts[chain.span.start] = Int32(index)
    }
    regionChains = chains
    self.chainStarts = chainStarts
    chainsByEnd = EndOrder(chains.lazy.map(\.span.end), count: text.count)
  }

  /// The words that begin at `position`, shortest first.
  package func words(at position: Int) -> ArraySlice<Lexicon.Match> {
    guard position < scalars.count else { return [] }
    return matches[Int(firstMatch[position])..<Int(firstMatch[position + 1])]
  }

  /// The words that begin in a range of places, by rising start, then shortest first.
  package func words(from start: Int, to end: Int) -> ArraySlice<Lexicon.Match> {
    matches[Int(firstMatch[start])..<Int(firstMatch[end])]
  }

  /// The words that end at `position`, longest first.
  package func words(endingAt position: Int) -> some Collection<Lexicon.Match> {
    matchesByEnd[position].lazy.map { self.matches[Int($0)] }
  }

  /// The places from `start` on, in order, at which words may begin at which a recognizer looks closer.
  func places(with cues: Cues, from start: Int = 0) -> MarkedPlaces {
    let wanted = PlaceMarks.cues(cues)
    let isNone = allMarks.isDisjoint(with: wanted)
    return MarkedPlaces(marks, with: wanted, from: isNone ? marks.count : start)
  }

  /// Whether one of some marks stands at `position`.
  @inline(__always)
  func hasMark(_ wanted: PlaceMarks, at position: Int) -> Bool {
    !marks[position].isDisjoint(with: wanted)
  }

  /// Whether a word of a kind begins at `position`.
  package func hasWord(_ kind: LexiconKind, at position: Int) -> Bool {
    position < marks.count && marks[position].contains(.start(kind))
  }

  /// Whether a word of a kind ends right before `position`.
  package func hasWord(_ kind: LexiconKind, endingAt position: Int) -> Bool {
    marks[position].contains(.end(kind))
  }

  /// Whether a word that can't stand inside a name ends right before `position`.
  package func hasBoundary(endingAt position: Int) -> Bool {
    marks[position].contains(.boundaryEnd)
  }

  /// Whether a word that can't stand inside a name begins at `position`.
  package func hasBoundary(startingAt position: Int) -> Bool {
    marks[position].contains(.boundaryStart)
  }

  /// Whether a function word, an adverb or a word of time begins at `position`.
  package func hasFunctionWord(at position: Int) -> Bool {
    marks[position].contains([.boundaryStart, .functionStart])
  }

  /// Whether a function word, an adverb or a word of time ends right before `position`.
  package func hasFunctionWord(endingAt position: Int) -> Bool {
    marks[position].contains([.boundaryEnd, .functionEnd])
  }

  /// The longest region chain that begins at `position`.
  package func regionChain(at position: Int) -> RegionChain? {
    chainStarts[position] < 0 ? nil : regionChains[Int(chainStarts[position])]
  }

  /// The region chains that end right before `position`, longest first.
  package func regionChains(endingAt position: Int) -> some Collection<RegionChain> {
    chainsByEnd[position].lazy.map { self.regionChains[Int($0)] }
  }

  /// Whether a county or city lies outside the home province, where its short name is hardly used
  /// without its full one.
  package func isFarFromHome(_ region: Int) -> Bool {
    guard let home = context.home else { return false }
    let regions = knowledge.regions
    guard regions.regions[region].level == .county else { return false }
    return regions.outermost(of: home) != regions.outermost(of: region)
  }

  /// Whether the article also names the region with its level word.
  package func namesInFull(_ region: Int) -> Bool {
    regionChains.contains { $0.region == region && !$0.isShort }
  }

  /// Whether the scalar at `position` is a stop, a comma, a bracket, a quote, blank, or outside.
  package func isSeparator(at position: Int) -> Bool {
    position < 0 || position >= scalars.count || marks[position].contains(.separator)
  }

  /// Whether a scalar parts names.
  package static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", "。", "、", "；", "：", "！", "？", "“", "”", "‘", "’", "（", "）", "《", "》", "【",
      "】", "〈", "〉", "『", "』", "「", "」", "…", ",", ".", ";", ":", "!", "?", "(", ")", "[",
      "]", "\"", "'", "—", "―", "–", "|", "/", "～", "~", "●", "■", "◆", "▲", "□", "\n":
      true
    default: scalar.isBlank
    }
  }

  /// The text of a span.
  package func string(_ span: TextSpan) -> String {
    String(scalars: scalars[span.range])
  }

  /// The text of a span as it is printed.
  package func surface(_ span: TextSpan) -> String {
    String(scalars: (printed ?? scalars)[span.range])
  }

  /// Whether the text has `word` at `position`.
  package func has(_ word: String, at position: Int) -> Bool {
    var index = position
    for scalar in word.unicodeScalars {
      guard index < scalars.count, index >= 0, scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  /// Whether `word` ends right before `position`.
  package func has(_ word: String, endingAt position: Int) -> Bool {
    has(word, at: position - word.unicodeScalars.count)
  }

  /// Whether the text has a word of a list at `position`.
  @inline(__always)
  func has(anyOf words: WordList, at position: Int) -> Bool {
    words.end(in: scalars, at: position) != nil
  }

  /// Whether a word of a list ends right before `position`.
  @inline(__always)
  func has(anyOf words: WordList, endingAt position: Int) -> Bool {
    words.start(in: scalars, endingAt: position) != nil
  }

  /// What the name of a meeting is worth: the bodies and doctrines inside it are parts of it.
  func worth(ofEvent span: TextSpan) -> Double {
    let holdsDoctrine = span.range.contains { position in
      hasWord(.doctrine, at: position)
        && words(at: position).contains { $0.kind == .doctrine && Int($0.end) <= span.end }
    }
    return (holdsDoctrine ? 1.02 : 0.85) * Double(span.count)
  }

  /// The block in which a position lies.
  package func block(at position: Int) -> (zone: Zone, span: TextSpan)? {
    blocks.first { $0.span.start <= position && position < max($0.span.end, $0.span.start + 1) }
  }

  /// How far left a name that ends at `end` can reach before something that parts names.
  ///
  /// - Parameters:
  ///   - end: One past the last scalar of the name.
  ///   - limit: The greatest length in scalars.
  /// - Returns: The first scalar that can belong to the name; `end` if none can.
  package func leftEdge(from end: Int, limit: Int) -> Int {
    var position = end
    while position > 0, end - position < limit {
      if marks[position - 1].contains(.separator) || marks[position].contains(.boundaryEnd) {
        break
      }
      position -= 1
    }
    return position
  }

  /// Where a name begins whose left edge holds a verb that is also a noun: after 建设 in
  /// 建设某某公司, but before 建设 where nothing but the verb would be left out of a name.
  package func softEdge(from edge: Int, before end: Int) -> Int? {
    guard hasWord(.boundary, at: edge) else { return nil }
    return words(at: edge).last {
      $0.kind == .boundary && $0.payload == Int32(BoundaryClass.soft.rawValue)
        && Int($0.end) < end
    }.map { Int($0.end) }
  }

  /// 任县 in 新任县水务局局长: the first character is the verb's.
  func beginsWithTerm(_ span: TextSpan) -> Bool {
    span.start > 0 && scalars[span.start] == "任" && Self.terms.contains(scalars[span.start - 1])
  }

  private static let terms: ScalarSet = "新现曾拟历担升连就兼"

  /// 全省, 全市, 全国 … that end right before `position`, which open the names of competitions.
  package func whole(endingAt position: Int) -> Int? {
    Self.wholes.start(in: scalars, endingAt: position)
  }

  static let wholes: WordList = ["全国", "全省", "全市", "全区", "全县", "全州", "全球", "世界"]
}
