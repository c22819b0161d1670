"""The product on the cluster: store, seal, portal, witness, load."""
import os, signal, subprocess

from cluster import DOOR, HUB, NODES, PORT, address, run
from wait import until


class Product:
    def __init__(self, folder, build, cluster):
        self.dir, self.cluster = folder, cluster
        self.program, self.load_program = f"{build}/sekimori", f"{build}/tests/torture/torture-load"
        self.url = f"postgresql://sekimori@{HUB}:{DOOR}/sekimori"
        hosts = ",".join(f"{address(n)}:{PORT}" for n in NODES)
        self.hosts = f"postgresql://sekimori@{hosts}/sekimori?connect_timeout=2&tcp_user_timeout=5000"
        self.running = []
        self.logs = {}
        os.mkdir(folder)

    # ---- commands ----

    def say(self, *words):
        """Status and everything that a command printed."""
        done = subprocess.run([self.program, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600)
        return done.returncode, done.stdout.strip()

    def must(self, *words):
        status, text = self.say(*words)
        if status:
            raise RuntimeError(f"sekimori {' '.join(words)}: {text}")
        return text

    def init(self):
        primary = self.cluster.primary()
        self.cluster.sql(primary, "CREATE ROLE sekimori LOGIN")
        self.cluster.sql(primary, "CREATE DATABASE sekimori OWNER sekimori")
        self.must("seal", "--dir", self.seal_dir, "--create", "--origin", "city.example/torture")
        self.must("keys", "recovery", f"{self.dir}/recovery.key", "--dir", self.seal_dir)
        until("the store through HAProxy", lambda: self.say("init", "--store", self.url, "--name", "試験市", "--origin",
            "city.example/torture", "--key", self.key, "--pack", "taketoyo")[0] == 0)

    @property
    def seal_dir(self):
        return f"{self.dir}/seal"

    @property
    def socket(self):
        return f"{self.dir}/seal.sock"

    @property
    def key(self):
        with open(f"{self.seal_dir}/key.pub") as f:
            return f.read().strip()

    def verify(self, *more):
        return self.say("verify", "--full", "--store", self.url, "--key", self.key, *more)

    def query(self, text):
        return self.cluster.sql(self.cluster.primary(), text, "sekimori").strip()

    # ---- processes ----

    def start(self, name, words, out=subprocess.DEVNULL):
        log = self.logs[name] = f"{self.dir}/{name}.log"
        with open(log, "ab") as f:
            p = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=f if out is None else out, stderr=f, text=True)
        self.running.append(p)
        return p

    def stop(self, p):
        p.send_signal(signal.SIGTERM)
        out = p.communicate(timeout=120)[0]
        self.running.remove(p)
        return out or ""

    def down(self):
        for p in self.running:
            p.kill()
            p.wait()

    def log(self, name):
        with open(self.logs[name]) as f:
            return f.read()

    def seal(self):
        p = self.start("seal", [self.program, "seal", "--dir", self.seal_dir, "--socket", self.socket])
        until("the seal", lambda: os.path.exists(self.socket))
        return p

    def serve(self, *more):
        p = self.start("serve", [self.program, "serve", "--store", self.url, "--listen", f"{HUB}:8480", "--seal", self.socket,
            "--seal-every", "1", *more], None)
        until("the portal", lambda: "8480" in self.log("serve"))
        return p

    def witness(self, name="pref.example/witness"):
        at = f"{self.dir}/witness"
        self.must("witness", "--dir", at, "--create", "--name", name)
        self.must("witness", "--dir", at, "--add-log", self.key)
        p = self.start("witness", [self.program, "witness", "--dir", at, "--listen", f"{HUB}:8490"])
        with open(f"{at}/key.pub") as f, open(f"{self.dir}/witnesses", "w") as out:
            out.write(f"{f.read().strip()} http://{HUB}:8490\n")
        return p

    def load(self, threads, count=0, url=None):
        return self.start("load", [self.load_program, url or self.url, f"{self.dir}/acts", str(threads), str(count)],
            subprocess.PIPE)

    def acts(self):
        """What was answered: (token, entry, ms); a line that is not whole was not."""
        try:
            with open(f"{self.dir}/acts") as f:
                lines = [line.split() for line in f.read().split("\n")[:-1]]
        except FileNotFoundError:
            return []
        return [(token, int(entry), int(ms)) for token, entry, ms in lines]

    def answered_at(self):
        """When the last act was answered; 0: none was."""
        with open(f"{self.dir}/acts", "rb") as f:
            f.seek(max(0, f.seek(0, 2) - 400))
            lines = f.read().split(b"\n")
        return int(lines[-2].split()[2]) if len(lines) > 1 else 0

    def kept(self):
        """Token → how often and where it stands in the store."""
        found = {}
        for line in self.query("SELECT encode(token, 'hex') || ' ' || seq FROM entry WHERE act = 'person_add'").split("\n"):
            if line:
                token, seq = line.split()
                found.setdefault(token, []).append(int(seq))
        return found
