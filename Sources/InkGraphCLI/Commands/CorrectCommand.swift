import ArgumentParser
import EntityLinking
import Foundation
import GraphQuery
import GraphStore
import InkGraphCore

/// Runs `inkgraph correct ACTION NAME [OTHER]`.
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Decide what the program linked wrongly, once and for all.",
    discussion: """
      The decision becomes a line of the corrections file, which every build replays; keep it beside \
      the sources. The library is linked again at once. A decision that the library has nothing for \
      is refused.

        same A B       two things are one; A keeps its name
        not-same A B   two things are not one
        rename A NAME  a thing has another canonical name
        retype A TYPE  a thing has another type
        drop A         what was taken for a thing is none
        alias A NAME   a thing has one more name

      People of one name are told apart by a body (person/王建平@区水利局) or by an article: \
      inkgraph correct not-same person/王建平 article/今日青禾/12-3.
      """)

  @Argument(help: "same, not-same, rename, retype, drop or alias.")
  var action: Correction.Action

  @Argument(help: "A name, an alias or a key.", completion: .entityName)
  var name: String

  @Argument(help: "The other thing, the new name or the new type.")
  var other: String?

  @Option(name: .customLong("reason"), help: "Why; it is written into the file.")
  var reason: String

  @Option(name: .customLong("by"), help: "Who decides (default: $USER).")
  var author: String?

  @OptionGroup var corrections: CorrectionsOption
  @OptionGroup var library: LibraryOption
  @OptionGroup var regions: RegionsOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var ontology: OntologyOption

  func validate() throws {
    if let expected = action.secondArgument, other == nil {
      throw ValidationError("\(action.rawValue) needs \(expected)")
    }
    if action.secondArgument == nil, other != nil {
      throw ValidationError("\(action.rawValue) takes one name")
    }
  }

  func run() throws {
    let session = try LibrarySession.open(library, ontology: ontology, language: language)
    let key = try Self.key(name, in: session)
    var argument = other ?? ""
    switch action {
    case .same, .notSame: argument = try Self.key(argument, in: session).description
    case .retype: argument = try session.labels.type(named: argument, among: Self.types)
    case .rename, .drop, .alias: break
    }
    session.store.close()
    let log = CorrectionLog(
      file: corrections.path(forLibrary: library.path), library: library.path,
      ontology: try regions.adding(to: ontology.load()),
      author: author ?? CorrectionLog.author(in: ProcessInfo.processInfo.environment),
      date: CorrectionLog.today)
    let decision = try log.decide(action, key, argument, because: reason)
    for diagnostic in decision.diagnostics {
      StandardError.write("\(TableRenderer.oneLine(diagnostic.description))\n")
    }
    print(decision.correction.line)
  }

  private static let types = EntityType.mentioned.map(\.rawValue)

  /// The key that a user means; a whole key is taken as it stands, as it may name one of several
  /// people whom the linker takes for one.
  private static func key(_ text: String, in session: LibrarySession) throws -> EntityKey {
    if let key = EntityKey(text), (types + ["article"]).contains(key.type.rawValue) { return key }
    let key = session.graph.key(of: try session.node(named: text))
    guard let known = EntityKey(key) else {
      throw CommandFailure("'\(text)' has the key '\(key)', which no correction can name")
    }
    return known
  }
}
