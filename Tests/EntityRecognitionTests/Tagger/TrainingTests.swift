import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import EntityRecognition

@Suite("Learning a tagger's model") struct TrainingTests {
  @Test("the same texts give the same bytes")
  func sameBytes() async {
    let first = TaggerModelFile.bytes(of: await TinyTagger.learn())
    let second = TaggerModelFile.bytes(of: await TinyTagger.learn())
    #expect(first == second)
  }

  @Test("a name that was never seen is found between words that were")
  func unseenName() async {
    let model = await TinyTagger.model.value
    let tagger = CharacterTagger(model, style: .peoplesDaily1998)
    let names = tagger.tag(TinyTagger.text("记者梁志远报道。", table: model.characters)).names
    #expect(names == [TaggedName(start: 2, end: 5, type: 0)])
  }

  @Test("a name is worth more than none where the tagger finds it, and less where it does not")
  func logOdds() async {
    let model = await TinyTagger.model.value
    let tagger = CharacterTagger(model, style: .peoplesDaily1998)
    let text = tagger.tag(TinyTagger.text("记者王建平报道。", table: model.characters))
    #expect(tagger.logOdds(of: TaggedName(start: 2, end: 5, type: 0), in: text) > 0)
    #expect(tagger.logOdds(of: TaggedName(start: 3, end: 6, type: 0), in: text) < 0)
    #expect(tagger.logOdds(of: TaggedName(start: 2, end: 5, type: 3), in: text) < 0)
  }

  @Test("a body of an unknown kind may be any of three, a name of another thing only that")
  func allowedTags() {
    let text = Array("甲局乙".unicodeScalars)
    let example = TrainingExample(
      scalars: text, marks: [.init(TextSpan(start: 0, end: 2), .body)], style: .peoplesDaily1998,
      article: 0, issue: 0)
    let begins = [2, 3, 4].map { UInt32(1) << UInt32(TagLayout.begin($0)) }
    #expect(example.allowedTags == [begins.reduce(0, |), begins.reduce(0, |) << 23, 1])
  }

  @Test("in the general style a town joins its district, and what CLUENER leaves open stays open")
  func generalStyle() {
    let text = Array("青禾区白沙镇好".unicodeScalars)
    let marks: [TrainingExample.Mark] = [
      .init(TextSpan(start: 0, end: 3), .region), .init(TextSpan(start: 3, end: 6), .region),
    ]
    let daily = TrainingExample(
      scalars: text, marks: marks, style: .peoplesDaily1998, article: 0, issue: 0)
    #expect(daily.allowedTags[3] == 1 << UInt32(TagLayout.begin(1)))
    #expect(daily.generallyAllowedTags[3] == 1 << UInt32(TagLayout.middle(1)))
    let cluener = TrainingExample(scalars: text, marks: [], style: .cluener, article: 0, issue: 0)
    #expect(cluener.allowedTags[0] == 1)
    #expect(cluener.generallyAllowedTags[0] & 1 == 1)
    #expect(cluener.generallyAllowedTags[0] != 1)
  }

  @Test("invented copies keep the sentence and mark the invented names")
  func inventedCopies() {
    let inventor = ExampleInventor(
      TinyTagger.knowledge, ontology: SampleOntology.shared, examples: TinyTagger.examples)
    let copies = inventor.copies(of: TinyTagger.examples)
    #expect(copies.count > TinyTagger.examples.count / 3)
    for copy in copies {
      let mark = copy.marks[0].span
      var view = String.UnicodeScalarView()
      view.append(contentsOf: copy.scalars[..<mark.start] + "#".unicodeScalars)
      view.append(contentsOf: copy.scalars[mark.end...])
      #expect(TinyTagger.frames.contains(String(view)))
      #expect(copy.style == .general)
    }
  }
}
