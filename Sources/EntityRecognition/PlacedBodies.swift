internal import InkGraphCore

/// Proposes bodies that are named by a place and a word that is none by itself: 日本央行, 南川警方,
/// 大水井村队, 临江卫视.
struct PlacedBodyRecognizer: EntityRecognizer {
  func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.scalars.indices {
      for (type, words) in Self.words {
        guard let end = words.end(in: text.scalars, at: position) else { continue }
        propose(type, from: position, to: end, in: text, into: &candidates)
      }
    }
  }

  private func propose(
    _ type: EntityType, from word: Int, to end: Int, in text: AnnotatedText,
    into candidates: inout [Candidate]
  ) {
    if end < text.scalars.count {
      let next = text.scalars[end]
      // 队 in 队员 and 移动 in 移动硬盘 begin other words.
      if Self.continuations.contains(next) || text.hasWord(.title, at: end - 1) { return }
      if type == .enterprise, !text.isSeparator(at: end),
        !text.words(at: end).contains(where: { $0.kind == .boundary || $0.kind == .title })
      {
        return
      }
    }
    guard let start = placeStart(endingAt: word, in: text) else { return }
    candidates.append(
      Candidate(
        span: TextSpan(start: start, end: end), type: type, score: 0.92,
        source: Self.source(type)))
  }

  /// Where the place begins that ends right before the word.
  private func placeStart(endingAt position: Int, in text: AnnotatedText) -> Int? {
    if let chain = text.regionChains(endingAt: position).first(where: { !$0.isDoubtful }) {
      return chain.span.start
    }
    return text.words(endingAt: position).first {
      $0.kind == .commonName && $0.payload == Int32(LexiconCategory.worldPlace.rawValue)
    }.map { Int($0.start) }
  }

  private static let words: [(EntityType, WordList)] = [
    (
      .agency,
      [
        "警方", "军方", "央行", "中央银行", "海军", "空军", "陆军", "大使馆", "使馆", "总领事馆", "总领馆", "领事馆",
        "国会", "议会", "外交部", "国防部", "财政部", "司法部", "内政部", "总统府", "最高法院", "国务院",
      ]
    ),
    (
      .organization,
      [
        "国家队", "国奥队", "国青队", "国奥", "男足", "女足", "男篮", "女篮", "男排", "女排", "奥委会", "足协",
        "篮协", "卫视", "队",
      ]
    ),
    (.enterprise, ["移动", "联通", "电信"]),
  ]
  private static let continuations: ScalarSet = "员长友伍列形服旗营医副"
  private static let source = RuleName("placed")
}
