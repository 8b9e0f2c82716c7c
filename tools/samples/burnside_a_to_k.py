"""Burnside's families, Abdullah to Khan: who they are, when they can come and when their children do.

Weeks are written Monday first. Adults: Morning, then Afternoon duty (p prefers, y yes, a rather not, n no).
Children: Morning, then Afternoon (a letter where booked). On Fridays nobody stays for both.
"""

from __future__ import annotations

from tools.samples.households import Adult, Household, Kid

FAMILIES = (
    Household(
        "Abdullah",
        "2026-04-20",
        (
            Adult("Hiba Abdullah", "1987-07-06", "355", "nyynn nyynn", aid="2025-08-30"),
            Adult("Karwan Abdullah", "1995-05-23", "857", "ppyyy yaayy", aid="2025-08-30"),
        ),
        (Kid("Lana Abdullah", "2022-08-28", ".T.TF .T.T.", "all"),),
    ),
    Household(
        "Adeyemi",
        "2024-08-19",
        (
            # She minds her own mother, so mornings are best.
            Adult("Folake Adeyemi", "1982-10-28", "760", "yyyyy aypyy", aid=None),
            Adult("Tunde Adeyemi", "1989-07-08", "897", "yyyny aynay", aid="2025-08-30"),
        ),
        (
            Kid("Tobi Adeyemi", "2024-01-22", "MTW.F MT..."),
            Kid("Simi Adeyemi", "2022-04-05", "MT..F M....", "all"),
        ),
    ),
    Household(
        "Ahmed",
        "2025-01-13",
        (
            Adult("Nadia Ahmed", "1983-06-25", "071", "ynnnn yyyay", aid=None),
            Adult("Bilal Ahmed", "1984-10-15", "347", "pyyaa apnaa", aid=None),
        ),
        (
            Kid("Zara Ahmed", "2024-01-15", "M..TF M..T.", "all"),
            Kid("Hamza Ahmed", "2022-12-10", "MT.T. .T.T.", "all"),
        ),
    ),
    Household(
        "Al-Khatib",
        "2026-04-20",
        (
            Adult("Rana Al-Khatib", "1990-07-11", "357", "yynya yanyp", aid="2026-02-28"),
            Adult("Omar Al-Khatib", "1995-10-16", "868", "nnapp naypn", aid=None),
        ),
        (Kid("Salma Al-Khatib", "2024-03-05", "M.W.F M.W.."),),
    ),
    Household(
        "Balogun",
        "2025-08-18",
        (Adult("Yetunde Balogun", "1990-12-03", "794", "aayap ayyyy", aid="2026-08-15"),),
        (Kid("Dami Balogun", "2023-05-30", "M..TF M..T.", "all"),),
    ),
    Household(
        "Bondarenko",
        "2026-04-20",
        (
            # On her own with Taras.
            Adult("Oksana Bondarenko", "1993-03-22", "412", "yapyy yyypn", aid="2025-08-30"),
        ),
        (Kid("Taras Bondarenko", "2024-03-23", ".T.T. ...TF", "all"),),
    ),
    Household(
        "Campbell",
        "2026-06-08",
        (Adult("Isla Campbell", "1981-12-05", "937", "anapa annyy", aid="2025-02-22"),),
        (Kid("Struan Campbell", "2024-05-03", "M.W.. ..W.F"),),
    ),
    Household(
        "Chen",
        "2025-04-21",
        (
            # On her own with Hao; writes her thesis at night.
            Adult("Yating Chen", "1991-04-26", "127", "yaana npnya", aid="2024-08-31"),
        ),
        (Kid("Hao Chen", "2023-04-08", ".TWTF .TWT.", "all"),),
    ),
    Household(
        "Diallo",
        "2026-01-12",
        (
            Adult("Aminata Diallo", "1992-07-02", "929", "yyyyn nnnyy", aid=None),
            Adult("Mamadou Diallo", "1987-02-16", "846", "yyynp yypyy", aid="2025-08-30"),
        ),
        (Kid("Fatou Diallo", "2023-05-21", "MTWT. ..W.F", "all"),),
    ),
    Household(
        "Fernández",
        "2026-01-12",
        (
            Adult("Pilar Fernández", "1992-09-21", "967", "aaynp ynaya", aid=None),
            Adult("Diego Fernández", "1986-11-19", "039", "pnnny annny", aid="2025-08-30"),
        ),
        (
            Kid("Leo Fernández", "2024-05-17", ".T.TF .T.T."),
            Kid("Carla Fernández", "2023-04-19", "M..TF M..T.", "all"),
        ),
    ),
    Household(
        "Fraser",
        "2026-06-08",
        (
            Adult("Ailsa Fraser", "1989-01-14", "995", "anyaa ynnny", aid="2025-02-22"),
            Adult("Hamish Fraser", "1995-05-30", "932", "nnnyy nnyyy", aid="2026-02-28", skills=("repairs",)),
        ),
        (Kid("Rory Fraser", "2024-07-17", "M.W.F M.W.."),),
    ),
    Household(
        "Gallagher",
        "2025-08-18",
        (
            Adult("Aoife Gallagher", "1983-09-08", "726", "nnyny nnynp", aid=None),
            Adult("Sean Gallagher", "1986-04-05", "790", "yynyy annyy", aid="2024-08-31"),
        ),
        (Kid("Nuala Gallagher", "2022-09-26", ".TWTF .TWT.", "all"),),
    ),
    Household(
        "Grant",
        "2026-01-12",
        (
            Adult("Rhona Grant", "1994-04-29", "471", "ynnny aaayn", aid="2024-08-31"),
            Adult("Euan Grant", "1984-12-31", "996", "nyyyn ynaay", aid="2026-02-28"),
        ),
        (Kid("Flora Grant", "2023-07-10", "MTW.F M....", "all"),),
    ),
    Household(
        "Haile",
        "2026-06-08",
        (
            Adult("Selam Haile", "1984-02-21", "204", "apnpn npnny", aid="2026-02-28", studying_for=3),
            Adult("Yonas Haile", "1982-11-23", "090", "nnnya nnnyy", aid="2025-02-22"),
        ),
        (Kid("Natnael Haile", "2024-06-27", "M..T. M..TF"),),
    ),
    Household(
        "Iyer",
        "2026-04-20",
        (
            Adult("Lakshmi Iyer", "1983-03-13", "670", "nnnyn ynyyn", aid=None),
            Adult("Arjun Iyer", "1993-05-19", "559", "nnpay nnyyy", aid=None),
        ),
        (Kid("Meera Iyer", "2022-04-16", ".TW.. .T..F", "all"),),
    ),
    Household(
        "Kaur",
        "2026-04-20",
        (
            # A new baby: the family is exempt from October to the end of term.
            Adult("Simran Kaur", "1987-05-06", "813", "annyy ynnap", aid=None),
            Adult("Harjit Singh", "1987-01-05", "473", "nnyyy nnayy", aid=None),
        ),
        (Kid("Jasleen Kaur", "2024-01-17", "MT.TF ....."),),
    ),
    Household(
        "Kerr",
        "2026-04-20",
        (Adult("Shona Kerr", "1991-12-19", "595", "yyynn yyayy", aid="2025-02-22"),),
        (Kid("Orla Kerr", "2023-06-12", ".TWTF .T.T.", "all"),),
    ),
    Household(
        "Khan",
        "2025-01-13",
        (
            Adult("Ayesha Khan", "1991-10-25", "149", "nnapp nnany", aid="2025-08-30"),
            Adult("Faisal Khan", "1981-08-15", "221", "ynnyn nnyyy", aid=None),
        ),
        (Kid("Maryam Khan", "2022-10-18", "MT..F MT...", "all"),),
    ),
)
