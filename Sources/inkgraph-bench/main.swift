import EntityLinking
import Foundation
import GraphExport
import GraphStore
import InkGraphCore
import InkGraphPipeline
import NewspaperReader
import Ontology

let arguments = CommandLine.arguments
let library = arguments[1]
try? FileManager.default.removeItem(atPath: library)
var start = ContinuousClock.now
_ = Ontology.embedded
print("ontology", ContinuousClock.now - start)
var ontology = Ontology.embedded
for path in (ProcessInfo.processInfo.environment["REGIONS"] ?? "").split(separator: ",") {
  ontology = try ontology.adding(
    table: [UInt8](try Data(contentsOf: URL(fileURLWithPath: String(path)))), source: String(path))
}
let builder = LibraryBuilder(ontology: ontology, options: BuildOptions(jobs: 2))
start = ContinuousClock.now
let report = try await builder.build(paths: Array(arguments[2...]), into: library)
print("build", ContinuousClock.now - start)
for diagnostic in report.diagnostics.prefix(40) { print(diagnostic) }
let store = try GraphStore.open(path: library, mode: .readOnly)
let linked = try store.linked()
for part in try store.parts() {
  let data = try IssueJSON.data(for: part, library: linked)
  try data.write(to: URL(fileURLWithPath: "/tmp/out-\(part.issue.key.shortName).json"))
}
