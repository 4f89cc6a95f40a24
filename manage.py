#!/usr/bin/env python
"""Django's commands, in the environment as it is. `script/manage` brings the environment along."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tawasul.settings.development")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
