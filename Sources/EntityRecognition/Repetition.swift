package import InkGraphCore
internal import Ontology

/// Looks for names that were found for certain wherever else they stand in the article.
///
/// Errors cluster by article: a name whose first mention has a title is bare afterwards, a firm
/// loses its company form, a committee becomes 管委.
package enum Repetition {
  /// A name that was found for certain.
  package struct Known: Hashable, Sendable {
    package var surface: [Unicode.Scalar]
    package var type: EntityType
    package var score: Double
  }

  /// The names that are worth looking for again.
  package static func known(from decided: [Candidate], in text: AnnotatedText) -> [Known] {
    var best: [[Unicode.Scalar]: Known] = [:]
    func add(_ surface: [Unicode.Scalar], _ type: EntityType, _ score: Double) {
      if let old = best[surface], old.score >= score { return }
      best[surface] = Known(surface: surface, type: type, score: score)
    }
    for candidate in decided where candidate.type != .region || candidate.source == "region.area" {
      let surface = Array(text.scalars[candidate.span.range])
      switch candidate.type {
      case .person:
        if candidate.score >= 0.75, surface.count >= 2 { add(surface, .person, candidate.score - 0.06) }
      case .enterprise:
        if candidate.score >= 0.6 { add(surface, .enterprise, 0.85) }
        if let core = firmCore(of: surface, in: text) { add(core, .enterprise, 0.72) }
      default:
        if candidate.score >= 0.6, surface.count >= 3 {
          add(surface, candidate.type, min(candidate.score, 0.88))
        }
      }
    }
    return best.values.sorted {
      $0.surface.lexicographicallyPrecedes($1.surface) || ($0.surface == $1.surface && $0.type < $1.type)
    }
  }

  /// Every place where a known name stands and no candidate has the same span yet.
  package static func propose(
    _ known: [Known], in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    guard !known.isEmpty else { return }
    var byFirst: [Unicode.Scalar: [Known]] = [:]
    for name in known where !name.surface.isEmpty { byFirst[name.surface[0], default: []].append(name) }
    let textCount = text.scalars.count
    for position in text.scalars.indices {
      guard let names = byFirst[text.scalars[position]] else { continue }
      for name in names {
        let end = position + name.surface.count
        guard end <= textCount, text.scalars[position..<end].elementsEqual(name.surface) else {
          continue
        }
        candidates.append(
          Candidate(
            span: TextSpan(start: position, end: end), type: name.type, score: name.score,
            source: "\(name.type.rawValue).repeated"))
      }
    }
  }

  /// 博泰 of 青岛博泰机械有限公司, with 公司 or alone, when it has at least two characters.
  private static func firmCore(of surface: [Unicode.Scalar], in text: AnnotatedText) -> [Unicode.Scalar]? {
    var core = surface[...]
    for form in ["集团有限公司", "股份有限公司", "有限责任公司", "有限公司", "集团公司", "集团", "公司"] {
      let suffix = Array(form.unicodeScalars)
      if core.count > suffix.count + 1, core.suffix(suffix.count).elementsEqual(suffix) {
        core = core.dropLast(suffix.count)
        break
      }
    }
    guard core.count < surface.count, core.count >= 3 else { return nil }
    return Array(core)
  }
}

/// Proposes the bare organ words that stand for a body named before: 管委, 工作队, 帮扶团组.
package enum BareOrgans {
  /// Groups of words that name the same kind of body.
  package static let kinds: [[String]] = [
    ["管理委员会", "管委会", "管委"],
    ["帮扶工作团", "工作团", "团组", "工作队", "工作组", "工作专班", "专班", "帮扶队", "督导组"],
    ["指挥部"],
    ["合作社"],
    ["党工委", "工委"],
    ["街道办事处", "街道办"],
  ]

  /// Adds every bare organ word for which a body of the kind was decided before it.
  package static func propose(
    after decided: [Candidate], in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    let bodies = decided.filter { $0.type == .agency || $0.type == .organization }
    guard !bodies.isEmpty else { return }
    for kind in kinds {
      let heads = bodies.filter { body in kind.contains { text.has($0, endingAt: body.span.end) } }
      guard let first = heads.first else { continue }
      for position in text.scalars.indices where position >= first.span.end {
        guard let word = kind.first(where: { text.has($0, at: position) }) else { continue }
        let end = position + word.unicodeScalars.count
        guard let body = heads.last(where: { $0.span.end <= position }) else { continue }
        let start = extended(position, by: body, in: text)
        guard text.isSeparator(at: start - 1) || text.hasBoundary(endingAt: start) else { continue }
        candidates.append(
          Candidate(
            span: TextSpan(start: start, end: end), type: body.type, score: 0.78,
            source: "\(body.type.rawValue).bare-organ"))
      }
    }
  }

  /// 帮扶 in 帮扶团组: two characters before the word that the full name holds too.
  private static func extended(_ position: Int, by body: Candidate, in text: AnnotatedText) -> Int {
    guard position >= 2 else { return position }
    let before = text.scalars[(position - 2)..<position]
    guard before.allSatisfy(\.isHan) else { return position }
    let full = text.scalars[body.span.range]
    for start in full.indices.dropLast() where full[start...].prefix(2).elementsEqual(before) {
      return position - 2
    }
    return position
  }
}
