/// The best order of a text's tags.
extension ConditionalRandomField {
  /// The names of the best order of tags (Viterbi 1967).
  func names(in text: EncodedText, usesMemory: Bool) -> [TaggedName] {
    let count = text.count
    guard count > 0 else { return [] }
    reserve(count)
    let lanes = Self.lanes
    score(text, text.own, text.style, usesMemory: usesMemory, dropSeed: nil)
    var back = [UInt8](repeating: 0, count: count * lanes)
    var best = [Float](repeating: -.infinity, count: lanes)
    for tag in TagLayout.tags where !TagLayout.isContinued(tag) { best[tag] = work.scores[tag] }
    for place in 1..<max(count, 1) {
      var next = [Float](repeating: -.infinity, count: lanes)
      for (tag, following) in Self.pairs where best[tag] > -.infinity {
        let way = best[tag] + transition(tag, following, text.style)
        if way > next[following] {
          next[following] = way
          back[place * lanes + following] = UInt8(tag)
        }
      }
      for tag in TagLayout.tags { next[tag] += work.scores[place * lanes + tag] }
      best = next
    }
    var tag = TagLayout.outside
    for other in TagLayout.tags where !TagLayout.isOpen(other) && best[other] > best[tag] {
      tag = other
    }
    var names: [TaggedName] = []
    var end = 0
    for place in stride(from: count - 1, through: 0, by: -1) {
      if let type = TagLayout.type(of: tag) {
        if !TagLayout.isOpen(tag) { end = place + 1 }
        if !TagLayout.isContinued(tag) {
          names.append(TaggedName(start: place, end: end, type: type))
        }
      }
      tag = Int(back[place * lanes + tag])
    }
    return names.reversed()
  }
}
