import Testing

@Suite("Names of shops, inns and farms") struct ShopTests {
  @Test(
    "a short name before the noun of a trade names a shop",
    arguments: [
      "走进[聚仙楼火锅店:enterprise]，人声鼎沸。", "昨天在[星河影城:enterprise]看了电影。",
      "旁边的[福满多超市:enterprise]贴出了海报。", "[先锋书店:enterprise]店长[柯兰:person]说，周末人最多。",
      "老人住进[望江楼宾馆:enterprise]。", "[青禾聚仙楼火锅店:enterprise]开张。",
    ])
  func shops(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "what describes or counts shops names none",
    arguments: [
      "街上开了一家火锅店。", "附近超市都关了门。", "大型商城、连锁酒店生意红火。", "农家书店办到村口。", "这家民宿很受欢迎。",
      "镇上没饭馆。", "网红奶茶店排起长队。", "超市里人来人往，书店街上也热闹。",
    ])
  func kindsOfShops(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a firm is named behind its kind and before a job that only such firms have",
    arguments: [
      "外卖平台[速客多:enterprise]回应称，已下架店铺。", "开发商[恒晏:enterprise]表示，年底交房。",
      "[速客多:enterprise]骑手[苗建军:person]救下落水儿童。",
    ])
  func appositions(text: String) { #expect(Recognition.found(text) == text) }

  @Test(
    "a brand and a trade name a firm, a kind of trade does not",
    arguments: [
      "向[澄波酒业:enterprise]采购礼品。", "[锦澜家纺:enterprise]捐赠棉被。", "由[恒晏路桥:enterprise]承建。",
      "[中铁澜衡局:enterprise]中标。",
      "工程机械、交通物流是重点。", "国产汽车、特色食品销量上升。", "[云港:region]纺织产业集中。", "房地产市场回暖。",
    ])
  func trades(text: String) { #expect(Recognition.found(text).hasSuffix(text)) }

  @Test("a short name that the text itself gives is the firm's")
  func statedAlias() {
    let text = """
      [云港禾田餐饮管理有限公司:enterprise]（以下简称“[禾小田:enterprise]”）开店31家。
      去年，[禾小田:enterprise]新开5家。
      """
    #expect(Recognition.found(text) == text)
  }

  @Test("a name in quotes before the noun of a shop is the shop's")
  func quoted() {
    let text = "走进[“慢时光”书吧:enterprise]，茶香扑鼻。"
    #expect(Recognition.found(text) == text)
  }
}
