/// Edits of texts by Unicode scalars.
enum TextEdit {
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  static func trim(_ text: String, start: Bool = true, end: Bool = true) -> String {
    var scalars = text.unicodeScalars[...]
    while start, let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while end, let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// Turns the text around, keeping combining marks behind their letters.
  static func reverse(_ text: String) -> String { String(text.reversed()) }

  /// The text from a place on, at most some scalars long.
  static func substring(_ text: String, from start: Int, count: Int) -> String {
    String(text.unicodeScalars.dropFirst(start).prefix(count))
  }

  static func suffix(_ text: String, _ count: Int) -> String {
    String(text.unicodeScalars.suffix(count))
  }
}

/// Search for bytes in texts; UTF-8 makes it the same as a search for scalars.
enum TextSearch {
  static func contains(_ text: String, _ part: String) -> Bool {
    part.isEmpty || first(Array(part.utf8), in: Array(text.utf8), from: 0) != nil
  }

  /// Where a part first stands in a text at or behind a place.
  ///
  /// - Complexity: O(*n* · *m*) at worst, for *n* and *m* bytes; near O(*n*) for real texts.
  static func first(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard let head = part.first, part.count <= text.count else { return nil }
    var place = start
    while place + part.count <= text.count {
      if text[place] == head, text[place..<place + part.count].elementsEqual(part) { return place }
      place += 1
    }
    return nil
  }

  /// The pieces of a text between the places where a separator stands.
  static func split(_ text: String, _ separator: String) -> [String] {
    if separator.isEmpty { return text.unicodeScalars.map { String($0) } }
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    var pieces: [String] = []
    var start = 0
    while let place = first(mark, in: bytes, from: start) {
      pieces.append(String(decoding: bytes[start..<place], as: UTF8.self))
      start = place + mark.count
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }
}
