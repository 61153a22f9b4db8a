/// Other names under which queries may speak of labels, relationship types and properties.
///
/// With the names of an ontology, `MATCH (人:人物)-[:任职]->(n:机构)` asks for the labels `person` and
/// `agency` and the type `holdsPosition`. A name that is not listed means itself.
public struct SchemaNames: Hashable, Sendable {
  /// The graph's own labels by their other names.
  public var labels: [String: String]
  /// The graph's own relationship types by their other names.
  public var types: [String: String]
  /// The graph's own property keys by their other names.
  public var properties: [String: String]

  /// Lists other names.
  ///
  /// - Parameters:
  ///   - labels: The graph's own labels by their other names.
  ///   - types: The graph's own relationship types by their other names.
  ///   - properties: The graph's own property keys by their other names.
  public init(
    labels: [String: String] = [:], types: [String: String] = [:],
    properties: [String: String] = [:]
  ) {
    self.labels = labels
    self.types = types
    self.properties = properties
  }

  /// No other names: every name means itself.
  public static let identity = SchemaNames()
}
