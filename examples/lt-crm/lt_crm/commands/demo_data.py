"""The cast of the demo. Nobody in it exists."""

TENANTS = [
    {"name": "Baltic Trade", "invoice_prefix": "BT", "domain": "baltic.example"},
    {"name": "Nordic Supply", "invoice_prefix": "NS", "domain": "nordic.example"},
]

PEOPLE = {
    "baltic.example": [
        ("admin", "Austėja Kazlauskaitė", "+370 600 00001"),
        ("manager", "Jonas Petrauskas", "+370 600 00002"),
        ("member", "Rūta Jankauskaitė", "+370 600 00003"),
    ],
    "nordic.example": [
        ("admin", "Ingrid Solberg", "+47 400 00 001"),
        ("manager", "Lars Lindqvist", "+46 70 000 00 02"),
        ("member", "Mette Sørensen", "+45 20 00 00 03"),
    ],
}

PRODUCTS = [
    ("PINE-27", "Pine board 27 mm", "pcs", 1290),
    ("OAK-40", "Oak board 40 mm", "pcs", 4650),
    ("PLY-18", "Birch plywood 18 mm", "pcs", 3890),
    ("LINEN-1", "Linen cloth", "kg", 2400),
    ("AMBER-S", "Amber, polished", "box", 7900),
    ("SCREW-50", "Wood screws 50 mm", "box", 650),
    ("GLUE-5", "Wood glue", "kg", 1150),
    ("OIL-1", "Linseed oil", "kg", 980),
    ("SAND-120", "Sandpaper 120", "box", 430),
    ("WORK-H", "Workshop hour", "h", 5200),
]

FIRST = [
    "Aistė",
    "Darius",
    "Eglė",
    "Gintaras",
    "Ieva",
    "Karolis",
    "Lina",
    "Mantas",
    "Nida",
    "Tomas",
]
LAST = [
    "Balčiūnas",
    "Dirsė",
    "Gaidys",
    "Kairys",
    "Mažeika",
    "Norkus",
    "Rimkus",
    "Stankus",
    "Vaitkus",
]
TRADES = ["Joinery", "Boatyard", "Furniture", "Bakery", "Print shop", "Nursery", "Mill", "Studio"]
TOWNS = ["Vilnius", "Kaunas", "Klaipėda", "Šiauliai", "Riga", "Tallinn", "Oslo", "Malmö", "Turku"]

AVATAR = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360f8cfc0f01f00050001ff5ff4d2a50000000049454e44ae426082"
)


def customer(number: int, domain: str) -> dict:
    """Customer number n is always the same."""
    first, last = FIRST[number % len(FIRST)], LAST[number % len(LAST)]
    trade, town = TRADES[number % len(TRADES)], TOWNS[number % len(TOWNS)]
    return {
        "name": f"{town} {trade} {number}",
        "contact_name": f"{first} {last}",
        "contact_email": f"customer{number}@{town.lower()}.{domain}",
        "contact_phone": f"+370 611 {number:05d}",
        "tags": [trade.lower(), "demo"],
    }
