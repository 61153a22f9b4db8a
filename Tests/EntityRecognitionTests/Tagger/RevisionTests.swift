import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import EntityRecognition

@Suite("Articles looked at again") struct RevisionTests {
  private static let people = ["滕雅丽", "亓官晴", "谈笑", "古今", "欧阳春花", "次仁旺堆", "宁静"]
  private static let firms = ["澄光新能源", "梓陵传动", "速达达", "星轨动力公司"]
  /// Sentences with room for two people and a firm.
  private static let sentences = [
    "昨天下午，甲来到田头，和村民一起收麦子。", "区水利局局长甲、副局长乙到会。", "丙上半年产值增长两成。",
    "大家都说甲的办法好。", "在乙的带动下，三十户人家开了网店。", "甲、乙和他们的同事参观了丙的车间。",
    "记者在丙看到，工人正在赶制订单。", "云港丙有限公司董事长乙介绍了情况。", "会议强调，要抓好安全生产。", "夜里乙谈笑风生，古今趣事说个没完。",
  ]

  private func article(_ ordinal: Int, _ numbers: inout SeededGenerator) -> Article {
    let blocks = (0..<Int.random(in: 1...5, using: &numbers)).map { place in
      let text = (0..<Int.random(in: 1...4, using: &numbers)).map { _ in
        let fillers = [
          "甲": Self.people.randomElement(using: &numbers),
          "乙": Self.people.randomElement(using: &numbers),
          "丙": Self.firms.randomElement(using: &numbers),
        ]
        return (Self.sentences.randomElement(using: &numbers) ?? "").map { character in
          (fillers[String(character)] ?? nil) ?? String(character)
        }.joined()
      }.joined()
      return TextBlock(place == 0 ? .title : .body, text)
    }
    return Article(ordinal: ordinal, blocks: blocks)
  }

  @Test("what was kept of an article gives the same mentions as reading it anew")
  func keptIsRead() throws {
    var changed = 0
    for seed in UInt64(1)...40 {
      var numbers = SeededGenerator(seed: seed)
      let articles = (1...3).map { article($0, &numbers) }
      let people = Self.people.filter { _ in Bool.random(using: &numbers) }
      let firms = Self.firms.filter { _ in Bool.random(using: &numbers) }
      let borrowed =
        people.map { CertainName(surface: $0, type: .person) }
        + firms.map { CertainName(surface: $0, type: .enterprise) }
      let recognizer = TaggedNamesTests.recognizer
      let context = Recognition.context()
      var kept = recognizer.findings(in: articles, context: context)
      let before = kept.mentions
      // What is packed tells nothing of candidates, so that the articles are read anew.
      var read = try ArticleRecognizer.Findings(packed: kept.packed)
      #expect(kept.kept != nil && read.kept == nil)
      recognizer.revise(&kept, of: articles, context: context, borrowing: borrowed)
      recognizer.revise(&read, of: articles, context: context, borrowing: borrowed)
      #expect(kept.mentions == read.mentions, "seed \(seed)")
      changed += zip(before, kept.mentions).count { $0 != $1 }
    }
    #expect(changed > 10)
  }
}
