import Foundation
import Testing

/// The folder of this test target.
let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

/// Compares a text with a file under `Golden`; INKGRAPH_UPDATE_GOLDEN=1 writes the file anew.
func expectGolden(_ text: String, _ name: String, at location: SourceLocation = #_sourceLocation)
  throws
{
  let file = testFolder.appendingPathComponent("Golden").appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["INKGRAPH_UPDATE_GOLDEN"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  let isEqual = Array(text.utf8) == Array(golden.utf8)
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let goldenLines = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let place = zip(lines, goldenLines).firstPlace { $0 != $1 } ?? min(lines.count, goldenLines.count)
  #expect(
    isEqual, "\(name) differs from line \(place + 1) on; INKGRAPH_UPDATE_GOLDEN=1 rewrites it",
    sourceLocation: location)
}

extension Sequence {
  fileprivate func firstPlace(where isFound: (Element) -> Bool) -> Int? {
    for (place, element) in enumerated() where isFound(element) { return place }
    return nil
  }
}
