import InkGraphCore

/// Joins the parts of articles that begin on one page and go on on another.
enum JumpJoiner {
  /// The articles, with every second part appended to its first part.
  ///
  /// A part with `continuedFrom` belongs to an article of that page that jumps to its own page.
  /// Among several, the one with the same headline wins, else the one that shares most words with
  /// it, else the first. A part whose beginning is not there stays an article.
  static func join(_ articles: [ArticleDraft]) -> [ArticleDraft] {
    var result: [ArticleDraft] = []
    var waiting: [Int] = []
    for article in articles {
      if let from = article.continuedFrom,
        let place = best(for: article, from: from, among: waiting, in: result)
      {
        result[waiting[place]].append(continuation: article)
        waiting.remove(at: place)
        continue
      }
      if article.continuesOn != nil { waiting.append(result.count) }
      result.append(article)
    }
    return result
  }

  private static func best(
    for part: ArticleDraft, from page: Int, among waiting: [Int], in articles: [ArticleDraft]
  ) -> Int? {
    let words = Bigrams(part.title + part.kicker + part.body.prefix(6).map(\.content))
    var best: (place: Int, score: Double)?
    for (place, index) in waiting.enumerated() {
      let article = articles[index]
      if let printed = article.page, printed != page { continue }
      if let own = part.page, let target = article.continuesOn, own != target { continue }
      let title = Bigrams(article.title + article.kicker)
      let score =
        title.share(in: words) + 0.3 * Bigrams(article.body.map(\.content)).share(in: words)
      if score > (best?.score ?? -1) { best = (place, score) }
    }
    return best?.place
  }
}

/// The pairs of neighbouring Han characters of a text, by which texts are compared.
struct Bigrams {
  private(set) var set: Set<UInt64> = []

  init(_ texts: [DraftText]) {
    for text in texts { insert(text.text) }
  }

  init(_ text: Scalars) { insert(text) }

  /// Adds the pairs of a text.
  mutating func insert(_ text: Scalars) {
    var last: Unicode.Scalar?
    for scalar in text {
      if let last, last.isHan, scalar.isHan { set.insert(Self.key(last, scalar)) }
      last = scalar
    }
  }

  /// Whether the pair stands in the text.
  func contains(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    set.contains(Self.key(first, second))
  }

  /// The share of these pairs that stand in `other` too, 0...1.
  func share(in other: Bigrams) -> Double {
    guard !set.isEmpty else { return 0 }
    return Double(set.count(where: other.set.contains)) / Double(set.count)
  }

  private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }
}
