// SPDX-License-Identifier: Apache-2.0

@_exported public import ZhengziConversion
@_exported public import ZhengziDetection
@_exported public import ZhengziEncoding
@_exported public import ZhengziLexicon
@_exported public import ZhengziRepair
