import GraphQuery
import PropertyGraph

/// A small invented town for tests.
enum InventedTown {
  /// Three people, two agencies, an enterprise, a project, two articles and an issue.
  static let text = """
    CREATE (wang:person {key: 'person/王芳', name: '王芳', mentions: 5, firstSeen: date('2031-03-01')}),
      (li:person {key: 'person/李建国', name: '李建国', mentions: 3}),
      (zhao:person {key: 'person/赵敏', name: '赵敏', aliases: ['小赵'], mentions: 1}),
      (water:agency {key: 'agency/临渡区水务局', name: '临渡区水务局', mentions: 4}),
      (town:agency {key: 'agency/临渡区政府', name: '临渡区政府', mentions: 7}),
      (firm:enterprise {key: 'enterprise/清源集团', name: '清源集团', mentions: 2}),
      (dam:project {key: 'project/东湖水闸工程', name: '东湖水闸工程', mentions: 6}),
      (news1:article {key: 'article/临渡新报/12-1', name: '水闸开工', page: 1}),
      (news2:article {key: 'article/临渡新报/13-2', name: '签约', page: 2}),
      (issue:issue {key: 'issue/临渡新报/12', name: '临渡新报 第12期', number: 12}),
      (wang)-[:holdsPosition {qualifier: '局长', weight: 2.0}]->(water),
      (li)-[:holdsPosition {qualifier: '区长', weight: 3.0}]->(town),
      (zhao)-[:holdsPosition {qualifier: '董事长', weight: 1.0}]->(firm),
      (water)-[:partOf {weight: 1.0}]->(town),
      (firm)-[:undertakes {weight: 2.0}]->(dam),
      (water)-[:supports {weight: 1.0}]->(dam),
      (li)-[:visits {weight: 1.0}]->(dam),
      (news1)-[:mentions]->(dam), (news1)-[:mentions]->(wang), (news2)-[:mentions]->(firm),
      (news1)-[:printedIn]->(issue)
    """

  static func make() throws -> Graph {
    var creator = GraphCreator()
    try creator.run(text)
    return creator.graph
  }

  static func rows(
    _ query: String, parameters: [String: QueryValue] = [:],
    options: QueryOptions = QueryOptions()
  ) throws -> [[String]] {
    try QueryEngine(graph: make()).run(query, parameters: parameters, options: options).literals
  }
}
