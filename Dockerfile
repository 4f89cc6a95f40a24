# The portal: web, worker, beat and one-off commands all run this image (docker-compose.yml).
FROM python:3.13-slim-trixie AS libraries
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /app
COPY pyproject.toml uv.lock ./
RUN UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never uv sync --frozen --no-install-project --no-cache

FROM python:3.13-slim-trixie
# Pango draws the PDF reports; pg_dump and pg_restore are for backups, of the server's version.
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 postgresql-client-17 \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /app --no-create-home portal \
 && mkdir -p /srv/media /srv/static /srv/run /backups \
 && chown portal:portal /srv/media /srv/static /srv/run /backups
WORKDIR /app
COPY --from=libraries /app/.venv /app/.venv
COPY . .
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=tawasul.settings.production \
    MEDIA_ROOT=/srv/media \
    STATIC_ROOT=/srv/static \
    MAINTENANCE_FILE=/srv/run/maintenance \
    ACCEL_REDIRECT=true \
    TRUSTED_PROXIES=1
# Translations are part of the image. The variables are for this line alone and secret to nobody.
RUN SECRET_KEY=build ALLOWED_HOSTS=build SITE_URL=https://build EMAIL_URL=consolemail:// \
    DEFAULT_FROM_EMAIL=build@build.invalid DATABASE_URL=postgres:/// REDIS_URL=redis://build \
    python manage.py prepare --translations
USER portal
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s CMD ["python", "deploy/healthcheck.py"]
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "tawasul.wsgi"]
