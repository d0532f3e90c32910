// SPDX-License-Identifier: Apache-2.0
// Written by `make tables`; change Dictionaries/ instead.
#include "images.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(64) static const unsigned char image_0[] = {
#embed "images/schemes.bin"
};
_Alignas(64) static const unsigned char image_1[] = {
#embed "images/hk2s-n1.bin"
};
_Alignas(64) static const unsigned char image_2[] = {
#embed "images/hk2s-1.bin"
};
_Alignas(64) static const unsigned char image_3[] = {
#embed "images/hk2s-2.bin"
};
_Alignas(64) static const unsigned char image_4[] = {
#embed "images/hk2s-2-tofu.bin"
};
_Alignas(64) static const unsigned char image_5[] = {
#embed "images/hk2sp-1.bin"
};
_Alignas(64) static const unsigned char image_6[] = {
#embed "images/jp2t-1.bin"
};
_Alignas(64) static const unsigned char image_7[] = {
#embed "images/s2hk-1.bin"
};
_Alignas(64) static const unsigned char image_8[] = {
#embed "images/s2hk-2.bin"
};
_Alignas(64) static const unsigned char image_9[] = {
#embed "images/s2hkp-2.bin"
};
_Alignas(64) static const unsigned char image_10[] = {
#embed "images/s2tw-2.bin"
};
_Alignas(64) static const unsigned char image_11[] = {
#embed "images/s2twp-2.bin"
};
_Alignas(64) static const unsigned char image_12[] = {
#embed "images/t2jp-1.bin"
};
_Alignas(64) static const unsigned char image_13[] = {
#embed "images/tw2s-1.bin"
};
_Alignas(64) static const unsigned char image_14[] = {
#embed "images/tw2sp-1.bin"
};
_Alignas(64) static const unsigned char image_15[] = {
#embed "../../Dictionaries/Characters/CJK_Compatibility_Ideographs.txt"
};
_Alignas(64) static const unsigned char image_16[] = {
#embed "../../Dictionaries/Vocabulary/HKPhrases.txt"
};
_Alignas(64) static const unsigned char image_17[] = {
#embed "../../Dictionaries/Vocabulary/HKPhrasesRev.txt"
};
_Alignas(64) static const unsigned char image_18[] = {
#embed "../../Dictionaries/Variants/HKVariants.txt"
};
_Alignas(64) static const unsigned char image_19[] = {
#embed "../../Dictionaries/Variants/HKVariantsPhrases.txt"
};
_Alignas(64) static const unsigned char image_20[] = {
#embed "../../Dictionaries/Variants/HKVariantsRev.txt"
};
_Alignas(64) static const unsigned char image_21[] = {
#embed "../../Dictionaries/Variants/HKVariantsRevPhrases.txt"
};
_Alignas(64) static const unsigned char image_22[] = {
#embed "../../Dictionaries/Variants/JPShinjitaiCharacters.txt"
};
_Alignas(64) static const unsigned char image_23[] = {
#embed "../../Dictionaries/Variants/JPShinjitaiCharactersRev.txt"
};
_Alignas(64) static const unsigned char image_24[] = {
#embed "../../Dictionaries/Variants/JPShinjitaiPhrases.txt"
};
_Alignas(64) static const unsigned char image_25[] = {
#embed "../../Dictionaries/Script/STCharacters.txt"
};
_Alignas(64) static const unsigned char image_26[] = {
#embed "../../Dictionaries/Script/STPhrases.txt"
};
_Alignas(64) static const unsigned char image_27[] = {
#embed "../../Dictionaries/Script/STPhrases_GeneratedFromRegionalPhrases.txt"
};
_Alignas(64) static const unsigned char image_28[] = {
#embed "../../Dictionaries/Script/TSCharacters.txt"
};
_Alignas(64) static const unsigned char image_29[] = {
#embed "../../Dictionaries/Script/TSCharactersExt.txt"
};
_Alignas(64) static const unsigned char image_30[] = {
#embed "../../Dictionaries/Script/TSPhrases.txt"
};
_Alignas(64) static const unsigned char image_31[] = {
#embed "../../Dictionaries/Vocabulary/TWPhrases.txt"
};
_Alignas(64) static const unsigned char image_32[] = {
#embed "../../Dictionaries/Vocabulary/TWPhrasesRev.txt"
};
_Alignas(64) static const unsigned char image_33[] = {
#embed "../../Dictionaries/Variants/TWVariants.txt"
};
_Alignas(64) static const unsigned char image_34[] = {
#embed "../../Dictionaries/Variants/TWVariantsPhrases.txt"
};
_Alignas(64) static const unsigned char image_35[] = {
#embed "../../Dictionaries/Variants/TWVariantsRev.txt"
};
_Alignas(64) static const unsigned char image_36[] = {
#embed "../../Dictionaries/Variants/TWVariantsRevPhrases.txt"
};

const struct zhengzi_image zhengzi_images[] = {
  {"schemes", image_0, sizeof image_0},
  {"hk2s-n1", image_1, sizeof image_1},
  {"hk2s-1", image_2, sizeof image_2},
  {"hk2s-2", image_3, sizeof image_3},
  {"hk2s-2-tofu", image_4, sizeof image_4},
  {"hk2sp-1", image_5, sizeof image_5},
  {"jp2t-1", image_6, sizeof image_6},
  {"s2hk-1", image_7, sizeof image_7},
  {"s2hk-2", image_8, sizeof image_8},
  {"s2hkp-2", image_9, sizeof image_9},
  {"s2tw-2", image_10, sizeof image_10},
  {"s2twp-2", image_11, sizeof image_11},
  {"t2jp-1", image_12, sizeof image_12},
  {"tw2s-1", image_13, sizeof image_13},
  {"tw2sp-1", image_14, sizeof image_14},
  {"CJK_Compatibility_Ideographs.txt", image_15, sizeof image_15},
  {"HKPhrases.txt", image_16, sizeof image_16},
  {"HKPhrasesRev.txt", image_17, sizeof image_17},
  {"HKVariants.txt", image_18, sizeof image_18},
  {"HKVariantsPhrases.txt", image_19, sizeof image_19},
  {"HKVariantsRev.txt", image_20, sizeof image_20},
  {"HKVariantsRevPhrases.txt", image_21, sizeof image_21},
  {"JPShinjitaiCharacters.txt", image_22, sizeof image_22},
  {"JPShinjitaiCharactersRev.txt", image_23, sizeof image_23},
  {"JPShinjitaiPhrases.txt", image_24, sizeof image_24},
  {"STCharacters.txt", image_25, sizeof image_25},
  {"STPhrases.txt", image_26, sizeof image_26},
  {"STPhrases_GeneratedFromRegionalPhrases.txt", image_27, sizeof image_27},
  {"TSCharacters.txt", image_28, sizeof image_28},
  {"TSCharactersExt.txt", image_29, sizeof image_29},
  {"TSPhrases.txt", image_30, sizeof image_30},
  {"TWPhrases.txt", image_31, sizeof image_31},
  {"TWPhrasesRev.txt", image_32, sizeof image_32},
  {"TWVariants.txt", image_33, sizeof image_33},
  {"TWVariantsPhrases.txt", image_34, sizeof image_34},
  {"TWVariantsRev.txt", image_35, sizeof image_35},
  {"TWVariantsRevPhrases.txt", image_36, sizeof image_36},
  {0, 0, 0},
};
