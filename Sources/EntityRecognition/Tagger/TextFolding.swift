/// What the tagger sees of a character: width, case and the value of digits do not count.
enum TextFolding {
  /// The folded value of a scalar.
  @inline(__always)
  static func fold(_ scalar: Unicode.Scalar) -> UInt32 {
    var value = scalar.value
    if value >= 0xFF01, value <= 0xFF5E { value -= 0xFEE0 }
    switch value {
    case 0x30...0x39, 0x3007: return 0x30
    case 0x61...0x7A: return value - 0x20
    case 0x3000, 0xA0, 0x09: return 0x20
    default: return value
    }
  }

  /// The number of classes; the last stands for what lies outside the text.
  static let classes = 11

  /// The class of a folded value.
  static func characterClass(of value: UInt32) -> Int {
    switch value {
    case 0x30: 1
    case 0x41...0x5A: 2
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFF: 3
    case 0xB7, 0x2022, 0x30FB: 4
    case 0x20: 5
    case 0x201C, 0x201D, 0x300A, 0x300B: 6
    case 0x3001: 7
    case 0x3002, 0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F: 8
    case 0x28, 0x29: 9
    default: 0
    }
  }
}
