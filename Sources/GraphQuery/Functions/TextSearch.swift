import Foundation

/// Search for bytes in texts; UTF-8 makes it the same as a search for scalars.
enum TextSearch {
  /// Whether a part stands in a text.
  ///
  /// - Complexity: O(*n* + *m*) for *n* and *m* bytes.
  static func contains(_ text: String, _ part: String) -> Bool {
    if part.isEmpty { return true }
    return withBytes(text) { text in withBytes(part) { first($0, in: text, from: 0) } } != nil
  }

  static func starts(_ text: String, with part: String) -> Bool {
    withBytes(text) { text in withBytes(part) { isPart($0, of: text, at: 0) } }
  }

  static func ends(_ text: String, with part: String) -> Bool {
    withBytes(text) { text in
      withBytes(part) { isPart($0, of: text, at: text.count - $0.count) }
    }
  }

  /// Where a part that is not empty first stands in a text at or behind a place.
  ///
  /// Knuth, Morris, Pratt, "Fast pattern matching in strings" (1977), doi:10.1137/0206024.
  static func first(
    _ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard let base = text.baseAddress, !part.isEmpty, part.count <= text.count else { return nil }
    let borders = borders(of: part)
    var place = start
    var matched = 0
    while place < text.count {
      if matched == 0 {
        // The library's search for one byte looks at many at once.
        guard let found = memchr(base + place, Int32(part[0]), text.count - place) else {
          return nil
        }
        place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      }
      while matched > 0, part[matched] != text[place] { matched = Int(borders[matched - 1]) }
      if part[matched] == text[place] { matched += 1 }
      place += 1
      if matched == part.count { return place - matched }
    }
    return nil
  }

  /// For each beginning of a part the length of its longest end that is a beginning too.
  private static func borders(of part: UnsafeBufferPointer<UInt8>) -> [Int32] {
    var borders = [Int32](repeating: 0, count: part.count)
    var length = 0
    for place in part.indices.dropFirst() {
      while length > 0, part[length] != part[place] { length = Int(borders[length - 1]) }
      if part[length] == part[place] { length += 1 }
      borders[place] = Int32(length)
    }
    return borders
  }

  private static func isPart(
    _ part: UnsafeBufferPointer<UInt8>, of text: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> Bool {
    guard place >= 0, place + part.count <= text.count else { return false }
    guard let base = text.baseAddress, let partBase = part.baseAddress else { return true }
    return memcmp(base + place, partBase, part.count) == 0
  }

  /// Calls a function with the bytes of a text.
  static func withBytes<Result>(
    _ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    text.utf8.withContiguousStorageIfAvailable(body)
      ?? Array(text.utf8).withUnsafeBufferPointer(body)
  }
}
