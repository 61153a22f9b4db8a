internal import InkGraphCore

/// Proposes bodies that are named by a place and a word that is none by itself: 日本央行, 南川警方,
/// 大水井村队, 临江卫视.
struct PlacedBodyRecognizer: EntityRecognizer {
  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    proposeParties(in: text, into: &candidates)
    for (position, start) in places(in: text) where text.hasMark(.cues(.placed), at: position) {
      for (type, words) in Self.words {
        guard let end = words.end(in: text.scalars, at: position) else { continue }
        propose(type, from: start, word: position..<end, in: text, into: &candidates)
      }
    }
  }

  /// 民盟省委会, 民建江州市委, 九三学社中央: the committees of the democratic parties.
  private func proposeParties(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.places(with: .party) {
      guard let party = Self.parties.end(in: text.scalars, at: position) else { continue }
      var place = party
      if let chain = text.regionChain(at: party) {
        place = chain.span.end
      } else if party < text.scalars.count, Self.committeeLevels.contains(text.scalars[party]) {
        place = party + 1
      }
      let end =
        text.has("中央", at: party)
        ? party + 2 : place > party ? Self.committees.lastEnd(in: text.scalars, at: place) : nil
      guard let end, end == text.scalars.count || text.scalars[end] != "员" else { continue }
      candidates.append(
        Candidate(
          span: TextSpan(start: position, end: end), type: .agency, score: 0.96,
          source: Self.source(.agency)))
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(parties, .party)
    for (_, words) in words { table.add(words, .placed) }
  }

  private static let parties: WordList = [
    "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟",
  ]
  private static let committeeLevels: ScalarSet = "省市区县州"
  /// Longer words come later.
  private static let committees: WordList = [
    "委", "支社", "支部", "总支", "总支部", "委会", "委员会", "基层委员会",
  ]
  /// For each end of a place, rising, where the place begins.
  private func places(in text: AnnotatedText) -> [(end: Int, start: Int)] {
    var places: [(end: Int, start: Int)] = []
    for chain in text.regionChains where !chain.isDoubtful {
      places.append((end: chain.span.end, start: chain.span.start))
    }
    let chains = places.count
    let worldPlace = Int32(LexiconCategory.worldPlace.rawValue)
    for match in text.matches where match.kind == .commonName && match.payload == worldPlace {
      let end = Int(match.end)
      // 加拿大 in 加拿大温哥华市议会.
      let start = text.regionChains(endingAt: Int(match.start)).first?.span.start
      places.append((end: end, start: start ?? Int(match.start)))
      if end < text.scalars.count, Self.levels.contains(text.scalars[end]) {
        places.append((end: end + 1, start: start ?? Int(match.start)))
      }
    }
    // A chain of regions comes before a place of the world, a longer one before a shorter one.
    let order = places.indices.sorted { first, second in
      let (one, other) = (places[first], places[second])
      if one.end != other.end { return one.end < other.end }
      if (first < chains) != (second < chains) { return first < chains }
      return one.start < other.start
    }
    var ends: [(end: Int, start: Int)] = []
    for index in order where ends.last?.end != places[index].end { ends.append(places[index]) }
    return ends
  }

  private func propose(
    _ type: EntityType, from start: Int, word: Range<Int>, in text: AnnotatedText,
    into candidates: inout [Candidate]
  ) {
    let end = word.upperBound
    if end < text.scalars.count {
      let next = text.scalars[end]
      // 队 in 队员 and 移动 in 移动硬盘 begin other words.
      if Self.continuations.contains(next) || text.hasWord(.title, at: end - 1) { return }
      if type == .enterprise, !text.isSeparator(at: end),
        !text.words(at: end).contains(where: { $0.kind == .boundary || $0.kind == .title })
      {
        return
      }
    }
    candidates.append(
      Candidate(
        span: TextSpan(start: start, end: end), type: type, score: 0.92,
        source: Self.source(type)))
  }

  private static let words: [(EntityType, WordList)] = [
    (
      .agency,
      [
        "警方", "军方", "央行", "中央银行", "海军", "空军", "陆军", "大使馆", "使馆", "总领事馆", "总领馆", "领事馆",
        "国会", "议会", "外交部", "国防部", "财政部", "司法部", "内政部", "总统府", "最高法院", "国务院",
        "市政厅", "市政府", "州政府", "警察局", "消防局", "总理府", "检方", "海岸警卫队",
      ]
    ),
    (
      .organization,
      [
        "国家队", "国奥队", "国青队", "国奥", "男足", "女足", "男篮", "女篮", "男排", "女排", "奥委会", "足协",
        "篮协", "卫视", "队",
      ]
    ),
    (.enterprise, ["移动", "联通", "电信"]),
  ]
  private static let levels: ScalarSet = "市州省府县郡"
  private static let continuations: ScalarSet = "员长友伍列形服旗营医副"
  private static let source = RuleName("placed")
}
