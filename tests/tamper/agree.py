"""Runs tools/verify_export.py over one export after the other, as tests/tamper/agree.c asks: a line
"KEY TAB FOLDER TAB CHECKPOINT TAB WITNESSES" (the last two files, or empty) gives a line "good" or "bad: …". The word "anew" for
the checkpoint: MANIFEST is made anew first, as somebody does who changed the export."""
import hashlib
import importlib.util
import os
import sys

spec = importlib.util.spec_from_file_location("verify_export", sys.argv[1])
verifier = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verifier)


def manifest(folder):
    lines = []
    for at, _, files in os.walk(folder):
        for name in (os.path.relpath(os.path.join(at, file), folder) for file in files if file != "MANIFEST"):
            with open(os.path.join(folder, name), "rb") as f:
                lines.append("%s  %s\n" % (hashlib.sha256(f.read()).hexdigest(), name))
    with open(os.path.join(folder, "MANIFEST"), "w") as f:
        f.writelines(lines)


print("ready", flush=True)
for line in sys.stdin:
    key, folder, checkpoint, witnesses = line[:-1].split("\t")
    if checkpoint == "anew":
        manifest(folder)
        checkpoint = ""
    try:
        wanted = verifier.witnesses_read(verifier.read_file(witnesses)) if witnesses else None
        export = verifier.Export(folder, verifier.key_read(key), wanted)
        export.check([(checkpoint, verifier.read_file(checkpoint))] if checkpoint else [], [])
        print("good", flush=True)
    except verifier.Bad as e:
        print("bad: " + str(e).replace("\n", " "), flush=True)
