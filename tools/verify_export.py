#!/usr/bin/env python3
"""Verifies an export of Sekimori (`sekimori export`) without Sekimori: Python's standard library and this file are enough.

    verify_export.py --key KEY [--checkpoint FILE …] [--witnesses FILE] [--proof FILE …] [EXPORT]

KEY is the verifier key that the municipality has published, "name+hash+base64"; taken from the export itself it would prove
nothing. --checkpoint: a checkpoint kept elsewhere (a witness, the minutes of a committee); the export must contain its tree.
--proof: a proof file of one entry; with or without an export beside it. --witnesses: a line "KEY URL" each, as for `sekimori
verify`; each of them must have cosigned, and not stopped.

Ends with 0 and "all well", or with 1 and one line that names the first place that is not. An export is foreign: nothing outside
of its folder is opened, links and whatever is no plain file are refused, and nothing in it is taken for granted. What is
checked, and how: docs/proof.md.
"""
# nocheck file size: whoever is given an export is given this one file, and reads it from top to bottom
import argparse
import base64
import binascii
import datetime
import functools
import hashlib
import json
import os
import re
import stat
import sys

FORMAT = 1
NAME_MAX = 63
KEYS_ACT, KEYS_HEAD = "seal_keys", "sekimori-keys/v1"
CASE, RECORD, PERSON, STEP, KEEPER, ENTRY, FILE, DOCUMENT, ROUND, DUTY_GROUP = 1, 2, 3, 6, 13, 14, 16, 17, 30, 31
WITHHELD = {"credential"}                     # rows that may stand there as their digest alone
DAY_MS, JST_MS = 86400000, 9 * 3600000
WITNESSES_MAX, WITNESS_SILENT_MS = 8, 40 * 3600000
FOLDERS_DEEP = 12
SAFE_PATH = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*", re.A)
# Every place that an export has. Tables as CSV and README.md are for reading: nothing is said of what is in them.
NUMBER = r"(\d{4}|[1-9]\d{4,8})"
PLACES = re.compile(r"README\.md|export\.json|chain/checkpoint\.txt|chain/(entries|checkpoints|cosignatures)-%s\.jsonl|"
                    r"tables/[a-z_0-9]+-%s\.(jsonl|csv)|files/index-%s\.(jsonl|csv)|files/\d{6,}/\d+(\.[a-z0-9]{1,8})?|"
                    r"packs/[0-9a-f]{16}/.+|proofs/\d{6,}/\d+\.tlog-proof" % (NUMBER, NUMBER, NUMBER), re.A)


class Bad(Exception):
    """What is wrong, and where."""


def sha256(*parts):
    h = hashlib.sha256()
    for part in parts:
        h.update(part)
    return h.digest()


# ---- Ed25519 (RFC 8032 §5.1), verifying only; points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z ----

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def point_add(a, b):
    low = (a[1] - a[0]) * (b[1] - b[0])
    high = (a[1] + a[0]) * (b[1] + b[0])
    t = 2 * D * a[3] * b[3]
    z = 2 * a[2] * b[2]
    e, f, g, h = (high - low) % P, (z - t) % P, (z + t) % P, (high + low) % P
    return e * f % P, g * h % P, f * g % P, e * h % P


def point_read(text):
    """The point that 32 bytes stand for, None when there is none."""
    y = int.from_bytes(text, "little")
    odd, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    # x² = (y² - 1) / (d y² + 1); for P ≡ 5 (mod 8) the root is the power (P + 3) / 8, or that times a root of -1.
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT_OF_MINUS_1 % P
    if x * x % P != square or (x == 0 and odd):
        return None
    if x & 1 != odd:
        x = P - x
    return x, y, 1, x * y % P


def point_write(a):
    inverse = pow(a[2], -1, P)
    return (a[1] * inverse % P | (a[0] * inverse % P & 1) << 255).to_bytes(32, "little")


class Multiples:
    """n times a point, sixteen steps at a time, from a table that is made once."""

    def __init__(self, point):
        self.rows = []
        for _ in range(64):
            row = [NEUTRAL]
            for _ in range(15):
                row.append(point_add(row[-1], point))
            self.rows.append(row)
            point = point_add(row[-1], point)

    def times(self, n):
        total = NEUTRAL
        for row in self.rows:
            if n & 15:
                total = point_add(total, row[n & 15])
            n >>= 4
        return total


@functools.lru_cache(maxsize=None)
def base_point():
    return Multiples(point_read((4 * pow(5, -1, P) % P).to_bytes(32, "little")))


@functools.lru_cache(maxsize=64)
def minus(public):
    """Multiples of the negative of a public key's point."""
    point = point_read(public)
    return Multiples((P - point[0], point[1], 1, P - point[3])) if point else None


@functools.lru_cache(maxsize=65536)
def signed_by(public, message, signature):
    s = int.from_bytes(signature[32:], "little")
    key = minus(public)
    if len(signature) != 64 or s >= ORDER or key is None:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    return point_write(point_add(base_point().times(s), key.times(h))) == signature[:32]


# ---- strict reading ----

def unbase64(text):
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if base64.b64encode(raw).decode() == text else None


def unhex(text, n):
    if not isinstance(text, str) or len(text) != 2 * n or re.fullmatch("[0-9a-f]*", text) is None:
        return None
    return bytes.fromhex(text)


def whole(text):
    """A number in its one spelling, or None."""
    return int(text) if re.fullmatch("0|[1-9][0-9]{0,18}", text, re.A) else None


def once(pairs):
    names = dict(pairs)
    if len(names) != len(pairs):
        raise ValueError("a name stands there twice")
    return names


def no_number(text):
    raise ValueError("not a whole number: " + text[:40])


def number64(text):
    if len(text) > 20 or not -2**63 <= int(text) < 2**63:
        no_number(text)
    return int(text)


def read_json(text):
    return json.loads(text, object_pairs_hook=once, parse_int=number64, parse_float=no_number, parse_constant=no_number)


def is_int(v):
    return isinstance(v, int) and not isinstance(v, bool)


# ---- signed notes (C2SP signed-note, tlog-cosignature) ----

class Key:
    def __init__(self, name, public):
        self.name, self.public = name, public

    def id(self, kind):
        return sha256(self.name.encode(), b"\n", bytes([kind]), self.public)[:4]

    def text(self):
        return "%s+%s+%s" % (self.name, self.id(1).hex(), base64.b64encode(b"\x01" + self.public).decode())


def name_ok(name):
    return 0 < len(name.encode()) <= 255 and not any(c <= " " or c == "\x7f" or c == "+" or c.isspace() for c in name)


def key_read(text, kinds=(1,)):
    parts = text.split("+", 2)
    raw = unbase64(parts[2]) if len(parts) == 3 else None
    if raw is None or len(raw) != 33 or raw[0] not in kinds or not name_ok(parts[0]):
        raise Bad("not a verifier key (name+hash+base64, Ed25519): %s" % text)
    key = Key(parts[0], raw[1:])
    if key.id(raw[0]).hex() != parts[1]:
        raise Bad("the hash in the verifier key does not belong to it: a mistyped character?")
    return key


def note_split(note):
    """(body, [(name, bytes)]) of a signed note, None when it is none."""
    at = note.rfind("\n\n")
    if at < 0 or not note.endswith("\n") or any(c < " " and c != "\n" for c in note):
        return None
    lines = []
    for line in note[at + 2:-1].split("\n"):
        words = line.split(" ")
        raw = unbase64(words[2]) if len(words) == 3 else None
        if raw is None or words[0] != "\u2014" or not name_ok(words[1]):
            return None
        lines.append((words[1], raw))
    return note[:at + 1], lines


def line_good(body, line, key, kind):
    """None: not a line of this key and kind; else (is it good, seconds)."""
    name, raw = line
    if name != key.name or raw[:4] != key.id(kind):
        return None
    if kind == 1:
        return len(raw) == 68 and signed_by(key.public, body.encode(), raw[4:]), None
    seconds = int.from_bytes(raw[4:12], "big")
    message = "cosignature/v1\ntime %d\n%s" % (seconds, body)
    return len(raw) == 76 and seconds < 2**63 and signed_by(key.public, message.encode(), raw[12:]), seconds


def checkpoint_read(note):
    """(origin, size, root) of the first lines, or None."""
    parts = note_split(note)
    lines = parts[0].split("\n") if parts else []
    if len(lines) < 4 or "" in lines[:-1] or lines[0] in ("cosignature/v1", KEYS_HEAD):
        return None
    size, root = whole(lines[1]), unbase64(lines[2])
    return None if size is None or root is None or len(root) != 32 else (lines[0], size, root)


def checkpoint_own(note, keys, size, root):
    """Exactly the lines of this set, in order, and nothing else: the seconds that were signed, or None."""
    parts = note_split(note)
    wanted = [(keys.stable, 1), (keys.stable, 4)] + ([(keys.epoch_key(), 4)] if keys.number else [])
    if parts is None or parts[0] != "%s\n%d\n%s\n" % (keys.stable.name, size, base64.b64encode(root).decode()):
        return None
    found = [line_good(parts[0], line, *want) for line, want in zip(parts[1], wanted)]
    if len(parts[1]) != len(wanted) or not all(f and f[0] for f in found):
        return None
    return found[1][1] if len({f[1] for f in found[1:]}) == 1 else None


def number_said(note):
    """The number in the name of a checkpoint's epoch line, 0 when it has none."""
    parts = note_split(note)
    m = re.search("/e([1-9][0-9]*)$", parts[1][2][0]) if parts and len(parts[1]) == 3 else None
    return int(m[1]) if m else 0


def vouched_for(note, key):
    """Has this key signed it, whatever else is on it?"""
    body, lines = note_split(note)
    found = [f for line in lines if (f := line_good(body, line, key, 1))]
    return bool(found) and all(f[0] for f in found)


def checkpoint_foreign(note, keys, what):
    """A checkpoint from elsewhere, signed by one of the keys: (size, root)."""
    read = checkpoint_read(note)
    if read is None:
        raise Bad("%s: not a checkpoint" % what)
    if not any(key.name == read[0] and vouched_for(note, key) for key in keys):
        raise Bad("%s: not a checkpoint that %s has signed" % (what, keys[0].name))
    return read[1], read[2]


def witnesses_read(text):
    """The keys in a file of witnesses: a line "KEY URL [CA-FILE]" each; # begins a remark."""
    keys = []
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip(" \t\r\v\f")
        if not line or line.startswith("#"):
            continue
        key, _, rest = line.partition(" ")
        url = rest.partition(" ")[0]
        if len(keys) == WITNESSES_MAX:
            raise Bad("more than %d witnesses" % WITNESSES_MAX)
        keys.append(key_read(key, (1, 4)))
        if not re.match("https?://", url) or len(url.encode()) > 500:
            raise Bad("line %d: the address of a witness begins with https:// or http://" % number)
        if keys[-1].text() in [other.text() for other in keys[:-1]]:
            raise Bad("line %d: the same witness twice" % number)
    return keys


def cosigned(body, line, witness):
    """The seconds of a cosignature line over this body, None when it is not a good one of that witness."""
    try:
        key = key_read(witness)
    except Bad:
        return None
    parts = note_split(body + "\n" + line)
    if parts is None or parts[0] != body or len(parts[1]) != 1:
        return None
    found = line_good(body, parts[1][0], key, 4)
    return found[1] if found and found[0] else None


# ---- sets of keys: src/chain/keys.h and docs/proof.md; the note's lines are those of its text, in order ----

def key32(text):
    raw = unbase64(text)
    return raw if raw and len(raw) == 32 else None


class Keys:
    """A set: stable key, epoch key, recovery key, and the tree from which it goes on."""

    def __init__(self, number, stable):
        self.number, self.stable, self.before = number, stable, None
        self.epoch, self.recovery = bytes(32), None
        self.seq, self.ordinary = -1, True

    def epoch_key(self):
        return Key("%s/e%d" % (self.stable.name, self.number), self.epoch)

    def recovery_key(self):
        return Key(self.stable.name + "/recovery", self.recovery)

    def text(self):
        def b64(raw):
            return base64.b64encode(raw).decode() if raw else "none"
        return "%s\norigin %s\nnumber %d\nbefore %s\nstable %s\nepoch %s\nrecovery %s\nseen %d %s %d\nfrom %d %s\n" % (
            KEYS_HEAD, self.stable.name, self.number, self.before.text(), self.stable.text(), b64(self.epoch), b64(self.recovery),
            self.seen_size, b64(self.seen_root), self.seen_seconds, self.from_size, b64(self.from_root))


def keys_read(note):
    """The set that a note speaks of, its body and its signature lines."""
    parts = note_split(note) if isinstance(note, str) else None
    if parts is None:
        raise ValueError("not a note")
    words = [line.partition(" ")[2] for line in parts[0].split("\n")]
    keys = Keys(int(words[2]), key_read(words[4]))
    keys.before, keys.epoch = key_read(words[3]), key32(words[5])
    keys.recovery = None if words[6] == "none" else key32(words[6])
    seen, start = words[7].split(" "), words[8].split(" ")
    keys.seen_size, keys.seen_root, keys.seen_seconds = int(seen[0]), key32(seen[1]), int(seen[2])
    keys.from_size, keys.from_root = int(start[0]), key32(start[1])
    if None in (keys.epoch, keys.seen_root, keys.from_root) or keys.text() != parts[0]:
        raise ValueError("not written as such notes are")
    return keys, parts[0], parts[1]


def next_origin(origin):
    m = re.fullmatch(r"(.+)/g([1-9][0-9]*)", origin, re.S)
    return "%s/g%d" % (m[1], int(m[2]) + 1) if m and int(m[2]) >= 2 else origin + "/g2"


def keys_follow(before, keys, body, lines):
    """Why the set may not follow the one before, None when it may; and whether it goes on anew."""
    def good(at, key):
        found = line_good(body, lines[at], key, 1) if at < len(lines) else None
        return bool(found and found[0])

    old, n, recovered = False, 0, False
    if before.recovery and len(lines) == 1 and good(0, before.recovery_key()):
        n, recovered = 1, True
    elif good(0, before.stable):
        n = 1
        if before.number:
            n = 2 if good(1, before.epoch_key()) else 0
        if n and n < len(lines) and before.recovery and good(n, before.recovery_key()):
            old, n = True, n + 1
    if not n or n != len(lines):
        return "is not signed by the set before", None
    anew = keys.stable.name != before.stable.name
    if keys.number != before.number + 1:
        return "does not follow set %d" % before.number, None
    if anew and (keys.stable.name != next_origin(before.stable.name) or keys.stable.public == before.stable.public):
        return "is no new generation", None
    if not anew and (keys.seen_size, keys.seen_root) != (keys.from_size, keys.from_root):
        return "goes on from another tree than was signed", None
    if (keys.before.name, keys.before.public) != (before.stable.name, before.stable.public) or keys.epoch == before.epoch:
        return "names other keys before it", None
    if keys.recovery != before.recovery and before.recovery and not recovered and not anew and not old:
        return "changes the recovery key without its signature", None
    return None, anew or recovered


# ---- the tree (RFC 6962 §2.1) ----

class Tree:
    def __init__(self):
        self.size, self.stack = 0, []

    def add(self, leaf):
        n = self.size
        while n & 1:
            leaf = sha256(b"\x01", self.stack.pop(), leaf)
            n >>= 1
        self.stack.append(leaf)
        self.size += 1

    def root(self):
        if not self.stack:
            return sha256()
        root = self.stack[-1]
        for left in reversed(self.stack[:-1]):
            root = sha256(b"\x01", left, root)
        return root


def included(leaf, index, size, path):
    """The root that an inclusion path leads to (RFC 9162 §2.1.3.2), None when the path does not fit."""
    if index >= size:
        return None
    at, last, node = index, size - 1, leaf
    for step in path:
        if last == 0:
            return None
        if at & 1 or at == last:
            node = sha256(b"\x01", step, node)
            while not at & 1 and at:
                at >>= 1
                last >>= 1
        else:
            node = sha256(b"\x01", node, step)
        at >>= 1
        last >>= 1
    return node if last == 0 else None


# ---- proof files (C2SP tlog-proof) ----

class Proof:
    def __init__(self, text, what):
        head, _, self.note = text.partition("\n\n")
        lines = head.split("\n")
        if lines[0] != "c2sp.org/tlog-proof@v1" or len(lines) < 3 or not self.note:
            raise Bad("%s: not a proof file" % what)
        self.header = unbase64(lines[1][6:]) if lines[1].startswith("extra ") else None
        self.index = whole(lines[2][6:]) if lines[2].startswith("index ") else None
        self.path = [unbase64(line) for line in lines[3:]]
        if not self.header or self.index is None or any(p is None or len(p) != 32 for p in self.path):
            raise Bad("%s: not a proof file of an entry" % what)
        self.what = what

    def check(self, keys):
        """(size, root) of its checkpoint."""
        size, root = checkpoint_foreign(self.note, keys, self.what)
        if included(sha256(b"\x00", self.header), self.index, size, self.path) != root:
            raise Bad("%s: entry %d is not in the tree that its checkpoint signs" % (self.what, self.index))
        if self.header[:9] != b"\x01" + self.index.to_bytes(8, "big"):
            raise Bad("%s: its header is not that of entry %d" % (self.what, self.index))
        return size, root


# ---- an export ----

class Export:
    def __init__(self, folder, key, witnesses=None):
        self.folder, self.key, self.witnesses = folder, key, witnesses
        self.entries, self.rows, self.withheld, self.covered = 0, 0, 0, 0
        self.checkpoints, self.newest = 0, None
        self.cosignatures = {}                # size: [(line, witness, time, where)]
        self.cosigned, self.seen = 0, {}      # how many are good; key of a witness: the last (size, time)
        self.attachments = {}                 # number: columns of its row
        self.contents, self.left_out, self.disposed = 0, 0, 0
        self.sizes = {}                       # path: bytes
        self.wanted = {}                      # size of a tree: [(root, what says so, is it of the export)]
        self.headers = {}                     # numbers of entries that proofs are about: header bytes
        self.last = {}                        # (table, id): (entry, digest), the last state that a body names
        self.bodiless = {}                    # entry: (time, act, objects)
        self.disposals = []                   # (entry, time, objects, "in")
        self.bodies = set()                   # entries that others say were erased, and that have a body
        self.sets, self.announced = [], set()
        self.now, self.closed = 0, False      # the set that signs, and whether it has signed the entry of the next
        self.packs = {}                       # path in the export: text
        self.cases, self.steps, self.records, self.rounds, self.documents = {}, {}, {}, {}, {}

    # -- files --

    def look(self):
        """Every file in the folder and how long it is: plain files and folders, nothing else."""
        below = [(self.folder, "", 0)]
        while below:
            folder, before, deep = below.pop()
            with os.scandir(folder) as found:
                for it in found:
                    name = before + it.name
                    status = it.stat(follow_symlinks=False)
                    if stat.S_ISDIR(status.st_mode) and deep < FOLDERS_DEEP:
                        below.append((it.path, name + "/", deep + 1))
                    elif stat.S_ISREG(status.st_mode):
                        self.sizes[name] = status.st_size
                    else:
                        raise Bad("%s: neither a plain file nor a folder" % name)

    def open(self, name):
        """A file that was seen by look."""
        if name not in self.sizes:
            raise Bad("%s: not there" % name)
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        return os.fdopen(os.open(os.path.join(self.folder, *name.split("/")), flags), "rb")

    def text(self, name):
        try:
            with self.open(name) as f:
                return f.read().decode("utf-8")
        except (OSError, UnicodeDecodeError) as e:
            raise Bad("%s: %s" % (name, e)) from None

    def manifest(self):
        said = {}
        lines = self.text("MANIFEST").split("\n")
        if lines.pop():
            raise Bad("MANIFEST: cut")
        for line in lines:
            digest, _, name = line.partition("  ")
            if unhex(digest, 32) is None or not SAFE_PATH.fullmatch(name) or name in said or name == "MANIFEST":
                raise Bad("MANIFEST: this line is not one: %s" % line)
            if not PLACES.fullmatch(name):
                raise Bad("%s: an export has no such file" % name)
            said[name] = digest
        for name in self.sizes:
            if name != "MANIFEST" and name not in said:
                raise Bad("%s: not named in MANIFEST" % name)
        for name, digest in said.items():
            if name not in self.sizes:
                raise Bad("%s: named in MANIFEST, but not there" % name)
            h = hashlib.sha256()
            with self.open(name) as f:
                while piece := f.read(1 << 20):
                    h.update(piece)
            if h.hexdigest() != digest:
                raise Bad("%s: not what MANIFEST says" % name)
        self.names = said

    def lines(self, stem, beginning=b""):
        """Every line of stem-0001.jsonl, stem-0002.jsonl …: (bytes without the line's end, what it means, where it stands);
        or only those that begin so."""
        number = 1
        while (name := "%s-%04d.jsonl" % (stem, number)) in self.names:
            with self.open(name) as f:
                for at, line in enumerate(f, 1):
                    if not line.startswith(beginning):
                        continue
                    where = "%s line %d" % (name, at)
                    if not line.endswith(b"\n"):
                        raise Bad("%s: cut" % where)
                    line = line[:-1]
                    try:
                        yield line, read_json(line.decode("utf-8")), where
                    except (UnicodeDecodeError, ValueError, RecursionError):
                        raise Bad("%s: not JSON" % where) from None
            number += 1
        for name in self.names:
            m = re.fullmatch(re.escape(stem) + r"-(\d+)\.jsonl", name)
            if m and int(m[1]) >= number:
                raise Bad("%s: the file before it is missing" % name)

    # -- sets of keys --

    def read_sets(self):
        before = None
        for _, e, _ in self.lines("chain/entries", b'{"act":"%s",' % KEYS_ACT.encode()):
            seq = e["seq"]
            try:
                said = read_json(e["body"])["in"]
                keys, body, lines = keys_read(said["note"])
            except (ValueError, KeyError, TypeError, IndexError, Bad):
                raise Bad("entry %s announces signing keys, but holds no note of them" % seq) from None
            if before is None:
                before = Keys(0, keys.before)
                self.sets.append(before)
            why, anew = keys_follow(before, keys, body, lines)
            if not why and keys.from_size > seq:
                why = "goes on from more entries than there were"
            if not why and anew:
                read = checkpoint_read(said.get("checkpoint", ""))
                older = [before.stable] + ([before.before] if before.number else [])
                if read is None or read[1:] != (keys.seen_size, keys.seen_root) or \
                        not any(vouched_for(said["checkpoint"], key) for key in older):
                    why = "does not name the checkpoint that was signed last"
            if why:
                raise Bad("entry %d: set %d of keys %s" % (seq, keys.number, why))
            keys.seq, keys.ordinary = seq, not anew
            self.want(keys.from_size, keys.from_root, "set %d of keys" % keys.number)
            self.announced.add(seq)
            self.sets.append(keys)
            before = keys
        if not self.sets:
            self.sets.append(Keys(0, self.key))
        self.stable = [self.key] + [keys.stable for keys in self.sets]
        self.trusted = next((i for i, keys in enumerate(self.sets) if self.is_trusted(keys)), None)
        if self.trusted is None:
            raise Bad("the key that was given is none of this chain's")
        self.vouched = self.trusted == 0

    def is_trusted(self, keys):
        return (keys.stable.name, keys.stable.public) == (self.key.name, self.key.public)

    def choose(self, size, said):
        """The set that is to sign a checkpoint of this size, which names set `said`."""
        sets = self.sets
        while self.now + 1 < len(sets) and sets[self.now + 1].seq < size:
            coming = sets[self.now + 1]
            # A seal may be lost after its announcement: then the set that was announced never signs.
            lost = self.now + 2 < len(sets) and sets[self.now + 2].seq < size and not sets[self.now + 2].ordinary
            if coming.ordinary and not lost:
                if said == sets[self.now].number:
                    self.closed = True
                    break
                if not self.closed:
                    raise Bad("set %d of keys signs %d entries, but set %d has not signed the entry that announces it" %
                              (said, size, sets[self.now].number))
            self.now, self.closed = self.now + 1, False
        return sets[self.now]

    # -- checkpoints --

    def want(self, size, root, what, own=False):
        self.wanted.setdefault(size, []).append((root, what, own))

    def read_cosignatures(self):
        """Each names its size; they are judged beside the checkpoint."""
        for _, c, where in self.lines("chain/cosignatures"):
            size, time, witness = c["size"], c["time"], c["witness"]
            if set(c) != {"line", "size", "time", "witness"} or not is_int(size) or not is_int(time) or \
                    not isinstance(witness, str) or not isinstance(c["line"], str):
                raise Bad("%s: not a cosignature" % where)
            self.cosignatures.setdefault(size, []).append((c["line"], witness, time, where))
            self.seen[witness] = max(self.seen.get(witness, (size, time)), (size, time))

    def check_cosignatures(self, size, note):
        """Those over this checkpoint: their lines."""
        mine = self.cosignatures.pop(size, [])
        body = note_split(note)[0] if mine else None
        for line, witness, time, where in mine:
            seconds = cosigned(body, line, witness)
            if seconds is None or time != seconds * 1000:
                raise Bad("%s: the cosignature of %s over %d entries is not one of its key" %
                          (where, witness.partition("+")[0], size))
            self.cosigned += 1
        return [line for line, _, _, _ in mine]

    def check_witnesses(self, newest):
        """Each that was asked for has cosigned, and not stopped. newest: (size, time) of the newest checkpoint."""
        for size, mine in sorted(self.cosignatures.items()):
            raise Bad("%s: %s has cosigned a checkpoint over %d entries that is not here" %
                      (mine[0][3], mine[0][1].partition("+")[0], size))
        for key in self.witnesses or []:
            last = self.seen.get(key.text())
            if newest and last is None:
                raise Bad("there is no cosignature of witness %s" % key.name)
            if newest and newest[1] - last[1] > WITNESS_SILENT_MS:
                raise Bad("witness %s has cosigned up to %d entries and then stopped; the newest checkpoint covers %d" %
                          (key.name, last[0], newest[0]))

    def read_checkpoints(self):
        last_size, last_time = -1, None
        for _, c, where in self.lines("chain/checkpoints"):
            size, root = c["size"], unhex(c["root"], 32)
            what = "the checkpoint over %s entries" % size
            if set(c) != {"note", "root", "size", "time"} or not is_int(size) or not is_int(c["time"]) or \
                    root is None or size <= last_size:
                raise Bad("%s: %s is out of order or not a checkpoint" % (where, what))
            keys = self.choose(size, number_said(c["note"]))
            seconds = checkpoint_own(c["note"], keys, size, root)
            if seconds is None:
                raise Bad("%s: %s is not one that set %d of keys has signed" % (where, what, keys.number))
            if self.is_trusted(keys) and self.sets[self.trusted].seq < size:
                self.vouched = True
            if c["time"] != seconds * 1000:
                raise Bad("%s: the time of %s is not the one that was signed" % (where, what))
            if last_time is not None and c["time"] < last_time:
                raise Bad("%s: %s was signed before a smaller one" % (where, what))
            last_size, last_time = size, c["time"]
            self.want(size, root, what, True)
            self.checkpoints += 1
            note = c["note"]
            lines = self.check_cosignatures(size, note)
        if self.checkpoints:
            self.newest = note
            newest = self.text("chain/checkpoint.txt")
            if not newest.startswith(note) or any(line not in lines for line in newest[len(note):].splitlines(True)):
                raise Bad("chain/checkpoint.txt: not the newest checkpoint and lines of its witnesses")
        elif "chain/checkpoint.txt" in self.names:
            raise Bad("chain/checkpoint.txt: there is no checkpoint")
        self.check_witnesses((last_size, last_time) if self.checkpoints else None)
        if not self.vouched:
            raise Bad("the key that was given has signed no checkpoint since it was announced")
        self.covered = max(last_size, 0)

    def check_roots(self, tree, before):
        for root, what, own in self.wanted.pop(tree.size, []):
            if root != tree.root():
                raise Bad("something from entry %d to %d was rewritten: it is not what %s signs" %
                          (before, tree.size - 1, what))
            before = tree.size if own else before
        return before

    # -- entries --

    def read_entries(self):
        tree, before, last_time, tokens = Tree(), 0, None, set()
        before = self.check_roots(tree, before)
        for _, e, where in self.lines("chain/entries"):
            seq = e["seq"]
            if set(e) != {"act", "actor", "body", "body_digest", "leaf", "objects", "role", "salt", "seq", "time", "token"}:
                raise Bad("%s: not a line of an entry" % where)
            if not is_int(seq) or seq != tree.size:
                raise Bad("%s: entry %s stands where entry %d belongs" % (where, seq, tree.size))
            header = self.header(e, where)
            leaf = sha256(b"\x00", header)
            if leaf.hex() != e["leaf"]:
                raise Bad("entry %d is not what was recorded (%s)" % (seq, where))
            tree.add(leaf)
            before = self.check_roots(tree, before)
            if last_time is not None and e["time"] < last_time:
                raise Bad("the time of entry %d lies before that of the entry before it" % seq)
            if e["token"] in tokens:
                raise Bad("the token of entry %d was used before" % seq)
            last_time = e["time"]
            tokens.add(e["token"])
            if seq in self.headers and self.headers[seq] != header:
                raise Bad("the proof of entry %d is about another entry than the export has" % seq)
            if (e["act"] == KEYS_ACT) != (seq in self.announced):
                raise Bad("%s: entry %d announces keys in a line that is written otherwise" % (where, seq))
            self.read_body(e)
            self.told(seq)
        self.entries = tree.size
        for size in sorted(self.wanted):
            raise Bad("%s signs %d entries, but only %d are left" % (self.wanted[size][0][1], size, tree.size))

    def header(self, e, where):
        role, act = e["role"].encode(), e["act"].encode()
        token, digest = unhex(e["token"], 16), unhex(e["body_digest"], 32)
        if (not is_int(e["time"]) or not is_int(e["actor"]) or len(role) > NAME_MAX or len(act) > NAME_MAX
                or not token or not digest):
            raise Bad("%s: entry %d is not what was recorded" % (where, e["seq"]))
        mask = 2**64 - 1
        return b"".join([b"\x01", e["seq"].to_bytes(8, "big"), (e["time"] & mask).to_bytes(8, "big"),
                         (e["actor"] & mask).to_bytes(8, "big"), bytes([len(role)]), role, bytes([len(act)]), act, token, digest])

    def read_body(self, e):
        seq = e["seq"]
        if e["body"] is None:
            self.bodiless[seq] = (e["time"], e["act"], e["objects"])
            return
        salt = unhex(e["salt"], 16)
        if salt is None or sha256(salt, e["body"].encode("utf-8", "surrogatepass")).hex() != e["body_digest"]:
            raise Bad("the body of entry %d is not what was recorded" % seq)
        try:
            body = read_json(e["body"])
            objects, rows = body["objects"], body["rows"]
            if body["v"] != 1:
                raise Bad("the body of entry %d has version %s; only 1 is known here" % (seq, body["v"]))
            for table, number, digest in rows:
                self.name_row(seq, table, number, digest)
        except (ValueError, KeyError, TypeError, RecursionError):
            raise Bad("the body of entry %d is not such a body" % seq) from None
        if objects != e["objects"] or any(not is_int(n) for o in objects for n in o):
            raise Bad("the list of what entry %d is about is not the one in its body" % seq)
        if e["act"] == "dispose":
            self.disposals.append((seq, e["time"], objects, body.get("in")))

    def name_row(self, seq, table, number, digest):
        raw = unhex(digest, 32)
        if not isinstance(table, str) or not is_int(number) or raw is None:
            raise ValueError
        said = self.last.get((table, number))
        if said and said[0] == seq:
            raise Bad("entry %d names row %d of %s twice" % (seq, number, table))
        if not said or said[0] < seq:
            self.last[table, number] = (seq, raw)

    # -- rows --

    def read_tables(self):
        tables = {m[1] for name in self.names if (m := re.fullmatch(r"tables/([a-z_0-9]+)-\d+\.jsonl", name))}
        for table in sorted(tables):
            seen = set()
            for line, row, where in self.lines("tables/" + table):
                self.read_row(table, line, row, where, seen)
        for (table, number), (seq, _) in self.last.items():
            raise Bad("row %d of table %s is gone; entry %d wrote it" % (number, table, seq))

    def read_row(self, table, line, row, where, seen):
        if "digest" in row:
            number, entry, digest = row["id"], row["entry"], unhex(row["digest"], 32)
            if table not in WITHHELD or set(row) != {"digest", "entry", "id", "t"}:
                raise Bad("%s: a row of table %s may not be withheld" % (where, table))
            self.withheld += 1
        else:
            number, entry, digest = row["c"]["id"], row["c"]["entry"], sha256(line)
            self.keep_row(table, row["c"])
        if row["t"] != table or number in seen:
            raise Bad("%s: row %s of table %s stands here twice or in the wrong place" % (where, number, table))
        seen.add(number)
        said = self.last.pop((table, number), None)
        if said is None or entry > said[0]:
            raise Bad("row %s of table %s names entry %s, which does not know of it" % (number, table, entry))
        if entry < said[0]:
            raise Bad("row %s of table %s was set back: it names entry %s, but entry %d changed it later" %
                      (number, table, entry, said[0]))
        if digest != said[1]:
            raise Bad("row %s of table %s is not what entry %d recorded" % (number, table, entry))
        self.rows += 1
        self.told(self.rows)

    def keep_row(self, table, c):
        if table == "case_file":
            self.cases[c["id"]] = (c.get("disposed"), c.get("keep_till"))
        elif table == "case_step":
            self.steps[c["id"]] = c["case_file"]
        elif table == "record":
            self.records[c["id"]] = (c.get("disposed"), c.get("keep_till"))
        elif table == "duty_round":
            self.rounds[c["id"]] = (c.get("disposed"), c.get("keep_till"))
        elif table == "document_version":
            self.documents[c["id"]] = (c.get("disposed"), c.get("keep_till"))
        elif table == "file":
            self.attachments[c["id"]] = c
        elif table == "pack_blob":
            self.keep_pack(c)

    # -- packs: the files beside the row are what the row says --

    def keep_pack(self, c):
        try:
            files = read_json(c["files"])
        except ValueError:
            return
        if len(c["digest"]) == 64 and isinstance(files, dict):
            for name, text in files.items():
                if isinstance(text, str) and len(name) <= 100 and SAFE_PATH.fullmatch(name):
                    self.packs["packs/%s/%s" % (c["digest"][:16], name)] = text

    def check_packs(self):
        for name, text in self.packs.items():
            if name not in self.names or self.text(name) != text:
                raise Bad("%s: not the file of the pack" % name)
        for name in self.names:
            if name.startswith("packs/") and name not in self.packs:
                raise Bad("%s: no pack has this file" % name)

    # -- attachments: the audited row has the SHA-256 of the content, and MANIFEST was compared with the file --

    def check_contents(self, said):
        if not isinstance(said, bool):
            raise Bad("export.json: it does not say whether contents are here")
        places = {name for name in self.names if name.startswith("files/") and not name.startswith("files/index-")}
        for _, line, where in self.lines("files/index"):
            number = line["id"]
            row = self.attachments.pop(number, None)
            if row is None or set(line) != {"content", "id", "media", "name", "path", "sha256", "size"}:
                raise Bad("%s: there is no attachment %s, or it stands here twice" % (where, number))
            if [line[n] for n in ("media", "name", "sha256", "size")] != \
                    [row["media"], row["name"], row.get("plain", ""), row["size"]]:
                raise Bad("%s: not what the row of attachment %d says" % (where, number))
            self.check_content(number, row, line, said, places)
        for number in self.attachments:
            raise Bad("attachment %d is not in the list files/index" % number)
        for name in sorted(places):
            raise Bad("%s: no attachment has this file" % name)

    def check_content(self, number, row, line, said, places):
        kept, content, path = row["state"] == "kept", line["content"], line["path"]
        if content in ("unreadable", "left behind"):
            raise Bad("attachment %d %s" % (number, "was damaged in the store: it could not be read" if kept else
                                            "was disposed of, but something of it was left in the store"))
        if content != ("disposed" if not kept else "whole" if said else "left out"):
            raise Bad("attachment %d is %s, but the list says: %s" %
                      (number, "kept" if kept else "disposed of", content))
        if content != "whole":
            self.left_out, self.disposed = self.left_out + kept, self.disposed + (not kept)
            if path != "":
                raise Bad("attachment %d is not here, but the list names a place" % number)
            return
        if not re.fullmatch(r"files/%06d/%d(\.[a-z0-9]+)?" % (number // 10000, number), path, re.A) or path not in places:
            raise Bad("attachment %d: its content is not there: %s" % (number, path))
        if self.names[path] != row.get("plain") or self.sizes[path] != row["size"]:
            raise Bad("attachment %d is not what was recorded (%s)" % (number, path))
        places.remove(path)
        self.contents += 1

    # -- disposal --

    def read_disposals(self):
        """Rows that disposals answer for, before the tables are read."""
        self.erased = {}
        for by, _, objects, said in self.disposals:
            try:
                for seq, about in said["erased"]:
                    if seq in self.erased or not 0 <= seq < by:
                        raise ValueError
                    self.erased[seq] = (by, about)
                for seq, table, number, digest in said["kept"]:
                    if not is_int(seq) or not 0 <= seq < by:
                        raise ValueError
                    self.name_row(seq, table, number, digest)
            except (ValueError, KeyError, TypeError):
                raise Bad("the body of entry %d is not that of a disposal" % by) from None
            for kind, number in objects:
                if kind == ENTRY and number not in self.bodiless:
                    raise Bad("the body of entry %d was disposed of by entry %d, but is there" % (number, by))

    def check_disposals(self):
        disposed_by = {}
        for by, time, objects, _ in self.disposals:
            for kind, number in objects:
                if kind == ENTRY and number < by:
                    disposed_by.setdefault(number, (by, time))
        for seq, (time, act, objects) in self.bodiless.items():
            if seq not in disposed_by:
                raise Bad("the body of entry %d is missing, and no disposal names it" % seq)
            by, when = disposed_by[seq]
            if self.erased.get(seq) != (by, objects):
                raise Bad("entry %d does not say what entry %d, which it erased, was about" % (by, seq))
            holding = act in ("dispose_hold", "dispose_release")
            if (not holding and fiscal_year(when) <= fiscal_year(time)) or self.kept_longer(act, objects, day_of(when)):
                raise Bad("the body of entry %d was disposed of before its time, by entry %d" % (seq, by))
        for seq, (by, _) in self.erased.items():
            if seq not in self.bodiless:
                raise Bad("the body of entry %d was disposed of by entry %d, but is there" % (seq, by))

    def kept_longer(self, act, objects, day):
        """Is this about something that had still to be kept that day, or about nothing that ends, which is kept for ever?"""
        of_case = any(kind in (CASE, STEP) for kind, _ in objects)
        of_round = any(kind == ROUND for kind, _ in objects)
        papers = {} if act == "param_change" else self.documents      # which named its own rows by the same number once
        if not any(kind in (CASE, RECORD, ROUND) or (kind == DOCUMENT and papers) for kind, _ in objects):
            return True
        for kind, number in objects:
            if kind in (KEEPER, FILE) or (kind == RECORD and of_case) or (kind in (PERSON, DUTY_GROUP) and of_round):
                continue
            where = {CASE: self.cases.get(number), STEP: self.cases.get(self.steps.get(number)),
                     RECORD: self.records.get(number), ROUND: self.rounds.get(number),
                     DOCUMENT: papers.get(number)}.get(kind)
            if where is None or where[0] is None or where[1] is None or where[1] >= day:
                return True
        return False

    # -- proofs --

    def read_proofs(self):
        for name in self.names:
            if name.startswith("proofs/"):
                proof = Proof(self.text(name), name)
                if name != "proofs/%06d/%d.tlog-proof" % (proof.index // 10000, proof.index):
                    raise Bad("%s: a proof of entry %d" % (name, proof.index))
                if proof.note != self.newest:
                    raise Bad("%s: not under the newest checkpoint" % name)
                self.add_proof(proof)

    def add_proof(self, proof):
        size, root = proof.check(self.stable)
        if self.headers.setdefault(proof.index, proof.header) != proof.header:
            raise Bad("%s: there is another proof of entry %d" % (proof.what, proof.index))
        if (root, proof.what) not in [w[:2] for w in self.wanted.get(size, [])]:
            self.want(size, root, "the checkpoint in " + proof.what)

    # -- all of it --

    def told(self, n):
        if n % 5000 == 0 and sys.stderr.isatty():
            print("\r%d" % n, end="", file=sys.stderr, flush=True)

    def check(self, checkpoints, proofs):
        try:
            self.look()
            self.manifest()
            about = read_json(self.text("export.json"))
            if about["format"] != FORMAT:
                raise Bad("export.json: format %s; only %d is known here" % (about["format"], FORMAT))
            for name in about["beside"]:
                raise Bad("the table %s has rows that belong to no entry" % name)
            self.read_sets()
            self.read_cosignatures()
            self.read_checkpoints()
            for what, note in checkpoints:
                self.want(*checkpoint_foreign(note, self.stable, what), what)
            for proof in proofs:
                self.add_proof(proof)
            self.read_proofs()
            self.read_entries()
            if about["entries"] != self.entries:
                raise Bad("export.json speaks of %s entries, there are %d" % (about["entries"], self.entries))
            if about["covered"] != self.covered:
                raise Bad("export.json says that a checkpoint covers %s entries, it is %d" % (about["covered"], self.covered))
            self.read_disposals()
            self.read_tables()
            self.check_disposals()
            self.check_packs()
            self.check_contents(about["contents"])
        except OSError as e:
            raise Bad("%s: %s" % (os.path.basename(e.filename or self.folder), e.strerror)) from None
        except (KeyError, IndexError, TypeError, AttributeError, ArithmeticError, ValueError, RecursionError, MemoryError) as e:
            raise Bad("something does not have the parts that it should have (%s: %s)" % (type(e).__name__, e)) from None

    def summary(self):
        text = "%d entries, %d rows, %d checkpoints; %d entries are covered" % (
            self.entries, self.rows, self.checkpoints, self.covered)
        if self.cosigned:
            text += "; %d cosignatures of witnesses" % self.cosigned
        if self.contents or self.left_out or self.disposed:
            text += "; %d attachments with their contents, %d without, %d disposed of" % (
                self.contents, self.left_out, self.disposed)
        if self.bodiless:
            text += "; %d bodies disposed of" % len(self.bodiless)
        if self.withheld:
            text += "; %d rows as digests only" % self.withheld
        return text


def day_of(ms):
    """Days since 1970-01-01 in Japan."""
    return (ms + JST_MS) // DAY_MS


def fiscal_year(ms):
    """From April to March, in Japan."""
    date = datetime.date(1970, 1, 1) + datetime.timedelta(days=day_of(ms))
    return date.year - (date.month < 4)


def read_file(path):
    try:
        with open(path, encoding="utf-8", newline="") as f:
            return f.read()
    except (OSError, UnicodeDecodeError) as e:
        raise Bad("%s: %s" % (path, e)) from None


def tidy(note):
    """A note as editors, mails and scanners hand it on."""
    return note.replace("\r\n", "\n").rstrip("\r\n") + "\n"


def in_one_line(text):
    """What stands in a foreign file, for a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[:600])


def main():
    sys.stdout.reconfigure(errors="backslashreplace")
    args = argparse.ArgumentParser(description="Verifies an export of Sekimori without Sekimori.")
    args.add_argument("export", nargs="?", metavar="EXPORT", help="the folder that `sekimori export` wrote")
    args.add_argument("--key", required=True, help="the published verifier key: name+hash+base64")
    args.add_argument("--checkpoint", action="append", default=[], metavar="FILE", help="a checkpoint kept elsewhere")
    args.add_argument("--witnesses", metavar="FILE", help="witnesses that must have cosigned: a line each, KEY URL")
    args.add_argument("--proof", action="append", default=[], metavar="FILE", help="a proof file of one entry")
    a = args.parse_args()
    if not a.export and not a.proof:
        args.error("an export or a proof file is needed")
    if a.witnesses and not a.export:
        args.error("--witnesses needs an export")
    try:
        key = key_read(a.key)
        proofs = [Proof(read_file(path), path) for path in a.proof]
        if not a.export:
            for proof in proofs:
                proof.check([key])
        what = "%d proofs" % len(proofs)
        if a.export:
            export = Export(a.export, key, witnesses_read(read_file(a.witnesses)) if a.witnesses else None)
            export.check([(path, tidy(read_file(path))) for path in a.checkpoint], proofs)
            what = export.summary() + ("; " + what if proofs else "")
    except (Bad, ValueError, RecursionError, MemoryError) as e:
        print("verify_export: NOT well. %s" % in_one_line(str(e) or type(e).__name__))
        return 1
    print("verify_export: all well. %s." % what)
    return 0


if __name__ == "__main__":
    sys.exit(main())
