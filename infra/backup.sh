#!/usr/bin/env bash
# Copies a data folder, without the master key, into a dated archive with its checksum. The service keeps running:
# the database gives a consistent copy of itself.
# Usage: backup.sh DATA_FOLDER BACKUP_FOLDER      (KEEP_DAYS: how long older archives are kept, 30 by default)
# With MONGODB_URL set, the copy is made by mongodump instead.
set -euo pipefail
umask 077

[ $# -eq 2 ] || { echo "Usage : backup.sh DOSSIER_DE_DONNÉES DOSSIER_DE_SAUVEGARDE" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
data=$1
backups=$2
name=huis-clos-$(date -u +%Y%m%dT%H%M%SZ)

[ -d "$data" ] || { echo "Le dossier de données $data n’existe pas." >&2; exit 1; }
mkdir -p "$backups"

# The copy is made beside the database, by the process that serves it: the only place that it may write to.
copy=.sauvegarde-$name
trap 'rm -rf "${data:?}/$copy"' EXIT
if [ -n "${MONGODB_URL:-}" ]; then
  mongodump --quiet --uri "$MONGODB_URL" --gzip --archive="$data/$copy"
  becomes=mongodb.archive.gz
else
  node "$here/../packages/embedded-mongodb/dist/cli.js" backup "$data/$copy" --data "$data/database" >/dev/null
  becomes=database
fi

# The key stays out: a backup that held both would be readable by whoever finds it.
tar -C "$data" --exclude=./database --exclude=./keys --exclude='*master.key' \
  --transform "s,^\./$copy,./$becomes," -czf "$backups/$name.tar.gz" .
(cd "$backups" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
find "$backups" -maxdepth 1 -name 'huis-clos-*.tar.gz*' -mtime "+${KEEP_DAYS:-30}" -delete
echo "$backups/$name.tar.gz"
