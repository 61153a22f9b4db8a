/// What a format writes in the place of single ASCII characters.
///
/// What XML forbids is replaced by nothing, in every format, so that all formats carry the same
/// texts: the controls except tab and line breaks, U+FFFE and U+FFFF.
package struct TextEscapes: Sendable {
  /// Whether something else stands for a byte below 0x80.
  private let isReplaced: [Bool]
  /// What stands for each byte below 0x80.
  private let replacements: [[UInt8]]
  /// The replaced bytes that are no controls.
  private let marks: [SIMD16<UInt8>]

  /// Makes escapes; what is not among them stands for itself.
  package init(_ escapes: [Unicode.Scalar: String]) {
    var isReplaced = [Bool](repeating: false, count: 128)
    var replacements = (0..<128).map { [UInt8($0)] }
    for byte in 0..<0x20 where ![0x09, 0x0A, 0x0D].contains(byte) {
      isReplaced[byte] = true
      replacements[byte] = []
    }
    for (scalar, replacement) in escapes {
      precondition(scalar.isASCII, "an escape for '\(scalar)', which is not ASCII")
      isReplaced[Int(scalar.value)] = true
      replacements[Int(scalar.value)] = Array(replacement.utf8)
    }
    self.isReplaced = isReplaced
    self.replacements = replacements
    marks = (0x20..<0x80).filter { isReplaced[$0] }.map { SIMD16(repeating: UInt8($0)) }
  }

  /// The escapes of text in XML, where a carriage return would be read as a line feed.
  package static let xmlText = TextEscapes([
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;",
  ])

  /// The escapes of attribute values in XML, where any blank would be read as a space.
  package static let xmlAttribute = TextEscapes([
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\t": "&#9;", "\n": "&#10;",
    "\r": "&#13;",
  ])

  /// A place in a text where something else is to be written.
  struct Replacement {
    /// Where it begins.
    let start: Int
    /// What follows it.
    let end: Int
    /// What is to be written.
    let bytes: [UInt8]
  }

  /// The first place from `start` on where something else is to be written.
  ///
  /// Sixteen bytes at a time are looked at, and singly only those among which there is one.
  func firstReplacement(
    in source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Replacement? {
    guard let base = source.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base)
    var place = start
    while place + 17 <= source.count {
      let bytes = raw.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      let next = raw.loadUnaligned(fromByteOffset: place + 1, as: SIMD16<UInt8>.self)
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF; the first byte is looked at singly.
      var isSpecial = (bytes .== 0xBF) .& (next .>= 0xBE)
      isSpecial .|= bytes .< 0x20
      for mark in marks { isSpecial .|= bytes .== mark }
      let words = unsafeBitCast(isSpecial, to: SIMD2<UInt64>.self)
      if words[0] | words[1] != 0,
        let found = replacement(in: source, from: place, to: place + 16)
      {
        return found
      }
      place += 16
    }
    return replacement(in: source, from: place, to: source.count)
  }

  private func replacement(
    in source: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Replacement? {
    for place in start..<end {
      let byte = source[place]
      if byte < 0x80 {
        if isReplaced[Int(byte)] {
          return Replacement(start: place, end: place + 1, bytes: replacements[Int(byte)])
        }
      } else if byte == 0xBF, place > 0, place + 1 < source.count, source[place - 1] == 0xEF,
        source[place + 1] >= 0xBE
      {
        return Replacement(start: place - 1, end: place + 2, bytes: [])
      }
    }
    return nil
  }
}
