import InkGraphCore

/// The checksums of an issue's row and of the rows of its staff.
enum IssueSums {
  /// The checksum of the columns of a key.
  static func key(_ key: IssueKey) -> RowSum {
    var sum = RowSum()
    sum.add(key.newspaper)
    sum.add(key.date?.description)
    sum.add(key.number)
    return sum
  }

  /// The checksum of what else stands at the head of an issue, with its publishers.
  static func head(of issue: Issue, contentHash: String) -> RowSum {
    var sum = RowSum()
    let texts = [
      issue.weekday, issue.lunarDate, issue.contact.hotline, issue.contact.website,
      issue.contact.email,
      issue.contact.license,
      issue.mastheadText, issue.source, contentHash,
    ]
    for text in texts { sum.add(text) }
    for publisher in issue.publishers {
      sum.add(publisher.name)
      sum.add(publisher.role)
    }
    return sum
  }

  /// The checksum of the editors of an issue.
  static func editors(of issue: Issue) -> RowSum {
    var sum = RowSum()
    for editor in issue.editors {
      sum.add(editor.role)
      sum.add(editor.name)
    }
    return sum
  }
}
