"""Asynchronous replication: acts are answered and signed which no standby has, and the primary is lost. The product says so, and
names what is missing."""
import json, os, signal

from wait import until

BEFORE, LOST = 60, 40


def acts(p, n, threads=4):
    before = len(p.acts())
    load = p.load(threads, n)
    status = load.wait(120)
    p.running.remove(load)
    done = p.acts()[before:]
    if status or len(done) != n:
        raise RuntimeError(f"{len(done)} of {n} acts were answered, status {status}")
    return done


def says(p, name, text):
    return text in p.log(name)


def signed(p):
    """Entries under the newest checkpoint, when it covers all and the witness has cosigned it."""
    size = p.query("SELECT CASE WHEN max(c.size) > (SELECT max(seq) FROM entry) AND max(c.size) = "
        "(SELECT max(size) FROM cosignature) THEN max(c.size) END FROM checkpoint c")
    return int(size or 0)


def lose(c, p):
    """Answers the acts that were answered, signed, witnessed and lost, and the note of the witnesses' last checkpoint."""
    primary = until("the cluster is whole", c.whole, 120)
    acts(p, BEFORE)
    until("all is signed and witnessed", lambda: signed(p))
    standbys = [n for n in ("n1", "n2", "n3") if n != primary]
    until("both standbys have it", lambda: c.sql(primary, "SELECT count(*) FROM pg_stat_replication WHERE replay_lsn = "
        "pg_current_wal_lsn()").strip() == "2", 30)
    c.part(primary, standbys)
    lost = acts(p, LOST)
    size = until("what no standby has is signed and witnessed", lambda: signed(p))
    note = p.must("keys", "checkpoint", "--store", p.url)
    c.signal(primary, signal.SIGKILL)
    until("another primary", lambda: c.primary() not in (None, primary), 90)
    until("the store answers", lambda: p.say("keys", "head", "--store", p.url)[0] == 0)
    return primary, standbys, lost, size, note


def noticed(p, tap, lost, size):
    kept = p.kept()
    gone = [entry for token, entry, _ in lost if token not in kept]
    tap(f"asynchronous: {len(gone)} of {len(lost)} answered acts are lost", len(gone) == LOST, f"{len(gone)}")
    # (The store alone cannot know.)
    tap("verify without a witness finds the store well", p.verify()[0] == 0)
    text = "the tree is smaller than the one that was signed last: entries are lost"
    until("the portal's log names it", lambda: says(p, "serve", text))
    tap("the log of serve says that entries are lost, and how many were signed",
        any(text in line and f" {size} were signed" in line for line in p.log("serve").split("\n")), p.log("serve")[-2000:])
    text = f"pref.example/witness has cosigned {size} entries"
    until("the witness names it", lambda: says(p, "serve", text))
    tap("the witness says: the store was set back",
        any(text in line and "the store was set back" in line for line in p.log("serve").split("\n")), p.log("serve")[-2000:])
    status, said = p.say("checkpoint", "--store", p.url, "--seal", p.socket, "--witnesses", f"{p.dir}/witnesses")
    tap("so does sekimori checkpoint", status == 1 and "entries are lost" in said and "the store was set back" in said, said)
    status, said = p.verify("--witness", f"{p.dir}/copies")
    tap("verify with a witness's directory: NOT well", status == 1 and "NOT well" in said, said)
    acts(p, LOST + BEFORE)
    text = "the tree has not grown out of the one that was signed last"
    until("more entries do not hide it", lambda: says(p, "serve", text))
    tap("acts go on; another history of the same length is not signed either", True)
    return gone


def named(p, tap, say, seal, gone, size, note):
    """docs/operations.md: after an asynchronous loss."""
    p.stop(seal)
    os.unlink(p.socket)
    head = p.must("keys", "head", "--store", p.url)
    p.must("keys", "generation", head, "--dir", p.seal_dir)
    seal = p.seal()
    body = until("the entry of the generation", lambda: p.query("SELECT b.body FROM entry_body b JOIN entry e ON e.seq = b.seq "
        "WHERE e.act = 'seal_keys' AND b.body LIKE '%missing%' ORDER BY e.seq DESC LIMIT 1"))
    said = json.loads(body)["in"]
    missing = said.get("missing", {})
    say(f"lost: entries {min(gone)} to {max(gone)}; named: {json.dumps(missing)}, kept {said.get('kept')}, witnessed {size}")
    tap("the generation's entry holds the last checkpoint that was witnessed",
        said.get("checkpoint", "").strip().split("\n")[:3] == note.split("\n")[:3], f"{said.get('checkpoint')}\n{note}")
    tap("and names every entry that is lost", missing.get("from", size) <= min(gone) and missing.get("till") == size - 1
        and missing.get("from") == said.get("kept"), json.dumps(missing))
    until("a checkpoint of the new generation", lambda: "/g2" in p.must("keys", "checkpoint", "--store", p.url).split("\n")[0])
    status, text = p.verify()
    tap("verify: all well with the new generation", status == 0 and "all well" in text, text)
    status, text = p.say("verify", "--full", "--store", p.url, "--key", p.first_key)
    tap("and with the key that was published first", status == 0 and "all well" in text, text)


def run(c, p, tap, say):
    p.init()
    p.first_key = p.key
    seal = p.seal()
    p.witness()
    os.mkdir(f"{p.dir}/copies")
    p.serve("--witnesses", f"{p.dir}/witnesses", "--witness-dir", f"{p.dir}/copies")
    old, others, lost, size, note = lose(c, p)
    gone = noticed(p, tap, lost, size)
    named(p, tap, say, seal, gone, size, note)
    for other in others:
        c.join(old, other)
    c.start_node(old)
    until("the old primary follows the new one", c.whole, 120)
    after = acts(p, BEFORE)
    kept = p.kept()
    tap("the old primary is back as a standby, and acts go on", all(len(kept.get(token, [])) == 1 for token, _, _ in after))
