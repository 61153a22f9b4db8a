import InkGraphCore

/// Reads headlines of web pages, whose lines may hold kicker, title and subtitle.
enum WebHeadline {
  /// Fills the headline of a draft from the lines over, in and under the title.
  static func fill(
    _ draft: inout ArticleDraft, over: [DraftText] = [], title: [DraftText],
    under: [DraftText] = []
  ) {
    if over.isEmpty, title.count > 1 {
      let lines = title.map { LooseLine(content: $0) }
      HeadlineComposer(body: draft, lines: lines.map(\.text)).compose(lines, into: &draft)
    } else {
      draft.title = title
    }
    for line in over where !line.text.isEmpty { draft.kicker.append(line) }
    for line in under {
      let text = line.text.drop(while: \.isDash).trimmed
      if text.isEmpty { continue }
      if let byline = Byline.whole(line.text, underTitle: true), byline.certain {
        // The same byline mostly stands in the body as well, where it is looked for.
        draft.bylineUnderTitle = draft.bylineUnderTitle ?? byline
        continue
      }
      draft.subtitle.append(DraftText(text, line: line.line))
    }
  }
}

/// What sites write around a newspaper's name in the titles of their pages.
enum WebTitle {
  /// The newspaper's name at the head of a page title such as `临渡新报数字报-第01版：要闻`.
  static func newspaper(in title: Scalars) -> String? {
    var name = title.trimmed
    if let end = name.firstIndex(where: { marks.contains($0) || $0.isBlank || $0.digit != nil }) {
      name = name[..<end]
    }
    for ending in endings.phrases where name.ends(with: ending) {
      name = name.dropLast(ending.count)
    }
    guard (2...12).contains(name.count), name.allSatisfy(\.isHan) else { return nil }
    return String(name)
  }

  /// The article's title at the head of a page title such as `柳河清淤完成_临川新报`.
  static func article(in title: Scalars) -> Scalars {
    let text = title.trimmed
    guard let end = text.firstIndex(where: { $0 == "_" || $0 == "|" || $0 == "-" }),
      end - text.startIndex >= 4
    else { return text }
    return text[..<end].trimmed
  }

  private static let marks: ScalarSet = "-—_|·－–：:（( "
  private static let endings: PhraseSet = [
    "多媒体数字报", "多媒体数字版", "数字报纸", "数字报", "电子报", "电子版", "数字版", "手机报", "网络版", "版权所有",
  ]
}
