internal import InkGraphCore

/// A sentence with its mentions, as patterns see it.
///
/// Positions count in the article's text. It is an object, which is handed on and kept without copying
/// its two dozen fields, and never changes.
final class SentenceView {
  /// The article's scalars.
  let text: [Unicode.Scalar]
  /// The sentence.
  let span: TextSpan
  /// For each position the mention that begins there, by its index in `mentions`, or -1.
  let mentionAt: [Int]
  /// The mentions of the article, in order.
  let mentions: [LocalMention]
  /// The type of each mention, as a bit.
  let bits: [UInt32]
  /// The kind of each project mention by its head noun; none for others.
  let kinds: [ProjectKind]
  /// The thing that the text is about here.
  let topic: Topic?
  /// The first subject of the paragraph, or the declared one of the article.
  let topicBefore: Topic?
  /// The projects that the article has named so far, headline included, with their kinds; the
  /// last is the nearest.
  let projects: [(entity: Int, kind: ProjectKind)]
  /// The projects of this sentence, by their starts.
  let projectsHere: [(entity: Int, kind: ProjectKind, start: Int)]
  /// The projects that the headline names.
  let headlineProjects: [Int]
  /// The thing of each type that was named last before the sentence.
  let lastNamed: LastNamed
  /// The person whom the paragraph named last before the sentence, at the beginning of a clause.
  let person: LocalMention?
  /// The bodies that the paragraph named before the sentence, in order.
  let earlierBodies: [Int]
  /// The bodies that the paragraph before named, in order.
  let paragraphBefore: [Int]
  /// The words of the sentence that stand for names, in order.
  let references: [Reference]

  /// The mentions inside the sentence, by their indices.
  let here: Range<Int>
  /// The types of the mentions inside the sentence, as bits.
  let typesHere: UInt32
  /// Where a name, or the quotes around it, begins; in order.
  let nameStarts: [Int]
  /// Where a word such as 企业 may stand for a name; in order.
  let referenceStarts: [Int]
  /// Where a clause begins; in order.
  private(set) lazy var clauseStarts: [Int] = {
    var starts = [span.start]
    for place in places(of: .clauseEnd) where place + 1 < span.end { starts.append(place + 1) }
    return starts
  }()

  /// The characters of the article that readers look at.
  let marks: [TextMarks.Mark]
  /// Those of the sentence, by their indices.
  let marksHere: Range<Int>

  /// Makes the view, and notes where patterns can begin, once for all rules.
  init(
    text: [Unicode.Scalar], span: TextSpan, mentionAt: [Int], mentions: [LocalMention],
    bits: [UInt32], kinds: [ProjectKind], topic: Topic?, topicBefore: Topic?,
    projects: [(entity: Int, kind: ProjectKind)],
    projectsHere: [(entity: Int, kind: ProjectKind, start: Int)], headlineProjects: [Int],
    lastNamed: LastNamed, person: LocalMention?, earlierBodies: [Int],
    paragraphBefore: [Int], references: [Reference], marks: [TextMarks.Mark],
    marksHere: Range<Int>
  ) {
    self.text = text
    self.span = span
    self.mentionAt = mentionAt
    self.mentions = mentions
    self.bits = bits
    self.kinds = kinds
    self.topic = topic
    self.topicBefore = topicBefore
    self.projects = projects
    self.projectsHere = projectsHere
    self.headlineProjects = headlineProjects
    self.lastNamed = lastNamed
    self.person = person
    self.earlierBodies = earlierBodies
    self.paragraphBefore = paragraphBefore
    self.references = references
    self.marks = marks
    self.marksHere = marksHere
    let first = Self.firstMention(from: span.start, in: mentions)
    var last = first
    while last < mentions.count, mentions[last].mention.span.end <= span.end { last += 1 }
    here = first..<last
    typesHere = references.reduce(bits[here].reduce(0, |)) { $0 | TypeBits.of($1.type) }
    var (names, words): ([Int], [Int]) = ([], [])
    if !here.isEmpty { names.reserveCapacity(here.count * 2) }
    for mark in marks[marksHere] {
      let (kinds, position) = (mark.kinds, Int(mark.place))
      if kinds.contains(.mention)
        || (kinds.contains(.opener)
          && mentionAt[Self.nameStart(at: position, in: text, span, mentionAt)] >= 0)
        || (kinds.contains(.reference) && references.contains { $0.span.start == position })
      {
        names.append(position)
      }
      if kinds.contains(.bareReference) { words.append(position) }
    }
    (nameStarts, referenceStarts) = (names, words)
  }

  /// A subject that is carried over.
  struct Topic {
    let entity: Int
    let type: EntityType
    /// The type as a bit.
    let bits: UInt32
    /// Whether someone of the body speaks in the sentence; such a topic serves no other sentence.
    let speaks: Bool

    init(entity: Int, type: EntityType, speaks: Bool = false) {
      self.entity = entity
      self.type = type
      bits = TypeBits.of(type)
      self.speaks = speaks
    }
  }

  /// Whether a character stands at `position`.
  func has(_ scalar: Unicode.Scalar, at position: Int) -> Bool {
    position < span.end && text[position] == scalar
  }

  /// The end of the first word of a list that begins at `position`, or nil.
  func end(of words: WordList, at position: Int) -> Int? {
    guard let end = words.end(in: text, at: position), end <= span.end else { return nil }
    return end
  }

  func mention(at position: Int) -> Int? {
    guard position < mentionAt.count, mentionAt[position] >= 0 else { return nil }
    return mentionAt[position]
  }

  /// The bodies that the paragraph names before a position, in order; those of earlier sentences
  /// without their places.
  func bodies(before position: Int) -> [(entity: Int, span: TextSpan?)] {
    let named = here.filter {
      bits[$0] & Self.bodyBits != 0 && mentions[$0].mention.span.end <= position
    }
    return earlierBodies.map { ($0, nil) }
      + named.map { (mentions[$0].entity, mentions[$0].mention.span) }
  }

  /// Whether the sentence names a thing before a position.
  func names(_ entity: Int, before position: Int) -> Bool {
    here.contains {
      mentions[$0].entity == entity && mentions[$0].mention.span.end <= position
    }
  }

  /// The word that begins at `position` and stands for a name.
  func reference(at position: Int) -> Reference? {
    references.first { $0.span.start == position }
  }

  /// The word that ends at `position` and stands for a name.
  func reference(endingAt position: Int) -> Reference? {
    references.first { $0.span.end == position }
  }

  /// The mention that ends at `position`, by its index.
  func mention(endingAt position: Int) -> Int? {
    let index = Self.firstMention(from: position, in: mentions) - 1
    guard index >= 0, mentions[index].mention.span.end == position,
      mentions[index].mention.span.start >= span.start
    else { return nil }
    return index
  }

  /// Whether a person's post follows a body: in 区委书记某某来到… the person acts, not the committee.
  func isBodyOfPost(_ mention: LocalMention) -> Bool {
    let end = mention.mention.span.end
    var position = end
    while position < span.end, position - end <= 16 {
      if let next = self.mention(at: position) {
        if mentions[next].mention.type == .person { return position > end }
        // 市委常委、市政府副市长某某.
        guard position > end, text[position - 1] == "、" else { return false }
        position = mentions[next].mention.span.end
      } else if text[position].isHan || text[position] == "、" && position > end {
        position += 1
      } else {
        return false
      }
    }
    return false
  }

  /// 师从某某, 向某某: who is named so is hardly the subject of what follows.
  static func isObject(_ mention: LocalMention, in text: [Unicode.Scalar]) -> Bool {
    objectMarks.start(in: text, endingAt: mention.mention.span.start) != nil
  }

  private static let objectMarks: WordList = [
    "师从", "师承", "拜师", "跟随", "追随", "师父", "恩师",
  ]

  /// Whether the sentence names a person or a body.
  var namesActor: Bool {
    here.contains { bits[$0] & (TypeBits.of(.person) | Self.bodyBits) != 0 }
  }

  /// The last mention of a type in the sentence that ends before a position.
  func last(_ type: EntityType, before position: Int) -> Int? {
    let wanted = TypeBits.of(type)
    return here.last { bits[$0] & wanted != 0 && mentions[$0].mention.span.end <= position }
  }

  /// Verbs behind the name of who speaks.
  static let speech: WordList = [
    "介绍", "表示", "说", "透露", "告诉记者", "告诉本报记者", "坦言", "称", "回应", "解释", "对记者说", "向记者介绍", "在接受采访时",
  ]

  static let bodyTypes: Set<EntityType> = [.agency, .enterprise, .organization]
  static let bodyBits = TypeBits.of(bodyTypes)

  /// Whether a clause begins at `position`.
  func isClauseStart(_ position: Int) -> Bool {
    position == span.start || Self.clauseMarks.contains(text[position - 1])
  }

  /// Whether a clause ends right before `position`.
  func isClauseEnd(_ position: Int) -> Bool {
    position >= span.end || Self.clauseMarks.contains(text[position])
  }

  /// The first mark of the sentence at a position or behind it, by its index.
  func firstMark(from position: Int) -> Int {
    var (low, high) = (marksHere.lowerBound, marksHere.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].place < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The places of the sentence with a mark of some kinds, in order.
  func places(of kinds: TextMarks.Kinds) -> some Sequence<Int> {
    marks[marksHere].lazy.filter { !$0.kinds.isDisjoint(with: kinds) }.map { Int($0.place) }
  }

  /// Where a name begins whose quotes or book marks begin at `position`: they belong to neither side.
  func nameStart(at position: Int) -> Int {
    Self.nameStart(at: position, in: text, span, mentionAt)
  }

  private static func nameStart(
    at position: Int, in text: [Unicode.Scalar], _ span: TextSpan, _ mentionAt: [Int]
  ) -> Int {
    var start = position
    while start < span.end, start - position < 2, openers.contains(text[start]),
      mentionAt[start] < 0
    {
      start += 1
    }
    return start
  }

  /// The first mention that begins at a position or behind it.
  private static func firstMention(from position: Int, in mentions: [LocalMention]) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].mention.span.start < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  static let openers: ScalarSet = "“‘《「"
  static let referenceFirsts: ScalarSet = "企公该项"
  static let clauseMarks: ScalarSet = "，。；：！？,;:!?"
}

/// The types of mentions as bits, so that patterns compare numbers and not words.
enum TypeBits {
  /// The bit of a type; types that no mention has share the highest.
  static func of(_ type: EntityType) -> UInt32 {
    1 << UInt32(EntityType.mentioned.firstIndex(of: type) ?? 31)
  }

  /// The bits of types.
  static func of(_ types: Set<EntityType>) -> UInt32 {
    types.reduce(0) { $0 | of($1) }
  }
}
