import InkGraphCore
import PropertyGraph

/// The people of a library's graph, with the days on which it shows them.
struct ShownPeople {
  /// One person.
  struct Person {
    let name: String
    let aliases: [String]
    let days: Set<CalendarDate>
  }

  /// The days on which the library has an issue.
  let issueDays: Set<CalendarDate>
  private var byName: [String: [Person]] = [:]
  private var byAlias: [String: [Person]] = [:]

  init(_ graph: Graph) {
    let dates = graph.nodeProperty("date")
    let names = graph.nodeProperty("name")
    let aliases = graph.nodeProperty("aliases")
    issueDays = Set(graph.nodes(withLabel: "issue").compactMap { dates.date($0) })
    for node in graph.nodes(withLabel: "person") {
      var days = Set<CalendarDate>()
      if let mentions = graph.edgeTypeID(named: Predicate.mentions.rawValue) {
        for (_, article) in graph.incoming(node, type: mentions) {
          if let day = dates.date(article) { days.insert(day) }
        }
      }
      if let authorOf = graph.edgeTypeID(named: Predicate.authorOf.rawValue) {
        for (_, article) in graph.outgoing(node, type: authorOf) {
          if let day = dates.date(article) { days.insert(day) }
        }
      }
      let person = Person(
        name: names.string(node) ?? "", aliases: aliases.strings(node), days: days)
      byName[person.name, default: []].append(person)
      for alias in person.aliases { byAlias[alias, default: []].append(person) }
    }
  }

  /// The people with a name, all namesakes; if there are none, those who have it as an alias.
  func people(named name: String) -> [Person] { byName[name] ?? byAlias[name] ?? [] }
}
