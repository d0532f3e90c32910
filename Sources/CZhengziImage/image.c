// SPDX-License-Identifier: Apache-2.0
// Written by `make tables`; change Dictionaries/ instead.
#include "images.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(64) static const unsigned char image_0[] = {
#embed "images/schemes.bin"
};
_Alignas(64) static const unsigned char image_1[] = {
#embed "images/frequencies.bin"
};
_Alignas(64) static const unsigned char image_2[] = {
#embed "images/s2t-n1.bin"
};
_Alignas(64) static const unsigned char image_3[] = {
#embed "images/s2t-1.bin"
};
_Alignas(64) static const unsigned char image_4[] = {
#embed "images/s2t-w.bin"
};
_Alignas(64) static const unsigned char image_5[] = {
#embed "images/t2s-1.bin"
};
_Alignas(64) static const unsigned char image_6[] = {
#embed "images/t2s-w.bin"
};
_Alignas(64) static const unsigned char image_7[] = {
#embed "images/t2s-1-tofu.bin"
};
_Alignas(64) static const unsigned char image_8[] = {
#embed "images/t2s-w-tofu.bin"
};
_Alignas(64) static const unsigned char image_9[] = {
#embed "images/s2tw-2.bin"
};
_Alignas(64) static const unsigned char image_10[] = {
#embed "images/s2tw-w.bin"
};
_Alignas(64) static const unsigned char image_11[] = {
#embed "images/tw2s-1.bin"
};
_Alignas(64) static const unsigned char image_12[] = {
#embed "images/tw2s-w.bin"
};
_Alignas(64) static const unsigned char image_13[] = {
#embed "images/tw2s-w-tofu.bin"
};
_Alignas(64) static const unsigned char image_14[] = {
#embed "images/s2hk-2.bin"
};
_Alignas(64) static const unsigned char image_15[] = {
#embed "images/s2hk-w.bin"
};
_Alignas(64) static const unsigned char image_16[] = {
#embed "images/hk2s-1.bin"
};
_Alignas(64) static const unsigned char image_17[] = {
#embed "images/hk2s-w.bin"
};
_Alignas(64) static const unsigned char image_18[] = {
#embed "images/hk2s-w-tofu.bin"
};
_Alignas(64) static const unsigned char image_19[] = {
#embed "images/s2twp-2.bin"
};
_Alignas(64) static const unsigned char image_20[] = {
#embed "images/s2twp-w.bin"
};
_Alignas(64) static const unsigned char image_21[] = {
#embed "images/tw2sp-1.bin"
};
_Alignas(64) static const unsigned char image_22[] = {
#embed "images/tw2sp-w.bin"
};
_Alignas(64) static const unsigned char image_23[] = {
#embed "images/tw2sp-w-tofu.bin"
};
_Alignas(64) static const unsigned char image_24[] = {
#embed "images/s2hkp-2.bin"
};
_Alignas(64) static const unsigned char image_25[] = {
#embed "images/s2hkp-w.bin"
};
_Alignas(64) static const unsigned char image_26[] = {
#embed "images/hk2sp-1.bin"
};
_Alignas(64) static const unsigned char image_27[] = {
#embed "images/hk2sp-w.bin"
};
_Alignas(64) static const unsigned char image_28[] = {
#embed "images/hk2sp-w-tofu.bin"
};
_Alignas(64) static const unsigned char image_29[] = {
#embed "images/t2tw-w.bin"
};
_Alignas(64) static const unsigned char image_30[] = {
#embed "images/tw2t-w.bin"
};
_Alignas(64) static const unsigned char image_31[] = {
#embed "images/t2hk-w.bin"
};
_Alignas(64) static const unsigned char image_32[] = {
#embed "images/hk2t-w.bin"
};
_Alignas(64) static const unsigned char image_33[] = {
#embed "images/t2jp-1.bin"
};
_Alignas(64) static const unsigned char image_34[] = {
#embed "images/t2jp-w.bin"
};
_Alignas(64) static const unsigned char image_35[] = {
#embed "images/jp2t-1.bin"
};
_Alignas(64) static const unsigned char image_36[] = {
#embed "images/jp2t-w.bin"
};
_Alignas(64) static const unsigned char image_37[] = {
#embed "images/none-w.bin"
};
_Alignas(64) static const unsigned char image_38[] = {
#embed "images/zh-Hans-leftovers-1.bin"
};
_Alignas(64) static const unsigned char image_39[] = {
#embed "images/zh-Hans-leftovers-w.bin"
};
_Alignas(64) static const unsigned char image_40[] = {
#embed "images/zh-Hans-1.bin"
};
_Alignas(64) static const unsigned char image_41[] = {
#embed "images/zh-Hans-w.bin"
};
_Alignas(64) static const unsigned char image_42[] = {
#embed "images/zh-Hans-1-tofu.bin"
};
_Alignas(64) static const unsigned char image_43[] = {
#embed "images/zh-Hans-w-tofu.bin"
};
_Alignas(64) static const unsigned char image_44[] = {
#embed "images/Mandarin.bin"
};
_Alignas(64) static const unsigned char image_45[] = {
#embed "images/Bopomofo.bin"
};
_Alignas(64) static const unsigned char image_46[] = {
#embed "images/Words.bin"
};
_Alignas(64) static const unsigned char image_47[] = {
#embed "images/KangxiRadicals.bin"
};
_Alignas(64) static const unsigned char image_48[] = {
#embed "images/RadicalsSupplement.bin"
};
_Alignas(64) static const unsigned char image_49[] = {
#embed "images/SimplifiedOnly.bin"
};
_Alignas(64) static const unsigned char image_50[] = {
#embed "images/TraditionalOnly.bin"
};
_Alignas(64) static const unsigned char image_51[] = {
#embed "images/TraditionalLeftovers.bin"
};
_Alignas(64) static const unsigned char image_52[] = {
#embed "images/RegionMarks.bin"
};
_Alignas(64) static const unsigned char image_53[] = {
#embed "images/detection.bin"
};
_Alignas(64) static const unsigned char image_54[] = {
#embed "images/gb18030.bin"
};
_Alignas(64) static const unsigned char image_55[] = {
#embed "images/gb2312.bin"
};
_Alignas(64) static const unsigned char image_56[] = {
#embed "images/big5.bin"
};
_Alignas(64) static const unsigned char image_57[] = {
#embed "images/cp950.bin"
};
_Alignas(64) static const unsigned char image_58[] = {
#embed "images/big5-uao.bin"
};
_Alignas(64) static const unsigned char image_59[] = {
#embed "images/shift_jis.bin"
};
_Alignas(64) static const unsigned char image_60[] = {
#embed "images/euc-jp.bin"
};
_Alignas(64) static const unsigned char image_61[] = {
#embed "images/jis0212.bin"
};
_Alignas(64) static const unsigned char image_62[] = {
#embed "images/euc-kr.bin"
};
_Alignas(64) static const unsigned char image_63[] = {
#embed "images/gb18030-editions.bin"
};
_Alignas(64) static const unsigned char image_64[] = {
#embed "images/cp936.bin"
};
_Alignas(64) static const unsigned char image_65[] = {
#embed "images/big5-hkscs-editions.bin"
};
_Alignas(64) static const unsigned char image_66[] = {
#embed "images/gb18030-ranges.bin"
};
_Alignas(64) static const unsigned char image_67[] = {
#embed "images/cns11643.bin"
};
_Alignas(64) static const unsigned char image_68[] = {
#embed "images/windows-1252.bin"
};
_Alignas(64) static const unsigned char image_69[] = {
#embed "images/ibm437.bin"
};
_Alignas(64) static const unsigned char image_70[] = {
#embed "images/ibm850.bin"
};
_Alignas(64) static const unsigned char image_71[] = {
#embed "images/ibm866.bin"
};
_Alignas(64) static const unsigned char image_72[] = {
#embed "images/koi8-r.bin"
};
_Alignas(64) static const unsigned char image_73[] = {
#embed "images/macintosh.bin"
};
_Alignas(64) static const unsigned char image_74[] = {
#embed "images/context.bin"
};
_Alignas(64) static const unsigned char image_75[] = {
#embed "images/context-TW.bin"
};
_Alignas(64) static const unsigned char image_76[] = {
#embed "images/context-HK.bin"
};
_Alignas(64) static const unsigned char image_77[] = {
#embed "images/context-Hant.bin"
};
_Alignas(64) static const unsigned char image_78[] = {
#embed "images/provenance.bin"
};
_Alignas(64) static const unsigned char image_79[] = {
#embed "../../Dictionaries/Characters/CJK_Compatibility_Ideographs.txt"
};
_Alignas(64) static const unsigned char image_80[] = {
#embed "../../Dictionaries/Vocabulary/HKPhrases.txt"
};
_Alignas(64) static const unsigned char image_81[] = {
#embed "../../Dictionaries/Vocabulary/HKPhrasesRev.txt"
};
_Alignas(64) static const unsigned char image_82[] = {
#embed "../../Dictionaries/Variants/HKVariants.txt"
};
_Alignas(64) static const unsigned char image_83[] = {
#embed "../../Dictionaries/Variants/HKVariantsPhrases.txt"
};
_Alignas(64) static const unsigned char image_84[] = {
#embed "../../Dictionaries/Variants/HKVariantsRev.txt"
};
_Alignas(64) static const unsigned char image_85[] = {
#embed "../../Dictionaries/Variants/HKVariantsRevPhrases.txt"
};
_Alignas(64) static const unsigned char image_86[] = {
#embed "../../Dictionaries/Variants/JPShinjitaiCharacters.txt"
};
_Alignas(64) static const unsigned char image_87[] = {
#embed "../../Dictionaries/Variants/JPShinjitaiCharactersRev.txt"
};
_Alignas(64) static const unsigned char image_88[] = {
#embed "../../Dictionaries/Variants/JPShinjitaiPhrases.txt"
};
_Alignas(64) static const unsigned char image_89[] = {
#embed "../../Dictionaries/Script/STCharacters.txt"
};
_Alignas(64) static const unsigned char image_90[] = {
#embed "../../Dictionaries/Script/STPhrases.txt"
};
_Alignas(64) static const unsigned char image_91[] = {
#embed "../../Dictionaries/Script/STPhrases_GeneratedFromRegionalPhrases.txt"
};
_Alignas(64) static const unsigned char image_92[] = {
#embed "../../Dictionaries/Script/TSCharacters.txt"
};
_Alignas(64) static const unsigned char image_93[] = {
#embed "../../Dictionaries/Script/TSCharactersExt.txt"
};
_Alignas(64) static const unsigned char image_94[] = {
#embed "../../Dictionaries/Script/TSPhrases.txt"
};
_Alignas(64) static const unsigned char image_95[] = {
#embed "../../Dictionaries/Vocabulary/TWPhrases.txt"
};
_Alignas(64) static const unsigned char image_96[] = {
#embed "../../Dictionaries/Vocabulary/TWPhrasesRev.txt"
};
_Alignas(64) static const unsigned char image_97[] = {
#embed "../../Dictionaries/Variants/TWVariants.txt"
};
_Alignas(64) static const unsigned char image_98[] = {
#embed "../../Dictionaries/Variants/TWVariantsPhrases.txt"
};
_Alignas(64) static const unsigned char image_99[] = {
#embed "../../Dictionaries/Variants/TWVariantsRev.txt"
};
_Alignas(64) static const unsigned char image_100[] = {
#embed "../../Dictionaries/Variants/TWVariantsRevPhrases.txt"
};

const struct zhengzi_image zhengzi_images[] = {
  {"schemes", image_0, sizeof image_0},
  {"frequencies", image_1, sizeof image_1},
  {"s2t-n1", image_2, sizeof image_2},
  {"s2t-1", image_3, sizeof image_3},
  {"s2t-w", image_4, sizeof image_4},
  {"t2s-1", image_5, sizeof image_5},
  {"t2s-w", image_6, sizeof image_6},
  {"t2s-1-tofu", image_7, sizeof image_7},
  {"t2s-w-tofu", image_8, sizeof image_8},
  {"s2tw-2", image_9, sizeof image_9},
  {"s2tw-w", image_10, sizeof image_10},
  {"tw2s-1", image_11, sizeof image_11},
  {"tw2s-w", image_12, sizeof image_12},
  {"tw2s-w-tofu", image_13, sizeof image_13},
  {"s2hk-2", image_14, sizeof image_14},
  {"s2hk-w", image_15, sizeof image_15},
  {"hk2s-1", image_16, sizeof image_16},
  {"hk2s-w", image_17, sizeof image_17},
  {"hk2s-w-tofu", image_18, sizeof image_18},
  {"s2twp-2", image_19, sizeof image_19},
  {"s2twp-w", image_20, sizeof image_20},
  {"tw2sp-1", image_21, sizeof image_21},
  {"tw2sp-w", image_22, sizeof image_22},
  {"tw2sp-w-tofu", image_23, sizeof image_23},
  {"s2hkp-2", image_24, sizeof image_24},
  {"s2hkp-w", image_25, sizeof image_25},
  {"hk2sp-1", image_26, sizeof image_26},
  {"hk2sp-w", image_27, sizeof image_27},
  {"hk2sp-w-tofu", image_28, sizeof image_28},
  {"t2tw-w", image_29, sizeof image_29},
  {"tw2t-w", image_30, sizeof image_30},
  {"t2hk-w", image_31, sizeof image_31},
  {"hk2t-w", image_32, sizeof image_32},
  {"t2jp-1", image_33, sizeof image_33},
  {"t2jp-w", image_34, sizeof image_34},
  {"jp2t-1", image_35, sizeof image_35},
  {"jp2t-w", image_36, sizeof image_36},
  {"none-w", image_37, sizeof image_37},
  {"zh-Hans-leftovers-1", image_38, sizeof image_38},
  {"zh-Hans-leftovers-w", image_39, sizeof image_39},
  {"zh-Hans-1", image_40, sizeof image_40},
  {"zh-Hans-w", image_41, sizeof image_41},
  {"zh-Hans-1-tofu", image_42, sizeof image_42},
  {"zh-Hans-w-tofu", image_43, sizeof image_43},
  {"Mandarin", image_44, sizeof image_44},
  {"Bopomofo", image_45, sizeof image_45},
  {"Words", image_46, sizeof image_46},
  {"KangxiRadicals", image_47, sizeof image_47},
  {"RadicalsSupplement", image_48, sizeof image_48},
  {"SimplifiedOnly", image_49, sizeof image_49},
  {"TraditionalOnly", image_50, sizeof image_50},
  {"TraditionalLeftovers", image_51, sizeof image_51},
  {"RegionMarks", image_52, sizeof image_52},
  {"detection", image_53, sizeof image_53},
  {"gb18030", image_54, sizeof image_54},
  {"gb2312", image_55, sizeof image_55},
  {"big5", image_56, sizeof image_56},
  {"cp950", image_57, sizeof image_57},
  {"big5-uao", image_58, sizeof image_58},
  {"shift_jis", image_59, sizeof image_59},
  {"euc-jp", image_60, sizeof image_60},
  {"jis0212", image_61, sizeof image_61},
  {"euc-kr", image_62, sizeof image_62},
  {"gb18030-editions", image_63, sizeof image_63},
  {"cp936", image_64, sizeof image_64},
  {"big5-hkscs-editions", image_65, sizeof image_65},
  {"gb18030-ranges", image_66, sizeof image_66},
  {"cns11643", image_67, sizeof image_67},
  {"windows-1252", image_68, sizeof image_68},
  {"ibm437", image_69, sizeof image_69},
  {"ibm850", image_70, sizeof image_70},
  {"ibm866", image_71, sizeof image_71},
  {"koi8-r", image_72, sizeof image_72},
  {"macintosh", image_73, sizeof image_73},
  {"context", image_74, sizeof image_74},
  {"context-TW", image_75, sizeof image_75},
  {"context-HK", image_76, sizeof image_76},
  {"context-Hant", image_77, sizeof image_77},
  {"provenance", image_78, sizeof image_78},
  {"CJK_Compatibility_Ideographs.txt", image_79, sizeof image_79},
  {"HKPhrases.txt", image_80, sizeof image_80},
  {"HKPhrasesRev.txt", image_81, sizeof image_81},
  {"HKVariants.txt", image_82, sizeof image_82},
  {"HKVariantsPhrases.txt", image_83, sizeof image_83},
  {"HKVariantsRev.txt", image_84, sizeof image_84},
  {"HKVariantsRevPhrases.txt", image_85, sizeof image_85},
  {"JPShinjitaiCharacters.txt", image_86, sizeof image_86},
  {"JPShinjitaiCharactersRev.txt", image_87, sizeof image_87},
  {"JPShinjitaiPhrases.txt", image_88, sizeof image_88},
  {"STCharacters.txt", image_89, sizeof image_89},
  {"STPhrases.txt", image_90, sizeof image_90},
  {"STPhrases_GeneratedFromRegionalPhrases.txt", image_91, sizeof image_91},
  {"TSCharacters.txt", image_92, sizeof image_92},
  {"TSCharactersExt.txt", image_93, sizeof image_93},
  {"TSPhrases.txt", image_94, sizeof image_94},
  {"TWPhrases.txt", image_95, sizeof image_95},
  {"TWPhrasesRev.txt", image_96, sizeof image_96},
  {"TWVariants.txt", image_97, sizeof image_97},
  {"TWVariantsPhrases.txt", image_98, sizeof image_98},
  {"TWVariantsRev.txt", image_99, sizeof image_99},
  {"TWVariantsRevPhrases.txt", image_100, sizeof image_100},
  {0, 0, 0},
};
