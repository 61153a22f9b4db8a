import InkGraphCore
import MarkupIO
import PropertyGraph

/// Reads GraphML as `GraphMLWriter` writes it, in either flavour.
struct GraphMLReader {
  private let events: XMLEventReader
  private let source: String

  init(_ bytes: [UInt8], source: String) throws(GraphImportError) {
    self.source = source
    do { events = try XMLEventReader(bytes, source: source) } catch {
      throw GraphImportError(error)
    }
  }

  /// Reads the graph; to be called once.
  func graph() throws(GraphImportError) -> Graph {
    var builder = GraphBuilder()
    var names: [String: String] = [:]
    var types: [String: String] = [:]
    var nodes: [String: NodeID] = [:]
    while let event = try next() {
      guard case .start(let tag) = event else { continue }
      switch tag.name {
      case "key":
        guard let id = tag.attribute("id") else { break }
        let name = tag.attribute("attr.name") ?? id
        names[id] = name
        types[name] = tag.attribute("attr.type") ?? "string"
      case "node":
        let values = try data(names)
        let id = tag.attribute("id") ?? ""
        nodes[id] = builder.addNode(
          labels: labels(tag.attribute("labels"), values["class"]),
          properties: Self.properties(values, types, Self.nodeColumns, Self.shownOfNodes))
      case "edge":
        let values = try data(names)
        func end(_ name: String) throws(GraphImportError) -> NodeID {
          let id = tag.attribute(name) ?? ""
          guard let node = nodes[id] else {
            throw GraphImportError(
              .unknownNode(id), at: SourceLocation(source: source, line: tag.line))
          }
          return node
        }
        builder.addEdge(
          from: try end("source"), to: try end("target"),
          type: values["relation"] ?? values["edgelabel"] ?? tag.attribute("label") ?? "related",
          properties: Self.properties(values, types, Self.edgeColumns, Self.shownOfEdges))
      default: break
      }
    }
    guard !names.isEmpty else {
      throw GraphImportError(
        .foreign("the file declares no <key>"), at: SourceLocation(source: source, line: 0))
    }
    return builder.build()
  }

  private func next() throws(GraphImportError) -> XMLEvent? {
    do { return try events.next() } catch { throw GraphImportError(error) }
  }

  /// The values of the open node or edge by column, up to its end tag.
  private func data(_ names: [String: String]) throws(GraphImportError) -> [String: String] {
    var values: [String: String] = [:]
    var depth = 0
    var column: String?
    var text = ""
    while let event = try next() {
      switch event {
      case .start(let tag):
        depth += 1
        if depth == 1 {
          column = tag.name == "data" ? tag.attribute("key").map { names[$0] ?? $0 } : nil
          text = ""
        }
      case .text(let piece):
        // Text deeper down belongs to what only yEd knows.
        if depth == 1 { text += piece }
      case .end:
        if depth == 0 { return values }
        depth -= 1
        if depth == 0, let name = column {
          values[name] = text
          column = nil
        }
      }
    }
    return values
  }

  private func labels(_ attribute: String?, _ kind: String?) -> [String] {
    guard let attribute, attribute != kind.map({ ":" + $0 }) else {
      return kind.map { [$0] } ?? []
    }
    return attribute.split(separator: ":").map(String.init)
  }

  private enum Form { case text, integer, number, day, list }

  private static let nodeColumns: [(column: String, key: String, form: Form)] = [
    ("key", "key", .text), ("label", "name", .text), ("distinction", "qualifier", .text),
    ("aliases", "aliases", .list), ("code", "code", .text), ("first_seen", "firstSeen", .day),
    ("last_seen", "lastSeen", .day), ("mentions", "mentions", .integer),
    ("issues", "issues", .integer), ("date", "date", .day), ("page", "page", .integer),
    ("number", "number", .integer), ("newspaper", "newspaper", .text), ("issue", "issue", .text),
    ("genre", "kind", .text),
  ]

  private static let edgeColumns: [(column: String, key: String, form: Form)] = [
    ("qualifier", "qualifier", .text), ("since", "firstSeen", .day), ("until", "lastSeen", .day),
    ("weight", "weight", .number), ("confidence", "score", .number),
    ("statement", "statement", .integer), ("evidence", "evidence", .list),
    ("articles", "articles", .list), ("rules", "rules", .list),
  ]

  /// The columns that say for programs again what others say.
  private static let shownOfNodes: Set<String> = [
    "name", "color", "size", "kind", "class", "nodegraphics",
  ]
  private static let shownOfEdges: Set<String> = [
    "edgelabel", "interaction", "relation", "symmetric", "edgegraphics",
  ]

  /// The properties in the columns that exports know, then those of a user's own columns by name.
  private static func properties(
    _ values: [String: String], _ types: [String: String],
    _ columns: [(column: String, key: String, form: Form)], _ shown: Set<String>
  ) -> [(String, PropertyValue)] {
    let known = shown.union(columns.lazy.map(\.column))
    return columns.compactMap { column, key, form in
      // A list of one empty text is a list all the same.
      guard let text = values[column], !text.isEmpty || form == .list else { return nil }
      let value: PropertyValue? =
        switch form {
        case .text: .string(text)
        case .integer: Int64(text).map { .integer($0) }
        case .number: Double(text).map { .double($0) }
        case .day: CalendarDate(iso: text).map { .date($0) }
        case .list: .list(ListText.items(text).map { .string($0) })
        }
      // What is not of its column's form is kept as it stands.
      return (key, value ?? .string(text))
    }
      + values.keys.filter { !known.contains($0) }.sorted().map { name in
        (name, value(values[name] ?? "", of: types[name] ?? "string"))
      }
  }

  /// The value of a user's own column; what is not of its type is kept as it stands.
  private static func value(_ text: String, of type: String) -> PropertyValue {
    let value: PropertyValue? =
      switch type {
      case "int", "long": Int64(text).map { .integer($0) }
      case "float", "double": Double(text).map { .double($0) }
      case "boolean": Bool(text).map { .boolean($0) }
      default: nil
      }
    return value ?? .string(text)
  }
}
