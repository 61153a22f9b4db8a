internal import InkGraphCore

/// Reads who is given a post, and who leaves one: 任命甲为某局局长, 免去乙的某局局长职务, 丙任某局局长.
///
/// A post that someone leaves, or held before, says so in the qualifier: `局长（免去）`, `局长（曾任）`.
struct AppointmentReader: Sendable {
  private let literals: LiteralClasses

  init(_ literals: LiteralClasses) { self.literals = literals }

  /// Adds a statement for every appointment and removal in a sentence.
  func read(
    _ sentence: SentenceView, _ article: Article, into collector: inout StatementCollector
  ) {
    var last: LocalMention?
    for position in sentence.span.range {
      if let index = sentence.mention(at: position) {
        let mention = sentence.mentions[index]
        if mention.mention.type == .person {
          last = mention
          readAppointment(of: mention, sentence, article, into: &collector)
        }
        continue
      }
      for verb in Self.removals where sentence.has(verb, at: position) {
        readRemoval(after: position + verb.count, last, sentence, article, into: &collector)
        break
      }
    }
  }

  /// 甲为区教育局局长 after 任命; 甲任区教育局局长; 甲曾任区教育局局长.
  private func readAppointment(
    of person: LocalMention, _ sentence: SentenceView, _ article: Article,
    into collector: inout StatementCollector
  ) {
    var position = person.mention.span.end
    var mark: String?
    if let verb = Self.former.first(where: { sentence.has($0, at: position) }) {
      position += verb.count
      mark = "曾任"
    } else if let verb = Self.appointments.first(where: { sentence.has($0, at: position) }) {
      position += verb.count
    } else if sentence.has(["为"], at: position), isAppointed(person, sentence) {
      position += 1
    } else {
      return
    }
    readPosts(person, from: position, mark, sentence, article, into: &collector)
  }

  private func isAppointed(_ person: LocalMention, _ sentence: SentenceView) -> Bool {
    let start = person.mention.span.start
    return Self.appointers.contains { verb in
      start - verb.count >= sentence.span.start && sentence.has(verb, at: start - verb.count)
    }
  }

  /// 免去甲的区教育局局长职务, 免去其区教育局局长职务.
  private func readRemoval(
    after start: Int, _ last: LocalMention?, _ sentence: SentenceView, _ article: Article,
    into collector: inout StatementCollector
  ) {
    var position = start
    var person = last
    if let index = sentence.mention(at: position),
      sentence.mentions[index].mention.type == .person
    {
      person = sentence.mentions[index]
      position = sentence.mentions[index].mention.span.end
    } else if sentence.has(["其"], at: position) {
      position += 1
    }
    if sentence.has(["的"], at: position) { position += 1 }
    guard let person else { return }
    readPosts(person, from: position, "免去", sentence, article, into: &collector)
  }

  /// Body and titles from a position on: 区教育局局长、党组书记.
  private func readPosts(
    _ person: LocalMention, from start: Int, _ mark: String?, _ sentence: SentenceView,
    _ article: Article, into collector: inout StatementCollector
  ) {
    guard let index = sentence.mention(at: start) else { return }
    let body = sentence.mentions[index]
    guard Self.bodies.contains(body.mention.type) else { return }
    var position = body.mention.span.end
    while let end = literals.titleEnd(in: sentence.text, at: position), end <= sentence.span.end {
      let title = String(scalars: sentence.text[position..<end])
      let range =
        min(person.mention.span.start, body.mention.span.start)..<max(end, person.mention.span.end)
      let clause = StatementCollector.clause(around: range, in: sentence)
      collector.add(
        LocalStatement(
          subject: .entity(person.entity), predicate: .holdsPosition, object: .entity(body.entity),
          qualifier: mark.map { "\(title)（\($0)）" } ?? title,
          evidence: LocalEvidence(
            article: article.ordinal, span: clause,
            text: String(scalars: sentence.text[clause.range]),
            subjectSpan: person.mention.span, objectSpan: body.mention.span,
            rule: mark == "免去" ? "post.removed" : "post.appointed", score: 0.9)))
      position = end
      guard sentence.has(["、"], at: position) else { break }
      position += 1
    }
  }

  private static let bodies: Set<EntityType> = [.agency, .organization, .enterprise]
  private static func words(_ text: String) -> [[Unicode.Scalar]] {
    text.split(separator: " ").map { Array($0.unicodeScalars) }
  }
  private static let appointments = words("当选为 当选 担任 出任 就任 兼任 升任 转任 调任 现任 任")
  private static let former = words("曾任 曾担任 原任 历任")
  private static let appointers = words("任命 聘任 选举 推选 决定任命 提名")
  private static let removals = words("免去 免除 不再担任")
}
