#!/usr/bin/env python3
"""check.py EVENT CERTIFICATES: whether a placement is stable and every certificate true. It shares no code with Rolecall.

EVENT is what `rolecall placement` was given, CERTIFICATES the JSON lines that it printed."""
import json
import sys

event = json.load(open(sys.argv[1], encoding="utf8"))
certificates = [json.loads(line) for line in open(sys.argv[2], encoding="utf8") if line.strip()]
wishes = {person["id"]: person.get("order", []) for person in event["people"]}
orders = {posting["id"]: posting.get("order", []) for posting in event["postings"]}
seats = {posting["id"]: posting["seats"] for posting in event["postings"]}
got = {one["person"]: one.get("posting") for one in certificates}
wrong = []

if list(got) != list(wishes) or len(certificates) != len(wishes):
    wrong.append("not exactly one certificate for each person, in the event's order")
taken = {posting: [person for person in got if got[person] == posting] for posting in orders}
for posting, people in taken.items():
    if len(people) > seats[posting]:
        wrong.append(f"{posting}: {len(people)} people on {seats[posting]} seats")
    wrong += [f"{posting}: took {person}, who is not on its order" for person in people if person not in orders[posting]]
for one in certificates:
    person, wished = one["person"], wishes.get(one["person"], [])
    if one.get("posting") and one["posting"] not in wished:
        wrong.append(f"{person}: placed where they would not go")
        continue
    above = wished[: wished.index(one["posting"])] if one.get("posting") else wished
    if one.get("posting") and one.get("choice") != len(above) + 1:
        wrong.append(f"{person}: the number of the choice is wrong")
    if [closed["posting"] for closed in one["preferred"]] != above:
        wrong.append(f"{person}: the preferred postings are not those above the one they got")
    for closed in one["preferred"]:
        posting, because = closed["posting"], closed["because"]
        order = orders[posting]
        if person not in order:
            if because != "not_on_its_order":
                wrong.append(f"{person}: is not on the order of {posting}")
            continue
        place, last = order.index(person) + 1, max((order.index(other) + 1 for other in taken[posting]), default=0)
        if because != {"full": {"place": place, "last": last}}:
            wrong.append(f"{person}: {posting} says {because}, but it is place {place} and the last taken is {last}")
        if len(taken[posting]) < seats[posting] or last > place:
            wrong.append(f"{person} and {posting} would rather have each other")
print("\n".join(wrong) or f"stable: {len(certificates)} certificates hold")
sys.exit(1 if wrong else 0)
