"""Draws an invented issue in five columns as PDFs with two programs.

Every name, place, firm and event is invented. Needs reportlab, PyMuPDF, poppler-utils and
fonts-wqy-zenhei; writes second.gold.json, second.{reportlab,mupdf}.pdf and their .xhtml.
"""
import json
import os
import re
import subprocess
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
PAPER, DATE, WEEK, LUNAR, NUMBER = "桐岭日报", "2024年11月6日", "星期三", "农历十月初六", 4052
SIZE, LEAD, CELLS = 9.0, 14.0, 13
WIDTH, HEIGHT, MARGIN, GUTTER = 780, 1100, 40, 13
COLUMN = SIZE * CELLS
NOSTART = "，。、；：？！”’）》%"

ARTICLES = [
    dict(page=1, kicker="“小巷总理”的一天———", title=["三百户人家的热水", "通到了家门口"], subtitle="",
         column=0, span=3, top=150, size=26, subheads={1: "先把管子摸清楚", 3: "夜里也有人值守"},
         paragraphs=[
             "11月4日，榆桥街道槐荫社区的老楼里第一次流出了热水。住户栾秀贞拧开龙头，等了不到十秒，手心就暖了。她在这里住了31年，过去冬天洗菜要先烧一壶水。",
             "社区书记单怀远说，热水进楼靠的是一张图。今年春天，他和区热力公司的工程师逐户查看，画出了7栋楼、312户的管线走向，其中有46处接头已经锈死。",
             "图画好以后，桐岭市住房和城乡建设局把这里列进改造名单，拨款580万元。施工由江原市政工程有限公司承担，48名工人分三班作业，白天不挖路，晚上不超过十点。",
             "为了不让住户停气太久，区燃气公司派出12人的抢修队住进社区。队长屈正阳算过一笔账：每栋楼停气不超过四个小时，比原来的方案少了一大半。",
             "热水通了，单怀远的手机还是响个不停。有人问暖气片能不能换，有人问车棚几时修。他一条一条记在本子上，第一页写着：先办最急的，再办最多人要的。",
         ],
         byline="（本报记者 缪一苇 通讯员 佟小雨）", jump="", caption="槐荫社区新装的热水管线。"),
    dict(page=1, kicker="", title=["全市秋粮入库过九成"], subtitle="今年收购价稳中有升",
         column=3, span=2, top=150, size=18, subheads={},
         paragraphs=[
             "本报讯 记者从市粮食和物资储备局获悉，截至11月3日，全市秋粮入库21.6万吨，完成计划的93%。",
             "今年水稻收购价每斤1.38元，比去年高4分。桐岭禾丰米业有限公司在6个乡镇设了收购点，农户当天卖粮当天拿钱。",
         ],
         byline="（邬明澜）", jump="", caption=""),
    dict(page=1, kicker="", title=["桐岭至江原铁路联络线开工"], subtitle="",
         column=3, span=2, top=430, size=18, subheads={},
         paragraphs=[
             "11月5日，桐岭至江原铁路联络线在石门镇开工。线路全长27.4公里，设桥梁9座、隧道3座，总投资41亿元，计划2028年建成。",
             "工程由江原铁路建设集团承建。石门镇已完成征地812亩，涉及的136户居民全部签约，安置房下月交付。",
         ],
         byline="（戚文博 尤佳音）", jump="（下转第二版）", caption=""),
    dict(page=1, kicker="", title=["山里来了流动图书车"], subtitle="",
         column=0, span=5, top=760, size=20, subheads={},
         paragraphs=[
             "一辆漆成绿色的客车每周三开进云屏乡。车上有3200册书，座位拆了一半，换成矮书架。",
             "车是桐岭市图书馆买的，司机葛长林兼做管理员。他说，孩子们最爱借的是动物和星星，老人来问的多是种菌子。",
             "云屏乡中心小学有学生187名，过去要翻两座山才能借到书。校长凌素秋在操场边划出一块空地，专给图书车停靠。",
             "到10月底，图书车已经跑了41趟，借出图书9600多册次。明年市图书馆还要再添两辆，开到石门镇和榆桥街道。",
         ],
         byline="（通讯员 施闻笛）", jump="", caption=""),
    dict(page=2, kicker="", title=["桐岭至江原铁路联络线开工"], subtitle="", continued="（上接第一版）",
         column=0, span=2, top=110, size=15, subheads={},
         paragraphs=[
             "为赶在汛期前完成桥墩，项目部把预制场搬到了工地边上。总工程师佘广平介绍，每片梁重138吨，运距由30公里缩短到2公里。",
             "石门镇党委书记谈笑川说，铁路通车后，从镇里到江原站只要19分钟，镇里正在规划一座冷链仓。",
         ],
         byline="", jump="", caption=""),
    dict(page=2, kicker="", title=["社区食堂添了一道“免费汤”"], subtitle="",
         column=2, span=3, top=110, size=20, subheads={},
         paragraphs=[
             "中午十一点半，榆桥街道的社区食堂坐满了人。窗口上新贴了一张纸：每人一碗热汤，不收钱。",
             "汤是退休厨师柏志国熬的。他每天六点到，一锅骨头一锅萝卜，要熬四个小时。街道民政办算了算，一个月成本约6300元，由桐岭善德基金会承担。",
             "“喝了汤，身上就有劲。”81岁的老人项文秀说。食堂现在每天接待230多人，比夏天多了三成。",
         ],
         byline="（宓知秋）", jump="", caption=""),
    dict(page=2, kicker="", title=["“云上桐岭”平台上线"], subtitle="",
         column=0, span=4, top=520, size=18, subheads={},
         paragraphs=[
             "11月1日，“云上桐岭”政务服务平台上线试运行，首批有286项事项可以在手机上办完。市民办理营业执照，平均用时由两天缩短到40分钟。",
             "平台由市数据局建设，桐岭智汇科技股份有限公司开发。试运行期间，12个乡镇街道的便民服务中心都有专人教老人使用。",
             "市数据局局长车明远说，年底前还要接入公积金、不动产和公交卡，让群众少跑一趟是一趟。",
         ],
         byline="（本报记者 缪一苇）", jump="", caption=""),
]


def cells(character):
    return 1 if unicodedata.east_asian_width(character) in "WFA" else 0.5


def wrap(text):
    lines, current, count = [], "", 2.0
    for token in re.findall(r"[0-9A-Za-z.%]+|.", text):
        width = sum(map(cells, token))
        if count + width > CELLS and token not in NOSTART:
            lines.append((current, len(lines) == 0))
            current, count = "", 0.0
        current += token
        count += width
    lines.append((current, len(lines) == 0))
    return lines


def left(column):
    return MARGIN + column * (COLUMN + GUTTER)


def layout():
    """Pages of (x, y of the baseline, text, size)."""
    pages = {1: [], 2: []}
    first = pages[1]
    first.append((40, 78, PAPER, 42))
    for place, line in enumerate(["中共桐岭市委 主管主办", "桐岭日报社出版"]):
        first.append((260, 56 + 14 * place, line, 9))
    first.append((480, 56, f"第{NUMBER}期", 9))
    first.append((480, 70, f"{DATE} {LUNAR} {WEEK}", 9))
    second = pages[2]
    second += [(40, 60, "2", 16), (70, 60, "社会", 16), (340, 58, PAPER, 12)]
    second.append((600, 58, f"{DATE} {WEEK}", 9))
    for article in ARTICLES:
        page = pages[article["page"]]
        x, y = left(article["column"]), article["top"]
        if article.get("continued"):
            page.append((x, y - 20, article["continued"], 10))
        if article["kicker"]:
            page.append((x, y - 30, article["kicker"], 13))
        for line in article["title"]:
            page.append((x, y, line, article["size"]))
            y += article["size"] * 1.2
        if article["subtitle"]:
            page.append((x, y - 2, "——" + article["subtitle"], 11))
            y += 14
        rows = []
        for index, paragraph in enumerate(article["paragraphs"]):
            if index in article["subheads"]:
                rows.append((article["subheads"][index], False))
            rows += wrap(paragraph)
        tail = article["byline"] + article["jump"]
        for text in [article["byline"], article["jump"]]:
            if not text:
                continue
            last = sum(map(cells, rows[-1][0])) + (2 if rows[-1][1] else 0)
            width = sum(map(cells, text))
            if last + width <= CELLS:
                rows[-1] = (rows[-1][0] + text, rows[-1][1])
            elif width <= CELLS:
                rows.append((text, CELLS - width))
            else:
                cut = text.index(" ", 6)
                rows += [(text[:cut], CELLS - sum(map(cells, text[:cut]))), (text[cut + 1:], False)]
        del tail
        y += 8
        spans = [article["span"]]
        tops = [y] * spans[0]
        if article["caption"]:
            # A picture over the last column of the article.
            tops[-1] = y + 120
            page.append((left(article["column"] + spans[0] - 1), y + 102, article["caption"], 7.5))
        # Columns end at one height.
        total = len(rows) + sum((top - y) / LEAD for top in tops)
        bottom = y + LEAD * -(-total // spans[0])
        place = 0
        for column in range(spans[0]):
            count = round((bottom - tops[column]) / LEAD)
            if column == spans[0] - 1:
                count = len(rows)
            for step, (text, indent) in enumerate(rows[place:place + count]):
                shift = 2 if indent is True else float(indent)
                page.append(
                    (left(article["column"] + column) + shift * SIZE, tops[column] + step * LEAD, text, SIZE))
            place += count
    pages[1].append((40, 1075, "责任编辑：缪一苇 版式：柏青 校对：尤佳音", 8))
    pages[2].append((40, 1075, "责任编辑：宓知秋 版式：柏青", 8))
    return pages


def with_reportlab(pages):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(TTFont("Z", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", subfontIndex=0))
    path = os.path.join(HERE, "second.reportlab.pdf")
    drawing = canvas.Canvas(path, pagesize=(WIDTH, HEIGHT), invariant=1)
    for number in sorted(pages):
        # Headlines last, as some composition systems do; heavy type twice.
        for x, y, text, size in sorted(pages[number], key=lambda item: item[3]):
            drawing.setFont("Z", size)
            for shift in ([0, size * 0.2] if size >= 18 and size < 40 else [0]):
                drawing.drawString(x + shift, HEIGHT - y, text)
        drawing.showPage()
    drawing.save()
    return path


def with_mupdf(pages):
    import pymupdf

    path = os.path.join(HERE, "second.mupdf.pdf")
    document = pymupdf.open()
    font = pymupdf.Font("china-s")
    for number in sorted(pages):
        page = document.new_page(width=WIDTH, height=HEIGHT)
        for x, y, text, size in pages[number]:
            writer = pymupdf.TextWriter(page.rect)
            # One character at a time, as justified type is set.
            for character in text:
                if character != " ":
                    writer.append((x, y), character, font=font, fontsize=size)
                x += size * cells(character)
            writer.write_text(page)
    document.subset_fonts()
    document.save(path, garbage=4, deflate=True)
    return path


def gold():
    articles = []
    for article in ARTICLES:
        if article.get("continued"):
            first = next(a for a in articles if a["title"] == article["title"][0])
            first["paragraphs"] += article["paragraphs"]
            continue
        articles.append(dict(
            page=article["page"], kicker=article["kicker"], title="".join(article["title"]),
            subtitle=article["subtitle"], subheads=list(article["subheads"].values()),
            paragraphs=[re.sub(r"\s", "", text) for text in article["paragraphs"]],
            captions=[article["caption"]] if article["caption"] else [],
            authors=[name for name in re.split(r"[（） ]", article["byline"])
                     if name and name not in ("本报记者", "通讯员", "记者")]))
    return dict(newspaper=PAPER, date="2024-11-06", number=NUMBER, articles=articles)


def main():
    pages = layout()
    with open(os.path.join(HERE, "second.gold.json"), "w", encoding="utf-8") as file:
        json.dump(gold(), file, ensure_ascii=False, indent=1)
        file.write("\n")
    for path in [with_reportlab(pages), with_mupdf(pages)]:
        subprocess.run(
            ["pdftotext", "-bbox-layout", path, path.replace(".pdf", ".xhtml")], check=True)


if __name__ == "__main__":
    main()
