import GraphQuery
import InkGraphCore

/// Writes during which time someone held a post, and what tells it.
struct TenureText {
  let language: Language

  /// `2024-09-10 至 2025-03-11（免去）`: days that a text states say so, others are those of issues.
  func time(_ tenure: Tenure) -> String {
    var parts: [String] = []
    if let day = tenure.appointed {
      parts.append(phrase("\(day)（任命）", "\(day) (appointed)"))
    } else if let day = tenure.firstSeen {
      parts.append(phrase("\(day)（首见）", "\(day) (first seen)"))
    }
    if let day = tenure.removed {
      parts.append(phrase("\(day)（免去）", "\(day) (removed)"))
    } else if let day = tenure.lastSeen, day != tenure.firstSeen || tenure.appointed != nil {
      parts.append(phrase("\(day)（末见）", "\(day) (last seen)"))
    }
    if let day = tenure.formerSince, tenure.removed == nil {
      parts.append(phrase("\(day) 已卸任", "left by \(day)"))
    }
    return parts.joined(separator: phrase(" 至 ", " to "))
  }

  /// How sure it is that a post is held on a day.
  func standing(_ standing: Tenure.Standing) -> String {
    switch standing {
    case .shown: phrase("在任", "in office")
    case .presumed: phrase("应在任", "presumably in office")
    }
  }

  private func phrase(_ chinese: String, _ english: String) -> String {
    Phrase(chinese, english).text(in: language)
  }
}
