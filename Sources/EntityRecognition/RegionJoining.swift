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
    for candidate in decided {
      guard let last = result.last, last.span.end == candidate.span.start,
        last.type == .region, candidate.type == .region, last.span.count > 1,
        candidate.span.count > 1, holdsPlaces(last.span, in: text),
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

  /// Whether other places lie in it: a country, or a division above townships.
  private static func holdsPlaces(_ span: TextSpan, in text: AnnotatedText) -> Bool {
    text.regionChains(endingAt: span.end).contains { chain in
      guard chain.span == span else { return false }
      guard let region = chain.region else { return true }
      return text.knowledge.regions.regions.level(of: region) != .township
    }
  }

  private static func isCountry(_ span: TextSpan, in text: AnnotatedText) -> Bool {
    text.regionChains(endingAt: span.end).contains { $0.span == span && $0.region == nil }
  }
}
