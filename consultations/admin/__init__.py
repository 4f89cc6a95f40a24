"""The workplace of those who consult. Importing this registers everything with the desk."""

from consultations.admin import approval, consultation, contribution

__all__ = ["approval", "consultation", "contribution"]
