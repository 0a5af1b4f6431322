#!/usr/bin/env bash
# Sets the secrets of one Fly application from the environment of whoever runs this.
#
#   set -a; . ./production.env; set +a
#   infra/setup_fly_secrets.sh lt-crm
set -euo pipefail

APP="${1:?usage: setup_fly_secrets.sh APP}"

fly secrets set --stage --app "$APP" \
  SECRET_KEY="$SECRET_KEY" \
  DATABASE_URL="$DATABASE_URL" \
  RATELIMIT_STORAGE_URI="$RATELIMIT_STORAGE_URI" \
  SENTRY_DSN="$SENTRY_DSN" \
  METRICS_TOKEN="$METRICS_TOKEN" \
  ACCOUNTING_URL="$ACCOUNTING_URL" \
  ACCOUNTING_TOKEN="$ACCOUNTING_TOKEN" \
  ACCOUNTING_WEBHOOK_SECRET="$ACCOUNTING_WEBHOOK_SECRET"

fly secrets deploy --app "$APP"
