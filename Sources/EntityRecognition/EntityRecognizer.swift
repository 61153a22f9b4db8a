package import InkGraphCore

/// A span that one recognizer proposes, before the sentence is decided.
package struct Candidate: Hashable, Sendable {
  /// Where the proposed name stands in the article's text.
  package var span: TextSpan
  /// The proposed type.
  package var type: EntityType
  /// How sure the recognizer is, 0...1; below `SpanDecision.threshold` the proposal is ignored.
  package var score: Double
  /// The recognizer and its rule, such as `person.title-before`.
  package var source: String
  /// What taking the span is worth beside others that overlap it; nil where only its score and length
  /// tell.
  package var worth: Double?

  /// Makes a candidate.
  package init(span: TextSpan, type: EntityType, score: Double, source: String) {
    self.span = span
    self.type = type
    self.score = score
    self.source = source
  }
}

/// Something that proposes names in a text.
///
/// Recognizers may overlap, contradict each other and propose several readings of one place;
/// `SpanDecision` picks among them. A trained tagger takes its place here as one more recognizer.
///
/// **Invariant:** what a recognizer proposes depends on the text and the context alone.
package protocol EntityRecognizer: Sendable {
  /// Adds the recognizer's proposals.
  func propose(in text: AnnotatedText, into candidates: inout [Candidate])
}
