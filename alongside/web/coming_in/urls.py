"""Paths of coming in."""

from django.urls import path

from alongside.web.coming_in import once_link, sign_in, sign_out

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/passkey/", sign_in.with_passkey, name="sign-in-passkey"),
    path("sign-in/passkey/options/", sign_in.passkey_options, name="sign-in-passkey-options"),
    path("sign-in/phrase/", sign_in.with_phrase, name="sign-in-phrase"),
    path("sign-in/mail/", sign_in.ask_for_code, name="sign-in-mail"),
    path("sign-in/code/", sign_in.with_code, name="sign-in-code"),
    path("sign-in/nobody/", sign_in.nobody, name="sign-in-nobody"),
    path("sign-in/once/<str:secret>/", once_link.once_link, name="sign-in-once"),
    path("sign-out/", sign_out.sign_out, name="sign-out"),
]
