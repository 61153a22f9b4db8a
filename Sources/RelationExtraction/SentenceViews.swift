internal import InkGraphCore

/// Walks the sentences of an article and keeps track of what the text is about.
///
/// The subject of a paragraph is the body or firm with which a clause of it begins; the declared
/// subject of the article, from its first paragraph, serves paragraphs that have none
/// (GUIDELINES 5).
struct SentenceViews {
  private let text: [Unicode.Scalar]
  private let mentions: [LocalMention]
  private let bits: [UInt32]
  private let kinds: [ProjectKind]
  private let mentionAt: [Int]
  private let references: References
  /// The characters that readers look at.
  let marks: [TextMarks.Mark]
  private var nextMark = 0
  private var pending: [Pending] = []
  /// Whether what is noted next stands in the head of a report.
  private var isBehindDateline = false
  private var declared: SentenceView.Topic?
  private var current: SentenceView.Topic?
  /// The first subject of the paragraph.
  private var paragraphTopic: SentenceView.Topic?
  private var lastNamed = LastNamed()
  private var person: LocalMention?
  private var bodies: [Int] = []
  private var paragraphBefore: [Int] = []
  private var projects: [(entity: Int, kind: ProjectKind)] = []
  private var headlineProjects: [Int] = []
  private var position = 0
  private var nextMention = 0

  /// A sentence to come.
  private struct Pending {
    let span: TextSpan
    let zone: Zone
    /// Whether it is the first of its paragraph.
    let isFirst: Bool
    var isDateline = false
  }

  init(
    _ article: Article, _ text: [Unicode.Scalar], _ mentions: [LocalMention],
    kinds: [ProjectKind], entities: [LocalEntity], home: Int? = nil
  ) {
    self.text = text
    self.mentions = mentions
    self.kinds = kinds
    references = References(
      text: text, mentions: mentions, kinds: kinds, entities: entities, home: home)
    bits = mentions.map { TypeBits.of($0.mention.type) }
    var mentionAt = [Int](repeating: -1, count: text.count + 1)
    for (index, mention) in mentions.enumerated() { mentionAt[mention.mention.span.start] = index }
    self.mentionAt = mentionAt
    marks = TextMarks(text, mentionAt: mentionAt).marks
    for (block, span) in zip(article.blocks, article.blockSpans) {
      let head = block.zone == .body ? Dateline.end(in: text, span.range) : nil
      let start = head ?? span.start
      if let head {
        pending.append(
          Pending(
            span: TextSpan(start: span.start, end: head), zone: block.zone, isFirst: true,
            isDateline: true))
      }
      for (rank, sentence) in SentenceSplitter.sentences(of: text[start..<span.end]).enumerated() {
        pending.append(
          Pending(
            span: sentence.shifted(by: start), zone: block.zone, isFirst: rank == 0 && head == nil))
      }
    }
  }

  /// The next sentence, or nil at the end of the article.
  mutating func next() -> SentenceView? {
    guard position < pending.count else { return nil }
    let (sentence, span) = (pending[position], pending[position].span)
    position += 1
    if sentence.isFirst, sentence.zone == .body {
      current = nil
      paragraphTopic = nil
    }
    while nextMention < mentions.count, mentions[nextMention].mention.span.start < span.start {
      if !isBehindDateline { note(nextMention) }
      nextMention += 1
    }
    isBehindDateline = sentence.isDateline
    if sentence.isFirst {
      person = nil
      paragraphBefore = bodies
      bodies = []
    }
    let marksHere = marksHere(span)
    let references = references.found(in: span, marks[marksHere], from: nextMention)
    let topicBefore = paragraphTopic ?? declared
    var speaker: SentenceView.Topic?
    if sentence.zone == .body, !sentence.isDateline,
      let subject = subject(in: span, references, marksHere)
    {
      if subject.speaks {
        speaker = subject
      } else {
        // The subject of a sentence serves the later clauses of the same sentence too.
        current = subject
        if paragraphTopic == nil { paragraphTopic = subject }
        if declared == nil { declared = subject }
      }
    }
    return SentenceView(
      text: text, span: span, mentionAt: mentionAt, mentions: mentions, bits: bits, kinds: kinds,
      topic: sentence.zone == .body ? (speaker ?? current ?? declared) : nil,
      topicBefore: sentence.zone == .body ? topicBefore : nil, projects: projects,
      projectsHere: projectsHere(span),
      headlineProjects: headlineProjects, lastNamed: lastNamed, person: person,
      earlierBodies: bodies, paragraphBefore: paragraphBefore, references: references,
      marks: marks, marksHere: marksHere)
  }

  /// The marks of a sentence, which stands behind those before.
  private mutating func marksHere(_ span: TextSpan) -> Range<Int> {
    while nextMark < marks.count, marks[nextMark].place < span.start { nextMark += 1 }
    let first = nextMark
    while nextMark < marks.count, marks[nextMark].place < span.end { nextMark += 1 }
    return first..<nextMark
  }

  private func projectsHere(_ span: TextSpan) -> [(entity: Int, kind: ProjectKind, start: Int)] {
    var here: [(entity: Int, kind: ProjectKind, start: Int)] = []
    var index = nextMention
    while index < mentions.count, mentions[index].mention.span.start < span.end {
      if bits[index] == Self.project {
        here.append((mentions[index].entity, kinds[index], mentions[index].mention.span.start))
      }
      index += 1
    }
    return here
  }

  private mutating func note(_ index: Int) {
    let entity = mentions[index].entity
    lastNamed[bits[index]] = entity
    if bits[index] == Self.person {
      let mention = mentions[index]
      if person == nil || !isPossessor(mention) && !SentenceView.isObject(mention, in: text) {
        person = mention
      }
    }
    if bits[index] & SentenceView.bodyBits != 0 { bodies.append(entity) }
    guard bits[index] == Self.project else { return }
    projects.append((entity, kinds[index]))
    let zone = mentions[index].zone
    if zone == .title || zone == .kicker { headlineProjects.append(entity) }
  }

  /// 听取局长某某的介绍: who is named so is hardly the subject of the next sentence.
  private func isPossessor(_ mention: LocalMention) -> Bool {
    let end = mention.mention.span.end
    return end < text.count && text[end] == "的"
  }

  /// The first body or firm that stands at the beginning of a clause, unless it is only the first of
  /// a list or the body of a post.
  private func subject(
    in span: TextSpan, _ references: [Reference], _ marksHere: Range<Int>
  ) -> SentenceView.Topic? {
    var clause = span.start
    var clauses = 0
    var mark = marksHere.lowerBound
    while clause < span.end, clauses < 3 {
      if mentionAt[clause] >= 0, let topic = topic(mentionAt[clause], span) { return topic }
      if let reference = references.first(where: { $0.span.start == clause }),
        SentenceView.bodyTypes.contains(reference.type)
      {
        return SentenceView.Topic(entity: reference.entity, type: reference.type)
      }
      while mark < marksHere.upperBound,
        marks[mark].place < clause || !marks[mark].kinds.contains(.clauseEnd)
      {
        mark += 1
      }
      guard mark < marksHere.upperBound else { return nil }
      clause = Int(marks[mark].place) + 1
      clauses += 1
    }
    return nil
  }

  private func topic(_ index: Int, _ span: TextSpan) -> SentenceView.Topic? {
    guard bits[index] & SentenceView.bodyBits != 0 else { return nil }
    let mention = mentions[index]
    let end = mention.mention.span.end
    if end < span.end, text[end] == "、" { return nil }
    // 区委书记某某来到…: the person acts, not the committee; but 区教育局局长某某介绍，… says what
    // the body does.
    let next = mentions.indices.contains(index + 1) ? mentions[index + 1] : nil
    var speaks = false
    if let next, next.mention.type == .person, (1...8).contains(next.mention.span.start - end),
      text[end..<next.mention.span.start].allSatisfy(\.isHan),
      Self.transitives.start(in: text, endingAt: next.mention.span.start) == nil
    {
      speaks = SentenceView.speech.end(in: text, at: next.mention.span.end) != nil
      if !speaks { return nil }
    }
    if !speaks, isBodyOfPosts(index, span) { return nil }
    return SentenceView.Topic(
      entity: mention.entity, type: mention.mention.type, speaks: speaks)
  }

  /// 市委常委、市政府副市长某某: whether a row of posts with 、 between them follows that ends at a person.
  private func isBodyOfPosts(_ index: Int, _ span: TextSpan) -> Bool {
    var position = mentions[index].mention.span.end
    let limit = min(span.end, position + Self.longestRow)
    var posts = 0
    while position < limit {
      if mentionAt[position] >= 0 {
        let next = mentions[mentionAt[position]].mention
        if next.type == .person { return posts > 0 }
        guard text[position - 1] == "、" else { return false }
        position = next.span.end
      } else if text[position] == "、" {
        posts += 1
        position += 1
      } else if text[position].isHan {
        position += 1
      } else {
        return false
      }
    }
    return false
  }

  private static let person = TypeBits.of(.person)
  private static let project = TypeBits.of(.project)
  private static let longestRow = 40
  /// Verbs of bodies whose object is a person: 大学聘请某某.
  private static let transitives: WordList = [
    "聘请", "聘任", "任命", "授予", "追授", "表彰", "邀请", "推荐", "选派", "派出", "免去", "帮助", "支持", "奖励", "慰问",
    "看望", "走访", "组织", "安排", "选举", "联合", "指派", "委托", "对", "为", "向", "把", "给",
  ]
}
