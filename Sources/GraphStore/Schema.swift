import GRDB

/// The tables of a library file.
///
/// Issues, articles with their texts, entities and statements are rows that any tool can read; what is
/// only ever asked for with its issue is packed into a blob with a checksum (`FindingCoder`).
/// Everything of one issue is addressed by the issue's number and a place inside it, as the values
/// of `InkGraphCore` do, so an issue can be replaced without touching another. Spans count Unicode
/// scalars. Rows that say what no packed bytes say carry a checksum (`RowSum`), of their own or
/// together with that of a blob. A text that holds the character NUL, which SQLite's text functions do not carry, stands
/// as a blob of its UTF-8 bytes.
enum Schema {
  /// The version that this program writes; `PRAGMA user_version` of the file.
  static let version = 4

  /// `INKG`, the mark of a library in SQLite's header; `PRAGMA application_id` of the file.
  static let applicationID = 0x494E_4B47

  /// Makes all tables of the newest version in an empty file, in one transaction.
  static func create(in database: Database) throws {
    try database.inTransaction(.immediate) {
      try database.execute(sql: general)
      try database.execute(sql: issues)
      try database.execute(sql: linked)
      try database.execute(
        sql: """
          INSERT INTO meta VALUES
            ('format', 'InkGraph library'), ('linked', 'no'), ('stamp', '0')
          """)
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: "PRAGMA user_version = \(version)")
      return .commit
    }
  }

  private static let general = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """

  /// The columns of `IssueSums`.
  static let issueSums = [
    "keySum INTEGER NOT NULL DEFAULT 0", "headSum INTEGER NOT NULL DEFAULT 0",
    "editorSum INTEGER NOT NULL DEFAULT 0",
  ]

  private static let issues = """
    CREATE TABLE issue (
      id INTEGER PRIMARY KEY,
      newspaper TEXT NOT NULL, date TEXT, number INTEGER,
      weekday TEXT, lunarDate TEXT,
      hotline TEXT, website TEXT, email TEXT, license TEXT,
      mastheadText TEXT NOT NULL, source TEXT NOT NULL, contentHash TEXT NOT NULL,
      examined INTEGER NOT NULL DEFAULT 0,
      \(issueSums.joined(separator: ", ")));
    CREATE UNIQUE INDEX issueByKey ON issue (newspaper, ifnull(date, ''), ifnull(number, ''));
    CREATE INDEX issueByContentHash ON issue (contentHash);

    CREATE TABLE publisher (
      issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, place INTEGER NOT NULL,
      name TEXT NOT NULL, role TEXT NOT NULL,
      PRIMARY KEY (issue, place)) WITHOUT ROWID;

    CREATE TABLE editor (
      issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, place INTEGER NOT NULL,
      role TEXT, name TEXT NOT NULL,
      PRIMARY KEY (issue, place)) WITHOUT ROWID;

    \(found)
    \(names)
    """

  /// The names that issues make certain, for the second pass, and what changed since the last one.
  static let names = """
    CREATE TABLE libraryName (
      name TEXT NOT NULL, type TEXT NOT NULL, uses INTEGER NOT NULL,
      PRIMARY KEY (name, type)) WITHOUT ROWID;
    CREATE TABLE changedName (name TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE changedPerson (name TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE INDEX issueByNumber ON issue (newspaper, number);
    """

  /// The articles, what was found in them, and what is kept so that nobody need read them all.
  ///
  /// Skeletons serve linking, pairs of characters searching. Drafts
  /// are what a build has in hand, for the next one if it is killed.
  static let found = """
    CREATE TABLE article (
      id INTEGER PRIMARY KEY,
      issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, ordinal INTEGER NOT NULL,
      place INTEGER NOT NULL, page INTEGER, kind TEXT NOT NULL, byline TEXT,
      continuesOn INTEGER, continuedFrom INTEGER, layout BLOB NOT NULL, text TEXT NOT NULL);
    CREATE UNIQUE INDEX articleByIssue ON article (issue, ordinal);

    CREATE TABLE finding (
      issue INTEGER PRIMARY KEY REFERENCES issue ON DELETE CASCADE,
      mentions INTEGER NOT NULL, statements INTEGER NOT NULL, part BLOB NOT NULL);
    CREATE TABLE skeleton (
      issue INTEGER PRIMARY KEY REFERENCES issue ON DELETE CASCADE,
      part BLOB NOT NULL, entities BLOB, statements BLOB);

    CREATE TABLE textSegment (
      id INTEGER PRIMARY KEY, level INTEGER NOT NULL, firstBlock INTEGER NOT NULL,
      firstPairs BLOB NOT NULL);
    CREATE TABLE textBlock (id INTEGER PRIMARY KEY, data BLOB NOT NULL);

    CREATE TABLE draft (name TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
    """

  /// The linked result.
  ///
  /// Rows of entities and statements keep their numbers while issues come and
  /// go, so their order says nothing; what an issue adds to counts and days is added and taken away
  /// by `LinkWriter`. `uses` holds the names and codes of an entity with the number of issues that
  /// give them (`EntityUses`), `hash` is that of what tells a statement from others.
  static let linked = """
    CREATE TABLE entity (
      id INTEGER PRIMARY KEY,
      type TEXT NOT NULL, name TEXT NOT NULL, qualifier TEXT,
      mentionCount INTEGER NOT NULL, issueCount INTEGER NOT NULL, firstSeen TEXT, lastSeen TEXT,
      uses BLOB NOT NULL);
    CREATE INDEX entityByName ON entity (name, type);

    CREATE TABLE addedAlias (
      entity TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (entity, name)) WITHOUT ROWID;

    CREATE TABLE resolution (
      entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
      issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, named INTEGER NOT NULL,
      PRIMARY KEY (entity, issue)) WITHOUT ROWID;

    CREATE TABLE statement (
      id INTEGER PRIMARY KEY, hash INTEGER NOT NULL,
      subjectEntity INTEGER REFERENCES entity ON DELETE CASCADE,
      subjectIssue INTEGER REFERENCES issue ON DELETE CASCADE, subjectArticle INTEGER,
      predicate TEXT NOT NULL,
      objectEntity INTEGER REFERENCES entity ON DELETE CASCADE,
      objectIssue INTEGER REFERENCES issue ON DELETE CASCADE, objectArticle INTEGER,
      qualifier TEXT, firstSeen TEXT, lastSeen TEXT, score REAL NOT NULL,
      sum INTEGER NOT NULL,
      CHECK ((subjectEntity IS NULL) <> (subjectIssue IS NULL)),
      CHECK ((objectEntity IS NULL) <> (objectIssue IS NULL)),
      CHECK ((subjectIssue IS NULL) = (subjectArticle IS NULL)),
      CHECK ((objectIssue IS NULL) = (objectArticle IS NULL)));
    CREATE INDEX statementByHash ON statement (hash);

    CREATE TABLE evidence (
      statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
      issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, place INTEGER NOT NULL,
      score REAL NOT NULL,
      PRIMARY KEY (statement, issue, place)) WITHOUT ROWID;
    """
}
