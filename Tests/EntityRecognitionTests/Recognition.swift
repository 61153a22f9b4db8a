import EntityRecognition
import InkGraphCore
import InkGraphTestSupport
import Ontology

/// Recognition in the invented paper of 云港市青禾区.
enum Recognition {
  static let knowledge = Knowledge(SampleOntology.shared)
  static let recognizer = ArticleRecognizer(knowledge)

  static func context(home: String? = SampleOntology.home) -> RecognitionContext {
    RecognitionContext(
      home: home.flatMap(SampleOntology.region), in: SampleOntology.shared.regions)
  }

  /// The names found in a marked article, in the same form as what is expected.
  static func found(_ marked: String, home: String? = SampleOntology.home) -> String {
    let article = MarkedArticle(marked).article
    return MarkedArticle.marked(article, mentions(in: article, home: home))
  }

  static func mentions(in article: Article, home: String? = SampleOntology.home) -> [Mention] {
    mentions(in: [article], home: home)[0]
  }

  /// An array an article of one issue.
  static func mentions(
    in articles: [Article], home: String? = SampleOntology.home
  ) -> [[Mention]] {
    recognizer.findings(in: articles, context: context(home: home)).mentions
  }
}
