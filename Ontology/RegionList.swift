/// The regions of a gazetteer, read from their tables.
///
/// A start of the program needs few of the texts of 45,000 regions, so a region is a place in a
/// table, and its name becomes a string when it is asked for.
public struct RegionList: RandomAccessCollection, Sendable {
  /// A table of regions with the places of its columns.
  struct Source: Sendable {
    let table: GazetteerTable
    let code: Int
    let level: Int
    let name: Int
    let short: Int
    let parent: Int
    let others: Int?

    init(_ table: GazetteerTable) throws(OntologyError) {
      self.table = table
      code = try table.requiredColumn("code")
      level = try table.requiredColumn("level")
      name = try table.requiredColumn("name")
      short = try table.requiredColumn("short")
      parent = try table.requiredColumn("parent")
      others = table.column("others")
    }
  }

  /// A row that is a region.
  struct Entry: Sendable {
    let level: RegionLevel
    let source: UInt8
    let row: UInt32
    /// The index of the next higher region, or -1.
    var parent: Int32 = -1
  }

  let sources: [Source]
  let entries: [Entry]

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of regions.
  public var endIndex: Int { entries.count }
  /// The region with an index.
  public subscript(position: Int) -> Region { Region(list: self, index: position) }

  /// The level of a region.
  @usableFromInline package func level(of region: Int) -> RegionLevel { entries[region].level }

  /// The index of the next higher region.
  package func parent(of region: Int) -> Int? {
    entries[region].parent < 0 ? nil : Int(entries[region].parent)
  }

  /// The code of a region in UTF-8.
  func code(of region: Int) -> ArraySlice<UInt8> {
    let source = Int(entries[region].source)
    return sources[source].table.cell(
      row: Int(entries[region].row), column: sources[source].code)
  }

  /// The full name of a region in UTF-8.
  package func name(of region: Int) -> ArraySlice<UInt8> {
    let source = Int(entries[region].source)
    return sources[source].table.cell(
      row: Int(entries[region].row), column: sources[source].name)
  }

  /// The short name of a region in UTF-8; empty for none.
  package func shortName(of region: Int) -> ArraySlice<UInt8> {
    let source = Int(entries[region].source)
    return sources[source].table.cell(
      row: Int(entries[region].row), column: sources[source].short)
  }
}
