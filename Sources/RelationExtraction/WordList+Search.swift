internal import InkGraphCore

extension WordList {
  /// The first place of a range at which a word of the list begins.
  ///
  /// It passes over places with another character without a call, which most are.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - range: Where to look.
  /// - Returns: The place; nil if there is none.
  /// - Complexity: O(*n*), *n* places.
  func firstPlace(in text: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    let firsts = firsts
    for place in range where firsts.contains(text[place]) {
      if end(in: text, at: place) != nil { return place }
    }
    return nil
  }
}
