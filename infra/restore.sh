#!/usr/bin/env bash
# Puts an archive of backup.sh back into an empty data folder. The master key comes from where it is kept, apart.
# Usage: restore.sh ARCHIVE DATA_FOLDER
# An archive made from a MongoDB goes back into the one that MONGODB_URL names.
set -euo pipefail
umask 077

[ $# -eq 2 ] || { echo "Usage : restore.sh ARCHIVE DOSSIER_DE_DONNÉES" >&2; exit 2; }
archive=$1
data=$2

if [ -e "$data" ] && [ -n "$(ls -A "$data")" ]; then
  echo "Le dossier $data n’est pas vide : rien n’a été restauré. Donnez un dossier vide ou nouveau." >&2
  exit 1
fi
if ! (cd "$(dirname "$archive")" && sha256sum --check --status "$(basename "$archive").sha256"); then
  echo "L’archive $archive ne correspond pas à sa somme de contrôle : rien n’a été restauré." >&2
  exit 1
fi

mkdir -p "$data"
tar -C "$data" -xzf "$archive"
if [ -e "$data/mongodb.archive.gz" ]; then
  [ -n "${MONGODB_URL:-}" ] || { echo "Cette archive vient d’un MongoDB : indiquez MONGODB_URL." >&2; exit 1; }
  mongorestore --quiet --uri "$MONGODB_URL" --gzip --archive="$data/mongodb.archive.gz"
  rm "$data/mongodb.archive.gz"
fi
echo "Restauré dans $data. Remettez la clé maîtresse (keys/master.key, ou HUIS_CLOS_MASTER_KEY_FILE) avant de démarrer."
