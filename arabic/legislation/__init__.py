"""Draft laws, bylaws and guides as trees of provisions: see tree.py."""

from arabic.legislation.marks import Kind
from arabic.legislation.tree import Block, Node, Parsed, Trouble, Warning, blocks_of, parse

__all__ = ["Block", "Kind", "Node", "Parsed", "Trouble", "Warning", "blocks_of", "parse"]
