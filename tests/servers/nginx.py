"""Debian's nginx as a host would put it in front: the words of docs/operating/install.md, on a port of this machine."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.debian import install
from tests.servers.ports import free_port

GUIDE = Path(__file__).parents[2] / "docs" / "operating" / "install.md"
MAIN = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors crit;
events {{ worker_connections 64; }}
http {{
    gzip on; gzip_proxied any;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {upstream}
    server {{ listen 127.0.0.1:{port}; access_log off; {location} }}
}}
"""


def find_nginx() -> str | None:
    """Where nginx is, installed where that may be done."""
    return _on_this_machine() or (_on_this_machine() if install("nginx-light") else None)


def _on_this_machine() -> str | None:
    return shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")


@dataclass
class Nginx:
    """A proxy that runs."""

    port: int


def block(name: str) -> str:
    """One block of the guide's configuration, to its closing brace."""
    found = re.search(rf"^( *){re.escape(name)} {{\n.*?^\1}}$", GUIDE.read_text(), re.MULTILINE | re.DOTALL)
    assert found, f"The guide has no {name} any more"
    return found[0]


@contextmanager
def proxied(folder: Path, behind: int, port: int = 0) -> Iterator[Nginx]:
    """Run it in front of that port until the test is over."""
    port, program = port or free_port(), find_nginx()
    assert program
    upstream = block("upstream alongside").replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    words = MAIN.format(folder=folder, port=port, upstream=upstream, location=block("location /"))
    (folder / "nginx.conf").write_text(words)
    process = subprocess.Popen(
        [program, "-p", str(folder), "-e", str(folder / "errors"), "-c", str(folder / "nginx.conf")]
    )
    try:
        yield Nginx(port)
    finally:
        process.terminate()
        process.wait(10)
