"""Chats by mail: a reminder before the hour, or that there is none, and in the slow lane one mail for each question.

`remind` and `slow_lane` say who is to get one, once each; `written` writes them as they leave, when it is asked once
more who may still have which words; `reminder` and `question` are what they say. An answer to a question's mail is a
line of the chat: the address it goes to was made for that question. No line is ever mailed by itself.
"""
