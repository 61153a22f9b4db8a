import ArgumentParser
import Ontology

/// Regions that the user adds to the ontology.
struct RegionsOption: ParsableArguments {
  @Option(
    name: .customLong("regions"),
    help: ArgumentHelp(
      "A table of more regions or former names, in the form of Ontology/Gazetteers/regions.tsv.",
      valueName: "file"), completion: .file(extensions: ["tsv"]))
  var files: [String] = []

  /// The ontology with the user's own regions.
  func adding(to ontology: Ontology) throws -> Ontology {
    var ontology = ontology
    for path in files {
      ontology = try ontology.adding(table: [UInt8](InputFile.contents(of: path)), source: path)
    }
    return ontology
  }
}
