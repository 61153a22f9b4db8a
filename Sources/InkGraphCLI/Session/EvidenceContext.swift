import GraphQuery
import GraphStore
import InkGraphCore

/// Finds the whole sentences in which cited words stand.
final class EvidenceContext {
  private let session: LibrarySession
  private var texts: [ArticleID: [Unicode.Scalar]] = [:]

  init(_ session: LibrarySession) { self.session = session }

  /// The sentences that hold the cited words; the words alone where their article is not found.
  func sentence(of citation: Citation) throws -> String {
    guard !citation.text.isEmpty, let id = session.articleID(ofKey: citation.article.key) else {
      return citation.text
    }
    let text = try scalars(of: id)
    let words = Array(citation.text.unicodeScalars)
    guard let place = Self.place(of: words, in: text) else { return citation.text }
    let sentences = SentenceSplitter.sentences(of: text).filter {
      $0.start < place.end && place.start < $0.end
    }
    guard let first = sentences.first, let last = sentences.last else { return citation.text }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[min(first.start, place.start)..<max(last.end, place.end)])
    return TableRenderer.oneLine(String(view))
  }

  private func scalars(of id: ArticleID) throws -> [Unicode.Scalar] {
    if let known = texts[id] { return known }
    let text = Array((try session.store.articleText(id) ?? "").unicodeScalars)
    texts[id] = text
    return text
  }

  private static func place(of words: [Unicode.Scalar], in text: [Unicode.Scalar]) -> TextSpan? {
    guard let first = words.first, words.count <= text.count else { return nil }
    for start in 0...(text.count - words.count)
    where text[start] == first && text[start..<start + words.count].elementsEqual(words) {
      return TextSpan(start: start, end: start + words.count)
    }
    return nil
  }
}
