import ArgumentParser

/// Runs `inkgraph communities`.
struct CommunitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities", abstract: "Find the groups of things that facts hold together.",
    discussion: """
      Communities are those of the Louvain method over facts, weighted by the articles that state \
      them; see the documentation of Graph.communities.
      """)

  @Option(help: "List the community of a thing instead of all communities.")
  var of: String?

  @Option(help: "Above 1 gives more and smaller communities, below 1 fewer and larger ones.")
  var resolution = 1.0

  @Option(help: "The least number of things in a community.")
  var minSize = 3

  @Option(help: "How many members are named.")
  var members = 5

  @Option(help: "The greatest number of rows; 0 for all.")
  var limit = 20

  @OptionGroup var options: AnswerOptions

  func validate() throws {
    if resolution <= 0 { throw ValidationError("--resolution is above 0") }
    if minSize < 1 { throw ValidationError("--min-size is 1 or more") }
    if members < 1 { throw ValidationError("--members is 1 or more") }
  }

  func run() throws {
    let session = try options.openSession()
    let request = CommunitiesAnswer.Request(
      resolution: resolution, minimumSize: minSize, members: members, limit: limit)
    let answer =
      try of.map { try CommunitiesAnswer.members(of: $0, request, in: session) }
      ?? CommunitiesAnswer.make(request, in: session)
    try options.print(answer)
  }
}
