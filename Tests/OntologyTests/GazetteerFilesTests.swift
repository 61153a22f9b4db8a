import Foundation
import InkGraphCore
import Testing

@testable import Ontology

/// Whether the files of `Ontology/Gazetteers` are what `Ontology/README.md` says.
@Suite("Gazetteer files") struct GazetteerFilesTests {
  /// The columns of each file, the key among them, and the least number of rows.
  static let shapes: [(name: String, columns: [String], key: [String], rows: Int)] = [
    ("abbreviations", ["abbreviation", "code", "kind"], ["abbreviation", "code"], 100),
    ("agencies", ["full", "short", "levels", "type", "parent", "era"], ["full"], 250),
    ("areas", ["code", "level", "name", "short", "parent", "others"], ["code"], 100),
    ("boundary-words", ["word", "class"], ["word"], 500),
    ("central-bodies", ["full", "short", "type", "parent", "era"], ["full"], 150),
    ("china-bodies", ["name", "type", "kind", "needsContext"], ["name"], 4000),
    ("china-places", ["name", "kind", "needsContext"], ["name"], 700),
    ("common-words", ["name", "other", "all"], ["name"], 500),
    ("countries", ["code", "level", "name", "short", "parent", "others"], ["code"], 190),
    ("enterprises", ["full", "short", "kind", "needsContext", "parent"], ["full"], 200),
    ("fixed-phrases", ["phrase", "kind"], ["phrase"], 200),
    ("foreign-names", ["name", "part", "needsContext"], ["name"], 1500),
    ("former-regions", ["name", "short", "code", "until", "kind"], ["name", "code"], 200),
    ("heads", ["head", "type", "kind", "strength"], ["head"], 300),
    ("link-calibration", ["reason", "name", "right"], ["reason", "name"], 15),
    ("name-characters", ["character", "first", "second", "only", "foreign"], ["character"], 2000),
    ("organizations", ["full", "short", "type", "kind", "needsContext"], ["full"], 200),
    ("regions", ["code", "level", "name", "short", "parent"], ["code"], 44_000),
    ("score-calibration", ["kind", "score", "right"], ["kind", "score"], 20),
    ("surnames", ["surname", "kind", "weight", "logOdds"], ["surname"], 500),
    ("titles", ["title", "context", "position", "walk"], ["title"], 300),
    ("trade-words", ["word"], ["word"], 300),
    ("traditional", ["traditional", "simplified"], ["traditional"], 2500),
    ("word-pairs", ["pair"], ["pair"], 5000),
    ("world-bodies", ["name", "type", "kind", "needsContext"], ["name"], 1800),
    ("world-places", ["name", "kind", "country", "needsContext"], ["name"], 2500),
  ]

  let ontology = Ontology.embedded

  @Test("there is a shape for every file")
  func complete() {
    #expect(Self.shapes.map(\.name) == OntologyFiles.tableNames)
  }

  @Test("a file has its columns, enough rows, and no key twice", arguments: shapes.map(\.name))
  func shape(name: String) throws {
    let shape = try #require(Self.shapes.first { $0.name == name })
    let table = ontology.table(name)
    #expect(table.columns == shape.columns)
    #expect(table.count >= shape.rows)
    let key = try shape.key.map { try table.requiredColumn($0) }
    var seen: Set<[String]> = []
    for row in table.rows {
      let value = key.map { row[$0] }
      #expect(!value.contains(""), "\(row.location)")
      #expect(seen.insert(value).inserted, "\(row.location): \(value) again")
    }
  }

  @Test(
    "a file starts with its source, is in NFC, and has no white space at the ends of cells",
    arguments: OntologyFiles.tableNames)
  func text(name: String) throws {
    let bytes = try #require(OntologyFiles.embedded("Gazetteers/\(name).tsv"))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("# "))
    #expect(text.contains("ource") || text.contains("Learned from") || text.contains("Counted in"))
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    #expect(Array(text.precomposedStringWithCanonicalMapping.utf8) == bytes)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.hasPrefix("#") {
      for cell in line.split(separator: "\t", omittingEmptySubsequences: false) {
        let blank =
          cell.unicodeScalars.first?.isBlank == true
          || cell.unicodeScalars.last?.isBlank == true
        #expect(!blank, "\(name).tsv:\(index + 1)")
      }
      #expect(line.last != "\t", "\(name).tsv:\(index + 1)")
    }
  }

  @Test(
    "a column holds only what it may hold",
    arguments: [
      ("abbreviations", "kind", "standard usual local country"),
      ("agencies", "levels", "p c d t a"), ("agencies", "type", "agency organization"),
      ("agencies", "era", " 1990s"),
      ("boundary-words", "class", "verb function adverb time generic soft"),
      ("china-bodies", "type", "agency organization enterprise"),
      (
        "china-bodies", "kind",
        "university hospital institute museum media publisher association party army government club "
          + "league troupe exchange bank insurance securities fund state maker pharma property retail "
          + "logistics internet studio listed"
      ), ("china-bodies", "needsContext", " yes"),
      ("china-places", "kind", "river mountain lake area sea strait island scenic district"),
      ("china-places", "needsContext", " yes"),
      ("fixed-phrases", "kind", "doctrine inner"),
      ("foreign-names", "part", "surname given full"),
      ("foreign-names", "needsContext", " yes"),
      ("central-bodies", "type", "agency organization"), ("central-bodies", "era", " past"),
      ("enterprises", "kind", "bank insurance securities maker state service"),
      ("former-regions", "kind", "renamed merged"),
      ("heads", "type", "enterprise organization agency region project"),
      ("heads", "strength", "strong weak"),
      ("organizations", "kind", "media international university national"),
      ("surnames", "kind", "single compound"),
      (
        "titles", "context",
        "official party enterprise academic military press rural foreign sport citizen"
      ), ("titles", "position", "before after both"),
      ("world-bodies", "type", "agency organization enterprise"),
      (
        "world-bodies", "kind",
        "government igo party media publisher university institute club league troupe tech car "
          + "transport energy consumer finance telecom pharma service"
      ), ("world-bodies", "needsContext", " yes"),
      (
        "world-places", "kind",
        "city state region district island river mountain lake sea strait"
      ), ("world-places", "needsContext", " yes"),
    ])
  func values(name: String, column: String, allowed: String) {
    let allowed = allowed.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for row in ontology.table(name).rows {
      for value in row[column].split(separator: ",", omittingEmptySubsequences: false) {
        #expect(allowed.contains(String(value)), "\(row.location): \(value)")
      }
    }
  }

  @Test(
    "a parent is a row of the same file", arguments: ["agencies", "central-bodies", "enterprises"])
  func parents(name: String) {
    let table = ontology.table(name)
    let names = Set(table.rows.map { $0["full"] })
    for row in table.rows where !row["parent"].isEmpty {
      #expect(names.contains(row["parent"]), "\(row.location): \(row["parent"])")
    }
  }

  @Test("an agency's template has one place for the region, in every form")
  func templates() {
    for row in ontology.table("agencies").rows {
      for form in [row["full"]] + row.list("short") {
        #expect(form.components(of: "{R}") == 2, "\(row.location): \(form)")
      }
    }
  }

  @Test(
    "a form that needs context is a form of its row", arguments: ["enterprises", "organizations"])
  func context(name: String) {
    for row in ontology.table(name).rows {
      let forms = [row["full"]] + row.list("short")
      for form in row.list("needsContext") {
        #expect(forms.contains(form), "\(row.location): \(form)")
      }
    }
  }

  /// The tables whose rows are single names.
  static let nameTables = [
    "china-bodies", "china-places", "foreign-names", "world-bodies", "world-places",
  ]

  @Test(
    "a table of names is in the order of code points and has no blanks in names",
    arguments: nameTables)
  func order(name: String) {
    var last = ""
    for row in ontology.table(name).rows {
      let value = row["name"]
      #expect(
        last.unicodeScalars.lexicographicallyPrecedes(value.unicodeScalars), "\(row.location)")
      #expect(value.unicodeScalars.count > 1 && !value.unicodeScalars.contains(where: \.isBlank))
      last = value
    }
  }

  @Test("a place of the world lies in a country that has a code")
  func countries() {
    for row in ontology.table("world-places").rows where !row["country"].isEmpty {
      let code = row["country"]
      #expect(
        code.utf8.count == 2 && code.utf8.allSatisfy { (65...90).contains($0) }, "\(row.location)")
    }
  }

  @Test("numbers are numbers")
  func numbers() {
    for row in ontology.table("name-characters").rows {
      for column in ["first", "second", "only", "foreign"] {
        #expect(Double(row[column]) != nil, "\(row.location)")
      }
    }
    for row in ontology.table("surnames").rows {
      #expect((Double(row["weight"]) ?? 0) > 0, "\(row.location)")
      #expect(row["surname"].count == (row["kind"] == "single" ? 1 : 2), "\(row.location)")
    }
    for row in ontology.table("former-regions").rows {
      #expect((1900...2025).contains(Int(row["until"]) ?? 0), "\(row.location)")
    }
  }

  @Test("a division's code starts with that of its parent and has the length of its level")
  func codes() throws {
    let lengths: [RegionLevel: Int] = [.province: 2, .prefecture: 4, .county: 6, .township: 9]
    for region in ontology.regions.regions {
      guard let length = lengths[region.level] else { continue }
      #expect(region.code.count == length, "\(region.code)")
      let parent = region.parent.map { ontology.regions.regions[$0] }
      #expect(region.code.hasPrefix(parent?.code ?? ""), "\(region.code)")
      #expect((parent == nil) == (region.level == .province), "\(region.code)")
    }
  }
}

extension String {
  fileprivate func components(of separator: String) -> Int {
    var count = 1
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
