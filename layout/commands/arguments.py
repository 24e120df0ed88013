"""Arguments that several commands have, and what is said of wrong ones."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from typing import Final, NoReturn

from layout.findings import BadSpec, Finding, Place, finding
from layout.spec.zone_editions import BASE

DAY: Final = 86_400
"""Seconds: nothing that a command waits for takes longer."""


def add_overwrite(parser: ArgumentParser) -> None:
    """The argument that lets a run write over files of others."""
    parser.add_argument(
        "--overwrite", action="store_true",
        help="write over files that no earlier run wrote, or that were changed / 覆盖不是本程序写出或被改过的文件",
    )  # fmt: skip


def add_edition(parser: ArgumentParser, default: str = "all / 只做这个分版，base 是基版，默认全部") -> None:
    """The argument that names one of the editions of an issue; *default* tells what is made without it."""
    parser.add_argument(
        "--edition", default="", metavar="NAME",
        help=f"only this edition, base for the issue itself; default {default}",
    )  # fmt: skip


def add_one_edition(parser: ArgumentParser) -> None:
    """The argument that names the edition of an issue for a command that makes one; :func:`edition_of` has it."""
    add_edition(parser, "base / 只做这个分版，默认基版 base")


def edition_of(args: Namespace) -> str:
    """The edition that *args* name, "" for the base."""
    return "" if args.edition == BASE else str(args.edition)


def out_of_range(args: Namespace, *bounds: tuple[str, float, float, str]) -> list[Finding]:
    """What is wrong with numbers of *args*: each of *bounds* is an option, its least and most, and what is counted.

    What is no number at all (``nan``) lies nowhere.  An option that was not given is not looked at.
    """
    found: list[Finding] = []
    for option, least, most, what in bounds:
        value = getattr(args, option)
        if value is not None and not least <= value <= most:
            place = Place(f"--{option}")
            found.append(finding("option-range", place, said=str(value), least=str(least), most=str(most), what=what))
    return found


class Parser(ArgumentParser):
    """A parser whose complaints are findings: what is wrong, and the option that was likely meant."""

    def error(self, message: str) -> NoReturn:
        """Raise :class:`BadSpec` in place of printing the usage."""
        wrong = re.match(r"unrecognized arguments: (.*)", message)
        lacking = re.match(r"the following arguments are required: (.*)", message)
        matched = re.match(r"argument ([^:]+): (.*)", message)
        if lacking:
            raise BadSpec(
                finding("argument-missing", Place(self.prog), what=self._meant(lacking[1]), usage=self._usage())
            )
        if matched:
            raise BadSpec(
                finding("argument-wrong", Place(matched[1].split("/")[-1]), said=matched[2][:120], usage=self._usage())
            )
        words = wrong[1].split() if wrong else message[:80].split()
        word = next((one for one in words if one.startswith("-")), words[0])
        known = [one for action in self._actions for one in action.option_strings if one.startswith("--")]
        from difflib import get_close_matches

        near = get_close_matches(word.partition("=")[0], known, 2, 0.5) if word.startswith("-") else []
        raise BadSpec(finding("argument-unknown", Place(word[:40]), said=word[:40], near=" / ".join(near or known)))

    def _meant(self, names: str) -> str:
        """The arguments called *names* with what they are."""
        helps = {action.dest: action.help or "" for action in self._actions}
        return ", ".join(f"{name} ({helps[name]})" if helps.get(name) else name for name in names.split(", "))

    def _usage(self) -> str:
        """The positional arguments of the command, as they are written."""
        places = [action.dest.upper() for action in self._actions if not action.option_strings]
        return " ".join([self.prog, *places])
