#!/bin/sh
# A workbook as another program reads it: zip, XML, the cells. usage: xlsx.sh TEST-OUT-XLSX (TAP on stdout)
set -u
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$1" "$dir/a.xlsx" || { echo "not ok 1 - the workbook is written"; echo 1..1; exit 1; }
python3 - "$dir/a.xlsx" << 'END'
import sys, zipfile
import xml.etree.ElementTree as tree
main = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
z = zipfile.ZipFile(sys.argv[1])
sheet = tree.fromstring(z.read('xl/worksheets/sheet1.xml'))
book = tree.fromstring(z.read('xl/workbook.xml'))
rows = [[''.join(c.itertext()) for c in row] for row in sheet.iter(main + 'row')]
n = 0
def is_(name, good, detail=''):
    global n
    n += 1
    print(('ok' if good else 'not ok') + f' {n} - {name}')
    if not good:
        print('#', detail)
is_('no member is damaged', z.testzip() is None)
is_('the head', rows[0] == ['条項', '決まり', '件数'], rows[0])
is_('a text', rows[1][1] == '外へ持ち出すときは許可を受ける。', rows[1])
is_('what looks like a formula is text', rows[2][1] == '=1+1' and not list(sheet.iter(main + 'f')), rows[2])
is_('markup and line ends are kept', rows[3][1] == '<b> & "quotes" \n二行目', rows[3])
is_('numbers are numbers', rows[4][-1] == '3000', rows[4])
is_('the head stays in view', [p.get('ySplit') for p in sheet.iter(main + 'pane')] == ['1'])
is_('and narrows', [f.get('ref') for f in sheet.iter(main + 'autoFilter')] == ['A1:C5'])
is_('the sheet has its name', [s.get('name') for s in book.iter(main + 'sheet')] == ['対照表'])
print(f'1..{n}')
END
