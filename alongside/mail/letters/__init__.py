"""Letters: what was said in a community, once a day or once a week, in one mail at its reader's own hour.

`due` says for whom a letter is due and that there is something for it; `contents` reads what it holds when it is
sent, so that what was taken back meanwhile is not in it; `build` makes the mail.
"""
