import InkGraphCore
import Testing

@testable import Ontology

@Suite("Ontology") struct OntologyTests {
  /// An ontology with one file of its own.
  func ontology(_ path: String, _ text: String) throws(OntologyError) -> Ontology {
    try Ontology(files: [path: Array(text.utf8)], source: "mine")
  }

  @Test("a file of the user's takes the place of the built-in one; the others stay")
  func overlay() throws {
    let mine = try ontology(
      "Gazetteers/titles.tsv", "title\tcontext\tposition\n掌柜\tenterprise\tafter\n")
    #expect(mine.table("titles").rows.map { $0["title"] } == ["掌柜"])
    #expect(mine.table("heads").count == Ontology.embedded.table("heads").count)
  }

  @Test("the files are asked for by the paths that the list names")
  func paths() throws {
    var asked: [String] = []
    _ = try Ontology(source: "mine") { path throws(OntologyError) in
      asked.append(path)
      return path == "relations.rules" ? Array("规则".utf8) : nil
    }
    #expect(asked == OntologyFiles.paths)
    #expect(OntologyFiles.paths.prefix(2) == ["inkgraph.owl", "relations.rules"])
  }

  @Test("the rules are handed on as they are")
  func rules() throws {
    let mine = try ontology("relations.rules", "规则\n")
    #expect(mine.relationRules == Array("规则\n".utf8))
    #expect(mine.relationRulesSource == "mine/relations.rules")
  }

  @Test("a folder without any file of an ontology is refused")
  func emptyFolder() throws {
    let error = try #require(throws: OntologyError.self) {
      try Ontology(files: ["title.tsv": []], source: "mine")
    }
    #expect(error.description.hasPrefix("mine: no file of an ontology is here"))
  }

  @Test("an error of the reading closure comes through")
  func unreadable() throws {
    let error = try #require(throws: OntologyError.self) {
      try Ontology(source: "mine") { path throws(OntologyError) in
        throw OntologyError(.unreadable("permission denied"), at: SourceLocation(source: path))
      }
    }
    #expect(error.description == "inkgraph.owl: cannot be read: permission denied")
  }

  static let regionsHeader = "code\tlevel\tname\tshort\tparent\n"

  @Test(
    "a table of regions that does not hold together is refused with the row's line",
    arguments: [
      ("99\tprovnce\t临江省\n", "2: 'provnce' in column 'level'; expected country, province, "),
      ("99\tprovince\n", "2: the cell in column 'name' is empty"),
      ("99\tprovince\t临江省\n99\tprovince\t临海省\n", "3: '99' stands in an earlier row already"),
      ("9901\tprefecture\t云港市\t云港\t98\n", "2: '98' in column 'parent' is defined nowhere"),
      // A county cannot contain its prefecture, so parents never form a circle.
      (
        "99\tprovince\t临江省\n9901\tprefecture\t云港市\t\t990101\n990101\tcounty\t青禾区\t\t9901\n",
        "3: '990101' in column 'parent' is defined nowhere"
      ),
    ])
  func brokenRegions(rows: String, message: String) throws {
    let error = try #require(throws: OntologyError.self) {
      try ontology("Gazetteers/regions.tsv", Self.regionsHeader + rows)
    }
    #expect(error.description.hasPrefix("mine/Gazetteers/regions.tsv:" + message), "\(error)")
  }

  /// Everything that refers to the built-in regions, emptied.
  func invented(_ rows: String, former: String = "") throws(OntologyError) -> RegionGazetteer {
    let files = [
      "regions": Self.regionsHeader + rows, "areas": Self.regionsHeader,
      "former-regions": "name\tshort\tcode\tuntil\tkind\n" + former,
      "abbreviations": "abbreviation\tcode\tkind\n", "common-words": "name\n青禾\n",
    ]
    var bytes: [String: [UInt8]] = [:]
    for (name, text) in files { bytes["Gazetteers/\(name).tsv"] = Array(text.utf8) }
    return try Ontology(files: bytes, source: "mine").regions
  }

  @Test("a user's regions may stand in any order")
  func anyOrder() throws {
    let regions = try invented(
      """
      990101\tcounty\t青禾区\t青禾\t9901
      99\tprovince\t临江省\t临江
      990101001\ttownship\t滨河街道\t滨河\t990101
      9901\tprefecture\t云港市\t云港\t99

      """, former: "青禾县\t青禾\t990101\t1995\trenamed\n")
    let street = try #require(regions.index(ofCode: "990101001"))
    #expect(regions.canonicalName(of: street) == "云港市青禾区滨河街道")
    let county = try #require(regions.index(ofCode: "990101"))
    #expect(regions.regions(named: "青禾县") == [county])
    #expect(regions.regions(named: "青禾") == [county])
    #expect(regions.formerNames(of: county) == ["青禾县"])
    #expect(regions.isCommonWord("青禾") && !regions.isCommonWord("云港"))
    #expect(regions.indices(at: .township).count == 1)
  }

  @Test("a former name of an unknown region is refused")
  func unknownFormer() throws {
    let error = try #require(throws: OntologyError.self) {
      try invented("99\tprovince\t临江省\n", former: "# note\n青禾县\t青禾\t990101\n")
    }
    #expect(
      error.description
        == "mine/Gazetteers/former-regions.tsv:3: '990101' in column 'code' is defined nowhere; "
        + "correct it or add its row")
  }
}
