"""Pages about consultations. A view fetches, asks a service, and answers with a page."""
