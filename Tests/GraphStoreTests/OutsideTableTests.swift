import GraphStore
import Testing

@Suite("Outside tables") struct OutsideTableTests {
  @Test("tables come back as they were, nodes first, and replace those of their name")
  func roundTrip() throws {
    let folder = try TestFolder()
    let store = try GraphStore.open(path: folder.path(), mode: .create)
    #expect(try store.outsideTables() == [])
    // More than one piece.
    let large = [UInt8](repeating: 7, count: (1 << 24) + 3)
    let tables = [
      OutsideTable(name: "a.tsv", kind: .edges, bytes: [1, 2]),
      OutsideTable(name: "a.tsv", kind: .nodes, bytes: large),
      OutsideTable(name: "b.tsv", kind: .nodes, bytes: [3]),
    ]
    try store.save(tables)
    #expect(try store.outsideTables() == [tables[1], tables[2], tables[0]])
    let newer = OutsideTable(name: "a.tsv", kind: .nodes, bytes: [9])
    try store.save([newer])
    #expect(try store.outsideTables() == [newer, tables[2], tables[0]])
    #expect(try store.removeOutsideTables(named: "a.tsv"))
    #expect(try !store.removeOutsideTables(named: "a.tsv"))
    #expect(try store.outsideTables() == [tables[2]])
  }

  @Test("a library without tables is read as before")
  func old() throws {
    let folder = try TestFolder()
    try GraphStore.open(path: folder.path(), mode: .create).close()
    let store = try GraphStore.open(path: folder.path(), mode: .readOnly)
    #expect(try store.outsideTables() == [])
  }
}
