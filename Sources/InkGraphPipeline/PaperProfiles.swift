internal import InkGraphCore
internal import Ontology

/// What all issues of a paper together tell that one issue may lack: its name and its home.
///
/// A page whose name is only a logo takes the name from another issue with the same licence; an
/// issue without a masthead takes the home region from the others.
///
/// **Invariant:** depends on the set of issues alone.
struct PaperProfiles {
  private var nameVotes: [String: [String: Int]] = [:]
  private var homeVotes: [String: [String: Int]] = [:]
  private var licenseHomes: [String: [String: Int]] = [:]

  /// Takes note of an issue's masthead.
  mutating func note(newspaper: String, license: String?, home: String?) {
    if let license, !newspaper.isEmpty {
      nameVotes[license, default: [:]][newspaper, default: 0] += 1
    }
    guard let home else { return }
    if !newspaper.isEmpty { homeVotes[newspaper, default: [:]][home, default: 0] += 1 }
    if let license { licenseHomes[license, default: [:]][home, default: 0] += 1 }
  }

  /// The name of the paper with this licence, if any issue prints it.
  func name(forLicense license: String?) -> String? {
    license.flatMap { Self.winner(nameVotes[$0]) }
  }

  /// The home region of a paper.
  func home(of newspaper: String, license: String?) -> String? {
    Self.winner(homeVotes[newspaper]) ?? license.flatMap { Self.winner(licenseHomes[$0]) }
  }

  /// The value with most votes; of equals the first by its bytes.
  private static func winner(_ votes: [String: Int]?) -> String? {
    votes?.max { left, right in
      left.value != right.value
        ? left.value < right.value : right.key.precedesByScalars(left.key)
    }?.key
  }
}
