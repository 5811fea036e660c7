"""Paths of communities."""

from django.urls import path

from alongside.web.communities import doorway, founding, inviting, otherwise, question, telling

urlpatterns = [
    path("communities/found/", founding.found, name="found"),
    path("c/<str:community_id>/", doorway.community, name="community"),
    path("c/<str:community_id>/doorway/", doorway.doorway, name="doorway"),
    path("c/<str:community_id>/guidelines/", doorway.guidelines, name="guidelines"),
    path("c/<str:community_id>/ask/", question.ask, name="ask-host"),
    path("c/<str:community_id>/invite/", inviting.invite, name="invite"),
    path("c/<str:community_id>/invitations/<str:invitation_id>/take-back/", inviting.take_back, name="take-back"),
    path("c/<str:community_id>/word/", telling.word, name="word-to-hosts"),
    path("c/<str:community_id>/told/", telling.told, name="told"),
    path("c/<str:community_id>/told/<str:case_id>/", telling.told_one, name="told-one"),
    path("c/<str:community_id>/otherwise/<str:decision_id>/", otherwise.see_otherwise, name="see-otherwise"),
    path("p/<str:post_id>/worry/", telling.worry_about_post, name="worry-post"),
    path("a/<str:alias_id>/worry/", telling.worry_about_alias, name="worry-alias"),
]
