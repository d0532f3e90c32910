# SPDX-License-Identifier: Apache-2.0
"""The parts of detection_benchmark.py.

texts       real text, and natural runs of it
encodings   writing a sample, and reading it back under the name that a detector gave
plain       runs of Chinese in every encoding and length
containers  Chinese in file names, pages, code, logs, tables, subtitles
damage      cut and bad bytes
foreign     text that is not Chinese
binary      what is no text
detectors   ours and the peers
judge       what is right, and the goals
report      Markdown
speed       megabytes a second
"""
