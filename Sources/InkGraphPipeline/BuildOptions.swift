public import InkGraphCore
public import NewspaperReader

/// What a user decides about a build.
public struct BuildOptions: Sendable {
  /// How many issues are worked on at once, at least 1.
  public var jobs: Int
  /// What the user tells where a masthead is missing.
  public var reading: ReadOptions
  /// The paper's own region by name, such as 青岛市即墨区; nil to take it from the mastheads.
  public var home: String?
  /// Whether issues are removed whose files are not among those that are built.
  public var prunes: Bool

  /// Makes options.
  public init(
    jobs: Int = 1, reading: ReadOptions = ReadOptions(), home: String? = nil, prunes: Bool = false
  ) {
    self.jobs = max(1, jobs)
    self.reading = reading
    self.home = home
    self.prunes = prunes
  }
}

/// How far a build has come.
public struct BuildProgress: Sendable {
  /// What is being done.
  public enum Phase: String, Sendable {
    /// Looking at mastheads.
    case reading
    /// Finding names and statements.
    case extracting
    /// Looking for names that other issues make certain.
    case comparing
    /// Deciding which things of different issues are one.
    case linking
  }

  /// What is being done.
  public var phase: Phase
  /// Files that are done in this phase.
  public var filesDone: Int
  /// Files in all.
  public var filesTotal: Int
  /// Bytes that are done in this phase.
  public var bytesDone: Int
  /// Bytes in all.
  public var bytesTotal: Int
  /// The file at hand.
  public var currentFile: String

  /// Makes a state.
  public init(
    phase: Phase, filesDone: Int, filesTotal: Int, bytesDone: Int, bytesTotal: Int,
    currentFile: String
  ) {
    self.phase = phase
    self.filesDone = filesDone
    self.filesTotal = filesTotal
    self.bytesDone = bytesDone
    self.bytesTotal = bytesTotal
    self.currentFile = currentFile
  }
}

/// What a build did.
public struct BuildReport: Sendable {
  /// Issues that were added or replaced.
  public var saved: [IssueKey] = []
  /// Issues that the library held and that were extracted again, because the paper's name or home
  /// or the program's knowledge is another now.
  public var revised: [IssueKey] = []
  /// Issues that were removed, because their files are gone.
  public var removed: [IssueKey] = []
  /// Whether the user ended the build early; what was saved by then is in the library.
  public var wasInterrupted = false
  /// Whether there was no library and none was made, because no issue was found.
  public var madeNothing = false
  /// Files whose content the library already held.
  public var unchangedFiles = 0
  /// Files from which no issue could be read.
  public var unreadableFiles = 0
  /// What the user should know, in order of files and lines.
  public var diagnostics: [Diagnostic] = []

  /// Makes an empty report.
  public init() {}
}

/// A build that could not be done.
public struct BuildError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, where, and what to do about it.
  public let description: String

  init(_ description: String) { self.description = description }
}
