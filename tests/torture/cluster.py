"""Three Patroni nodes, each in a network namespace of its own; etcd and HAProxy in the one we stand in, where a bridge is.
Everything lives in the namespaces that the file patroni made: with its first process all of it is gone."""
import glob, json, os, pwd, signal, subprocess, urllib.request

from wait import until

NET = "10.77.0."
HUB = NET + "1"
NODES = ("n1", "n2", "n3")
USER = "postgres"                        # the database refuses to run as root
PORT, REST, DOOR = 5432, 8008, 5000


def run(*words, check=True):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if check and done.returncode:
        raise RuntimeError(f"{' '.join(words)}: {done.stdout.strip()}")
    return done.stdout


def address(node):
    return NET + str(10 + NODES.index(node) + 1)


def as_user(*words):
    return ["setpriv", "--reuid", USER, "--regid", USER, "--clear-groups", "--inh-caps=-all", "env", "HOME=/", *words]


def get(url, seconds=2):
    """Status and text of a page. Patroni says much by its status alone."""
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=seconds) as page:
            return page.status, page.read().decode()
    except urllib.error.HTTPError as e:
        return e.code, e.read().decode()


class Cluster:
    def __init__(self, folder, synchronous):
        self.dir, self.synchronous = folder, synchronous
        self.bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda p: int(p.split("/")[4]))[-1]
        os.mkdir(folder, 0o755)
        self.started = []

    # ---- processes ----

    def start(self, name, words, node=None):
        with open(f"{self.dir}/{name}.log", "ab") as log:
            words = ["nsenter", f"--net=/run/netns/{node}", *words] if node else words
            p = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, cwd="/")
        self.started.append(p)
        return p

    def own(self, name, mode=0o700):
        path = f"{self.dir}/{name}"
        os.makedirs(path, mode, exist_ok=True)
        user = pwd.getpwnam(USER)
        os.chown(path, user.pw_uid, user.pw_gid)
        return path

    def up(self):
        run("ip", "link", "set", "lo", "up")
        run("ip", "link", "add", "name", "hub", "type", "bridge")
        run("ip", "address", "add", HUB + "/24", "dev", "hub")
        run("ip", "link", "set", "hub", "up")
        for node in NODES:
            run("ip", "netns", "add", node)
            run("ip", "link", "add", "name", "to-" + node, "type", "veth", "peer", "name", "eth0", "netns", node)
            run("ip", "link", "set", "to-" + node, "master", "hub", "up")
            run("ip", "-n", node, "link", "set", "lo", "up")
            run("ip", "-n", node, "address", "add", address(node) + "/24", "dev", "eth0")
            run("ip", "-n", node, "link", "set", "eth0", "up")
        self.start("etcd", as_user("etcd", "--enable-v2", "--name", "lock", "--data-dir", self.own("etcd"),
            "--listen-client-urls", f"http://{HUB}:2379", "--advertise-client-urls", f"http://{HUB}:2379",
            "--listen-peer-urls", f"http://{HUB}:2380", "--initial-advertise-peer-urls", f"http://{HUB}:2380",
            "--initial-cluster", f"lock=http://{HUB}:2380"))
        until("etcd", lambda: get(f"http://{HUB}:2379/health")[0] == 200)
        for node in NODES:
            self.start_node(node)
            until(f"{node} runs", lambda: self.state(node).get("state") == "running", 120)
        self.proxy()
        until("a synchronous standby" if self.synchronous else "both standbys", self.whole, 60)

    def down(self):
        for node in NODES:
            self.signal(node, signal.SIGKILL)
        for p in self.started:
            p.kill()
        for p in self.started:
            p.wait()
        for node in NODES:
            run("ip", "netns", "del", node, check=False)
        run("ip", "link", "del", "hub", check=False)

    # ---- configuration ----

    def start_node(self, node):
        at = address(node)
        home = self.own(node)
        config = {
            "scope": "sekimori", "name": node, "restapi": {"listen": f"{at}:{REST}", "connect_address": f"{at}:{REST}"},
            # not etcd3: there Patroni 3.0 takes the lock without asking who has it, when it wakes up from a pause
            "etcd": {"host": f"{HUB}:2379"},
            "bootstrap": {
                "dcs": {"ttl": 10, "loop_wait": 1, "retry_timeout": 3, "maximum_lag_on_failover": 64 << 20,
                    "synchronous_mode": self.synchronous, "synchronous_mode_strict": self.synchronous,
                    "postgresql": {"use_pg_rewind": True, "use_slots": True,
                        "parameters": {"synchronous_commit": "on", "max_connections": 100, "shared_buffers": "64MB"}}},
                "initdb": [{"encoding": "UTF8"}, {"locale": "C"}, "data-checksums"]},
            "postgresql": {
                "listen": f"{at}:{PORT}", "connect_address": f"{at}:{PORT}", "data_dir": f"{home}/data", "bin_dir": self.bin,
                "pgpass": f"{home}/pgpass", "parameters": {"unix_socket_directories": home},
                "authentication": {name: {"username": user} for name, user in
                    (("superuser", USER), ("replication", "replicator"), ("rewind", USER))},
                "pg_hba": [f"host {what} all {NET}0/24 trust" for what in ("all", "replication")] + ["local all all trust"]}}
        with open(f"{self.dir}/{node}.yml", "w") as f:
            json.dump(config, f)                 # which is YAML, too
        self.start(node, as_user("patroni", f"{self.dir}/{node}.yml"), node)

    def proxy(self):
        servers = "".join(f"    server {n} {address(n)}:{PORT} maxconn 100 check port {REST}\n" for n in NODES)
        with open(f"{self.dir}/haproxy.cfg", "w") as f:
            f.write(f"""global
    maxconn 300
defaults
    mode tcp
    retries 2
    timeout connect 2s
    timeout client 30m
    timeout server 30m
    timeout check 1s
listen primary
    bind {HUB}:{DOOR}
    option httpchk OPTIONS /primary
    http-check expect status 200
    default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
{servers}""")
        self.start("haproxy", as_user("haproxy", "-db", "-f", f"{self.dir}/haproxy.cfg"))

    # ---- what it says of itself ----

    def state(self, node):
        return json.loads(get(f"http://{address(node)}:{REST}/patroni")[1])

    def members(self):
        """Of whoever answers: name → member."""
        for node in NODES:
            try:
                return {m["name"]: m for m in json.loads(get(f"http://{address(node)}:{REST}/cluster")[1])["members"]}
            except (OSError, ValueError):
                pass
        return {}

    def primary(self):
        for node in NODES:
            try:
                if get(f"http://{address(node)}:{REST}/primary", 1)[0] == 200:
                    return node
            except OSError:
                pass
        return None

    def whole(self):
        """The name of the primary, when all three are there, on one timeline, and one of them is synchronous as demanded."""
        members = self.members()
        roles = sorted(m["role"] for m in members.values())
        want = ["leader", "replica", "sync_standby"] if self.synchronous else ["leader", "replica", "replica"]
        running = all(m["state"] in ("running", "streaming") for m in members.values())
        alike = len({m.get("timeline") for m in members.values()}) == 1
        primary = self.primary()
        return primary if roles == want and running and alike and primary and self.streams(primary) else None

    def streams(self, primary):
        return self.sql(primary, "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'").strip() == "2"

    def sql(self, node, text, database="postgres"):
        """As the superuser, on one node, whatever it is."""
        return run(f"{self.bin}/psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-c", text,
            f"postgresql://{USER}@{address(node)}:{PORT}/{database}?connect_timeout=5")

    # ---- what is done to it ----

    def signal(self, node, what):
        for pid in run("ip", "netns", "pids", node, check=False).split():
            try:
                os.kill(int(pid), what)
            except (ProcessLookupError, ValueError):
                pass

    def link(self, node, up):
        run("ip", "link", "set", "to-" + node, "up" if up else "down")

    def part(self, node, others):
        """node no longer hears those others; everybody hears us."""
        for other in others:
            run("ip", "-n", node, "route", "add", "blackhole", address(other) + "/32")

    def join(self, node, other):
        run("ip", "-n", node, "route", "del", "blackhole", address(other) + "/32")

    def postmaster(self, node):
        with open(f"{self.dir}/{node}/data/postmaster.pid") as f:
            return int(f.readline())
