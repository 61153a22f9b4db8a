internal import InkGraphCore

/// Proposes firms, clubs and media that any reader knows, which the tagger's vote then weighs.
///
/// Names that are mostly another word (苹果) count only in a list beside names that are not.
struct WellKnownNameRecognizer: EntityRecognizer {
  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for word in text.matches where word.kind == .commonName && word.count > 1 {
      guard let category = LexiconCategory(rawValue: Int(word.payload) & 0xFF),
        let type = category.bodyType, word.payload & 0x100 == 0 || isListed(word, in: text)
      else { continue }
      let start = Int(word.start)
      let end = Int(word.end)
      // 怡和 in 宋佳怡和韩梅: the conjunction.
      if text.hasFunctionWord(at: end - 1), !text.isSeparator(at: start - 1) { continue }
      // 宝马5系: a product of the firm.
      let isProduct =
        end < text.scalars.count
        && (text.scalars[end].isDecimalDigit || text.scalars[end].isLatinLetter)
      candidates.append(
        Candidate(
          span: TextSpan(start: start, end: end), type: type,
          score: isProduct ? 0.7 : 0.85, source: Self.source(type)))
    }
  }

  /// Whether another firm that any reader knows stands beside a word in a list.
  private func isListed(_ word: Lexicon.Match, in text: AnnotatedText) -> Bool {
    func isFirm(_ word: Lexicon.Match) -> Bool {
      word.kind == .knownEnterprise
        || word.kind == .commonName
          && (word.payload == Int32(LexiconCategory.worldEnterprise.rawValue)
            || word.payload == Int32(LexiconCategory.chinaEnterprise.rawValue))
    }
    let start = Int(word.start)
    let end = Int(word.end)
    if end + 1 < text.scalars.count, Self.listMarks.contains(text.scalars[end]),
      text.words(at: end + 1).contains(where: isFirm)
    {
      return true
    }
    return start > 1 && Self.listMarks.contains(text.scalars[start - 1])
      && text.words(endingAt: start - 1).contains(where: isFirm)
  }

  private static let listMarks: ScalarSet = "、和与及"
  private static let source = RuleName("known")
}
