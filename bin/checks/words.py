"""Names that say nothing are not used, and a few imports are closed to everybody, the doors included."""

import ast
from collections.abc import Iterator

from bin.checks.sources import Source, sources

EMPTY = {
    "utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "service", "services", "handler",
    "handlers", "process", "processor", "data", "tools", "stuff",
}  # fmt: skip
EMPTY_ENDINGS = ("Manager", "Service", "Handler", "Helper", "Utils", "Processor")
CLOSED = {
    "django.contrib.auth": "accounts are our own",
    "django.contrib.admin": "staff use pages of ours",
    "django.dispatch": "no signals: publish an event, and say in wiring.py what follows",
    "django.db.models.signals": "no signals: publish an event, and say in wiring.py what follows",
    "django.core.signals": "no signals: publish an event, and say in wiring.py what follows",
}


def empty_names(source: Source) -> Iterator[str]:
    """Modules and classes whose name tells nothing about what they hold."""
    for part in (*source.path.parent.parts[-3:], source.path.stem):
        if part in EMPTY:
            yield f"{source.name}: the name '{part}' doesn't say what is in it"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and node.name.endswith(EMPTY_ENDINGS):
            yield f"{source.name}:{node.lineno}: the name '{node.name}' doesn't say what it is"


def closed_imports(source: Source) -> Iterator[str]:
    """Imports that nobody makes, whichever layer they are in."""
    for node in ast.walk(source.tree):
        for module in imported(node):
            for closed, because in CLOSED.items():
                if module == closed or module.startswith(f"{closed}."):
                    yield f"{source.name}:{node.lineno}: imports {module}; {because}"  # type: ignore[attr-defined]


def imported(node: ast.AST) -> list[str]:
    """The modules that an import statement names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def overridden_saves(source: Source) -> Iterator[str]:
    """Models that do something when saved: what happens is a verb's business."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and source.path.stem == "models":
            for child in node.body:
                if isinstance(child, ast.FunctionDef) and child.name in {"save", "delete"}:
                    yield f"{source.name}:{child.lineno}: {node.name}.{child.name}() is overridden; write a verb"


def check() -> bool:
    """Tell every name and import that the house doesn't use."""
    ours = [source for source in sources() if source.name.startswith("alongside/")]
    looks = (empty_names, closed_imports, overridden_saves)
    found = sorted({line for source in ours for look in looks for line in look(source)})
    print("\n".join(found) or "   every name says what it holds")
    return not found
