/// A text as a key that is told from others by its bytes.
///
/// `String` takes canonically equal texts for one, and normalizes a text each time that it is hashed.
package struct ByteText: Hashable, Comparable, Sendable {
  /// The text.
  package let text: String

  /// Takes a text.
  package init(_ text: String) { self.text = text }

  package static func == (left: ByteText, right: ByteText) -> Bool {
    left.text.hasSameScalars(as: right.text)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(scalarsOf: text)
  }

  package static func < (left: ByteText, right: ByteText) -> Bool {
    left.text.precedesByScalars(right.text)
  }
}
