import PropertyGraph

/// The line of an edge in a figure: a curve from the middle of one disc to the edge of another, or a
/// loop.
struct EdgeCurve {
  /// The line, as SVG writes it.
  let path: String
  private let from: Point
  private let bend: Point
  private let to: Point

  /// The lines of all edges, in their order; those between the same two nodes lie side by side.
  static func curves(of graph: Graph, _ scene: PictureScene) -> [EdgeCurve] {
    var number: [UInt64: Int] = [:]
    return graph.edges.map { edge in
      let (source, target) = (graph.source(of: edge), graph.target(of: edge))
      let (low, high) = (min(source.index, target.index), max(source.index, target.index))
      let pair = UInt64(low) << 32 | UInt64(high)
      let place = number[pair, default: 0]
      number[pair] = place + 1
      let radius = scene.radii[Int(target.index)]
      let from = scene.points[Int(source.index)]
      if source == target { return EdgeCurve(loopAt: from, radius: radius, place) }
      // Parallel edges bend to both sides in turn: 0, 1, -1, 2, -2, …; the direction is that of the
      // pair, so that edges to and fro do not meet.
      let step = Double((place + 1) / 2) * (place % 2 == 1 ? 1 : -1)
      return EdgeCurve(
        from: from, to: scene.points[Int(target.index)], radius: radius,
        side: source.index < target.index ? step : -step)
    }
  }

  private init(from: Point, to: Point, radius: Double, side: Double) {
    let (x, y) = (to.x - from.x, to.y - from.y)
    let length = max((x * x + y * y).squareRoot(), 1)
    bend = Point(
      x: (from.x + to.x) / 2 - y / length * side * 14,
      y: (from.y + to.y) / 2 + x / length * side * 14)
    let (lastX, lastY) = (to.x - bend.x, to.y - bend.y)
    let last = max((lastX * lastX + lastY * lastY).squareRoot(), 1)
    let end = Point(x: to.x - lastX / last * radius, y: to.y - lastY / last * radius)
    path =
      "M\(Self.text(from))Q\(Self.text(bend)) \(Self.text(end))"
    self.from = from
    self.to = to
  }

  private init(loopAt centre: Point, radius: Double, _ place: Int) {
    let size = radius + 6 + 4 * Double(place)
    let (left, right) = (
      Point(x: centre.x - radius * 0.7, y: centre.y - radius * 0.7),
      Point(x: centre.x + radius * 0.7, y: centre.y - radius * 0.7)
    )
    let arc = NumberText.fixed(size / 1.6, digits: 1)
    path = "M\(Self.text(left))A\(arc) \(arc) 0 1 1 \(Self.text(right))"
    let top = Point(x: centre.x, y: centre.y - radius - size)
    (from, bend, to) = (top, top, top)
  }

  /// The point at a share of the way, 0...1; of a loop its top.
  func point(at share: Double) -> Point {
    let rest = 1 - share
    func mix(_ first: Double, _ second: Double, _ third: Double) -> Double {
      rest * rest * first + 2 * rest * share * second + share * share * third
    }
    return Point(x: mix(from.x, bend.x, to.x), y: mix(from.y, bend.y, to.y))
  }

  private static func text(_ point: Point) -> String {
    "\(NumberText.fixed(point.x, digits: 1)) \(NumberText.fixed(point.y, digits: 1))"
  }
}
