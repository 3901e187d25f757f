"""Texts in every style that people write TOML in."""

COMMENTED = '''\
#:schema offer.json
# My offers, by hand.

format = 1
company = "Northwind"    # who

# how it stands
status   = 'negotiating'
notes = """
First line.
Second line."""

# ---- days ----

[dates]   # of the offer
received = 2026-11-10   # by mail
# not sure yet
start = 2027-02-01
# written = ?

[package]
base_salary = 165_000   # a year
bonus = 15.50
# one-off payments
[[package.one_off]]
kind = "signing_bonus"
amount = 25000

# the stock
[[package.grant]]
kind = "rsu"
by_year_percent = [
    5,   # first
    15,
    # the rest
    40, 40
]
# vests slowly

# A note that stands alone.

[[package.grant]]
kind = "cash"
refresh = { from_year = 1, each_year_value = 80_000 }

[fit.mission]
rating = 8

[fit.pay]
rating = 7   # of 10

[[rounds]]
channel = "phone"

[[rounds.asks]]
item = "base_salary"
research = ["peer-1", "peer-2"]

# a big one
[[rounds.asks]]
item = "equity"

[[rounds]]
channel = "video"
# done
'''

INLINE = """\
priorities = [{item = "equity", desired = 300_000}, { item = "level" }]
fit = {mission = {rating = 8}, pay.rating = 7, "odd key" = {}}
empty = []
none = {}
mixed = [1, 2.50, "x", [1, [2]], {a = 1}]
people = [
  # decides
  { id = "dana", role = "HR" },   # met
  { id = "bo" },

  # last
  { id = "eve" }   # no comma
]
points = [ "a", # first
  "b",
  "c" ]
"""

DOTTED = """\
format = 1
package.base_salary = 165000
package.custom.parking.offered = 3
dates.received = 2026-11-10
package."odd.key" = 'x'
package.grant = [{kind = "rsu", match = [{percent = 50}]}]
fit.mission.rating = 8
company = "Globex"

[strategy]
limit.kind = "budget"   # says Dana
limit.note = ""
desired_total = 245_000

[[rounds]]
with.id = "dana"
"""

SPLIT = """\
[package.custom.parking]
offered = 1
[fit.mission]
rating = 3
[package]
base_salary = 1
[[rounds]]
[[rounds.asks]]
item = "a"
[people.dana]
decides = true
[[rounds]]
date = 2026-11-14
[fit]
strong = 7.0
[rounds.place.room]
floor = 3
[package.custom]
x = 0x1F
[[rounds]]
[rounds.place]
city = "Oslo"
[[a.b.c]]
[[a.b.c.d]]
x = 1
[[a.b.c.d]]
x = 2
[[a.b.c]]
[[a.b.c.d]]
"""

ODD = '''\
   key=1
\tother   =   "two"     # spaced
   long_name=   3.10
 "quoted \\u0041" = \'\'\'raw \\ text\'\'\'
'literal "key"' = """\\
   folded \\
   text"""""
date = 2026-11-14 07:30:00
 [ table . "sub table" ]   # odd
   x=1_0
   y=-5

  [[ rows ]]
    a=1


  [[ rows ]]
    a=2
 # the end'''

ALIGNED = """\
name     = "x"
currency = "USD"
on       = true

[rates]
EUR      = 1.0800   # per unit
as_of    = 2026-11-01
"""

TEXTS = [
    "",
    "\n\n",
    "# only a comment",
    "[a]",
    "[[a]]\nb = 1\n[[a]]\nb = 2\n",
    COMMENTED,
    INLINE,
    DOTTED,
    SPLIT,
    ODD,
    ALIGNED,
    COMMENTED.replace("\n", "\r\n"),
    INLINE.replace("\n", "\r\n"),
    COMMENTED.rstrip(),
    DOTTED.rstrip(),
    SPLIT.rstrip(),
    "\ufeff" + COMMENTED,
    "\ufeff" + ODD,
]
