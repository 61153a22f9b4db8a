internal import InkGraphCore

/// Turns training texts into numbers of rows, and learned rows into a model.
struct TextEncoder: Sendable {
  private let knowledge: Knowledge
  private let characters: CharacterTable
  private let numbering: FeatureNumbering
  /// For each numbered feature its number among those that occur twice.
  private let kept: [UInt32?]
  /// For each kept feature its key and slot, `key << 3 | slot`.
  private let features: [UInt64]
  /// The shape of the hidden layer's input.
  let hiddenInput: HiddenInput

  /// The number of features.
  var featureCount: Int { features.count }

  init(_ knowledge: Knowledge, examples: [TrainingExample], hiddenMinimum: Int) {
    self.knowledge = knowledge
    var counts: [UInt32: Int] = [:]
    for example in examples {
      for scalar in example.scalars { counts[TextFolding.fold(scalar), default: 0] += 1 }
    }
    let frequent = counts.filter { $0.value > 1 }.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
    }.prefix(8190)
    characters = CharacterTable(values: frequent.map(\.key))
    hiddenInput = HiddenInput(
      characters: CharacterTable.firstKnown + frequent.count { $0.value >= hiddenMinimum })
    var numbering = FeatureNumbering()
    let categorizer = WordCategorizer(knowledge)
    for example in examples {
      let text = Self.text(example, knowledge, characters, categorizer)
      for style in [example.style, .general] {
        NGramEnumerator.forEach(in: text, style: style) { feature, place in
          guard style == example.style || Self.isStyled(feature) else { return }
          Self.forEachSlot(of: feature, at: place, count: text.characters.count) { slot, _ in
            numbering.count(feature.key << 3 | UInt64(slot))
          }
        }
      }
    }
    var kept = [UInt32?](repeating: nil, count: numbering.features.count)
    var features: [UInt64] = []
    for (number, count) in numbering.counts.enumerated() where count > 1 {
      kept[number] = UInt32(features.count)
      features.append(numbering.features[number])
    }
    self.numbering = numbering
    self.kept = kept
    self.features = features
  }

  /// A text as numbers.
  func encode(_ example: TrainingExample) -> EncodedText {
    let text = Self.text(example, knowledge, characters, WordCategorizer(knowledge))
    let count = text.characters.count
    var shared: [(place: Int, number: Int)] = []
    var own = shared
    var general = shared
    func collect(_ feature: NGram, _ place: Int, _ pairs: inout [(place: Int, number: Int)]) {
      Self.forEachSlot(of: feature, at: place, count: count) { slot, target in
        if let number = numbering.known(feature.key << 3 | UInt64(slot)), let kept = kept[number] {
          pairs.append((place: target, number: Int(kept)))
        }
      }
    }
    NGramEnumerator.forEach(in: text, style: example.style) { feature, place in
      if Self.isStyled(feature) {
        collect(feature, place, &own)
      } else {
        collect(feature, place, &shared)
      }
    }
    NGramEnumerator.forEach(in: text, style: .general) { feature, place in
      if Self.isStyled(feature) { collect(feature, place, &general) }
    }
    var hidden: [(place: Int, number: Int)] = []
    hiddenInput.forEach(in: text, style: example.style) { row, place in
      if row < hiddenInput.styleBase { hidden.append((place: place, number: row)) }
    }
    return EncodedText(
      count: count, characters: text.characters, shared: .init(shared, count: count),
      own: .init(own, count: count), general: .init(general, count: count),
      hidden: .init(hidden, count: count), memory: .init([], count: count),
      allowed: example.allowedTags, generallyAllowed: example.generallyAllowedTags,
      style: example.style)
  }

  /// How often each feature occurs in texts.
  func counts(in texts: [EncodedText]) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: featureCount)
    for text in texts {
      for number in text.shared.numbers { counts[Int(number)] += 1 }
      for number in text.own.numbers { counts[Int(number)] += 1 }
      for number in text.general.numbers { counts[Int(number)] += 1 }
    }
    return counts
  }

  /// The model of what was learned.
  ///
  /// - Parameters:
  ///   - field: The weights.
  ///   - kept: The features that it has, in order.
  ///   - description: What it was learned from.
  /// - Returns: The model, rounded.
  func model(
    _ field: ConditionalRandomField, kept: [Int], description: String
  ) -> TaggerModel {
    let weights = field.rounded()
    let order = kept.indices.sorted { features[kept[$0]] < features[kept[$1]] }
    var keys: [UInt64] = []
    var slots: [UInt8] = []
    var rows: [TaggerModel.Row] = []
    for index in order where weights.features[index] != .zero {
      let feature = features[kept[index]]
      if keys.last != feature >> 3 {
        keys.append(feature >> 3)
        slots.append(0)
      }
      slots[slots.count - 1] |= 1 << UInt8(feature & 7)
      rows.append(weights.features[index])
    }
    return TaggerModel(
      characters: characters,
      features: FeatureRows(keys: keys, slots: slots, rows: rows.map(PackedRow.init)),
      hiddenInput: hiddenInput, hiddenRows: weights.hiddenRows.map(PackedRow.init),
      outputWeights: weights.outputWeights,
      memoryRows: weights.memoryRows, transitions: weights.transitions, description: description)
  }

  private static func text(
    _ example: TrainingExample, _ knowledge: Knowledge, _ characters: CharacterTable,
    _ categorizer: WordCategorizer
  ) -> TaggerText {
    TaggerText(
      example.scalars[...], matches: knowledge.lexicon.matches(in: example.scalars).matches[...],
      table: characters, categorizer: categorizer)
  }

  private static func isStyled(_ feature: NGram) -> Bool {
    switch feature.kind {
    case .style, .styledCharacter, .styledPair: true
    default: false
    }
  }

  private static func forEachSlot(
    of feature: NGram, at place: Int, count: Int, _ body: (Int, Int) -> Void
  ) {
    for slot in 0..<NGram.slots(of: feature.kind) {
      let target = place + NGram.firstPlace(of: feature.kind) - slot
      if target >= 0, target < count { body(slot, target) }
    }
  }
}

extension EncodedText {
  /// Keeps only the features that get a new number.
  mutating func renumberFeatures(_ new: [UInt32?]) {
    shared.renumber(new)
    own.renumber(new)
    general.renumber(new)
  }
}
