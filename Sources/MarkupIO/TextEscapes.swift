/// What a format writes in the place of single ASCII characters.
///
/// What XML forbids is replaced by nothing, in every format, so that all formats carry the same
/// texts: the controls except tab and line breaks, U+FFFE and U+FFFF.
package final class TextEscapes: Sendable {
  /// Whether something else stands for a byte below 0x80.
  private let isReplaced: [Bool]
  /// What stands for each byte below 0x80.
  private let replacements: [[UInt8]]
  /// The replaced bytes that are no controls, sixteen times each; some stand twice.
  private let marks: (Block, Block, Block, Block, Block, Block)

  private typealias Block = SIMD16<UInt8>

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
    var marks = (0x20..<0x80 as Range<UInt8>).filter { isReplaced[Int($0)] }
    precondition(marks.count <= 6, "\(marks.count) characters with escapes that are no controls")
    // What is to be replaced anyway fills up the rest.
    while marks.count < 6 { marks.append(marks.first ?? 0) }
    let blocks = marks.map { Block(repeating: $0) }
    self.marks = (blocks[0], blocks[1], blocks[2], blocks[3], blocks[4], blocks[5])
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
  /// Sixteen bytes are looked at at once, and singly only if it is among them.
  func firstReplacement(
    in source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Replacement? {
    guard let base = source.baseAddress else { return nil }
    let bytes = UnsafeRawPointer(base)
    var place = start
    // U+FFFE and U+FFFF are told by two bytes, so a block needs one behind it.
    while place + 16 < source.count {
      if holdsSpecial(bytes + place),
        let found = replacement(in: source, from: place, to: place + 16)
      {
        return found
      }
      place += 16
    }
    return replacement(in: source, from: place, to: source.count)
  }

  /// Whether there may be something to replace among sixteen bytes.
  ///
  /// Swift 6.3 compares vectors one lane after the other, but calculates with all at once; so this
  /// uses that *x* &- 1 has a high bit that *x* lacks only where *x* is 0, and likewise below 32.
  private func holdsSpecial(_ bytes: UnsafeRawPointer) -> Bool {
    let block = bytes.loadUnaligned(as: Block.self)
    let next = bytes.loadUnaligned(fromByteOffset: 1, as: Block.self)
    var special = (block &- Block(repeating: 0x20)) & ~block
    special |= Self.zeros(block ^ marks.0) | Self.zeros(block ^ marks.1)
    special |= Self.zeros(block ^ marks.2) | Self.zeros(block ^ marks.3)
    special |= Self.zeros(block ^ marks.4) | Self.zeros(block ^ marks.5)
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF; the first byte is looked at singly.
    let last = Block(repeating: 0xBF)
    special |= Self.zeros(block ^ last) & Self.zeros((next | Block(repeating: 1)) ^ last)
    let words = unsafeBitCast(special & Block(repeating: 0x80), to: SIMD2<UInt64>.self)
    return words[0] | words[1] != 0
  }

  /// The high bit of each lane that is 0; the other bits mean nothing.
  private static func zeros(_ block: Block) -> Block { (block &- Block(repeating: 1)) & ~block }

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
