import GraphQuery
import InkGraphCore

/// Writes where something stands: newspaper, issue, date, page and headline.
struct CitationText {
  let language: Language

  /// The citation in one line: `临渡新报 第12期 2024-06-03 第2版《水务局长谈防汛》`.
  func text(_ article: CitedArticle) -> String {
    var parts = [article.newspaper]
    let date = article.date?.description ?? ""
    if article.issue != date { parts.append(issue(article.issue)) }
    parts.append(date)
    if let page = article.page { parts.append(self.page(page)) }
    parts.append(title(of: article))
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The headline in its marks, or the word for the masthead.
  func title(of article: CitedArticle) -> String {
    if article.title.isEmpty {
      return article.key.hasSuffix("-masthead") ? Phrase.masthead.text(in: language) : ""
    }
    return "《\(article.title)》"
  }

  /// The number of an issue.
  func issue(_ name: String) -> String {
    guard Int(name) != nil else { return name }
    return language == .chinese ? "第\(name)期" : "no. \(name)"
  }

  /// The number of a page.
  func page(_ number: Int) -> String {
    language == .chinese ? "第\(number)版" : "p. \(number)"
  }
}
