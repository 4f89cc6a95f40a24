"""Entities on the desk. Importing this registers everything with it."""

from entities.admin import delegation, entity, invitation, membership

__all__ = ["delegation", "entity", "invitation", "membership"]
