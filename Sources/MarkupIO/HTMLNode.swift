/// An element, a text or a comment of an HTML page.
public struct HTMLNode: Hashable, Sendable {
  /// What the node is.
  public enum Kind: Hashable, Sendable {
    /// A tag with what stands in it.
    case element
    /// Characters between tags, with references resolved; what stands in a script is text too.
    case text
    /// A comment.
    case comment
  }

  /// What the node is.
  public let kind: Kind
  /// The element's name in lower case; empty for texts and comments.
  public let name: String
  /// The element's attributes, names in lower case.
  public let attributes: [HTMLAttribute]
  /// The line on which the node begins, counted from 1.
  public let line: Int
  /// Where the characters of a text or comment stand in the bytes of the document.
  public internal(set) var characters: Range<Int>
  /// The index of the first node after this one and all that stands in it.
  public internal(set) var end: Int

  /// The value of an attribute; nil if the element lacks it.
  public func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// Whether one of the element's classes has the name.
  public func hasClass(_ name: String) -> Bool {
    guard let classes = attribute("class"), classes.utf8.count >= name.utf8.count else {
      return false
    }
    if classes == name { return true }
    // Splitting the list for each name that is asked took a tenth of the time of reading a page.
    guard classes.utf8.contains(UInt8(ascii: " ")) else { return false }
    return classes.split(separator: " ").contains { $0 == name }
  }
}

/// An attribute of an element.
public struct HTMLAttribute: Hashable, Sendable {
  /// The name in lower case.
  public let name: String
  /// The value, with references resolved; empty for an attribute without one.
  public let value: String
}
