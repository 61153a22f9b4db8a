public import Ontology

extension TaggerModel {
  /// The model of the program's own ontology, read on first use.
  private static let embedded: Result<TaggerModel?, TaggerModelError> = .init {
    () throws(TaggerModelError) in try read(Ontology.embedded)
  }

  /// The model that an ontology holds.
  ///
  /// - Returns: The model; nil if the file is empty.
  /// - Throws: `TaggerModelError` for a file that is no model of this version.
  /// - Complexity: O(*n*), *n* bytes; the program's own model is read once.
  public static func model(of ontology: Ontology) throws(TaggerModelError) -> TaggerModel? {
    ontology.hasEmbeddedModel ? try embedded.get() : try read(ontology)
  }

  private static func read(_ ontology: Ontology) throws(TaggerModelError) -> TaggerModel? {
    try ontology.withTaggerModel { bytes, source throws(TaggerModelError) in
      bytes.count > 1 ? try TaggerModelFile.model(bytes, source: source) : nil
    }
  }
}
