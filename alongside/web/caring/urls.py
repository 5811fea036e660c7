"""Paths of the card, of the lines, and of giving a case to another host."""

from django.urls import path

from alongside.web.caring import card, case, lines

urlpatterns = [
    path("for-you/<str:card_id>/", card.card, name="card"),
    path("for-you/<str:card_id>/write/", card.write, name="write-from-card"),
    path("for-you/<str:card_id>/put-away/", card.put_away_card, name="put-away-card"),
    path("help/country/", lines.country, name="help-country"),
    path("c/<str:community_id>/hosts/lines/", lines.for_hosts, name="help-lines"),
    path("c/<str:community_id>/hosts/cases/<str:case_id>/hand-on/", case.hand_on_case, name="hand-on-case"),
]
