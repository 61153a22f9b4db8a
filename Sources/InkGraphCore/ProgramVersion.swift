/// The version of the program, which `inkgraph --version` prints.
public enum ProgramVersion {
  /// The version by the rules of semver.org.
  public static let current = "0.1.0"
}
