import ArgumentParser
import GraphStore
import InkGraphCore
import PropertyGraph

/// Runs `inkgraph search WORDS`.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find sentences in the articles by their words.",
    discussion: """
      An article is found if it holds every word; several words in quotes are one phrase. Blanks, \
      case and the width of letters do not count, and parts of words count, so that every name is \
      found, however short it is:

        inkgraph search 王芳 防汛 --since 2024-06-01
        inkgraph search 清淤 --entity 临渡区水务局 --page 1
      """)

  @Argument(help: "The words.")
  var words: [String]

  @Option(help: "The first day, such as 2024-06-01.")
  var since: CalendarDate?

  @Option(help: "The last day.")
  var until: CalendarDate?

  @Option(help: "Only articles of a page.")
  var page: Int?

  @Option(help: "Only articles that name a thing, by a name, an alias or a key.")
  var entity: String?

  @Option(help: "The greatest number of sentences; 0 for all.")
  var limit = 50

  @OptionGroup var options: AnswerOptions

  func validate() throws {
    if words.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError("a word is empty")
    }
  }

  func run() throws {
    var search = TextSearch(words, since: since, until: until, page: page)
    if let entity {
      let session = try options.openSession()
      let node = try session.node(named: entity)
      search.entity = EntityKey(session.graph.property("key", of: node)?.text ?? "")
      if search.entity == nil {
        throw CommandFailure("'\(entity)' is an article or an issue, not a thing that is named")
      }
    }
    try options.print(
      SearchAnswer.make(
        search, in: options.library.open(), language: options.language.language, limit: limit))
  }
}
