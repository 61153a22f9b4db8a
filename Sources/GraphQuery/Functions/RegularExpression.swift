/// A regular expression that matches whole texts in time linear in the text.
///
/// Known are literals, `.`, classes such as `[a-z一-龥]` and `[^,]`, `\d \w \s` and their negations,
/// groups, `|`, the quantifiers `* + ? {2} {2,} {2,5}`, and `(?i)` at the beginning. There are no
/// back references, which is what makes other implementations slow on hostile patterns.
///
/// Thompson, "Regular expression search algorithm" (1968), doi:10.1145/363347.363387.
struct RegularExpression {
  /// A step of the automaton.
  enum Instruction {
    case any
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case accept
  }

  private let program: [Instruction]
  private let ignoresCase: Bool

  init(_ pattern: String, place: Place) throws(QueryError) {
    var compiler = RegularExpressionCompiler(pattern, place)
    program = try compiler.compile()
    ignoresCase = compiler.ignoresCase
  }

  /// Whether the expression matches the whole text.
  ///
  /// - Complexity: O(*n* · *m*), *n* scalars, *m* instructions.
  func matches(_ text: String, run: QueryRun) throws(QueryError) -> Bool {
    var current = StateSet(count: program.count)
    var next = StateSet(count: program.count)
    add(0, to: &current)
    let text = ignoresCase ? try TextEdit(run: run).map(text) { $0.lowercased() } : text
    for scalar in text.unicodeScalars {
      if current.states.isEmpty { return false }
      next.removeAll()
      for state in current.states {
        try run.tick()
        switch program[state] {
        case .any: add(state + 1, to: &next)
        case .scalar(let wanted) where wanted == scalar: add(state + 1, to: &next)
        case .set(let set) where set.contains(scalar): add(state + 1, to: &next)
        default: break
        }
      }
      swap(&current, &next)
    }
    return current.states.contains { if case .accept = program[$0] { true } else { false } }
  }

  private func add(_ first: Int, to set: inout StateSet) {
    var pending = [first]
    while let state = pending.popLast() {
      guard set.insert(state) else { continue }
      switch program[state] {
      case .jump(let target): pending.append(target)
      case .split(let left, let right): pending += [right, left]
      default: break
      }
    }
  }
}

/// States in the order in which they were reached.
private struct StateSet {
  private(set) var states: [Int] = []
  private var isIn: [Bool]

  init(count: Int) { isIn = Array(repeating: false, count: count) }

  mutating func insert(_ state: Int) -> Bool {
    guard !isIn[state] else { return false }
    isIn[state] = true
    states.append(state)
    return true
  }

  mutating func removeAll() {
    for state in states { isIn[state] = false }
    states.removeAll(keepingCapacity: true)
  }
}

/// Scalars in ranges, or all others.
struct ScalarSet {
  var ranges: [ClosedRange<UInt32>] = []
  var isNegated = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isNegated
  }

  static let digits = ScalarSet(ranges: [0x30...0x39])
  static let blanks = ScalarSet(
    ranges: [0x09...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0x2000...0x200A, 0x3000...0x3000])
  /// Letters of any script would need tables; names here are Latin or Chinese.
  static let words = ScalarSet(ranges: [
    0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xF900...0xFAFF, 0x20000...0x323AF,
  ])

  var negated: ScalarSet { ScalarSet(ranges: ranges, isNegated: !isNegated) }
}
