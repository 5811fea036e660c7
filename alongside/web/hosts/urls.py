"""Paths of the hosts' side."""

from django.urls import path

from alongside.web.hosts import cases, decisions, duty, figures, front, house, leaving, pairs, people, shifts

urlpatterns = [
    path("c/<str:community_id>/hosts/", front.waiting, name="hosts"),
    path("c/<str:community_id>/hosts/shift/", shifts.shift, name="shift"),
    path("c/<str:community_id>/hosts/stop/", shifts.stop, name="stop-shift"),
    path("c/<str:community_id>/hosts/hand-over/", shifts.leave_word, name="hand-over"),
    path("c/<str:community_id>/hosts/new/", shifts.new_posts, name="new-posts"),
    path("c/<str:community_id>/hosts/duty/", duty.rota, name="duty"),
    path("c/<str:community_id>/hosts/care/", duty.care, name="host-care"),
    path("c/<str:community_id>/hosts/cases/", cases.all_cases, name="cases"),
    path("c/<str:community_id>/hosts/cases/<str:case_id>/", cases.case, name="case"),
    path("c/<str:community_id>/hosts/cases/<str:case_id>/close/", cases.close_case, name="close-case"),
    path("c/<str:community_id>/hosts/cases/<str:case_id>/take/", cases.take_case, name="take-case"),
    path("c/<str:community_id>/hosts/journal/", cases.journal, name="journal"),
    path("c/<str:community_id>/hosts/asking/<str:alias_id>/", people.asking, name="asking"),
    path("c/<str:community_id>/hosts/figures/", figures.figures, name="figures"),
    path("c/<str:community_id>/hosts/team/", people.team, name="team"),
    path("c/<str:community_id>/hosts/team/<str:alias_id>/", people.change_role, name="change-role"),
    path("c/<str:community_id>/hosts/greet/", house.greet, name="greet"),
    path("c/<str:community_id>/hosts/doorway/", house.doorway_settings, name="doorway-settings"),
    path("c/<str:community_id>/hosts/mail/", house.mail_settings, name="mail-settings"),
    path("c/<str:community_id>/hosts/along/", leaving.take_along, name="take-along"),
    path("p/<str:post_id>/remove/", decisions.remove, name="remove-post"),
    path("p/<str:post_id>/bring-back/", decisions.bring_back, name="bring-post-back"),
    path("a/<str:alias_id>/pause/", decisions.pause, name="pause-member"),
    path("a/<str:alias_id>/remove/", pairs.let_go, name="remove-member"),
    path("a/<str:alias_id>/pause-now/", pairs.pause_now, name="pause-now"),
    path("a/<str:alias_id>/behind/", pairs.break_glass, name="break-glass"),
    path("p/<str:post_id>/shred/", pairs.shred_post, name="shred-post"),
    path("c/<str:community_id>/hosts/two/", pairs.two, name="two"),
    path("c/<str:community_id>/hosts/two/<str:proposal_id>/", pairs.proposal, name="proposal"),
    path("c/<str:community_id>/hosts/two/<str:proposal_id>/look/", pairs.behind, name="look-behind"),
    path("c/<str:community_id>/hosts/second/", pairs.outside, name="outside-second"),
]
