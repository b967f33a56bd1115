#!/bin/sh
# Makes the fixtures of real programs in tests/files anew from article.md, book.md and courier.fodt.
# Needs pandoc and LibreOffice Writer (`soffice`). The texts are our own; article.txt and courier.txt
# say what must come out, one paragraph a line.
set -eu
cd "$(dirname "$0")/files"
export SOURCE_DATE_EPOCH=1767600000
for ending in docx odt rtf epub; do
  pandoc --standalone article.md --output "pandoc.$ending"
done
pandoc --standalone book.md --output pandoc_book.epub

profile=$(mktemp -d)
out=$(mktemp -d)
# LibreOffice refuses to convert a file onto itself, so all goes through another folder.
convert() {
  soffice "-env:UserInstallation=file://$profile" --headless --convert-to "$1" --outdir "$out" "$2" >/dev/null
}
for filter in 'odt:writer8' 'docx:MS Word 2007 XML' 'rtf:Rich Text Format' 'epub:EPUB'; do
  ending=${filter%%:*}
  convert "$filter" courier.fodt
  mv "$out/courier.$ending" "libreoffice.$ending"
done
rm -r "$profile" "$out"
