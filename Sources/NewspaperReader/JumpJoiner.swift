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
    let words = (part.title + part.kicker + part.body.prefix(6).map(\.content)).map(\.text)
    var best: (place: Int, score: Double)?
    // An issue has few jumps; the bound keeps a hostile file linear.
    for place in waiting.indices.suffix(32) {
      let index = waiting[place]
      let article = articles[index]
      if let printed = article.page, printed != page { continue }
      if let own = part.page, let target = article.continuesOn, own != target { continue }
      let title = Bigrams((article.title + article.kicker).map(\.text))
      let score =
        title.share(in: words) + 0.3
        * Bigrams(article.body.prefix(6).map(\.content.text)).share(in: words)
      if score > (best?.score ?? -1) { best = (place, score) }
    }
    return best?.place
  }
}
