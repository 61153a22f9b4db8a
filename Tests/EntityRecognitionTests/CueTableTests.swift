import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import EntityRecognition

@Suite("Places where recognizers look closer") struct CueTableTests {
  private static let alphabet = Array("区市县委会𠮷".unicodeScalars)

  private func word(
    _ lengths: ClosedRange<Int>, _ numbers: inout SeededGenerator
  ) -> [Unicode.Scalar] {
    (0..<Int.random(in: lengths, using: &numbers)).map { _ in
      Self.alphabet.randomElement(using: &numbers) ?? "区"
    }
  }

  /// The places of a text that have a cue.
  private func places(_ cues: Cues, in text: [Unicode.Scalar], _ table: CueTable) -> [Int] {
    let marks = PlaceMarks.marks(of: text, [], table)
    return Array(MarkedPlaces(marks, with: .cues(cues), from: 0))
  }

  @Test("wherever a word of a list begins the place is marked, up to the end of the text")
  func words() {
    for seed in UInt64(1)...50 {
      var numbers = SeededGenerator(seed: seed)
      let words = WordList((0..<3).map { _ in String(scalars: word(1...3, &numbers)) })
      var table = CueTable()
      table.add(words, .firm)
      let text = word(40...40, &numbers)
      let expected = text.indices.filter { words.end(in: text, at: $0) != nil }
      let found = places(.firm, in: text, table)
      #expect(Set(found).isSuperset(of: expected), "seed \(seed)")
      #expect(found == found.sorted(), "seed \(seed)")
      #expect(places(.shop, in: text, table).isEmpty, "seed \(seed)")
    }
  }

  @Test("nearly no other place is marked")
  func others() {
    var numbers = SeededGenerator(seed: 3)
    var table = CueTable()
    table.add(["大桥", "水库"], .plant)
    table.add(characters: "村".unicodeScalars, .village)
    let text = (0..<4_000).map { _ in
      Unicode.Scalar(UInt32.random(in: 0x4E00..<0x9FA5, using: &numbers)) ?? "一"
    }
    #expect(places(.plant, in: text, table).count < 20)
    #expect(places(.village, in: text, table).count < 20)
  }

  @Test("the places from a start on are those behind it")
  func start() {
    var table = CueTable()
    table.add(["大桥"], .plant)
    let marks = PlaceMarks.marks(of: Array("大桥、大桥".unicodeScalars), [], table)
    func places(from start: Int) -> [Int] {
      Array(MarkedPlaces(marks, with: .cues(.plant), from: start))
    }
    #expect(places(from: 0) == [0, 3])
    #expect(places(from: 1) == [3])
    #expect(places(from: 4) == [])
  }

  @Test("the place behind an act of appointment is marked, and the end of a text among them")
  func appointments() {
    let table = Recognition.knowledge.cues
    let text = Array("会议任命谈笑为局长，会议接受".unicodeScalars)
    let marks = PlaceMarks.marks(of: text, [], table)
    #expect(Array(MarkedPlaces(marks, with: .appointmentEnd, from: 0)) == [4, text.count])
  }
}
