internal import InkGraphCore
internal import Ontology

/// A body's full name, with what the name itself says of it.
struct ResolvedBody: Hashable, Sendable {
  /// The full name.
  var name: String
  /// The type that the gazetteer gives, if it knows the body.
  var type: EntityType?
  /// The region that the body governs or belongs to.
  var region: Int?
  /// The full name of the body above it.
  var parent: String?
  /// Whether the region is printed in the name or in the clause, not only understood.
  var namesRegion = true
  /// Whether the name begins with a region's short name, which many names bear without lying there:
  /// 四川农业大学.
  var hasShortPlace = false
}

/// Completes the names of bodies by composition: region, level word, organ.
///
/// 区住建局 in a paper of 青岛市即墨区 is 青岛市即墨区住房和城乡建设局; 即墨市人民政府 is today's
/// 青岛市即墨区人民政府.
///
/// It is an object, as its tables are handed to every look-up and never change.
final class BodyNames: Sendable {
  private let ontology: Ontology
  private let formsBySuffix: [ByteText: [Int]]
  /// The characters with which the suffixes of forms begin and end, and the length of the longest.
  private let suffixFirsts: ScalarSet
  private let suffixLasts: ScalarSet
  private let longestSuffix: Int
  private let central: [ByteText: (name: String, type: EntityType)]
  private let organizations: [ByteText: String]
  /// For each body its shortest form, which papers mostly use; none where it hardly saves anything, as
  /// 总工会 is printed in full.
  private let shortForms: [Int: BodyTemplates.Form]

  init(_ ontology: Ontology) {
    self.ontology = ontology
    let suffixes = ontology.bodies.forms.map(\.suffix)
    formsBySuffix = Dictionary(grouping: suffixes.indices) {
      ByteText(String(scalars: suffixes[$0]))
    }
    suffixFirsts = ScalarSet(suffixes.compactMap(\.first))
    suffixLasts = ScalarSet(suffixes.compactMap(\.last))
    longestSuffix = suffixes.map(\.count).max() ?? 0
    shortForms = Dictionary(grouping: ontology.bodies.forms.filter { !$0.isFull }, by: \.body)
      .compactMapValues { forms in
        func length(_ form: BodyTemplates.Form) -> Int { form.prefix.count + form.suffix.count }
        let shortest = forms.enumerated().min {
          (length($0.element), $0.offset) < (length($1.element), $1.offset)
        }?.element
        guard let shortest else { return nil }
        let full = ontology.bodies.bodies[shortest.body].full.unicodeScalars.count - 3
        return full - length(shortest) > 1 ? shortest : nil
      }
    var central: [ByteText: (name: String, type: EntityType)] = [:]
    for row in ontology.table("central-bodies").rows {
      let value = (name: row["full"], type: EntityType(rawValue: row["type"]))
      for name in ([row["full"]] + row.list("short")).map(ByteText.init)
      where central[name] == nil {
        central[name] = value
      }
    }
    self.central = central
    var organizations: [ByteText: String] = [:]
    for row in ontology.table("organizations").rows {
      for name in ([row["full"]] + row.list("short")).map(ByteText.init)
      where organizations[name] == nil {
        organizations[name] = row["full"]
      }
    }
    self.organizations = organizations
  }

  /// The full name of a body, or nil if neither a list nor a template knows it.
  ///
  /// - Parameters:
  ///   - surface: The name as printed.
  ///   - home: The paper's own region.
  ///   - near: The region of the body named right before, for names without a region.
  /// - Returns: The full name with what it tells; nil for an unknown body.
  func resolve(_ surface: String, home: Int?, near: Int?) -> ResolvedBody? {
    if let known = central[ByteText(surface)] {
      return ResolvedBody(name: known.name, type: known.type)
    }
    if let known = organizations[ByteText(surface)] {
      return ResolvedBody(name: known, type: .organization)
    }
    if let plain = BodySpelling.withoutCountry(surface), let known = central[ByteText(plain)],
      known.type == .agency
    {
      return ResolvedBody(name: known.name, type: known.type)
    }
    let plain = BodySpelling.withoutRepetition(surface)
    return branchOffice(plain, home: home) ?? template(plain, home: home, near: near)
  }

  /// The short form in which a paper prints a standing body: the way back from `resolve`.
  ///
  /// - Parameters:
  ///   - name: The full name.
  ///   - home: The paper's own region; its bodies and those above are called by their level, 区住建局,
  ///     others by the name of their region.
  /// - Returns: The usual short form; nil if no template knows the name.
  func shortForm(of name: String, home: Int?) -> String? {
    let scalars = [Unicode.Scalar](of: name)
    for start in scalars.indices {
      for index in forms(withSuffix: scalars[start...]) {
        let form = ontology.bodies.forms[index]
        guard form.isFull, start > form.prefix.count, scalars.starts(with: form.prefix),
          let region = ontology.regions.region(
            chain: String(scalars: scalars[form.prefix.count..<start]), home: nil),
          ontology.bodies.name(of: form.body, region: ontology.regions.canonicalName(of: region))
            == name
        else { continue }
        let short = shortForms[form.body] ?? form
        return String(scalars: short.prefix) + placeWord(of: region, home: home)
          + String(scalars: short.suffix)
      }
    }
    return nil
  }

  /// The level word of a region for its own paper, else its name.
  private func placeWord(of region: Int, home: Int?) -> String {
    let name = ontology.regions.regions[region].name
    for word in [String(name.suffix(1)), "省"]
    where ontology.regions.region(levelWord: word, home: home) == region {
      return word
    }
    return name
  }

  /// 青禾公安分局, 区生态环境分局: the district's branch of a bureau of the city,
  /// 云港市公安局青禾分局.
  private func branchOffice(_ surface: String, home: Int?) -> ResolvedBody? {
    guard surface.hasScalarSuffix("分局") else { return nil }
    let scalars = Array(surface.unicodeScalars.dropLast(2))
    let stem = surface.dropLast(2)
    if let bureau = stem.firstRange(of: "局"),
      let office = branchOffice(
        of: String(stem[..<bureau.upperBound]), in: String(stem[bureau.upperBound...]), home: home)
    {
      return office
    }
    for length in stride(from: min(scalars.count - 2, 8), through: 1, by: -1) {
      let head = String(scalars: scalars[..<length])
      let found =
        ontology.regions.region(levelWord: head, home: home)
        ?? (length > 1 ? ontology.regions.region(chain: head, home: home) : nil)
      guard let region = found, ontology.regions.regions[region].level == .county,
        let city = ontology.regions.regions[region].parent
      else { continue }
      let value = ontology.regions.regions[region]
      let bureau = String(scalars: scalars[length...])
      return ResolvedBody(
        name: ontology.regions.canonicalName(of: city) + bureau + "局"
          + (value.shortName ?? value.name) + "分局", type: .agency, region: region)
    }
    return nil
  }

  /// 云港市公安局青禾分局, 市公安局青禾分局: the bureau of the city, and the district of its branch.
  private func branchOffice(of bureau: String, in place: String, home: Int?) -> ResolvedBody? {
    guard place.count >= 2,
      let region = ontology.regions.region(chain: place, home: home),
      ontology.regions.regions[region].level == .county,
      let city = ontology.regions.regions[region].parent,
      let above = template(bureau, home: home, near: nil) ?? open(bureau, home: home),
      above.region == city || above.region == nil
    else { return nil }
    let value = ontology.regions.regions[region]
    return ResolvedBody(
      name: above.name + (value.shortName ?? value.name) + "分局", type: .agency, region: region,
      parent: above.name)
  }

  /// Completes an open-ended name such as 区图书馆 or 即墨区某某中心 by its region.
  func open(_ surface: String, home: Int?) -> ResolvedBody? {
    let scalars = [Unicode.Scalar](of: surface)
    for length in stride(from: min(scalars.count - 1, 12), through: 1, by: -1) {
      let head = String(scalars: scalars[..<length])
      if length <= 2, let region = ontology.regions.region(levelWord: head, home: home) {
        return ResolvedBody(
          name: ontology.regions.canonicalName(of: region) + String(scalars: scalars[length...]),
          region: region)
      }
      if length >= 2, let region = ontology.regions.region(chain: head, home: home) {
        let value = ontology.regions.regions[region]
        // A short place name is part of a firm's or a school's own name; a full one is its district.
        let full =
          head.hasScalarSuffix(value.name)
          || ontology.regions.formerNames(of: region)
            .contains { head.hasScalarSuffix($0) }
        return ResolvedBody(
          name: full
            ? ontology.regions.canonicalName(of: region) + String(scalars: scalars[length...])
            : surface,
          region: region, hasShortPlace: !full)
      }
    }
    return nil
  }

  private func template(_ surface: String, home: Int?, near: Int?) -> ResolvedBody? {
    let scalars = [Unicode.Scalar](of: surface)
    var bare: ResolvedBody?
    if let region = near ?? home,
      let form = forms(withSuffix: (["委"] + scalars)[...])
        .first(where: { ontology.bodies.forms[$0].prefix.isEmpty })
    {
      return body(ontology.bodies.forms[form].body, of: region, namesRegion: false)
    }
    for start in scalars.indices {
      let forms = self.forms(withSuffix: scalars[start...])
      guard !forms.isEmpty else { continue }
      var unusual: ResolvedBody?
      for index in forms {
        let form = ontology.bodies.forms[index]
        guard start >= form.prefix.count, scalars.starts(with: form.prefix) else { continue }
        let slot = String(scalars: scalars[form.prefix.count..<start])
        if slot.isEmpty {
          if form.prefix.isEmpty, let region = near ?? home, bare == nil {
            bare = body(form.body, of: region, namesRegion: false)
          }
          continue
        }
        let region =
          ontology.regions.region(levelWord: slot, home: home)
          ?? ontology.regions.region(chain: slot, home: home)
        guard let region else { continue }
        let named = body(form.body, of: region, namesRegion: true)
        // 区法院 is the district's court, 市法院 the city's intermediate one.
        if exists(form.body, in: region) { return named }
        if unusual == nil { unusual = named }
      }
      if let unusual { return unusual }
    }
    return bare
  }

  /// The forms whose suffix is the end of a name; for most ends its length and its first and last
  /// character tell that there are none.
  private func forms(withSuffix end: ArraySlice<Unicode.Scalar>) -> [Int] {
    guard end.count <= longestSuffix, let first = end.first, let last = end.last,
      suffixFirsts.contains(first), suffixLasts.contains(last)
    else { return [] }
    return formsBySuffix[ByteText(String(scalars: end))] ?? []
  }

  /// Whether regions of this level have the body.
  private func exists(_ body: Int, in region: Int) -> Bool {
    let letter: Character =
      switch ontology.regions.regions[region].level {
      case .country: "n"
      case .province: "p"
      case .prefecture: "c"
      case .county: "d"
      case .township, .area: "t"
      }
    return ontology.bodies.bodies[body].levels.contains(letter)
  }

  /// The body above, if the name itself tells it, as 区委社会工作部 tells 区委.
  ///
  /// That a bureau is of the government is knowledge, not something that a paper says.
  private func namedParent(of index: Int) -> Int? {
    guard let parent = ontology.bodies.parent(of: index) else { return nil }
    let own = ontology.bodies.bodies[index].full
    let above = ontology.bodies.bodies[parent].full
    let stem = above.hasScalarSuffix("委员会") ? String(above.dropLast(2)) : above
    return own.hasScalarPrefix(stem) ? parent : nil
  }

  private func body(_ index: Int, of region: Int, namesRegion: Bool) -> ResolvedBody {
    let bodies = ontology.bodies
    let name = ontology.regions.canonicalName(of: region)
    return ResolvedBody(
      name: bodies.name(of: index, region: name), type: bodies.bodies[index].type, region: region,
      parent: namedParent(of: index).map { bodies.name(of: $0, region: name) },
      namesRegion: namesRegion)
  }
}
