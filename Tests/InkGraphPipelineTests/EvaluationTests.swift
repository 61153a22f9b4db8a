import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import Ontology
import Testing

@Suite("Measuring against a corpus") struct EvaluationTests {
  @Test("what is found as it is marked is a hit")
  func perfect() {
    let report = MarkedCorpus([
      ("[王芳:per]到[云港:loc]。", "[王芳:person]到[云港:region]。"),
      ("[区水务局:org]开会。", "[区水务局:agency]开会。"), ("无名。", "无名。"),
    ]).report()
    #expect(report.overall == NameScore(hits: 3, found: 3, gold: 3))
    #expect(report.overall.f1 == 1)
    #expect(report.scheme == .coarse)
    #expect(report.rows == 3)
    #expect(report.characters == 6 + 7 + 3)
    #expect(report.errors.isEmpty)
    #expect(report.familiarity == nil)
  }

  @Test("names that are missed or extra are told with their first sentence")
  func missedAndExtra() {
    let report = MarkedCorpus([
      ("天晴。[王芳:per]到场。散会。", "天晴。王芳到场。[散会:project]。"),
      ("[王芳:per]和张伟。", "王芳和[张伟:person]。"),
    ]).report()
    #expect(report.score("per") == NameScore(hits: 0, found: 1, gold: 2))
    #expect(report.overall.precision == 0)
    #expect(report.overall.recall == 0)
    #expect(report.overall.f1 == 0)
    #expect(report.confusion.missed == [2, 0, 0])
    #expect(report.confusion.extra == [1, 0, 0])
    #expect(report.errorLines == ["2 missed 王芳/per -", "1 extra - 张伟/per"])
    #expect(report.errors[0].sentence == "王芳到场。")
    #expect(report.errors[0].place == "t-0")
    #expect(report.errors[1].sentence == "王芳和张伟。")
  }

  @Test("a name with another beginning or end is a wrong boundary, on both sides")
  func boundary() {
    let report = MarkedCorpus([
      ("[云港市水务局:org]开会。", "云港市[水务局:agency]开会。")
    ]).report()
    #expect(report.overall == NameScore(hits: 0, found: 1, gold: 1))
    #expect(report.confusion.boundary == [0, 0, 1])
    #expect(report.confusion.foundBoundary == [0, 0, 1])
    #expect(report.confusion.missed == [0, 0, 0])
    #expect(report.confusion.extra == [0, 0, 0])
    #expect(report.errorLines == ["1 boundary 云港市水务局/org 水务局/org"])
  }

  @Test("one found name over two marked ones, and two inside one, count once each")
  func uneven() {
    let over = MarkedCorpus([("[王芳:per][张伟:per]到", "[王芳张伟:person]到")]).report()
    #expect(over.overall == NameScore(hits: 0, found: 1, gold: 2))
    #expect(over.confusion.boundary == [2, 0, 0])
    #expect(over.confusion.foundBoundary == [1, 0, 0])
    let inside = MarkedCorpus([("[王芳张伟:per]到", "[王芳:person][张伟:person]到")]).report()
    #expect(inside.overall == NameScore(hits: 0, found: 2, gold: 1))
    #expect(inside.confusion.boundary == [1, 0, 0])
    #expect(inside.confusion.foundBoundary == [2, 0, 0])
  }

  @Test("an equal span with another type is a confusion of types")
  func types() {
    let report = MarkedCorpus([
      ("[海棠:per]开了。[青禾:loc]来了。", "[海棠:region]开了。[青禾:enterprise]来了。")
    ]).report()
    #expect(report.confusion.found == [[0, 1, 0], [0, 0, 1], [0, 0, 0]])
    #expect(report.score("loc") == NameScore(hits: 0, found: 1, gold: 1))
    #expect(report.errorLines == ["1 type 海棠/per 海棠/loc", "1 type 青禾/loc 青禾/org"])
  }

  @Test("where a corpus marks places one by one, a joined region counts as its parts")
  func adjacentPlaces() {
    let report = MarkedCorpus([
      ("在[江苏:loc][如皋市:loc]。", "在[江苏如皋市:region]。"),
      ("在[北京市:loc][海淀区:loc]。", "在[北京市海淀区:region]。"),
      ("在[如皋市:loc][白果村:loc]。", "在[如皋市白果村:region]。"),
      ("在[江苏如皋市:loc]。", "在[江苏如皋市:region]。"),
    ]).report()
    #expect(report.splitsRegions)
    #expect(report.overall == NameScore(hits: 6, found: 8, gold: 7))
    #expect(
      report.errorLines == [
        "1 boundary 江苏如皋市/loc 如皋市/loc", "1 boundary 江苏如皋市/loc 江苏/loc",
      ])
  }

  @Test(
    "regions stay joined where they are marked so, or where no run of names tells",
    arguments: [
      ["在[江苏如皋市:loc]。"], ["在[江苏如皋市:loc]和[北京市:loc][海淀区:loc]。"],
      ["[中:loc][美:loc]两国"], ["[王芳:per]"], [],
    ])
  func joinedPlaces(rows: [String]) {
    #expect(!MarkedCorpus(gold: rows).report().splitsRegions)
  }

  @Test("a corpus that tells bodies apart is measured with all types")
  func fine() {
    let report = MarkedCorpus([
      (
        "[王芳:name]、[云港:address]、[青禾公司:company]、[水务局:government]、[一中:organization]、[书:book]",
        "[王芳:person]、[云港:region]、[青禾公司:enterprise]、[水务局:organization]、[一中:organization]、[书:project]"
      )
    ]).report()
    #expect(report.scheme == .fine)
    #expect(
      report.scheme.names == ["person", "region", "agency", "enterprise", "organization"])
    #expect(report.overall == NameScore(hits: 4, found: 5, gold: 5))
    #expect(report.score("agency") == NameScore(hits: 0, found: 0, gold: 1))
    #expect(report.score("organization") == NameScore(hits: 1, found: 2, gold: 1))
  }

  @Test(
    "one kind of body, or bodies of any kind, make a comparison with one type for all",
    arguments: [
      ["company_name", "org_name"], ["company"], ["org"], ["government"], ["per"],
      ["company", "government", "org"],
    ])
  func coarse(labels: [String]) {
    let rows = labels.map { "[名字:\($0)]" }
    #expect(MarkedCorpus(gold: rows).report().scheme == .coarse)
  }

  @Test("recall is told for names that other texts have, with their type, and for new ones")
  func seen() throws {
    let corpus = MarkedCorpus([
      ("[王芳:per]、[张伟:per]、[李强:per]", "[王芳:person]、张伟、[李强:person]"),
      ("[海棠:loc]、[水务局:org]", "[海棠:region]、水务局"),
    ])
    let others = MarkedCorpus(gold: ["[王芳:per]、[张伟:name]、[海棠:per]、[水务局:company]"])
    let report = corpus.report(seenIn: [.corpus(others.lines)])
    let familiarity = try #require(report.familiarity)
    #expect(familiarity[0].seen == NameScore(hits: 1, gold: 2))
    #expect(familiarity[0].unseen == NameScore(hits: 1, gold: 1))
    #expect(familiarity[1].seen == NameScore())
    #expect(familiarity[1].unseen == NameScore(hits: 1, gold: 1))
    #expect(familiarity[2].seen == NameScore(hits: 0, gold: 1))
  }

  @Test("a body of no told kind counts as seen for each kind")
  func seenBodies() throws {
    let corpus = MarkedCorpus(gold: ["[水务局:government]、[青禾公司:company]"])
    let others = MarkedCorpus(gold: ["[水务局:org]、[青禾公司:government]"])
    let familiarity = try #require(
      corpus.report(seenIn: [.corpus(others.lines)]).familiarity)
    #expect(familiarity[2].seen.gold == 1)
    #expect(familiarity[3].seen.gold == 0)
    #expect(familiarity[3].unseen.gold == 1)
  }

  @Test("rows of one article stand together, articles of one day in one issue")
  func documents() {
    let ids = [
      "19980101-01-001-001", "19980101-01-001-002", "19980101-01-002-001", "19980102-01-001-001",
    ]
    let lines = ids.enumerated().map { CorpusLine(id: $1, text: "第\($0)段") }
    func shape(_ documents: CorpusDocuments, _ lines: [CorpusLine]) -> [[[String]]] {
      documents.issues(of: lines).map { $0.map(\.article.paragraphs) }
    }
    #expect(
      shape(.auto, lines) == [[["第0段", "第1段"], ["第2段"]], [["第3段"]]])
    #expect(shape(.rows, lines) == [[["第0段"], ["第1段"], ["第2段"], ["第3段"]]])
    let others = lines + [CorpusLine(id: "name-17", text: "末段")]
    #expect(shape(.auto, others) == [[["第0段"], ["第1段"], ["第2段"], ["第3段"], ["末段"]]])
    let many = (0..<120).map { CorpusLine(id: "name-\($0)", text: "第\($0)段") }
    #expect(CorpusDocuments.auto.issues(of: many).map(\.count) == [120])
    #expect(CorpusDocuments.auto.issues(of: []).isEmpty)
    #expect(CorpusDocuments.auto.issues(of: [CorpusLine(id: "a", text: "")]).isEmpty)
  }

  @Test("whatever is found, a row adds up to what is marked and a column to what was found")
  func sums() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let text = String(repeating: "字", count: Int.random(in: 1...24, using: &random))
      let count = text.unicodeScalars.count
      let labels = ["per", "loc", "org"]
      let marks = Set(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          let start = Int.random(in: 0..<count, using: &random)
          let end = Int.random(in: (start + 1)...count, using: &random)
          return CorpusLine.Mark(
            TextSpan(start: start, end: end), labels.randomElement(using: &random) ?? "per")
        })
      var found: [Mention] = []
      var start = 0
      while start < count {
        let end = min(count, start + Int.random(in: 1...5, using: &random))
        let type = [EntityType.person, .region, .agency].randomElement(using: &random) ?? .person
        if Bool.random(using: &random) {
          found.append(
            Mention(
              span: TextSpan(start: start, end: end), surface: "", type: type, score: 1,
              source: "test"))
        }
        start = end
      }
      let mentions = found
      let line = CorpusLine(id: "a", text: text, marks: Array(marks))
      let report = CorpusEvaluator(regions: Ontology.embedded.regions) { _ in [mentions] }
        .report(on: [line], file: "")
      let names: [EntityType: String] = [.person: "per", .region: "loc", .agency: "org"]
      let pairs = Set(found.map { CorpusLine.Mark($0.span, names[$0.type] ?? "") })
      #expect(
        report.overall
          == NameScore(
            hits: pairs.intersection(marks).count, found: found.count, gold: marks.count),
        "\(marks) \(found)")
    }
  }
}

@Suite("Rows as articles") struct RowArticleTests {
  @Test("a row with line breaks has a block for each line, and spans lead back to it")
  func lineBreaks() {
    let pieces = TextPiece.pieces(of: "甲乙\n\n丙丁戊", row: 4)
    #expect(pieces.map(\.text) == ["甲乙", "丙丁戊"])
    #expect(pieces.map(\.offset) == [0, 4])
    let article = RowArticle(
      [TextPiece.pieces(of: "前段", row: 3), pieces].flatMap(\.self), ordinal: 1)
    let mention = Mention(
      span: TextSpan(start: 7, end: 9), surface: "丁戊", type: .person, score: 1, source: "test")
    #expect(article.article.text == "前段\n甲乙\n丙丁戊")
    let found = article.rowMentions([mention])
    #expect(found.map(\.row) == [4])
    #expect(found.map(\.mention.span) == [TextSpan(start: 5, end: 7)])
  }

  @Test("a row too long for a paragraph is cut after a sentence, if there is one")
  func longRows() {
    func cut(_ text: String) -> [String] {
      TextPiece.pieces(of: text, row: 0, longest: 6).map(\.text)
    }
    #expect(cut("一二三四。五六七八九十") == ["一二三四。", "五六七八九十"])
    #expect(cut("一二三四五六七八") == ["一二三四五六", "七八"])
    #expect(cut("一。三四五六七八") == ["一。三四五六", "七八"])
    #expect(cut("一二三四五六") == ["一二三四五六"])
    #expect(cut("") == [])
    #expect(cut("\n\n") == [])
  }

  @Test("every scalar of a row keeps its place, whatever the row")
  func places() {
    var random = SeededGenerator(seed: 11)
    let letters = Array("甲乙。！\n\u{0}a\u{1F600}\u{301}".unicodeScalars)
    for _ in 0..<300 {
      var scalars: [Unicode.Scalar] = []
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        scalars.append(letters.randomElement(using: &random) ?? "甲")
      }
      let row = String(scalars: scalars)
      let pieces = TextPiece.pieces(of: row, row: 0, longest: Int.random(in: 1...9, using: &random))
      var end = 0
      for piece in pieces {
        let text = Array(piece.text.unicodeScalars)
        #expect(!text.isEmpty)
        #expect(piece.offset >= end)
        #expect(scalars[end..<piece.offset].allSatisfy { $0 == "\n" })
        end = piece.offset + text.count
        #expect(Array(scalars[piece.offset..<end]) == text)
      }
      #expect(scalars[end...].allSatisfy { $0 == "\n" })
    }
  }
}
