import EntityLinking
import InkGraphCore

/// Shows merges and splits that are not sure.
enum ReviewAnswer {
  /// One row for each decision.
  static func make(
    _ decisions: [LinkDecision], in library: String, language: Language
  ) -> Answer {
    var answer = Answer(
      [
        AnswerColumn("decision", Phrase("判定", "decision")),
        AnswerColumn("first", Phrase("甲", "first")), AnswerColumn("second", Phrase("乙", "second")),
        AnswerColumn("reason", Phrase("理由", "reason")),
        AnswerColumn("score", Phrase("把握", "score")),
        AnswerColumn("firstSentence", Phrase("甲的原句", "first sentence")),
        AnswerColumn("firstArticle", .source),
        AnswerColumn("secondSentence", Phrase("乙的原句", "second sentence")),
        AnswerColumn("secondArticle", .source),
      ], whenEmpty: "\(library): nothing is left to decide")
    var prose: [StyledText] = []
    for (index, decision) in decisions.enumerated() {
      let (first, second) = (decision.first, decision.second)
      answer.rows.append([
        .text(decision.isMerge ? "same" : "not-same"), .text(first.key.description),
        .text(second.key.description), .text(decision.reason.rawValue),
        .double(decision.score),
        .text(first.examples.first?.sentence),
        .text(first.examples.first.map { "article/\($0.article)" }),
        .text(second.examples.first?.sentence),
        .text(second.examples.first.map { "article/\($0.article)" }),
      ])
      prose += lines(decision, index + 1, language)
    }
    answer.prose = prose
    return answer
  }

  /// A decision as people read it.
  static func lines(
    _ decision: LinkDecision, _ number: Int, _ language: Language
  ) -> [StyledText] {
    var head = StyledText("\(number). ")
    head.append(decision.first.key.description, .strong)
    head.append(
      decision.isMerge
        ? Phrase(" 视同 ", " = ").text(in: language) : Phrase(" 不同于 ", " ≠ ").text(in: language))
    head.append(decision.second.key.description, .strong)
    head.append("  \(reason(decision.reason).text(in: language))")
    var lines = [head]
    for side in [decision.first, decision.second] {
      for example in side.examples {
        lines.append(StyledText("   \(example.sentence)"))
        lines.append(StyledText("   \(example.article)", .faint))
      }
    }
    return lines
  }

  private static func reason(_ reason: LinkDecision.Reason) -> Phrase {
    switch reason {
    case .career: Phrase("（任职先后相接）", "(one post follows the other)")
    case .offices: Phrase("（同时任职而不相冲突）", "(posts that one person can have at once)")
    case .bare: Phrase("（常见姓名，无职务）", "(a common name without a post)")
    case .author: Phrase("（署名作者与报道对象）", "(signs an article, stands in the news)")
    case .nearest: Phrase("（无职务，归于最近出现者）", "(without a post, taken for the one seen last)")
    case .staff: Phrase("（报社人员与报道对象）", "(works for the paper, stands in the news)")
    case .posts: Phrase("（职务不相容）", "(posts that one person hardly combines)")
    case .core: Phrase("（唯一含此简称的全称）", "(the only full name with this short one)")
    case .severalFirms: Phrase("（不止一个全称含此简称）", "(several full names have this short one)")
    }
  }
}

extension Optional where Wrapped == PropertyValue {
  /// A number with a fraction.
  fileprivate static func double(_ number: Double) -> PropertyValue? { .some(.double(number)) }
}
