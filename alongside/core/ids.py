"""Names that may leave the server: random, neither sequential nor time-ordered."""

import base64
import secrets
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    _CharField = models.CharField[str, str]
else:
    _CharField = models.CharField  # Django's fields are generic for the type checker alone

LENGTH = 26  # 128 random bits in base32, without padding


def new_public_id() -> str:
    """A fresh random 128-bit id as 26 lower-case characters; tells nothing of order or time."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()


def new_row_id() -> int:
    """A random 63-bit integer, for rows whose order would tell when, or after whom, they were made."""
    return secrets.randbits(63)


class PublicIdField(_CharField):
    """A unique public id, made when the row is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=LENGTH, unique=True, editable=False, default=new_public_id)
        super().__init__(*args, **kwargs)
