/// A dense number that stands for one node or one edge of a graph.
public protocol GraphElementID: Hashable, Sendable, Comparable {
  /// The place of the element in its graph, counted from 0.
  var index: UInt32 { get }
  /// Makes the id of the element at a place.
  init(index: UInt32)
}

extension GraphElementID {
  /// Orders by place, which is the order in which the elements were added.
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// A node of a `Graph`: its place in `0..<nodeCount`.
///
/// An id has a meaning only together with the graph that gave it.
public struct NodeID: GraphElementID, CustomStringConvertible {
  /// The place of the node, counted from 0.
  public let index: UInt32

  /// Makes the id of the node at a place.
  @inlinable public init(index: UInt32) { self.index = index }

  /// The id as `n7`, which is how exports write it.
  public var description: String { "n" + String(index) }
}

/// An edge of a `Graph`: its place in `0..<edgeCount`.
///
/// An id has a meaning only together with the graph that gave it.
public struct EdgeID: GraphElementID, CustomStringConvertible {
  /// The place of the edge, counted from 0.
  public let index: UInt32

  /// Makes the id of the edge at a place.
  @inlinable public init(index: UInt32) { self.index = index }

  /// The id as `e7`, which is how exports write it.
  public var description: String { "e" + String(index) }
}

/// A label of a `Graph` as a number: its place in `Graph.labels`.
public struct LabelID: Hashable, Sendable, Comparable {
  /// The place in `Graph.labels`.
  public let index: UInt32

  /// Orders by the label's name.
  public static func < (left: LabelID, right: LabelID) -> Bool { left.index < right.index }
}

/// An edge type of a `Graph` as a number: its place in `Graph.edgeTypes`.
public struct EdgeTypeID: Hashable, Sendable, Comparable {
  /// The place in `Graph.edgeTypes`.
  public let index: UInt16

  /// Orders by the type's name.
  public static func < (left: EdgeTypeID, right: EdgeTypeID) -> Bool { left.index < right.index }
}

/// All ids of one kind in a graph, in order.
public struct GraphElementIDs<ID: GraphElementID>: RandomAccessCollection, Sendable {
  /// The first place, 0.
  public let startIndex = 0
  /// One past the last place.
  public let endIndex: Int

  /// The id at a place.
  public subscript(position: Int) -> ID { ID(index: UInt32(truncatingIfNeeded: position)) }
}
