import PropertyGraph

/// The discs of a picture: where each node stands, and how large.
struct PictureScene {
  let points: [Point]
  let radii: [Double]

  init(_ view: GraphView) {
    let graph = view.graph
    let radii = graph.nodes.map { min(3 + 1.3 * view.importance(of: $0).squareRoot(), 26) }
    self.init(points: GraphLayout(graph, radii: radii).points, radii: radii)
  }

  init(points: [Point], radii: [Double]) {
    self.points = points
    self.radii = radii
  }
}
