import InkGraphCore
import Testing

@Suite("Words for qualifiers") struct QualifierWordsTests {
  @Test("marks of the program are shown in words, words of the paper as they are")
  func shown() {
    let chinese = QualifierWords(inChinese: true)
    let english = QualifierWords(inChinese: false)
    for (qualifier, inChinese, inEnglish) in [
      ("gazetteer", "名录", "gazetteer"), ("name-derived", "据名称", "by its name"),
      ("计划", "计划", "planned"), ("否定", "否定", "denied"), ("局长", "局长", "局长"),
      ("主办（计划）", "主办（计划）", "主办 (planned)"), ("承建（否定）", "承建（否定）", "承建 (denied)"),
      ("局长（免去）", "局长（免去）", "局长 (removed)"), ("主任（代）", "主任（代）", "主任（代）"),
    ] {
      #expect(chinese.shown(qualifier) == inChinese)
      #expect(english.shown(qualifier) == inEnglish)
    }
  }
}
