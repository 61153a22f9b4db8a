import GraphStore
import InkGraphCore
import Testing

@Suite("Questions to a library") struct QuestionTests {
  private func sampleStore(_ folder: TestFolder) throws -> (GraphStore, [IssuePart]) {
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    let parts = [sampleIssue(number: 12, day: 3), sampleIssue(number: 13, day: 4)]
    for part in parts.reversed() { try store.save(part) }
    try linkByName(store)
    return (store, parts)
  }

  @Test("mentions of an entity come with date, page, headline and sentence, in order")
  func mentions() throws {
    let folder = try TestFolder()
    let (store, parts) = try sampleStore(folder)
    let found = try store.mentions(ofEntity: EntityKey(type: .person, name: "王芳"))
    #expect(found.map(\.article.issue) == [0, 0, 1, 1].map { parts[$0].issue.key })
    #expect(found.map(\.sentence) == ["王芳谈防汛", "区水务局局长王芳到场。", "王芳谈防汛", "区水务局局长王芳到场。"])
    #expect(found[1].date == parts[0].issue.date)
    #expect(found[1].page == 2)
    #expect(found[1].title == "王芳谈防汛")
    #expect(found[1].zone == .body)
    #expect(found[1].span == TextSpan(start: 12, end: 14))
    #expect(found[1].sentenceSpan == TextSpan(start: 6, end: 17))
    #expect(try store.mentions(ofEntity: EntityKey(type: .agency, name: "王芳")).isEmpty)
    let namesake = EntityKey(type: .person, name: "王芳", qualifier: "临渡区水务局")
    #expect(try store.mentions(ofEntity: namesake).isEmpty)
  }

  @Test("the text of an article and of the masthead is found by id")
  func texts() throws {
    let folder = try TestFolder()
    let (store, parts) = try sampleStore(folder)
    let key = parts[0].issue.key
    #expect(
      try store.articleText(ArticleID(issue: key, ordinal: 1)) == "王芳谈防汛\n区水务局局长王芳到场。雨还在下。")
    #expect(try store.articleText(ArticleID(issue: key, ordinal: 0)) == "中共临渡区委主办")
    #expect(try store.articleText(ArticleID(issue: key, ordinal: 2)) == nil)
    #expect(try store.article(ArticleID(issue: key, ordinal: 1)) == parts[0].issue.articles[0])
    let other = IssueKey(newspaper: "青禾报", date: nil, number: 1)
    #expect(try store.articleText(ArticleID(issue: other, ordinal: 0)) == nil)
  }

  @Test("names for completion begin with the text; the most mentioned stands first")
  func names() throws {
    let folder = try TestFolder()
    let (store, _) = try sampleStore(folder)
    #expect(try store.entityNames(beginningWith: "", limit: 9) == ["王芳", "临渡区水务局"])
    #expect(try store.entityNames(beginningWith: "临渡", limit: 9) == ["临渡区水务局"])
    #expect(try store.entityNames(beginningWith: "%", limit: 9) == [])
  }
}
