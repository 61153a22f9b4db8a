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
  private var pending: [(sentence: TextSpan, zone: Zone, isFirst: Bool)] = []
  private var declared: SentenceView.Topic?
  private var current: SentenceView.Topic?
  private var lastNamed: [EntityType: Int] = [:]
  private var person: LocalMention?
  private var bodies: [Int] = []
  private var paragraphBefore: [Int] = []
  private var projects: [(entity: Int, kind: ProjectKind)] = []
  private var headlineProjects: [Int] = []
  private var position = 0
  private var nextMention = 0

  init(
    _ article: Article, _ text: [Unicode.Scalar], _ mentions: [LocalMention],
    kinds: [ProjectKind],
    entities: [LocalEntity]
  ) {
    self.text = text
    self.mentions = mentions
    self.kinds = kinds
    bits = mentions.map { TypeBits.of($0.mention.type) }
    var mentionAt = [Int](repeating: -1, count: text.count + 1)
    for (index, mention) in mentions.enumerated() { mentionAt[mention.mention.span.start] = index }
    self.mentionAt = mentionAt
    for (block, span) in zip(article.blocks, article.blockSpans) {
      for (rank, sentence) in SentenceSplitter.sentences(of: text[span.range]).enumerated() {
        pending.append((sentence.shifted(by: span.start), block.zone, rank == 0))
      }
    }
  }

  /// The next sentence, or nil at the end of the article.
  mutating func next() -> SentenceView? {
    guard position < pending.count else { return nil }
    let (span, zone, isFirst) = pending[position]
    position += 1
    if isFirst, zone == .body { current = nil }
    while nextMention < mentions.count, mentions[nextMention].mention.span.start < span.start {
      note(nextMention)
      nextMention += 1
    }
    if isFirst {
      person = nil
      paragraphBefore = bodies
      bodies = []
    }
    if zone == .body, let subject = subject(in: span) {
      // The subject of a sentence serves the later clauses of the same sentence too.
      current = subject
      if declared == nil { declared = subject }
    }
    var view = SentenceView(
      text: text, span: span, mentionAt: mentionAt, mentions: mentions, bits: bits, kinds: kinds,
      topic: zone == .body ? (current ?? declared) : nil, projects: projects,
      projectsHere: projectsHere(span),
      headlineProjects: headlineProjects, lastNamed: lastNamed, person: person,
      earlierBodies: bodies, paragraphBefore: paragraphBefore)
    view.index()
    return view
  }

  private func projectsHere(_ span: TextSpan) -> [(entity: Int, kind: ProjectKind, start: Int)] {
    var here: [(entity: Int, kind: ProjectKind, start: Int)] = []
    var index = nextMention
    while index < mentions.count, mentions[index].mention.span.start < span.end {
      if mentions[index].mention.type == .project {
        here.append((mentions[index].entity, kinds[index], mentions[index].mention.span.start))
      }
      index += 1
    }
    return here
  }

  private mutating func note(_ index: Int) {
    let mention = mentions[index]
    lastNamed[mention.mention.type] = mention.entity
    if mention.mention.type == .person, person == nil || !isPossessor(mention) { person = mention }
    if SentenceView.bodyTypes.contains(mention.mention.type) { bodies.append(mention.entity) }
    guard mention.mention.type == .project else { return }
    projects.append((mention.entity, kinds[index]))
    if mention.zone == .title || mention.zone == .kicker { headlineProjects.append(mention.entity) }
  }

  /// 听取局长某某的介绍: who is named so is hardly the subject of the next sentence.
  private func isPossessor(_ mention: LocalMention) -> Bool {
    let end = mention.mention.span.end
    return end < text.count && text[end] == "的"
  }

  /// The first body or firm that stands at the beginning of a clause, unless it is only the first of
  /// a list or the body of a post.
  private func subject(in span: TextSpan) -> SentenceView.Topic? {
    var clause = span.start
    var clauses = 0
    while clause < span.end, clauses < 3 {
      if mentionAt[clause] >= 0, let topic = topic(mentionAt[clause], span) { return topic }
      while clause < span.end, !SentenceView.clauseMarks.contains(text[clause]) { clause += 1 }
      clause += 1
      clauses += 1
    }
    return nil
  }

  private func topic(_ index: Int, _ span: TextSpan) -> SentenceView.Topic? {
    let mention = mentions[index]
    guard SentenceView.bodyTypes.contains(mention.mention.type) else { return nil }
    let end = mention.mention.span.end
    if end < span.end, text[end] == "、" { return nil }
    // 区委书记某某来到…: the person acts, not the committee.
    let next = mentions.indices.contains(index + 1) ? mentions[index + 1] : nil
    if let next, next.mention.type == .person, (1...8).contains(next.mention.span.start - end),
      text[end..<next.mention.span.start].allSatisfy(\.isHan)
    {
      return nil
    }
    return SentenceView.Topic(entity: mention.entity, type: mention.mention.type)
  }

}
