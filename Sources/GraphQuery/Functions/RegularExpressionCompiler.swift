/// Reads a regular expression into the instructions of an automaton.
struct RegularExpressionCompiler {
  private let pattern: [Unicode.Scalar]
  private let place: Place
  private var position = 0
  private var depth = 0
  private(set) var ignoresCase = false

  /// The number of instructions and of nested groups that an expression may have.
  private static let maximumSize = 20_000
  private static let maximumDepth = 50

  private typealias Program = [RegularExpression.Instruction]

  init(_ pattern: String, _ place: Place) {
    let flag = "(?i)"
    ignoresCase = pattern.hasPrefix(flag)
    let rest = ignoresCase ? pattern.dropFirst(flag.count).lowercased() : pattern
    self.pattern = Array(rest.unicodeScalars)
    self.place = place
  }

  mutating func compile() throws(QueryError) -> [RegularExpression.Instruction] {
    let program = try alternatives()
    guard position == pattern.count else { throw error("a ) without (") }
    return program + [.accept]
  }

  private func error(_ message: String) -> QueryError {
    QueryError(
      .invalidArgumentValue, "the regular expression has \(message)", at: place,
      category: .argumentError, phase: .runtime)
  }

  private var peek: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  /// Jumps count from the beginning of a part; this moves them.
  private static func moved(_ program: Program, by offset: Int) -> Program {
    program.map { instruction in
      switch instruction {
      case .split(let left, let right): .split(left + offset, right + offset)
      case .jump(let target): .jump(target + offset)
      default: instruction
      }
    }
  }

  private mutating func alternatives() throws(QueryError) -> Program {
    guard depth < Self.maximumDepth else { throw error("too many groups inside each other") }
    depth += 1
    defer { depth -= 1 }
    var result = try sequence()
    while take("|") {
      let right = try sequence()
      result =
        [.split(1, result.count + 2)] + Self.moved(result, by: 1)
        + [.jump(result.count + right.count + 2)] + Self.moved(right, by: result.count + 2)
    }
    return result
  }

  private mutating func sequence() throws(QueryError) -> Program {
    var result: Program = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      let part = try quantified()
      result += Self.moved(part, by: result.count)
      guard result.count <= Self.maximumSize else { throw error("too many parts") }
    }
    return result
  }

  private mutating func quantified() throws(QueryError) -> Program {
    var part = try atom()
    while let scalar = peek {
      switch scalar {
      case "*": part = try Self.repeated(part, 0, nil, self)
      case "+": part = try Self.repeated(part, 1, nil, self)
      case "?": part = try Self.repeated(part, 0, 1, self)
      case "{":
        guard let (minimum, maximum) = counts() else { throw error("a { that is no number") }
        part = try Self.repeated(part, minimum, maximum, self)
        position -= 1
      default: return part
      }
      position += 1
      // A lazy or possessive form matches the same whole texts.
      if !take("?") { _ = take("+") }
    }
    return part
  }

  /// Reads `{2}`, `{2,}` or `{2,5}`.
  private mutating func counts() -> (Int, Int?)? {
    position += 1
    guard let minimum = number() else { return nil }
    var maximum: Int? = minimum
    if take(",") {
      maximum = peek == "}" ? nil : number()
      if maximum == nil, peek != "}" { return nil }
    }
    guard take("}"), maximum.map({ $0 >= minimum }) ?? true else { return nil }
    return (minimum, maximum)
  }

  private mutating func number() -> Int? {
    var result: Int?
    while let scalar = peek, scalar.isDigit, (result ?? 0) < 100_000 {
      result = (result ?? 0) * 10 + Int(scalar.value - 0x30)
      position += 1
    }
    return result
  }

  private static func repeated(
    _ part: Program, _ minimum: Int, _ maximum: Int?, _ compiler: RegularExpressionCompiler
  ) throws(QueryError) -> Program {
    guard (max(minimum, maximum ?? 0) + 1) * (part.count + 2) <= maximumSize else {
      throw compiler.error("too large a repetition")
    }
    var result: Program = []
    for _ in 0..<minimum { result += moved(part, by: result.count) }
    if let maximum {
      let size = part.count + 1
      let end = result.count + (maximum - minimum) * size
      for _ in 0..<(maximum - minimum) {
        let start = result.count
        result.append(.split(start + 1, end))
        result += moved(part, by: start + 1)
      }
    } else {
      let start = result.count
      result.append(.split(start + 1, start + part.count + 2))
      result += moved(part, by: start + 1)
      result.append(.jump(start))
    }
    return result
  }

  private mutating func atom() throws(QueryError) -> Program {
    guard let scalar = peek else { return [] }
    position += 1
    switch scalar {
    case "(":
      if take("?"), !take(":") { throw error("a group of a kind that is not known") }
      let inner = try alternatives()
      guard take(")") else { throw error("a ( without )") }
      return inner
    case "[": return [.set(try characterClass())]
    case ".": return [.any]
    case "^", "$": return []
    case "*", "+", "?", "{": throw error("a \(scalar) with nothing to repeat")
    case "\\": return [try escape()]
    default: return [.scalar(scalar)]
    }
  }

  private mutating func escape() throws(QueryError) -> RegularExpression.Instruction {
    guard let scalar = peek else { throw error("a \\ at its end") }
    position += 1
    switch scalar {
    case "d": return .set(.digits)
    case "D": return .set(ScalarSet.digits.negated)
    case "s": return .set(.blanks)
    case "S": return .set(ScalarSet.blanks.negated)
    case "w": return .set(.words)
    case "W": return .set(ScalarSet.words.negated)
    case "n": return .scalar("\n")
    case "t": return .scalar("\t")
    case "r": return .scalar("\r")
    default:
      guard !scalar.isASCII || !scalar.properties.isAlphabetic, !scalar.isDigit else {
        throw error("a \\\(scalar), which is not known")
      }
      return .scalar(scalar)
    }
  }

  private mutating func characterClass() throws(QueryError) -> ScalarSet {
    var set = ScalarSet(isNegated: take("^"))
    var isFirst = true
    while let scalar = peek, isFirst || scalar != "]" {
      isFirst = false
      position += 1
      var lower = scalar
      if scalar == "\\" {
        switch try escape() {
        case .scalar(let escaped): lower = escaped
        case .set(let inner) where !inner.isNegated:
          set.ranges += inner.ranges
          continue
        default: throw error("a negated class inside of a class")
        }
      }
      guard peek == "-", position + 1 < pattern.count, pattern[position + 1] != "]" else {
        set.ranges.append(lower.value...lower.value)
        continue
      }
      var upper = pattern[position + 1]
      position += 2
      if upper == "\\", case .scalar(let escaped) = try escape() { upper = escaped }
      guard lower.value <= upper.value else { throw error("a range that runs backwards") }
      set.ranges.append(lower.value...upper.value)
    }
    guard take("]") else { throw error("a [ without ]") }
    return set
  }
}
