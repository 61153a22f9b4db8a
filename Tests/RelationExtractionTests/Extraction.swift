import InkGraphCore
import InkGraphTestSupport
import Ontology
import RelationExtraction

/// An issue of a newspaper, not one of the tests.
typealias Issue = InkGraphCore.Issue

/// Reading relations in the invented paper of 云港市青禾区.
struct Extraction {
  /// The statements, with their ends by name.
  var facts: [String]
  var statements: [LocalStatement]
  var diagnostics: [Diagnostic]

  /// Reads a marked article; equal names of one type are one thing.
  init(
    _ marked: String, with extractor: RelationExtractor = Extraction.extractor,
    named: [LocalStatement] = []
  ) {
    let text = MarkedArticle(marked)
    var entities: [LocalEntity] = []
    var mentions: [LocalMention] = []
    for mention in text.mentions {
      let known = entities.firstIndex { $0.type == mention.type && $0.name == mention.surface }
      if known == nil { entities.append(LocalEntity(type: mention.type, name: mention.surface)) }
      mentions.append(
        LocalMention(
          article: 1, zone: text.zone(at: mention.span.start), mention: mention,
          entity: known ?? entities.count - 1))
    }
    (statements, diagnostics) = extractor.statements(
      of: Issue(newspaper: "今日青禾", articles: [text.article], source: "test.md"),
      entities: &entities, mentions: mentions, named: named,
      home: SampleOntology.region(SampleOntology.home))
    let things = entities
    func name(_ reference: LocalReference) -> String {
      switch reference {
      case .entity(let index): things[index].name
      case .article(let ordinal): "article \(ordinal)"
      }
    }
    facts = statements.map { statement in
      let qualifier = statement.qualifier.map { "（\($0)）" } ?? ""
      return "\(name(statement.subject)) —\(statement.predicate)\(qualifier)→ "
        + name(statement.object)
    }
  }

  static let extractor: RelationExtractor = {
    do {
      return try RelationExtractor(SampleOntology.shared)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// The ontology without any rules, so that a test can run only its own.
  static let withoutRules: Ontology = {
    do {
      return try Ontology(files: ["relations.rules": []])
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// The rules of the ontology.
  static let rules: [RelationRule] = {
    do {
      let ontology = SampleOntology.shared
      return try RuleParser(
        String(decoding: ontology.relationRules, as: UTF8.self),
        source: ontology.relationRulesSource
      ).rules()
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}
