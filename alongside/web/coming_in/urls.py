"""Paths of coming in."""

from django.urls import path

from alongside.web.coming_in import inside, once_link, sign_in, sign_out, steps, ways

AT_THE_DOOR = "c/<str:community_id>/come-in/"

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/passkey/", sign_in.with_passkey, name="sign-in-passkey"),
    path("sign-in/passkey/options/", sign_in.passkey_options, name="sign-in-passkey-options"),
    path("sign-in/phrase/", sign_in.with_phrase, name="sign-in-phrase"),
    path("sign-in/mail/", sign_in.ask_for_code, name="sign-in-mail"),
    path("sign-in/code/", sign_in.with_code, name="sign-in-code"),
    path("sign-in/nobody/", sign_in.nobody, name="sign-in-nobody"),
    path("sign-in/once/<str:secret>/", once_link.once_link, name="sign-in-once"),
    path("i/<str:secret>/", inside.invitation, name="invitation"),
    path(AT_THE_DOOR, steps.start, name="come-in"),
    path(f"{AT_THE_DOOR}welcome/", inside.welcome, name="welcome"),
    path(f"{AT_THE_DOOR}waiting/", inside.waiting, name="waiting"),
    path(f"{AT_THE_DOOR}back/", inside.back, name="come-back"),
    path(f"{AT_THE_DOOR}way/passkey/options/", ways.passkey_options, name="come-in-passkey-options"),
    path(f"{AT_THE_DOOR}way/passkey/", ways.with_passkey, name="come-in-passkey"),
    path(f"{AT_THE_DOOR}way/phrase/", ways.with_phrase, name="come-in-phrase"),
    path(f"{AT_THE_DOOR}picture/<str:seed>/", steps.picture, name="come-in-picture"),
    path(f"{AT_THE_DOOR}address/", ways.ask_address, name="come-in-address"),
    path(f"{AT_THE_DOOR}code/", ways.ask_code, name="come-in-code"),
    path(f"{AT_THE_DOOR}<str:step>/", steps.question, name="come-in-step"),
    path("sign-out/", sign_out.sign_out, name="sign-out"),
]
