import InkGraphCore

/// A rectangle on a page, in points; the origin is the top left corner.
struct Box {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var height: Double { bottom - top }
  var width: Double { right - left }
  var middle: Double { (left + right) / 2 }

  /// The smallest box around both.
  func union(_ other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  /// How much of the width two boxes share; negative for the gap between them.
  func sharedWidth(with other: Box) -> Double { min(right, other.right) - max(left, other.left) }

  /// How much of the height two boxes share; negative for the gap between them.
  func sharedHeight(with other: Box) -> Double { min(bottom, other.bottom) - max(top, other.top) }
}

/// Characters that stand beside each other in one type, up to a blank.
struct BoxFragment {
  var text: Scalars
  var box: Box
  /// The line of the source.
  var line: Int

  /// The height of the type in points.
  var size: Double { box.height }

  /// Whether another fragment is set in type of the same size.
  func isLike(_ other: BoxFragment) -> Bool {
    abs(size - other.size) <= 0.06 * max(size, other.size)
  }

  /// Whether another fragment stands in the same row.
  func isBeside(_ other: BoxFragment) -> Bool {
    abs(box.top - other.box.top) <= 0.3 * max(size, other.size)
  }
}

/// A line of one column.
struct BoxLine {
  var text: Scalars
  var box: Box
  var line: Int
  /// Whether the characters stand one under the other.
  var isVertical = false

  var size: Double { isVertical ? box.width : box.height }
}

/// A page of a PDF.
struct BoxPage {
  var width: Double
  var height: Double
  var fragments: [BoxFragment] = []
  /// The line of the source on which the page begins.
  var line: Int
}
