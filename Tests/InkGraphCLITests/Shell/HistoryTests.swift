import Foundation
import Testing

@testable import InkGraphCLI

@Suite("Keeping what was entered") struct HistoryTests {
  @Test("lines are kept between sessions, without blanks and repetitions") func keeps() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "inkgraph-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "state/history").path
    var history = History(path: path)
    for line in ["RETURN 1;", "RETURN 1;", "  ", "MATCH (n:机构)"] { history.add(line) }
    history.save()
    #expect(History(path: path).lines == ["RETURN 1;", "MATCH (n:机构)"])
    for number in 0..<1200 { history.add("RETURN \(number)") }
    #expect(history.lines.count == 1000 && history.lines.last == "RETURN 1199")
  }

  @Test("the file stands where the XDG specification places state") func path() {
    #expect(
      History.defaultPath(in: ["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/inkgraph/history")
    #expect(History.defaultPath(in: ["HOME": "/h"]) == "/h/.local/state/inkgraph/history")
    #expect(History.defaultPath(in: [:]) == nil)
  }
}
