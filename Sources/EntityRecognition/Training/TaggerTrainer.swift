internal import InkGraphCore
package import Ontology

/// Learns a tagger's model from marked texts.
///
/// 1. Features that occur twice are numbered, and learned in a few rounds over all texts.
/// 2. For each of some folds of articles another model learns from the others and finds the names in
///    the fold, as what a text will know of the rest of its article and issue.
/// 3. The strongest features are kept, and learned further, each text once as it stands and once with
///    what the folds found elsewhere.
/// 4. The weights are rounded.
///
/// **Invariant:** the same examples, ontology and settings give the same model.
package struct TaggerTrainer: Sendable {
  /// How a model is learned.
  package struct Settings: Sendable {
    /// Rounds over all texts, before and after features are left out.
    package var firstRounds = 3
    package var lastRounds = 4
    /// Of how many of the last rounds the weights are averaged, and how often in a round.
    package var averagedRounds = 3
    package var averagesPerRound = 8
    package var folds = 3
    /// The number of features that are kept.
    package var features = 190_000
    /// The share of texts that is learned in the general style each round.
    package var generalShare: Float = 0.4
    /// Characters that occur more seldom have no rows of their own in the hidden layer.
    package var hiddenMinimum = 10

    package init() {}
  }

  private let knowledge: Knowledge
  private let ontology: Ontology
  private let settings: Settings
  private let report: @Sendable (String) -> Void

  /// Makes a trainer.
  ///
  /// - Parameters:
  ///   - knowledge: Names and words.
  ///   - ontology: Where they stand.
  ///   - settings: How a model is learned.
  ///   - report: Takes a line about each step.
  package init(
    _ knowledge: Knowledge, ontology: Ontology, settings: Settings = Settings(),
    report: @escaping @Sendable (String) -> Void
  ) {
    self.knowledge = knowledge
    self.ontology = ontology
    self.settings = settings
    self.report = report
  }

  /// Learns a model.
  ///
  /// - Parameters:
  ///   - marked: What to learn from.
  ///   - trials: Texts that are only measured, after each round.
  ///   - description: What the model is learned from.
  /// - Returns: The model.
  /// - Complexity: O(*r n f*), *r* rounds, *n* characters, *f* features a character.
  package func model(
    from marked: [TrainingExample], trials: [TrainingExample], description: String
  ) async -> TaggerModel {
    let inventor = ExampleInventor(knowledge, ontology: ontology, examples: marked)
    let examples = marked + inventor.copies(of: marked)
    let encoder = TextEncoder(
      knowledge, examples: examples, hiddenMinimum: settings.hiddenMinimum)
    var texts = examples.map(encoder.encode)
    var trialTexts = trials.map(encoder.encode)
    report(
      "\(marked.count) texts and \(examples.count - marked.count) with invented names, \(texts.reduce(0) { $0 + $1.count }) characters, "
        + "\(encoder.featureCount) features")

    let found = Task { [texts] in await namesByFold(examples, texts, encoder) }
    let field = ConditionalRandomField(
      features: encoder.featureCount, hiddenInput: encoder.hiddenInput, settings: .init())
    var random = SplitMix64(seed: 25)
    for round in 1...settings.firstRounds {
      let loss = learn(texts, field, &random, usesMemory: false)
      report(
        "round \(round): loss \(loss), trial \(score(field, trials, trialTexts, usesMemory: false))"
      )
    }

    let kept = strongest(field.featureStrengths(), encoder.counts(in: texts))
    field.keepFeatures(kept)
    var new = [UInt32?](repeating: nil, count: encoder.featureCount)
    for (number, feature) in kept.enumerated() { new[feature] = UInt32(number) }
    for index in texts.indices { texts[index].renumberFeatures(new) }
    for index in trialTexts.indices { trialTexts[index].renumberFeatures(new) }

    let names = await found.value
    NameRecall.fill(&texts, examples, finding: names)
    report("kept \(kept.count) features; folds \(NameRecall.score(names, examples))")
    let average = WeightAverage()
    for round in 1...settings.lastRounds {
      let loss = learn(
        texts, field, &random, usesMemory: true,
        average: round > settings.lastRounds - settings.averagedRounds ? average : nil)
      report(
        "round \(settings.firstRounds + round): loss \(loss), "
          + "trial \(score(field, trials, trialTexts, usesMemory: true))")
    }
    average.copy(to: field.blocks)
    report("averaged: trial \(score(field, trials, trialTexts, usesMemory: true))")
    return encoder.model(field, kept: kept, description: description)
  }

  /// One round over all texts in random order.
  private func learn(
    _ texts: [EncodedText], _ field: ConditionalRandomField, _ random: inout SplitMix64,
    usesMemory: Bool, average: WeightAverage? = nil
  ) -> Int {
    var loss = 0.0
    let step = max(1, texts.count / settings.averagesPerRound)
    for (number, index) in texts.indices.shuffled(using: &random).enumerated() {
      if let average, number % step == step - 1 { average.add(field.blocks) }
      let isGeneral = random.fraction() < settings.generalShare
      loss += field.learn(texts[index], isGeneral: isGeneral, usesMemory: false)
      if usesMemory { loss += field.learn(texts[index], isGeneral: isGeneral, usesMemory: true) }
    }
    return Int(loss)
  }

  /// For each text the names that a model finds that has not seen its article.
  private func namesByFold(
    _ examples: [TrainingExample], _ texts: [EncodedText], _ encoder: TextEncoder
  ) async -> [[TaggedName]] {
    var names = [[TaggedName]](repeating: [], count: texts.count)
    for fold in 0..<settings.folds {
      let field = ConditionalRandomField(
        features: encoder.featureCount, hiddenInput: encoder.hiddenInput, settings: .init())
      var random = SplitMix64(seed: UInt64(fold))
      let others = texts.indices.filter { examples[$0].article % settings.folds != fold }
      for _ in 0..<settings.firstRounds {
        for index in others.shuffled(using: &random) {
          _ = field.learn(texts[index], isGeneral: false, usesMemory: false)
        }
      }
      for index in texts.indices where examples[index].article % settings.folds == fold {
        names[index] = field.names(in: texts[index], usesMemory: false)
      }
    }
    return names
  }

  /// The features that say most: strong ones, and among them frequent ones.
  private func strongest(_ strengths: [Float], _ counts: [UInt32]) -> [Int] {
    let worth = zip(strengths, counts).map { $0 * Float($1).squareRoot().squareRoot() }
    return worth.indices.sorted { left, right in
      worth[left] != worth[right] ? worth[left] > worth[right] : left < right
    }.prefix(settings.features).sorted()
  }

  private func score(
    _ field: ConditionalRandomField, _ examples: [TrainingExample], _ texts: [EncodedText],
    usesMemory: Bool
  ) -> String {
    var names = texts.map { field.names(in: $0, usesMemory: false) }
    if usesMemory {
      var texts = texts
      NameRecall.fill(&texts, examples, finding: names)
      names = texts.map { field.names(in: $0, usesMemory: true) }
    }
    return NameRecall.score(names, examples)
  }
}
