internal import InkGraphCore

/// Rules, compiled, with what tells which of them a sentence can match at all.
///
/// All words of all patterns stand in one trie, so that a sentence is looked through once and not
/// once for each rule. A pattern is tried only where every word that it can't do without and every
/// type of mention stands in the sentence, which leaves one in a hundred.
struct RuleIndex: Sendable {
  /// The rules, in order.
  let rules: [RelationRule]
  /// The patterns of all rules, in order.
  private(set) var programs: [PatternProgram] = []
  private let trie: WordTrie
  /// For each word the sets that hold it, `stride` words of bits each.
  private var memberships: [UInt64]
  /// For each set of types, as the bits of `TypeBits`, the programs for which mentions of these types
  /// are enough, `width` words of bits each.
  private var byTypes: [UInt64] = []
  /// For each program the sets of which the sentence must hold a word, `stride` words of bits each.
  private var needs: [UInt64] = []
  private let stride: Int
  /// For each set of words the programs that can't do without it; last those that need none.
  ///
  /// A program stands under the set that it needs of which a sentence most seldom has a word. A
  /// sentence holds words of few sets.
  private var byNeed: [[Int]] = []
  private var width = 0
  /// The lengths of the words that may not stand before a place; in order.
  let lengths: [Int]
  private let kinds: [String: UInt64]

  init(_ rules: [RelationRule]) {
    self.rules = rules
    var numbering = Numbering()
    for element in rules.lazy.flatMap(\.patterns).joined() { numbering.note(element) }
    trie = WordTrie(numbering.words)
    stride = max(1, (numbering.sets.count + 63) / 64)
    memberships = [UInt64](repeating: 0, count: numbering.words.count * stride)
    for (words, set) in numbering.sets {
      for word in words.compactMap({ numbering.numbers[$0] }) {
        memberships[word * stride + set >> 6] |= 1 << UInt64(set & 63)
      }
    }
    kinds = numbering.kinds
    lengths = numbering.lengths.sorted()
    var neededTypes: [[UInt32]] = []
    for (place, rule) in rules.enumerated() {
      for pattern in rule.patterns {
        let (program, types) = program(of: pattern, ofRule: place, numbering)
        programs.append(program)
        neededTypes.append(types)
      }
    }
    width = max(1, (programs.count + 63) / 64)
    byNeed = [[Int]](repeating: [], count: numbering.sets.count + 1)
    byTypes = [UInt64](repeating: 0, count: Self.typeSets * width)
    let frequencies = numbering.frequencies
    for place in programs.indices {
      let rarest = (0..<numbering.sets.count).filter {
        needs[place * stride + $0 >> 6] >> UInt64($0 & 63) & 1 != 0
      }.min { frequencies[$0] < frequencies[$1] }
      byNeed[rarest ?? numbering.sets.count].append(place)
      for types in 0..<Self.typeSets
      where neededTypes[place].allSatisfy({ $0 & UInt32(types) != 0 }) {
        byTypes[types * width + place >> 6] |= 1 << UInt64(place & 63)
      }
    }
  }

  /// The number of sets of the types that mentions have.
  private static let typeSets = 1 << EntityType.mentioned.count

  /// A kind of project with its bit.
  func kind(named name: String) -> ProjectKind { ProjectKind(name: name, bit: kinds[name] ?? 0) }

  /// The places of the programs of which a sentence has all the words and types of mentions that
  /// they can't do without; in order.
  func programs(possibleFor types: UInt32, _ words: SentenceWords) -> [Int] {
    var result: [Int] = []
    let allowed = Int(types) & (Self.typeSets - 1) * width
    func add(_ programs: [Int]) {
      for place in programs
      where byTypes[allowed + place >> 6] >> UInt64(place & 63) & 1 != 0
        && hasNeeds(ofProgram: place, words)
      {
        result.append(place)
      }
    }
    for part in 0..<stride {
      var rest = words.sets[part]
      while rest != 0 {
        add(byNeed[part * 64 + rest.trailingZeroBitCount])
        rest &= rest - 1
      }
    }
    add(byNeed[byNeed.count - 1])
    result.sort()
    return result
  }

  private func hasNeeds(ofProgram place: Int, _ words: SentenceWords) -> Bool {
    for part in 0..<stride where needs[place * stride + part] & ~words.sets[part] != 0 {
      return false
    }
    return true
  }

  /// Looks through a sentence for the words of all patterns.
  func words(in text: [Unicode.Scalar], _ span: TextSpan) -> SentenceWords {
    let found = trie.matches(in: text, span.range)
    var sets = [UInt64](repeating: 0, count: stride)
    for word in found {
      let first = Int(word.word) * stride
      for part in 0..<stride { sets[part] |= memberships[first + part] }
    }
    return SentenceWords(sets: sets, words: found)
  }

  /// Whether a word is one of a set.
  func isWord(_ word: Int32, of set: Int) -> Bool {
    memberships[Int(word) * stride + set >> 6] >> UInt64(set & 63) & 1 != 0
  }

  /// The program of a pattern, with the types of the mentions that must stand in a sentence.
  private mutating func program(
    of pattern: [RelationRule.Element], ofRule rule: Int, _ numbering: Numbering
  ) -> (program: PatternProgram, types: [UInt32]) {
    var types: [UInt32] = []
    let start = needs.count
    needs += [UInt64](repeating: 0, count: stride)
    var operations: [PatternProgram.Operation] = []
    for (place, element) in pattern.enumerated() {
      switch element {
      case .clauseStart: operations.append(.clauseStart)
      case .clauseEnd: operations.append(.clauseEnd)
      case .gap(let limit, let crossing):
        var barrier: UInt32 = 0
        // A long gap does not cross another name of the sort it left, and 甲欢迎乙来访 tells of 乙.
        if place > 0, case .mention(let slot) = pattern[place - 1],
          crossing == .commas || slot.bits == TypeBits.of(.person)
        {
          barrier = slot.bits
        }
        operations.append(
          .gap(limit: limit, crossing: crossing, barrier: crossing == .nothing ? .max : barrier))
      case .words(let words, let captures, let isOptional):
        let set = numbering.set(of: words)
        if !isOptional { needs[start + set >> 6] |= 1 << UInt64(set & 63) }
        operations.append(.words(set: set, captures: captures, isOptional: isOptional))
      case .absentWords(let words): operations.append(.absentWords(set: numbering.set(of: words)))
      case .absentBefore(let words):
        operations.append(.absentBefore(set: numbering.set(of: words)))
      case .literalClass(let literal, let captures):
        operations.append(.literalClass(literal, captures: captures))
      case .mention(let mention):
        let slot = PatternProgram.Slot(
          types: mention.bits,
          kinds: mention.kinds.reduce(0) { $0 | (numbering.kinds[$1] ?? 0) }, role: mention.role,
          isList: mention.isList, acceptsReference: mention.acceptsReference)
        if !mention.isTopic, !mention.acceptsReference { types.append(mention.bits) }
        operations.append(mention.isTopic ? .topic(slot) : .mention(slot))
      }
    }
    return (PatternProgram(rule: rule, operations: operations), types)
  }
}

/// The words of the patterns that stand in a sentence.
struct SentenceWords {
  /// The sets of words of which the sentence holds one, as bits.
  fileprivate let sets: [UInt64]
  /// The words, in the order of their beginnings, shorter ones first: a dozen or two.
  let words: [WordTrie.PlacedWord]

  /// Whether a word of a set begins at a position.
  func hold(_ set: Int, at position: Int, _ index: RuleIndex) -> Bool {
    for number in words(at: position) where index.isWord(words[number].word, of: set) {
      return true
    }
    return false
  }

  /// The places of the words that begin at a position.
  func words(at position: Int) -> Range<Int> {
    let first = first(from: position)
    var end = first
    while end < words.count, words[end].start == position { end += 1 }
    return first..<end
  }

  /// The place of the first word that begins at a position or behind it.
  func first(from position: Int) -> Int {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle].start < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Numbers for the words, sets of words and kinds that patterns speak of.
private struct Numbering {
  var words: [[Unicode.Scalar]] = []
  var numbers: [[Unicode.Scalar]: Int] = [:]
  var sets: [[[Unicode.Scalar]]: Int] = [:]
  var kinds: [String: UInt64] = [:]
  /// The lengths of the words that may not stand before a place.
  var lengths: Set<Int> = []

  mutating func note(_ element: RelationRule.Element) {
    switch element {
    case .words(let words, _, _), .absentWords(let words): note(words)
    case .absentBefore(let words):
      note(words)
      lengths.formUnion(words.map(\.count))
    case .mention(let slot):
      for kind in slot.kinds.sorted() where kinds[kind] == nil {
        // Beyond 63 kinds, of which the gazetteer has a dozen, the rest share a bit.
        kinds[kind] = 1 << UInt64(min(kinds.count, 63))
      }
    case .literalClass, .gap, .clauseStart, .clauseEnd: break
    }
  }

  /// How often a sentence has a word of each set, roughly and on no scale: a word of one character
  /// stands in as many texts as some dozens of longer ones.
  var frequencies: [Double] {
    var frequencies = [Double](repeating: 0, count: sets.count)
    for (words, set) in sets {
      frequencies[set] = words.reduce(0) { $0 + 1 / Double(1 << (5 * min($1.count, 12))) }
    }
    return frequencies
  }

  /// The number of a set that was noted.
  func set(of words: [[Unicode.Scalar]]) -> Int { sets[words] ?? 0 }

  private mutating func note(_ set: [[Unicode.Scalar]]) {
    if sets[set] == nil { sets[set] = sets.count }
    for word in set where numbers[word] == nil {
      numbers[word] = words.count
      words.append(word)
    }
  }
}
