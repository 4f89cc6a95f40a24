"""Arabic text, in pure Python: nothing here knows of Django."""
