"""Paths of friends: asking, answering, and conversations of two."""

from django.urls import path

from alongside.web.friends import answering, asking, drafts, ending, for_you, mine, pictures, searching, talking, who

urlpatterns = [
    path("c/<str:community_id>/friends/", mine.friends, name="friends"),
    path("c/<str:community_id>/friends/search/", searching.search, name="search-friends"),
    path("c/<str:community_id>/friends/who/", who.who_asks, name="who-asks"),
    path("a/<str:alias_id>/friend/", asking.ask_friend, name="ask-friend"),
    path("a/<str:alias_id>/friend/draft/", drafts.draft, name="draft-for-friend"),
    path("f/<str:friendship_id>/", talking.conversation, name="friend"),
    path("f/<str:friendship_id>/write/", talking.write_to, name="write-friend"),
    path("f/<str:friendship_id>/accept/", answering.answer, {"how": "accept"}, name="accept-friend"),
    path("f/<str:friendship_id>/rest/", answering.answer, {"how": "rest"}, name="rest-friend"),
    path("f/<str:friendship_id>/decline/", answering.answer, {"how": "decline"}, name="decline-friend"),
    path("f/<str:friendship_id>/for-you/", for_you.for_you, name="for-you-alone"),
    path("f/<str:friendship_id>/leave/", ending.leave_talk, name="leave-friend"),
    path("f/<str:friendship_id>/end/", ending.end_friendship, name="end-friend"),
    path("f/<str:friendship_id>/<int:number>/take-back/", ending.take_words_back, name="take-words-back"),
    path("f/<str:friendship_id>/pictures/<str:picture_id>/<str:size>", pictures.picture, name="friend-picture"),
]
