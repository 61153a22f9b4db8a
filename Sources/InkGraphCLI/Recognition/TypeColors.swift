import InkGraphCore
import Ontology

/// The colours of types on a terminal, as the ontology has them for pictures.
struct TypeColors: Sendable {
  private let starts: [EntityType: String]

  /// Ends a colour (ECMA-48).
  static let end = "\u{1B}[0m"

  /// Makes the colours.
  ///
  /// - Parameters:
  ///   - schema: The classes with their colours.
  ///   - environment: `COLORTERM` tells whether the terminal knows all colours; others show the
  ///     nearest of their 256.
  init(_ schema: OntologySchema, environment: [String: String]) {
    let isFull = ["truecolor", "24bit"].contains(environment["COLORTERM"])
    var starts: [EntityType: String] = [:]
    for type in EntityType.mentioned {
      guard let color = schema.entityClass(of: type)?.color, let parts = Self.parts(of: color)
      else { continue }
      starts[type] =
        isFull
        ? "\u{1B}[38;2;\(parts[0]);\(parts[1]);\(parts[2])m"
        : "\u{1B}[38;5;\(Self.indexed(parts))m"
    }
    self.starts = starts
  }

  /// Begins the colour of a type; bold for a type without one.
  func start(of type: EntityType) -> String { starts[type] ?? "\u{1B}[1m" }

  /// The types in their colours, in one line.
  func legend(_ label: (EntityType) -> String) -> String {
    EntityType.mentioned.map { start(of: $0) + label($0) + Self.end }.joined(separator: "  ")
  }

  /// Red, green and blue of `#4E79A7`.
  private static func parts(of color: String) -> [Int]? {
    guard color.hasPrefix("#"), color.utf8.count == 7, let value = Int(color.dropFirst(), radix: 16)
    else { return nil }
    return [value >> 16, value >> 8 & 255, value & 255]
  }

  /// The nearest colour of the cube of six levels a part that terminals number from 16.
  private static func indexed(_ parts: [Int]) -> Int {
    let levels = [0, 95, 135, 175, 215, 255]
    return parts.reduce(0) { index, part in
      let nearest = levels.indices.min { abs(levels[$0] - part) < abs(levels[$1] - part) } ?? 0
      return index * 6 + nearest
    } + 16
  }
}
