"""Exports as nobody writes them: tools/verify_export.py must end with one clear line, no traceback, and open nothing outside of
the folder. usage: mangle.py VERIFIER KEY EXPORT WORK ROUNDS; ends with 1 and what went wrong first."""
import contextlib
import hashlib
import importlib.util
import io
import os
import random
import shutil
import sys

verifier_path, key, export, work, rounds = sys.argv[1:]
spec = importlib.util.spec_from_file_location("verify_export", verifier_path)
verifier = importlib.util.module_from_spec(spec)
sys.dont_write_bytecode = True
spec.loader.exec_module(verifier)
watching = []
LIBRARY = os.path.realpath(os.path.dirname(os.__file__)) + os.sep      # Python's own, which it reads when it needs it


def watch(event, args):
    if watching and event in ("open", "os.scandir", "os.listdir") and isinstance(args[0], (str, bytes)):
        opened = os.path.realpath(os.fsdecode(args[0]))
        if opened != watching[0] and not opened.startswith((watching[0] + os.sep, LIBRARY)):
            watching.append(opened)


sys.addaudithook(watch)


def judged():
    """(exit status, what was printed, what was opened outside)."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    sys.argv = ["verify_export", "--key", key, work]
    watching.append(os.path.realpath(work))
    try:
        with contextlib.redirect_stdout(out):
            status = verifier.main()
    except BaseException as e:
        status = "%s: %s" % (type(e).__name__, e)
    outside = watching[1:]
    watching.clear()
    out.flush()
    return status, out.buffer.getvalue().decode("utf-8", "replace"), outside


def fresh():
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(export, work)


def at(name):
    return os.path.join(work, name)


def manifest():
    """Made anew, so that what stands behind it is reached."""
    lines = []
    for folder, _, files in os.walk(work):
        for file in files:
            path = os.path.join(folder, file)
            name = os.path.relpath(path, work)
            if name != "MANIFEST" and os.path.isfile(path):
                with open(path, "rb") as f:
                    lines.append("%s  %s\n" % (hashlib.sha256(f.read()).hexdigest(), name))
    with open(at("MANIFEST"), "w") as f:
        f.writelines(sorted(lines, key=lambda line: line[66:]))


def change(name, fn):
    with open(at(name), "rb") as f:
        text = fn(f.read())
    with open(at(name), "wb") as f:
        f.write(text)


def line(name, number, old, new):
    """One line of a file, something in it replaced."""
    def fn(text):
        lines = text.split(b"\n")
        assert old in lines[number], (name, number, old)
        lines[number] = lines[number].replace(old, new, 1)
        return b"\n".join(lines)
    change(name, fn)


ENTRIES, POINTS, TABLE = "chain/entries-0001.jsonl", "chain/checkpoints-0001.jsonl", "tables/person-0001.jsonl"
HUGE = b"9" * 5000
DEEP = b"[" * 200000


def add_to_manifest(name, digest="0" * 64):
    with open(at("MANIFEST"), "a", encoding="utf-8", errors="surrogateescape") as f:
        f.write("%s  %s\n" % (digest, name))


def link(name, target):
    os.path.lexists(at(name)) and os.remove(at(name))
    os.symlink(target, at(name))


def linked_folder():
    shutil.copytree(at("tables"), work + ".outside")
    shutil.rmtree(at("tables"))
    os.symlink(work + ".outside", at("tables"))


def add(name, text=b"x"):
    os.makedirs(os.path.dirname(at(name)), exist_ok=True)
    with open(at(name), "wb") as f:
        f.write(text)


def deep_folders():
    os.makedirs(at("/".join(["d"] * 100)))
    add("/".join(["d"] * 100) + "/x")


# what is done, is MANIFEST made anew
TABLE_OF = [
    (lambda: os.remove(at("MANIFEST")), False), (lambda: change("MANIFEST", lambda t: b""), False),
    (lambda: change("MANIFEST", lambda t: t[:-9]), False), (lambda: change("MANIFEST", lambda t: t + t), False),
    (lambda: change("MANIFEST", lambda t: b"\xff\xfe" + t), False), (lambda: change("MANIFEST", lambda t: b"\0" * 99), False),
    (lambda: add_to_manifest("../../../etc/passwd"), False), (lambda: add_to_manifest("/etc/passwd"), False),
    (lambda: add_to_manifest("tables/../../x"), False), (lambda: add_to_manifest("tables\\x"), False),
    (lambda: add_to_manifest("MANIFEST"), False), (lambda: add_to_manifest("tables/none-0001.jsonl"), False),
    (lambda: add_to_manifest("\udcff"), False), (lambda: add_to_manifest(""), False),
    (lambda: link("README.md", "/etc/passwd"), False), (lambda: link("README.md", "/etc/passwd"), True),
    (lambda: link("MANIFEST", "/etc/passwd"), False), (lambda: link("more", "/"), False),
    (lambda: link("chain/checkpoint.txt", "../export.json"), True), (linked_folder, False), (linked_folder, True),
    (lambda: link("loop", "."), False), (lambda: link("nowhere", "gone"), False), (lambda: os.mkfifo(at("pipe")), False),
    (lambda: (os.remove(at(TABLE)), os.mkfifo(at(TABLE))), False), (deep_folders, False), (deep_folders, True),
    (lambda: (os.remove(at(TABLE)), os.mkdir(at(TABLE))), False),
    (lambda: add("note.txt"), False), (lambda: add("note.txt"), True), (lambda: add("chain/entries-00001.jsonl"), True),
    (lambda: add("chain/entries-0003.jsonl"), True), (lambda: add("files/000000/9.txt"), True),
    (lambda: add("packs/0000000000000000/pack.lua"), True), (lambda: add("proofs/000000/4.tlog-proof"), True),
    (lambda: add("tables/person-0002.jsonl", b"{}\n"), True), (lambda: add("chain/cosignatures-0001.jsonl", b"{}\n"), True),
    (lambda: add(os.fsdecode(b"\xff\xfe")), False),
    (lambda: os.remove(at("export.json")), True), (lambda: change("export.json", lambda t: b"[]"), True),
    (lambda: change("export.json", lambda t: b""), True), (lambda: change("export.json", lambda t: b"\xff"), True),
    (lambda: change("export.json", lambda t: DEEP), True), (lambda: change("export.json", lambda t: b'{"format":1}'), True),
    (lambda: line("export.json", 0, b'"format":1', b'"format":2'), True),
    (lambda: line("export.json", 0, b'"contents":false', b'"contents":true,"contents":false'), True),
    (lambda: line("export.json", 0, b'"contents":false', b'"contents":0'), True),
    (lambda: os.remove(at(ENTRIES)), True), (lambda: change(ENTRIES, lambda t: t[:-1]), True),
    (lambda: change(ENTRIES, lambda t: t[:len(t) // 2]), True), (lambda: change(ENTRIES, lambda t: b"\xff" + t), True),
    (lambda: change(ENTRIES, lambda t: t + b"\n"), True), (lambda: change(ENTRIES, lambda t: t + b"null\n"), True),
    (lambda: change(ENTRIES, lambda t: t + DEEP + b"\n"), True), (lambda: change(ENTRIES, lambda t: b"[]\n" + t), True),
    (lambda: line(ENTRIES, 1, b'"seq":1', b'"seq":true'), True), (lambda: line(ENTRIES, 1, b'"seq":1', b'"seq":1.0'), True),
    (lambda: line(ENTRIES, 1, b'"seq":1', b'"seq":"1"'), True), (lambda: line(ENTRIES, 1, b'"seq":1', b'"seq":' + HUGE), True),
    (lambda: line(ENTRIES, 1, b'"seq":1', b'"seq":1e999'), True), (lambda: line(ENTRIES, 1, b'"seq":1', b'"seq":NaN'), True),
    (lambda: line(ENTRIES, 1, b'"seq":1', b'"seq":-1'), True),
    (lambda: line(ENTRIES, 1, b'"seq":1', b'"more":1,"seq":1'), True),
    (lambda: line(ENTRIES, 1, b'"role":"', b'"role":[],"x":"'), True),
    (lambda: line(ENTRIES, 1, b'"role":"', b'"role":"\\ud800'), True),
    (lambda: line(ENTRIES, 1, b'"objects":[', b'"objects":[1,'), True),
    (lambda: line(ENTRIES, 1, b'"objects":[', b'"objects":[[{}],'), True),
    (lambda: line(ENTRIES, 1, b'"time":', b'"time":99999999999999999'), True),
    (lambda: line(ENTRIES, 1, b'"token":"', b'"token":[],"y":"'), True),
    (lambda: line(ENTRIES, 1, b'"salt":"', b'"salt":null,"z":"'), True),
    (lambda: line(POINTS, 0, b'"size":', b'"size":"x","q":'), True),
    (lambda: line(POINTS, 0, b'"note":"', b'"note":5,"q":"'), True),
    (lambda: line(POINTS, 0, b'"time":', b'"time":9'), True), (lambda: change(POINTS, lambda t: b'{"note":null}\n'), True),
    (lambda: os.remove(at(POINTS)), True),
    (lambda: change("chain/checkpoint.txt", lambda t: t + "\u2014 x AAAA\n".encode()), True),
    (lambda: os.remove(at("chain/checkpoint.txt")), True),
    (lambda: line(TABLE, 0, b'{"c":{', b'{"c":[{'), True), (lambda: change(TABLE, lambda t: b'{"c":{},"t":"person"}\n'), True),
    (lambda: change(TABLE, lambda t: b'{"c":{"id":[],"entry":{}},"t":"person"}\n'), True),
    (lambda: change(TABLE, lambda t: b"7\n"), True),
    (lambda: change(TABLE, lambda t: t.replace(b'"entry":', b'"entry":' + HUGE, 1)), True),
    (lambda: os.remove(at(TABLE)), True),
    (lambda: change("proofs/000000/3.tlog-proof", lambda t: b""), True),
    (lambda: change("proofs/000000/3.tlog-proof", lambda t: t.replace(b"index 3", b"index " + HUGE)), True),
    (lambda: os.rename(at("proofs/000000/3.tlog-proof"), at("proofs/000000/4.tlog-proof")), True),
]


def wrong(what):
    status, text, outside = judged()
    if status != 1 or not text.startswith("verify_export: NOT well. ") or text.count("\n") != 1 or len(text) > 4000 or outside:
        print("%s: status %s, %r, opened outside: %s" % (what, status, text[:500], outside))
        return True
    return False


def main():
    fresh()
    status, text, outside = judged()
    if status != 0 or outside:
        print("untouched: %s %s %s" % (status, text, outside))
        return 1
    for number, (fn, anew) in enumerate(TABLE_OF):
        fresh()
        shutil.rmtree(work + ".outside", ignore_errors=True)
        fn()
        if anew:
            manifest()
        if wrong("row %d" % number):
            return 1
    shutil.rmtree(work + ".outside", ignore_errors=True)
    # bytes at random in what is verified, each file in turn; README.md and CSV are for reading
    dice = random.Random(1)
    fresh()
    names = sorted(os.path.relpath(os.path.join(folder, file), work) for folder, _, files in os.walk(work) for file in files
                   if not file.endswith((".csv", ".md")) and file not in ("MANIFEST", "export.json"))
    for number in range(int(rounds)):
        name = names[number % len(names)]
        fresh()

        def turn(text):
            where = dice.randrange(len(text))
            kind = dice.randrange(3)
            if kind == 0:
                return text[:where]
            if kind == 1:
                return text[:where] + bytes([text[where] ^ (1 << dice.randrange(8))]) + text[where + 1:]
            return text[:where] + dice.choice([b"\0", b"\xff", b'"', b"{", b"-1", HUGE]) + text[where:]
        change(name, turn)
        manifest()
        if wrong("round %d: %s" % (number, name)):
            return 1
    print("%d exports were found bad" % (len(TABLE_OF) + int(rounds)))
    return 0


sys.exit(main())
