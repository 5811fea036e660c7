"""Paths of chats."""

from django.urls import path

from alongside.web.chats import (
    ahead,
    calling_off,
    feeds,
    guests,
    here,
    hosts_bar,
    listed,
    plan,
    remind,
    room,
    say,
    series,
    transcript,
)

urlpatterns = [
    path("chat/<str:chat_id>/", room.room, name="chat"),
    path("chat/<str:chat_id>/say/", say.say_line, name="say-line"),
    path("chat/<str:chat_id>/here/", here.here, name="say-here"),
    path("chat/<str:chat_id>/voice/", here.voice, name="own-voice"),
    path("chat/<str:chat_id>/ahead/<int:number>/", ahead.write, name="write-ahead"),
    path("chat/<str:chat_id>/begin/", hosts_bar.begin, name="begin-chat"),
    path("chat/<str:chat_id>/ask/", hosts_bar.ask_next, name="ask-next"),
    path("chat/<str:chat_id>/pin/", hosts_bar.pin, name="pin-line"),
    path("chat/<str:chat_id>/calm/", hosts_bar.calm, name="calm-chat"),
    path("chat/<str:chat_id>/end/", hosts_bar.end, name="end-hour"),
    path("chat/<str:chat_id>/waiting/", hosts_bar.waiting, name="first-lines"),
    path("chat/<str:chat_id>/transcript/", transcript.transcript, name="transcript"),
    path("chat/<str:chat_id>/conversation.<str:form>", transcript.transcript_file, name="transcript-file"),
    path("chat/<str:chat_id>/change/", plan.change_it, name="change-chat"),
    path("chat/<str:chat_id>/guests/", guests.guests, name="chat-guests"),
    path("chat/<str:chat_id>/call-off/", calling_off.call_it_off, name="call-off-chat"),
    path("chat/<str:chat_id>/after-all/", calling_off.happens, name="chat-after-all"),
    path("chat/<str:chat_id>/remind/", remind.remind, name="remind-of-chat"),
    path("chat/<str:chat_id>/calendar.ics", feeds.one, name="chat-calendar"),
    path("c/<str:community_id>/chats/", listed.every, name="chats"),
    path("c/<str:community_id>/chats/new/", plan.new, name="plan-chat"),
    path("c/<str:community_id>/chats/calendar/", feeds.of_community, name="chats-calendar"),
    path("c/<str:community_id>/chats/series/<str:series_id>/", series.one, name="series"),
    path("c/<str:community_id>/chats/series/<str:series_id>/change/", series.change_it, name="change-series"),
    path("c/<str:community_id>/chats/series/<str:series_id>/end/", series.end, name="end-series"),
    path("you/calendar/", feeds.of_person, name="your-calendar"),
    path("calendar/<str:token>.ics", feeds.feed, name="feed"),
]
