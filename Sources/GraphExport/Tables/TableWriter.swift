internal import InkGraphCore
public import PropertyGraph

/// Writes a graph as two tables of comma-separated values.
///
/// For Neo4j the columns bear their types, lists are joined by `;`, Neo4j's standard delimiter, and
/// line breaks become blanks, since `neo4j-admin database import` refuses them unless it is told
/// otherwise; a `;` within an item becomes `；`. For Gephi the columns bear the names that its
/// spreadsheet import knows, and lists are joined by `|`.
///
/// ```
/// neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv
/// ```
///
/// **Invariant:** a field stands between quotes if it holds anything in ASCII but letters, digits
/// and `-`, `.`, `/`, so no text begins a new field or line.
public struct TableWriter: Sendable {
  private let program: TableProgram
  private let vocabulary: ExportVocabulary
  private let options: ExportOptions

  /// Makes a writer.
  public init(
    _ program: TableProgram, vocabulary: ExportVocabulary, options: ExportOptions = ExportOptions()
  ) {
    self.program = program
    self.vocabulary = vocabulary
    self.options = options
  }

  private static let neo4jNodes = [
    ":ID", ":LABEL", "name", "key", "kind", "code", "aliases:string[]", "firstSeen:date",
    "lastSeen:date", "mentions:long", "issues:long", "date:date", "page:long",
  ]

  private static let neo4jEdges = [
    ":START_ID", ":END_ID", ":TYPE", "label", "weight:double", "qualifier", "firstSeen:date",
    "lastSeen:date", "score:double", "symmetric:boolean",
  ]

  private static let gephiNodes = [
    "Id", "Label", "class", "key", "kind", "code", "aliases", "first_seen", "last_seen", "mentions",
    "issues", "date", "page", "color",
  ]

  private static let gephiEdges = [
    "Source", "Target", "Type", "Id", "Kind", "Label", "Weight", "relation", "qualifier",
    "first_seen", "last_seen", "confidence", "symmetric",
  ]

  /// Writes the table of nodes.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - sink: What receives the bytes.
  /// - Throws: `.sink` when the sink throws.
  public func writeNodes(_ graph: Graph, to sink: any ByteSink) throws(ExportError) {
    let view = GraphView(graph, vocabulary: vocabulary, language: options.language)
    let output = TextOutput(sink, format: program.rawValue)
    let isNeo4j = program == .neo4j
    try output.write((isNeo4j ? Self.neo4jNodes : Self.gephiNodes).joined(separator: ",") + "\n")
    for node in graph.nodes {
      let labels = graph.labels(of: node)
      let shared = [
        view.text(.key, of: node) ?? "", view.kind(of: node) ?? "",
        view.text(.code, of: node) ?? "", joined(view.strings(.aliases, of: node)),
        day(view.value(.firstSeen, of: node)), day(view.value(.lastSeen, of: node)),
        number(view.value(.mentions, of: node)), number(view.value(.issues, of: node)),
        day(view.value(.date, of: node)), number(view.value(.page, of: node)),
      ]
      let label = view.label(of: node)
      let row =
        isNeo4j
        ? [node.description, joined(labels), label] + shared
        : [node.description, label, labels.first ?? ""] + shared
          + [view.color(of: node).hexadecimal]
      try write(row, to: output)
    }
    try output.flush()
  }

  /// Writes the table of edges.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - sink: What receives the bytes.
  /// - Throws: `.sink` when the sink throws.
  public func writeEdges(_ graph: Graph, to sink: any ByteSink) throws(ExportError) {
    let view = GraphView(graph, vocabulary: vocabulary, language: options.language)
    let output = TextOutput(sink, format: program.rawValue)
    let isNeo4j = program == .neo4j
    let evidence =
      !options.includesEvidence
      ? []
      : isNeo4j ? ["evidence:string[]", "articles:string[]"] : ["evidence", "articles"]
    let columns = (isNeo4j ? Self.neo4jEdges : Self.gephiEdges) + evidence
    try output.write(columns.joined(separator: ",") + "\n")
    for edge in graph.edges {
      let ends = [graph.source(of: edge).description, graph.target(of: edge).description]
      let label = view.label(of: edge)
      let weight = NumberText.decimal(view.weight(of: edge)) ?? "1.0"
      var row =
        isNeo4j
        ? ends + [graph.type(of: edge), label, weight]
        : ends + ["Directed", edge.description, label, label, weight, graph.type(of: edge)]
      row += [
        view.text(.qualifier, of: edge) ?? "", day(view.value(.firstSeen, of: edge)),
        day(view.value(.lastSeen, of: edge)),
        NumberText.decimal(view.number(.score, of: edge)) ?? "",
        String(view.isSymmetric(edge)),
      ]
      if options.includesEvidence {
        row += [
          joined(view.strings(.evidence, of: edge)), joined(view.strings(.articles, of: edge)),
        ]
      }
      try write(row, to: output)
    }
    try output.flush()
  }

  private func day(_ value: PropertyValue?) -> String {
    if case .date(let day)? = value { day.description } else { "" }
  }

  private func number(_ value: PropertyValue?) -> String {
    if case .integer(let number)? = value { String(number) } else { "" }
  }

  private func joined(_ items: [String]) -> String {
    guard program == .neo4j else { return items.joined(separator: "|") }
    return items.map { item in
      String(scalars: item.unicodeScalars.map { $0 == ";" ? "；" : $0 })
    }.joined(separator: ";")
  }

  private func write(_ row: [String], to output: TextOutput) throws(ExportError) {
    for (place, field) in row.enumerated() {
      if place > 0 { try output.write(",") }
      let isPlain = field.utf8.allSatisfy { byte in
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E || byte == 0x2F
      }
      // Bytes above ASCII may be U+FFFE, which only the other way leaves out.
      if isPlain, !field.utf8.contains(0xEF) {
        try output.write(field)
      } else {
        try output.write("\"")
        try output.write(field, escapedBy: program == .neo4j ? .csvLine : .csv)
        try output.write("\"")
      }
    }
    try output.write("\n")
  }
}
