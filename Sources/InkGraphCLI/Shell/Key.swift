/// A key, or keys pressed together, as a terminal tells of them.
enum Key: Hashable {
  case text(String)
  case enter, tab, escape
  case backspace, delete
  case left, right, up, down
  case home, end
  case wordLeft, wordRight
  /// A letter with Ctrl.
  case control(Character)
  /// Bytes without a meaning here.
  case unknown
}

/// Reads keys from the bytes that a terminal sends.
///
/// The sequences are those of xterm (Moy et al., "XTerm Control Sequences", PC-style function keys),
/// which Linux consoles and today's terminals send too.
struct KeyReader {
  /// Gives the next byte: waits for it, or gives nil where none is there at once; nil also at the
  /// end.
  private let nextByte: (_ waits: Bool) -> UInt8?

  init(_ nextByte: @escaping (_ waits: Bool) -> UInt8?) { self.nextByte = nextByte }

  /// The next key; nil at the end.
  func next() -> Key? {
    guard let byte = nextByte(true) else { return nil }
    switch byte {
    case 0x0D, 0x0A: return .enter
    case 0x09: return .tab
    case 0x08, 0x7F: return .backspace
    case 0x1B: return escapeSequence()
    case 0x01...0x1A: return .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0..<0x20: return .unknown
    default: return text(first: byte)
    }
  }

  /// A character of UTF-8, which may take up to four bytes.
  private func text(first: UInt8) -> Key {
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var bytes = [first]
    while bytes.count < length {
      guard let byte = nextByte(true), byte & 0xC0 == 0x80 else { return .unknown }
      bytes.append(byte)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return .unknown }
    return .text(text)
  }

  private func escapeSequence() -> Key {
    guard let second = nextByte(false) else { return .escape }
    switch second {
    case UInt8(ascii: "["): return controlSequence()
    case UInt8(ascii: "O"): return Self.letters[nextByte(false) ?? 0] ?? .unknown
    case UInt8(ascii: "b"): return .wordLeft
    case UInt8(ascii: "f"): return .wordRight
    default: return .unknown
    }
  }

  /// Numbers with `;` between them and a letter or `~`.
  private func controlSequence() -> Key {
    var digits: [UInt8] = []
    while let byte = nextByte(false) {
      if (0x30...0x3B).contains(byte) {
        digits.append(byte)
        continue
      }
      let numbers = digits.split(separator: UInt8(ascii: ";")).map {
        Int(String(decoding: $0, as: UTF8.self)) ?? 0
      }
      if byte == UInt8(ascii: "~") { return Self.numbered[numbers.first ?? 0] ?? .unknown }
      // The second number tells which of Shift, Alt and Ctrl are held.
      let isHeld = numbers.count > 1 && numbers[1] > 2
      switch Self.letters[byte] {
      case .left? where isHeld: return .wordLeft
      case .right? where isHeld: return .wordRight
      case let key: return key ?? .unknown
      }
    }
    return .unknown
  }

  private static let letters: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
  ]

  private static let numbered: [Int: Key] = [
    1: .home, 3: .delete, 4: .end, 7: .home, 8: .end,
  ]
}
