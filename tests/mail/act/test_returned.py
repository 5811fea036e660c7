"""What a smarthost refuses for good counts against a mailbox that is gone, and never for what is ours to mend."""

from datetime import timedelta
from functools import partial

import pytest

from alongside.core import clock
from alongside.mail.act.returned import count_refused
from alongside.mailroom.deliver import deliver_post
from alongside.mailroom.models import Delivery
from alongside.mailroom.standing import find_rest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("code", "resting"), [("5.1.1", True), ("5.7.1", False), ("5.3.4", False), ("550", False)])
def test_three_days_of_nobody_has_this_address_rest_mail_and_rules_never_do(world, code, resting):
    start = clock.now()
    for day in range(3):
        clock.set_clock(partial(lambda now: now, start + timedelta(days=day)))
        post = world.post(text=f"Day {day}")
        deliver_post(post.pk, [(world.ben.alias_id, None)])
        Delivery.objects.filter(post=post).update(state="failed", trouble=code)
        count_refused(delivery=Delivery.objects.get(post=post).pk)
    assert (find_rest(world.ben.alias_id) is not None) == resting
