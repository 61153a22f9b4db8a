internal import EntityLinking
internal import EntityRecognition
public import InkGraphCore
public import Ontology
public import RelationExtraction

/// Turns an issue into a part: names, things and statements, with their evidence.
///
/// **Invariant:** a part depends on the issue, the ontology and the home region alone.
public struct IssueExtractor: Sendable {
  private let ontology: Ontology
  private let recognizer: ArticleRecognizer
  private let linker: IssueLinker
  private let relations: RelationExtractor
  private var context: RecognitionContext
  private let calibration: ScoreCalibration

  /// Makes an extractor for papers of one home region.
  ///
  /// - Parameters:
  ///   - ontology: What the program knows.
  ///   - home: The canonical name of the home region; nil for a national paper.
  ///   - extraRules: A user's own relation rules.
  /// - Throws: `RuleError` for a rule file that can't be read, `TaggerModelError` for a model.
  public init(
    _ ontology: Ontology, home: String?, extraRules: [RelationRule] = []
  ) throws {
    self.ontology = ontology
    recognizer = ArticleRecognizer(Knowledge(ontology, model: try TaggerModel.model(of: ontology)))
    linker = IssueLinker(ontology)
    relations = try RelationExtractor(ontology, extraRules: extraRules)
    calibration = ScoreCalibration(ontology)
    context = Self.context(home, ontology)
  }

  /// The same extractor for papers of another home region, which shares its tables.
  func forPapers(of home: String?) -> IssueExtractor {
    var other = self
    other.context = Self.context(home, ontology)
    return other
  }

  private static func context(_ home: String?, _ ontology: Ontology) -> RecognitionContext {
    let index = home.flatMap { ontology.regions.region(chain: $0, home: nil) }
    return RecognitionContext(home: index, in: ontology.regions)
  }

  /// An issue in which the names were found that it makes certain itself.
  struct Reading: Sendable {
    let issue: Issue
    let contentHash: String
    let diagnostics: [Diagnostic]
    fileprivate let findings: ArticleRecognizer.Findings

    /// The names that other issues may borrow, sorted.
    var certainNames: [CertainName] { findings.certainNames }

    /// What it took most of the time to find, for `reading(of:contentHash:diagnostics:draft:)`.
    var draft: [UInt8] { findings.packed }
  }

  /// Finds the names of an issue, without those that other issues make certain.
  ///
  /// - Parameters:
  ///   - issue: The issue as read.
  ///   - contentHash: The hash of the file's bytes.
  ///   - diagnostics: What the reader had to say.
  ///   - draft: The draft of an earlier reading of the same issue, if there is one.
  /// - Returns: The issue with its names.
  func reading(
    of issue: Issue, contentHash: String, diagnostics: [Diagnostic], draft: [UInt8]? = nil
  ) -> Reading {
    let earlier = draft.flatMap { try? ArticleRecognizer.Findings(packed: $0) }
    return Reading(
      issue: issue, contentHash: contentHash, diagnostics: diagnostics,
      findings: earlier ?? recognizer.findings(in: issue.articles, context: context))
  }

  /// The part of an issue, read with names that other issues make certain and that stand in it.
  func part(of reading: Reading, borrowing borrowed: [CertainName]) -> IssuePart {
    let issue = reading.issue
    var findings = reading.findings
    recognizer.revise(&findings, of: issue.articles, context: context, borrowing: borrowed)
    let linked = linker.link(issue, mentions: findings.mentions, home: context.home)
    var entities = linked.entities
    let (statements, refused) = relations.statements(
      of: issue, entities: &entities, mentions: linked.mentions, named: linked.statements,
      home: context.home)
    var part = IssuePart(
      issue: issue, contentHash: reading.contentHash, entities: entities,
      mentions: linked.mentions, statements: statements,
      diagnostics: reading.diagnostics + refused,
      certainNames: findings.certainNames, borrowedNames: borrowed)
    calibration.apply(to: &part)
    return part
  }

  /// The part of an issue.
  ///
  /// - Parameters:
  ///   - issue: The issue as read.
  ///   - contentHash: The hash of the file's bytes.
  ///   - diagnostics: What the reader had to say.
  ///   - borrowed: Names that other issues make certain and that stand in this one.
  /// - Returns: The part, which can be stored and linked with others.
  public func part(
    of issue: Issue, contentHash: String, diagnostics: [Diagnostic] = [],
    borrowing borrowed: [CertainName] = []
  ) -> IssuePart {
    part(
      of: reading(of: issue, contentHash: contentHash, diagnostics: diagnostics),
      borrowing: borrowed)
  }
}
