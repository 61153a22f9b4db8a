import InkGraphCore

/// Makes parts and linked libraries out of a seed, with every field in use now and then.
struct RandomLibrary {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea, Flood, 2014, doi:10.1145/2660193.2660195).
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  private mutating func chance() -> Bool { next() % 2 == 0 }
  private mutating func pick<T>(_ values: [T]) -> T { values[number(0...values.count - 1)] }
  private mutating func maybe<T>(_ value: T) -> T? { chance() ? value : nil }
  private mutating func score() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func text() -> String {
    let alphabet: [Unicode.Scalar] = Array(
      "临渡青禾区水务局“暖巢”a'\";--𠮷é\u{0}\u{301}\u{1F600}\n\t%_\\".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<number(0...12) { text.append(pick(alphabet)) }
    return String(text)
  }

  private mutating func span() -> TextSpan {
    let start = number(0...500)
    return TextSpan(start: start, end: start + number(0...40))
  }

  private mutating func date() -> CalendarDate? {
    chance()
      ? CalendarDate(year: number(1...2100), month: number(1...12), day: number(1...28)) : nil
  }

  private mutating func credit() -> Credit { Credit(role: maybe(text()), name: text()) }

  private mutating func list<T>(_ make: (inout RandomLibrary) -> T) -> [T] {
    var result: [T] = []
    for _ in 0..<number(0...4) { result.append(make(&self)) }
    return result
  }

  private mutating func dictionary() -> [String: String] {
    Dictionary(list { ($0.text(), $0.text()) }) { first, _ in first }
  }

  mutating func part() -> IssuePart {
    var issue = Issue(
      newspaper: text(), number: maybe(number(-2...3)), date: date(), weekday: maybe(text()),
      lunarDate: maybe(text()), publishers: list { Publisher(name: $0.text(), role: $0.text()) },
      editors: list { $0.credit() },
      contact: Contact(
        hotline: maybe(text()), website: maybe(text()), email: maybe(text()), license: maybe(text())
      ), mastheadText: text(), source: text())
    for ordinal in (1...number(1...5)).reversed() {
      issue.articles.append(
        Article(
          ordinal: ordinal, page: maybe(number(1...8)), kind: pick([.news, .photo, .notice]),
          blocks: list {
            TextBlock(
              $0.pick([.column, .kicker, .title, .body]), $0.text(), line: $0.number(0...9))
          }, byline: maybe(text()), authors: list { $0.credit() },
          continuesOn: maybe(number(1...8)), continuedFrom: maybe(number(1...8))))
    }
    var part = IssuePart(issue: issue, contentHash: text())
    for _ in 0..<number(1...4) {
      part.entities.append(
        LocalEntity(
          type: type(), name: text(), codes: dictionary(), knownAliases: list { $0.text() },
          role: pick([.subject, .staff])))
    }
    let (articles, entities) = (issue.articles.count, part.entities.count)
    part.mentions = list {
      LocalMention(
        article: $0.number(1...articles), zone: $0.pick([.body, .caption]),
        mention: Mention(
          span: $0.span(), surface: $0.text(), type: $0.type(), score: $0.score(), source: $0.text()
        ),
        entity: $0.number(0...entities - 1))
    }
    part.statements = list {
      LocalStatement(
        subject: $0.localReference(articles, entities), predicate: $0.predicate(),
        object: $0.localReference(articles, entities), qualifier: $0.maybe($0.text()),
        evidence: LocalEvidence(
          article: $0.number(0...articles), span: $0.span(), text: $0.text(),
          subjectSpan: $0.maybe($0.span()), objectSpan: $0.maybe($0.span()), rule: $0.text(),
          score: $0.score()))
    }
    part.certainNames = Set(list { CertainName(surface: $0.text(), type: $0.type()) }).sorted()
    part.borrowedNames = Set(list { CertainName(surface: $0.text(), type: $0.type()) }).sorted()
    part.diagnostics = list {
      Diagnostic(
        $0.pick([.note, .warning, .error]),
        at: SourceLocation(source: $0.text(), line: $0.number(0...9), column: $0.number(0...9)),
        $0.text())
    }
    return part
  }

  /// Keys for the things of parts, few enough that issues share entities.
  mutating func keys(_ parts: [IssuePart]) -> [[EntityKey]] {
    let pool = (0...9).map { _ in
      EntityKey(type: type(), name: text(), qualifier: maybe(text()))
    }
    return parts.map { part in part.entities.map { _ in pick(pool) } }
  }

  private mutating func type() -> EntityType { pick(EntityType.mentioned) }
  private mutating func predicate() -> Predicate { pick([.holdsPosition, .partOf, .authorOf]) }

  private mutating func localReference(_ articles: Int, _ entities: Int) -> LocalReference {
    chance() ? .entity(number(0...entities - 1)) : .article(number(0...articles))
  }
}
