import InkGraphCore

/// What stands over and under the pieces of a page, and how far.
struct LayoutStack {
  let segments: [LayoutSegment]
  /// The height of each piece on the page in rows, such that lines of one column are a row apart.
  var heights: [Double] = []
  /// The nearest piece over each.
  private(set) var above: [Int?]
  /// The nearest piece under each.
  private(set) var below: [Int?]

  /// A gap that an empty line makes, in rows.
  static let free = 1.6
  /// No row of a page is longer, in characters; what stands beyond overlaps nothing.
  static let widest = 4000

  /// Finds the heights: rows of other columns between two lines of one column do not count.
  ///
  /// - Complexity: O(*n*), *n* characters.
  init(_ segments: [LayoutSegment]) {
    self.segments = segments
    above = [Int?](repeating: nil, count: segments.count)
    below = above
    // The last piece that stands over each character of the page.
    var last: [Int?] = []
    var height = 0.0
    var row = segments.first?.row ?? 0
    var filled = 0
    var empty = 0.0
    for (index, segment) in segments.enumerated() {
      let columns = Self.columns(of: segment)
      while last.count < columns.upperBound { last.append(nil) }
      if !segment.isVertical {
        for other in Set(last[columns].compactMap(\.self)).sorted() {
          if above[index].map({ segments[$0].row <= segments[other].row }) ?? true {
            above[index] = other
          }
          if below[other] == nil { below[other] = index }
        }
      }
      if segment.row > row {
        // Rows between that hold nothing at all are empty lines.
        empty = Double(segment.row - row - 1)
        height += 0.3 + empty
        row = segment.row
        filled = index
      }
      if let upper = above[index] {
        let isNear = heights[upper] + 1.5 > height - empty
        height = max(height, heights[upper] + 1 + (isNear ? empty : 0))
        for other in filled..<index { heights[other] = height }
      }
      heights.append(height)
      if !segment.isVertical {
        for column in columns { last[column] = index }
      }
    }
  }

  /// The columns of the text that a piece covers.
  static func columns(of segment: LayoutSegment) -> Range<Int> {
    let end = min(segment.end, widest)
    return min(segment.start, end)..<end
  }

  /// How far one piece stands under another, in rows.
  func gap(_ upper: Int, _ lower: Int) -> Double { heights[lower] - heights[upper] }

  /// Whether an empty line stands over a piece.
  func isFreeAbove(_ index: Int) -> Bool {
    above[index].map { gap($0, index) >= Self.free } ?? true
  }

  /// The piece that stands directly under another, without an empty line between.
  func next(under index: Int) -> Int? {
    below[index].flatMap { gap(index, $0) < Self.free ? $0 : nil }
  }
}
