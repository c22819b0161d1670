"""Synchronous replication: the primary is lost under load, again and again, and nothing that was answered is."""
import json, os, signal, statistics, urllib.request

from cluster import NODES, REST, address
from wait import now_ms, until

THREADS = 8
OTHERS = ("pause", "cut", "crash", "switchover", "standby")


def plan(n):
    """n times the primary's machine is lost, and something milder after every fourth."""
    kinds = []
    for i in range(n):
        kinds.append("kill")
        if i % 4 == 3 or (n < 4 and i == n - 1):
            kinds.append(OTHERS[i // 4 % len(OTHERS)])
    return kinds


def post(url, what):
    request = urllib.request.Request(url, json.dumps(what).encode(), {"Content-Type": "application/json"})
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60).read()


def strike(c, kind, primary):
    """Answers what makes it whole again."""
    if kind == "kill":                       # the machine is gone: database and Patroni
        c.signal(primary, signal.SIGKILL)
        return lambda: c.start_node(primary)
    if kind == "cut":                        # the old primary lives on, alone
        c.link(primary, False)
        return lambda: c.link(primary, True)
    if kind == "pause":                      # it stands still, and wakes up when another has taken its place
        c.signal(primary, signal.SIGSTOP)
        return lambda: c.signal(primary, signal.SIGCONT)
    if kind == "crash":                      # the database alone: Patroni starts it again where it is
        os.kill(c.postmaster(primary), signal.SIGKILL)
        return None
    if kind == "switchover":                 # in order: every session is ended by the server
        heir = next(n for n, m in c.members().items() if m["role"] == "sync_standby")
        post(f"http://{address(primary)}:{REST}/switchover", {"leader": primary, "candidate": heir})
        return None
    heir = next(n for n, m in c.members().items() if m["role"] == "sync_standby")
    c.signal(heir, signal.SIGKILL)           # nobody confirms: acts wait until another standby may
    return lambda: c.start_node(heir)


def one(c, p, kind):
    primary = until("the cluster is whole", c.whole, 180)
    before = p.answered_at()
    until("acts are answered", lambda: p.answered_at() > before)
    begin = now_ms()
    heal = strike(c, kind, primary)
    moves = kind not in ("crash", "standby")
    if moves:
        until(f"another primary than {primary}", lambda: c.primary() not in (None, primary), 90)
    after = now_ms()
    until("acts are answered again", lambda: p.answered_at() > after, 90)
    if heal:
        heal()
    until(f"the cluster is whole after {kind} of {primary}", c.whole, 180)
    return begin, now_ms(), primary, c.primary()


def longest_gap(times, begin, end):
    """ms without an answer, of those that touch the round."""
    near = [t for t in times if t <= begin][-1:] + [t for t in times if begin < t <= end]
    return max((b - a for a, b in zip(near, near[1:])), default=0)


def run(c, p, n, tap, say):
    p.init()
    p.seal()
    p.serve()
    load = p.load(THREADS)
    until("the first acts", lambda: len(p.acts()) > 100)
    done = []
    for kind in plan(n):
        begin, end, old, new = one(c, p, kind)
        done.append((kind, begin, end))
        times = [ms for _, _, ms in p.acts()]
        say(f"{len(done)}\t{kind}\t{longest_gap(times, begin, end)}\t{old} → {new}")
    refusals = [line.split("\t", 2) for line in p.stop(load).split("\n") if line]
    acts = p.acts()
    times = [ms for _, _, ms in acts]
    for kind in dict.fromkeys(kind for kind, _, _ in done):
        gaps = [longest_gap(times, begin, end) for it, begin, end in done if it == kind]
        say(f"interrupted by {kind} ({len(gaps)}): median {statistics.median(gaps):.0f} ms, maximum {max(gaps)} ms")

    kept = p.kept()
    lost = [token for token, _, _ in acts if token not in kept]
    twice = [token for token, at in kept.items() if len(at) > 1]
    moved = [token for token, entry, _ in acts if token in kept and kept[token] != [entry]]
    tap(f"{n} primaries killed, {len(done)} rounds: each of {len(acts)} answered acts is there", not lost, str(lost[:5]))
    tap("once", not twice, str(twice[:5]))
    tap("where it was said to be", not moved, str(moved[:5]))
    tap("no act was written that nobody was told of", len(kept) == len(acts), f"{len(kept)} kept")
    for times_, code, text in refusals:
        say(f"refused {times_} times ({code}): {text}")
    odd = [r for r in refusals if r[1] not in ("7", "8")]
    tap("whoever was refused was asked to try again (ERR_BUSY, ERR_IO), nothing else", not odd, str(odd[:3]))
    # Refusals name entries and trees; a store that is away is no refusal.
    refused = [line for line in p.log("serve").split("\n") if "smaller than" in line or "has not grown" in line]
    tap("the seal never refused", not refused, "\n".join(refused[:3]))
    count = int(p.query("SELECT count(*) FROM checkpoint"))
    tap(f"it signed all the while: {count} checkpoints", count > len(done), f"{count}")
    status, text = p.verify()
    tap("verify: all well", status == 0 and "all well" in text, text)
    say(text)
    unconfirmed(c, p, tap)
    hosts(c, p, tap)


def unconfirmed(c, p, tap):
    """Both standbys stand still, and an administrator ends the wait for them: the act is written on the primary and must not be
    answered, neither at once nor to whoever repeats it, nor signed."""
    primary = until("the cluster is whole", c.whole, 180)
    standbys = [n for n in NODES if n != primary]
    before, entries = len(p.acts()), int(p.query("SELECT max(seq) FROM entry"))
    for n in standbys:
        c.signal(n, signal.SIGSTOP)
    load = p.load(1, 1)
    ended = 0

    def end_wait():
        nonlocal ended
        ended += int(c.sql(primary, "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"))
        return ended >= 5
    until("the wait for a standby is ended five times", end_wait, 60, 0.5)
    written = c.sql(primary, "SELECT max(seq) FROM entry", "sekimori").strip()
    answered = len(p.acts()) - before
    signed = c.sql(primary, "SELECT max(size) FROM checkpoint", "sekimori").strip()
    tap("an act that no standby has is written on the primary, and nobody is told that it is done",
        int(written) > entries and not answered and load.poll() is None, f"{entries} {written} {answered}")
    tap("nor is it signed", int(signed) <= entries + 1, f"{signed} of {written}")
    for n in standbys:
        c.signal(n, signal.SIGCONT)
    until("the act is answered", lambda: len(p.acts()) > before, 90)
    load.wait(60)
    p.running.remove(load)
    kept = p.kept()
    tap("when a standby has it, it is answered, and there once", all(len(kept[token]) == 1 for token, _, _ in p.acts()[before:]))


def hosts(c, p, tap):
    """Without HAProxy: a URL with all three hosts finds the primary, and the next one."""
    before = len(p.acts())
    load = p.load(2, url=p.hosts)
    until("acts through a URL of three hosts", lambda: len(p.acts()) > before + 20)
    begin, end, old, new = one(c, p, "kill")
    refusals = [line.split("\t", 2) for line in p.stop(load).split("\n") if line]
    acts, kept = p.acts()[before:], p.kept()
    gap = longest_gap([ms for _, _, ms in acts], begin, end)
    tap(f"a URL of three hosts follows the primary, interrupted for {gap} ms; acts are there once",
        all(len(kept.get(token, [])) == 1 for token, _, _ in acts), "")
    tap("and asks to try again meanwhile", all(r[1] in ("7", "8") for r in refusals), str(refusals))
