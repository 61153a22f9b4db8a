PRAGMA application_id = 1229867847;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE addedAlias (
  entity TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (entity, name)) WITHOUT ROWID;
CREATE TABLE article (
  issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  place INTEGER NOT NULL, page INTEGER, kind TEXT NOT NULL, byline TEXT,
  continuesOn INTEGER, continuedFrom INTEGER,
  PRIMARY KEY (issue, ordinal)) WITHOUT ROWID;
INSERT INTO "article" VALUES(1,1,0,1,'news',NULL,NULL,NULL);
INSERT INTO "article" VALUES(2,1,0,1,'news',NULL,NULL,NULL);
CREATE TABLE author (
  issue INTEGER NOT NULL, article INTEGER NOT NULL, place INTEGER NOT NULL,
  role TEXT, name TEXT NOT NULL,
  PRIMARY KEY (issue, article, place),
  FOREIGN KEY (issue, article) REFERENCES article ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE block (
  id INTEGER PRIMARY KEY,
  issue INTEGER NOT NULL, article INTEGER NOT NULL, place INTEGER NOT NULL,
  zone TEXT NOT NULL, line INTEGER NOT NULL, text TEXT NOT NULL,
  FOREIGN KEY (issue, article) REFERENCES article ON DELETE CASCADE);
INSERT INTO "block" VALUES(1,1,1,0,'title',5,'水库开工');
INSERT INTO "block" VALUES(2,1,1,1,'body',7,'县水利局局长王建平到场察看，县水利局承担石岭水库除险加固工程。');
INSERT INTO "block" VALUES(3,2,1,0,'title',5,'水库过半');
INSERT INTO "block" VALUES(4,2,1,1,'body',7,'王建平到石岭水库除险加固工程工地。县水利局局长王建平说，工程已经过半。');
CREATE TABLE certainName (
  issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, borrowed INTEGER NOT NULL,
  place INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
  PRIMARY KEY (issue, borrowed, place)) WITHOUT ROWID;
INSERT INTO "certainName" VALUES(1,0,0,'王建平','person');
INSERT INTO "certainName" VALUES(2,0,0,'王建平','person');
CREATE TABLE changedName (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE changedPerson (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE diagnostic (
  issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, place INTEGER NOT NULL,
  severity TEXT NOT NULL, source TEXT NOT NULL, lineNumber INTEGER NOT NULL,
  columnNumber INTEGER NOT NULL, message TEXT NOT NULL,
  PRIMARY KEY (issue, place)) WITHOUT ROWID;
CREATE TABLE editor (
  issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, place INTEGER NOT NULL,
  role TEXT, name TEXT NOT NULL,
  PRIMARY KEY (issue, place)) WITHOUT ROWID;
CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL, name TEXT NOT NULL, qualifier TEXT,
  mentionCount INTEGER NOT NULL, issueCount INTEGER NOT NULL, firstSeen TEXT, lastSeen TEXT);
INSERT INTO "entity" VALUES(1,'agency','县水利局',NULL,3,2,'2025-03-01','2025-03-08');
INSERT INTO "entity" VALUES(2,'person','王建平',NULL,3,2,'2025-03-01','2025-03-08');
INSERT INTO "entity" VALUES(3,'project','石岭水库除险加固工程',NULL,2,2,'2025-03-01','2025-03-08');
CREATE TABLE entityAlias (
  entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE, name TEXT NOT NULL,
  uses INTEGER NOT NULL,
  PRIMARY KEY (entity, name)) WITHOUT ROWID;
INSERT INTO "entityAlias" VALUES(1,'县水利局',2);
INSERT INTO "entityAlias" VALUES(2,'王建平',2);
INSERT INTO "entityAlias" VALUES(3,'石岭水库除险加固工程',2);
CREATE TABLE entityCode (
  entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE, register TEXT NOT NULL,
  code TEXT NOT NULL, uses INTEGER NOT NULL,
  PRIMARY KEY (entity, register, code)) WITHOUT ROWID;
CREATE TABLE evidence (
  statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
  issue INTEGER NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY (statement, issue, place),
  FOREIGN KEY (issue, place) REFERENCES localStatement ON DELETE CASCADE) WITHOUT ROWID;
INSERT INTO "evidence" VALUES(1,1,0);
INSERT INTO "evidence" VALUES(2,1,1);
INSERT INTO "evidence" VALUES(3,2,0);
INSERT INTO "evidence" VALUES(1,2,1);
CREATE TABLE issue (
  id INTEGER PRIMARY KEY,
  newspaper TEXT NOT NULL, date TEXT, number INTEGER,
  weekday TEXT, lunarDate TEXT,
  hotline TEXT, website TEXT, email TEXT, license TEXT,
  mastheadText TEXT NOT NULL, source TEXT NOT NULL, contentHash TEXT NOT NULL,
  examined INTEGER NOT NULL DEFAULT 0);
INSERT INTO "issue" VALUES(1,'今日石岭','2025-03-01',7,'星期六',NULL,NULL,NULL,NULL,NULL,'','7.md','71253fb9c4b22e16-162',1);
INSERT INTO "issue" VALUES(2,'今日石岭','2025-03-08',8,'星期六',NULL,NULL,NULL,NULL,NULL,'','8.md','c7eab14621750853-174',1);
CREATE TABLE libraryName (
  name TEXT NOT NULL, type TEXT NOT NULL, uses INTEGER NOT NULL,
  PRIMARY KEY (name, type)) WITHOUT ROWID;
INSERT INTO "libraryName" VALUES('王建平','person',2);
CREATE TABLE localAlias (
  issue INTEGER NOT NULL, entity INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (issue, entity, place),
  FOREIGN KEY (issue, entity) REFERENCES localEntity ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE localCode (
  issue INTEGER NOT NULL, entity INTEGER NOT NULL, register TEXT NOT NULL, code TEXT NOT NULL,
  PRIMARY KEY (issue, entity, register),
  FOREIGN KEY (issue, entity) REFERENCES localEntity ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE localEntity (
  issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, place INTEGER NOT NULL,
  type TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY (issue, place)) WITHOUT ROWID;
INSERT INTO "localEntity" VALUES(1,0,'agency','县水利局','subject');
INSERT INTO "localEntity" VALUES(1,1,'person','王建平','subject');
INSERT INTO "localEntity" VALUES(1,2,'project','石岭水库除险加固工程','subject');
INSERT INTO "localEntity" VALUES(2,0,'person','王建平','subject');
INSERT INTO "localEntity" VALUES(2,1,'project','石岭水库除险加固工程','subject');
INSERT INTO "localEntity" VALUES(2,2,'agency','县水利局','subject');
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
INSERT INTO "localStatement" VALUES(1,0,1,NULL,'holdsPosition',0,NULL,'局长',1,5,18,'县水利局局长王建平到场察看',11,14,5,9,'post.title-before',0.947);
INSERT INTO "localStatement" VALUES(1,1,0,NULL,'undertakes',2,NULL,NULL,1,19,35,'县水利局承担石岭水库除险加固工程',19,23,25,35,'undertakes.verb',9.20222222222222274723e-01);
INSERT INTO "localStatement" VALUES(2,0,0,NULL,'relatesTo',1,NULL,NULL,1,5,21,'王建平到石岭水库除险加固工程工地',5,8,9,19,'relates.visit',8.83162393162393200007e-01);
INSERT INTO "localStatement" VALUES(2,1,0,NULL,'holdsPosition',2,NULL,'局长',1,22,32,'县水利局局长王建平说',28,31,22,26,'post.title-before',0.947);
CREATE TABLE localTitle (
  issue INTEGER NOT NULL, entity INTEGER NOT NULL, place INTEGER NOT NULL, title TEXT NOT NULL,
  PRIMARY KEY (issue, entity, place),
  FOREIGN KEY (issue, entity) REFERENCES localEntity ON DELETE CASCADE) WITHOUT ROWID;
INSERT INTO "localTitle" VALUES(1,1,0,'局长');
INSERT INTO "localTitle" VALUES(2,0,0,'局长');
CREATE TABLE mention (
  issue INTEGER NOT NULL, place INTEGER NOT NULL, article INTEGER NOT NULL,
  zone TEXT NOT NULL, spanStart INTEGER NOT NULL, spanEnd INTEGER NOT NULL,
  surface TEXT NOT NULL, type TEXT NOT NULL, score REAL NOT NULL, source TEXT NOT NULL,
  entity INTEGER NOT NULL,
  PRIMARY KEY (issue, place),
  FOREIGN KEY (issue, article) REFERENCES article ON DELETE CASCADE,
  FOREIGN KEY (issue, entity) REFERENCES localEntity ON DELETE CASCADE) WITHOUT ROWID;
INSERT INTO "mention" VALUES(1,0,1,'body',5,9,'县水利局','agency',0.937968085106383,'body.level',0);
INSERT INTO "mention" VALUES(1,1,1,'body',11,14,'王建平','person',0.949,'person.tagger',1);
INSERT INTO "mention" VALUES(1,2,1,'body',19,23,'县水利局','agency',0.937968085106383,'body.level',0);
INSERT INTO "mention" VALUES(1,3,1,'body',25,35,'石岭水库除险加固工程','project',8.44726415094339544431e-01,'project.repeated',2);
INSERT INTO "mention" VALUES(2,0,1,'body',5,8,'王建平','person',0.949,'person.tagger',0);
INSERT INTO "mention" VALUES(2,1,1,'body',9,19,'石岭水库除险加固工程','project',8.44726415094339544431e-01,'project.repeated',1);
INSERT INTO "mention" VALUES(2,2,1,'body',22,26,'县水利局','agency',0.937968085106383,'body.level',2);
INSERT INTO "mention" VALUES(2,3,1,'body',28,31,'王建平','person',0.949,'person.tagger',0);
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "meta" VALUES('format','InkGraph library');
INSERT INTO "meta" VALUES('linked','yes');
INSERT INTO "meta" VALUES('stamp','8b8780948d095653');
CREATE TABLE publisher (
  issue INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE, place INTEGER NOT NULL,
  name TEXT NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY (issue, place)) WITHOUT ROWID;
CREATE TABLE resolution (
  issue INTEGER NOT NULL, place INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE, named INTEGER NOT NULL,
  PRIMARY KEY (issue, place),
  FOREIGN KEY (issue, place) REFERENCES localEntity ON DELETE CASCADE) WITHOUT ROWID;
INSERT INTO "resolution" VALUES(1,0,1,1);
INSERT INTO "resolution" VALUES(2,2,1,1);
INSERT INTO "resolution" VALUES(1,1,2,1);
INSERT INTO "resolution" VALUES(2,0,2,1);
INSERT INTO "resolution" VALUES(1,2,3,1);
INSERT INTO "resolution" VALUES(2,1,3,1);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "setting" VALUES('knowledge','ed0a32afdda01cf2');
INSERT INTO "setting" VALUES('linking','4cf84bcd439cf114');
CREATE TABLE skeleton (
  issue INTEGER PRIMARY KEY REFERENCES issue ON DELETE CASCADE,
  part BLOB NOT NULL, entities BLOB);
INSERT INTO "skeleton" VALUES(1,X'07066167656E63790CE58EBFE6B0B4E588A9E5B18006706572736F6E09E78E8BE5BBBAE5B9B306E5B180E995BF0770726F6A6563741EE79FB3E5B2ADE6B0B4E5BA93E999A4E999A9E58AA0E59BBAE5B7A5E7A88B030001000002030001040506000001000100010101',X'03010203');
INSERT INTO "skeleton" VALUES(2,X'0706706572736F6E09E78E8BE5BBBAE5B9B306E5B180E995BF0770726F6A6563741EE79FB3E5B2ADE6B0B4E5BA93E999A4E999A9E58AA0E59BBAE5B7A5E7A88B066167656E63790CE58EBFE6B0B4E588A9E5B180030001000102030400000506000001000002010001',X'03020301');
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
INSERT INTO "statement" VALUES(1,2,NULL,NULL,'holdsPosition',1,NULL,NULL,'局长','2025-03-01','2025-03-08',0.947);
INSERT INTO "statement" VALUES(2,1,NULL,NULL,'undertakes',3,NULL,NULL,NULL,'2025-03-01','2025-03-01',9.20222222222222274723e-01);
INSERT INTO "statement" VALUES(3,2,NULL,NULL,'relatesTo',3,NULL,NULL,NULL,'2025-03-08','2025-03-08',8.83162393162393200007e-01);
CREATE UNIQUE INDEX issueByKey ON issue (newspaper, ifnull(date, ''), ifnull(number, ''));
CREATE INDEX issueByContentHash ON issue (contentHash);
CREATE UNIQUE INDEX blockByArticle ON block (issue, article, place);
CREATE INDEX mentionByEntity ON mention (issue, entity);
CREATE INDEX entityByName ON entity (name, type);
CREATE INDEX entityAliasByName ON entityAlias (name);
CREATE INDEX resolutionByEntity ON resolution (entity, named);
CREATE INDEX statementBySubject ON statement (
  subjectEntity, predicate, objectEntity, objectIssue, objectArticle, qualifier);
CREATE INDEX statementByObject ON statement (objectEntity);
CREATE INDEX statementBySubjectIssue ON statement (subjectIssue, subjectArticle);
CREATE INDEX statementByObjectIssue ON statement (objectIssue);
CREATE INDEX evidenceByIssue ON evidence (issue, place);
CREATE INDEX issueByNumber ON issue (newspaper, number);
CREATE INDEX certainNameByName ON certainName (name, borrowed);
CREATE VIRTUAL TABLE articleText USING fts5(
  pairs, content = '', detail = 'none', columnsize = 0, tokenize = 'ascii');
COMMIT;
