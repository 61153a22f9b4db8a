public import InkGraphCore

/// A file of the ontology that could not be used.
public struct OntologyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// A file that the ontology needs is not there.
    case missingFile
    /// A folder holds none of the files of an ontology.
    case emptyFolder
    /// A file could not be read; the text is the system's reason.
    case unreadable(String)
    /// A file is not valid UTF-8.
    case notUTF8
    /// A gazetteer has no header line.
    case missingHeader
    /// A gazetteer's header names a column twice.
    case duplicateColumn(String)
    /// A gazetteer lacks a column.
    case missingColumn(String)
    /// A row has more cells than the header has columns.
    case tooManyCells(found: Int, expected: Int)
    /// A cell that must not be empty is.
    case emptyCell(column: String)
    /// A cell holds something that its column does not allow.
    case invalidValue(String, column: String, expected: String)
    /// A row repeats the key of an earlier one.
    case duplicateKey(String)
    /// A row refers to a key that no row has.
    case unknownReference(String, column: String)
    /// The schema is not well-formed XML, or not safe to read; the text says why.
    case malformedSchema(String)
    /// The schema uses a construct that has no meaning here, or lacks one that it needs.
    case invalidSchema(String)
  }

  /// What is wrong.
  public let kind: Kind
  /// The file and line.
  public let location: SourceLocation

  /// Makes an error.
  public init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  /// The error as `file:line: what is wrong; what to do`.
  public var description: String { "\(location): \(message)" }

  private var message: String {
    switch kind {
    case .missingFile:
      "the ontology lacks this file; restore it or leave the folder out to use the built-in one"
    case .emptyFolder:
      "no file of an ontology is here; expected inkgraph.owl, relations.rules or Gazetteers/*.tsv"
    case .unreadable(let reason):
      "cannot be read: \(reason)"
    case .notUTF8:
      "not valid UTF-8; save the file as UTF-8"
    case .missingHeader:
      "no header line; the first line that is not a comment names the columns"
    case .duplicateColumn(let name):
      "the header names the column '\(name)' twice; rename or remove one"
    case .missingColumn(let name):
      "the header has no column '\(name)'; add it"
    case .tooManyCells(let found, let expected):
      "\(found) cells, but the header has \(expected) columns; remove a tab"
    case .emptyCell(let column):
      "the cell in column '\(column)' is empty; fill it in or remove the row"
    case .invalidValue(let value, let column, let expected):
      "'\(value)' in column '\(column)'; expected \(expected)"
    case .duplicateKey(let key):
      "'\(key)' stands in an earlier row already; remove one of the two"
    case .unknownReference(let key, let column):
      "'\(key)' in column '\(column)' is defined nowhere; correct it or add its row"
    case .malformedSchema(let reason):
      "\(reason); correct the file"
    case .invalidSchema(let reason):
      "\(reason); see Ontology/README.md for what a schema may hold"
    }
  }
}
