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

  /// The text.
  package let scalars: [Unicode.Scalar]
  /// The blocks of the article with their places, in order.
  package let blocks: [(zone: Zone, span: TextSpan)]
  /// The sentences, in order; none crosses a block.
  package let sentences: [TextSpan]
  /// Where the paper is at home.
  package let context: RecognitionContext
  /// All that the program knows.
  package let knowledge: Knowledge
  /// The region names, longest reading at each place, in order.
  package private(set) var regionChains: [RegionChain] = []

  private var matches: [Lexicon.Match] = []
  private var firstMatch: [Int32] = []
  private var matchesByEnd: [Lexicon.Match] = []
  private var firstByEnd: [Int32] = []
  private var boundaryEnds: [Bool]
  private var boundaryStarts: [Bool]
  private var chainStarts: [Int32]
  private var chainEnds: [[Int32]]

  /// Looks up every word of the lexicon in an article.
  ///
  /// - Complexity: O(*n* + *m*), *n* scalars, *m* matches.
  package init(_ article: Article, knowledge: Knowledge, context: RecognitionContext) {
    let text = Array(article.text.unicodeScalars)
    scalars = text
    let spans = article.blockSpans
    blocks = zip(article.blocks, spans).map { ($0.zone, $1) }
    var sentences: [TextSpan] = []
    for span in spans {
      sentences += SentenceSplitter.sentences(of: text[span.range]).map {
        $0.shifted(by: span.start)
      }
    }
    self.sentences = sentences
    self.context = context
    self.knowledge = knowledge
    boundaryEnds = [Bool](repeating: false, count: text.count + 1)
    boundaryStarts = boundaryEnds
    chainStarts = [Int32](repeating: -1, count: text.count + 1)
    chainEnds = [[Int32]](repeating: [], count: text.count + 1)
    lookUp()
    markBoundaries()
    findRegionChains()
  }

  /// The words that begin at `position`, shortest first.
  package func words(at position: Int) -> ArraySlice<Lexicon.Match> {
    guard position < scalars.count else { return [] }
    return matches[Int(firstMatch[position])..<Int(firstMatch[position + 1])]
  }

  /// The words that end at `position`, longest first.
  package func words(endingAt position: Int) -> ArraySlice<Lexicon.Match> {
    matchesByEnd[Int(firstByEnd[position])..<Int(firstByEnd[position + 1])]
  }

  /// Whether a word that can't stand inside a name ends right before `position`.
  package func hasBoundary(endingAt position: Int) -> Bool { boundaryEnds[position] }

  /// Whether a function word, an adverb or a word of time begins at `position`.
  package func hasFunctionWord(at position: Int) -> Bool {
    boundaryStarts[position]
      && words(at: position).contains {
        $0.kind == .boundary
          && ($0.payload == Int32(BoundaryClass.function.rawValue)
            || $0.payload == Int32(BoundaryClass.adverb.rawValue)
            || $0.payload == Int32(BoundaryClass.time.rawValue))
      }
  }

  /// Whether a function word, an adverb or a word of time ends right before `position`.
  package func hasFunctionWord(endingAt position: Int) -> Bool {
    boundaryEnds[position]
      && words(endingAt: position).contains {
        $0.kind == .boundary
          && ($0.payload == Int32(BoundaryClass.function.rawValue)
            || $0.payload == Int32(BoundaryClass.adverb.rawValue)
            || $0.payload == Int32(BoundaryClass.time.rawValue))
      }
  }

  /// Whether a word that can't stand inside a name begins at `position`.
  package func hasBoundary(startingAt position: Int) -> Bool { boundaryStarts[position] }

  /// The longest region chain that begins at `position`.
  package func regionChain(at position: Int) -> RegionChain? {
    chainStarts[position] < 0 ? nil : regionChains[Int(chainStarts[position])]
  }

  /// The region chains that end right before `position`, longest first.
  package func regionChains(endingAt position: Int) -> [RegionChain] {
    chainEnds[position].map { regionChains[Int($0)] }
  }

  /// Whether a county or city lies outside the home province, where its short name is hardly used
  /// without its full one.
  package func isFarFromHome(_ region: Int) -> Bool {
    guard let home = context.home else { return false }
    let regions = knowledge.regions
    guard regions.regions[region].level == .county else { return false }
    return regions.chain(of: home).last != regions.chain(of: region).last
  }

  /// Whether the article also names the region with its level word.
  package func namesInFull(_ region: Int) -> Bool {
    regionChains.contains { $0.region == region && !$0.isShort }
  }

  /// Whether the scalar at `position` is a stop, a comma, a bracket, a quote, blank, or outside.
  package func isSeparator(at position: Int) -> Bool {
    guard position >= 0, position < scalars.count else { return true }
    return Self.isSeparator(scalars[position])
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
      if isSeparator(at: position - 1) || boundaryEnds[position] { break }
      position -= 1
    }
    return position
  }

  /// Where a name begins whose left edge holds a verb that is also a noun: after 建设 in
  /// 建设某某公司, but before 建设 where nothing but the verb would be left out of a name.
  package func softEdge(from edge: Int, before end: Int) -> Int? {
    words(at: edge).last {
      $0.kind == .boundary && $0.payload == Int32(BoundaryClass.soft.rawValue)
        && Int($0.end) < end
    }.map { Int($0.end) }
  }

  /// 全省, 全市, 全国 … that end right before `position`, which open the names of competitions.
  package func whole(endingAt position: Int) -> Int? {
    Self.wholes.contains { has($0, endingAt: position) } ? position - 2 : nil
  }

  package static let wholes = ["全国", "全省", "全市", "全区", "全县", "全州", "全球", "世界"]

  private func lookUp() {
    let text = scalars
    var found: [Lexicon.Match] = []
    found.reserveCapacity(text.count * 2)
    var first = [Int32]()
    first.reserveCapacity(text.count + 2)
    for position in text.indices {
      first.append(Int32(found.count))
      knowledge.lexicon.matches(in: text, at: position) { found.append($0) }
    }
    first.append(Int32(found.count))
    first.append(Int32(found.count))
    var counts = [Int32](repeating: 0, count: text.count + 2)
    for match in found { counts[Int(match.end) + 1] += 1 }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    var order = found
    var next = counts
    // Matches come by rising start, so those of one end are filled longest first.
    for match in found {
      order[Int(next[Int(match.end)])] = match
      next[Int(match.end)] += 1
    }
    matches = found
    firstMatch = first
    matchesByEnd = order
    firstByEnd = counts
  }

  private func markBoundaries() {
    // A function word inside a longer known name (和 in 和平区) parts nothing.
    var covered = [Bool](repeating: false, count: scalars.count + 1)
    for match in matches {
      switch match.kind {
      case .regionName, .regionShortName, .centralBody, .knownOrganization, .knownEnterprise,
        .inner:
        for position in Int(match.start)..<Int(match.end) { covered[position] = true }
      case .boundary where match.count > 1:
        // 与 in 参与: the longer word parts names at its own ends, or not at all.
        for position in Int(match.start)..<Int(match.end) { covered[position] = true }
      default: break
      }
    }
    for match in matches
    where match.kind == .boundary && match.payload != Int32(BoundaryClass.soft.rawValue) {
      let start = Int(match.start)
      let end = Int(match.end)
      if match.count == 1, covered[start] { continue }
      boundaryStarts[start] = true
      boundaryEnds[end] = true
    }
  }

  private func findRegionChains() {
    for start in scalars.indices {
      var found: [RegionChain] = []
      extendChain(from: start, at: start, parent: nil, depth: 0, into: &found)
      found.sort { $0.span.count > $1.span.count }
      for (rank, chain) in found.enumerated() {
        if rank == 0 { chainStarts[start] = Int32(regionChains.count) }
        chainEnds[chain.span.end].append(Int32(regionChains.count))
        regionChains.append(chain)
      }
    }
    for position in chainEnds.indices where chainEnds[position].count > 1 {
      chainEnds[position].sort { left, right in
        let leftSpan = regionChains[Int(left)].span
        let rightSpan = regionChains[Int(right)].span
        return leftSpan.start < rightSpan.start
      }
    }
  }

  private func extendChain(
    from start: Int, at position: Int, parent: Int?, depth: Int, into found: inout [RegionChain]
  ) {
    guard depth < 4, position < scalars.count else { return }
    var seen = -1
    for word in words(at: position).reversed() {
      let isShort = word.kind == .regionShortName
      if word.kind == .country {
        if depth == 0, !found.contains(where: { $0.span.end == Int(word.end) }) {
          let span = TextSpan(start: start, end: Int(word.end))
          found.append(RegionChain(span: span, region: nil, isShort: false, isDoubtful: false))
        }
        continue
      }
      guard word.kind == .regionName || isShort, Int(word.end) != seen else { continue }
      let name = string(TextSpan(start: position, end: Int(word.end)))
      guard
        let region = knowledge.region(
          named: name, within: parent, home: context.home, short: isShort)
      else { continue }
      seen = Int(word.end)
      let end = Int(word.end)
      if !found.contains(where: { $0.span.end == end }) {
        let doubtful =
          isShort && parent == nil && knowledge.isDoubtfulShortName(name, region, context: context)
        found.append(
          RegionChain(
            span: TextSpan(start: start, end: end), region: region, isShort: isShort,
            isDoubtful: doubtful))
      }
      extendChain(from: start, at: end, parent: region, depth: depth + 1, into: &found)
    }
  }
}
