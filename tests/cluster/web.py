#!/usr/bin/env python3
"""Two portals of one PostgreSQL database, and no stickiness between them: one cookie, one form, one upload go from the one to the
other; what the clock does is done by one, and by the other when that one dies.   usage: web.py SEKIMORI PACKS (TAP on stdout)
SEKIMORI_TEST_PG: URL of a server (tests/store/pg_start); without it nothing is tested, and it says so."""
import hashlib, http.client, os, re, secrets, signal, socket, subprocess, sys, tempfile, time, urllib.parse

program = os.path.abspath(sys.argv[1])
os.environ["SEKIMORI_PACKS"] = os.path.abspath(sys.argv[2])
os.environ["SEKIMORI_LANG"] = "en"
server = os.environ.get("SEKIMORI_TEST_PG")
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
    return good


def psql(sql, url):
    done = subprocess.run(["psql", "-XAtq", "-d", url, "-c", sql], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def run(*args):
    return subprocess.run([program, *args], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


class Portal:
    def __init__(self, store, folder, name):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.log = open(os.path.join(folder, f"{name}.log"), "w+")
        self.p = subprocess.Popen([program, "serve", "--store", store, "--listen", f"127.0.0.1:{self.port}",
            "--file-key", os.path.join(folder, "file.key"), "--witness-dir", os.path.join(folder, f"witness-{name}"),
            "--seal", os.path.join(folder, "socket"), "--seal-every", "1"], stdout=subprocess.PIPE, stderr=self.log)
        self.p.stdout.readline()

    def end(self, how):
        self.p.send_signal(how)
        return self.p.wait(60)


class Reader:
    """A browser: cookies and the hidden fields of the last page; each request names the portal that it goes to."""
    def __init__(self):
        self.cookies, self.csrf, self.token, self.body = {}, "", "", ""

    def ask(self, portal, method, target, body=None, **headers):
        c = http.client.HTTPConnection("127.0.0.1", portal.port, timeout=60)
        headers = {k.replace("_", "-"): v for k, v in headers.items()}
        headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        c.request(method, target, body, headers)
        r = c.getresponse()
        raw = r.read()
        for line in r.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            if "Max-Age=0" in line:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        self.location, self.body = r.headers.get("Location", ""), raw.decode(errors="replace")
        for field in ("csrf", "act_token"):
            found = re.search(f"name='{field}' value='([^']*)'", self.body)
            if found:
                setattr(self, "csrf" if field == "csrf" else "token", found[1])
        c.close()
        return r.status

    def get(self, portal, target):
        return self.ask(portal, "GET", target)

    def post(self, portal, target, **fields):
        fields = {"csrf": self.csrf, "act_token": self.token, **fields}
        return self.ask(portal, "POST", target, urllib.parse.urlencode(fields), Content_Type="application/x-www-form-urlencoded")


def sessions(a, b, login, password, url):
    r = Reader()
    r.get(a, "/login")
    ok("the form of A is posted to B", r.post(b, "/login", login=login, password=password) == 303, r.body[:300])
    ok("the session of B is known at B", r.get(b, "/password") == 200, r.location)
    ok("and at A", r.get(a, "/password") == 200, r.location)
    fresh = "Aoi-Umi-" + secrets.token_hex(6)
    token = r.token
    entries = psql("SELECT COUNT(*) FROM entry WHERE act = 'password_change'", url)
    ok("an act begun at A is done at B", r.post(b, "/password", old=password, new=fresh, again=fresh) == 303, r.body[:300])
    r.token = token
    again = r.post(a, "/password", old=password, new=fresh, again=fresh)
    ok("its token again, at A, gives the first answer", again == 303, r.body[:300])
    ok("and one entry", int(psql("SELECT COUNT(*) FROM entry WHERE act = 'password_change'", url)) == int(entries) + 1)
    old = dict(r.cookies)
    r.get(a, "/")
    ok("the way out at A", r.post(a, "/logout") == 303, r.body[:300])
    r.cookies = old
    ok("ends it at B", r.get(b, "/cases") == 303 and r.location.startswith("/login"), r.location)
    r = Reader()
    r.get(b, "/login")
    entered = r.post(b, "/login", login=login, password=fresh)
    ok("the new password holds at both", entered == 303 and r.get(a, "/cases") == 200, r.body[:300])
    return r


def upload(a, b, r):
    chunk = 262144
    content = bytes(i * 7 & 255 for i in range(2 * chunk + 1000))
    r.get(a, "/")
    made = r.post(a, "/files", name="plan.pdf", type="application/pdf", size=str(len(content)))
    if not ok("an upload begins at A", made == 201, r.body[:300]):
        return
    place = "/files/" + re.search('"id":"([0-9a-f]+)"', r.body)[1]
    head = {"Content_Type": "application/octet-stream", "X_Csrf": r.csrf}
    ok("a part of it is sent to A", r.ask(a, "PUT", place + "?at=0", content[:chunk + 5], **head) == 200, r.body[:300])
    ok("B knows how far it came", r.get(b, place) == 200 and f'"offset":{chunk}' in r.body, r.body[:300])
    ok("the rest is sent to B", r.ask(b, "PUT", place + f"?at={chunk}", content[chunk:], **head) == 200, r.body[:300])
    whole = r.get(a, place) == 200 and re.search('"sha256":"([0-9a-f]+)"', r.body)
    ok("A has it whole", whole and whole[1] == hashlib.sha256(content).hexdigest(), r.body[:300])


def leases(store):
    return {line.split("\t")[0]: line.split("\t") for line in run("leases", "--store", store).splitlines()}


def waits_for(what, seconds):
    till = time.monotonic() + seconds
    while time.monotonic() < till:
        if what():
            return True
        time.sleep(0.1)
    return False


def clock(a, b, store, url, reader):
    mine = lambda p, name: leases(store).get(name, ["", ""])[1].endswith(f"process {p.p.pid}")
    everything = ("tick", "seal", "witness", "selftest")
    ok("four things are held", waits_for(lambda: set(leases(store)) == set(everything), 30), leases(store))
    ok("each by one of the two", all(mine(a, n) or mine(b, n) for n in everything), leases(store))
    holder, other = (a, b) if mine(a, "tick") else (b, a)
    ok("who stops in order", holder.end(signal.SIGTERM) == 0)
    ok("gives back what he held", waits_for(lambda: all(mine(other, n) for n in everything), 60), leases(store))
    size = int(psql("SELECT MAX(size) FROM checkpoint", url))
    reader.get(other, "/")
    reader.post(other, "/logout")
    ok("the other signs what is written", waits_for(lambda: int(psql("SELECT MAX(size) FROM checkpoint", url)) > size, 60))
    return other


def killed(other, folder, store, url):
    third = Portal(store, folder, "third")
    other.end(signal.SIGKILL)
    psql("UPDATE lease SET until = 0", url)      # the time that it would take to run out
    ok("a third takes over from one that was killed",
        waits_for(lambda: all(line[1].endswith(f"process {third.p.pid}") for line in leases(store).values()), 60), leases(store))
    third.log.seek(0)
    ok("and says so", "is silent" in third.log.read())
    r = Reader()
    ok("it serves", r.get(third, "/login") == 200)
    ok("and stops in order", third.end(signal.SIGTERM) == 0)


def main(folder):
    name = "sekimori_web_" + secrets.token_hex(6)
    psql(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", server)
    url = re.sub("^([a-z]+://[^/]*/)[^?]*", lambda m: m[1] + name, server)
    seal = None
    try:
        run("seal", "--dir", os.path.join(folder, "seal"), "--create", "--origin", "test.example/two")
        run("demo", "--store", url, "--small", "--key", os.path.join(folder, "seal", "key.pub"), "--origin", "test.example/two")
        public = run("recovery", "--create", os.path.join(folder, "recovery")).strip()
        run("recovery", "--store", url, "--use", public)
        for n in ("a", "b", "third"):
            os.mkdir(os.path.join(folder, f"witness-{n}"))
        ready, told = os.pipe()
        seal = subprocess.Popen([program, "seal", "--dir", os.path.join(folder, "seal"),
            "--socket", os.path.join(folder, "socket"), "--ready-fd", str(told)], pass_fds=[told], stderr=subprocess.DEVNULL)
        os.read(ready, 1)
        a, b = Portal(url, folder, "a"), Portal(url, folder, "b")
        login, password = run("demo", "--store", url, "--logins").splitlines()[0].split("\t")[1:3]
        r = sessions(a, b, login, password, url)
        upload(a, b, r)
        other = clock(a, b, url, url, r)
        killed(other, folder, url, url)
        with open(os.path.join(folder, "seal", "key.pub")) as f:
            key = f.read().strip()
        done = subprocess.run([program, "verify", "--store", url, "--key", key], stdout=subprocess.PIPE, text=True)
        ok("everything verifies", done.returncode == 0, done.stdout)
    finally:
        if seal:
            seal.kill()
            seal.wait()
        psql(f"DROP DATABASE {name} WITH (FORCE)", server)


if not server:
    print("1..0 # SKIP SEKIMORI_TEST_PG names no PostgreSQL server")
    sys.exit(0)
with tempfile.TemporaryDirectory() as folder:
    main(folder)
print(f"1..{number}")
sys.exit(failed > 0)
