import InkGraphCore

/// Finds captions that a page's layout put into the middle of a sentence.
enum CaptionLifter {
  /// Whether the sentence at the end of a paragraph goes on in the next one.
  static func isUnfinished(_ text: Scalars) -> Bool {
    guard let last = text.last else { return false }
    if last.isHan || last.isLatinLetter || last.digit != nil {
      // A line without any stop that is not long is a heading or a line of verse.
      return text.count > 60 || (text.count > 20 && text.contains { $0 == "，" || $0 == "。" })
    }
    return last == "，" || last == "、" || last == "," || last.isOpener
  }

  /// The caption that a paragraph is, or nil if it is part of the body.
  ///
  /// - Parameters:
  ///   - paragraph: The paragraph in question.
  ///   - gap: How many empty lines stand before it.
  ///   - afterImage: Whether the mark of a picture stands before it.
  ///   - before: The paragraph before, if its sentence is not finished.
  ///   - after: The paragraph after.
  /// - Returns: The paragraph as a caption, or nil.
  static func caption(
    _ paragraph: DraftText, gap: Int, afterImage: Bool, before: Scalars?, after: Scalars?
  ) -> DraftText? {
    let text = paragraph.text
    guard text.count <= 80 else { return nil }
    if afterImage {
      // Of a single sentence; longer texts are reports that begin with a picture.
      let credit = Byline.trailing(in: text).map { $0.text.startIndex } ?? text.endIndex
      let stops = text[..<credit].trimmed.dropLast().count { $0 == "。" }
      return stops == 0 && (before != nil || text.count <= 60) ? paragraph : nil
    }
    guard let before, let after, !after.isEmpty, isCaptionShaped(text) else { return nil }
    if gap >= 3 { return paragraph }
    return bridges(before, after, around: text) ? paragraph : nil
  }

  /// Whether a paragraph says itself that it stands under a picture, as `图为…` does.
  static func speaksOfPicture(_ text: Scalars) -> Bool {
    text.count <= 80 && text.starts(withAny: pictures)
      && !text.dropLast().contains("。" as Unicode.Scalar)
  }

  private static let pictures: PhraseSet = [
    "图为", "上图为", "下图为", "左图为", "右图为", "图①", "图1", "▲", "△", "上图：", "下图：", "图：",
  ]

  /// Whether `before` and `after` are halves of one sentence that `text` interrupts: a quotation
  /// or bracket opened before closes after, and not in between.
  static func bridges(_ before: Scalars, _ after: Scalars, around text: Scalars) -> Bool {
    let open = depth(of: before)
    return open > 0 && depth(of: text) == 0 && closesFirst(after)
  }

  /// Whether the text could stand under a picture: one sentence or a noun phrase.
  static func isCaptionShaped(_ text: Scalars) -> Bool {
    guard (4...60).contains(text.count), let last = text.last else { return false }
    guard !text.dropLast().contains(where: { $0 == "。" }) else { return false }
    return last == "。" || last.isHan || last.isCloseRound
  }

  /// How many quotations and brackets are open at the end.
  private static func depth(of text: Scalars) -> Int {
    var depth = 0
    for scalar in text.suffix(200) {
      if scalar.isOpener { depth += 1 }
      if scalar.isCloser { depth = max(0, depth - 1) }
    }
    return depth
  }

  /// Whether the first bracket of the text is a closing one.
  private static func closesFirst(_ text: Scalars) -> Bool {
    text.prefix(120).first { $0.isOpener || $0.isCloser }?.isCloser == true
  }
}
