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
    var found: [Known] = []
    func add(_ surface: [Unicode.Scalar], _ type: EntityType, _ score: Double) {
      found.append(Known(surface: surface, type: type, score: score))
    }
    for candidate in decided where candidate.type != .region || candidate.source == "region.area" {
      let surface = Array(text.scalars[candidate.span.range])
      switch candidate.type {
      case .person:
        if candidate.score >= 0.75, surface.count >= 2 {
          add(surface, .person, candidate.score - 0.06)
        }
      case .enterprise:
        if candidate.score >= 0.6 { add(surface, .enterprise, 0.85) }
        for short in firmShortForms(of: candidate.span, in: text) { add(short, .enterprise, 0.76) }
      default:
        // Each mention of an area is typed by its own surroundings.
        let type = candidate.source == "region.area" ? .region : candidate.type
        if candidate.score >= 0.6, surface.count >= 3 {
          add(surface, type, min(candidate.score, 0.88))
        }
        if type == .organization {
          for short in TeamRecognizer.shortNames(of: candidate.span, in: text) {
            add(short, type, short.count > 2 ? 0.72 : 0.6)
          }
        }
      }
    }
    for candidate in decided where candidate.source == "region.area" {
      guard let short = areaShortForm(of: candidate.span, in: text) else { continue }
      add(short, .region, 0.74)
      for committee in committees { add(short + committee, .agency, 0.86) }
    }
    let aliases = found.count
    for candidate in decided {
      for alias in StatedAliases.aliases(after: candidate.span, in: text) {
        add(Array(text.scalars[alias.range]), candidate.type, 0.93)
      }
    }
    return best(of: found, aliasesFrom: aliases)
  }

  /// For each surface what is known best, sorted by surface: the last alias that the text states, or else
  /// the first of the highest score.
  private static func best(of found: [Known], aliasesFrom aliases: Int) -> [Known] {
    let order = found.indices.sorted { first, second in
      let (one, other) = (found[first].surface, found[second].surface)
      return one == other ? first < second : one.lexicographicallyPrecedes(other)
    }
    var best: [Known] = []
    for index in order {
      let known = found[index]
      if best.last?.surface != known.surface {
        best.append(known)
      } else if index >= aliases || best[best.count - 1].score < known.score {
        best[best.count - 1] = known
      }
    }
    return best
  }

  /// Known names, ready to be looked for in many texts.
  package struct Index: Sendable {
    private var byFirst: [Unicode.Scalar: [Known]] = [:]
    /// The characters that are a name alone.
    private var singles: ScalarSet = []
    private var hasSingles = false
    /// For each value of a hash of two characters whether a name begins with such (Bloom 1970).
    private var pairs = [UInt64](repeating: 0, count: 1 << (bits - 6))
    private static let bits: UInt32 = 14

    /// Sorts names by their first characters.
    package init(_ known: [Known]) {
      for name in known where !name.surface.isEmpty {
        byFirst[name.surface[0], default: []].append(name)
        guard name.surface.count > 1 else {
          singles.insert(name.surface[0])
          hasSingles = true
          continue
        }
        let bit = PairHash.hash(name.surface[0], name.surface[1], bits: Self.bits)
        pairs[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }

    /// Whether there are no names.
    var isEmpty: Bool { byFirst.isEmpty }

    /// Whether a name may begin at a place of a text: one begins with its character, and may go on with the
    /// next.
    @inline(__always)
    func mayBegin(at position: Int, in text: UnsafeBufferPointer<Unicode.Scalar>) -> Bool {
      let first = text[position]
      return position + 1 < text.count
        && holds(PairHash.hash(first, text[position + 1], bits: Self.bits))
        || hasSingles && singles.contains(first)
    }

    /// The names that begin with a character.
    func names(beginningWith first: Unicode.Scalar) -> [Known] { byFirst[first] ?? [] }

    @inline(__always)
    private func holds(_ bit: Int) -> Bool { pairs[bit >> 6] >> UInt64(bit & 63) & 1 == 1 }
  }

  /// Whether one of some names stands in a text.
  static func stands(_ index: Index, in text: [Unicode.Scalar]) -> Bool {
    text.withUnsafeBufferPointer { scalars in
      scalars.indices.contains { position in
        index.mayBegin(at: position, in: scalars)
          && index.names(beginningWith: scalars[position]).contains {
            scalars[position...].starts(with: $0.surface)
          }
      }
    }
  }

  /// Proposes every place where a known name stands.
  package static func propose(
    _ index: Index, in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    guard !index.isEmpty else { return }
    text.scalars.withUnsafeBufferPointer { scalars in
      for position in scalars.indices where index.mayBegin(at: position, in: scalars) {
        for name in index.names(beginningWith: scalars[position])
        where scalars[position...].starts(with: name.surface) {
          candidates.append(candidate(for: name, at: position, in: text))
        }
      }
    }
  }

  private static func candidate(
    for name: Known, at position: Int, in text: AnnotatedText
  ) -> Candidate {
    let span = TextSpan(start: position, end: position + name.surface.count)
    var candidate = Candidate(
      span: span, type: name.type, score: name.score,
      source: name.type == .region ? HeadNounRecognizer.areaSource : repeated(name.type))
    // So long a name is a whole, whatever bodies and doctrines stand in it.
    if name.type == .project, span.count >= 8, !text.scalars[span.range].contains("号") {
      candidate.worth = text.worth(ofEvent: span)
    }
    return candidate
  }

  /// The short names of a firm: without its form, its place and its general trade:
  /// 临江澄光新能源科技有限公司 → 临江澄光新能源科技, 澄光新能源科技, 澄光新能源, 澄光公司.
  private static func firmShortForms(
    of span: TextSpan, in text: AnnotatedText
  ) -> [[Unicode.Scalar]] {
    var core = text.scalars[span.range]
    for form in forms
    where core.count > form.count + 1 && core.suffix(form.count).elementsEqual(form) {
      core = core.dropLast(form.count)
      break
    }
    guard core.count < span.count, core.count >= 3 else { return [] }
    var result = [Array(core)]
    var bare = core
    if let chain = text.regionChain(at: span.start), bare.count - chain.span.count >= 2 {
      bare = bare.dropFirst(chain.span.count)
      result.append(Array(bare))
    }
    // 澄光餐饮管理 → 澄光餐饮, 澄光.
    for _ in 0..<2 {
      guard
        let trade = generalTrades.first(where: { trade in
          bare.count > trade.count + 1 && bare.suffix(trade.count).elementsEqual(trade)
        })
      else { break }
      bare = bare.dropLast(trade.count)
      result.append(Array(bare))
    }
    result += result.filter { $0.count >= 2 && $0.count <= 4 }.map {
      $0 + Array("公司".unicodeScalars)
    }
    return result.filter { $0.count >= 3 }
  }

  /// The name of an area without its place, if more than the word for areas is left:
  /// 江州汽车产业新城 → 汽车产业新城.
  private static func areaShortForm(
    of span: TextSpan, in text: AnnotatedText
  ) -> [Unicode.Scalar]? {
    guard let chain = text.regionChain(at: span.start), chain.span.end < span.end,
      let head = text.words(endingAt: span.end).first(where: {
        $0.kind == .head && text.knowledge.heads[Int($0.payload)].type == .region
      }), Int(head.start) - chain.span.end >= 2,
      text.scalars[chain.span.end..<span.end].allSatisfy(\.isHan)
    else { return nil }
    return Array(text.scalars[chain.span.end..<span.end])
  }

  private static let committees = ["管委", "管委会", "党工委"].map { Array($0.unicodeScalars) }
  private static let repeated = RuleName("repeated")
  private static let forms = [
    "集团股份有限公司", "集团有限公司", "股份有限公司", "有限责任公司", "有限公司", "集团公司", "集团", "公司",
  ].map { Array($0.unicodeScalars) }
  private static let generalTrades = [
    "科技", "商贸", "贸易", "实业", "投资", "控股", "发展", "技术", "工业", "工贸", "建设", "信息", "网络",
    "服务", "管理", "咨询", "餐饮", "物业", "文化", "传播", "传媒", "电子商务", "商务", "工程", "装饰", "食品", "农业", "旅游",
    "智能", "新能源", "新材料", "生物", "环保", "物流", "供应链",
  ].map { Array($0.unicodeScalars) }
}

/// Proposes the bare organ words that stand for a body named before: 管委, 工作队, 帮扶团组.
package enum BareOrgans {
  /// Adds every bare organ word for which a body of the kind was decided before it.
  package static func propose(
    after decided: [Candidate], in text: AnnotatedText, into candidates: inout [Candidate]
  ) {
    let bodies = decided.filter { $0.type == .agency || $0.type == .organization }
    guard !bodies.isEmpty else { return }
    for kind in kinds {
      let heads = bodies.filter { text.has(anyOf: kind, endingAt: $0.span.end) }
      guard let first = heads.first else { continue }
      for position in text.places(with: .organ, from: first.span.end) {
        guard let end = kind.end(in: text.scalars, at: position) else { continue }
        guard let body = heads.last(where: { $0.span.end <= position }) else { continue }
        let start = extended(position, by: body, in: text)
        guard text.isSeparator(at: start - 1) || text.hasBoundary(endingAt: start) else { continue }
        candidates.append(
          Candidate(
            span: TextSpan(start: start, end: end), type: body.type, score: 0.78,
            source: bareOrgan(body.type)))
      }
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    for words in kinds { table.add(words, .organ) }
  }

  private static let kinds = OrganWords.kinds.map { WordList($0) }
  private static let bareOrgan = RuleName("bare-organ")

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
