import PropertyGraph
import Testing

@testable import GraphExport

@Suite("Labels of figures") struct LabelPlacementTests {
  /// A scene of discs in a row.
  private static func scene(count: Int, distance: Double) -> PictureScene {
    PictureScene(
      points: (0..<count).map { Point(x: Double($0) * distance, y: 0) },
      radii: Array(repeating: 5, count: count))
  }

  @Test("a label stands below its disc, else above, right or left of it")
  func sides() {
    var placement = LabelPlacement(Self.scene(count: 1, distance: 0))
    for text in ["下", "上", "右", "左"] {
      placement.placeLabel(text, size: 10, ofDiscAt: Point(x: 0, y: 0), radius: 5)
    }
    let labels = placement.labels
    #expect(labels.map(\.text) == ["下", "上", "右", "左"])
    #expect(labels.map(\.side) == [.middle, .middle, .start, .end])
    guard labels.count == 4 else { return }
    #expect(labels[0].box.top >= 5 && labels[1].box.bottom <= -5)
    #expect(labels[2].box.left > 5 && labels[3].box.right < -5)
  }

  @Test("no label covers another, and none a disc while there is room")
  func apart() {
    let scene = Self.scene(count: 12, distance: 30)
    var placement = LabelPlacement(scene)
    for (point, radius) in zip(scene.points, scene.radii) {
      placement.placeLabel("云港市青禾区", size: 10, ofDiscAt: point, radius: radius)
      placement.placeLabel("任职", size: 8, atOneOf: [point, Point(x: point.x + 15, y: 30)])
    }
    for (place, label) in placement.labels.enumerated() {
      #expect(!placement.labels[..<place].contains { $0.box.overlaps(label.box) })
      for point in scene.points {
        let disc = LabelPlacement.Box(
          left: point.x - 5, top: point.y - 5, right: point.x + 5, bottom: point.y + 5)
        #expect(!disc.overlaps(label.box))
      }
    }
    #expect(placement.labels.count > 12)
  }
}
