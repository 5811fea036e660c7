"""Whether somebody else could see one's mail, so that letters are written accordingly."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.web.coming_in.arrival import DISCREET, MAILS, WANTS_MAIL, about_mail
from alongside.web.see_other import see_other
from alongside.web.viewer import signed_in
from alongside.web.you.proving import my_id


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def mail(request: HttpRequest) -> HttpResponse:
    """Discreet letters, plain ones, or none."""
    more = get_preferences(my_id(request)).more
    if request.method == "POST":
        mail = request.POST.get("mail", "")
        change_preferences(by=my_id(request), more={**more, **about_mail(mail if mail in MAILS else "shared")})
        return see_other("/you/")
    chosen = "none" if more.get(WANTS_MAIL) is False else "mine" if more.get(DISCREET) is False else "shared"
    return render(request, "you/mail.html", {"chosen": chosen})
