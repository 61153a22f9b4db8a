import InkGraphCore
import InkGraphTestSupport
import Ontology

@testable import EntityRecognition

/// A model that is learned in a moment, from sentences made of a few names and frames.
enum TinyTagger {
  static let knowledge = Knowledge(SampleOntology.shared)
  static let names = ["王建平", "闻人晓", "欧阳敏", "申屠志宏", "邵启铭", "李明", "宁素秋"]
  static let frames = ["记者#报道。", "#说，今年收成好。", "昨天#来到村里。", "大家都夸#能干。"]

  static func example(_ frame: String, _ name: String, article: Int) -> TrainingExample {
    let parts = frame.split(separator: "#", omittingEmptySubsequences: false)
    let start = parts[0].unicodeScalars.count
    let span = TextSpan(start: start, end: start + name.unicodeScalars.count)
    return TrainingExample(
      scalars: Array(frame.replacing("#", with: name).unicodeScalars),
      marks: [.init(span, .person)], style: .peoplesDaily1998, article: article, issue: article / 5)
  }

  static let examples: [TrainingExample] = frames.flatMap { frame in
    names.map { (frame, $0) }
  }.enumerated().map { example($1.0, $1.1, article: $0) }

  static func learn() async -> TaggerModel {
    var settings = TaggerTrainer.Settings()
    settings.features = 2_000
    let trainer = TaggerTrainer(
      knowledge, ontology: SampleOntology.shared, settings: settings, report: { _ in })
    return await trainer.model(from: examples, trials: [], description: "tiny")
  }

  static let model = Task { await learn() }

  static func text(_ text: String, table: CharacterTable) -> TaggerText {
    let scalars = Array(text.unicodeScalars)
    return TaggerText(
      scalars[...], matches: knowledge.lexicon.matches(in: scalars).matches[...], table: table,
      categorizer: WordCategorizer(knowledge))
  }

  /// A text of random characters, half of them from a phrase.
  static func randomText(_ numbers: inout SeededGenerator, longest: Int) -> String {
    let phrase = Array("云港市青禾区住建局局长邵启铭说，“地铁4号线”由临江路桥集团承建。ＡＢ12·阿卜杜拉".unicodeScalars)
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...longest, using: &numbers) {
      if Bool.random(using: &numbers), let scalar = phrase.randomElement(using: &numbers) {
        view.append(scalar)
      } else {
        let value = UInt32.random(in: 1...0x2FFFF, using: &numbers)
        view.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      }
    }
    return String(view)
  }
}
