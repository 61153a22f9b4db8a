import InkGraphCore

extension TextPage {
  /// Parts headlines that follow each other one character a line, so that nothing in the file tells
  /// where the second one begins: the words of one body begin or end there.
  func partingStackedHeadlines() -> TextPage {
    guard gaps.contains(where: { $0.contains(where: \.stacked) }) else { return self }
    var page = self
    for gap in gaps.indices {
      page.gaps[gap] = gaps[gap].flatMap { line in
        guard line.stacked, let cut = cut(in: line.text, at: gap) else { return [line] }
        var (first, second) = (line, line)
        first.content.text = line.text[..<cut].trimmed
        second.content.text = line.text[cut...].trimmed
        second.blankBefore = 0
        return [first, second]
      }
    }
    return page
  }

  /// The least length of a headline that stands alone, in characters.
  private static let shortest = 8

  /// Where a body's words begin of which none stand before, or end of which none stand after.
  private func cut(in text: Scalars, at gap: Int) -> Int? {
    guard text.count >= 2 * Self.shortest else { return nil }
    var best: (cut: Int, share: Double)?
    for body in bodies[max(0, gap - 2)..<min(bodies.count, gap + 2)] {
      let words = Bigrams(text).common(with: body.draft.body.lazy.map(\.content.text))
      let places = text.indices.dropLast().filter {
        words.contains(Bigrams.key(text[$0], text[$0 + 1]))
      }
      guard let first = places.first, let last = places.last, places.count >= 4 else { continue }
      let share = Double(places.count) / Double(last - first + 1)
      let isSecond = first - text.startIndex >= Self.shortest
      let isFirst = text.endIndex - last - 2 >= Self.shortest
      guard share >= 0.6, isFirst != isSecond, share > best?.share ?? 0 else { continue }
      best = (isSecond ? first : last + 2, share)
    }
    return best?.cut
  }
}
