internal import InkGraphCore

/// Matches patterns against a sentence, by trying their elements in order.
///
/// Gaps are tried shortest first, so the nearest reading wins; one match a starting place. Where the
/// rest of a pattern failed once it is not tried again, so that gaps do not multiply.
struct PatternMatcher {
  /// An end of the statement as it was found.
  struct End: Hashable {
    /// The thing, by its index in the entities.
    var entity: Int
    /// Where it is named; nil if it was carried over.
    var span: TextSpan?
  }

  /// Two ends by their things.
  struct Pair: Hashable {
    var subject: Int
    var object: Int
  }

  /// What a match found.
  struct Match {
    var subjects: [End] = []
    var objects: [End] = []
    var qualifier: String?
    var start: Int
    var end: Int

    /// Every subject with every object.
    var pairs: [Pair] {
      subjects.flatMap { subject in
        objects.map { Pair(subject: subject.entity, object: $0.entity) }
      }
    }
  }

  private var sentence: SentenceView
  private let index: RuleIndex
  private var words: SentenceWords
  private let literals: LiteralClasses
  private var operations: [PatternProgram.Operation] = []
  /// For each operation and position one bit: whether the rest of the pattern fails there.
  private var deadEnds: [UInt64] = []

  /// - Parameters:
  ///   - sentence: The sentence.
  ///   - index: The patterns.
  ///   - words: The words of the patterns that stand in the sentence.
  ///   - literals: What recognizes words by their form.
  init(
    _ sentence: SentenceView, _ index: RuleIndex, _ words: SentenceWords,
    _ literals: LiteralClasses
  ) {
    self.sentence = sentence
    self.index = index
    self.words = words
    self.literals = literals
  }

  /// Goes on to another sentence, in which these words of the patterns stand.
  mutating func turn(to sentence: SentenceView, _ words: SentenceWords) {
    self.sentence = sentence
    self.words = words
  }

  /// The matches of one of the patterns that may match, in order of their starts.
  mutating func matches(ofProgram place: Int) -> [Match] {
    operations = index.programs[place].operations
    guard hasTopics else { return [] }
    deadEnds.removeAll(keepingCapacity: true)
    let bits = operations.count * (sentence.span.count + 1)
    deadEnds.append(contentsOf: repeatElement(0, count: (bits + 63) / 64))
    var result: [Match] = []
    for start in starts {
      var match = Match(start: start, end: start)
      if extend(&match, operation: 0, at: start) { result.append(match) }
    }
    return result
  }

  /// Whether there is what the pattern takes from before: a subject, a project of a kind.
  private var hasTopics: Bool {
    for case .topic(let slot) in operations where !sentence.hasTopic(for: slot) { return false }
    return true
  }

  /// Where a match can begin, by the first element that takes text; in order.
  private var starts: [Int] {
    for operation in operations {
      switch operation {
      case .topic, .absentBefore: continue
      case .clauseStart: return sentence.clauseStarts
      case .mention(let slot):
        return slot.acceptsReference
          ? (sentence.nameStarts + sentence.referenceStarts).sorted() : sentence.nameStarts
      case .words(let set, _, isOptional: false):
        var starts: [Int] = []
        for word in words.words where index.isWord(word.word, of: set) {
          if starts.last != Int(word.start) { starts.append(Int(word.start)) }
        }
        return starts
      case .words, .absentWords, .literalClass, .gap, .clauseEnd:
        return Array(sentence.span.range)
      }
    }
    return Array(sentence.span.range)
  }

  private mutating func extend(_ match: inout Match, operation place: Int, at position: Int) -> Bool
  {
    guard place < operations.count else {
      match.end = position
      return true
    }
    let bit = place * (sentence.span.count + 1) + position - sentence.span.start
    if deadEnds[bit >> 6] >> UInt64(bit & 63) & 1 != 0 { return false }
    if perform(&match, operation: place, at: position) { return true }
    deadEnds[bit >> 6] |= 1 << UInt64(bit & 63)
    return false
  }

  /// Tries an operation and all that follow it; what they found is noted only if all succeed, from
  /// the last to the first.
  private mutating func perform(
    _ match: inout Match, operation place: Int, at position: Int
  ) -> Bool {
    switch operations[place] {
    case .clauseStart:
      return sentence.isClauseStart(position)
        && extend(&match, operation: place + 1, at: position)
    case .clauseEnd:
      return sentence.isClauseEnd(position) && extend(&match, operation: place + 1, at: position)
    case .gap(let limit, let crossing, let barrier):
      return extendGap(limit, crossing, barrier, &match, place, position)
    case .words(let set, let captures, let isOptional):
      for number in words.words(at: position).reversed() {
        let end = Int(words.words[number].end)
        guard index.isWord(words.words[number].word, of: set),
          extend(&match, operation: place + 1, at: end)
        else { continue }
        if captures { note(position..<end, in: &match) }
        return true
      }
      return isOptional && extend(&match, operation: place + 1, at: position)
    case .absentWords(let set):
      return !words.hold(set, at: position, index)
        && extend(&match, operation: place + 1, at: position)
    case .absentBefore(let set):
      let stands = index.lengths.contains { length in
        words.words(at: position - length).contains {
          Int(words.words[$0].end) == position && index.isWord(words.words[$0].word, of: set)
        }
      }
      return !stands && extend(&match, operation: place + 1, at: position)
    case .literalClass(let literal, let captures):
      guard let end = literals.end(of: literal, in: sentence, at: position),
        extend(&match, operation: place + 1, at: end)
      else { return false }
      if captures { note(position..<end, in: &match) }
      return true
    case .topic(let slot):
      guard let topic = sentence.topic(for: slot, before: position),
        extend(&match, operation: place + 1, at: position)
      else { return false }
      fill(&match, slot.role, [End(entity: topic, span: nil)])
      return true
    case .mention(let slot):
      guard let (found, end) = ends(for: slot, at: position) else { return false }
      var ends = found
      if slot.role == .subject { ends.removeAll { $0.span.map(sentence.namesRelative) ?? false } }
      guard !ends.isEmpty, extend(&match, operation: place + 1, at: end) else { return false }
      fill(&match, slot.role, ends)
      return true
    }
  }

  private mutating func extendGap(
    _ limit: Int, _ crossing: RelationRule.Crossing, _ barrier: UInt32, _ match: inout Match,
    _ place: Int, _ position: Int
  ) -> Bool {
    var gap = PatternGap(sentence, from: position, limit, crossing, barrier)
    guard place + 1 < operations.count else {
      return extend(&match, operation: place + 1, at: position)
    }
    switch operations[place + 1] {
    // Where the next piece is a word or a name, only the places are tried where one begins.
    case .words(let set, _, isOptional: false):
      for number in words.first(from: position)..<words.words.count
      where index.isWord(words.words[number].word, of: set) {
        let start = Int(words.words[number].start)
        guard gap.reaches(start) else { return false }
        if gap.end == start, extend(&match, operation: place + 1, at: start) { return true }
      }
      return false
    case .mention(let slot) where !slot.acceptsReference:
      for start in sentence.nameStarts where start >= position {
        guard gap.reaches(start) else { return false }
        if gap.end == start, extend(&match, operation: place + 1, at: start) { return true }
      }
      return false
    default:
      repeat {
        if extend(&match, operation: place + 1, at: gap.end) { return true }
      } while gap.widen()
      return false
    }
  }

  private func ends(
    for slot: PatternProgram.Slot, at position: Int
  ) -> (ends: [End], position: Int)? {
    guard position < sentence.span.end else { return nil }
    if let first = accepted(slot, at: position) {
      var ends = [first.end]
      var position = first.position
      while slot.isList, let next = listItem(slot, after: afterBracket(position)),
        let item = accepted(slot, at: next) ?? afterTitle(slot, from: next)
          ?? afterUnknown(slot, from: next)
      {
        ends.append(item.end)
        position = item.position
      }
      return (ends, slot.isList ? afterBracket(position) : position)
    }
    guard slot.acceptsReference else { return nil }
    for (type, words) in Self.references where slot.types & TypeBits.of(type) != 0 {
      guard let end = sentence.end(of: words, at: position),
        let entity = sentence.lastNamed(type, before: position)
      else { continue }
      return ([End(entity: entity, span: nil)], end)
    }
    return nil
  }

  private func accepted(
    _ slot: PatternProgram.Slot, at position: Int
  ) -> (end: End, position: Int)? {
    if let reference = sentence.reference(at: position) {
      guard slot.types & TypeBits.of(reference.type) != 0, slot.accepts(reference.kind) else {
        return nil
      }
      return (End(entity: reference.entity, span: nil), reference.span.end)
    }
    let start = sentence.nameStart(at: position)
    guard let index = sentence.mention(at: start), slot.types & sentence.bits[index] != 0,
      slot.accepts(sentence.kinds[index])
    else { return nil }
    let span = sentence.mentions[index].mention.span
    guard span.end <= sentence.span.end else { return nil }
    var end = span.end
    while start > position, end < sentence.span.end, Self.closers.contains(sentence.text[end]) {
      end += 1
    }
    return (End(entity: sentence.mentions[index].entity, span: span), end)
  }

  /// Skips what stands in brackets behind an item of a list, and a work: 甲（某校）、乙的《某剧》.
  private func afterBracket(_ start: Int) -> Int {
    var position = start
    if sentence.has("的", at: start) {
      position += 1
      while position < sentence.span.end, position - start <= Self.longestGenre,
        sentence.text[position].isHan
      {
        position += 1
      }
      return sentence.has("《", at: position) ? after("》", from: position) ?? start : start
    }
    return sentence.has("（", at: position) ? after("）", from: position) ?? start : start
  }

  /// Where a closing mark near a position ends.
  private func after(_ closer: Unicode.Scalar, from position: Int) -> Int? {
    let limit = min(sentence.span.end, position + Self.longestPost)
    return sentence.text[position..<limit].firstIndex(of: closer).map { $0 + 1 }
  }

  private func listItem(_ slot: PatternProgram.Slot, after position: Int) -> Int? {
    if let end = sentence.end(of: Self.separators, at: position) { return end }
    // 区教育局联合区卫健局开展…: both act.
    if slot.role == .subject, slot.types & Self.person == 0,
      let end = sentence.end(of: Self.partners, at: position)
    {
      return end
    }
    // Two quoted names may stand side by side.
    return sentence.mention(at: position) == nil ? nil : position
  }

  /// The next person of a list in which each stands behind a post: 主任甲、区政协主席乙.
  private func afterTitle(
    _ slot: PatternProgram.Slot, from start: Int
  ) -> (end: End, position: Int)? {
    guard slot.types == Self.person else { return nil }
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

  /// The next item of a list behind one that nobody recognized: 甲、某某、乙.
  private func afterUnknown(
    _ slot: PatternProgram.Slot, from start: Int
  ) -> (end: End, position: Int)? {
    var position = start
    while position < sentence.span.end, position - start <= Self.longestUnknown,
      sentence.text[position].isHan, sentence.mention(at: position) == nil
    {
      position += 1
    }
    guard position - start > 1, position < sentence.span.end else { return nil }
    if sentence.text[position] == "、" { return accepted(slot, at: position + 1) }
    // 甲、某某和乙.
    guard sentence.mention(at: position) != nil,
      Self.separators.start(in: sentence.text, endingAt: position).map({ $0 - start > 1 }) == true
    else { return nil }
    return accepted(slot, at: position)
  }

  /// The greatest number of characters of an item of a list that nobody recognized.
  private static let longestUnknown = 8
  /// The greatest number of characters that say what a work is: 的民族舞剧《某某》.
  private static let longestGenre = 5
  /// The greatest number of characters of a post before a name in a list.
  private static let longestPost = 24

  private func fill(_ match: inout Match, _ role: RelationRule.Role?, _ ends: [End]) {
    switch role {
    case .subject: match.subjects = ends
    case .object: match.objects = ends
    case nil: break
    }
  }

  /// Notes words as the qualifier; the last of several counts, which is noted first.
  private func note(_ range: Range<Int>, in match: inout Match) {
    guard match.qualifier == nil else { return }
    match.qualifier = String(scalars: sentence.text[range])
  }

  private static let separators: WordList = ["以及", "、", "和", "与", "及"]
  private static let partners: WordList = ["联合", "会同", "携手", "联手", "协同", "牵手"]
  private static let person = TypeBits.of(.person)
  private static let closers: ScalarSet = "”’》」"
  private static let references: [(type: EntityType, words: WordList)] = [
    (.enterprise, ["该公司", "该企业", "企业", "公司"]), (.project, ["该项目", "项目", "该工程"]),
  ]
}
