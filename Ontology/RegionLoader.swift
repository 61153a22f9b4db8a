import InkGraphCore

/// Builds the region gazetteer from its tables.
///
/// The 45,000 rows are read on every start of the program, so no text is made of their cells, and
/// nothing is looked up for a cell that equals the one above it: most rows share level and parent
/// with the row before.
struct RegionLoader {
  private typealias Source = RegionList.Source
  private typealias Entry = RegionList.Entry

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
    try loader.findParents()
    let column = try commonWords.requiredColumn("name")
    let words = (0..<commonWords.count).map { commonWords.text(row: $0, column: column) }
    var gazetteer = RegionGazetteer(
      regions: RegionList(sources: loader.sources, entries: loader.entries),
      commonWords: Set(words))
    try addFormerNames(formerNames, to: &gazetteer)
    try addAbbreviations(abbreviations, to: &gazetteer)
    loader.addOtherNames(to: &gazetteer)
    return gazetteer
  }

  private mutating func readLevels(of table: GazetteerTable) throws(OntologyError) {
    let source = try Source(table)
    let number = UInt8(sources.count)
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
      if isSorted, let last = entries.last {
        isSorted =
          last.level == level && last.source == number
          ? table.precedes(row - 1, row, column: source.code) : last.level < level
      }
      entries.append(Entry(level: level, source: number, row: UInt32(row)))
    }
    sources.append(source)
  }

  /// Puts the entries in order; the built-in tables have it already.
  private mutating func sortEntries() {
    if !isSorted { entries.sort(by: precedes) }
  }

  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    if left.level != right.level { return left.level < right.level }
    return code(of: left).lexicographicallyPrecedes(code(of: right))
  }

  private func code(of entry: Entry) -> ArraySlice<UInt8> {
    let source = sources[Int(entry.source)]
    return source.table.cell(row: Int(entry.row), column: source.code)
  }

  /// Finds the region above each one, and refuses rows that are no region.
  private mutating func findParents() throws(OntologyError) {
    var indexOfCode: [String: Int] = [:]
    var start = 0
    while start < entries.count {
      // A run of rows of one table, so that the table is fetched once and not 45,000 times.
      let number = entries[start].source
      let end = entries[start...].firstIndex { $0.source != number } ?? entries.count
      try findParents(
        of: start..<end, in: sources[Int(number)], indexOfCode: &indexOfCode)
      start = end
    }
  }

  private mutating func findParents(
    of run: Range<Int>, in source: Source, indexOfCode: inout [String: Int]
  ) throws(OntologyError) {
    let table = source.table
    var parent: (row: Int, index: Int32)?
    for index in run {
      let row = Int(entries[index].row)
      if let above = parent, table.isSame(row, as: above.row, column: source.parent) {
        entries[index].parent = above.index
      } else {
        let code = table.text(row: row, column: source.parent)
        guard let known = code.isEmpty ? -1 : indexOfCode[code] else {
          throw OntologyError(
            .unknownReference(code, column: "parent"), at: table.location(ofRow: row))
        }
        parent = (row, Int32(known))
        entries[index].parent = Int32(known)
      }
      let lacksCode = table.isEmpty(row: row, column: source.code)
      if lacksCode || table.isEmpty(row: row, column: source.name) {
        throw OntologyError(
          .emptyCell(column: lacksCode ? "code" : "name"), at: table.location(ofRow: row))
      }
      // Rows that came in order, each before the next, have no code twice.
      if !isSorted, index > 0, entries[index - 1].level == entries[index].level,
        code(of: entries[index - 1]).elementsEqual(code(of: entries[index]))
      {
        throw OntologyError(
          .duplicateKey(table.text(row: row, column: source.code)), at: table.location(ofRow: row))
      }
      // Nothing lies below a township, so townships need not be found by code here.
      if entries[index].level != .township {
        indexOfCode[table.text(row: row, column: source.code)] = index
      }
    }
  }

  private func addOtherNames(to gazetteer: inout RegionGazetteer) {
    for (number, source) in sources.enumerated() {
      guard let others = source.others else { continue }
      for (index, entry) in entries.enumerated() where entry.source == number {
        for name in source.table.rows[Int(entry.row)].list(others) {
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
