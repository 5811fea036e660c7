"""Paths of questions to the guide; an answer is read at /question/, as those of hosts are."""

from django.urls import path

from alongside.web.ask_guide import ask, code, inbox

urlpatterns = [
    path("question/", code.look_up, name="question"),
    path("guide/ask/", ask.ask, name="ask-guide"),
    path("guide/more/", ask.more, name="ask-guide-more"),
    path("guide/questions/", inbox.questions, name="guide-questions"),
    path("guide/questions/<str:question_id>/", inbox.question, name="guide-question"),
    path("guide/questions/<str:question_id>/take/", inbox.do, {"what": "take"}, name="take-question"),
    path("guide/questions/<str:question_id>/back/", inbox.do, {"what": "back"}, name="leave-question"),
    path("guide/questions/<str:question_id>/done/", inbox.do, {"what": "done"}, name="close-question"),
]
