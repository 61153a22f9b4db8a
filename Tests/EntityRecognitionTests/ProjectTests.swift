import Testing

@Suite("Names of projects") struct ProjectTests {
  @Test(
    "quotes that are part of a name stay inside, quotes around it stay outside",
    arguments: [
      "“[春苗护航行动:project]”启动报名。", "[“暖巢”助老品牌:project]叫得响。",
      "[区民政局:agency]开展“[暖冬行动:project]”。", "用好[“邻里通”平台:project]。",
    ])
  func quotes(text: String) { #expect(Recognition.found(text) == text) }

  @Test("two quoted names with heads of their own are two names")
  func sideBySide() {
    let text = "承担[“邻里通”平台:project][“一键办”试点:project]工作。"
    #expect(Recognition.found(text) == text)
  }

  @Test("全区 before a quoted name is no part of it")
  func wholeBeforeQuotes() {
    let text = "打造全区[“暖巢”助老品牌:project]。"
    #expect(Recognition.found(text) == text)
  }

  @Test(
    "lines under construction take their phase and section",
    arguments: [
      "[地铁4号线北延段:project]开工。", "[地铁7号线二期:project]全线贯通。", "[云港地铁15号线一期（北段）:project]铺轨。",
      "地铁[7号线二期:project]、[15号线:project]加快建设。", "地铁[3号线:project]、[5号线南段:project]加快建设。",
    ])
  func lines(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "the year before a contest's or festival's name belongs to it",
    arguments: [
      "[2025青禾半程马拉松:project]开跑。", "[2025云港国际火把节:project]启幕。", "2025年，[云港国际火把节:project]启幕。",
    ])
  func years(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a quoted name ends before the verb behind it")
  func verbBehindQuotes() {
    let text = "[“大干一百天”劳动竞赛:project]列为重点竞赛。"
    #expect(Recognition.found(text) == text)
  }

  @Test("a line that only runs is no project")
  func runningLine() {
    #expect(Recognition.found("换乘3号线十分方便。") == "换乘3号线十分方便。")
  }

  @Test(
    "works on a road, a river or a lake are projects; works in general are not",
    arguments: [
      "[白沙湖大道改造工程:project]完工。", "[石门坎水库扩建工程:project]动工。", "水库扩建工程要慎重。", "[柳河综合治理工程二期:project]通水。",
      "[滨河路大修:project]进入尾声。",
      "老旧管网改造、危房改造有序推进。", "新建3处公园，办好11项实事。",
    ])
  func works(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a competition takes its region, its number or 全省",
    arguments: [
      "举办[全省社区工作者技能大赛:project]。", "[云港市第三届青年歌手大赛:project]落幕。", "[第十届临江省药品执法技能竞赛:project]开赛。",
      "参加[全市青年歌手大赛:project]。",
    ])
  func competitions(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "the full title of a campaign is a project",
    arguments: [
      "开展[校园食品安全专项整治:project]。", "实施[养老领域服务提升行动:project]。",
    ])
  func campaigns(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a meeting is a project if the headline names it, then in the body too")
  func meetings() {
    let text = """
      # [青禾区商会工作推进会:project]召开
      5月8日，[青禾区商会工作推进会:project]在[区政务中心:organization]举行。
      """
    let found = Recognition.found(text)
    #expect(found.contains("# [青禾区商会工作推进会:project]召开"))
    #expect(found.contains("，[青禾区商会工作推进会:project]在"))
  }

  @Test("a meeting that only the body names is none")
  func meetingInBody() {
    let text = "[区民政局:agency]召开年度总结会议。"
    #expect(Recognition.found(text) == text)
  }

  @Test(
    "nothing inside a doctrine's or a document's title is a name",
    arguments: [
      "深入学习习近平新时代中国特色社会主义思想。", "《临江省养老服务条例》施行。", "印发《青禾区优化营商环境实施方案》。",
    ])
  func documents(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a festival, a show or a contest that is counted has a name",
    arguments: [
      "[第五届水晶节:project]下月开幕。", "他在[首届花木博览会:project]上获奖。", "[“枫林杯”第十二届围棋天元战:project]收枰。",
    ])
  func counted(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a quoted name before a show, an essay contest or a concert is a project with it",
    arguments: ["[“青瓷往事”文物展:project]开展。", "[“我看家乡”征文:project]揭晓。"])
  func shows(text: String) { #expect(Recognition.found(text) == text) }

  @Test("a title of honour is a project where it is chosen, and a prize elsewhere")
  func chosenHonours() {
    let chosen = "[“最美家庭”:project]名单公布。"
    #expect(Recognition.found(chosen) == chosen)
    #expect(!Recognition.found("她获得“最美家庭”称号。").contains(":project"))
  }

  @Test("a meeting that the headline names is one name with the bodies and doctrines inside it")
  func headlineMeetings() {
    let meeting = "青禾区行业性工会联合会工作推进会"
    let found = Recognition.found("# \(meeting)召开\n\n昨日，\(meeting)召开。")
    #expect(found == "# [\(meeting):project]召开\n昨日，[\(meeting):project]召开。")
  }

  @Test(
    "a phase of a market and a hub are works",
    arguments: [
      "县里动工扩建[水晶市场第三期工程:project]。", "[青禾东站综合枢纽:project]开工。",
    ])
  func phasesAndHubs(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "leagues that every reader knows are projects", arguments: ["球队从[中甲:project]升入[中超:project]。"])
  func leagues(text: String) { #expect(Recognition.found(text) == text) }

  @Test("the league is not a part of another word")
  func leagueInWord() { #expect(!Recognition.found("这座村超过百户。").contains(":project")) }
}
