"""Plum Lane's families, Adjei to Hughes: who they are, when they can come and when their children do.

Weeks are written Monday first. Adults: Morning duty, then Late duty (p prefers, y yes, a rather not, n no).
Children: Morning, then Late (a letter where booked). All first aid courses are on Saturdays.

Each morning has 1 child under two, 6 twos and 9 threes. The youngest two are Sami (Monday, Tuesday,
Thursday) and Dev (Wednesday, Friday); the ten twos and fifteen threes share the other places.
"""

from __future__ import annotations

from tools.samples.households import Adult, Household, Kid, Said

UNTIL_HALF_TERM = "2026-10-23"

FAMILIES = (
    Household(
        "Adjei",
        "2025-01-06",
        (
            # Works shifts at the depot: never Mondays, and Tuesday mornings he sleeps.
            Adult("Kwame Adjei", "1988-02-11", "283", "nnyyy nyyyn", extra_checks=("food_hygiene",)),
            Adult("Abena Adjei", "1990-07-30", "284", "aayyn yyayn", extra_checks=("food_hygiene",)),
        ),
        (Kid("Kofi Adjei", "2023-01-19", "..WTF ..WTF", "first"),),
        carried=0.2,
    ),
    Household(
        "Åkesson",
        "2025-09-08",
        (
            # Her certificate ends in week 10: from then she is additional until she renews it.
            Adult("Linnéa Åkesson", "1987-12-13", "508", "yyann yynnn", aid="2023-11-21", skills=("music",)),
            Adult("Erik Åkesson", "1986-05-02", "509", "yaayy yyyyp", extra_checks=("food_hygiene",)),
        ),
        (Kid("Nils Åkesson", "2024-06-17", ".TWTF .TWTF"),),
        carried=-0.2,
    ),
    Household(
        "Chaudhry",
        "2025-01-13",
        (
            Adult("Imran Chaudhry", "1985-09-21", "445", "nyyyn pyyyn", aid="2024-09-14"),  # Friday prayers
            Adult("Saira Chaudhry", "1988-03-08", "446", "apnny aynyn", aid="2024-09-14"),  # surgery Wed, Thu
        ),
        (Kid("Zayn Chaudhry", "2022-11-05", "M.WT. M.WT.", "first"),),
    ),
    Household(
        "Clarke",
        "2025-10-06",
        (
            # On her own with Marley; works from home and can move most things.
            Adult(
                "Denise Clarke",
                "1992-08-15",
                "612",
                "yypya yyyyy",
                extra_checks=("food_hygiene",),
                skills=("gardening",),
            ),
        ),
        (
            Kid(
                "Marley Clarke",
                "2024-05-22",
                "M.W.F M.W.F",
                more=((0, 3, UNTIL_HALF_TERM), (1, 3, UNTIL_HALF_TERM)),
            ),
        ),
        carried=0.3,
        notes="Marley came on Thursdays as well until half-term.",
    ),
    Household(
        "Demir",
        "2026-11-02",
        (
            # A newcomer: all her papers are in, and she watches twice before Ruth signs her off.
            Adult("Ayşe Demir", "1993-10-04", "951", "ppyyn yyyyn", aid="2026-10-10", signed_off=False),
            # Was a rota parent at another nursery, and signed off by the time they joined.
            Adult("Emre Demir", "1991-01-27", "952", "ynnyy yanyy", aid="2026-10-10", began="2026-10-19"),
        ),
        (Kid("Elif Demir", "2024-09-29", "MT.T. MT.T.", starts="2026-11-02"),),
    ),
    Household(
        "Dvořák",
        "2024-09-09",
        (
            Adult(
                "Petr Dvořák",
                "1984-06-06",
                "418",
                "ypanp yyanp",
                aid="2024-09-14",
                extra_checks=("food_hygiene",),
            ),
            Adult("Jana Dvořáková", "1987-11-19", "419", "nayyn yyyyn", aid="2025-03-15"),
        ),
        (Kid("Ema Dvořáková", "2022-10-12", "MT.T. MT.T.", "first"),),
        carried=0.1,
    ),
    Household(
        "Eze",
        "2024-09-09",
        (
            # A classroom assistant with level 2; her Thursdays are free, bar her own course in February.
            Adult(
                "Ngozi Eze",
                "1990-04-23",
                "376",
                "nynpn yynpn",
                level=2,
                dates=(Said("no", "2027-02-04", "2027-02-04"),),
            ),
            Adult("Chidi Eze", "1988-12-01", "377", "yyyyp yyyny", aid="2026-03-14"),
        ),
        (Kid("Adaeze Eze", "2022-12-28", "..WTF ..WTF", "first"),),
        carried=-0.1,
    ),
    Household(
        "Ferreira",
        "2024-10-07",
        (
            Adult("João Ferreira", "1983-03-17", "221", "yyapy yypyy", aid="2024-09-14", skills=("repairs",)),
            # A nursery teacher on a career break. Thursdays she is at college.
            Adult("Teresa Ferreira", "1985-08-29", "222", "yyynp yyyny", aid="2026-03-14", level=3),
        ),
        (
            Kid("Inês Ferreira", "2022-09-30", "M.W.F M.W.F", "first"),
            Kid("Tomás Ferreira", "2024-08-11", "M...F M...F"),
        ),
        carried=0.4,
    ),
    Household(
        "García-Reid",
        "2025-02-24",
        (
            Adult("Lucía García", "1989-05-14", "333", "pyyna yyyny", extra_checks=("food_hygiene",)),
            Adult("Callum Reid", "1987-07-07", "334", "nnayn nyayn", aid="2025-03-15"),
        ),
        (Kid("Mateo García-Reid", "2023-03-03", ".TW.F .TW.F", "first"),),
    ),
    Household(
        "Haddad",
        "2025-06-02",
        (
            # First aid until 14 January: fine for the autumn, a renewal to book for the spring.
            Adult(
                "Amira Haddad",
                "1989-04-17",
                "734",
                "pyyna yyann",
                aid="2024-01-15",
                dates=(Said("no", "2026-12-10", "2026-12-11"), Said("prefer", "2026-12-14", "2026-12-14")),
            ),
            Adult(
                "Yusuf Haddad",
                "1986-10-10",
                "735",
                "nnyyy nyyyy",
                aid=None,
                lacks=("vetting",),
                began="2026-10-12",
                signed_off=False,
                notes="Vetting applied for on 2 November. First aid course booked for 5 December.",
            ),
        ),
        (
            Kid("Layla Haddad", "2023-05-09", "MT..F .....", "all"),
            Kid("Sami Haddad", "2025-03-02", "MT.T. MT.T."),
        ),
    ),
    Household(
        "Hughes",
        "2025-09-08",
        (
            Adult("Siân Hughes", "1991-03-01", "177", "yaypy yyypn", extra_checks=("food_hygiene",)),
            Adult("Rhys Hughes", "1989-09-19", "178", "yynna yynna", aid="2026-03-14"),  # in Cardiff mid-week
        ),
        (Kid("Freya Hughes", "2023-06-24", "..WTF ...T.", "first"),),
        carried=-0.3,
    ),
)
