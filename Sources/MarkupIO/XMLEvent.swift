/// What an XML document holds next.
public enum XMLEvent: Hashable, Sendable {
  /// A start tag; an empty element has one, too.
  case start(XMLStartTag)
  /// The end of an element; the line is that of its start tag.
  case end(name: String, namespace: String, line: Int)
  /// All text up to the next tag, with references and CDATA sections resolved.
  case text(String)
}

/// A start tag.
public struct XMLStartTag: Hashable, Sendable {
  /// The name without its prefix.
  public let name: String
  /// The prefix of the name; empty if it has none.
  public let prefix: String
  /// The namespace; empty if there is none.
  public let namespace: String
  /// The attributes in the file's order, without namespace declarations.
  public let attributes: [XMLAttribute]
  /// The line, counted from 1.
  public let line: Int

  /// The value of an attribute; nil if the tag lacks it.
  public func attribute(_ name: String, namespace: String = "") -> String? {
    attributes.first { $0.name == name && $0.namespace == namespace }?.value
  }
}

/// An attribute of a start tag.
public struct XMLAttribute: Hashable, Sendable {
  /// The name without its prefix.
  public let name: String
  /// The prefix of the name; empty if it has none.
  public let prefix: String
  /// The namespace; empty if the name has no prefix.
  public let namespace: String
  /// The value, with references resolved.
  public let value: String
}
