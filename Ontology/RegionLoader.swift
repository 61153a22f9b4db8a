import InkGraphCore

/// Builds the region gazetteer from its tables.
struct RegionLoader {
  /// A region whose parent is still a code.
  private struct Draft {
    var code: String
    var level: RegionLevel
    var name: String
    var shortName: String?
    var parentCode: String
    var otherNames: [String] = []
    var table: Int
    var row: Int
  }

  private let tables: [GazetteerTable]
  private var drafts: [Draft] = []

  /// Reads all regions.
  ///
  /// - Throws: `missingColumn`, `emptyCell`, `invalidValue`, `duplicateKey` and
  ///   `unknownReference`, each with the row's place.
  static func load(
    countries: GazetteerTable, divisions: GazetteerTable, areas: GazetteerTable,
    formerNames: GazetteerTable, abbreviations: GazetteerTable, commonWords: GazetteerTable
  ) throws(OntologyError) -> RegionGazetteer {
    var loader = RegionLoader(tables: [countries, divisions, areas])
    for index in loader.tables.indices { try loader.readTable(index) }
    let regions = try loader.resolvedRegions()
    let column = try commonWords.requiredColumn("name")
    let words = (0..<commonWords.count).map { commonWords.text(row: $0, column: column) }
    var gazetteer = RegionGazetteer(regions: regions, commonWords: Set(words))
    try addFormerNames(formerNames, to: &gazetteer)
    try addAbbreviations(abbreviations, to: &gazetteer)
    for draft in loader.drafts where !draft.otherNames.isEmpty {
      guard let region = gazetteer.index(ofCode: draft.code) else { continue }
      for name in draft.otherNames { gazetteer.addOtherName(name, of: region) }
    }
    return gazetteer
  }

  private init(tables: [GazetteerTable]) {
    self.tables = tables
    drafts.reserveCapacity(tables.reduce(0) { $0 + $1.count })
  }

  private mutating func readTable(_ index: Int) throws(OntologyError) {
    let table = tables[index]
    let code = try table.requiredColumn("code")
    let level = try table.requiredColumn("level")
    let name = try table.requiredColumn("name")
    let short = try table.requiredColumn("short")
    let parent = try table.requiredColumn("parent")
    let others = table.column("others")
    for row in 0..<table.count {
      let levelText = table.text(row: row, column: level)
      guard let rank = RegionLevel(rawValue: levelText) else {
        throw OntologyError(
          .invalidValue(
            levelText, column: "level",
            expected: RegionLevel.allCases.map(\.rawValue).joined(separator: ", ")),
          at: table.location(ofRow: row))
      }
      let shortText = table.text(row: row, column: short)
      var draft = Draft(
        code: table.text(row: row, column: code), level: rank,
        name: table.text(row: row, column: name), shortName: shortText.isEmpty ? nil : shortText,
        parentCode: table.text(row: row, column: parent), table: index, row: row)
      if draft.code.isEmpty || draft.name.isEmpty {
        throw OntologyError(
          .emptyCell(column: draft.code.isEmpty ? "code" : "name"), at: table.location(ofRow: row))
      }
      if let others { draft.otherNames = table.rows[row].list(others) }
      drafts.append(draft)
    }
  }

  /// Sorts the drafts and finds their parents.
  private mutating func resolvedRegions() throws(OntologyError) -> [Region] {
    // The built-in tables are sorted; those of a user may not be.
    if !zip(drafts, drafts.dropFirst()).allSatisfy(Self.precedes) { drafts.sort(by: Self.precedes) }
    var regions: [Region] = []
    regions.reserveCapacity(drafts.count)
    var indexOfCode: [String: Int] = [:]
    var last: (code: String, index: Int?) = ("", nil)
    for draft in drafts {
      // Townships come by the dozen with the same parent, so the dictionary is asked rarely.
      if draft.parentCode != last.code {
        last = (draft.parentCode, draft.parentCode.isEmpty ? nil : indexOfCode[draft.parentCode])
      }
      if last.index == nil, !draft.parentCode.isEmpty {
        throw OntologyError(
          .unknownReference(draft.parentCode, column: "parent"), at: location(of: draft))
      }
      if let previous = regions.last, previous.code == draft.code, previous.level == draft.level {
        throw OntologyError(.duplicateKey(draft.code), at: location(of: draft))
      }
      // Nothing lies below a township, so townships need not be found by code here.
      if draft.level != .township { indexOfCode[draft.code] = regions.count }
      regions.append(
        Region(
          code: draft.code, level: draft.level, name: draft.name, shortName: draft.shortName,
          parent: last.index))
    }
    return regions
  }

  private static func precedes(_ left: Draft, _ right: Draft) -> Bool {
    if left.level != right.level { return left.level < right.level }
    return left.code.precedesByScalars(right.code)
  }

  private func location(of draft: Draft) -> SourceLocation {
    tables[draft.table].location(ofRow: draft.row)
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
