import GRDB

/// The tables of a library file.
///
/// Everything of one issue is addressed by the issue's number and a place inside it, as the values
/// of `InkGraphCore` do, so an issue can be replaced without touching another. Spans count Unicode
/// scalars. A text that holds the character NUL, which SQLite's text functions do not carry, stands
/// as a blob of its UTF-8 bytes.
enum Schema {
  /// The version that this program writes; `PRAGMA user_version` of the file.
  static let version = 2

  /// `INKG`, the mark of a library in SQLite's header; `PRAGMA application_id` of the file.
  static let applicationID = 0x494E_4B47

  /// The tables that hold what was found in issues, in the order in which they are emptied.
  static let findingTables = [
    "resolution", "evidence", "skeleton", "diagnostic", "localStatement", "mention", "localAlias",
    "localCode", "localTitle", "localEntity", "certainName",
  ]

  /// The tables that hold the texts of issues, in the order in which they are emptied.
  static let textTables = ["author", "block", "article", "editor", "publisher"]

  /// Makes all tables of the newest version in an empty file, in one transaction.
  static func create(in database: Database) throws {
    try database.inTransaction(.immediate) {
      try database.execute(sql: general)
      try database.execute(sql: issues)
      try database.execute(sql: linked)
      try database.execute(sql: indexes)
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

  private static let issues = """
    CREATE TABLE issue (
      id INTEGER PRIMARY KEY,
      newspaper TEXT NOT NULL, date TEXT, number INTEGER,
      weekday TEXT, lunarDate TEXT,
      hotline TEXT, website TEXT, email TEXT, license TEXT,
      mastheadText TEXT NOT NULL, source TEXT NOT NULL, contentHash TEXT NOT NULL,
      examined INTEGER NOT NULL DEFAULT 0);
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

    CREATE TABLE article (
      issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, ordinal INTEGER NOT NULL,
      place INTEGER NOT NULL, page INTEGER, kind TEXT NOT NULL, byline TEXT,
      continuesOn INTEGER, continuedFrom INTEGER,
      PRIMARY KEY (issue, ordinal)) WITHOUT ROWID;

    CREATE TABLE block (
      id INTEGER PRIMARY KEY,
      issue INTEGER NOT NULL, article INTEGER NOT NULL, place INTEGER NOT NULL,
      zone TEXT NOT NULL, line INTEGER NOT NULL, text TEXT NOT NULL,
      FOREIGN KEY (issue, article) REFERENCES article ON DELETE CASCADE);
    CREATE UNIQUE INDEX blockByArticle ON block (issue, article, place);

    CREATE TABLE author (
      issue INTEGER NOT NULL, article INTEGER NOT NULL, place INTEGER NOT NULL,
      role TEXT, name TEXT NOT NULL,
      PRIMARY KEY (issue, article, place),
      FOREIGN KEY (issue, article) REFERENCES article ON DELETE CASCADE) WITHOUT ROWID;

    CREATE TABLE localEntity (
      issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, place INTEGER NOT NULL,
      type TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
      PRIMARY KEY (issue, place)) WITHOUT ROWID;

    CREATE TABLE localCode (
      issue INTEGER NOT NULL, entity INTEGER NOT NULL, register TEXT NOT NULL, code TEXT NOT NULL,
      PRIMARY KEY (issue, entity, register),
      FOREIGN KEY (issue, entity) REFERENCES localEntity ON DELETE CASCADE) WITHOUT ROWID;


    \(certainNames)
    CREATE TABLE localAlias (
      issue INTEGER NOT NULL, entity INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
      PRIMARY KEY (issue, entity, place),
      FOREIGN KEY (issue, entity) REFERENCES localEntity ON DELETE CASCADE) WITHOUT ROWID;
    CREATE TABLE localTitle (
      issue INTEGER NOT NULL, entity INTEGER NOT NULL, place INTEGER NOT NULL, title TEXT NOT NULL,
      PRIMARY KEY (issue, entity, place),
      FOREIGN KEY (issue, entity) REFERENCES localEntity ON DELETE CASCADE) WITHOUT ROWID;

    CREATE TABLE mention (
      issue INTEGER NOT NULL, place INTEGER NOT NULL, article INTEGER NOT NULL,
      zone TEXT NOT NULL, spanStart INTEGER NOT NULL, spanEnd INTEGER NOT NULL,
      surface TEXT NOT NULL, type TEXT NOT NULL, score REAL NOT NULL, source TEXT NOT NULL,
      entity INTEGER NOT NULL,
      PRIMARY KEY (issue, place),
      FOREIGN KEY (issue, article) REFERENCES article ON DELETE CASCADE,
      FOREIGN KEY (issue, entity) REFERENCES localEntity ON DELETE CASCADE) WITHOUT ROWID;
    CREATE INDEX mentionByEntity ON mention (issue, entity);

    CREATE TABLE localStatement (
      issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, place INTEGER NOT NULL,
      subjectEntity INTEGER, subjectArticle INTEGER, predicate TEXT NOT NULL,
      objectEntity INTEGER, objectArticle INTEGER, qualifier TEXT,
      article INTEGER NOT NULL, spanStart INTEGER NOT NULL, spanEnd INTEGER NOT NULL,
      text TEXT NOT NULL,
      subjectStart INTEGER, subjectEnd INTEGER, objectStart INTEGER, objectEnd INTEGER,
      rule TEXT NOT NULL, score REAL NOT NULL,
      PRIMARY KEY (issue, place),
      FOREIGN KEY (issue, subjectEntity) REFERENCES localEntity ON DELETE CASCADE,
      FOREIGN KEY (issue, objectEntity) REFERENCES localEntity ON DELETE CASCADE,
      CHECK ((subjectEntity IS NULL) <> (subjectArticle IS NULL)),
      CHECK ((objectEntity IS NULL) <> (objectArticle IS NULL))) WITHOUT ROWID;

    CREATE TABLE diagnostic (
      issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, place INTEGER NOT NULL,
      severity TEXT NOT NULL, source TEXT NOT NULL, lineNumber INTEGER NOT NULL,
      columnNumber INTEGER NOT NULL, message TEXT NOT NULL,
      PRIMARY KEY (issue, place)) WITHOUT ROWID;
    """

  /// The names that issues make certain, and those that they borrow.
  ///
  /// The columns of the key stand first: SQLite 3.40 finds missing values in a table without row
  /// numbers where they do not, and takes a sound file for damaged.
  static let certainNames = """
    CREATE TABLE certainName (
      issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, borrowed INTEGER NOT NULL,
      place INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
      PRIMARY KEY (issue, borrowed, place)) WITHOUT ROWID;
    """

  /// The linked result.
  ///
  /// Rows of entities and statements keep their numbers while issues come and
  /// go, so their order says nothing; what an issue adds to counts and days is added and taken away
  /// by `LinkWriter`.
  static let linked = """
    CREATE TABLE entity (
      id INTEGER PRIMARY KEY,
      type TEXT NOT NULL, name TEXT NOT NULL, qualifier TEXT,
      mentionCount INTEGER NOT NULL, issueCount INTEGER NOT NULL, firstSeen TEXT, lastSeen TEXT);
    CREATE INDEX entityByName ON entity (name, type);

    CREATE TABLE entityAlias (
      entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE, name TEXT NOT NULL,
      uses INTEGER NOT NULL,
      PRIMARY KEY (entity, name)) WITHOUT ROWID;
    CREATE INDEX entityAliasByName ON entityAlias (name);

    CREATE TABLE addedAlias (
      entity TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (entity, name)) WITHOUT ROWID;

    CREATE TABLE entityCode (
      entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE, register TEXT NOT NULL,
      code TEXT NOT NULL, uses INTEGER NOT NULL,
      PRIMARY KEY (entity, register, code)) WITHOUT ROWID;

    CREATE TABLE resolution (
      issue INTEGER NOT NULL, place INTEGER NOT NULL,
      entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE, named INTEGER NOT NULL,
      PRIMARY KEY (issue, place),
      FOREIGN KEY (issue, place) REFERENCES localEntity ON DELETE CASCADE) WITHOUT ROWID;
    CREATE INDEX resolutionByEntity ON resolution (entity, named);

    CREATE TABLE statement (
      id INTEGER PRIMARY KEY,
      subjectEntity INTEGER REFERENCES entity ON DELETE CASCADE,
      subjectIssue INTEGER REFERENCES issue ON DELETE CASCADE, subjectArticle INTEGER,
      predicate TEXT NOT NULL,
      objectEntity INTEGER REFERENCES entity ON DELETE CASCADE,
      objectIssue INTEGER REFERENCES issue ON DELETE CASCADE, objectArticle INTEGER,
      qualifier TEXT, firstSeen TEXT, lastSeen TEXT, score REAL NOT NULL,
      CHECK ((subjectEntity IS NULL) <> (subjectIssue IS NULL)),
      CHECK ((objectEntity IS NULL) <> (objectIssue IS NULL)),
      CHECK ((subjectIssue IS NULL) = (subjectArticle IS NULL)),
      CHECK ((objectIssue IS NULL) = (objectArticle IS NULL)));
    CREATE INDEX statementBySubject ON statement (
      subjectEntity, predicate, objectEntity, objectIssue, objectArticle, qualifier);
    CREATE INDEX statementByObject ON statement (objectEntity);
    CREATE INDEX statementBySubjectIssue ON statement (subjectIssue, subjectArticle);
    CREATE INDEX statementByObjectIssue ON statement (objectIssue);

    CREATE TABLE evidence (
      statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
      issue INTEGER NOT NULL, place INTEGER NOT NULL,
      PRIMARY KEY (statement, issue, place),
      FOREIGN KEY (issue, place) REFERENCES localStatement ON DELETE CASCADE) WITHOUT ROWID;
    CREATE INDEX evidenceByIssue ON evidence (issue, place);
    """

  /// What is kept beside the issues so that a build or a search need not read them all: skeletons
  /// for linking, names for the second pass, and the texts by pairs of characters.
  ///
  /// The index merges its parts seldom and in large pages, which halves what adding an issue to it
  /// costs.
  static let indexes = """
    CREATE TABLE skeleton (
      issue INTEGER PRIMARY KEY REFERENCES issue ON DELETE CASCADE,
      part BLOB NOT NULL, entities BLOB);
    CREATE TABLE libraryName (
      name TEXT NOT NULL, type TEXT NOT NULL, uses INTEGER NOT NULL,
      PRIMARY KEY (name, type)) WITHOUT ROWID;
    CREATE TABLE changedName (name TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE changedPerson (name TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE INDEX issueByNumber ON issue (newspaper, number);
    CREATE INDEX certainNameByName ON certainName (name, borrowed);
    CREATE VIRTUAL TABLE articleText USING fts5(
      pairs, content = '', detail = 'none', columnsize = 0, tokenize = 'ascii');
    INSERT INTO articleText (articleText, rank)
      VALUES ('automerge', 16), ('pgsz', 16000), ('hashsize', 16000000);
    """
}
