import InkGraphTestSupport
import Ontology
import Testing

@testable import EntityRecognition

@Suite("Scores of tags") struct EmissionsTests {
  @Test("feature by feature gives what place by place gives", arguments: AnnotationStyle.allCases)
  func fastIsPlain(style: AnnotationStyle) throws {
    let model = try #require(try TaggerModel.model(of: .embedded))
    let emissions = Emissions(model, style: style)
    var numbers = SeededGenerator(seed: UInt64(style.rawValue))
    for _ in 0..<3 {
      let text = TinyTagger.text(
        TinyTagger.randomText(&numbers, longest: 300), table: model.characters)
      #expect(emissions.rows(of: text) == emissions.plain(text))
    }
  }

  @Test("the best order of tags is as good as the best of all orders")
  func bestOrder() async {
    let model = await TinyTagger.model.value
    let decoder = LatticeDecoder(model, style: .general)
    let follows = model.transitions[AnnotationStyle.general.rawValue]
    var numbers = SeededGenerator(seed: 5)
    for _ in 0..<20 {
      let rows = (0..<4).map { _ in
        var row = TaggerModel.Row.zero
        for lane in TagLayout.tags { row[lane] = Int16.random(in: -90...90, using: &numbers) }
        return row
      }
      // Every order of tags of which a name is not cut off, with its score.
      var ways: [(tags: [Int], score: Int)] = [([], 0)]
      for row in rows {
        ways = ways.flatMap { way in
          TagLayout.tags.filter { tag in
            way.tags.last.map { TagLayout.follows(tag, $0) } ?? !TagLayout.isContinued(tag)
          }.map { tag in
            let step = way.tags.last.map { Int(follows[$0][tag]) } ?? 0
            return (way.tags + [tag], way.score + step + Int(row[tag]))
          }
        }
      }
      let best = ways.filter { !TagLayout.isOpen($0.tags[3]) }.map(\.score).max()
      var tags = [Int](repeating: TagLayout.outside, count: 4)
      for name in decoder.names(in: rows) {
        for place in name.start..<name.end {
          tags[place] = TagLayout.tag(of: name.type, at: place, in: name.start..<name.end)
        }
      }
      #expect(ways.first { $0.tags == tags }?.score == best)
    }
  }

  @Test("what other texts of an article found is seen, what the text itself found is not")
  func memory() {
    var memory = NameMemory()
    let characters: [UInt16] = [5, 6, 7, 8, 9]
    let name = TaggedName(start: 1, end: 4, type: 0)
    memory.add([name], in: characters)
    func features(finding names: [TaggedName]) -> [Int] {
      var places: [Int] = []
      var own = NameMemory.OwnNames(names)
      memory.forEachFeature(in: characters, finding: &own, level: 0) { places.append($1) }
      return Set(places).sorted()
    }
    #expect(features(finding: [name]).isEmpty)
    #expect(features(finding: []) == [1, 2, 3])
  }
}
