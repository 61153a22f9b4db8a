internal import InkGraphCore

/// Finds the names in texts with what was learned from marked corpora.
///
/// Texts are paragraphs of articles, articles make an issue; a name that is clear in one text helps to
/// find it in the others of its article and of its issue.
///
/// It is a class because every issue and article that is read holds it.
///
/// **Invariant:** what it finds depends on the texts of the issue and on the model alone.
package final class CharacterTagger: Sendable {
  private let model: TaggerModel
  private let emissions: Emissions
  private let decoder: LatticeDecoder

  /// Makes a tagger.
  ///
  /// - Parameters:
  ///   - model: What was learned.
  ///   - style: How names are to be marked.
  package init(_ model: TaggerModel, style: AnnotationStyle = .general) {
    self.model = model
    emissions = Emissions(model, style: style)
    decoder = LatticeDecoder(model, style: style)
  }

  /// A text with the scores of its tags and the names of the best order of them.
  struct TaggedText: Sendable {
    fileprivate let characters: [UInt16]
    fileprivate(set) var rows: [TaggerModel.Row]
    /// The names, in order.
    fileprivate(set) var names: [TaggedName]
  }

  /// A text, looked up for the tagger.
  func text(
    _ scalars: ArraySlice<Unicode.Scalar>, matches: ArraySlice<Lexicon.Match>,
    categorizer: WordCategorizer
  ) -> TaggerText {
    TaggerText(scalars, matches: matches, table: model.characters, categorizer: categorizer)
  }

  /// The names of a text by itself.
  func tag(_ text: TaggerText) -> TaggedText {
    let rows = emissions.rows(of: text)
    return TaggedText(characters: text.characters, rows: rows, names: decoder.names(in: rows))
  }

  /// The names that the texts of an issue show, each by itself.
  func memory(of articles: [[TaggedText]]) -> NameMemory {
    var issue = NameMemory()
    for texts in articles { for text in texts { issue.add(text.names, in: text.characters) } }
    return issue
  }

  /// Looks at texts of an issue again, each with what the others show.
  ///
  /// - Parameters:
  ///   - articles: For each article its texts.
  ///   - issue: The names that all texts of the issue show.
  /// - Complexity: O(*n* + *k*), *n* characters, *k* places where names stand that were found.
  func revise(_ articles: inout [[TaggedText]], remembering issue: NameMemory) {
    guard !issue.isEmpty else { return }
    for article in articles.indices {
      var memory = NameMemory()
      // What a single text finds itself does not count.
      if articles[article].count > 1 {
        for text in articles[article] { memory.add(text.names, in: text.characters) }
      }
      // All texts of an article are revised with what they were before.
      let names = articles[article].map(\.names)
      for index in articles[article].indices {
        let features = memoryFeatures(
          of: articles[article][index].characters, finding: names[index], in: [memory, issue])
        guard !features.isEmpty else { continue }
        var rows: [TaggerModel.Row] = []
        swap(&rows, &articles[article][index].rows)
        for feature in features { rows[feature.place] &+= model.memoryRows[feature.row] }
        articles[article][index].names = decoder.names(in: rows)
        swap(&rows, &articles[article][index].rows)
      }
    }
  }

  /// A text of an issue that was read before: its scores with what the others show.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - names: The names that it shows by itself.
  ///   - memories: What the texts of the article and those of the issue show.
  /// - Returns: The text, without the names of the best order of tags.
  func tag(
    _ text: TaggerText, finding names: [TaggedName], remembering memories: [NameMemory]
  ) -> TaggedText {
    var rows = emissions.rows(of: text)
    for feature in memoryFeatures(of: text.characters, finding: names, in: memories) {
      rows[feature.place] &+= model.memoryRows[feature.row]
    }
    return TaggedText(characters: text.characters, rows: rows, names: [])
  }

  private func memoryFeatures(
    of characters: [UInt16], finding names: [TaggedName], in memories: [NameMemory]
  ) -> [(row: Int, place: Int)] {
    var features: [(row: Int, place: Int)] = []
    var own = NameMemory.OwnNames(names)
    for (level, known) in memories.enumerated() {
      known.forEachFeature(in: characters, finding: &own, level: level) {
        features.append(($0, $1))
      }
    }
    return features
  }

  /// The numbers of characters.
  func numbers(of scalars: ArraySlice<Unicode.Scalar>) -> [UInt16] {
    scalars.map { model.characters.number(of: $0) }
  }

  /// How much better a name is than none, in log-odds.
  func logOdds(of name: TaggedName, in text: TaggedText) -> Float {
    decoder.logOdds(of: name, in: text.rows)
  }
}
