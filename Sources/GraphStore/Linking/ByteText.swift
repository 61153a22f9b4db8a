import InkGraphCore

/// A text as a key that is told from others by its bytes.
///
/// `String` takes canonically equal texts for one, and normalizes a text each time that it is hashed.
struct ByteText: Hashable, Comparable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ByteText, right: ByteText) -> Bool {
    left.text.hasSameScalars(as: right.text)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(scalarsOf: text)
  }

  static func < (left: ByteText, right: ByteText) -> Bool {
    left.text.precedesByScalars(right.text)
  }
}
