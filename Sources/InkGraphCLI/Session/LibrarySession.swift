import GraphQuery
import GraphStore
import InkGraphCore
import InkGraphPipeline
import Ontology
import PropertyGraph

/// A library in use: its file, its graph in memory, and the words for what is in it.
struct LibrarySession {
  /// The file.
  let store: GraphStore
  /// The graph.
  let graph: Graph
  /// The words for classes and predicates.
  let labels: SchemaLabels
  /// What the user should know about the library.
  private(set) var warnings: [String] = []
  private let resolver: NameResolver

  /// Takes a library whose graph was built already.
  init(store: GraphStore, graph: Graph, labels: SchemaLabels) throws {
    self.store = store
    self.graph = graph
    self.labels = labels
    resolver = NameResolver(graph)
    if try !store.linkedIsCurrent, try !store.isEmpty {
      warnings.append(
        "\(store.path): the last build did not come to its end, so that some issues are not "
          + "linked; run `inkgraph build` again")
    }
  }

  /// Opens a library and builds its graph.
  static func open(
    _ library: LibraryOption, ontology: OntologyOption, language: LanguageOption,
    includesCooccurrence: Bool = false
  ) throws -> LibrarySession {
    let store = try library.open()
    let labels = SchemaLabels(try ontology.loadSchema(), language: language.language)
    let own: Graph
    if includesCooccurrence {
      let contents = try store.contents()
      own = GraphAssembler.assemble(
        contents.linked, parts: contents.parts, includeCooccurrence: true)
    } else {
      own = try GraphLoader.graph(of: store)
    }
    let graph = try OutsideTables.add(store.outsideTables(), to: own)
    let session = try LibrarySession(store: store, graph: graph, labels: labels)
    for warning in session.warnings { StandardError.write("inkgraph: warning: \(warning)\n") }
    return session
  }

  /// The language of labels and headings.
  var language: Language { labels.language }

  /// The types of the nodes of the graph, in the order of tables.
  var types: [String] {
    graph.labels.sorted { (labels.rank($0), $0) < (labels.rank($1), $1) }
  }

  /// The type that a user means.
  func type(named text: String?) throws(CommandFailure) -> String? {
    guard let text else { return nil }
    return try labels.type(named: text, among: types)
  }

  /// The relation that a user means.
  func relation(named text: String?) throws(CommandFailure) -> String? {
    guard let text else { return nil }
    return try labels.relation(
      named: text, among: Set(graph.edgeTypes + labels.relationNames).sorted())
  }

  /// The node that a user means.
  ///
  /// - Throws: `CommandFailure` that lists the candidates of an ambiguous name, or the names that
  ///   come near an unknown one.
  func node(named text: String, type: String? = nil) throws(CommandFailure) -> NodeID {
    switch resolver.resolve(text, type: type) {
    case .found(let node): return node
    case .ambiguous(let nodes): throw ambiguity(of: text, nodes, type: type)
    case .unknown(let nearest):
      let what = type.map { "\(labels.type($0)) named " } ?? ""
      let repair =
        nearest.isEmpty
        ? "`inkgraph find TEXT` looks for parts of names"
        : "did you mean \(nearest.joined(separator: ", "))?"
      throw CommandFailure("\(store.path): there is no \(what)'\(text)'; \(repair)")
    }
  }

  /// All nodes with a text in their names.
  func search(_ text: String, type: String?) -> [NameMatch] { resolver.search(text, type: type) }

  /// The first names, aliases and keys that begin with a text, sorted.
  func names(beginningWith prefix: String) -> [String] {
    let found = resolver.search(prefix, type: nil).filter { $0.text.hasPrefix(prefix) }
    return Array(Set(found.map(\.text)).sorted().prefix(200))
  }

  /// The id of an article by the key of its node; nil for anything else.
  func articleID(ofKey key: String) -> ArticleID? {
    guard key.hasPrefix("article/"), let dash = key.lastIndex(of: "-") else { return nil }
    let issue = String(key[key.index(key.startIndex, offsetBy: "article/".count)..<dash])
    let place = key[key.index(after: dash)...]
    guard let issueKey = try? store.issueKey(named: issue),
      let ordinal = place == "masthead" ? 0 : Int(place)
    else { return nil }
    return ArticleID(issue: issueKey, ordinal: ordinal)
  }

  private func ambiguity(of text: String, _ nodes: [NodeID], type: String?) -> CommandFailure {
    let shown = 15
    var answer = NodeTable.answer(Array(nodes.prefix(shown)), in: self, whenEmpty: "")
    answer.columns = answer.columns.map { column in
      column.key == "key" ? AnswerColumn(column.key, column.title) : column
    }
    let lines = TableRenderer(terminal: .none, language: language).lines(answer)
    let more = nodes.count > shown ? "\n(\(nodes.count - shown) more)" : ""
    let example = graph.key(of: nodes[0])
    let narrow = type == nil ? ", or narrow it with --type" : ""
    return CommandFailure(
      "'\(text)' can mean \(nodes.count) things; choose one by its key, such as "
        + "'\(example)'\(narrow)\n\(lines.joined(separator: "\n"))\(more)")
  }
}
