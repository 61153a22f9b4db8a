/// Tells whether bytes are well-formed UTF-8 (The Unicode Standard 16.0, table 3-7).
///
/// The standard library tells it by making a string, which takes three times as many instructions
/// for the table of regions (callgrind, 2.0 MB).
enum UTF8Validation {
  /// Whether all of the bytes are well-formed.
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    func isTrail(_ position: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      position < bytes.count && range.contains(bytes[position])
    }
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      let next = position + 1
      if lead < 0x80 {
        position = next
        continue
      }
      switch lead {
      case 0xE1...0xEC, 0xEE...0xEF:
        guard position + 2 < bytes.count, bytes[next] & 0xC0 == 0x80, bytes[next + 1] & 0xC0 == 0x80
        else { return false }
        position += 3
      case 0xC2...0xDF:
        guard isTrail(next) else { return false }
        position += 2
      case 0xE0:
        guard isTrail(next, 0xA0...0xBF), isTrail(next + 1) else { return false }
        position += 3
      case 0xED:
        guard isTrail(next, 0x80...0x9F), isTrail(next + 1) else { return false }
        position += 3
      case 0xF0:
        guard isTrail(next, 0x90...0xBF), isTrail(next + 1), isTrail(next + 2) else { return false }
        position += 4
      case 0xF1...0xF3:
        guard isTrail(next), isTrail(next + 1), isTrail(next + 2) else { return false }
        position += 4
      case 0xF4:
        guard isTrail(next, 0x80...0x8F), isTrail(next + 1), isTrail(next + 2) else { return false }
        position += 4
      default: return false
      }
    }
    return true
  }
}
