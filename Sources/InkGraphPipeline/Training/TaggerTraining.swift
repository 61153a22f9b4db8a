internal import EntityRecognition
internal import InkGraphCore
package import Ontology

/// Learns the tagger's model from corpora, and writes it down.
package struct TaggerTraining: Sendable {
  private let ontology: Ontology

  /// Makes a training that knows the words of an ontology.
  package init(_ ontology: Ontology) { self.ontology = ontology }

  /// Learns a model.
  ///
  /// - Parameters:
  ///   - set: What to learn from.
  ///   - description: What that is, for the model's file.
  ///   - features: How many features are kept; nil for as many as the program's own model has.
  ///   - report: Takes a line about each step.
  /// - Returns: The bytes of the model's file, the same for the same texts.
  package func model(
    from set: TrainingSet, description: String, features: Int? = nil,
    report: @escaping @Sendable (String) -> Void
  ) async -> [UInt8] {
    var settings = TaggerTrainer.Settings()
    if let features { settings.features = features }
    let trainer = TaggerTrainer(
      Knowledge(ontology), ontology: ontology, settings: settings, report: report)
    let model = await trainer.model(
      from: set.examples, trials: set.trials, description: description)
    return TaggerModelFile.bytes(of: model)
  }
}
