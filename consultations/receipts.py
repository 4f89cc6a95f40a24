"""Receipt numbers: ten random characters of Crockford's alphabet and one that checks them."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
LENGTH = 10
_READ_AS = str.maketrans(
    {"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\u200e": "", "\u200f": ""}
)


def new() -> str:
    """A fresh number of eleven characters. 2^50 of them: collisions are left to the database."""
    while True:
        characters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        check = _check(characters)
        if check is not None:
            return characters + check


def read(typed: str) -> str | None:
    """The number somebody typed, however spaced or cased; None when it cannot be one.

    O, I and L are read as the digits they are mistaken for.
    """
    number = typed.strip().upper().translate(_READ_AS)
    if len(number) != LENGTH + 1 or any(character not in ALPHABET for character in number):
        return None
    return number if _check(number[:-1]) == number[-1] else None


def spaced(number: str) -> str:
    """As it is printed: XXXX-XXXX-XXX."""
    return f"{number[:4]}-{number[4:8]}-{number[8:]}"


def _check(characters: str) -> str | None:
    # Weights below the prime 37 find every single slip and every two neighbours swapped. A
    # remainder beyond the alphabet has no character: such numbers are not given.
    total = sum(
        weight * ALPHABET.index(character) for weight, character in enumerate(characters, start=2)
    )
    return ALPHABET[total % 37] if total % 37 < len(ALPHABET) else None
