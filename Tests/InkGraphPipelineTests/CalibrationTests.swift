import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import Ontology
import Testing

@Suite("Scores that mean something") struct CalibrationTests {
  @Test("between two points the line is straight, outside them level; no points keep the score")
  func line() {
    let calibration = ScoreCalibration(points: [
      .rule: [.init(score: 0.4, right: 0.5), .init(score: 0.8, right: 0.9)]
    ])
    #expect(calibration.share(0.1, .rule) == 0.5)
    #expect(abs(calibration.share(0.6, .rule) - 0.7) < 1e-9)
    #expect(calibration.share(1, .rule) == 0.9)
    #expect(calibration.share(0.3, .post) == 0.3)
  }

  @Test(
    "the kind of a statement follows from its rule",
    arguments: [
      ("byline", ScoreCalibration.Kind.printed), ("masthead.editor", .printed),
      ("name.jurisdiction", .name), ("post.appointed", .post), ("undertakes.verb", .rule),
      ("gazetteer.region", nil),
    ])
  func kinds(rule: String, kind: ScoreCalibration.Kind?) {
    #expect(ScoreCalibration.Kind(rule: rule) == kind)
  }

  @Test("a fit rises, and agrees with the cases that it was made of")
  func fit() {
    var random = SeededGenerator(seed: 11)
    // Scores that promise far too much.
    let judged = (0..<4000).map { _ -> JudgedScore in
      let score = Double.random(in: 0.3...1, using: &random)
      return JudgedScore(
        rule: "undertakes.verb", score: score,
        isRight: Double.random(in: 0...1, using: &random) < score * score)
    }
    #expect(Reliability(judged).expectedError > 0.1)
    let calibration = CalibrationFit.calibration(judged)
    let rights = (calibration.points[.rule] ?? []).map(\.right)
    #expect(rights == rights.sorted() && rights.count == 5)
    let after = judged.map {
      JudgedScore(rule: $0.rule, score: calibration.share($0.score, .rule), isRight: $0.isRight)
    }
    #expect(Reliability(after).expectedError < 0.03)
  }

  @Test("the reliability table counts every score once; the error is the weighted distance")
  func reliability() {
    let table = Reliability([
      JudgedScore(rule: nil, score: 0.95, isRight: true),
      JudgedScore(rule: nil, score: 0.95, isRight: false),
      JudgedScore(rule: nil, score: 1, isRight: true),
      JudgedScore(rule: nil, score: 0.2, isRight: false),
    ])
    #expect(table.bins.map(\.count) == [1, 3])
    let score = 2.9 / 3
    #expect(abs(table.expectedError - (0.25 * 0.2 + 0.75 * (score - 2.0 / 3))) < 1e-9)
  }

  @Test("scores of a part are replaced, those of a gazetteer's facts are kept")
  func apply() {
    let evidence = { (rule: String) in
      LocalEvidence(
        article: 1, span: TextSpan(start: 0, end: 1), text: "区", rule: rule, score: 0.9)
    }
    var part = IssuePart(issue: Issue(newspaper: "晨报"), contentHash: "")
    part.statements = ["gazetteer.region", "undertakes.verb"].map {
      LocalStatement(
        subject: .entity(0), predicate: .partOf, object: .entity(1), evidence: evidence($0))
    }
    ScoreCalibration(points: [.rule: [.init(score: 0, right: 0.6)]]).apply(to: &part)
    #expect(part.statements.map(\.evidence.score) == [0.9, 0.6])
  }

  @Test("the table of the ontology has a rising line for every kind")
  func table() {
    let calibration = ScoreCalibration(.embedded)
    for kind in ScoreCalibration.Kind.allCases {
      let points = calibration.points[kind] ?? []
      #expect(points.count >= 2, "\(kind)")
      #expect(points.map(\.right) == points.map(\.right).sorted(), "\(kind)")
      #expect(points.allSatisfy { (0...1).contains($0.right) && (0...1).contains($0.score) })
    }
  }
}
