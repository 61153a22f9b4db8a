import InkGraphCore

/// Builds the region gazetteer from its tables.
///
/// The 45,000 rows are read on every start of the program, so nothing is made of a cell that equals
/// the one above it: most rows share level and parent with the row before.
struct RegionLoader {
  /// A table of regions with the places of its columns.
  private struct Source {
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
  private struct Entry {
    let level: RegionLevel
    let source: Int
    let row: Int
  }

  private var sources: [Source] = []
  private var entries: [Entry] = []
  private var isSorted = true

  /// Reads all regions.
  ///
  /// - Throws: `missingColumn`, `emptyCell`, `invalidValue`, `duplicateKey` and
  ///   `unknownReference`, each with the row's place.
  static func load(
    countries: GazetteerTable, divisions: GazetteerTable, areas: GazetteerTable,
    formerNames: GazetteerTable, abbreviations: GazetteerTable, commonWords: GazetteerTable
  ) throws(OntologyError) -> RegionGazetteer {
    var loader = RegionLoader()
    for table in [countries, divisions, areas] { try loader.readLevels(of: table) }
    loader.sortEntries()
    let regions = try loader.makeRegions()
    let column = try commonWords.requiredColumn("name")
    let words = (0..<commonWords.count).map { commonWords.text(row: $0, column: column) }
    var gazetteer = RegionGazetteer(regions: regions, commonWords: Set(words))
    try addFormerNames(formerNames, to: &gazetteer)
    try addAbbreviations(abbreviations, to: &gazetteer)
    loader.addOtherNames(to: &gazetteer)
    return gazetteer
  }

  private mutating func readLevels(of table: GazetteerTable) throws(OntologyError) {
    let source = try Source(table)
    entries.reserveCapacity(entries.count + table.count)
    var level = RegionLevel.country
    for row in 0..<table.count {
      if row == 0 || !table.isSame(row, as: row - 1, column: source.level) {
        let text = table.text(row: row, column: source.level)
        guard let known = RegionLevel(rawValue: text) else {
          throw OntologyError(
            .invalidValue(
              text, column: "level",
              expected: RegionLevel.allCases.map(\.rawValue).joined(separator: ", ")),
            at: table.location(ofRow: row))
        }
        level = known
      }
      if let last = entries.last {
        let isInOrder =
          last.level == level && last.source == sources.count
          ? table.cell(row: row - 1, column: source.code)
            .lexicographicallyPrecedes(table.cell(row: row, column: source.code))
          : last.level < level
        if !isInOrder { isSorted = false }
      }
      entries.append(Entry(level: level, source: sources.count, row: row))
    }
    sources.append(source)
  }

  /// Puts the entries in order; the built-in tables have it already.
  private mutating func sortEntries() {
    if !isSorted { entries.sort(by: precedes) }
  }

  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    if left.level != right.level { return left.level < right.level }
    let (leftSource, rightSource) = (sources[left.source], sources[right.source])
    return leftSource.table.cell(row: left.row, column: leftSource.code).lexicographicallyPrecedes(
      rightSource.table.cell(row: right.row, column: rightSource.code))
  }

  private func makeRegions() throws(OntologyError) -> [Region] {
    var regions: [Region] = []
    regions.reserveCapacity(entries.count)
    var indexOfCode: [String: Int] = [:]
    var start = 0
    while start < entries.count {
      // A run of rows of one table, so that the table is fetched once and not 45,000 times.
      let run = entries[start...].prefix { $0.source == entries[start].source }
      try appendRegions(
        of: run, from: sources[entries[start].source], to: &regions, indexOfCode: &indexOfCode)
      start = run.endIndex
    }
    return regions
  }

  private func appendRegions(
    of run: ArraySlice<Entry>, from source: Source, to regions: inout [Region],
    indexOfCode: inout [String: Int]
  ) throws(OntologyError) {
    let table = source.table
    var parent: (row: Int, index: Int?)?
    for entry in run {
      let row = entry.row
      var parentIndex = parent?.index
      if !(parent.map { table.isSame(row, as: $0.row, column: source.parent) } ?? false) {
        let code = table.text(row: row, column: source.parent)
        parentIndex = indexOfCode[code]
        if parentIndex == nil, !code.isEmpty {
          throw OntologyError(
            .unknownReference(code, column: "parent"), at: table.location(ofRow: row))
        }
        parent = (row, parentIndex)
      }
      let short = table.text(row: row, column: source.short)
      let region = Region(
        code: table.text(row: row, column: source.code), level: entry.level,
        name: table.text(row: row, column: source.name), shortName: short.isEmpty ? nil : short,
        parent: parentIndex)
      if region.code.isEmpty || region.name.isEmpty {
        throw OntologyError(
          .emptyCell(column: region.code.isEmpty ? "code" : "name"),
          at: table.location(ofRow: row))
      }
      if let last = regions.last, last.code == region.code, last.level == region.level {
        throw OntologyError(.duplicateKey(region.code), at: table.location(ofRow: row))
      }
      // Nothing lies below a township, so townships need not be found by code here.
      if region.level != .township { indexOfCode[region.code] = regions.count }
      regions.append(region)
    }
  }

  private func addOtherNames(to gazetteer: inout RegionGazetteer) {
    for (number, source) in sources.enumerated() {
      guard let others = source.others else { continue }
      for (index, entry) in entries.enumerated() where entry.source == number {
        for name in source.table.rows[entry.row].list(others) {
          gazetteer.addOtherName(name, of: index)
        }
      }
    }
  }

  private static func addFormerNames(
    _ table: GazetteerTable, to gazetteer: inout RegionGazetteer
  ) throws(OntologyError) {
    let name = try table.requiredColumn("name")
    let short = try table.requiredColumn("short")
    let code = try table.requiredColumn("code")
    for row in table.rows {
      guard let region = gazetteer.index(ofCode: row[code]) else {
        throw OntologyError(.unknownReference(row[code], column: "code"), at: row.location)
      }
      guard !row[name].isEmpty else {
        throw OntologyError(.emptyCell(column: "name"), at: row.location)
      }
      let shortName = row[short].isEmpty ? nil : row[short]
      gazetteer.addFormerName(row[name], shortName: shortName, of: region)
    }
  }

  private static func addAbbreviations(
    _ table: GazetteerTable, to gazetteer: inout RegionGazetteer
  ) throws(OntologyError) {
    let abbreviation = try table.requiredColumn("abbreviation")
    let code = try table.requiredColumn("code")
    for row in table.rows {
      guard let region = gazetteer.index(ofCode: row[code]) else {
        throw OntologyError(.unknownReference(row[code], column: "code"), at: row.location)
      }
      gazetteer.addAbbreviation(row[abbreviation], of: region)
    }
  }
}
