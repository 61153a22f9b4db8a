import InkGraphCore

/// The ways in which a newspaper file may write its characters.
///
/// The order of the tests is: byte-order mark, valid UTF-8, GB18030. Every label of the GB family
/// (gb2312, gbk, gb18030) is decoded as GB18030, which holds them all.
enum CharacterEncoding: String {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case gb18030 = "GB18030"

  /// The text of a file.
  struct FileText {
    /// The scalars without byte-order marks, zero-width and control characters.
    var scalars: [Unicode.Scalar]
    /// Whether the file holds just these scalars in UTF-8.
    var isVerbatim = false
  }

  /// Decodes a file.
  ///
  /// - Returns: The text; nil, with an error in the log, for an empty file or one that is no text.
  /// - Complexity: O(*n*), *n* bytes.
  static func decode(_ bytes: [UInt8], log: inout DiagnosticLog) -> FileText? {
    guard !bytes.isEmpty else {
      log.error(at: 0, "the file is empty; check that it was copied whole")
      return nil
    }
    var decoded = decode(bytes)
    if decoded.isClean, Mojibake.repair(decoded.scalars) == nil {
      return FileText(
        scalars: decoded.scalars, isVerbatim: decoded.encoding == .utf8 && bytes.first != 0xEF)
    }
    if decoded.encoding == .utf8, let repaired = Mojibake.repair(decoded.scalars) {
      decoded = repaired
      log.note(
        at: 0, "the characters had been encoded twice (UTF-8 read as Latin-1); they were restored")
    }
    let cleaned = clean(decoded.scalars)
    if cleaned.control * 10 > decoded.scalars.count || decoded.replaced * 3 > decoded.scalars.count
    {
      log.error(
        at: 0,
        "the file is binary, not text; convert it to text or Markdown first "
          + "(for a PDF: pdftotext, or save it from a reader)")
      return nil
    }
    if decoded.replaced > 0 {
      log.warning(
        at: decoded.firstReplacedLine,
        "\(decoded.replaced) byte sequence(s) are not valid \(decoded.encoding.rawValue) and were "
          + "replaced by U+FFFD; save the file again as UTF-8")
    }
    return FileText(scalars: cleaned.scalars)
  }

  private static func decode(_ bytes: [UInt8]) -> DecodedText {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return UTF8Decoder.decode(bytes[3...]) }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return UTF16Decoder.decode(bytes[2...], bigEndian: false)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return UTF16Decoder.decode(bytes[2...], bigEndian: true)
    }
    let unicode = UTF8Decoder.decode(bytes[...])
    if unicode.replaced == 0 { return unicode }
    // A UTF-8 file with a few broken bytes would also decode as GB18030, into nonsense. Real
    // GB18030 text holds hardly any three-byte sequence that is valid UTF-8.
    if unicode.wide * 3 > unicode.replaced { return unicode }
    return GB18030Decoder.decode(bytes) ?? unicode
  }

  /// Removes what no line of text holds, and turns the line marks of Founder's composition software
  /// (U+E003, U+E004) into line feeds.
  private static func clean(_ text: [Unicode.Scalar]) -> (scalars: [Unicode.Scalar], control: Int) {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.count)
    var control = 0
    for scalar in text {
      switch scalar.value {
      case 0x20...0x7E, 0x3000...0x9FFF, 0x09, 0x0A, 0x0C, 0x0D: result.append(scalar)
      case 0...0x1F, 0x7F...0x84, 0x86...0x9F: control += 1
      case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: break
      case 0xE003, 0xE004: result.append("\n")
      case 0xE000...0xF8FF: break
      default: result.append(scalar)
      }
    }
    return (result, control)
  }
}

/// What a decoder made of the bytes.
struct DecodedText {
  var scalars: [Unicode.Scalar] = []
  var encoding: CharacterEncoding
  /// How many byte sequences were not valid.
  var replaced = 0
  /// The line of the first of them.
  var firstReplacedLine = 0
  /// Whether nothing had to be replaced and nothing is to be removed.
  var isClean = false
  /// How many characters took three or four bytes of UTF-8.
  var wide = 0
  private var line = 1

  init(encoding: CharacterEncoding, capacity: Int) {
    self.encoding = encoding
    scalars.reserveCapacity(capacity)
  }

  /// Text in UTF-8 without any fault.
  init(scalars: [Unicode.Scalar], isClean: Bool, wide: Int) {
    encoding = .utf8
    self.scalars = scalars
    self.isClean = isClean
    self.wide = wide
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar == "\n" { line += 1 }
    scalars.append(scalar)
  }

  mutating func appendReplacement() {
    if replaced == 0 { firstReplacedLine = line }
    replaced += 1
    scalars.append("\u{FFFD}")
  }
}
