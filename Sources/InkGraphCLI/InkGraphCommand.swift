import ArgumentParser
import InkGraphCore

/// The program: a list of commands.
struct InkGraphCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inkgraph",
    abstract: "Turns issues of Chinese newspapers into a knowledge graph and answers questions.",
    discussion: """
      Build a library from newspaper files, then ask it:

        inkgraph build issues/ --into news.inkgraph
        inkgraph related 滨河路大修 --type agency
        inkgraph path 王芳 临渡路桥公司
        inkgraph export --format graphml -o news.graphml

      NAME is a name, an alias, a part of one, or a key such as person/张伟. Answers go to the \
      standard output; everything else goes to the standard error output. The program ends with 0 \
      after success, 1 after a failure, 64 after wrong usage and 130 after Ctrl-C.
      """,
    version: ProgramVersion.current,
    groupedSubcommands: [
      CommandGroup(
        name: "Making a library",
        subcommands: [
          BuildCommand.self, WatchCommand.self, ExtractCommand.self, MergeCommand.self,
          CorrectCommand.self, ReviewCommand.self, VerifyCommand.self, BackupCommand.self,
          ExportCommand.self, ImportCommand.self,
        ]),
      CommandGroup(
        name: "Asking about things",
        subcommands: [
          FindCommand.self, ShowCommand.self, NeighborsCommand.self, RelatedCommand.self,
          PathCommand.self, TraceCommand.self, WhoCommand.self, WhyCommand.self,
          SearchCommand.self, TimelineCommand.self, QueryCommand.self, ShellCommand.self,
        ]),
      CommandGroup(
        name: "Looking at the whole",
        subcommands: [
          StatsCommand.self, TopCommand.self, CommunitiesCommand.self, CompareCommand.self,
          IssuesCommand.self, ReadCommand.self, SchemaCommand.self,
        ]),
      CommandGroup(
        name: "Working on texts",
        subcommands: [RecognizeCommand.self, EvaluateCommand.self, TrainCommand.self]),
    ])
}
