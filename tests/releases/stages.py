"""Prints the stages that the members of a site have."""

import json
import sys

if __name__ == "__main__":
    from alongside.cli import start_django

    start_django()
    from alongside.memberships.models import Membership

    json.dump(sorted(set(Membership.objects.values_list("stage", flat=True))), sys.stdout)
