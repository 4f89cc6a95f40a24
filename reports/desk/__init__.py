"""The workbench of outcomes: answers to contributions, texts, ratification, publication.

Every act is a POST to a service; every page asks `run_by` first, so another entity's outcome does
not exist here (404).
"""
