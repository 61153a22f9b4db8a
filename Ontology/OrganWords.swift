internal import InkGraphCore

/// Organ words that, after a body was named, stand for it alone: 管委, 工作队, 团组.
public enum OrganWords {
  /// Words of one kind of body, longest first in each kind.
  public static let kinds: [[String]] = [
    ["管理委员会", "管委会", "管委"],
    [
      "帮扶工作团", "工作专班", "工作团", "工作队", "工作组", "帮扶队", "督导组", "团组", "专班",
    ],
    ["指挥部"], ["合作社"], ["党工委", "工委"], ["街道办事处", "街道办"],
  ]

  /// Endings of teams, which are sent from one region and are called as printed.
  public static let teams: [String] = [
    "工作团", "工作队", "工作组", "专班", "团组", "帮扶队", "指挥部",
  ]

  /// Endings of the committees of functional areas.
  public static let committees: [String] = ["管理委员会", "管委会", "管委"]

  /// The kind of a name by its ending; nil if it ends in no organ word.
  public static func kind(of name: String) -> [String]? {
    kinds.first { kind in kind.contains { name.hasScalarSuffix($0) } }
  }
}
