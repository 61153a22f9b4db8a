import InkGraphCore
import InkGraphTestSupport
import Testing

@testable import EntityLinking

@Suite("Names inside an issue") struct IssueNamesTests {
  @Test("a place in a country is the place, in that country")
  func placesAbroad() {
    let linked = Linking.linked("[日本大阪:region]来客。[大阪:region]很远。")
    #expect(linked.names == ["region/大阪", "region/大阪"])
    #expect(linked.facts.contains("大阪 —partOf→ 日本"))
  }

  @Test("the end of a body's name leads to the body named before")
  func ends() {
    let linked = Linking.linked("[区法院临溪人民法庭:agency]开庭。[临溪人民法庭:agency]很远。")
    #expect(Set(linked.names).count == 1)
  }

  @Test("a part of a foreign name is the person of the article who has it")
  func foreignNames() {
    let linked = Linking.linked(
      "[埃洛迪·马尔尚:person]来了。[马尔尚:person]说。", "[马尔尚:person]是另一篇。",
      "[让·马尔尚:person]、[埃洛迪·马尔尚:person]到场，[马尔尚:person]说。")
    #expect(
      linked.names == [
        "person/埃洛迪·马尔尚", "person/埃洛迪·马尔尚", "person/马尔尚", "person/让·马尔尚", "person/埃洛迪·马尔尚",
        "person/马尔尚",
      ])
  }

  @Test("a level word means the region that the paragraph named last, else that of the headline")
  func namedPlaces() {
    let linked = Linking.linked(
      "# [云港市:region]迎新\n[枫岭市:region]来人。[市政府:agency]开会。\n[市委:agency]也开会。"
        + "[省政协:agency]、[市场信息报社:organization]到会。",
      "[市政府:agency]开会。", home: nil)
    #expect(
      linked.names.filter { !$0.hasPrefix("region") } == [
        "agency/枫岭市人民政府", "agency/中共云港市委员会", "agency/中国人民政治协商会议临江省委员会",
        "organization/市场信息报社", "agency/市政府",
      ])
  }

  @Test("in a list a level word goes on with the region before it, and else means the paper's own")
  func listedBodies() {
    let linked = Linking.linked(
      "[枫岭市委:agency]、[市政府:agency]和[市财政局:agency]来访，[市政府:agency]设宴。")
    #expect(
      linked.names == [
        "agency/中共枫岭市委员会", "agency/枫岭市人民政府", "agency/枫岭市财政局", "agency/云港市人民政府",
      ])
  }

  @Test("a unit with its body's name is part of that body, and governs the town that it names")
  func units() {
    let linked = Linking.linked("[区公安局白沙派出所:agency]出警，[区法院:agency]开庭。")
    #expect(linked.names[0] == "agency/云港市青禾区公安局白沙派出所")
    #expect(linked.facts.contains("云港市青禾区公安局白沙派出所 —partOf→ 云港市青禾区公安局"))
    #expect(linked.facts.contains("云港市青禾区公安局白沙派出所 —jurisdiction→ 云港市青禾区白沙镇"))
    let whole = Linking.linked("[区公安局交警大队:agency]出警。")
    #expect(whole.facts.contains("云港市青禾区公安局交警大队 —jurisdiction→ 云港市青禾区"))
  }

  @Test(
    "the name of a firm says where it lies",
    arguments: [
      ("国网石岭县供电公司", "枫岭市石岭县"), ("区自来水公司", "云港市青禾区"), ("省粮油集团", "临江省"),
    ])
  func firmPlaces(name: String, place: String) {
    let linked = Linking.linked("[\(name):enterprise]到场。")
    #expect(linked.facts.contains { $0.hasSuffix("—locatedIn→ \(place)") }, "\(linked.facts)")
  }

  @Test("市政 is no city's firm, and a firm with its owner's name before the bracket is the owner's")
  func firmNames() {
    let own = Linking.linked("[市政工程公司:enterprise]到场。")
    #expect(own.names == ["enterprise/市政工程公司"])
    let linked = Linking.linked("[瓦尔滕:enterprise]扩产，[瓦尔滕（枫岭）传动有限公司:enterprise]投产。")
    #expect(linked.facts.contains("瓦尔滕（枫岭）传动有限公司 —partOf（name-derived）→ 瓦尔滕"))
  }

  @Test(
    "a contest or a festival lies in the place of its name, behind year, edition and 杯, too",
    arguments: [
      ("2025青禾半程马拉松", "云港市青禾区"), ("第九届临江戏剧节", "临江省"), ("第三届全省机器人挑战赛", "临江省"),
      ("“临江杯”城市足球联赛", "临江省"), ("石岭县光伏电站工程", "枫岭市石岭县"),
    ])
  func eventPlaces(name: String, place: String) {
    let linked = Linking.linked("[\(name):project]开幕。")
    #expect(
      linked.facts == ["\(linked.entities[linked.mentions[0].entity].name) —locatedIn→ \(place)"])
  }

  @Test("works that begin with a short name lie nowhere for certain")
  func worksPlaces() {
    #expect(Linking.linked("[青禾大桥改造工程:project]开工。").facts == [])
  }

  @Test("a branch of a bureau governs its district, written in full or short")
  func branches() {
    for surface in ["青禾公安分局", "云港市公安局青禾分局", "市公安局青禾分局"] {
      let linked = Linking.linked("[\(surface):agency]巡逻。")
      #expect(linked.names == ["agency/云港市公安局青禾分局"], "\(surface)")
      #expect(linked.facts.contains("云港市公安局青禾分局 —jurisdiction→ 云港市青禾区"), "\(surface)")
    }
  }

  @Test("a plant is part of the firm whose name it begins with, and lies where it says")
  func plants() {
    let linked = Linking.linked("[澄光新能源:enterprise]扩产。[澄光新能源石岭基地:enterprise]投产。")
    #expect(linked.facts.contains("澄光新能源石岭基地 —partOf（name-derived）→ 澄光新能源"))
    #expect(linked.facts.contains("澄光新能源石岭基地 —locatedIn→ 枫岭市石岭县"))
  }

  @Test(
    "a place in an organization's name counts in full, or if it is of the paper's own province",
    arguments: [
      ("四川农业大学", false), ("青禾书画协会", true), ("石岭县第二中学", true), ("石岭县党政代表团", false),
      ("石岭师范学校", true), ("青禾晚报", false),
    ])
  func places(name: String, isPlaced: Bool) {
    let linked = Linking.linked("[\(name):organization]到场。")
    #expect(linked.facts.contains { $0.contains("—locatedIn→") } == isPlaced)
  }

  @Test("a town that the article names places the teams and firms called after it")
  func towns() {
    let linked = Linking.linked("[南浦镇:region]的[南浦猛虎队:organization]和[南浦米业:enterprise]。")
    #expect(linked.facts.contains { $0.hasPrefix("南浦猛虎队 —locatedIn→") && $0.hasSuffix("南浦镇") })
    #expect(linked.facts.contains { $0.hasPrefix("南浦米业 —locatedIn→") && $0.hasSuffix("南浦镇") })
    #expect(Linking.linked("[南浦猛虎队:organization]。").facts == [])
  }

  @Test("an office bears its place right before its kind")
  func offices() {
    #expect(
      Linking.linked("[国寿财险青禾支公司:enterprise]理赔。").facts
        == ["国寿财险青禾支公司 —locatedIn→ 云港市青禾区"])
  }

  @Test("a faculty is its university; a hospital of a university is a body of its own")
  func faculties() {
    let linked = Linking.linked("[云港大学文学院:organization]、[云港大学附属医学院:organization]。")
    #expect(linked.names == ["organization/云港大学", "organization/云港大学附属医学院"])
  }

  @Test("区管委会 is the committee of the development area named last")
  func areaCommittee() {
    let linked = Linking.linked("[青禾经开区:region]招商，[区管委会:agency]服务。")
    #expect(linked.names == ["region/青禾经济开发区", "agency/青禾经济开发区管理委员会"])
  }

  @Test("a province before a county says where the county lies, a prefecture between or not")
  func skippedLevel() {
    let linked = Linking.linked("[临江石岭县:region]多山。")
    #expect(linked.facts.contains("枫岭市石岭县 —partOf→ 临江省"))
  }

  @Test("a republic is its country")
  func republics() {
    #expect(Linking.linked("[贝宁共和国:region]来访。", home: nil).names == ["region/贝宁"])
  }
}

@Suite("Links inside an issue") struct ArticleLinkingTests {
  @Test("a region is known by chain, short and former name, with its code and its other names")
  func regions() throws {
    let issue = Linking.linked(
      "[云港市青禾区:region]即[青禾市:region]，人称[青禾:region]，邻[港南区:region]，在[临江省:region]。")
    #expect(
      issue.names == [
        "region/云港市青禾区", "region/云港市青禾区", "region/云港市青禾区", "region/云港市港南区", "region/临江省",
      ])
    let home = try #require(issue.entity("云港市青禾区"))
    #expect(home.codes == ["gbt2260": "990115"])
    #expect(Set(home.knownAliases).isSuperset(of: ["青禾区", "青禾", "青禾市"]))
  }

  @Test("the real gazetteer leads old names to today's")
  func formerRegion() {
    let issue = Linking.linked("[即墨市:region]与[胶南市:region]结对。", home: nil)
    #expect(issue.names == ["region/青岛市即墨区", "region/青岛市黄岛区"])
  }

  @Test("which region lies in which is said of the gazetteer, never of the text")
  func gazetteerFacts() {
    let issue = Linking.linked("[石岭县:region]迎来客人。")
    let regions = issue.statements.filter { $0.predicate == .partOf }
    #expect(regions.allSatisfy { $0.qualifier == "gazetteer" && $0.evidence.text.isEmpty })
    #expect(issue.facts.isEmpty)
    #expect(issue.entity("枫岭市") != nil)
    #expect(issue.entity("临江省") != nil)
  }

  @Test("a body's name says whose it is: jurisdiction, location, the committee above")
  func namesCarryFacts() {
    let issue = Linking.linked("[区委宣传部:agency]到[区实验小学:organization]。")
    #expect(issue.names == ["agency/中共云港市青禾区委宣传部", "organization/云港市青禾区实验小学"])
    #expect(
      issue.facts.sorted() == [
        "中共云港市青禾区委宣传部 —jurisdiction→ 云港市青禾区",
        "中共云港市青禾区委宣传部 —partOf→ 中共云港市青禾区委员会",
        "云港市青禾区实验小学 —locatedIn→ 云港市青禾区",
      ])
  }

  @Test("管委 is the committee named last, and governs its area")
  func committee() {
    let issue = Linking.linked(
      """
      [东湾新城管委会:agency]来到企业。[管委:agency@agency.bare-organ]派出专员。
      [青禾经济开发区管委会:agency]跟进，[管委会:agency@agency.bare-organ]出台政策。
      """)
    #expect(
      issue.names == [
        "agency/东湾新城管理委员会", "agency/东湾新城管理委员会", "agency/青禾经济开发区管理委员会",
        "agency/青禾经济开发区管理委员会",
      ])
    #expect(issue.facts.contains("东湾新城管理委员会 —jurisdiction→ 东湾新城"))
  }

  @Test("an area that acts is its committee, an area as a place is the region")
  func area() {
    let issue = Linking.linked(
      "[东湾新城:agency@region.area]深知难处。位于[东湾新城:region@region.area]的企业受益。")
    #expect(issue.names == ["agency/东湾新城管理委员会", "region/东湾新城"])
  }

  @Test("a team that is sent stands for its region and helps another")
  func team() {
    let issue = Linking.linked(
      "[青禾区帮扶石岭县工作队:agency]进驻，[工作队:agency@agency.bare-organ]访贫问苦。")
    #expect(issue.names == ["agency/青禾区帮扶石岭县工作队", "agency/青禾区帮扶石岭县工作队"])
    #expect(
      issue.facts.sorted() == [
        "青禾区帮扶石岭县工作队 —jurisdiction（派出地）→ 云港市青禾区",
        "青禾区帮扶石岭县工作队 —supports（帮扶）→ 枫岭市石岭县",
      ])
  }

  @Test("a bank's branch is written out, and belongs to the bank")
  func branch() {
    let issue = Linking.linked("[农行青禾支行:enterprise]放款，[农行:enterprise]总部点赞。")
    #expect(issue.names == ["enterprise/中国农业银行青禾支行", "enterprise/中国农业银行"])
    #expect(issue.facts.contains("中国农业银行青禾支行 —partOf（name-derived）→ 中国农业银行"))
    #expect(issue.facts.contains("中国农业银行青禾支行 —locatedIn→ 云港市青禾区"))
  }

  @Test("a firm's short name is the only full name of the issue that holds it")
  func firmShortName() {
    let issue = Linking.linked(
      "[临江澄光新能源科技有限公司:enterprise]投产，[澄光新能源:enterprise]招工。",
      "[澄光新能源:enterprise]再传捷报。")
    #expect(Set(issue.names) == ["enterprise/临江澄光新能源科技有限公司"])
    #expect(issue.facts == ["临江澄光新能源科技有限公司 —locatedIn→ 临江省"])
  }

  @Test("a firm called by its trade alone is the one of the article, not of another article")
  func trades() {
    let full = "[云港航空股份有限公司:enterprise]增加航线。"
    #expect(
      Linking.linked(full + "[航空公司:enterprise]说。").names
        == ["enterprise/云港航空股份有限公司", "enterprise/云港航空股份有限公司"])
    #expect(
      Linking.linked(full, "[航空公司:enterprise]说。").names
        == ["enterprise/云港航空股份有限公司", "enterprise/航空公司"])
  }

  @Test("a short name that two full names hold is neither")
  func ambiguousFirm() {
    let issue = Linking.linked(
      "[云港云锦纺织有限公司:enterprise]和[石岭云锦服饰有限公司:enterprise]参展，[云锦:enterprise]成焦点。")
    #expect(issue.names.last == "enterprise/云锦")
  }

  @Test("全省 and 全市 in a contest's name are the province and the city")
  func contests() {
    let issue = Linking.linked(
      "[全省社区工作者技能大赛:project]收官，[全市青年歌手大赛:project]开赛。")
    #expect(issue.names == ["project/临江省社区工作者技能大赛", "project/云港市青年歌手大赛"])
    #expect(issue.facts.contains("临江省社区工作者技能大赛 —locatedIn→ 临江省"))
    #expect(issue.facts.contains("云港市青年歌手大赛 —locatedIn→ 云港市"))
  }

  @Test("a category of a contest leads to the contest")
  func contestCategory() {
    let issue = Linking.linked(
      "[全省药品执法技能竞赛:project]上，[药品类技能竞赛:project]竞争激烈。")
    #expect(Set(issue.names) == ["project/临江省药品执法技能竞赛"])
  }

  @Test("metro lines take the city and 地铁, those of a list too")
  func metroLines() {
    let issue = Linking.linked(
      "[地铁4号线北延段:project@project.line]、[7号线二期:project@project.line]同时施工。")
    #expect(issue.names == ["project/云港地铁4号线北延段", "project/云港地铁7号线二期"])
  }

  @Test("what cannot be completed keeps its printed name, without white space")
  func asPrinted() {
    let issue = Linking.linked("[石 塘 书社:organization]和[王 芳:person]获奖。")
    #expect(issue.names == ["organization/石塘书社", "person/王芳"])
  }

  @Test("titles beside a name are kept, and a reporter is staff")
  func titles() throws {
    let issue = Linking.linked("记者[程雨薇:person]采访了局长[王建平:person]。[王建平:person]同志说好。")
    #expect(issue.entity("程雨薇")?.role == .staff)
    let head = try #require(issue.entity("王建平"))
    #expect(head.role == .subject)
    #expect(head.titles == ["同志", "局长"])
  }

  @Test(
    "a reporter is known by title, list, dateline, credit in brackets or photograph",
    arguments: [
      "新华社记者[程雨薇:person]、[鲁一帆:person]报道。", "据新华社云港电（[程雨薇:person]、[鲁一帆:person]）今天开工。",
      "今天开工。（[程雨薇:person][鲁一帆:person]）", "（[程雨薇:person]摄）（[鲁一帆:person]摄）",
    ])
  func reporters(text: String) {
    let issue = Linking.linked(text)
    #expect(["程雨薇", "鲁一帆"].map { issue.entity($0)?.role } == [.staff, .staff])
  }

  @Test("names in brackets that qualify a word, or behind a reporter's sentence, are in the news")
  func notReporters() {
    let issue = Linking.linked("记者[程雨薇:person]见到局长（[王建平:person]）和[鲁一帆:person]。")
    #expect(["王建平", "鲁一帆"].map { issue.entity($0)?.role } == [.subject, .subject])
  }

  @Test(
    "who alone signs an article is marked, there and where the article names them; no reporter is")
  func signatures() throws {
    func titles(_ byline: String, _ role: String?) -> [[String]] {
      let marked = MarkedArticle("[程雨薇:person]回忆。", ordinal: 1)
      var article = marked.article
      article.byline = byline
      article.authors = [Credit(role: role, name: "程雨薇")]
      let issue = Linking.linker.link(
        Issue(newspaper: "今日青禾", articles: [article]), mentions: [marked.mentions],
        home: Linking.region(SampleOntology.home))
      return issue.entities.sorted { $0.role.rawValue < $1.role.rawValue }.map(\.titles)
    }
    #expect(titles("程雨薇", nil) == [[Byline.signature], [Byline.signature]])
    #expect(titles("（程雨薇）", nil) == [[], [Byline.signature]])
    #expect(titles("本报记者 程雨薇", "记者") == [[], [Byline.signature]])
  }

  @Test(
    "a family name is the only person of that name whom the article named before, by title if several"
  )
  func familyNames() {
    func names(_ text: String) -> [String] {
      Linking.linked(text).names.map { String($0.dropFirst("person/".count)) }
    }
    #expect(names("局长[王建平:person]到场，[王:person]局长说好。") == ["王建平", "王建平"])
    #expect(names("村民[周长顺:person]在场，[周:person]大爷说好。") == ["周长顺", "周长顺"])
    #expect(names("[欧阳清:person]到场，[欧阳:person]主任说好。") == ["欧阳清", "欧阳清"])
    #expect(
      names("局长[王建平:person]和校长[王芳:person]到场，[王:person]校长说好。") == ["王建平", "王芳", "王芳"])
    #expect(names("局长[王建平:person]和校长[王芳:person]到场，[王:person]女士说好。")[2] == "王")
    #expect(names("局长[王建平:person]到场，[王:person]校长说好。")[1] == "王")
    #expect(names("[王:person]局长说好。局长[王建平:person]到场。")[0] == "王")
  }

  @Test("the masthead tells who publishes and who edits, the byline who wrote")
  func masthead() {
    let issue = Linking.linked(
      "全区动员。",
      issue: Issue(
        newspaper: "今日青禾",
        publishers: [
          Publisher(name: "中共云港市青禾区委", role: "主办"),
          Publisher(name: "云港市青禾区融媒体中心", role: "编辑出版"),
        ], editors: [Credit(role: "责编", name: "丁若谷")],
        mastheadText: "中共云港市青禾区委 主办\n云港市青禾区融媒体中心 编辑出版\n责编 丁若谷"))
    #expect(
      issue.facts == [
        "中共云港市青禾区委员会 —publishes（主办）→ 今日青禾",
        "中共云港市青禾区委员会 —jurisdiction→ 云港市青禾区", "云港市青禾区 —partOf→ 云港市",
        "云港市青禾区融媒体中心 —publishes（编辑出版）→ 今日青禾",
        "云港市青禾区融媒体中心 —locatedIn→ 云港市青禾区", "丁若谷 —holdsPosition（责编）→ 今日青禾",
      ])
    #expect(issue.entity("云港市青禾区融媒体中心")?.type == .organization)
    #expect(issue.entity("丁若谷")?.role == .staff)
  }

  @Test("an author is staff and wrote the article")
  func author() throws {
    let text = MarkedArticle("全区动员。").article
    var article = text
    article.byline = "（记者 鲁一帆）"
    article.authors = [Credit(role: "记者", name: "鲁一帆")]
    let issue = Linking.linker.link(
      Issue(newspaper: "今日青禾", articles: [article]), mentions: [[]],
      home: Linking.region(SampleOntology.home))
    #expect(issue.facts == ["鲁一帆 —authorOf（记者）→ article 1"])
    let evidence = try #require(issue.statements.first).evidence
    #expect(evidence.text == "（记者 鲁一帆）")
  }
}
