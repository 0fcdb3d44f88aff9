"""Found a real office, record what it decided before real data, make its first accounts."""

import argparse
import sys
from datetime import UTC, datetime

from sasando.config import prepare
from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions, queries

IS_DEMO = Refusal(
    "store_is_made_up",
    Words(
        id="Penyimpanan ini berisi kantor contoh. Kantor nyata memakai SASANDO_HOME yang kosong.",
        en="This store holds the made-up office. A real office takes an empty SASANDO_HOME.",
    ),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--name", required=True)
    parser.add_argument("--short", required=True)
    parser.add_argument("--province", default="53")
    parser.add_argument("--head", default="", help="name of the head of office")
    parser.add_argument("--data-officer", default="", help="data protection officer")
    parser.add_argument("--contact", default="", help="how to reach the officer")
    parser.add_argument("--impact-assessed", default="", help="day of the impact assessment")
    parser.add_argument("--retention-set", default="", help="day the retention schedule was set")
    parser.add_argument("--restore-drill", default="", help="day of the last restore drill")


def run(args: argparse.Namespace) -> int:
    """Found the office or record a decision; 0 also when decisions are still missing."""
    now = datetime.now(UTC)
    prepare.load_reference(now)
    by = prepare.command_actor(now)
    standing = queries.office()
    if standing is not None and standing.is_demo:
        raise Refused(IS_DEMO)
    actions.ensure_office(
        is_demo=False, name=args.name, short_name=args.short, province_code=args.province
    )
    days = {
        "impact_assessed_on": args.impact_assessed,
        "retention_set_on": args.retention_set,
        "restore_drill_on": args.restore_drill,
    }
    actions.record_decisions(
        by=by,
        data_officer=args.data_officer or None,
        data_officer_contact=args.contact or None,
        **{name: parse_date(text) if text else None for name, text in days.items()},
    )
    _first_user("admin", "Administrator", role="ADM", by=by)
    if args.head:
        _first_user("kepala", args.head, role="HO", by=by)
    for words in queries.why_not_start():
        sys.stdout.write(f"masih kurang: {words.id}\n")
    return 0


def _first_user(username: str, name: str, *, role: str, by: Actor) -> None:
    """Make an account of the first hour; later ones are made on the page of accounts."""
    if queries.user_named(username) is not None:
        return
    user, password = actions.create_user(username, name=name, by=by)
    actions.grant_role(user, role=role, starts_on=by.today, by=by)
    sys.stdout.write(f"{username}: {password}  (tampil sekali)\n")
