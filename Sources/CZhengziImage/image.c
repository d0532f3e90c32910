// SPDX-License-Identifier: Apache-2.0
// Written by `make tables`; change Dictionaries/ instead.
#include "images.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(64) static const unsigned char image_0[] = {
#embed "images/schemes.bin"
};
_Alignas(64) static const unsigned char image_1[] = {
#embed "images/s2t-n1.bin"
};
_Alignas(64) static const unsigned char image_2[] = {
#embed "images/s2t-1.bin"
};
_Alignas(64) static const unsigned char image_3[] = {
#embed "images/t2s-1.bin"
};
_Alignas(64) static const unsigned char image_4[] = {
#embed "images/t2s-1-tofu.bin"
};
_Alignas(64) static const unsigned char image_5[] = {
#embed "images/s2tw-2.bin"
};
_Alignas(64) static const unsigned char image_6[] = {
#embed "images/tw2s-1.bin"
};
_Alignas(64) static const unsigned char image_7[] = {
#embed "images/s2hk-2.bin"
};
_Alignas(64) static const unsigned char image_8[] = {
#embed "images/hk2s-1.bin"
};
_Alignas(64) static const unsigned char image_9[] = {
#embed "images/s2twp-2.bin"
};
_Alignas(64) static const unsigned char image_10[] = {
#embed "images/tw2sp-1.bin"
};
_Alignas(64) static const unsigned char image_11[] = {
#embed "images/s2hkp-2.bin"
};
_Alignas(64) static const unsigned char image_12[] = {
#embed "images/hk2sp-1.bin"
};
_Alignas(64) static const unsigned char image_13[] = {
#embed "images/t2jp-1.bin"
};
_Alignas(64) static const unsigned char image_14[] = {
#embed "images/jp2t-1.bin"
};
_Alignas(64) static const unsigned char image_15[] = {
#embed "images/zh-Hans-leftovers-1.bin"
};
_Alignas(64) static const unsigned char image_16[] = {
#embed "images/zh-Hans-1.bin"
};
_Alignas(64) static const unsigned char image_17[] = {
#embed "images/zh-Hans-1-tofu.bin"
};
_Alignas(64) static const unsigned char image_18[] = {
#embed "images/Mandarin.bin"
};
_Alignas(64) static const unsigned char image_19[] = {
#embed "images/Bopomofo.bin"
};
_Alignas(64) static const unsigned char image_20[] = {
#embed "images/Words.bin"
};
_Alignas(64) static const unsigned char image_21[] = {
#embed "images/KangxiRadicals.bin"
};
_Alignas(64) static const unsigned char image_22[] = {
#embed "images/RadicalsSupplement.bin"
};
_Alignas(64) static const unsigned char image_23[] = {
#embed "images/SimplifiedOnly.bin"
};
_Alignas(64) static const unsigned char image_24[] = {
#embed "images/TraditionalOnly.bin"
};
_Alignas(64) static const unsigned char image_25[] = {
#embed "images/TraditionalLeftovers.bin"
};
_Alignas(64) static const unsigned char image_26[] = {
#embed "images/GB18030Pairs.bin"
};
_Alignas(64) static const unsigned char image_27[] = {
#embed "images/Big5Pairs.bin"
};
_Alignas(64) static const unsigned char image_28[] = {
#embed "images/gb18030.bin"
};
_Alignas(64) static const unsigned char image_29[] = {
#embed "images/gb2312.bin"
};
_Alignas(64) static const unsigned char image_30[] = {
#embed "images/big5.bin"
};
_Alignas(64) static const unsigned char image_31[] = {
#embed "images/cp950.bin"
};
_Alignas(64) static const unsigned char image_32[] = {
#embed "images/big5-uao.bin"
};
_Alignas(64) static const unsigned char image_33[] = {
#embed "images/shift_jis.bin"
};
_Alignas(64) static const unsigned char image_34[] = {
#embed "images/euc-jp.bin"
};
_Alignas(64) static const unsigned char image_35[] = {
#embed "images/jis0212.bin"
};
_Alignas(64) static const unsigned char image_36[] = {
#embed "images/euc-kr.bin"
};
_Alignas(64) static const unsigned char image_37[] = {
#embed "images/gb18030-editions.bin"
};
_Alignas(64) static const unsigned char image_38[] = {
#embed "images/cp936.bin"
};
_Alignas(64) static const unsigned char image_39[] = {
#embed "images/big5-hkscs-editions.bin"
};
_Alignas(64) static const unsigned char image_40[] = {
#embed "images/gb18030-ranges.bin"
};
_Alignas(64) static const unsigned char image_41[] = {
#embed "images/cns11643.bin"
};
_Alignas(64) static const unsigned char image_42[] = {
#embed "images/windows-1252.bin"
};
_Alignas(64) static const unsigned char image_43[] = {
#embed "images/ibm437.bin"
};
_Alignas(64) static const unsigned char image_44[] = {
#embed "images/ibm850.bin"
};
_Alignas(64) static const unsigned char image_45[] = {
#embed "images/ibm866.bin"
};
_Alignas(64) static const unsigned char image_46[] = {
#embed "images/koi8-r.bin"
};
_Alignas(64) static const unsigned char image_47[] = {
#embed "images/macintosh.bin"
};
_Alignas(64) static const unsigned char image_48[] = {
#embed "images/provenance.bin"
};
_Alignas(64) static const unsigned char image_49[] = {
#embed "../../Dictionaries/Characters/CJK_Compatibility_Ideographs.txt"
};
_Alignas(64) static const unsigned char image_50[] = {
#embed "../../Dictionaries/Vocabulary/HKPhrases.txt"
};
_Alignas(64) static const unsigned char image_51[] = {
#embed "../../Dictionaries/Vocabulary/HKPhrasesRev.txt"
};
_Alignas(64) static const unsigned char image_52[] = {
#embed "../../Dictionaries/Variants/HKVariants.txt"
};
_Alignas(64) static const unsigned char image_53[] = {
#embed "../../Dictionaries/Variants/HKVariantsPhrases.txt"
};
_Alignas(64) static const unsigned char image_54[] = {
#embed "../../Dictionaries/Variants/HKVariantsRev.txt"
};
_Alignas(64) static const unsigned char image_55[] = {
#embed "../../Dictionaries/Variants/HKVariantsRevPhrases.txt"
};
_Alignas(64) static const unsigned char image_56[] = {
#embed "../../Dictionaries/Variants/JPShinjitaiCharacters.txt"
};
_Alignas(64) static const unsigned char image_57[] = {
#embed "../../Dictionaries/Variants/JPShinjitaiCharactersRev.txt"
};
_Alignas(64) static const unsigned char image_58[] = {
#embed "../../Dictionaries/Variants/JPShinjitaiPhrases.txt"
};
_Alignas(64) static const unsigned char image_59[] = {
#embed "../../Dictionaries/Script/STCharacters.txt"
};
_Alignas(64) static const unsigned char image_60[] = {
#embed "../../Dictionaries/Script/STPhrases.txt"
};
_Alignas(64) static const unsigned char image_61[] = {
#embed "../../Dictionaries/Script/STPhrases_GeneratedFromRegionalPhrases.txt"
};
_Alignas(64) static const unsigned char image_62[] = {
#embed "../../Dictionaries/Script/TSCharacters.txt"
};
_Alignas(64) static const unsigned char image_63[] = {
#embed "../../Dictionaries/Script/TSCharactersExt.txt"
};
_Alignas(64) static const unsigned char image_64[] = {
#embed "../../Dictionaries/Script/TSPhrases.txt"
};
_Alignas(64) static const unsigned char image_65[] = {
#embed "../../Dictionaries/Vocabulary/TWPhrases.txt"
};
_Alignas(64) static const unsigned char image_66[] = {
#embed "../../Dictionaries/Vocabulary/TWPhrasesRev.txt"
};
_Alignas(64) static const unsigned char image_67[] = {
#embed "../../Dictionaries/Variants/TWVariants.txt"
};
_Alignas(64) static const unsigned char image_68[] = {
#embed "../../Dictionaries/Variants/TWVariantsPhrases.txt"
};
_Alignas(64) static const unsigned char image_69[] = {
#embed "../../Dictionaries/Variants/TWVariantsRev.txt"
};
_Alignas(64) static const unsigned char image_70[] = {
#embed "../../Dictionaries/Variants/TWVariantsRevPhrases.txt"
};

const struct zhengzi_image zhengzi_images[] = {
  {"schemes", image_0, sizeof image_0},
  {"s2t-n1", image_1, sizeof image_1},
  {"s2t-1", image_2, sizeof image_2},
  {"t2s-1", image_3, sizeof image_3},
  {"t2s-1-tofu", image_4, sizeof image_4},
  {"s2tw-2", image_5, sizeof image_5},
  {"tw2s-1", image_6, sizeof image_6},
  {"s2hk-2", image_7, sizeof image_7},
  {"hk2s-1", image_8, sizeof image_8},
  {"s2twp-2", image_9, sizeof image_9},
  {"tw2sp-1", image_10, sizeof image_10},
  {"s2hkp-2", image_11, sizeof image_11},
  {"hk2sp-1", image_12, sizeof image_12},
  {"t2jp-1", image_13, sizeof image_13},
  {"jp2t-1", image_14, sizeof image_14},
  {"zh-Hans-leftovers-1", image_15, sizeof image_15},
  {"zh-Hans-1", image_16, sizeof image_16},
  {"zh-Hans-1-tofu", image_17, sizeof image_17},
  {"Mandarin", image_18, sizeof image_18},
  {"Bopomofo", image_19, sizeof image_19},
  {"Words", image_20, sizeof image_20},
  {"KangxiRadicals", image_21, sizeof image_21},
  {"RadicalsSupplement", image_22, sizeof image_22},
  {"SimplifiedOnly", image_23, sizeof image_23},
  {"TraditionalOnly", image_24, sizeof image_24},
  {"TraditionalLeftovers", image_25, sizeof image_25},
  {"GB18030Pairs", image_26, sizeof image_26},
  {"Big5Pairs", image_27, sizeof image_27},
  {"gb18030", image_28, sizeof image_28},
  {"gb2312", image_29, sizeof image_29},
  {"big5", image_30, sizeof image_30},
  {"cp950", image_31, sizeof image_31},
  {"big5-uao", image_32, sizeof image_32},
  {"shift_jis", image_33, sizeof image_33},
  {"euc-jp", image_34, sizeof image_34},
  {"jis0212", image_35, sizeof image_35},
  {"euc-kr", image_36, sizeof image_36},
  {"gb18030-editions", image_37, sizeof image_37},
  {"cp936", image_38, sizeof image_38},
  {"big5-hkscs-editions", image_39, sizeof image_39},
  {"gb18030-ranges", image_40, sizeof image_40},
  {"cns11643", image_41, sizeof image_41},
  {"windows-1252", image_42, sizeof image_42},
  {"ibm437", image_43, sizeof image_43},
  {"ibm850", image_44, sizeof image_44},
  {"ibm866", image_45, sizeof image_45},
  {"koi8-r", image_46, sizeof image_46},
  {"macintosh", image_47, sizeof image_47},
  {"provenance", image_48, sizeof image_48},
  {"CJK_Compatibility_Ideographs.txt", image_49, sizeof image_49},
  {"HKPhrases.txt", image_50, sizeof image_50},
  {"HKPhrasesRev.txt", image_51, sizeof image_51},
  {"HKVariants.txt", image_52, sizeof image_52},
  {"HKVariantsPhrases.txt", image_53, sizeof image_53},
  {"HKVariantsRev.txt", image_54, sizeof image_54},
  {"HKVariantsRevPhrases.txt", image_55, sizeof image_55},
  {"JPShinjitaiCharacters.txt", image_56, sizeof image_56},
  {"JPShinjitaiCharactersRev.txt", image_57, sizeof image_57},
  {"JPShinjitaiPhrases.txt", image_58, sizeof image_58},
  {"STCharacters.txt", image_59, sizeof image_59},
  {"STPhrases.txt", image_60, sizeof image_60},
  {"STPhrases_GeneratedFromRegionalPhrases.txt", image_61, sizeof image_61},
  {"TSCharacters.txt", image_62, sizeof image_62},
  {"TSCharactersExt.txt", image_63, sizeof image_63},
  {"TSPhrases.txt", image_64, sizeof image_64},
  {"TWPhrases.txt", image_65, sizeof image_65},
  {"TWPhrasesRev.txt", image_66, sizeof image_66},
  {"TWVariants.txt", image_67, sizeof image_67},
  {"TWVariantsPhrases.txt", image_68, sizeof image_68},
  {"TWVariantsRev.txt", image_69, sizeof image_69},
  {"TWVariantsRevPhrases.txt", image_70, sizeof image_70},
  {0, 0, 0},
};
