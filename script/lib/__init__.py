"""What the commands in script/ share. Standard library only: it runs before anything is installed.

packages   the virtual environment, its locked libraries, what only the system can give
services   a private PostgreSQL and Redis for this checkout
portal     the environment Django reads, and the processes that make up the portal
"""
