/// Adding many nodes or edges of a shape.
extension GraphBuilder {
  /// Keeps a text, which properties may have then.
  public mutating func keep(_ text: String) -> TextID { TextID(index: strings.intern(text)) }

  /// Makes a shape of nodes.
  ///
  /// - Parameters:
  ///   - labels: The labels of the nodes.
  ///   - keys: The keys of their properties, each once.
  /// - Returns: The shape, for this builder.
  public mutating func nodeShape(labels: [String], keys: [String]) -> ElementShape {
    shape(keys, labelSet: labelSet(labels))
  }

  /// Makes a shape of edges with properties of some keys, each once.
  public mutating func edgeShape(keys: [String]) -> ElementShape { shape(keys, labelSet: 0) }

  private mutating func shape(_ keys: [String], labelSet: UInt32) -> ElementShape {
    shapes.append(
      ElementShape.Columns(
        keys: keys, places: [Int](repeating: -1, count: keys.count), labelSet: labelSet))
    return ElementShape(number: shapes.count - 1)
  }

  /// Adds a node.
  ///
  /// - Parameters:
  ///   - shape: Its shape.
  ///   - values: A value for each key of the shape, or none.
  /// - Returns: The id it will have in the graph.
  @discardableResult
  public mutating func addNode(_ shape: ElementShape, _ values: [ShapedValue?]) -> NodeID {
    let node = UInt32(labelSetOfNode.count)
    labelSetOfNode.append(shapes[shape.number].labelSet)
    for (place, value) in values.enumerated() {
      guard let value else { continue }
      nodeProperties.append(
        value, key: shapes[shape.number].keys[place], place: &shapes[shape.number].places[place],
        owner: node, strings: &strings)
    }
    return NodeID(index: node)
  }

  /// Adds an edge.
  ///
  /// - Parameters:
  ///   - source: The node at which it begins; added before.
  ///   - target: The node at which it ends; added before.
  ///   - type: Its type.
  ///   - shape: Its shape.
  ///   - values: A value for each key of the shape, or none.
  /// - Returns: The id it will have in the graph.
  @discardableResult
  public mutating func addEdge(
    from source: NodeID, to target: NodeID, type: TextID, _ shape: ElementShape,
    _ values: [ShapedValue?]
  ) -> EdgeID {
    let edge = addEdge(from: source, to: target, type: type.index)
    for (place, value) in values.enumerated() {
      guard let value else { continue }
      edgeProperties.append(
        value, key: shapes[shape.number].keys[place], place: &shapes[shape.number].places[place],
        owner: edge, strings: &strings)
    }
    return EdgeID(index: edge)
  }
}
