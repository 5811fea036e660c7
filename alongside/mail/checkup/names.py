"""What the net says about our mail domain: where mail for it goes, who may send for it, and how that is proven."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps

from django.conf import settings

from alongside.core.doctor.finding import Finding
from alongside.mail.checkup.dns import CouldNotAsk, Resolver

# Under these names most mail servers and providers publish their keys.
SELECTORS = ("mail", "default", "dkim", "s1", "s2", "selector1", "selector2", "k1", "key1", "pm", "smtp", "rspamd")
PRIVATE = ("localhost", "local", "lan", "test", "example", "invalid", "internal", "home.arpa")

type Look = Callable[["Names"], Iterator[Finding]]


def domain_is_private(domain: str) -> bool:
    """Whether this is a name for one's own machine or house, of which the net says nothing."""
    numbers = re.fullmatch(r"[\d.:\[\]]+", domain) is not None
    return numbers or "." not in domain or domain.endswith(tuple(f".{name}" for name in PRIVATE))


def asked(look: Look) -> Look:
    """Say plainly when nobody could be asked; that is no fault of the name."""

    @wraps(look)
    def plain(self: "Names") -> Iterator[Finding]:
        try:
            yield from look(self)
        except CouldNotAsk as trouble:
            yield Finding(
                (look.__doc__ or "").rstrip("."),
                f"Couldn't ask: {trouble}",
                "Is this machine connected, and does /etc/resolv.conf name a server? Then ask again.",
                urgent=False,
            )

    return plain


@dataclass(frozen=True)
class Names:
    """The looks that ask name servers."""

    resolver: Resolver
    selector: str = ""  # under which our DKIM key is published, where the host told us

    @property
    def looks(self) -> tuple[Callable[[], Iterator[Finding]], ...]:
        """All of them; none where the domain is no name of the net."""
        if domain_is_private(settings.MAIL_DOMAIN):
            return (self.private,)
        return self.mx, self.spf, self.dkim, self.dmarc

    def private(self) -> Iterator[Finding]:
        """The mail domain."""
        if settings.SENDS_MAIL:
            yield Finding(
                "The mail domain",
                f"Our addresses end in @{settings.MAIL_DOMAIN}, which nobody outside can write to.",
                "Set ALONGSIDE_MAIL_DOMAIN to a name of the net that is yours, such as lists.example.org.",
            )

    @asked
    def mx(self) -> Iterator[Finding]:
        """Where mail for us goes (MX)."""
        domain, name = settings.MAIL_DOMAIN, "Where mail for us goes (MX)"
        found = self.resolver.ask(domain, "MX")
        record = f"Publish a record: {domain}. MX 10 {settings.HOST}."
        if found.is_other_name:
            yield Finding(
                name,
                f"{domain} is only another name (CNAME), and mail has no place beside that.",
                "Use a name of its own for mail, and set ALONGSIDE_MAIL_DOMAIN to it.",
            )
        elif not found.records:
            reached = self._has_address(domain)
            said = f"{domain} says nowhere where its mail goes" if found.exists else f"There is no name {domain}"
            yield Finding(name, f"{said}, so answers by mail don't reach us for sure.", record, urgent=not reached)
        for target in [entry.split(" ", 1)[1] for entry in found.records]:
            if not target:
                yield Finding(name, f"{domain} says that it takes no mail at all (a null MX).", record)
            elif not self._has_address(target):
                yield Finding(name, f"Mail for {domain} should go to {target}, which has no address.", record)

    @asked
    def spf(self) -> Iterator[Finding]:
        """Who may send for us (SPF)."""
        domain, name = settings.MAIL_DOMAIN, "Who may send for us (SPF)"
        said = [text for text in self.resolver.ask(domain, "TXT").records if text.lower().startswith("v=spf1")]
        remedy = f'Publish one record: {domain}. TXT "v=spf1 mx -all", with what your smarthost asks for in it.'
        if not said:
            yield Finding(name, f"{domain} doesn't say who may send for it: mail of ours looks forged.", remedy)
        elif len(said) > 1:
            yield Finding(name, f"{domain} says it {len(said)} times, which counts as not at all.", remedy)
        elif re.search(r"(?:^|\s)\+?all\b", said[0]):
            yield Finding(name, "Everybody may send for us (all): anyone can forge our mail.", remedy, urgent=False)
        elif said[0].split()[1:] == ["-all"]:
            yield Finding(name, "Nobody may send for us (-all): what we send is refused.", remedy)

    @asked
    def dkim(self) -> Iterator[Finding]:
        """The key that proves our mail (DKIM)."""
        under = f"_domainkey.{settings.MAIL_DOMAIN}"
        name = "The key that proves our mail (DKIM)"
        remedy = "Let your mail server or smarthost sign, and publish the key it shows you."
        if self.selector:
            said = self.resolver.ask(f"{self.selector}.{under}", "TXT").records
            if not any(re.search(r"\bp\s*=\s*[A-Za-z0-9+/]", text) for text in said):
                yield Finding(name, f"No key is published under {self.selector}.{under}.", remedy)
        elif not self.resolver.ask(under, "TXT").exists and not self._has_common_key(under):
            yield Finding(name, f"No key is published under {under}: our mail cannot be told from forged mail.", remedy)

    @asked
    def dmarc(self) -> Iterator[Finding]:
        """What others do with forged mail (DMARC)."""
        name, labels = "What others do with forged mail (DMARC)", settings.MAIL_DOMAIN.split(".")
        for place in range(len(labels) - 1):
            domain = ".".join(labels[place:])
            said = [text for text in self.resolver.ask(f"_dmarc.{domain}", "TXT").records if "v=DMARC1" in text]
            if len(said) == 1:
                return
            if said:
                yield Finding(
                    name,
                    f"_dmarc.{domain} says it {len(said)} times, which counts as not at all.",
                    "Leave one of the records.",
                    urgent=False,
                )
                return
        yield Finding(
            name,
            f"{settings.MAIL_DOMAIN} doesn't say it. Big providers trust such mail less.",
            f'Publish a record: _dmarc.{settings.MAIL_DOMAIN}. TXT "v=DMARC1; p=none", and later p=quarantine.',
            urgent=False,
        )

    def _has_address(self, name: str) -> bool:
        return any(self.resolver.ask(name, kind).records for kind in ("A", "AAAA"))

    def _has_common_key(self, under: str) -> bool:
        return any(self.resolver.ask(f"{selector}.{under}", "TXT").records for selector in SELECTORS)
