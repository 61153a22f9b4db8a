/// What tells one issue from every other.
public struct IssueKey: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// The newspaper's name.
  public let newspaper: String
  /// The date of the issue, where known.
  public let date: CalendarDate?
  /// The number of the issue, where known.
  public let number: Int?

  /// Makes a key.
  public init(newspaper: String, date: CalendarDate?, number: Int?) {
    self.newspaper = newspaper
    self.date = date
    self.number = number
  }

  /// The short name inside its newspaper: the number, else the date, else `undated`.
  public var shortName: String {
    number.map(String.init) ?? date?.description ?? "undated"
  }

  /// The issue as `新即墨/3324`.
  public var description: String { "\(newspaper)/\(shortName)" }

  /// Orders by date, newspaper and number; an undated issue stands first.
  public static func < (left: IssueKey, right: IssueKey) -> Bool {
    if left.date != right.date {
      guard let leftDate = left.date else { return true }
      guard let rightDate = right.date else { return false }
      return leftDate < rightDate
    }
    if left.newspaper != right.newspaper {
      return left.newspaper.precedesByScalars(right.newspaper)
    }
    return (left.number ?? -1) < (right.number ?? -1)
  }
}

/// One number of a newspaper, as a reader understood it.
public struct Issue: Hashable, Sendable, Codable {
  /// The newspaper's name, from the masthead.
  public var newspaper: String
  /// The running number, where printed.
  public var number: Int?
  /// The Gregorian date.
  public var date: CalendarDate?
  /// The day of the week as printed: `星期三`.
  public var weekday: String?
  /// The lunar date as printed: `农历六月初八`.
  public var lunarDate: String?
  /// Sponsors and editor-publishers, in printed order.
  public var publishers: [Publisher]
  /// Editors and other staff named at the foot of the page.
  public var editors: [Credit]
  /// Hotline, addresses and licence.
  public var contact: Contact
  /// The lines of masthead and credits that name bodies or staff, joined by line feeds.
  ///
  /// It is the text that evidence of the masthead cites.
  public var mastheadText: String
  /// The articles in reading order.
  public var articles: [Article]
  /// The path of the file that was read, as the user gave it.
  public var source: String

  /// Makes an issue; everything but the name can be filled in later.
  public init(
    newspaper: String, number: Int? = nil, date: CalendarDate? = nil, weekday: String? = nil,
    lunarDate: String? = nil, publishers: [Publisher] = [], editors: [Credit] = [],
    contact: Contact = Contact(), mastheadText: String = "", articles: [Article] = [],
    source: String = ""
  ) {
    self.newspaper = newspaper
    self.number = number
    self.date = date
    self.weekday = weekday
    self.lunarDate = lunarDate
    self.publishers = publishers
    self.editors = editors
    self.contact = contact
    self.mastheadText = mastheadText
    self.articles = articles
    self.source = source
  }

  /// What tells this issue from every other.
  public var key: IssueKey { IssueKey(newspaper: newspaper, date: date, number: number) }
}

/// A body that sponsors or publishes a newspaper, as the masthead prints it.
public struct Publisher: Hashable, Sendable, Codable {
  /// The name as printed.
  public var name: String
  /// What it does: `主办` or `编辑出版`.
  public var role: String

  /// Makes a publisher.
  public init(name: String, role: String) {
    self.name = name
    self.role = role
  }
}

/// A person named for work on the paper: an author or an editor.
public struct Credit: Hashable, Sendable, Codable {
  /// What the person did, as printed: `责编`, `记者`, `通讯员`, `摄影`; nil for a bare byline.
  public var role: String?
  /// The name without inner spaces.
  public var name: String

  /// Makes a credit.
  public init(role: String? = nil, name: String) {
    self.role = role
    self.name = name
  }
}

/// How readers reach the paper, normalised to ASCII.
public struct Contact: Hashable, Sendable, Codable {
  /// The telephone number for news.
  public var hotline: String?
  /// The address of the online edition.
  public var website: String?
  /// The address for contributions.
  public var email: String?
  /// The licence, as printed: `鲁连内资第B0022号`.
  public var license: String?

  /// Makes a contact.
  public init(
    hotline: String? = nil, website: String? = nil, email: String? = nil, license: String? = nil
  ) {
    self.hotline = hotline
    self.website = website
    self.email = email
    self.license = license
  }
}
