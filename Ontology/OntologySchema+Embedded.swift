extension OntologySchema {
  /// The classes and predicates inside the program, read on first use and without anything else:
  /// what a question needs to label its answer.
  ///
  /// A fault in them is a mistake of ours that the tests find, so it stops the program.
  public static let embedded: OntologySchema = {
    do throws(OntologyError) {
      return try SchemaBuilder.schema(
        bytes: OntologyFiles.embedded("inkgraph.owl") ?? [], source: "Ontology/inkgraph.owl")
    } catch {
      preconditionFailure("the built-in ontology is broken: \(error)")
    }
  }()
}
