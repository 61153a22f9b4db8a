/// Edits of texts by Unicode scalars.
///
/// **Invariant:** what takes long on long texts is done in pieces, between which the run can stop.
struct TextEdit {
  let run: QueryRun

  /// Texts of more bytes are edited piece by piece.
  private static let piece = 1 << 16

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  static func trim(_ text: String, start: Bool = true, end: Bool = true) -> String {
    var scalars = text.unicodeScalars[...]
    while start, let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while end, let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// The number of scalars.
  static func count(_ text: String) -> Int {
    TextSearch.withBytes(text) { bytes in
      bytes.reduce(0) { $0 &+ (isContinuation($1) ? 0 : 1) }
    }
  }

  /// Whether a byte of UTF-8 goes on with a scalar.
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Changes each scalar by itself.
  func map(_ text: String, _ change: (String) -> String) throws(QueryError) -> String {
    guard text.utf8.count > Self.piece else { return change(text) }
    var result = ""
    var start = text.startIndex
    while start < text.endIndex {
      try run.touch(Self.piece)
      var end =
        text.utf8.index(start, offsetBy: Self.piece, limitedBy: text.endIndex) ?? text.endIndex
      while end < text.endIndex, Self.isContinuation(text.utf8[end]) {
        text.utf8.formIndex(after: &end)
      }
      result += change(String(text[start..<end]))
      start = end
    }
    return result
  }

  /// Turns the text around, keeping combining marks behind their letters.
  func reverse(_ text: String) throws(QueryError) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for character in text.reversed() {
      try run.tick()
      result.append(character)
    }
    return result
  }

  /// The text from a place on, at most some scalars long.
  static func substring(_ text: String, from start: Int, count: Int) -> String {
    String(text.unicodeScalars.dropFirst(start).prefix(count))
  }

  static func suffix(_ text: String, _ count: Int) -> String {
    String(text.unicodeScalars.suffix(count))
  }

  /// The pieces of a text between the places where a separator stands.
  func split(_ text: String, _ separator: String) throws(QueryError) -> [QueryValue] {
    var pieces: [QueryValue] = []
    var size = 0
    func add(_ piece: String) throws(QueryError) {
      try run.tick()
      let value = QueryValue.string(piece)
      size += value.footprint
      try run.checkSize(size)
      pieces.append(value)
    }
    guard !separator.isEmpty else {
      for scalar in text.unicodeScalars { try add(String(scalar)) }
      return pieces
    }
    let bytes = Array(text.utf8)
    var start = 0
    for place in try places(of: separator, in: bytes) {
      try add(String(decoding: bytes[start..<place], as: UTF8.self))
      start = place + separator.utf8.count
    }
    try add(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }

  /// The text with another one in all places of a part that is not empty.
  func replace(
    _ text: String, _ part: String, with replacement: String
  ) throws(QueryError) -> String {
    let bytes = Array(text.utf8)
    let places = try places(of: part, in: bytes)
    if places.isEmpty { return text }
    let new = Array(replacement.utf8)
    let size = bytes.count.addingClamped(places.count.timesClamped(new.count))
    try run.checkText(size)
    try run.touch(size)
    var result: [UInt8] = []
    result.reserveCapacity(size)
    var start = 0
    for place in places {
      try run.tick()
      result += bytes[start..<place]
      result += new
      start = place + part.utf8.count
    }
    result += bytes[start...]
    return String(decoding: result, as: UTF8.self)
  }

  /// Where a part stands in bytes, without overlaps.
  private func places(of part: String, in bytes: [UInt8]) throws(QueryError) -> [Int] {
    try run.touch(bytes.count)
    let mark = Array(part.utf8)
    var places: [Int] = []
    var start = 0
    while let place = bytes.withUnsafeBufferPointer({ text in
      mark.withUnsafeBufferPointer { TextSearch.first($0, in: text, from: start) }
    }) {
      try run.tick()
      try run.checkSize(places.count * 8)
      places.append(place)
      start = place + mark.count
    }
    return places
  }
}
