internal import InkGraphCore
internal import Ontology

/// Finds runs of region names of which each lies in the one before: 青岛市即墨区.
struct RegionChainFinder {
  private let matches: [Lexicon.Match]
  private let firstMatch: [Int32]
  private let knowledge: Knowledge
  private let home: Int?
  /// The chains from one start.
  private var found: [AnnotatedText.RegionChain] = []

  /// All chains of a text, by rising start, then longest first.
  ///
  /// - Parameters:
  ///   - matches: The words of the text.
  ///   - firstMatch: For each place and the end of the text where its words begin in `matches`.
  ///   - knowledge: The regions.
  ///   - home: The paper's home region, if it is known.
  /// - Returns: The chains.
  static func chains(
    in matches: [Lexicon.Match], _ firstMatch: [Int32], knowledge: Knowledge, home: Int?
  ) -> [AnnotatedText.RegionChain] {
    var finder = RegionChainFinder(
      matches: matches, firstMatch: firstMatch, knowledge: knowledge, home: home)
    var chains: [AnnotatedText.RegionChain] = []
    var last: Int32 = -1
    for match in matches where match.start != last && isName(match.kind) {
      last = match.start
      finder.found.removeAll(keepingCapacity: true)
      finder.extend(from: Int(match.start), at: Int(match.start), parent: nil, depth: 0)
      if finder.found.count > 1 { finder.found.sort { $0.span.count > $1.span.count } }
      chains += finder.found
    }
    return chains
  }

  private init(
    matches: [Lexicon.Match], firstMatch: [Int32], knowledge: Knowledge, home: Int?
  ) {
    self.matches = matches
    self.firstMatch = firstMatch
    self.knowledge = knowledge
    self.home = home
  }

  private static func isName(_ kind: LexiconKind) -> Bool {
    kind == .regionName || kind == .regionShortName || kind == .country
  }

  private mutating func extend(from start: Int, at position: Int, parent: Int?, depth: Int) {
    // The last entry of `firstMatch` is that of the end of the text.
    guard depth < 4, position < firstMatch.count - 1 else { return }
    var seen = -1
    for index in (Int(firstMatch[position])..<Int(firstMatch[position + 1])).reversed() {
      let word = matches[index]
      guard Self.isName(word.kind) else { continue }
      let end = Int(word.end)
      if word.kind == .country {
        if depth == 0 { add(start, end, region: nil, isShort: false, isDoubtful: false) }
        continue
      }
      guard end != seen, let region = knowledge.region(named: word, within: parent, home: home)
      else { continue }
      seen = end
      let isShort = word.kind == .regionShortName
      add(
        start, end, region: region, isShort: isShort,
        isDoubtful: isShort && parent == nil && knowledge.isDoubtfulShortName(word))
      extend(from: start, at: end, parent: region, depth: depth + 1)
    }
  }

  /// Adds a chain unless there is one with the same end.
  private mutating func add(
    _ start: Int, _ end: Int, region: Int?, isShort: Bool, isDoubtful: Bool
  ) {
    if found.contains(where: { $0.span.end == end }) { return }
    found.append(
      AnnotatedText.RegionChain(
        span: TextSpan(start: start, end: end), region: region, isShort: isShort,
        isDoubtful: isDoubtful))
  }
}
