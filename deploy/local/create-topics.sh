#!/usr/bin/env bash
# Makes the topics that are missing on a broker of yours; those that are there are left as they are.
# Usage: deploy/local/create-topics.sh [HOST:PORT]     (without: the broker of the local stack)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
exec "$root/pointbook" create-topics ${1:+--bootstrap "$1"}
