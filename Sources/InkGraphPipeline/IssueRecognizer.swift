public import EntityRecognition
public import InkGraphCore
public import Ontology

/// Finds the mentions in the articles of one issue: for each article its mentions, in order of
/// their spans, none over another.
///
/// Whatever is measured or shown takes the step from texts to mentions as such a value, so that it
/// does not know how they are found.
public typealias MentionFinder = @Sendable (_ articles: [Article]) -> [[Mention]]

/// Finds mentions as a build does, in papers of one home region.
///
/// ```swift
/// let recognizer = try IssueRecognizer(.embedded, home: "青岛市即墨区")
/// let mentions = recognizer.mentions(in: issue.articles)
/// ```
///
/// **Invariant:** what it finds depends on the articles, the ontology and the home region alone.
public struct IssueRecognizer: Sendable {
  private let recognizer: ArticleRecognizer
  private let context: RecognitionContext

  /// Makes a recognizer.
  ///
  /// - Parameters:
  ///   - ontology: What the program knows.
  ///   - home: The name of the paper's own region; nil for a national paper.
  ///   - model: A tagger's model and its path; nil for the ontology's own.
  ///   - style: How the tagger marks names.
  ///   - usesRules: Whether rules propose names beside the tagger.
  ///   - keepsLandmarks: Whether roads and rivers are regions, as they are for the corpora.
  /// - Throws: `BuildError` for a region that the ontology does not know; `TaggerModelError`.
  public init(
    _ ontology: Ontology, home: String?, model: (bytes: [UInt8], source: String)? = nil,
    style: AnnotationStyle = .general, usesRules: Bool = true, keepsLandmarks: Bool = false
  ) throws {
    let region = home.flatMap { ontology.regions.region(chain: $0, home: nil) }
    if let home, region == nil {
      throw BuildError(
        "--home \(home): no such region; write its full name, such as 青岛市即墨区")
    }
    let learned =
      try model.map { try TaggerModelFile.model($0.bytes, source: $0.source) }
      ?? TaggerModel.model(of: ontology)
    recognizer = ArticleRecognizer(
      Knowledge(ontology, model: learned), style: style, usesRules: usesRules,
      keepsLandmarks: keepsLandmarks)
    context = RecognitionContext(home: region, in: ontology.regions)
  }

  /// The mentions of each article of one issue.
  public func mentions(in articles: [Article]) -> [[Mention]] {
    recognizer.findings(in: articles, context: context).mentions
  }
}
