public import InkGraphCore

/// Finds the names of things in a sentence, so that they can be marked.
public struct NameMarker: Sendable {
  private let groups: [[[Unicode.Scalar]]]

  /// Prepares to look for the names of things.
  ///
  /// - Parameter names: For each thing, its names. One of a single character is only looked for
  ///   where no longer name of the thing stands, because it is part of many other words.
  public init(_ names: [[String]]) {
    groups = names.map { group in
      group.map { Array($0.unicodeScalars) }.filter { !$0.isEmpty }
        .sorted { left, right in
          left.count != right.count
            ? left.count > right.count : left.lexicographicallyPrecedes(right)
        }
    }
  }

  /// Where the names stand in a text.
  ///
  /// Longer names win; no two spans overlap.
  ///
  /// - Parameter text: A sentence.
  /// - Returns: For each occurrence, in order, its span in scalars and the number of the thing.
  ///
  /// - Complexity: O(*n k*), *n* scalars of the text, *k* scalars of all names.
  public func spans(in text: String) -> [(span: TextSpan, thing: Int)] {
    let scalars = Array(text.unicodeScalars)
    var found: [(span: TextSpan, thing: Int)] = []
    for (thing, names) in groups.enumerated() {
      let long = names.filter { $0.count > 1 }
      var spans = occurrences(of: long, in: scalars)
      if spans.isEmpty { spans = occurrences(of: names.filter { $0.count == 1 }, in: scalars) }
      found += spans.map { ($0, thing) }
    }
    found.sort { left, right in
      if left.span.count != right.span.count { return left.span.count > right.span.count }
      return (left.span, left.thing) < (right.span, right.thing)
    }
    var kept: [(span: TextSpan, thing: Int)] = []
    for item in found where !kept.contains(where: { $0.span.overlaps(item.span) }) {
      kept.append(item)
    }
    return kept.sorted { $0.span < $1.span }
  }

  private func occurrences(
    of names: [[Unicode.Scalar]], in text: [Unicode.Scalar]
  ) -> [TextSpan] {
    var spans: [TextSpan] = []
    for name in names where name.count <= text.count {
      for start in 0...(text.count - name.count)
      where text[start..<start + name.count].elementsEqual(name) {
        let span = TextSpan(start: start, end: start + name.count)
        if !spans.contains(where: { $0.overlaps(span) }) { spans.append(span) }
      }
    }
    return spans
  }
}
