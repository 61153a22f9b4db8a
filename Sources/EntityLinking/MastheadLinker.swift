internal import InkGraphCore
internal import Ontology

/// Links what the masthead, the credits and the bylines say: who publishes, who edits, who wrote.
struct MastheadLinker {
  private let linker: IssueLinker
  private let issue: Issue
  private let home: Int?
  private let masthead: [Unicode.Scalar]

  init(_ linker: IssueLinker, issue: Issue, home: Int?) {
    self.linker = linker
    self.issue = issue
    self.home = home
    masthead = Array(issue.mastheadText.unicodeScalars)
  }

  /// Adds publishers, editors and authors with their statements.
  func link(into table: inout EntityTable, _ facts: inout NameFacts) {
    let hasStaff = !issue.publishers.isEmpty || !issue.editors.isEmpty
    let newspaper = hasStaff ? table.index(.organization, issue.newspaper) : nil
    if let newspaper {
      linkPublishers(of: newspaper, into: &table, &facts)
      for editor in issue.editors {
        let person = table.index(.person, editor.name.squeezed, role: .staff)
        let printed = editor.role.map { "\($0)：\(editor.name)" } ?? editor.name
        facts.add(
          .entity(person), .holdsPosition, .entity(newspaper), qualifier: editor.role,
          evidence(printed, named: editor.name, rule: "masthead.editor"))
      }
    }
    for article in issue.articles {
      for author in article.authors {
        let person = table.index(.person, author.name.squeezed, role: .staff)
        if Byline.isSignature(author, of: article) { table.addTitle(Byline.signature, to: person) }
        if let subject = table.person(author.name.squeezed, inArticle: article.ordinal) {
          table.addTitle(Byline.signature, to: subject)
        }
        let text = article.byline ?? author.name
        facts.add(
          .entity(person), .authorOf, .article(article.ordinal), qualifier: author.role,
          LocalEvidence(
            article: article.ordinal, span: TextSpan(start: 0, end: 0), text: text,
            rule: "byline", score: 0.98))
      }
    }
  }

  private func linkPublishers(
    of newspaper: Int, into table: inout EntityTable, _ facts: inout NameFacts
  ) {
    let isSponsored = issue.publishers.contains { $0.role == "主办" }
    let sponsors = issue.publishers.filter { $0.role == "主办" }.map(\.name).joined() + "主办"
    for publisher in issue.publishers {
      let surface = publisher.name.squeezed
      let resolved =
        linker.bodies.resolve(surface, home: home, near: nil)
        ?? linker.bodies.open(surface, home: home)
      let type = resolved?.type ?? .organization
      let body = table.index(type, resolved?.name ?? surface)
      table.addAliases(surface == resolved?.name ? [] : [surface], to: body)
      let printed = publisher.role == "主办" && isSponsored ? sponsors : surface + publisher.role
      facts.add(
        .entity(body), .publishes, .entity(newspaper), qualifier: publisher.role,
        evidence(printed, named: surface, rule: "masthead.publisher"))
      guard let region = resolved?.region else { continue }
      let place = facts.entity(ofRegion: region, in: &table)
      facts.add(
        .entity(body), type == .agency ? .jurisdiction : .locatedIn, .entity(place),
        evidence(surface, named: surface, rule: "name.masthead"))
      addChain(surface, region, into: &table, &facts)
    }
  }

  /// 中共青岛即墨区委 names two regions, one in the other.
  private func addChain(
    _ surface: String, _ region: Int, into table: inout EntityTable, _ facts: inout NameFacts
  ) {
    let regions = linker.ontology.regions
    guard let parent = regions.regions[region].parent else { return }
    let value = regions.regions[parent]
    let names = [value.name, value.shortName].compactMap { $0 }
    guard names.contains(where: { surface.contains($0) }) else { return }
    let child = facts.entity(ofRegion: region, in: &table)
    let above = facts.entity(ofRegion: parent, in: &table)
    facts.add(
      .entity(child), .partOf, .entity(above),
      evidence(surface, named: surface, rule: "name.region-chain"))
  }

  /// Evidence of the masthead; the printed words are looked for without their white space.
  private func evidence(_ text: String, named name: String, rule: String) -> LocalEvidence {
    let span = find(text) ?? find(name) ?? TextSpan(start: 0, end: masthead.count)
    return LocalEvidence(
      article: 0, span: span, text: text.squeezed, subjectSpan: find(name), rule: rule,
      score: 0.98)
  }

  private func find(_ text: String) -> TextSpan? {
    let wanted = Array(text.squeezed.unicodeScalars)
    guard !wanted.isEmpty else { return nil }
    for start in masthead.indices where masthead[start] == wanted[0] {
      var position = start
      var matched = 0
      while position < masthead.count, matched < wanted.count {
        if masthead[position] == wanted[matched] {
          matched += 1
        } else if !masthead[position].isBlank {
          break
        }
        position += 1
      }
      if matched == wanted.count { return TextSpan(start: start, end: position) }
    }
    return nil
  }
}
