import GraphExport
import GraphQuery
import Ontology
import PropertyGraph

/// A library that is asked in openCypher.
final class QuerySession {
  /// The library.
  let session: LibrarySession
  /// The names by which queries may call what is there.
  let names: SchemaNames
  private let ontology: Ontology
  private let plainEngine: QueryEngine
  private lazy var evidenceEngine = QueryEngine(
    graph: EvidenceNodes.added(to: session.graph), names: names)

  /// Prepares a library.
  init(_ session: LibrarySession, ontology: Ontology) {
    self.session = session
    self.ontology = ontology
    names = QueryNames.names(of: ontology.schema)
    plainEngine = QueryEngine(graph: session.graph, names: names)
  }

  /// The engine for a query: with nodes for statements and evidence if the query speaks of them.
  func engine(for query: String) -> QueryEngine {
    let named = QueryEngine.labelsAndTypes(in: query)
    let asksForEvidence = named.contains { name in
      EvidenceNodes.labels.contains(names.labels[name] ?? name)
        || EvidenceNodes.types.contains(names.types[name] ?? name)
    }
    return asksForEvidence ? evidenceEngine : plainEngine
  }

  /// Writes the rows of a query.
  ///
  /// - Parameters:
  ///   - result: The rows.
  ///   - format: The form.
  ///   - path: A file, or a folder for tables; nil for the standard output.
  ///   - terminal: What the standard output can show.
  /// - Throws: `CommandFailure` where the form cannot hold the rows, and what writing throws.
  func write(
    _ result: ResultTable, as format: QueryFormat, to path: String?, terminal: Terminal
  ) throws {
    let answers = QueryAnswer(graph: result.graph, labels: session.labels)
    switch format {
    case .rows(.json):
      let file = try OutputFile(path: path)
      try file.write(QueryJSON(graph: result.graph).text(result))
      try file.finish()
      for note in answers.notes(result) { StandardError.write("\(note)\n") }
    case .rows(let form):
      try AnswerPrinter(format: form, language: session.language, terminal: terminal)
        .print(answers.answer(result), to: path)
    case .graph(let target):
      let graph = ResultGraph.graph(of: result)
      if graph.nodeCount == 0, !result.rows.isEmpty {
        throw CommandFailure(
          "the rows hold no node, relationship or path to write as a graph; RETURN some, "
            + "as in MATCH p = (a)-->(b) RETURN p")
      }
      var options = ExportOptions()
      options.language = session.language == .chinese ? .chinese : .english
      try GraphExportFile(vocabulary: ExportVocabulary(ontology.schema), options: options)
        .writeTellingCause(graph, as: target, to: path)
      for note in answers.notes(result) { StandardError.write("\(note)\n") }
    }
  }
}
