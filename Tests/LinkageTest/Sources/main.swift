// SPDX-License-Identifier: Apache-2.0
import Zhengzi

guard Converter(.s2twp).convert("鼠标和软件") == "滑鼠和軟體" else { fatalError("wrong result") }
print("Converter(.s2twp) works")
