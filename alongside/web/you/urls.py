"""Paths of one's own account."""

from django.urls import path

from alongside.web.you import account, addresses, consent, erase, export, held_mail, look, mail, proving, sessions, ways

urlpatterns = [
    path("you/", account.account, name="you"),
    path("you/prove/", proving.prove, name="prove"),
    path("you/prove/passkey/", proving.with_passkey, name="prove-passkey"),
    path("you/prove/phrase/", proving.with_phrase, name="prove-phrase"),
    path("you/prove/mail/", proving.send_code, name="prove-mail"),
    path("you/prove/code/", proving.with_code, name="prove-code"),
    path("you/ways/", ways.ways, name="ways"),
    path("you/ways/passkey/options/", ways.passkey_options, name="new-passkey-options"),
    path("you/ways/passkey/", ways.new_passkey, name="new-passkey"),
    path("you/ways/passkey/<str:passkey>/forget/", ways.forget_passkey, name="forget-passkey"),
    path("you/ways/words/", ways.new_words, name="new-words"),
    path("you/ways/sheet/", ways.sheet, name="sheet"),
    path("you/ways/address/", addresses.add, name="add-address"),
    path("you/ways/address/code/", addresses.confirm, name="confirm-address"),
    path("you/ways/address/<str:address>/forget/", addresses.forget, name="forget-address"),
    path("you/sessions/", sessions.sessions, name="sessions"),
    path("you/sessions/others/end/", sessions.end_others, name="end-other-sessions"),
    path("you/sessions/<str:session>/end/", sessions.end, name="end-session"),
    path("you/look/", look.look, name="look"),
    path("you/mail/", mail.mail, name="mail"),
    path("you/held-mail/", held_mail.held_mails, name="held-mails"),
    path("you/held-mail/<str:held_id>/", held_mail.held_mail, name="held-mail"),
    path("you/consent/", consent.consent, name="consent"),
    path("you/export/", export.export, name="export"),
    path("you/erase/", erase.erase, name="erase"),
    path("you/erased/", erase.erased, name="erased"),
]
