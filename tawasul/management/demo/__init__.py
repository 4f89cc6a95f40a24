"""What the demonstration holds, as plain data; `demo_data` brings it about by services."""
