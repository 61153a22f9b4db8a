/// The tagger alone, on bare paragraphs: what there is to measure without rules and articles.
package struct ParagraphTagger: Sendable {
  private let knowledge: Knowledge
  private let tagger: CharacterTagger
  private let categorizer: WordCategorizer

  /// Makes a tagger for the general style.
  package init(_ knowledge: Knowledge, model: TaggerModel) {
    self.knowledge = knowledge
    tagger = CharacterTagger(model)
    categorizer = WordCategorizer(knowledge)
  }

  /// The number of names in paragraphs of one issue, each by itself.
  ///
  /// - Complexity: O(*n*), *n* scalars.
  package func names(in paragraphs: [String]) -> Int {
    var count = 0
    for paragraph in paragraphs {
      let scalars = Array(paragraph.unicodeScalars)
      let matches = knowledge.lexicon.matches(in: scalars).matches
      let text = tagger.text(scalars[...], matches: matches[...], categorizer: categorizer)
      count += tagger.tag(text).names.count
    }
    return count
  }
}
