/// Finds room for labels in a figure, so that none covers another and few cover a disc.
struct LabelPlacement {
  /// A rectangle in the figure, with `top` above `bottom`.
  struct Box: Hashable, Sendable {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double

    /// Whether two rectangles share more than an edge.
    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  /// On which side of its anchor a label stands.
  enum Side: String, Sendable {
    case start, middle, end
  }

  /// A label that found room.
  struct Label: Sendable {
    let text: String
    let size: Double
    /// The end or the middle of the base line, as the side says.
    let anchor: Point
    let side: Side
    let box: Box
  }

  private let discs: [Box]
  /// The labels that found room, in the order in which they came.
  private(set) var labels: [Label] = []

  /// Starts with discs.
  init(_ scene: PictureScene) {
    discs = zip(scene.points, scene.radii).map { point, radius in
      Box(
        left: point.x - radius, top: point.y - radius, right: point.x + radius,
        bottom: point.y + radius)
    }
  }

  /// Places the label of a disc below, above, right or left of it, where it covers nothing; else
  /// below, where it covers no label; else nowhere.
  ///
  /// - Complexity: O(*d* + *l*), *d* discs and *l* labels.
  mutating func placeLabel(_ text: String, size: Double, ofDiscAt point: Point, radius: Double) {
    let middle = point.y + size * 0.35
    let places = [
      Self.label(
        text, size, at: Point(x: point.x, y: point.y + radius + size), side: .middle),
      Self.label(
        text, size, at: Point(x: point.x, y: point.y - radius - size * 0.3), side: .middle),
      Self.label(text, size, at: Point(x: point.x + radius + 3, y: middle), side: .start),
      Self.label(text, size, at: Point(x: point.x - radius - 3, y: middle), side: .end),
    ]
    let free = places.filter { place in !labels.contains { place.box.overlaps($0.box) } }
    if let best = free.first(where: { place in !discs.contains(where: place.box.overlaps) }) {
      labels.append(best)
    } else if let below = free.first, below.anchor == places[0].anchor {
      labels.append(below)
    }
  }

  /// Places the label of an edge at the first of some points where it covers nothing, else nowhere.
  mutating func placeLabel(_ text: String, size: Double, atOneOf points: [Point]) {
    for point in points {
      let label = Self.label(text, size, at: point, side: .middle)
      if discs.contains(where: label.box.overlaps) { continue }
      if labels.contains(where: { label.box.overlaps($0.box) }) { continue }
      return labels.append(label)
    }
  }

  private static func label(
    _ text: String, _ size: Double, at anchor: Point, side: Side
  ) -> Label {
    let width = width(text) * size
    let left: Double =
      switch side {
      case .start: anchor.x
      case .middle: anchor.x - width / 2
      case .end: anchor.x - width
      }
    return Label(
      text: text, size: size, anchor: anchor, side: side,
      box: Box(
        left: left, top: anchor.y - size, right: left + width, bottom: anchor.y + size * 0.25))
  }

  /// The width of a text in units of its size: Han characters are square, others about half.
  private static func width(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 0.56 : 1) }
  }
}
