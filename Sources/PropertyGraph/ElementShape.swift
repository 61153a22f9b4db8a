public import InkGraphCore

/// A text of a graph that is being built, by its number.
public struct TextID: Hashable, Sendable {
  let index: UInt32
}

/// A value of a property of a node or an edge with a shape; its texts are kept before.
public enum ShapedValue: Sendable {
  /// A whole number.
  case integer(Int64)
  /// A number.
  case double(Double)
  /// A day.
  case date(CalendarDate)
  /// A text.
  case text(TextID)
  /// A list of texts.
  case texts([TextID])

  var kind: PropertyColumnBuilder.Kind {
    switch self {
    case .integer: .integer
    case .double: .double
    case .date: .date
    case .text: .string
    case .texts: .strings
    }
  }
}

/// The keys of the properties that many nodes or many edges have, so that they are looked up once.
public struct ElementShape: Sendable {
  let number: Int

  /// The keys with the places of their columns.
  struct Columns: Sendable {
    let keys: [String]
    var places: [Int]
    /// The labels, of nodes.
    let labelSet: UInt32
  }
}
