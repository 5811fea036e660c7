"""The rows of chats and calendars in the table of routes; a founder planned the chat that is asked for."""

from tests.contracts.roles import AUTHOR, EVERYONE, HOSTS, MEMBERS, SIGNED_IN, Row

CHATS: dict[str, Row] = {
    "chats": Row(read=MEMBERS),
    "plan-chat": Row(read=HOSTS, act=HOSTS),
    "change-chat": Row(read=HOSTS, act=HOSTS),
    "chat-guests": Row(read=HOSTS, act=HOSTS),  # and whoever is one
    "call-off-chat": Row(read=HOSTS, act=HOSTS),
    "chat-after-all": Row(act=HOSTS),
    "remind-of-chat": Row(act=MEMBERS),
    "chat-calendar": Row(read=MEMBERS),
    "chats-calendar": Row(read=MEMBERS, act=MEMBERS),
    "chat": Row(read=MEMBERS),
    "write-ahead": Row(read=MEMBERS, act=MEMBERS),
    "begin-chat": Row(act=HOSTS),
    "say-line": Row(read=MEMBERS, act=MEMBERS),  # from here on a chat in its hour
    "say-here": Row(act=MEMBERS),
    "ask-next": Row(act=HOSTS),
    "pin-line": Row(act=HOSTS),
    "calm-chat": Row(read=HOSTS, act=HOSTS),
    "end-hour": Row(read=HOSTS, act=HOSTS),
    "first-lines": Row(read=HOSTS),
    "own-voice": Row(act=MEMBERS),  # and from here on one that is over
    "transcript": Row(read=MEMBERS),
    "transcript-file": Row(read=MEMBERS),
    "series": Row(read=HOSTS),
    "change-series": Row(read=HOSTS, act=HOSTS),
    "end-series": Row(read=HOSTS, act=HOSTS),
    "your-calendar": Row(read=SIGNED_IN, act=SIGNED_IN),
    "feed": Row(read=EVERYONE),  # who knows the secret address
    "meetups": Row(read=MEMBERS),
    "plan-meetup": Row(read=MEMBERS, act=MEMBERS),
    "meetup": Row(read=MEMBERS),
    "meetup-calendar": Row(read=MEMBERS),
    "change-meetup": Row(read=AUTHOR | HOSTS, act=AUTHOR | HOSTS),
    "call-off-meetup": Row(read=AUTHOR | HOSTS, act=AUTHOR | HOSTS),
    "meetup-after-all": Row(act=AUTHOR | HOSTS),
    "come-to-meetup": Row(read=MEMBERS, act=MEMBERS),
    "not-coming": Row(act=MEMBERS),
    "remove-meetup": Row(read=HOSTS, act=HOSTS),
}
