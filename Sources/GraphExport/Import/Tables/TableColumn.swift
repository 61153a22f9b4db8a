import InkGraphCore

/// A column of a table of nodes or edges: what its header says of its cells.
struct TableColumn {
  /// What the cells of a column are.
  enum Role: Hashable {
    /// The id of a node.
    case id
    /// The labels of a node.
    case labels
    /// The id of the node at which an edge begins.
    case source
    /// The id of the node at which it ends.
    case target
    /// The type of an edge.
    case type
    /// A property.
    case property
    /// Not to be read.
    case ignored
  }

  /// The name of the property; empty if the cells are no property.
  let name: String
  var role: Role
  /// What the values are; nil until the cells have told it.
  var form: CellForm?
  /// What separates the items of lists; nil for single values.
  let listSeparator: UInt8?
  /// The group of ids, as Neo4j's headers name it.
  let idGroup: String

  /// Reads a header: `name`, `name:type`, `name:type[]`, or one of Neo4j's `:ID`, `name:ID(group)`,
  /// `:LABEL`, `:START_ID`, `:END_ID`, `:TYPE` and `:IGNORE`.
  ///
  /// - Returns: The column, or nil for a type that is not known.
  init?(header: String) {
    let parts = header.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    name = String(parts[0].trimmed)
    guard parts.count > 1 else {
      role = .property
      idGroup = ""
      // The names of things are texts even if all of them look like numbers.
      form = Self.textNames.contains(name.lowercased()) ? .text : nil
      listSeparator = name.lowercased() == "aliases" ? UInt8(ascii: "|") : nil
      return
    }
    var type = parts[1].trimmed
    var group: Substring = ""
    if let open = type.firstIndex(of: "("), type.last == ")" {
      group = type[type.index(after: open)...].dropLast()
      type = type[..<open]
    }
    idGroup = String(group)
    let isList = type.hasSuffix("[]")
    listSeparator = isList ? UInt8(ascii: ";") : nil
    let word = (isList ? type.dropLast(2) : type).lowercased()
    if let role = Self.roles[word], !isList {
      self.role = role
      form = .text
    } else if let form = Self.forms[word] {
      role = .property
      self.form = form
    } else {
      return nil
    }
  }

  private static let textNames: Set<String> = ["id", "key", "name", "code", "aliases", "label"]

  private static let roles: [String: Role] = [
    "id": .id, "label": .labels, "start_id": .source, "end_id": .target, "type": .type,
    "ignore": .ignored,
  ]

  private static let forms: [String: CellForm] = [
    "string": .text, "text": .text, "char": .text, "int": .integer, "long": .integer,
    "short": .integer, "byte": .integer, "integer": .integer, "float": .number, "double": .number,
    "number": .number, "boolean": .boolean, "bool": .boolean, "date": .day,
  ]
}

extension Substring {
  /// The text without blanks at its ends.
  fileprivate var trimmed: Substring {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
