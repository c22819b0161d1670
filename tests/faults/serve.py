#!/usr/bin/env python3
"""The portal without descriptors and without memory: it goes on, answers 503 or refuses connections, and is itself again when
there is room.   usage: serve.py SEKIMORI PACKS (TAP on stdout)"""
import os, resource, signal, socket, subprocess, sys, tempfile, time

program = os.path.abspath(sys.argv[1])
os.environ["SEKIMORI_PACKS"] = os.path.abspath(sys.argv[2])
number = 0
failed = 0


def ok(name, good, why=""):
    global number, failed
    number += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {number} - {name}")
    if not good:
        print(f"# {why}")
    sys.stdout.flush()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Portal:
    def __init__(self, store, env=None, **limits):
        self.port = free_port()
        def before():
            for name, value in limits.items():
                resource.setrlimit(getattr(resource, name), (value, resource.getrlimit(getattr(resource, name))[1]))
        self.p = subprocess.Popen([program, "serve", "--store", store, "--listen", f"127.0.0.1:{self.port}"],
            stdout=subprocess.PIPE, env={**os.environ, **(env or {})}, stderr=subprocess.DEVNULL, preexec_fn=before)
        self.p.stdout.readline()

    def lives(self):
        return self.p.poll() is None

    def get(self, target="/login", seconds=30):
        """Status of one request; 0: no answer."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), seconds) as s:
                s.settimeout(seconds)
                s.sendall(f"GET {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
                line = s.makefile("rb").readline()
                return int(line.split()[1]) if line else 0
        except OSError:
            return 0

    def recovers(self):
        """Answers within a minute: connections that it still holds have to end first."""
        till = time.monotonic() + 60
        while time.monotonic() < till:
            if self.get(seconds=5) == 200:
                return True
        return False

    def end(self):
        self.p.send_signal(signal.SIGTERM)
        return self.p.wait(60)


def verifies(store):
    done = subprocess.run([program, "verify", "--store", store], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode == 0


def descriptors(store):
    p = Portal(store, RLIMIT_NOFILE=64)
    ok("it answers", p.get() == 200)
    held = []
    for _ in range(100):
        try:
            held.append(socket.create_connection(("127.0.0.1", p.port), 5))
        except OSError:
            break
    till = time.monotonic() + 20             # it takes them one by one
    while (used := len(os.listdir(f"/proc/{p.p.pid}/fd"))) < 62 and time.monotonic() < till:
        time.sleep(0.05)
    ok("no descriptor is left", used >= 62, f"{used} in use")
    status = p.get(seconds=1)
    ok("without descriptors nobody is told a lie", status in (0, 503), f"{status}")
    ok("and it lives", p.lives())
    for s in held:
        s.close()
    ok("with descriptors it answers again", p.recovers())
    ok("it stops in order", p.end() == 0)


def memory(store):
    p = Portal(store, {"MALLOC_ARENA_MAX": "1"})   # its allocator keeps no room in reserve
    ok("it answers", p.get() == 200)
    with open(f"/proc/{p.p.pid}/status") as f:
        size = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in f if line.startswith(("VmSize", "VmData"))}
    whole = {k: resource.prlimit(p.p.pid, k) for k in (resource.RLIMIT_AS, resource.RLIMIT_DATA)}
    resource.prlimit(p.p.pid, resource.RLIMIT_AS, (size["VmSize"], whole[resource.RLIMIT_AS][1]))
    resource.prlimit(p.p.pid, resource.RLIMIT_DATA, (size["VmData"], whole[resource.RLIMIT_DATA][1]))
    seen, held = {}, []
    for i in range(400):                         # each waits for the end of its body, with room for all of it
        try:
            h = socket.create_connection(("127.0.0.1", p.port), 10)
            h.sendall((f"POST /cases/7/again HTTP/1.1\r\nHost: a\r\nContent-Length: 65000\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n\r\n").encode() + b"x=" + b"y" * 60000)
            held.append(h)
        except OSError:
            pass
        if i % 8 == 0:
            status = p.get(seconds=10)
            seen[status] = seen.get(status, 0) + 1
    print(f"# answers: {seen}")
    ok("without memory it lives", p.lives(), f"ended with {p.p.poll()}")
    ok("and tells the truth", set(seen) <= {0, 200, 503}, f"{seen}")
    for h in held:
        h.close()
    if p.lives():
        for k, v in whole.items():
            resource.prlimit(p.p.pid, k, v)
        ok("with memory it answers again", p.recovers())
        ok("it stops in order", p.end() == 0)


with tempfile.TemporaryDirectory() as folder:
    store = os.path.join(folder, "s.db")
    subprocess.run([program, "demo", "--store", store, "--small", "--today", "2026-11-24"], check=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    descriptors(store)
    memory(store)
    ok("everything verifies", verifies(store))
print(f"1..{number}")
sys.exit(failed > 0)
