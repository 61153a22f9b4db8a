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
  /// For each program the types of the mentions that must stand in the sentence; all bits where
  /// there are fewer.
  private var neededTypes: [SIMD4<UInt32>] = []
  /// For each program the sets of which the sentence must hold a word, `stride` words of bits each.
  private var needs: [UInt64] = []
  private let stride: Int
  /// For each set of words the programs that can't do without it; last those that need none.
  ///
  /// A program stands under the first set that it needs. A sentence holds words of few sets.
  private var byNeed: [[Int]] = []
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
    for (place, rule) in rules.enumerated() {
      for pattern in rule.patterns {
        programs.append(program(of: pattern, ofRule: place, numbering))
      }
    }
    byNeed = [[Int]](repeating: [], count: numbering.sets.count + 1)
    for place in programs.indices {
      let first = (0..<numbering.sets.count).first {
        needs[place * stride + $0 >> 6] >> UInt64($0 & 63) & 1 != 0
      }
      byNeed[first ?? numbering.sets.count].append(place)
    }
  }

  /// A kind of project with its bit.
  func kind(named name: String) -> ProjectKind { ProjectKind(name: name, bit: kinds[name] ?? 0) }

  /// The places of the programs of which a sentence has all the words and types of mentions that
  /// they can't do without; in order.
  func programs(possibleFor types: UInt32, _ words: SentenceWords) -> [Int] {
    var result: [Int] = []
    let types = SIMD4(repeating: types | Self.anyType)
    func add(_ programs: [Int]) {
      for place in programs {
        if any(types & neededTypes[place] .== 0) { continue }
        var isPossible = true
        for part in 0..<stride where needs[place * stride + part] & ~words.sets[part] != 0 {
          isPossible = false
        }
        if isPossible { result.append(place) }
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

  /// Looks through a sentence for the words of all patterns.
  func words(in text: [Unicode.Scalar], _ span: TextSpan) -> SentenceWords {
    var result = SentenceWords(start: span.start, sets: [UInt64](repeating: 0, count: stride))
    result.starts.reserveCapacity(span.count + 1)
    result.words.reserveCapacity(32)
    for position in span.range {
      result.starts.append(Int32(result.words.count))
      trie.matches(in: text, at: position, limit: span.end) { word, end in
        result.words.append((Int32(word), Int32(end)))
        for place in 0..<stride { result.sets[place] |= memberships[word * stride + place] }
      }
    }
    result.starts.append(Int32(result.words.count))
    return result
  }

  /// Whether a word is one of a set.
  func isWord(_ word: Int32, of set: Int) -> Bool {
    memberships[Int(word) * stride + set >> 6] >> UInt64(set & 63) & 1 != 0
  }

  private mutating func program(
    of pattern: [RelationRule.Element], ofRule rule: Int, _ numbering: Numbering
  ) -> PatternProgram {
    var types = SIMD4<UInt32>(repeating: .max)
    var mentionCount = 0
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
        if !mention.isTopic, !mention.acceptsReference, mentionCount < types.scalarCount {
          types[mentionCount] = mention.bits
          mentionCount += 1
        }
        operations.append(mention.isTopic ? .topic(slot) : .mention(slot))
      }
    }
    neededTypes.append(types)
    return PatternProgram(rule: rule, operations: operations)
  }

  /// A bit that no type has, which stands for whatever a program does not ask for.
  private static let anyType: UInt32 = 1 << 30
}

/// The words of the patterns that stand in a sentence.
struct SentenceWords {
  /// Where the sentence begins.
  let start: Int
  /// The sets of words of which the sentence holds one, as bits.
  fileprivate(set) var sets: [UInt64]
  /// The words, with their ends, in the order of their beginnings, shorter ones first.
  fileprivate(set) var words: [(word: Int32, end: Int32)] = []
  /// For each position, and the end, the place of its first word.
  fileprivate(set) var starts: [Int32] = []

  fileprivate init(start: Int, sets: [UInt64]) {
    self.start = start
    self.sets = sets
  }

  /// The places of the words that begin at a position.
  func words(at position: Int) -> Range<Int> {
    let place = position - start
    guard place >= 0, place + 1 < starts.count else { return 0..<0 }
    return Int(starts[place])..<Int(starts[place + 1])
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
