"""The hosts' side as a browser reads it, for the tests of this folder."""

from django.test import Client

from tests.world import World


def house(world: World) -> str:
    """Where the hosts' side begins."""
    return f"/c/{world.kitchen.public_id}/hosts/"


def read(client: Client, path: str) -> str:
    """What a page says."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()
