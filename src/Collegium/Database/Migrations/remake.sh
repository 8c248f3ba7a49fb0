#!/usr/bin/env bash
# Before the first release there is one migration an engine, made anew whenever the model changes: run this from the root.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
dotnet tool restore >/dev/null
for engine in Sqlite Postgres; do
  folder=src/Collegium/Database/Migrations/$engine
  rm -f "$folder"/*_Initial.cs "$folder"/*_Initial.Designer.cs "$folder/${engine}DbModelSnapshot.cs"
  dotnet ef migrations add Initial --project src/Collegium --context "${engine}Db" --output-dir "Database/Migrations/$engine" "${@}"
  for made in "$folder"/*_Initial.cs "$folder"/*_Initial.Designer.cs; do
    name=20261122000000_Initial${made##*_Initial}
    sed -i 's/\[Migration("[0-9]*_Initial")\]/[Migration("20261122000000_Initial")]/' "$made"
    [ "$made" = "$folder/$name" ] || mv "$made" "$folder/$name"
  done
done
