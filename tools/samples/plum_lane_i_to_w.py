"""Plum Lane's families, Ionescu to Wójcik; how weeks are written is said with the first half."""

from __future__ import annotations

from tools.samples.households import Adult, Household, Kid, Said

UNTIL_HALF_TERM = "2026-10-23"

FAMILIES = (
    Household(
        "Ionescu",
        "2026-04-20",
        (
            Adult("Ioana Ionescu", "1994-02-20", "860", "ynyny ynyny", lacks=("vetting",), signed_off=False),
            Adult("Ștefan Ionescu", "1990-11-30", "861", "aypyn ypyyn", aid="2026-03-14"),
        ),
        (
            Kid(
                "Matei Ionescu",
                "2024-07-08",
                "M..TF M..TF",
                more=((0, 1, UNTIL_HALF_TERM), (1, 1, UNTIL_HALF_TERM)),
            ),
        ),
        notes="Matei came on Tuesdays as well until half-term.",
    ),
    Household(
        "Kovács",
        "2025-01-06",
        (
            Adult("Anna Kovács", "1988-01-05", "260", "yaypy yayyn", aid="2024-09-14"),
            Adult("Bálint Kovács", "1985-06-18", "259", "nynyn nyann", aid="2025-03-15", known_as="Bálint"),
        ),
        (Kid("Lili Kovács", "2023-02-14", "M.W.F M.W.F", "first"),),
        carried=-0.2,
    ),
    Household(
        "Kowalczyk",
        "2026-01-12",
        (
            Adult("Anna Kowalczyk", "1992-04-04", "262", "pyyna pyynn", extra_checks=("food_hygiene",)),
            Adult("Paweł Kowalczyk", "1990-09-12", "261", "nyyay nyyay", aid="2026-03-14"),
        ),
        (Kid("Zuzia Kowalczyk", "2024-03-25", "MTW.. MTW.."),),
    ),
    Household(
        "Murphy",
        "2025-01-06",
        (
            Adult("Róisín Murphy", "1987-02-01", "402", "ppypn ayann"),
            Adult("Declan Murphy", "1986-08-08", "403", "nnnay nnyay", aid="2024-09-14"),  # drives to Leeds
        ),
        (Kid("Cillian Murphy", "2022-11-22", "MT.T. MT.T.", "first"),),
        carried=0.2,
    ),
    Household(
        "Nguyễn",
        "2025-04-22",
        (
            Adult("Thảo Nguyễn", "1991-12-09", "127", "aynyn yypyn", skills=("sewing",)),
            Adult(
                "Minh Nguyễn", "1989-06-28", "128", "nynyn nyayp", aid="2026-03-14"
            ),  # kitchen opens Mon, Wed
        ),
        (Kid("An Nguyễn", "2023-04-18", ".T.TF .T.TF", "first"),),
    ),
    Household(
        "Ní Dhomhnaill",
        "2025-01-20",
        (
            # Taught in a naíonra for ten years; away with the choir in the first week of February.
            Adult(
                "Siobhán Ní Dhomhnaill",
                "1984-10-31",
                "539",
                "yyppn yyyyn",
                aid="2024-09-14",
                level=3,
                skills=("music", "first reading"),
                dates=(Said("no", "2027-02-01", "2027-02-05"),),
            ),
            Adult("Eoin Walsh", "1983-05-25", "540", "nannp nyayy", aid="2025-03-15"),
        ),
        (Kid("Aoife Walsh", "2022-12-02", ".TWT. .TWT.", "first"),),
        carried=-0.1,
    ),
    Household(
        "Okonkwo",
        "2026-01-12",
        (
            Adult("Chioma Okonkwo", "1993-07-16", "153", "nypyp nyyay", aid="2026-03-14"),
            # Trained in everything but first aid; may help, and does not count.
            Adult("Emeka Okonkwo", "1990-03-29", "154", "ynaan ynaan", aid=None),
        ),
        (
            Kid(
                "Obi Okonkwo",
                "2024-04-27",
                "..WTF ..WTF",
                more=((0, 0, UNTIL_HALF_TERM), (1, 0, UNTIL_HALF_TERM)),
            ),
        ),
        notes="Obi came on Mondays as well until half-term.",
    ),
    Household(
        "Papadopoulou",
        "2025-11-03",
        (
            # Alone with Danae since the summer; the bakery closes at eleven.
            Adult("Eleni Papadopoulou", "1988-09-27", "705", "ynpyy yapyy", skills=("baking",)),
        ),
        (Kid("Danae Papadopoulou", "2024-07-30", ".TWT. .TWT."),),
    ),
    Household(
        "Patel",
        "2024-11-04",
        (
            Adult("Priya Patel", "1987-06-11", "691", "pyyan ypyan", aid="2024-09-14"),
            # The treasurer: his evenings on the accounts are credited as one duty a term.
            Adult("Rohan Patel", "1985-01-31", "692", "pyynn yynyy", aid="2025-03-15", skills=("accounts",)),
        ),
        (
            Kid("Asha Patel", "2023-01-07", "MTW.F MTW.F", "first"),
            Kid("Dev Patel", "2025-02-18", "..W.F ..W.."),
        ),
        carried=-0.3,
    ),
    Household(
        "Said",
        "2025-09-08",
        (
            Adult(
                "Abdi Said",
                "1989-08-03",
                "466",
                "yyyyn yyyyn",
                dates=(Said("no", "2026-09-14", "2026-12-31"),),
            ),
            Adult("Hodan Said", "1992-05-20", "467", "nyyan nyypn", extra_checks=("food_hygiene",)),
        ),
        (Kid("Ilhan Said", "2024-06-01", ".TWT. .TWT."),),
        hide_on_prints=False,
    ),
    Household(
        "Taylor",
        "2025-09-08",
        (
            Adult(
                "Marcus Taylor", "1986-11-11", "607", "nyyyn nyyyn", aid="2025-03-15", skills=("gardening",)
            ),
            Adult(
                "Beth Taylor",
                "1990-02-14",
                "608",
                "ypynn yyynn",
                aid="2026-03-14",
                studying_for=2,
                extra_checks=("food_hygiene",),
            ),
        ),
        (Kid("Alfie Taylor", "2023-08-05", "MT... .....", "all"),),
        carried=0.3,
    ),
    Household(
        "Williams",
        "2025-09-08",
        (
            Adult("Keisha Williams", "1991-10-22", "580", "yynpa nynyp", aid="2026-03-14"),
            Adult("Leon Williams", "1988-04-09", "581", "ynnay ynnay", share_phone=False),
        ),
        (Kid("Theo Williams", "2023-07-15", "MT.T. .....", "all"),),
    ),
    Household(
        "Wójcik",
        "2026-01-12",
        (
            Adult("Łukasz Wójcik", "1987-03-26", "814", "nnaay nyypy", level=2),  # level 2 from a play group
            Adult("Magda Wójcik", "1990-12-18", "815", "yyyyp aannn", aid="2026-03-14"),
        ),
        (Kid("Antek Wójcik", "2023-12-08", "MT..F MT..F", "first"),),
    ),
)
