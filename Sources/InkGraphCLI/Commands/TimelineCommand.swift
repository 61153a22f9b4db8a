import ArgumentParser
import InkGraphCore

/// Runs `inkgraph timeline NAME [NAME]`.
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Show month by month in how many articles a thing, or a pair, stands.")

  @Argument(help: "A name, an alias or a key.", completion: .entityName)
  var name: String

  @Argument(help: "Another one; then articles count that name both.", completion: .entityName)
  var other: String?

  @Option(
    help: ArgumentHelp("Also draw the bars into a file, as SVG.", valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var svg: String?

  @OptionGroup var options: AnswerOptions

  func run() throws {
    let session = try options.openSession()
    let nodes = try ([name] + [other].compactMap(\.self)).map { try session.node(named: $0) }
    let title = nodes.map { NodeTable.shownName($0, in: session) }.joined(separator: " + ")
    let months = TimelineAnswer.months(of: nodes, in: session.graph)
    if let svg {
      let file = try OutputFile(path: svg)
      try file.write(TimelinePicture.svg(months, title: title))
      try file.finish()
    }
    try options.print(TimelineAnswer.make(months, of: title))
  }
}
