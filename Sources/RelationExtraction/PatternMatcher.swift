internal import InkGraphCore

/// Matches a pattern against a sentence, by trying its elements in order.
///
/// Gaps are tried shortest first, so the nearest reading wins; one match a starting place.
struct PatternMatcher {
  /// An end of the statement as it was found.
  struct End: Hashable {
    /// The thing, by its index in the entities.
    var entity: Int
    /// Where it is named; nil if it was carried over.
    var span: TextSpan?
  }

  /// What a match found.
  struct Match {
    var subjects: [End] = []
    var objects: [End] = []
    var qualifier: String?
    var start: Int
    var end: Int

    /// Every subject with every object.
    var pairs: [[Int]] {
      subjects.flatMap { subject in objects.map { [subject.entity, $0.entity] } }
    }
  }

  let pattern: [RelationRule.Element]
  let sentence: SentenceView
  let literals: LiteralClasses

  /// The matches of the pattern, in order of their starts.
  func matches() -> [Match] {
    var result: [Match] = []
    guard isPossible else { return result }
    for start in starts {
      var match = Match(start: start, end: start)
      if extend(&match, element: 0, at: start) { result.append(match) }
    }
    return result
  }

  /// Whether the sentence has what the pattern can't do without: a subject to carry over, a project
  /// that was named, a mention at all.
  private var isPossible: Bool {
    for case .mention(let slot) in pattern where slot.isTopic {
      if let topic = sentence.topic, slot.types.contains(topic.type) { continue }
      if slot.bits & Self.person != 0, person(before: sentence.span.end) != nil { continue }
      guard slot.bits & Self.project != 0 else { return false }
      func fits(_ kind: String) -> Bool { slot.kinds.isEmpty || slot.kinds.contains(kind) }
      let isNamed =
        sentence.projectsHere.contains { fits($0.kind) }
        || sentence.projects.contains { fits($0.kind) }
      guard isNamed else { return false }
    }
    return true
  }

  /// Where a match can begin, by the first element that takes text; in order.
  private var starts: [Int] {
    for element in pattern {
      switch element {
      case .mention(let slot) where slot.isTopic: continue
      case .clauseStart: return sentence.clauseStarts
      case .mention(let slot):
        return slot.acceptsReference
          ? (sentence.nameStarts + sentence.referenceStarts).sorted() : sentence.nameStarts
      case .words(let words, _, let isOptional) where !isOptional:
        return sentence.span.range.filter { position in
          words.contains { $0.first == sentence.text[position] }
        }
      case .words, .absentWords, .literalClass, .gap, .clauseEnd:
        return Array(sentence.span.range)
      }
    }
    return Array(sentence.span.range)
  }

  private func extend(_ match: inout Match, element index: Int, at position: Int) -> Bool {
    guard index < pattern.count else {
      match.end = position
      return !match.subjects.isEmpty && !match.objects.isEmpty
    }
    switch pattern[index] {
    case .clauseStart:
      return sentence.isClauseStart(position)
        && extend(&match, element: index + 1, at: position)
    case .clauseEnd:
      return sentence.isClauseEnd(position) && extend(&match, element: index + 1, at: position)
    case .gap(let limit, let crossing):
      return extendGap(limit, crossing, &match, index, position)
    case .words(let words, let capture, let isOptional):
      for word in words where sentence.has(word, at: position) {
        var next = match
        if capture { next.qualifier = String(scalars: word) }
        if extend(&next, element: index + 1, at: position + word.count) {
          match = next
          return true
        }
      }
      return isOptional && extend(&match, element: index + 1, at: position)
    case .absentWords(let words):
      return !words.contains { sentence.has($0, at: position) }
        && extend(&match, element: index + 1, at: position)
    case .literalClass(let literal, let capture):
      guard let end = literals.end(of: literal, in: sentence, at: position) else { return false }
      var next = match
      if capture { next.qualifier = String(scalars: sentence.text[position..<end]) }
      guard extend(&next, element: index + 1, at: end) else { return false }
      match = next
      return true
    case .mention(let slot): return extendMention(slot, &match, index, position)
    }
  }

  private func extendGap(
    _ limit: Int, _ crossing: RelationRule.Crossing, _ match: inout Match, _ index: Int,
    _ position: Int
  ) -> Bool {
    var end = position
    while end - position <= limit, end <= sentence.span.end {
      var next = match
      if extend(&next, element: index + 1, at: end) {
        match = next
        return true
      }
      guard end < sentence.span.end else { break }
      let scalar = sentence.text[end]
      if SentenceView.clauseMarks.contains(scalar) {
        guard crossing == .commas, scalar == "，" || scalar == "," else { break }
      }
      // A name is crossed whole; a long gap does not cross another name of the sort it left.
      if let mention = sentence.mention(at: end) {
        if crossing == .nothing { break }
        if crossing == .commas, index > 0, case .mention(let slot) = pattern[index - 1],
          slot.bits & sentence.bits[mention] != 0
        {
          break
        }
        end = sentence.mentions[mention].mention.span.end
      } else {
        end += 1
      }
    }
    return false
  }

  private func extendMention(
    _ slot: RelationRule.MentionSlot, _ match: inout Match, _ index: Int, _ position: Int
  ) -> Bool {
    if slot.isTopic {
      guard let topic = topic(for: slot, before: position) else { return false }
      var next = match
      fill(&next, slot.role, [End(entity: topic, span: nil)])
      guard extend(&next, element: index + 1, at: position) else { return false }
      match = next
      return true
    }
    guard let (ends, position) = ends(for: slot, at: position) else { return false }
    var next = match
    fill(&next, slot.role, ends)
    guard extend(&next, element: index + 1, at: position) else { return false }
    match = next
    return true
  }

  /// The subject carried over, or the project of a kind that was named last.
  private func topic(for slot: RelationRule.MentionSlot, before position: Int) -> Int? {
    if let topic = sentence.topic, slot.types.contains(topic.type) { return topic.entity }
    if slot.bits & Self.person != 0, let person = person(before: position) { return person }
    guard slot.bits & Self.project != 0 else { return nil }
    // A project of this sentence comes before those of earlier ones.
    for project in sentence.projectsHere.reversed() where project.start < position {
      if slot.kinds.isEmpty || slot.kinds.contains(project.kind) { return project.entity }
    }
    return sentence.projects.last { slot.kinds.isEmpty || slot.kinds.contains($0.kind) }?.entity
  }

  /// The person whom the paragraph named last before a position.
  private func person(before position: Int) -> Int? {
    guard let here = sentence.last(.person, before: position) else {
      return sentence.person?.entity
    }
    return sentence.mentions[here].entity
  }

  private func ends(
    for slot: RelationRule.MentionSlot, at position: Int
  ) -> (ends: [End], position: Int)? {
    guard position < sentence.span.end else { return nil }
    if let first = accepted(slot, at: position) {
      var ends = [first.end]
      var position = first.position
      while slot.isList, let next = listItem(after: afterBracket(position)),
        let item = accepted(slot, at: next) ?? afterTitle(slot, from: next)
      {
        ends.append(item.end)
        position = item.position
      }
      return (ends, position)
    }
    guard slot.acceptsReference else { return nil }
    for type in slot.types.sorted() {
      for word in Self.referenceWords[type] ?? [] where sentence.has(word, at: position) {
        guard let entity = lastNamed(type, before: position) else { break }
        return ([End(entity: entity, span: nil)], position + word.count)
      }
    }
    return nil
  }

  /// The thing of a type that this sentence, or else an earlier one, named last.
  private func lastNamed(_ type: EntityType, before position: Int) -> Int? {
    guard let here = sentence.last(type, before: position) else { return sentence.lastNamed[type] }
    return sentence.mentions[here].entity
  }

  private func accepted(
    _ slot: RelationRule.MentionSlot, at position: Int
  ) -> (end: End, position: Int)? {
    let start = sentence.nameStart(at: position)
    guard let index = sentence.mention(at: start) else { return nil }
    guard slot.bits & sentence.bits[index] != 0 else { return nil }
    let span = sentence.mentions[index].mention.span
    guard span.end <= sentence.span.end,
      slot.kinds.isEmpty || slot.kinds.contains(sentence.kinds[index])
    else { return nil }
    var end = span.end
    while start > position, end < sentence.span.end, Self.closers.contains(sentence.text[end]) {
      end += 1
    }
    return (End(entity: sentence.mentions[index].entity, span: span), end)
  }

  /// Skips what stands in brackets behind an item of a list: 甲（某校）、乙（某校）.
  private func afterBracket(_ position: Int) -> Int {
    guard sentence.has(["（"], at: position) else { return position }
    var end = position + 1
    while end < sentence.span.end, end - position <= Self.longestPost {
      if sentence.text[end] == "）" { return end + 1 }
      end += 1
    }
    return position
  }

  private func listItem(after position: Int) -> Int? {
    for separator in Self.separators where sentence.has(separator, at: position) {
      return position + separator.count
    }
    // Two quoted names may stand side by side.
    return sentence.mention(at: position) == nil ? nil : position
  }

  /// The next person of a list in which each stands behind a post: 主任甲、区政协主席乙.
  private func afterTitle(
    _ slot: RelationRule.MentionSlot, from start: Int
  ) -> (end: End, position: Int)? {
    guard slot.types == [.person] else { return nil }
    var position = start
    while position < sentence.span.end, position - start <= Self.longestPost {
      if let item = accepted(slot, at: position) {
        return literals.titleStarts(in: sentence.text, endingAt: position).isEmpty ? nil : item
      }
      if let mention = sentence.mention(at: position) {
        position = sentence.mentions[mention].mention.span.end
      } else if sentence.text[position].isHan {
        position += 1
      } else {
        return nil
      }
    }
    return nil
  }

  /// The greatest number of characters of a post before a name in a list.
  private static let longestPost = 24

  private func fill(_ match: inout Match, _ role: RelationRule.Role?, _ ends: [End]) {
    switch role {
    case .subject: match.subjects = ends
    case .object: match.objects = ends
    case nil: break
    }
  }

  private static let separators: [[Unicode.Scalar]] = ["以及", "、", "和", "与", "及"].map {
    Array(String($0).unicodeScalars)
  }
  private static let person = TypeBits.of(.person)
  private static let project = TypeBits.of(.project)
  private static let closers: ScalarSet = "”’》」"
  private static let referenceWords: [EntityType: [[Unicode.Scalar]]] = [
    .enterprise: ["该公司", "该企业", "企业", "公司"].map { Array(String($0).unicodeScalars) },
    .project: ["该项目", "项目", "该工程"].map { Array(String($0).unicodeScalars) },
  ]
}
