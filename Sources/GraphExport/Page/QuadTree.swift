/// Sums the repulsion of many points from afar (Barnes and Hut, doi:10.1038/324446a0).
struct QuadTree {
  private struct Square {
    /// Where the four quarters begin; -1 for a square that has none.
    var quarters: Int32 = -1
    var mass = 0.0
    /// The sum of places by mass; after `init` the centre of mass.
    var x = 0.0
    var y = 0.0
    var side: Double
  }

  private var squares: [Square] = []

  /// How far off, in sides of a square, its points count as one; 1.2 is the value of ForceAtlas2.
  private static let opening = 1.2

  /// Builds the tree.
  ///
  /// - Complexity: O(*n* log *n*) for *n* points that are spread out.
  init(_ points: [Point], masses: [Double]) {
    guard let first = points.first else { return }
    var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
    for point in points {
      left = min(left, point.x)
      right = max(right, point.x)
      top = min(top, point.y)
      bottom = max(bottom, point.y)
    }
    let side = max(right - left, bottom - top, 1e-6)
    squares.reserveCapacity(points.count * 3)
    squares.append(Square(side: side))
    for place in points.indices {
      insert(points[place], masses[place], left: left, top: top, side: side)
    }
    for place in squares.indices where squares[place].mass > 0 {
      squares[place].x /= squares[place].mass
      squares[place].y /= squares[place].mass
    }
  }

  private mutating func insert(
    _ point: Point, _ mass: Double, left: Double, top: Double, side: Double
  ) {
    var (left, top, side) = (left, top, side)
    var place = 0
    // Points closer than a millionth of the picture count as one.
    for _ in 0..<20 {
      if squares[place].quarters < 0 {
        if squares[place].mass == 0 { break }
        split(place, left: left, top: top, side: side)
      }
      add(point, mass, to: place)
      side /= 2
      let quarter = Self.quarter(point, &left, &top, side)
      place = Int(squares[place].quarters) + quarter
    }
    add(point, mass, to: place)
  }

  /// Moves what a square holds into one of its quarters.
  private mutating func split(_ place: Int, left: Double, top: Double, side: Double) {
    let old = squares[place]
    squares[place].quarters = Int32(squares.count)
    for _ in 0..<4 { squares.append(Square(side: side / 2)) }
    var (left, top) = (left, top)
    let centre = Point(x: old.x / old.mass, y: old.y / old.mass)
    let quarter = Self.quarter(centre, &left, &top, side / 2)
    add(centre, old.mass, to: Int(squares[place].quarters) + quarter)
  }

  private mutating func add(_ point: Point, _ mass: Double, to place: Int) {
    squares[place].mass += mass
    squares[place].x += point.x * mass
    squares[place].y += point.y * mass
  }

  private static func quarter(
    _ point: Point, _ left: inout Double, _ top: inout Double, _ half: Double
  ) -> Int {
    var result = 0
    if point.x >= left + half {
      result = 1
      left += half
    }
    if point.y >= top + half {
      result += 2
      top += half
    }
    return result
  }

  /// The force of all points on one of them.
  ///
  /// - Complexity: O(log *n*) for *n* points that are spread out.
  func repulsion(on point: Point, mass: Double, strength: Double) -> Point {
    var force = Point(x: 0, y: 0)
    guard !squares.isEmpty else { return force }
    var stack: [Int32] = [0]
    while let next = stack.popLast() {
      let square = squares[Int(next)]
      if square.mass == 0 { continue }
      let x = point.x - square.x
      let y = point.y - square.y
      let squared = x * x + y * y
      let isFar = squared > Self.opening * Self.opening * square.side * square.side
      if square.quarters < 0 || isFar {
        // The point itself, and what lies upon it, has no direction.
        if squared < 1e-12 { continue }
        let factor = strength * mass * square.mass / squared
        force.x += x * factor
        force.y += y * factor
      } else {
        for quarter in 0..<4 as Range<Int32> { stack.append(square.quarters + quarter) }
      }
    }
    return force
  }
}
