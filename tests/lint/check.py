#!/usr/bin/env python3
"""Each rule of tools/lint on a small tree made for it: what must be found is found, on its line, and nothing else is.
Usage: check.py LINT"""
import importlib.machinery
import importlib.util
import os
import subprocess
import sys
import tempfile

LINT = sys.argv[1]
sys.dont_write_bytecode = True
loader = importlib.machinery.SourceFileLoader("lint", LINT)
lint = importlib.util.module_from_spec(importlib.util.spec_from_loader("lint", loader))
loader.exec_module(lint)
HEADER = "# issue\tdemand\ttest\n"
LONG = "void f(void)\n{\n" + "\tg();\n" * 121 + "}\n"
FITS = "void f(void)\n{\n" + "\tg();\n" * 120 + "}\n"

# name, {path: content}, [(path, line, rule)]
CASES = [
    ("a clean tree", {"src/engine/a.c": '#include "engine/a.h"\n#include "store/b.h"\n#include <stdio.h>\n\nint x;\n'}, []),
    ("an arrow upward", {"src/util/a.c": '#include "engine/a.h"\n'}, [("src/util/a.c", 1, "arrows")]),
    ("an arrow to the side", {"src/html/a.h": "\n" + '#include "store/a.h"\n'}, [("src/html/a.h", 2, "arrows")]),
    ("text and chain do not know each other", {"src/chain/a.c": '#include "text/text.h"\n'}, [("src/chain/a.c", 1, "arrows")]),
    ("an include without folder", {"src/http/a.c": '#include "a.h"\n'}, [("src/http/a.c", 1, "arrows")]),
    ("a folder without rank", {"src/other/a.c": '#include "other/a.h"\n#include "util/a.h"\n'},
     [("src/other/a.c", 1, "arrows"), ("src/other/a.c", 2, "arrows")]),
    ("the tests include what they test", {"tests/x/a.c": '#include "pages/a.h"\n#include <sqlite3.h>\n'}, []),
    ("SQLite outside the store", {"src/engine/a.c": "#include <sqlite3.h>\n"}, [("src/engine/a.c", 1, "arrows")]),
    ("libpq outside the store", {"src/cli/a.c": "#include <libpq-fe.h>\n"}, [("src/cli/a.c", 1, "arrows")]),
    ("Lua outside the packs", {"src/engine/a.c": "#include <lua.h>\n#include <lauxlib.h>\n"},
     [("src/engine/a.c", 1, "arrows"), ("src/engine/a.c", 2, "arrows")]),
    ("the server outside http", {"src/pages/a.c": "#include <microhttpd.h>\n"}, [("src/pages/a.c", 1, "arrows")]),
    ("each at home", {"src/store/a.c": "#include <sqlite3.h>\n#include <libpq-fe.h>\n", "src/pack/a.c": "#include <lua.h>\n",
                      "src/http/a.c": "#include <microhttpd.h>\n"}, []),
    ("an include in a comment", {"src/util/a.c": '/*\n#include "engine/a.h"\n*/\n'}, []),
    *[(f"{name} is banned", {"tests/x/a.c": f"void f(void)\n{{\n\t{name}(x);\n}}\n"}, [("tests/x/a.c", 3, "calls")])
      for name in ("strcpy", "strcat", "sprintf", "gets", "strtok", "system", "popen", "fork", "vfork", "time", "gettimeofday",
                   "clock_gettime", "rand", "random", "srand", "localtime", "alloca", "setjmp", "longjmp", "mktemp", "atoi")],
    ("the clock at home", {"src/util/clock.c": "\tclock_gettime(x, y);\n\ttime(NULL);\n"}, []),
    ("a library that exits", {"src/engine/a.c": "\texit(1);\n\tabort();\n"},
     [("src/engine/a.c", 1, "calls"), ("src/engine/a.c", 2, "calls")]),
    ("a command that exits", {"src/cli/a.c": "\texit(1);\n"}, []),
    ("names like banned ones", {"src/engine/a.c": "\tx->time(y);\n\tmy_system(a.fork(b));\n\tsnprintf(a);\n"}, []),
    ("banned names in words", {"src/engine/a.c": '/* system(x) */\n// fork()\nconst char *s = "strcpy(a, b)";\n'}, []),
    ("a banned call with a reason", {"src/engine/a.c": "\tfork();   /* nocheck: shown to be needed here */\n"}, []),
    ("a banned call with a poor reason", {"src/engine/a.c": "\tfork();   /* nocheck: why */\n"}, [("src/engine/a.c", 1, "calls")]),
    ("memory outside util", {"src/engine/a.c": "\tp = malloc(5);\n\tq = strdup(p);\n\tfree(p);\n"},
     [("src/engine/a.c", i, "memory") for i in (1, 2, 3)]),
    ("memory in util and tests", {"src/util/a.c": "\tp = malloc(5);\n", "tests/x/a.c": "\tfree(p);\n"}, []),
    ("glue with a reason", {"src/store/a.c": "/* nocheck file memory: libpq hands out malloc'd text */\n\tfree(p);\n"}, []),
    ("glue with a reason for another rule", {"src/store/a.c": "/* nocheck file calls: libpq hands out text */\n\tfree(p);\n"},
     [("src/store/a.c", 2, "memory")]),
    ("words in markup", {"src/pages/a.c": '\thtml(h, "<p>%s"\n\t\t" days</p>", x);\n\thtml(r->out, "Name <b>");\n'},
     [("src/pages/a.c", 1, "words"), ("src/pages/a.c", 3, "words")]),
    ("one branch holds words", {"src/pages/a.c": '\thtml(h, yes ? "<b>" : "<b>no", x);\n'}, [("src/pages/a.c", 1, "words")]),
    ("Japanese in markup", {"src/pages/a.c": '\thtml(h, "<p>件</p>");\n'}, [("src/pages/a.c", 1, "words")]),
    ("a sign in markup", {"src/html/a.c": '\thtml(h, "<p>→</p>");\n'}, [("src/html/a.c", 1, "words")]),
    ("Japanese in a page", {"src/pages/a.c": 'const char *s = "申請";\n', "src/text/a.def": 'WORD(a, "申請", "Apply")\n'},
     [("src/pages/a.c", 1, "words")]),
    ("a hole that html() does not know", {"src/pages/a.c": '\thtml(h, "<p>%.4d</p>", x);\n\thtml(h, "<p>%u</p>", y);\n'},
     [("src/pages/a.c", 1, "words"), ("src/pages/a.c", 2, "words")]),
    ("a hole in a tag", {"src/pages/a.c": (
        '\thtml(h, "<option value=\'%d\'%d>", x, y);\n\thtml(h, "x\'><p %s>", x);\n\thtml(h, "<%s>", x);\n'
        '\thtml(h, "<p class=%s>", x);\n\thtml(h, "<p class=\'%s");\n\thtml(h, " %.4s\'>%s<br>%d", x, y, z);\n')},
     [("src/pages/a.c", i, "words") for i in (1, 2, 3, 4)]),
    ("markup without words", {"src/pages/a.c": (
        '\thtml(h, "<tr class=\'late\'><td>%s</td><td>%lld / %zu, %d%%</td></tr>\\n", a, b, c, d);\n\thtml(h, " selected");\n'
        '\thtml(h, "\' aria-label=\'%s\'>%.*s&nbsp;</a>", x, y);\n\thtml(h, "?page=%d", n);\n\thtml(h, "<!doctype html>");\n'
        '\thtml(h, "<option value=\'%d\'%s>%s</option>", a, b, c);\n\thtml(h, "<details class=\'a\'%s%s><p>", a, b);\n'
        '\thtml(h, "<p>%s</p>", word("not markup"));\n')}, []),
    ("a function too long", {"src/engine/a.c": LONG, "src/engine/b.c": FITS}, [("src/engine/a.c", 2, "size")]),
    ("a file too long", {"src/engine/a.h": "int x;\n" * 901, "src/engine/b.h": "int x;\n" * 900},
     [("src/engine/a.h", 1, "size")]),
    ("a line too long", {"src/engine/a.c": "x" * 130 + "\n" + "x" * 131 + "\n\t" + "x" * 123 + "\n" + "課" * 130 + "\n"},
     [("src/engine/a.c", 2, "size"), ("src/engine/a.c", 3, "size")]),
    *[(f"the mark {mark}", {"docs/a.md": f"a\n{mark}: b\n"}, [("docs/a.md", 2, "marks")])
      for mark in ("TO" "DO", "FIX" "ME", "XX" "X")],
    ("SQL outside the store", {"src/engine/a.c": 'a("SELECT a FROM b");\nb("x; DELETE FROM b");\nc("PRAGMA x");\n'},
     [("src/engine/a.c", i, "sql") for i in (1, 2, 3)]),
    ("SQL in the store, words like SQL", {"src/store/stmt/a.def": 'S("SELECT a FROM b")\n',
                                          "src/engine/a.c": 's = "Select one from the list; update it";\n'}, []),
    ("white space", {"src/engine/a.c": "int a; \n    int b;\nint c;"}, [("src/engine/a.c", i, "space") for i in (1, 2, 3)]),
    ("loud sentences", {"src/text/a.def": 'WORD(a, "完了！", "Done")\nWORD(b, "完了", "Done!")\n'},
     [("src/text/a.def", 1, "tone"), ("src/text/a.def", 2, "tone")]),
    ("a path of one machine", {"docs/a.md": "see /" + "home/me/x and\n/" + "work/main/x\n", "src/pages/a.c": 's = "/home";\n'},
     [("docs/a.md", 1, "hygiene"), ("docs/a.md", 2, "hygiene")]),
    ("the host of a registry", {"tests/package-lock.json": '"https://registry.' + 'npmjs.org/a"\n'},
     [("tests/package-lock.json", 1, "hygiene")]),
    ("a demand without test", {"tests/accept.tsv": HEADER + "1\tlogin\t\n"}, [("tests/accept.tsv", 2, "accept")]),
    ("a demand whose test is gone", {"tests/accept.tsv": HEADER + "1\tlogin\ttests/x/a.c\n"},
     [("tests/accept.tsv", 2, "accept")]),
    ("a demand whose test has another name",
     {"tests/accept.tsv": HEADER + "1\ta\ttests/x/a.c::logs\n", "tests/x/a.c": "logs_in\n"},
     [("tests/accept.tsv", 2, "accept")]),
    ("a test outside tests", {"tests/accept.tsv": HEADER + "1\ta\tsrc/a.c\n", "src/a.c": "int a;\n"},
     [("tests/accept.tsv", 2, "accept")]),
    ("a row of two columns", {"tests/accept.tsv": HEADER + "1\tlogin\n"}, [("tests/accept.tsv", 2, "accept")]),
    ("what shows it, in a document",
     {"docs/a.md": "A `tests/x/a.c`\n| attack | shown by |\n|---|---|\n| cut | A cuts, ends; A 'by hand' |\n",
      "tests/x/a.c": "cuts ends 'by hand'\n"}, []),
    ("what does not show it",
     {"docs/a.md": "A `tests/x/a.c`\n| attack | shown by |\n|---|---|\n| cut | A cut |\n| a | |\n| b | B c |\n\n| c | d |\n",
      "tests/x/a.c": "cuts\n"}, [("docs/a.md", i, "shown") for i in (4, 5, 6)]),
    ("a list without header", {"tests/accept.tsv": "1\tlogin\ttests/x/a.c\n"}, [("tests/accept.tsv", 1, "accept")]),
    ("demands with tests", {"tests/accept.tsv": HEADER + "1\ta\ttests/x/a.c\n1\tb\ttests/x/a.c::logs_in tests/x\n",
                            "tests/x/a.c": "void logs_in(void);\n"}, []),
]


def make(root, files):
    for path, content in {"tests/accept.tsv": HEADER, **files}.items():
        full = os.path.join(root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as f:
            f.write(content)


def found(files):
    with tempfile.TemporaryDirectory() as root:
        make(root, files)
        run = lint.Lint(root, False)
        for name, _ in lint.RULES:
            getattr(run, name)()
        return sorted({breach[:3] for breach in run.found})


def run(files, *options):
    with tempfile.TemporaryDirectory() as root:
        make(root, files)
        return subprocess.run([sys.executable, LINT, "--root", root, *options], capture_output=True, text=True)


def main():
    checks = []
    for name, files, want in CASES:
        got = found(files)
        checks.append((got == sorted(want), name, f"wanted {sorted(want)}, got {got}"))
    said = run({})
    checks.append((said.returncode == 0 and not said.stdout and not said.stderr, "a clean tree says nothing", said.stdout))
    said = run({"src/util/a.c": "\n\tfork();\n"})
    checks.append((said.returncode == 1 and said.stdout == "src/util/a.c:2: calls: fork is banned: use posix_spawn of self\n",
                   "file, line, rule, message", said.stdout))
    open_list = {"tests/accept.tsv": HEADER + "1\tlogin\t\n1\tlogout\t\n"}
    said = run(open_list, "--open")
    checks.append((said.returncode == 0 and "demands without a test: 2" in said.stdout, "--open only counts", said.stdout))
    said = run({"src/util/a.c": "\tfork();\n"}, "--tap")
    checks.append((said.returncode == 1 and "not ok 2 - calls" in said.stdout and "# src/util/a.c:1: calls: " in said.stdout
                   and said.stdout.count("\nok ") + said.stdout.count("\nnot ok ") == len(lint.RULES), "--tap", said.stdout))
    print(f"1..{len(checks)}")
    for n, (ok, name, why) in enumerate(checks, 1):
        print(f"{'ok' if ok else 'not ok'} {n} - {name}")
        if not ok:
            print("# " + why.strip().replace("\n", "\n# "))
    return not all(ok for ok, _, _ in checks)


if __name__ == "__main__":
    sys.exit(main())
