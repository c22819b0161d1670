"""Runs tools/verify_export.py over one export after the other, as tests/tamper/agree.c asks: a line
"KEY TAB FOLDER TAB CHECKPOINT TAB WITNESSES" (the last two files, or empty) gives a line "good" or "bad: …"."""
import importlib.util
import sys

spec = importlib.util.spec_from_file_location("verify_export", sys.argv[1])
verifier = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verifier)
print("ready", flush=True)
for line in sys.stdin:
    key, folder, checkpoint, witnesses = line[:-1].split("\t")
    try:
        wanted = verifier.witnesses_read(verifier.read_file(witnesses)) if witnesses else None
        export = verifier.Export(folder, verifier.key_read(key), wanted)
        export.check([(checkpoint, verifier.read_file(checkpoint))] if checkpoint else [], [])
        print("good", flush=True)
    except verifier.Bad as e:
        print("bad: " + str(e).replace("\n", " "), flush=True)
