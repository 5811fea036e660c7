"""All paths, one line a noun; ids in them are random and no path names a condition.

/                     the front page, or today
/come-in/ /sign-in/   coming in                           web/coming_in
/you/                 one's own account                   web/you
/today/ /communities/ what is worth one's strength        web/today
/c/<community>/…      doorway, community, hosts, search   web/communities, web/hosts, web/search, web/welcome
/t/<thread>/…         a thread and what one does in it    web/threads
/p/<post>/…           a post and what one does with it    web/threads
/n/<note>/…           a note beside a post                web/sources
/a/<alias>/…          an alias                            web/aliases
/for-you/<card>/…     words for one author alone          web/caring
/outbox/              mails of a demo that sends none     web/outbox
/c/<community>/news/  of what one hears, how and when     web/news
/mail/stop/<token>/   the link in a mail that ends it     web/by_mail
/providers/…/         what a mail provider tells us       web/providers
/guide/… /e/<entry>/…  the directory, and asking a guide   web/guide, web/ask_guide, web/start
/m/<meetup>/…         a meet-up                           web/meetups
/chat/<chat>/…        a chat and what one does in it      web/chats
/calendar/<token>.ics  chats, for a calendar program       web/chats
/f/<friendship>/…     friends, and what two of them write web/friends
/f/<friendship>/worry/  showing the hosts what worries one  web/reports
/f/<friendship>/vouch/…  how one knows a friend           web/vouches
/c/<community>/handshake/…  two phones that meet         web/handshake
/f/<friendship>/show/ something true, for one friend      web/showing
/second/              a lone founder's second says yes    web/second
"""

from django.urls import URLPattern, URLResolver, include, path

# The ways that are gone most often come first: they are tried in this order.
NOUNS = (
    "threads", "communities", "today", "search", "site", "coming_in", "you", "hosts", "caring", "sources", "aliases",
    "old_mails", "outbox", "providers", "news", "by_mail", "second", "welcome", "ask_guide",
    "guide", "start", "meetups", "vouches", "handshake", "friends", "showing", "reports", "chats",
)  # fmt: skip

urlpatterns: list[URLPattern | URLResolver] = [path("", include(f"alongside.web.{noun}.urls")) for noun in NOUNS]
