internal import InkGraphCore
internal import Ontology

/// Joins a country or region with the place in it that follows directly: 日本|大阪, 贵州|台江.
///
/// The gazetteer's own chains (青岛市即墨区) are joined before; this is for places that it does not
/// have, or of which it does not know where they lie.
enum RegionJoining {
  /// The decided spans, in order, with regions joined that touch each other.
  static func joined(_ decided: [Candidate], in text: AnnotatedText) -> [Candidate] {
    var result: [Candidate] = []
    result.reserveCapacity(decided.count)
    for found in decided {
      var candidate = found
      if let country = country(before: found, in: text) {
        result.append(
          Candidate(span: country, type: .region, score: found.score, source: "region.country"))
        candidate.span = TextSpan(start: country.end, end: found.span.end)
      }
      if candidate.type == .region, let end = levelEnd(after: candidate.span, in: text) {
        candidate.span = TextSpan(start: candidate.span.start, end: end)
      }
      guard candidate.type == .region, candidate.span.count > 1,
        let last = result.last, last.span.end == candidate.span.start, last.type == .region,
        last.span.count > 1,
        holdsPlaces(last.span, in: text) || isVillage(candidate.span, of: last.span, in: text)
          || last.source == ForeignNameRecognizer.placeSource
          || last.source == "region.joined",
        !isFarShortName(last.span, in: text),
        !isCountry(candidate.span, in: text)
      else {
        result.append(candidate)
        continue
      }
      result[result.count - 1].span = TextSpan(start: last.span.start, end: candidate.span.end)
      result[result.count - 1].score = min(last.score, candidate.score)
      result[result.count - 1].source = "region.joined"
    }
    return result
  }

  /// 美国 in 美国某某大学: before a school or a firm the country is a mention of its own.
  private static func country(before body: Candidate, in text: AnnotatedText) -> TextSpan? {
    guard body.type == .organization || body.type == .enterprise,
      let chain = text.regionChain(at: body.span.start), chain.region == nil,
      chain.span.count > 1, body.span.end - chain.span.end >= 4,
      !text.has("中国", at: chain.span.start),
      bodies.start(in: text.scalars, endingAt: body.span.end) != nil
    else { return nil }
    return chain.span
  }

  private static let bodies: WordList = ["大学", "学院", "公司", "集团", "银行", "研究所", "实验室", "医院", "俱乐部"]

  /// 州 in 加利福尼亚州州长: the level word before the post of the same level is the place's.
  private static func levelEnd(after span: TextSpan, in text: AnnotatedText) -> Int? {
    let end = span.end
    guard end + 2 < text.scalars.count, levels.contains(text.scalars[end]),
      text.scalars[end + 1] == text.scalars[end], text.scalars[end + 2] == "长",
      text.scalars[end - 1] != text.scalars[end]
    else { return nil }
    return end + 1
  }

  /// 柳埠镇|红岩村: a village behind its township.
  private static func isVillage(
    _ span: TextSpan, of before: TextSpan, in text: AnnotatedText
  ) -> Bool {
    villages.start(in: text.scalars, endingAt: span.end) != nil
      && townships.start(in: text.scalars, endingAt: before.end) != nil
  }

  private static let villages: WordList = ["村", "社区", "屯", "寨", "嘎查"]
  private static let townships: WordList = ["镇", "乡", "街道", "苏木"]

  /// Whether other places lie in it: a country, or a division above townships.
  private static func holdsPlaces(_ span: TextSpan, in text: AnnotatedText) -> Bool {
    text.regionChains(endingAt: span.end).contains { chain in
      guard chain.span == span else { return false }
      guard let region = chain.region else { return true }
      return text.knowledge.regions.regions.level(of: region) != .township
    }
  }

  /// 东至 in 东至东湾新城: a county far from here is hardly named in short before its places.
  private static func isFarShortName(_ span: TextSpan, in text: AnnotatedText) -> Bool {
    text.regionChains(endingAt: span.end).contains { chain in
      chain.span == span && chain.isShort && chain.region.map { text.isFarFromHome($0) } ?? false
    }
  }

  private static func isCountry(_ span: TextSpan, in text: AnnotatedText) -> Bool {
    text.regionChains(endingAt: span.end).contains { $0.span == span && $0.region == nil }
  }

  private static let levels: ScalarSet = "州市县郡省"
}
