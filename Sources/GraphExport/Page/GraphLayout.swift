import InkGraphCore
import PropertyGraph

/// A place in a picture.
struct Point: Hashable, Sendable {
  var x: Double
  var y: Double
}

/// Places the nodes of a graph in a plane, so that pictures need no other program.
///
/// Each connected part is laid out by ForceAtlas2: nodes repel each other by their degrees, edges
/// pull, a weak gravity keeps the whole together. Repulsion from afar is summed over the squares of
/// a quadtree (Barnes and Hut 1986). It begins with the nodes on a spiral, those with the most edges
/// in the middle; at last nodes that overlap are pushed apart. The parts are then set side by side,
/// the largest in the middle. Nothing is used but `+ - * /` and square roots, so the same graph has
/// the same picture on every machine.
///
/// Jacomy, Venturini, Heymann, Bastian, "ForceAtlas2, a continuous graph layout algorithm for handy
/// network visualization designed for the Gephi software" (2014),
/// doi:10.1371/journal.pone.0098679.
struct GraphLayout {
  /// The places of the nodes, in their order.
  private(set) var points: [Point]

  /// Lays out a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - radii: The radius of each node's disc, in the units of the places.
  /// - Complexity: O(*r*(*n* log *n* + *m*)) for *n* nodes, *m* edges and *r* rounds, 100...500;
  ///   O(*c* *n*) more for *c* connected parts.
  init(_ graph: Graph, radii: [Double]) {
    points = Array(repeating: Point(x: 0, y: 0), count: graph.nodeCount)
    var weights: [UInt64: Int] = [:]
    for edge in graph.edges {
      let ends = [graph.source(of: edge).index, graph.target(of: edge).index].sorted()
      if ends[0] != ends[1] {
        weights[UInt64(ends[0]) << 32 | UInt64(ends[1]), default: 0] += 1
      }
    }
    let links = weights.sorted { $0.key < $1.key }.map { pair, number in
      Link(
        source: Int(pair >> 32), target: Int(pair & 0xFFFF_FFFF),
        weight: Double(min(number, 4)).squareRoot())
    }
    let parts = Self.parts(count: graph.nodeCount, links)
    var places = [Int](repeating: 0, count: graph.nodeCount)
    for part in parts {
      for (place, node) in part.nodes.enumerated() { places[node] = place }
      let layout = PartLayout(
        radii: part.nodes.map { radii[$0] },
        links: part.links.map { number in
          let link = links[number]
          return Link(
            source: places[link.source], target: places[link.target], weight: link.weight)
        })
      for (node, point) in zip(part.nodes, layout.points) { points[node] = point }
    }
    pack(parts.map(\.nodes), radii)
  }

  /// The connected parts, the largest first, each with its nodes and links in ascending order.
  private static func parts(
    count: Int, _ links: [Link]
  ) -> [(nodes: [Int], links: [Int])] {
    var sets = DisjointSets(count: count)
    for link in links { sets.join(link.source, link.target) }
    var numbers: [Int: Int] = [:]
    var parts: [(nodes: [Int], links: [Int])] = []
    for node in 0..<count {
      let root = sets.root(of: node)
      if let number = numbers[root] {
        parts[number].nodes.append(node)
      } else {
        numbers[root] = parts.count
        parts.append(([node], []))
      }
    }
    for (number, link) in links.enumerated() {
      if let part = numbers[sets.root(of: link.source)] { parts[part].links.append(number) }
    }
    return parts.sorted { (-$0.nodes.count, $0.nodes[0]) < (-$1.nodes.count, $1.nodes[0]) }
  }

  /// Moves the parts so that they lie side by side, the first in the middle.
  ///
  /// Each next one goes to the first place of a spiral where its circle meets no other.
  private mutating func pack(_ parts: [[Int]], _ radii: [Double]) {
    var circles: [(x: Double, y: Double, radius: Double)] = []
    var (turnX, turnY) = (1.0, 0.0)
    var step = 0
    for part in parts {
      var (x, y) = (0.0, 0.0)
      for node in part {
        x += points[node].x / Double(part.count)
        y += points[node].y / Double(part.count)
      }
      var radius = 0.0
      for node in part {
        let (dx, dy) = (points[node].x - x, points[node].y - y)
        radius = max(radius, (dx * dx + dy * dy).squareRoot() + radii[node])
      }
      radius += 18
      var place = (x: 0.0, y: 0.0)
      if let first = circles.first {
        // The spiral never goes back: what did not fit for a larger part rarely fits a smaller one,
        // and so packing stays fast.
        repeat {
          let distance = first.radius * 0.6 + 6 * Double(step).squareRoot()
          place = (turnX * distance, turnY * distance)
          (turnX, turnY) = (
            turnX * Self.cosine - turnY * Self.sine, turnX * Self.sine + turnY * Self.cosine
          )
          step += 1
        } while circles.contains { other in
          let (dx, dy) = (other.x - place.x, other.y - place.y)
          let least = other.radius + radius
          return dx * dx + dy * dy < least * least
        }
      }
      circles.append((place.x, place.y, radius))
      for node in part {
        points[node].x += place.x - x
        points[node].y += place.y - y
      }
    }
  }

  // The golden angle; its cosine and sine are given, since those of different systems differ in the
  // last digit.
  fileprivate static let cosine = -0.737_368_878_078_319_9
  fileprivate static let sine = 0.675_490_294_261_523_8
}

/// Two nodes that pull each other.
private struct Link {
  let source: Int
  let target: Int
  let weight: Double
}

/// Places the nodes of one connected part.
private struct PartLayout {
  private(set) var points: [Point]
  private let masses: [Double]
  private let links: [Link]

  init(radii: [Double], links: [Link]) {
    self.links = links
    let count = radii.count
    var degrees = [Int](repeating: 0, count: count)
    for link in links {
      degrees[link.source] += 1
      degrees[link.target] += 1
    }
    masses = degrees.map { Double($0 + 1) }
    points = Array(repeating: Point(x: 0, y: 0), count: count)
    guard count > 1 else { return }
    placeOnSpiral(degrees)
    attract(rounds: max(100, min(500, 1_500_000 / count)))
    spread(radii)
  }

  /// Puts the nodes on a sunflower's spiral, each turned by the golden angle.
  private mutating func placeOnSpiral(_ degrees: [Int]) {
    var (x, y) = (1.0, 0.0)
    let order = degrees.indices.sorted { (-degrees[$0], $0) < (-degrees[$1], $1) }
    for (rank, node) in order.enumerated() {
      let radius = 10 * (Double(rank) + 0.5).squareRoot()
      points[node] = Point(x: x * radius, y: y * radius)
      (x, y) = (
        x * GraphLayout.cosine - y * GraphLayout.sine,
        x * GraphLayout.sine + y * GraphLayout.cosine
      )
    }
  }

  private mutating func attract(rounds: Int) {
    let count = points.count
    let repulsion = 10.0
    let gravity = 1.0
    var forces = [Point](repeating: Point(x: 0, y: 0), count: count)
    var last = forces
    var speed = 1.0
    var efficiency = 1.0
    for _ in 0..<rounds {
      swap(&forces, &last)
      let tree = QuadTree(points, masses: masses)
      for node in 0..<count {
        var force = tree.repulsion(on: points[node], mass: masses[node], strength: repulsion)
        let distance = (points[node].x * points[node].x + points[node].y * points[node].y)
          .squareRoot()
        if distance > 0 {
          let pull = gravity * masses[node] / distance
          force.x -= pull * points[node].x
          force.y -= pull * points[node].y
        }
        forces[node] = force
      }
      for link in links {
        let x = (points[link.source].x - points[link.target].x) * link.weight
        let y = (points[link.source].y - points[link.target].y) * link.weight
        forces[link.source].x -= x
        forces[link.source].y -= y
        forces[link.target].x += x
        forces[link.target].y += y
      }
      // The global speed follows how much the nodes swing against how far they get (the paper's
      // section on adapting local speed, with the constants of Gephi's implementation).
      var swinging = 0.0
      var traction = 0.0
      for node in 0..<count {
        let (before, now) = (last[node], forces[node])
        swinging += masses[node] * length(before.x - now.x, before.y - now.y)
        traction += masses[node] * 0.5 * length(before.x + now.x, before.y + now.y)
      }
      guard swinging > 0, traction > 0 else { break }
      let estimate = 0.05 * Double(count).squareRoot()
      let nodes = Double(count)
      var tolerance = max(
        estimate.squareRoot(), min(10, estimate * traction / (nodes * nodes)))
      if swinging / traction > 2 {
        if efficiency > 0.05 { efficiency *= 0.5 }
        tolerance = max(tolerance, 1)
      }
      tolerance *= efficiency
      let target = tolerance * traction / swinging
      if swinging > tolerance * traction {
        if efficiency > 0.05 { efficiency *= 0.7 }
      } else if speed < 1000 {
        efficiency *= 1.3
      }
      speed += min(target - speed, 0.5 * speed)
      for node in 0..<count {
        let (before, now) = (last[node], forces[node])
        let swing = masses[node] * length(before.x - now.x, before.y - now.y)
        let factor = speed / (1 + (speed * swing).squareRoot())
        points[node].x += now.x * factor
        points[node].y += now.y * factor
      }
    }
  }

  private func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }

  /// Scales the picture so that discs have room on the whole, and pushes apart those that overlap.
  private mutating func spread(_ radii: [Double]) {
    let count = points.count
    var area = 0.0
    for radius in radii { area += (radius + 20) * (radius + 20) }
    var (left, right, top, bottom) = (points[0].x, points[0].x, points[0].y, points[0].y)
    for point in points {
      left = min(left, point.x)
      right = max(right, point.x)
      top = min(top, point.y)
      bottom = max(bottom, point.y)
    }
    let side = max(right - left, bottom - top, 1)
    let scale = (area * 7).squareRoot() / side
    let (middleX, middleY) = ((left + right) / 2, (top + bottom) / 2)
    for node in 0..<count {
      points[node].x = (points[node].x - middleX) * scale
      points[node].y = (points[node].y - middleY) * scale
    }
    let cell = 2 * ((radii.max() ?? 1) + 3)
    for _ in 0..<60 {
      var grid: [UInt64: [Int]] = [:]
      var cells: [(Int32, Int32)] = []
      for node in 0..<count {
        let place = (
          Int32((points[node].x / cell).rounded(.down)),
          Int32((points[node].y / cell).rounded(.down))
        )
        cells.append(place)
        grid[Self.key(place.0, place.1), default: []].append(node)
      }
      var hasMoved = false
      for node in 0..<count {
        for dx in -1...1 as ClosedRange<Int32> {
          for dy in -1...1 as ClosedRange<Int32> {
            for other in grid[Self.key(cells[node].0 + dx, cells[node].1 + dy)] ?? []
            where other > node {
              var x = points[other].x - points[node].x
              let y = points[other].y - points[node].y
              let least = radii[node] + radii[other] + 3
              var distance = length(x, y)
              guard distance < least else { continue }
              if distance < 1e-9 {
                x = 1e-3 * Double(other - node)
                distance = length(x, y)
              }
              hasMoved = true
              let push = (least - distance) / distance / 2
              points[node].x -= x * push
              points[node].y -= y * push
              points[other].x += x * push
              points[other].y += y * push
            }
          }
        }
      }
      if !hasMoved { break }
    }
  }

  private static func key(_ x: Int32, _ y: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: x)) << 32 | UInt64(UInt32(bitPattern: y))
  }
}
