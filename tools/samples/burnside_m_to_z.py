"""Burnside's families, MacDonald to Zhang: who they are, when they can come and when their children do.

Weeks are written Monday first. Adults: Morning, then Afternoon duty (p prefers, y yes, a rather not, n no).
Children: Morning, then Afternoon (a letter where booked). On Fridays nobody stays for both.
"""

from __future__ import annotations

from tools.samples.households import Adult, Household, Kid

FAMILIES = (
    Household(
        "MacDonald",
        "2025-04-21",
        (
            Adult("Mairi MacDonald", "1983-05-05", "344", "naayy nyynn", aid="2026-08-15"),
            Adult("Donald MacDonald", "1985-04-17", "648", "yynyn nayan", aid=None),
        ),
        (Kid("Seumas MacDonald", "2023-03-24", "M..T. M...F", "all"),),
    ),
    Household(
        "Mackay",
        "2026-04-20",
        (
            Adult("Sìne Mackay", "1994-09-19", "783", "ynaay yyynn", aid="2024-08-31"),
            Adult(
                "Ruaridh Mackay",
                "1982-04-17",
                "668",
                "annnn ynnnn",
                aid="2026-08-15",
                skills=("Gaelic songs",),
            ),
        ),
        (Kid("Innes Mackay", "2023-01-21", "MT.T. .T.TF", "all"),),
    ),
    Household(
        "MacLeod",
        "2026-01-12",
        (
            # Finlay is three on 3 November and moves up to the Big Room that day.
            Adult("Catriona MacLeod", "1985-06-30", "694", "yayyy yyaan", aid="2025-08-30"),
            Adult("Iain MacLeod", "1993-12-11", "460", "nnnnp nnnny", aid="2024-08-31"),
        ),
        (Kid("Finlay MacLeod", "2023-11-03", "MTW.. .T...", "all"),),
    ),
    Household(
        "Mensah",
        "2026-06-08",
        (
            Adult("Akosua Mensah", "1992-03-13", "656", "ynnyy nnnyp", aid="2026-02-28"),
            Adult("Kojo Mensah", "1985-03-14", "212", "nyann nppnn", aid="2026-02-28"),
        ),
        (Kid("Esi Mensah", "2024-07-10", ".TWT. .TW.F", "all"),),
    ),
    Household(
        "Morrison",
        "2025-04-21",
        (
            Adult("Eilidh Morrison", "1995-07-02", "784", "anann aapyy", aid="2024-08-31"),
            Adult("Calum Morrison", "1981-03-27", "782", "ynnna pnnny", aid="2025-02-22"),
        ),
        (
            Kid("Skye Morrison", "2024-03-21", ".T.T. .T.TF"),
            Kid("Angus Morrison", "2022-07-25", "M..TF ...T.", "all"),
        ),
    ),
    Household(
        "Murray",
        "2025-04-21",
        (
            Adult("Lorna Murray", "1984-02-23", "713", "yynyn yyyay", aid="2026-08-15"),
            Adult("Neil Murray", "1987-04-05", "187", "nnnyn nnnpn", aid="2025-02-22"),
        ),
        (Kid("Blair Murray", "2023-02-21", "M.W.. M.W..", "all"),),
    ),
    Household(
        "Nowak",
        "2026-04-20",
        (
            Adult("Agnieszka Nowak", "1988-06-09", "379", "nynyn yyyyy", aid="2025-08-30"),
            Adult("Marcin Nowak", "1992-04-19", "065", "ynnyy nnnny", aid=None),
        ),
        (Kid("Hania Nowak", "2024-01-15", "MT..F M....", "all"),),
    ),
    Household(
        "O'Donnell",
        "2026-04-20",
        (
            Adult("Bríd O'Donnell", "1994-05-20", "928", "aypnp pyyny", aid=None),
            Adult("Kevin O'Donnell", "1983-10-08", "718", "nnyny nyayy", aid="2025-08-30"),
        ),
        (Kid("Saoirse O'Donnell", "2024-04-18", "MT.TF .T.T."),),
    ),
    Household(
        "Ozoliņa",
        "2025-01-13",
        (
            Adult("Ilze Ozoliņa", "1990-06-18", "594", "pynyy aynya", aid="2026-08-15", level=3),
            Adult("Jānis Ozoliņš", "1984-03-09", "610", "nyyyn npppn", aid="2024-08-31"),
        ),
        (Kid("Marta Ozoliņa", "2022-10-13", "MTWT. M.W.F", "all"),),
    ),
    Household(
        "Popescu",
        "2026-01-12",
        (Adult("Andreea Popescu", "1990-08-01", "170", "pyyay yyyyy", aid="2025-08-30"),),
        (Kid("Luca Popescu", "2022-08-26", ".TWTF .T...", "all"),),
    ),
    Household(
        "Rahman",
        "2026-04-20",
        (
            Adult("Farzana Rahman", "1988-03-26", "684", "nnyyy nnyaa", aid="2025-02-22"),
            Adult("Tariq Rahman", "1989-12-17", "329", "nnnpn ynynp", aid="2024-08-31"),
        ),
        (Kid("Yusra Rahman", "2024-01-03", ".TWT. .T.TF"),),
    ),
    Household(
        "Reid",
        "2025-04-21",
        (Adult("Jill Reid", "1991-07-29", "751", "npany nypny", aid="2024-08-31"),),
        (Kid("Cameron Reid", "2022-12-12", "M.WT. M.W.F", "all"),),
    ),
    Household(
        "Robertson",
        "2025-04-21",
        (Adult("Kirsty Robertson", "1992-06-12", "377", "nyyny nyayn", aid="2024-08-31"),),
        (Kid("Jamie Robertson", "2022-12-29", "MTWT. M.WTF", "all"),),
    ),
    Household(
        "Rossi",
        "2026-06-08",
        (
            Adult("Giulia Rossi", "1994-08-20", "885", "nyana apnnn", aid="2024-08-31"),
            # Waits for his vetting, so no duties yet; Giulia comes.
            Adult(
                "Marco Rossi",
                "1990-10-18",
                "755",
                "ayppn nnnyn",
                aid=None,
                lacks=("vetting",),
                signed_off=False,
            ),
        ),
        (Kid("Elio Rossi", "2024-05-22", ".TWTF .T.T."),),
    ),
    Household(
        "Sharma",
        "2026-01-12",
        (
            Adult("Pooja Sharma", "1992-02-18", "638", "yyayy yyayn", aid="2026-02-28"),
            Adult("Vikram Sharma", "1995-10-07", "288", "ynyny yyyay", aid="2025-02-22"),
        ),
        (Kid("Aarav Sharma", "2022-10-23", ".T.TF .T...", "all"),),
    ),
    Household(
        "Stewart",
        "2026-04-20",
        (
            Adult("Fiona Stewart", "1986-08-17", "912", "nynyp nanyp", aid="2025-02-22", level=2),
            Adult("Ross Stewart", "1989-06-22", "089", "aanpy ypnyy", aid="2025-08-30"),
        ),
        (
            Kid("Maisie Stewart", "2024-01-24", "MTW.F M.W.."),
            Kid("Lewis Stewart", "2022-11-08", "..WTF ..WT.", "all"),
        ),
    ),
    Household(
        "Sørensen",
        "2026-04-20",
        (
            Adult("Karin Sørensen", "1992-06-18", "853", "ynyyy yayyy", aid=None),
            # His vetting has to be renewed in November.
            Adult(
                "Lars Sørensen",
                "1986-09-23",
                "677",
                "nynnn nynnn",
                aid="2024-08-31",
                vetting_until="2026-11-13",
            ),
        ),
        (Kid("Freja Sørensen", "2022-07-30", "MTW.F MTW..", "all"),),
    ),
    Household(
        "Tesfaye",
        "2026-10-26",
        (
            # Newcomers in October; she watches first, he took turns at another nursery.
            Adult("Hanna Tesfaye", "1994-12-18", "590", "pyyyn pyyan", aid=None, signed_off=False),
            Adult("Dawit Tesfaye", "1994-05-03", "266", "nnnyy yynyy", aid="2025-08-30", began="2026-10-12"),
        ),
        (Kid("Abel Tesfaye", "2024-10-19", "..WTF ..W..", starts="2026-10-26"),),
    ),
    Household(
        "Thomson",
        "2025-01-13",
        (
            Adult("Gemma Thomson", "1991-04-10", "419", "npyna nnnyy", aid=None, share_phone=False),
            Adult("Stuart Thomson", "1984-06-08", "530", "nnayy nnanp", aid="2024-08-31"),
        ),
        (Kid("Archie Thomson", "2022-04-21", "MTW.F ..W..", "all"),),
    ),
    Household(
        "Wiśniewska",
        "2024-08-19",
        (
            # Worked in a kindergarten in Poznań.
            Adult("Ewa Wiśniewska", "1994-03-19", "074", "aapaa ypnpn", aid="2024-08-31", level=3),
            Adult("Rafał Wiśniewski", "1989-08-25", "635", "nnyyy ayayy", aid="2025-08-30"),
        ),
        (
            Kid("Pola Wiśniewska", "2024-06-03", "..WTF ..W..", "all"),
            Kid("Kuba Wiśniewski", "2022-06-29", "MTW.F .TW..", "all"),
        ),
    ),
    Household(
        "Yılmaz",
        "2025-08-18",
        (
            Adult("Zeynep Yılmaz", "1993-07-17", "030", "nannn yynap", aid="2026-02-28"),
            Adult("Murat Yılmaz", "1982-08-11", "043", "ynnpy ynnpy", aid=None),
        ),
        (Kid("Deniz Yılmaz", "2023-06-27", "M.WTF M.WT.", "all"),),
    ),
    Household(
        "Zhang",
        "2026-06-08",
        (
            Adult("Mei Zhang", "1993-12-31", "696", "paynn nnyaa", aid="2025-02-22", skills=("calligraphy",)),
            Adult("Wei Zhang", "1993-08-12", "945", "npnan aynpn", aid=None),
        ),
        (Kid("Lian Zhang", "2024-07-13", "M.W.. M.W.F"),),
    ),
)
