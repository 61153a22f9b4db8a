internal import InkGraphCore
internal import Ontology

/// Collects the facts that names carry: 区某局 governs the district, 某市某公司 sits in the city.
struct NameFacts {
  let ontology: Ontology
  private(set) var statements: [LocalStatement] = []
  private var seen: Set<Key> = []
  private var regionEntities: [Int: Int] = [:]
  /// For each entity the region of which it is, of several of one full name the last.
  private var regions: [Int: Int] = [:]

  private struct Key: Hashable {
    let subject: LocalReference
    let predicate: Predicate
    let object: LocalReference
    let qualifier: String?

    /// Compares scalars: a text as a reader sees it is normalized for each comparison.
    static func == (left: Key, right: Key) -> Bool {
      left.subject == right.subject && left.object == right.object
        && left.predicate == right.predicate && left.qualifier.hasSameScalars(as: right.qualifier)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(subject)
      hasher.combine(object)
      hasher.combine(predicate.rawValue.utf8.count)
    }
  }

  init(ontology: Ontology) { self.ontology = ontology }

  /// Adds a fact once.
  mutating func add(
    _ subject: LocalReference, _ predicate: Predicate, _ object: LocalReference,
    qualifier: String? = nil, _ evidence: LocalEvidence
  ) {
    guard subject != object else { return }
    let key = Key(subject: subject, predicate: predicate, object: object, qualifier: qualifier)
    guard seen.insert(key).inserted else { return }
    statements.append(
      LocalStatement(
        subject: subject, predicate: predicate, object: object, qualifier: qualifier,
        evidence: evidence))
  }

  /// The entity of a region of the gazetteer.
  mutating func entity(ofRegion region: Int, in table: inout EntityTable) -> Int {
    // Only another region of the same full name could have changed what is known of the entity.
    if let known = regionEntities[region], regions[known] == region { return known }
    let value = ontology.regions.regions[region]
    let index = table.index(.region, ontology.regions.canonicalName(of: region))
    regionEntities[region] = index
    regions[index] = region
    table.setCode(value.code, register: "gbt2260", of: index)
    var aliases = ontology.regions.formerNames(of: region)
    if let short = value.shortName { aliases.append(short) }
    aliases.append(value.name)
    table.addAliases(aliases.filter { $0 != table.entities[index].name }, to: index)
    return index
  }

  /// Adds which region lies in which, for every region of the issue, from the gazetteer.
  mutating func addGazetteer(into table: inout EntityTable) {
    var queue = regionEntities.keys.sorted()
    var next = 0
    while next < queue.count {
      let region = queue[next]
      next += 1
      guard let parent = ontology.regions.regions[region].parent,
        let child = regionEntities[region]
      else { continue }
      if regionEntities[parent] == nil { queue.append(parent) }
      let above = entity(ofRegion: parent, in: &table)
      add(
        .entity(child), .partOf, .entity(above), qualifier: "gazetteer",
        LocalEvidence(
          article: 0, span: TextSpan(start: 0, end: 0), text: "", rule: "gazetteer.region",
          score: 1))
    }
  }
}
