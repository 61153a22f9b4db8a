internal import InkGraphCore

/// The full foreign names of an article, for the short ones that follow them: 马尔尚 after
/// 埃洛迪·马尔尚.
struct ForeignNames {
  /// For each part of a full name the full names that have it.
  private var names: [ByteText: Set<String>] = [:]

  init(_ mentions: [Mention]) {
    for mention in mentions
    where mention.type == .person
      && mention.surface.unicodeScalars.contains(where: Self.dots.contains)
    {
      let name = mention.surface.squeezed
      let parts = name.unicodeScalars.split { Self.dots.contains($0) }
      guard parts.count > 1 else { continue }
      for part in parts where part.count > 1 {
        names[ByteText(String(part)), default: []].insert(name)
      }
    }
  }

  /// The full name that a short one stands for; the name itself if none or several of the article's
  /// full names have it as a part.
  func full(of name: String) -> String {
    guard !names.isEmpty, let full = names[ByteText(name)], full.count == 1 else { return name }
    return full.first ?? name
  }

  private static let dots: ScalarSet = "·•・‧．"
}
