/// The scores of the tags at each place of a text, before their order is looked at.
///
/// It works feature by feature: one look-up gives the rows for all places that a feature tells
/// about, which are added where they belong. `Emissions.plain` is the same place by place.
struct Emissions {
  private let model: TaggerModel
  private let style: AnnotationStyle
  private let features: FeatureIndex
  private let near: NearRows
  private let words: WordRows
  private let output: HiddenOutput

  /// Makes what a style needs of a model.
  ///
  /// - Complexity: O(*n*), *n* rows of the model.
  init(_ model: TaggerModel, style: AnnotationStyle) {
    self.model = model
    self.style = style
    features = FeatureIndex(model.features, style: style)
    near = NearRows(model, style: style)
    words = WordRows(model)
    output = HiddenOutput(model)
  }

  /// The places on each side of a text that catch what is told about places outside it.
  private static let margin = 4

  /// The rows of a text, one for each character.
  ///
  /// - Complexity: O(*n* + *w*), *n* characters, *w* characters in words of the lexicon.
  func rows(of text: TaggerText) -> [TaggerModel.Row] {
    let count = text.characters.count
    guard count > 0 else { return [] }
    let padded = count + 2 * Self.margin
    return withUnsafeTemporaryAllocation(of: TaggerModel.Row.self, capacity: 2 * padded) { rows in
      // The buffer is never empty.
      let scores = rows.baseAddress.unsafelyUnwrapped + Self.margin
      let hidden = scores + padded
      // The places of the text get their first rows from `tellNear`.
      for edge in [scores - Self.margin, scores + count, hidden - Self.margin, hidden + count] {
        edge.initialize(repeating: .zero, count: Self.margin)
      }
      return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: padded) { numbers in
        numbers.initialize(repeating: CharacterTable.outside)
        _ = numbers[Self.margin...].update(fromContentsOf: text.characters)
        let characters = UnsafePointer(numbers.baseAddress.unsafelyUnwrapped + Self.margin)
        tellNear(characters, text.classes, to: scores, hidden)
        features.withLookup { $0.add(characters, count: count, to: scores) }
        words.add(text.words, to: scores, hidden)
        output.add(hidden, to: scores, count: count)
        return [TaggerModel.Row](UnsafeBufferPointer(start: scores, count: count))
      }
    }
  }

  /// The places that are looked up together.
  private static let block = 64

  /// Writes what characters and classes tell, the first that is told about a place.
  private func tellNear(
    _ characters: UnsafePointer<UInt16>, _ classes: [UInt8],
    to scores: UnsafeMutablePointer<TaggerModel.Row>,
    _ hidden: UnsafeMutablePointer<TaggerModel.Row>
  ) {
    let reach = NearRows.reach
    let count = classes.count
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + 2 * reach) { padded in
      padded.initialize(repeating: UInt8(NearRows.outside))
      _ = padded[reach...].update(fromContentsOf: classes)
      let classes = UnsafePointer(padded.baseAddress.unsafelyUnwrapped + reach)
      near.withLookup { lookup in
        var touched: Int16 = 0
        var start = 0
        while start < count {
          let end = min(start &+ Self.block, count)
          // What characters tell is asked for ahead, so that the memory fetches much of it at once.
          for place in start..<end { touched ^= lookup.touch(characters[place &+ reach]) }
          for place in start..<end {
            lookup.tell(
              around: characters + place, classes + place, to: scores + place, hidden + place)
          }
          start = end
        }
        // What was touched is written where nobody reads it, or it would not be touched.
        scores[count] = TaggerModel.Row(repeating: touched)
      }
    }
  }

  /// The rows of a text by the definition of the features, one place after the other.
  ///
  /// The reference for `rows(of:)`: slower by an order of magnitude, for tests.
  func plain(_ text: TaggerText) -> [TaggerModel.Row] {
    let count = text.characters.count
    let features = Dictionary(
      uniqueKeysWithValues: zip(model.features.keys, model.features.keys.indices))
    var scores = [TaggerModel.Row](repeating: .zero, count: count)
    NGramEnumerator.forEach(in: text, style: style) { feature, place in
      guard let known = features[feature.key] else { return }
      model.features.forEachRow(at: known) { slot, row in
        let target = place + NGram.firstPlace(of: feature.kind) - slot
        if target >= 0, target < count { scores[target] &+= row.row }
      }
    }
    var hidden = [TaggerModel.Row](repeating: .zero, count: count)
    model.hiddenInput.forEach(in: text, style: style) { row, place in
      hidden[place] &+= model.hiddenRows[row].row
    }
    scores.withUnsafeMutableBufferPointer { scores in
      guard let first = scores.baseAddress else { return }
      hidden.withUnsafeBufferPointer { hidden in
        if let hidden = hidden.baseAddress { output.add(hidden, to: first, count: count) }
      }
    }
    return scores
  }
}
