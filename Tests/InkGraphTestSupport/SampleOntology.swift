import Foundation
public import Ontology

/// The built-in knowledge together with the invented regions of `Tests/Samples`.
public enum SampleOntology {
  /// The home of the invented paper.
  public static let home = "云港市青禾区"

  /// The ontology; made once for all tests.
  public static let shared: Ontology = {
    var ontology = Ontology.embedded
    for name in ["regions.tsv", "former-regions.tsv"] {
      let file = TestFolders.samples.appending(path: name)
      do {
        ontology = try ontology.adding(table: [UInt8](Data(contentsOf: file)), source: file.path)
      } catch {
        preconditionFailure("\(file.path): \(error)")
      }
    }
    return ontology
  }()

  /// The region with a name such as 云港市青禾区.
  public static func region(_ name: String) -> Int? {
    shared.regions.region(chain: name, home: nil)
  }
}
