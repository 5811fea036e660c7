"""Hosting: what worries somebody, words to the hosts, questions from visitors, and what hosts make of them.

All three are cases: a sealed conversation between one alias or visitor and the hosts of a community. Around them lie

- `welcome`: who waits for a first answer, and who is asked to give one
- `duty`: who is there when, one host's shift, what one leaves for the next
- `crisis`: a card, lines to call, and a clock until a host has come
- `looking`: cases that follow from what somebody's words say; `alarms`, from what somebody does
- `decisions`: what one host decides, what the person is told, and appeals
- `pairs`: what takes two hosts; `glass` is the one place that may look behind an alias
- `figures`: how newcomers fare
"""
