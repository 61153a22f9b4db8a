import MarkupIO
import Testing

@Suite("Text escapes") struct TextEscapesTests {
  private static let replacements: [Unicode.Scalar: String] = [
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\t": "&#9;", "\n": "&#10;",
    "\r": "&#13;",
  ]

  /// What is to be written, one character after the other.
  private static func plain(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0xFFFE, 0xFFFF: ""
      case 0..<0x20 where replacements[scalar] == nil: ""
      default: replacements[scalar] ?? String(scalar)
      }
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    let buffer = OutputBuffer()
    buffer.append(text, escapedBy: .xmlAttribute)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test("at every place of a text every special character is found", arguments: 0..<40)
  func places(place: Int) {
    for special in [
      "&", "\"", "\u{0}", "\u{1F}", "\n", "\u{FFFE}", "\u{FFFF}", "\u{FFFD}", "\u{FFBF}",
    ] {
      for filler in ["a", "墨", "俿", "\u{FFFF}"] {
        let around = String(repeating: filler, count: place)
        let text = around + special + around
        #expect(Self.escaped(text) == Self.plain(text))
      }
    }
  }

  @Test("texts of random characters come out as one by one", arguments: 1...200)
  func random(seed: Int) {
    // Characters that begin, end or look like what is replaced.
    let characters: [Unicode.Scalar] = [
      "a", "墨", "，", "俿", "\u{FFBF}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "𠀀", "&", "<", ">",
      "\"", "\u{1}", "\u{1F}", " ", "\t", "\n", "\r", "\u{7F}", "\u{80}", "é",
    ]
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    var text = ""
    for _ in 0..<(seed % 97) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text.unicodeScalars.append(characters[Int(state >> 33) % characters.count])
    }
    #expect(Self.escaped(text) == Self.plain(text), "seed \(seed)")
  }
}
