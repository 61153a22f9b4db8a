import InkGraphCore
import PropertyGraph
import Testing

@testable import GraphQuery

@Suite("Questions about a graph") struct QuestionTests {
  private let graph: Graph
  private let id: (String) -> NodeID

  init() { (graph, id) = SampleGraph.make() }

  private func text(_ fact: Fact) -> String {
    let qualifier = fact.qualifier.map { "(\($0))" } ?? ""
    return "\(graph.name(of: fact.subject)) \(fact.relation)\(qualifier) "
      + graph.name(of: fact.object)
  }

  @Test("related agencies: direct ones first, then those a third thing links, regions last")
  func related() {
    let rows = RelatedQuestion(center: id("project/滨河路大修"), type: "agency").answer(in: graph)
    #expect(
      rows.map { graph.name(of: $0.node) } == ["临渡区水务局", "临渡区住房和城乡建设局", "临渡区教育局"])
    #expect(rows.map { $0.intermediate.map { graph.name(of: $0) } } == [nil, "临渡区", "临渡区"])
    #expect(rows[0].facts.map(text) == ["临渡区水务局 undertakes 滨河路大修"])
    #expect(rows[0].facts[0].citations.map(\.text) == ["区水务局承担滨河路大修", "区水务局推进滨河路大修"])
    #expect(rows[0].facts[0].citations[1].article.title == "大修过半")
    #expect(rows[1].facts.map(text) == ["滨河路大修 locatedIn 临渡区"])
    #expect(rows[1].onwardFacts.map(text) == ["临渡区住房和城乡建设局 jurisdiction 临渡区"])
    let direct = RelatedQuestion(
      center: id("project/滨河路大修"), type: "agency", includesIndirect: false)
    #expect(direct.answer(in: graph).map { graph.name(of: $0.node) } == ["临渡区水务局"])
  }

  @Test("a shared project ranks before a shared region, and links are no relation")
  func bridges() {
    let rows = RelatedQuestion(center: id("person/王芳"), type: nil).answer(in: graph)
    #expect(
      rows.map { graph.name(of: $0.node) } == ["临渡区水务局", "滨河路大修", "临渡区", "临渡路桥公司"])
    #expect(rows.last?.intermediate == id("project/滨河路大修"))
    #expect(RelatedQuestion(center: id("person/张伟"), type: nil).answer(in: graph).isEmpty)
  }

  @Test("a path is the shortest over statements and prefers things with few facts")
  func path() {
    let rows = PathQuestion(source: id("person/王芳"), target: id("enterprise/临渡路桥公司"), count: 3)
      .answer(in: graph)
    let chains = rows.map { row in
      ([row.steps[0].from] + row.steps.map(\.to)).map { graph.name(of: $0) }
    }
    #expect(
      chains == [
        ["王芳", "滨河路大修", "临渡路桥公司"], ["王芳", "临渡区水务局", "滨河路大修", "临渡路桥公司"],
        ["王芳", "临渡区水务局", "临渡区", "临渡路桥公司"],
      ])
    #expect(
      rows[0].steps.map { $0.facts.map(text) } == [
        ["王芳 visits 滨河路大修"], ["临渡路桥公司 undertakes(二标段) 滨河路大修"],
      ])
    #expect(rows[0].steps[1].facts[0].citations[0].article.page == 1)
  }

  @Test("there is no path over mentions, and none to an unconnected thing; a thing is at itself")
  func noPath() {
    let source = id("person/王芳")
    #expect(PathQuestion(source: source, target: id("person/张伟")).answer(in: graph).isEmpty)
    #expect(PathQuestion(source: source, target: source).answer(in: graph) == [.init(steps: [])])
    #expect(
      PathQuestion(source: source, target: id("region/临渡区"), maximumLength: 1)
        .answer(in: graph).isEmpty)
  }

  @Test("why gives each fact between two things, whichever way round, and one relation if asked")
  func why() {
    let (wang, road) = (id("person/王芳"), id("project/滨河路大修"))
    #expect(
      WhyQuestion(first: road, second: wang).answer(in: graph).map(text) == ["王芳 visits 滨河路大修"])
    #expect(WhyQuestion(first: wang, second: road, relation: "supports").answer(in: graph).isEmpty)
    #expect(WhyQuestion(first: wang, second: id("person/张伟")).answer(in: graph).isEmpty)
  }

  @Test("neighbours come once, the nearest first, and can be limited to a relation")
  func neighbors() {
    let near = NeighborhoodQuestion(center: id("person/王芳")).answer(in: graph)
    #expect(near.map { text($0.fact) } == ["王芳 holdsPosition(局长) 临渡区水务局", "王芳 visits 滨河路大修"])
    let far = NeighborhoodQuestion(center: id("person/王芳"), depth: 2).answer(in: graph)
    #expect(far.map(\.distance) == [1, 1, 2, 2, 2, 2])
    #expect(Set(far.map(\.fact.edge)).count == 6)
    let pictures = NeighborhoodQuestion(center: id("person/王芳"), relations: ["mentionedWith"])
    #expect(pictures.answer(in: graph).map { text($0.fact) } == ["王芳 mentionedWith 张伟"])
  }

  @Test("a trace goes through the issues by date with posts, facts, authorship and the masthead")
  func trace() {
    let wang = TraceQuestion(center: id("person/王芳")).answer(in: graph)
    #expect(wang.map(\.article.title) == ["滨河路大修开工", "水务局长谈防汛", "大修过半"])
    #expect(wang.map(\.mentions) == [1, 1, 1])
    #expect(wang.map { $0.posts.map { $0.qualifier ?? "" } } == [[], ["局长"], ["局长"]])
    #expect(wang.map { $0.facts.map(text) } == [[], [], ["王芳 visits 滨河路大修"]])
    let author = TraceQuestion(center: id("person/李强")).answer(in: graph)
    #expect(author.map(\.article.key) == ["article/临渡新报/12-masthead", "article/临渡新报/13-1"])
    #expect(author.map(\.isAuthor) == [false, true])
    #expect(author[0].article.date?.description == "2024-06-03")
    #expect(author[0].article.issue == "12")
    #expect(author[0].posts.map { $0.qualifier ?? "" } == ["编外讲师"])
    #expect(TraceQuestion(center: id("organization/青禾书院")).answer(in: graph).count == 1)
  }
}

@Suite("Names marked in a sentence") struct NameMarkerTests {
  private func marked(_ names: [[String]], _ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var place = 0
    func append(_ range: Range<Int>) {
      for scalar in scalars[range] { result.unicodeScalars.append(scalar) }
    }
    for (span, thing) in NameMarker(names).spans(in: text) {
      append(place..<span.start)
      result += "\(thing)["
      append(span.range)
      result += "]"
      place = span.end
    }
    append(place..<scalars.count)
    return result
  }

  @Test("the longest name wins, and single characters only count without a longer name")
  func mark() {
    let names = [["临渡区水务局", "区水务局", "水"], ["临渡区", "临渡", "临"]]
    #expect(marked(names, "临渡区水务局在临渡治水") == "0[临渡区水务局]在1[临渡]治水")
    #expect(marked(names, "治水来临") == "治0[水]来1[临]")
    #expect(marked([[], [""]], "治水") == "治水")
    #expect(marked(names, "") == "")
  }
}
