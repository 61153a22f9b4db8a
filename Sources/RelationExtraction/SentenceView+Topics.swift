internal import InkGraphCore

/// What a sentence takes from what was said before: a pattern's subject or object that it does not name
/// itself.
extension SentenceView {
  /// Whether there is anything that a slot can take from before.
  func hasTopic(for slot: PatternProgram.Slot) -> Bool {
    if let topic, slot.types & topic.bits != 0 { return true }
    if slot.role == .object, let topic = topicBefore, slot.types & topic.bits != 0 { return true }
    if slot.types & Self.personBit != 0, person(before: span.end) != nil { return true }
    if slot.types & Self.regionBit != 0, lastNamed(.region, before: span.end) != nil { return true }
    return slot.types & Self.projectBit != 0
      && (projectsHere.contains { slot.accepts($0.kind) }
        || projects.contains { slot.accepts($0.kind) })
  }

  /// The subject carried over, or the project of a kind that was named last.
  func topic(for slot: PatternProgram.Slot, before position: Int) -> Int? {
    if let topic, slot.types & topic.bits != 0,
      slot.role != .object || isKnown(topic, before: position)
    {
      return topic.entity
    }
    // 某公司扩产缺人。区人社局上门…: the object is what the text was about before.
    if slot.role == .object, let topic = topicBefore, slot.types & topic.bits != 0 {
      return topic.entity
    }
    if slot.types & Self.personBit != 0, let named = person(before: position) { return named }
    if slot.types & Self.regionBit != 0, let named = lastNamed(.region, before: position) {
      return named
    }
    guard slot.types & Self.projectBit != 0 else { return nil }
    // A project of this sentence comes before those of earlier ones.
    for project in projectsHere.reversed() where project.start < position {
      if slot.accepts(project.kind) { return project.entity }
    }
    return projects.last { slot.accepts($0.kind) }?.entity
  }

  /// Whether a topic was named before a position.
  private func isKnown(_ topic: Topic, before position: Int) -> Bool {
    topic.entity == topicBefore?.entity || names(topic.entity, before: position)
  }

  /// The person whom the paragraph named last before a position.
  private func person(before position: Int) -> Int? {
    guard let here = last(.person, before: position) else {
      return person?.entity
    }
    let mention = mentions[here]
    if Self.isObject(mention, in: text),
      let before = last(.person, before: mention.mention.span.start)
    {
      return mentions[before].entity
    }
    return mention.entity
  }

  /// The thing of a type that this sentence, or else an earlier one, named last.
  func lastNamed(_ type: EntityType, before position: Int) -> Int? {
    guard let here = last(type, before: position) else {
      return lastNamed[TypeBits.of(type)]
    }
    return mentions[here].entity
  }

  private static let personBit = TypeBits.of(.person)
  private static let projectBit = TypeBits.of(.project)
  private static let regionBit = TypeBits.of(.region)
}
