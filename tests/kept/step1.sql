-- SQLite: tables
PRAGMA application_id = 1397050185;
CREATE TABLE schema_step (step INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TABLE entry (
	seq INTEGER NOT NULL,
	time INTEGER NOT NULL,
	actor INTEGER NOT NULL,
	role TEXT NOT NULL,
	act TEXT NOT NULL,
	token BLOB NOT NULL,
	body_digest BLOB NOT NULL,
	leaf BLOB NOT NULL,
	PRIMARY KEY (seq)) STRICT;
CREATE TABLE entry_body (
	seq INTEGER NOT NULL REFERENCES entry (seq),
	salt BLOB NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (seq)) STRICT;
CREATE TABLE entry_object (
	kind INTEGER NOT NULL,
	id INTEGER NOT NULL,
	seq INTEGER NOT NULL REFERENCES entry (seq),
	n INTEGER NOT NULL,
	PRIMARY KEY (kind, id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE tree_node (
	level INTEGER NOT NULL,
	idx INTEGER NOT NULL,
	hash BLOB NOT NULL,
	PRIMARY KEY (level, idx)) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoint (
	size INTEGER NOT NULL,
	time INTEGER NOT NULL,
	root BLOB NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (size)) STRICT;
CREATE TABLE setting (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE pack_blob (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	digest BLOB NOT NULL,
	name TEXT NOT NULL,
	files TEXT NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE organ (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	name_en TEXT NOT NULL,
	pack BLOB NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE unit (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	code TEXT NOT NULL,
	kind TEXT NOT NULL,
	branch INTEGER NOT NULL,
	confirm_by TEXT NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE unit_span (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	unit INTEGER NOT NULL REFERENCES unit (id),
	parent INTEGER REFERENCES unit (id),
	name TEXT NOT NULL,
	name_en TEXT NOT NULL,
	reading TEXT NOT NULL,
	place INTEGER NOT NULL,
	valid_from INTEGER NOT NULL,
	valid_till INTEGER,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE person (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	number TEXT NOT NULL,
	name TEXT NOT NULL,
	reading TEXT NOT NULL,
	employment TEXT NOT NULL,
	state TEXT NOT NULL,
	mail TEXT,
	phone TEXT,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE assignment (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	person INTEGER NOT NULL REFERENCES person (id),
	unit INTEGER NOT NULL REFERENCES unit (id),
	position TEXT NOT NULL,
	post TEXT,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	valid_from INTEGER NOT NULL,
	valid_till INTEGER,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE appointment (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	role TEXT NOT NULL,
	unit INTEGER REFERENCES unit (id),
	person INTEGER NOT NULL REFERENCES person (id),
	kind TEXT NOT NULL,
	matters TEXT,
	valid_from INTEGER NOT NULL,
	valid_till INTEGER,
	reason TEXT,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE account (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	person INTEGER NOT NULL REFERENCES person (id),
	login TEXT NOT NULL,
	state TEXT NOT NULL,
	created INTEGER NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE credential (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	account INTEGER NOT NULL REFERENCES account (id),
	kind TEXT NOT NULL,
	secret TEXT NOT NULL,
	temporary INTEGER NOT NULL,
	set_at INTEGER NOT NULL,
	expires INTEGER,
	state TEXT NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE record (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	register TEXT NOT NULL,
	unit INTEGER NOT NULL REFERENCES unit (id),
	number TEXT NOT NULL,
	shape BLOB NOT NULL,
	state TEXT NOT NULL,
	title TEXT NOT NULL,
	body TEXT NOT NULL,
	version INTEGER NOT NULL,
	verified INTEGER,
	created INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE record_version (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	record INTEGER NOT NULL REFERENCES record (id),
	version INTEGER NOT NULL,
	shape BLOB NOT NULL,
	state TEXT NOT NULL,
	body TEXT NOT NULL,
	actor INTEGER NOT NULL,
	reason TEXT,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE record_link (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	record INTEGER NOT NULL REFERENCES record (id),
	field TEXT NOT NULL,
	target_kind TEXT NOT NULL,
	target INTEGER NOT NULL,
	gone INTEGER NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE number_line (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	line TEXT NOT NULL,
	last INTEGER NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE record_review (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	register TEXT NOT NULL,
	unit INTEGER NOT NULL REFERENCES unit (id),
	at INTEGER NOT NULL,
	person INTEGER NOT NULL REFERENCES person (id),
	n INTEGER NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE case_file (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	number TEXT NOT NULL,
	door TEXT NOT NULL,
	procedure TEXT NOT NULL,
	pack BLOB NOT NULL,
	title TEXT NOT NULL,
	applicant INTEGER NOT NULL REFERENCES person (id),
	applicant_text TEXT NOT NULL,
	drafter INTEGER NOT NULL REFERENCES person (id),
	unit INTEGER NOT NULL REFERENCES unit (id),
	role TEXT NOT NULL,
	state TEXT NOT NULL,
	content TEXT NOT NULL,
	content_digest BLOB NOT NULL,
	version INTEGER NOT NULL,
	opened INTEGER NOT NULL,
	closed INTEGER,
	doc_number TEXT NOT NULL,
	doc_class TEXT NOT NULL,
	keep_till INTEGER,
	publicity TEXT NOT NULL,
	highest TEXT,
	blanket_till INTEGER,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE case_step (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	case_file INTEGER NOT NULL REFERENCES case_file (id),
	part TEXT NOT NULL,
	step TEXT NOT NULL,
	occurrence INTEGER NOT NULL,
	item INTEGER,
	kind TEXT NOT NULL,
	state TEXT NOT NULL,
	due INTEGER,
	opened INTEGER,
	done INTEGER,
	actor INTEGER,
	role TEXT NOT NULL,
	who TEXT,
	result TEXT,
	answers TEXT,
	content_digest BLOB,
	climbed INTEGER NOT NULL,
	climb_at INTEGER,
	as_kind TEXT,
	ratify INTEGER NOT NULL,
	reason TEXT,
	round INTEGER NOT NULL,
	undo INTEGER NOT NULL,
	ratified INTEGER,
	ratified_by INTEGER,
	ratify_who TEXT,
	ratify_reason TEXT,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE step_actor (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	step INTEGER NOT NULL REFERENCES case_step (id),
	role TEXT NOT NULL,
	unit INTEGER NOT NULL,
	person INTEGER NOT NULL,
	state TEXT NOT NULL,
	via TEXT,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE case_item (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	case_file INTEGER NOT NULL REFERENCES case_file (id),
	part TEXT NOT NULL,
	field TEXT NOT NULL,
	place INTEGER NOT NULL,
	record INTEGER REFERENCES record (id),
	described TEXT,
	gone INTEGER NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE case_correction (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	case_file INTEGER NOT NULL REFERENCES case_file (id),
	at INTEGER NOT NULL,
	actor INTEGER NOT NULL,
	who TEXT NOT NULL,
	field TEXT NOT NULL,
	text TEXT NOT NULL,
	reason TEXT,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE notice (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	step INTEGER,
	case_file INTEGER,
	person INTEGER NOT NULL,
	kind TEXT NOT NULL,
	at INTEGER NOT NULL,
	level INTEGER NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE record_list (
	list INTEGER NOT NULL,
	key BLOB NOT NULL,
	sort TEXT NOT NULL,
	record INTEGER NOT NULL,
	PRIMARY KEY (list, key, sort, record)) STRICT, WITHOUT ROWID;
CREATE TABLE record_tally (
	register TEXT NOT NULL,
	unit INTEGER NOT NULL,
	field TEXT NOT NULL,
	value TEXT NOT NULL,
	n INTEGER NOT NULL,
	PRIMARY KEY (register, unit, field, value)) STRICT, WITHOUT ROWID;
CREATE TABLE record_word (
	word TEXT NOT NULL,
	register INTEGER NOT NULL,
	unit INTEGER NOT NULL,
	record INTEGER NOT NULL,
	PRIMARY KEY (word, register, unit, record)) STRICT, WITHOUT ROWID;
CREATE TABLE list_name (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE clause_use (
	keeper TEXT NOT NULL,
	unit INTEGER NOT NULL,
	month INTEGER NOT NULL,
	n INTEGER NOT NULL,
	last INTEGER NOT NULL,
	late INTEGER NOT NULL,
	PRIMARY KEY (keeper, unit, month)) STRICT, WITHOUT ROWID;
CREATE TABLE session (
	token_digest BLOB NOT NULL,
	account INTEGER NOT NULL,
	person INTEGER NOT NULL,
	method TEXT NOT NULL,
	started INTEGER NOT NULL,
	seen INTEGER NOT NULL,
	assurance INTEGER NOT NULL,
	csrf BLOB NOT NULL,
	previous INTEGER,
	failures INTEGER NOT NULL,
	host TEXT NOT NULL,
	idle INTEGER NOT NULL,
	ends INTEGER NOT NULL,
	PRIMARY KEY (token_digest)) STRICT, WITHOUT ROWID;
CREATE TABLE throttle (
	subject TEXT NOT NULL,
	failures INTEGER NOT NULL,
	entered INTEGER NOT NULL,
	since INTEGER NOT NULL,
	last INTEGER NOT NULL,
	streak INTEGER NOT NULL,
	streak_since INTEGER NOT NULL,
	until INTEGER NOT NULL,
	PRIMARY KEY (subject)) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
	person INTEGER NOT NULL,
	door TEXT NOT NULL,
	content TEXT NOT NULL,
	saved INTEGER NOT NULL,
	PRIMARY KEY (person, door)) STRICT, WITHOUT ROWID;
CREATE TABLE read_mark (
	person INTEGER NOT NULL,
	notice INTEGER NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (person, notice)) STRICT, WITHOUT ROWID;
CREATE TABLE lease (
	name TEXT NOT NULL,
	holder TEXT NOT NULL,
	until INTEGER NOT NULL,
	PRIMARY KEY (name)) STRICT, WITHOUT ROWID;
CREATE TABLE job (
	id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	args TEXT NOT NULL,
	state TEXT NOT NULL,
	done INTEGER NOT NULL,
	total INTEGER NOT NULL,
	result TEXT,
	started INTEGER NOT NULL,
	person INTEGER,
	PRIMARY KEY (id)) STRICT;
-- PostgreSQL: tables
CREATE FUNCTION public.guard_audited() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
	IF NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) THEN
		RAISE EXCEPTION 'guard: a row of % is % only with a new entry', TG_TABLE_NAME,
			CASE TG_OP WHEN 'INSERT' THEN 'written' ELSE 'changed' END;
	END IF;
	IF TG_OP = 'UPDATE' AND NEW.id <> OLD.id THEN
		RAISE EXCEPTION 'guard: a row of % keeps its id', TG_TABLE_NAME;
	END IF;
	RETURN NEW;
END $$;
CREATE FUNCTION public.guard_entry() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
	IF NEW.seq <> COALESCE((SELECT MAX(seq) FROM entry), -1) + 1 THEN
		RAISE EXCEPTION 'guard: entries follow one another without a gap';
	END IF;
	RETURN NEW;
END $$;
CREATE FUNCTION public.guard_never() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
	RAISE EXCEPTION 'guard: a row of % is never %', TG_TABLE_NAME,
		CASE TG_OP WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END;
END $$;
CREATE TABLE public.account (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    person bigint NOT NULL,
    login text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    created bigint NOT NULL
);
CREATE TABLE public.appointment (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    unit bigint,
    person bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    matters text COLLATE pg_catalog."C",
    valid_from bigint NOT NULL,
    valid_till bigint,
    reason text COLLATE pg_catalog."C"
);
CREATE TABLE public.assignment (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    person bigint NOT NULL,
    unit bigint NOT NULL,
    "position" text NOT NULL COLLATE pg_catalog."C",
    post text COLLATE pg_catalog."C",
    title text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    valid_from bigint NOT NULL,
    valid_till bigint
);
CREATE TABLE public.case_correction (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    case_file bigint NOT NULL,
    at bigint NOT NULL,
    actor bigint NOT NULL,
    who text NOT NULL COLLATE pg_catalog."C",
    field text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C"
);
CREATE TABLE public.case_file (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    number text NOT NULL COLLATE pg_catalog."C",
    door text NOT NULL COLLATE pg_catalog."C",
    procedure text NOT NULL COLLATE pg_catalog."C",
    pack bytea NOT NULL,
    title text NOT NULL COLLATE pg_catalog."C",
    applicant bigint NOT NULL,
    applicant_text text NOT NULL COLLATE pg_catalog."C",
    drafter bigint NOT NULL,
    unit bigint NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    content text NOT NULL COLLATE pg_catalog."C",
    content_digest bytea NOT NULL,
    version bigint NOT NULL,
    opened bigint NOT NULL,
    closed bigint,
    doc_number text NOT NULL COLLATE pg_catalog."C",
    doc_class text NOT NULL COLLATE pg_catalog."C",
    keep_till bigint,
    publicity text NOT NULL COLLATE pg_catalog."C",
    highest text COLLATE pg_catalog."C",
    blanket_till bigint
);
CREATE TABLE public.case_item (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    case_file bigint NOT NULL,
    part text NOT NULL COLLATE pg_catalog."C",
    field text NOT NULL COLLATE pg_catalog."C",
    place bigint NOT NULL,
    record bigint,
    described text COLLATE pg_catalog."C",
    gone bigint NOT NULL
);
CREATE TABLE public.case_step (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    case_file bigint NOT NULL,
    part text NOT NULL COLLATE pg_catalog."C",
    step text NOT NULL COLLATE pg_catalog."C",
    occurrence bigint NOT NULL,
    item bigint,
    kind text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    due bigint,
    opened bigint,
    done bigint,
    actor bigint,
    role text NOT NULL COLLATE pg_catalog."C",
    who text COLLATE pg_catalog."C",
    result text COLLATE pg_catalog."C",
    answers text COLLATE pg_catalog."C",
    content_digest bytea,
    climbed bigint NOT NULL,
    climb_at bigint,
    as_kind text COLLATE pg_catalog."C",
    ratify bigint NOT NULL,
    reason text COLLATE pg_catalog."C",
    round bigint NOT NULL,
    undo bigint NOT NULL,
    ratified bigint,
    ratified_by bigint,
    ratify_who text COLLATE pg_catalog."C",
    ratify_reason text COLLATE pg_catalog."C"
);
CREATE TABLE public.checkpoint (
    size bigint NOT NULL,
    "time" bigint NOT NULL,
    root bytea NOT NULL,
    note text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.clause_use (
    keeper text NOT NULL COLLATE pg_catalog."C",
    unit bigint NOT NULL,
    month bigint NOT NULL,
    n bigint NOT NULL,
    last bigint NOT NULL,
    late bigint NOT NULL
);
CREATE TABLE public.credential (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    account bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    secret text NOT NULL COLLATE pg_catalog."C",
    temporary bigint NOT NULL,
    set_at bigint NOT NULL,
    expires bigint,
    state text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.draft (
    person bigint NOT NULL,
    door text NOT NULL COLLATE pg_catalog."C",
    content text NOT NULL COLLATE pg_catalog."C",
    saved bigint NOT NULL
);
CREATE TABLE public.entry (
    seq bigint NOT NULL,
    "time" bigint NOT NULL,
    actor bigint NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    act text NOT NULL COLLATE pg_catalog."C",
    token bytea NOT NULL,
    body_digest bytea NOT NULL,
    leaf bytea NOT NULL
);
CREATE TABLE public.entry_body (
    seq bigint NOT NULL,
    salt bytea NOT NULL,
    body text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.entry_object (
    kind bigint NOT NULL,
    id bigint NOT NULL,
    seq bigint NOT NULL,
    n bigint NOT NULL
);
CREATE TABLE public.job (
    id bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    args text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    done bigint NOT NULL,
    total bigint NOT NULL,
    result text COLLATE pg_catalog."C",
    started bigint NOT NULL,
    person bigint
);
CREATE TABLE public.lease (
    name text NOT NULL COLLATE pg_catalog."C",
    holder text NOT NULL COLLATE pg_catalog."C",
    until bigint NOT NULL
);
CREATE TABLE public.list_name (
    id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.notice (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    step bigint,
    case_file bigint,
    person bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    level bigint NOT NULL
);
CREATE TABLE public.number_line (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    line text NOT NULL COLLATE pg_catalog."C",
    last bigint NOT NULL
);
CREATE TABLE public.organ (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    name_en text NOT NULL COLLATE pg_catalog."C",
    pack bytea NOT NULL
);
CREATE TABLE public.pack_blob (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    digest bytea NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    files text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.person (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    number text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    reading text NOT NULL COLLATE pg_catalog."C",
    employment text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    mail text COLLATE pg_catalog."C",
    phone text COLLATE pg_catalog."C"
);
CREATE TABLE public.read_mark (
    person bigint NOT NULL,
    notice bigint NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.record (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    register text NOT NULL COLLATE pg_catalog."C",
    unit bigint NOT NULL,
    number text NOT NULL COLLATE pg_catalog."C",
    shape bytea NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    verified bigint,
    created bigint NOT NULL,
    changed bigint NOT NULL
);
CREATE TABLE public.record_link (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    record bigint NOT NULL,
    field text NOT NULL COLLATE pg_catalog."C",
    target_kind text NOT NULL COLLATE pg_catalog."C",
    target bigint NOT NULL,
    gone bigint NOT NULL
);
CREATE TABLE public.record_list (
    list bigint NOT NULL,
    key bytea NOT NULL,
    sort text NOT NULL COLLATE pg_catalog."C",
    record bigint NOT NULL
);
CREATE TABLE public.record_review (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    register text NOT NULL COLLATE pg_catalog."C",
    unit bigint NOT NULL,
    at bigint NOT NULL,
    person bigint NOT NULL,
    n bigint NOT NULL
);
CREATE TABLE public.record_tally (
    register text NOT NULL COLLATE pg_catalog."C",
    unit bigint NOT NULL,
    field text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C",
    n bigint NOT NULL
);
CREATE TABLE public.record_version (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    record bigint NOT NULL,
    version bigint NOT NULL,
    shape bytea NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C",
    actor bigint NOT NULL,
    reason text COLLATE pg_catalog."C"
);
CREATE TABLE public.record_word (
    word text NOT NULL COLLATE pg_catalog."C",
    register bigint NOT NULL,
    unit bigint NOT NULL,
    record bigint NOT NULL
);
CREATE TABLE public.schema_step (
    step bigint NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.session (
    token_digest bytea NOT NULL,
    account bigint NOT NULL,
    person bigint NOT NULL,
    method text NOT NULL COLLATE pg_catalog."C",
    started bigint NOT NULL,
    seen bigint NOT NULL,
    assurance bigint NOT NULL,
    csrf bytea NOT NULL,
    previous bigint,
    failures bigint NOT NULL,
    host text NOT NULL COLLATE pg_catalog."C",
    idle bigint NOT NULL,
    ends bigint NOT NULL
);
CREATE TABLE public.setting (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.step_actor (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    step bigint NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    unit bigint NOT NULL,
    person bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    via text COLLATE pg_catalog."C"
);
CREATE TABLE public.throttle (
    subject text NOT NULL COLLATE pg_catalog."C",
    failures bigint NOT NULL,
    entered bigint NOT NULL,
    since bigint NOT NULL,
    last bigint NOT NULL,
    streak bigint NOT NULL,
    streak_since bigint NOT NULL,
    until bigint NOT NULL
);
CREATE TABLE public.tree_node (
    level bigint NOT NULL,
    idx bigint NOT NULL,
    hash bytea NOT NULL
);
CREATE TABLE public.unit (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    branch bigint NOT NULL,
    confirm_by text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.unit_span (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    unit bigint NOT NULL,
    parent bigint,
    name text NOT NULL COLLATE pg_catalog."C",
    name_en text NOT NULL COLLATE pg_catalog."C",
    reading text NOT NULL COLLATE pg_catalog."C",
    place bigint NOT NULL,
    valid_from bigint NOT NULL,
    valid_till bigint
);
-- both: rows
INSERT INTO schema_step (step, at) VALUES (1, 1775001600000);
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (0, 1775001600000, 0, '', 'city_found', decode('c15c0289ec2d0a9167ec8e65a18debbe', 'hex'), decode('7470c26fb0f87aaf5caae525f48a033d76ae010254f5563d554284d2b0262bc1', 'hex'), decode('fb7f77782bdbdd3e167fd5edf83c49c16d8eb8226a49fdb18ea0c1f8a782f66c', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (1, 1775001600000, 0, '', 'people_import', decode('b9b501d1d854bb7180021590ff0b4dc3', 'hex'), decode('86b2a6b3dc5f6a74b58864606cc52afe64b589a3b25377f11346915f4d83e4c6', 'hex'), decode('8354f920f0ac99fab9a3b648e36e5c77f06774f5a4ee35043b8c4ceb96f695d6', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (2, 1775001600000, 0, '', 'record_add', decode('a83d7e35de181749966761748e5c43cb', 'hex'), decode('1112689fd5b003e8a861d37602bd7949f57c3a15ff03f8a9a820369d101789c6', 'hex'), decode('1aaccc8984d322c3802d9bf5a6f9ed822a237e93c70038444c8327922ad42244', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (3, 1775001600000, 0, '', 'record_add', decode('c05daa4b8acf76748aa2d790d641b387', 'hex'), decode('55b68f36c9ef39031bb42d4d85447cfc3589bbdb88f819d0df6a29f173be5c65', 'hex'), decode('2167ac6eb1fe04d6e9d702ce807907badba4d823704d5e30a613777ab8c05584', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (4, 1775001600000, 0, '', 'account_add', decode('630bfdb7a6a634a5f1aa2b57dad0bad0', 'hex'), decode('172e04a88ba9acfdb040c2e7123cc7ba9e7bf25e772c2741293bb8920915f3e5', 'hex'), decode('382ed43ae0e5c00e6eff70c3fa6bcee31d9474a8f163ee901ed3ae23bce4de13', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (5, 1775001600000, 11, '', 'case_submit', decode('4687e96568c4e2109c442a5c3c97d714', 'hex'), decode('6a55942e8db4497157b0454d520cc703d4226cae783794222f2bcbb47c4530f7', 'hex'), decode('17742e6b6a8b75ab3c85098ba11bc4ab3394f33249e53253d4fcc022b88065a8', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (6, 1775001600000, 6, 'section_manager', 'step_decide', decode('9fb9aad1c5057349f7b677c17d40430c', 'hex'), decode('bc909e7b187d125019749f3588aedbd2916092f2b8a1a99e46262fe12c96afd0', 'hex'), decode('46a1139651060295ed962af07ee58a4b4d8e082efd063b368601bac0557dc568', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (7, 1775001600000, 11, '', 'step_task', decode('27cd5b444516330b8a770919e8676cff', 'hex'), decode('960b9d663423a3f0689800c4982a5bf8f0200037cb123e0957570f5c9e1cd600', 'hex'), decode('e0b16f2aa0e8df9a847a0a0b79f11045cc5be8fa9f9d38f40f22e5d750323168', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (8, 1775001600000, 11, '', 'step_task', decode('6d2c075a68e2ac651ce0dc482f6f6170', 'hex'), decode('75721bf0f591d0358c84e74214be05b7cc7c1fccad7f183811abed7f4e4db6e2', 'hex'), decode('7492467bf56fbc83378de9c206f94c726144f2d0e5d1e2cd77f5d541958e803d', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (9, 1775001600000, 10, 'leader', 'step_confirm', decode('f5e04b5e44022e8bc1533500bb598cbf', 'hex'), decode('fae4b80c1c34309c958f8f2168845da38995970c5c221d422747c31852678e7d', 'hex'), decode('324f2dc6cec8ec50c7a125414bcf992c8062e4bb42fb69f29a81a437f92c7498', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (10, 1775001600000, 11, '', 'case_submit', decode('862c7e6049c7a0dc07291e88403c4bb5', 'hex'), decode('9e069fd5db2f84e4f5f2e3913b1928379ce2984004c18109fdc6fdc012cbb467', 'hex'), decode('801dd679c349ef412ef7dfe2161c8c04fd24cef64eecad830e8056d4cc0bfb7c', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (11, 1775001600000, 6, 'section_manager', 'step_decide', decode('8160c69f01d170de387ec812cd6aded6', 'hex'), decode('d4c4498515f7fd21c2a07fa0aafc49807782916b848148bcc727a73517cf0ec0', 'hex'), decode('b977d319b816f686a0dad6793e7f94fd2dc083d5433965ab318fbb605f49a60a', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (12, 1966982400000, 13, '', 'case_submit', decode('733037213230d9e47ad5ed610410a6e9', 'hex'), decode('50f7f45c27504ef6fc5412655c0fd22ab612ce90a580c06b3801045fa624757c', 'hex'), decode('a7fb04a99e91ae47256188a4a1defae59221123df15134b3c621acda9a10e0ab', 'hex'));
INSERT INTO entry_body (seq, salt, body) VALUES (0, decode('5e5532fbeea293f80bc942ee9086c171', 'hex'), '{"in":{"code":"112038","edition":"1","key":"","name":"関守市","name_en":"Sekimori City","origin":"sekimori.example/test","pack":"test","pack_digest":"61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d"},"objects":[[7,1],[8,1],[11,1],[11,2],[11,3],[11,4]],"out":{"id":1,"kind":7},"rows":[["organ",1,"eb100f8380cbe82acc4b22a6d6bb503f42cb740ec78f33d878621108bf4fa6a7"],["pack_blob",1,"8fefd4f8448493b3067c14f578443d7bd78cae189516bba64b31b6cef8a597e5"],["setting",1,"761018092aff861a4df295467165a14eca408a99e88652728acd6b0c5cd0b3a6"],["setting",2,"98a8ec25976de555ce6d62b17197cead87bf40669554017848f871d547d88bec"],["setting",3,"b6d54caeb492def64da05b280cd08a5cc224e9423e571aec4649dffebe4a9443"],["setting",4,"6ff3eba9465f0a6f5f5ea501b632d174dbbcef8ee585a62f275aebe6ebcae85a"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (1, decode('a53c36d76cec99e0758527120fbbe785', 'hex'), '{"in":{"added":53,"appointments":2,"assignments":21,"changed":0,"persons":21,"same":0,"units":9},"objects":[[4,1],[4,2],[4,3],[4,4],[4,5],[4,6],[4,7],[4,8],[4,9],[3,1],[3,2],[3,3],[3,4],[3,5],[3,6],[3,7],[3,8],[3,9],[3,10],[3,11],[3,12],[3,13],[3,14],[3,15],[3,16],[3,17],[3,18],[3,19],[3,20],[3,21],[9,1],[9,2],[9,3],[9,4],[9,5],[9,6],[9,7],[9,8],[9,9],[9,10],[9,11],[9,12],[9,13],[9,14],[9,15],[9,16],[9,17],[9,18],[9,19],[9,20],[9,21],[10,1],[10,2]],"out":{"id":0,"kind":0},"rows":[["appointment",1,"39692c0c9d684e50c5ace989559dc29ffc7fd42b1989f29833abe6e3b69cf534"],["appointment",2,"724605b17feee95d86b059005ab4ff787b60e2aeb061b9545ca243c8c44c584c"],["assignment",1,"889a37c768241011317ac214276492e7efb4296cbfc3cf78da11bd58ab1f327a"],["assignment",2,"96071d089643721c63b60a5261aa9940bc50b8deca0af2af70acd5c291d64a4a"],["assignment",3,"00410e4c36706fa0499ebb4994ce80f6b533c5736f13e08015b170274e372114"],["assignment",4,"052bdc40cc0a484536cdff9f5fecf81ba979f17daa0cf25df890acc80e35450b"],["assignment",5,"f313ef8bac07da6b896b08c9bde916888f31427815c74b9ebf5fe6506470ad63"],["assignment",6,"3ce549390deec1833a974845d6f6cd92df077a2ce73e642ee3509328497d77dc"],["assignment",7,"475a75b04cc9f6080b67b14edf7d2fbd51758160d846e9fe528b1495f9c9b722"],["assignment",8,"60f6a2f689a4899953f18f63125f7f7e3d3354e6c3be7b58712c6cc95aec18d4"],["assignment",9,"fb63ee705977fb5bafce624e1f27f55ad79cdae8db04abcc8db87359efc5169f"],["assignment",10,"005e1e3ee1f1bf67b9e5ca58b269705eda047ed31870107ad8c6bff13b4c2d2b"],["assignment",11,"60279ecf419c53087268655965cbf33b0a8ad137c4e9797bc5ce4074f0a4b8bc"],["assignment",12,"ae5c0492f84b1d97d9c96f820936e693da7d9b42fe816c27477546b0943f2d3b"],["assignment",13,"5017ff935688e17d534ae8764d8fef81171f8990785458066121bd7517c73a4c"],["assignment",14,"c1f39c4cd6c03d14cd856d6f76af28e704a12b055848412f0e53494920c37d11"],["assignment",15,"18a0afa20d28879dda96c1ed499be9073eb0336f2c8e318bbc3a1f0edf7504d5"],["assignment",16,"33af3950c72571067cb924a919c75e698c888e90144cb514365eb07d90be1947"],["assignment",17,"99bf6fb61892e83ac4435502d24f9182ce0d244af762e1c1887d11589cec980d"],["assignment",18,"84df9e48a58f3f31ae9bbd0296475639714be427b34449be05ce2d48288c6e2d"],["assignment",19,"f6ca50b700711e7b995df00df43ddf178451437f9adc3cd14487622df787ac1e"],["assignment",20,"230b0d764fa67c7b7ef0962c790eac7d196816958af44beda222d79e420a6b25"],["assignment",21,"a543d1338e616b2b944772b158b4c922de48f2f021fd433125645bc51669211c"],["person",1,"4d8e678eb54a974b710da0741c00fac4d8b2ba66af594f5246c2daaec7f0a4f2"],["person",2,"06a0c87507736ed2255b8502d65d67b20f40ecc5e610a4830477b234ff4dfedc"],["person",3,"d538588f7093cca3e67f8556bb3054d988a1767978b024bd55cb27b7b25be0c7"],["person",4,"5f491fec6c8c4c46dbd2edafe4d19baefe6d15a554fcafde43a1dbdfc60f0507"],["person",5,"01447ca5066f56f57af4bd428f2978045a022a361a9d9ad705d6ff0b4fca4b90"],["person",6,"ae927530dfe49d515b252810418b5281d96faeb27931fadbc4d08e0128cd900c"],["person",7,"7946f809a06f89373bf9dee0b25de54d4c4771f14c575c5490ac3e8ca9364115"],["person",8,"ab62943d888866494427779f94c5531e81d834e08cf379ca8cb3280a729d9923"],["person",9,"bfd389613d1a5025d630c768394c98fdbe6495d3d3f571ff0cbff05d4c6f2b20"],["person",10,"56bb4c3fac3c0abf1578a72ae6319017ed286cad33bcc5b67f0def0b61c896e9"],["person",11,"359aec630a47283f9ffd4e56978c227c793c3e153a5a1cf3d0c4c1ac06345b0d"],["person",12,"65250d696be6fff159f3416d8bc9f3da36d7a47046fedb0cd6db3b4a970a1781"],["person",13,"7b710f244aeb6d8999ac2f4905b7622cfca9d88be00fecf66cce5082398b22f8"],["person",14,"df27b77b041635a79ff88d1f45e55c2d7996813dfa0d8cf00ccea893bd091f90"],["person",15,"f09beceb1d9dffdc9c1f4918ec0808de2fb44b1b11f28ea98bc5a4a0fab49819"],["person",16,"7d82b201485cd9eb7ea624dfded613af0b54901b4b6d613b3fa95bf8d60d5d67"],["person",17,"dd74ddb98ed24cb451c6606811e0aa1e1584c19f7efbb8c0fc7ca8804c304137"],["person",18,"93f264f88827aa98969c6bf6bd7fac018d5787933c553d97f7cadcece64eb3e4"],["person",19,"195842fc027479122425b9d1741a4b2a459a254059e346447e6bd888c507590d"],["person",20,"66d94b41626dde9c0a4c12f93aed0ba93fa0c39afc255287103240272bbb9566"],["person",21,"75ab198189d4ce0b592a6d04d92e2eac02f2435550555033550f0c77be413518"],["unit",1,"d14e5bd47e20bc455b00bbcfc6dbb853a75f987460cc0b6bd3392d44021eed83"],["unit",2,"2d18d27a73b590055872d0b03a2f30521a79878e0fcdcdabcd0a5bc3bb7e9ad5"],["unit",3,"9b9cd551d97fc8b88a27dd867fa0a88031825c3ebb8667156b546f66ceb4a7bb"],["unit",4,"8521091b8e739564d8ea2cbd0bccb600cfac18509aac63ad948fa27cdef50b0e"],["unit",5,"4629d64a63f8ed90e045ef7de410fbb52e19d503dcdc23a0cc29e3373e34bd43"],["unit",6,"8f5dec381b095f1beab165d3684d42ab2235c7cd8f21327640005f63735454ee"],["unit",7,"30962f148396846bfab2fa212cf7fd66f3616d581b50029cf36d4d824087b265"],["unit",8,"77799fe816896e1c05314414b12e1473e3219c8dbd9a88cee4e080570805cb6e"],["unit",9,"d17a8277b85706f77c049abd454d0ea73c120104ded0c18828b877fc54c9acab"],["unit_span",1,"fabe4d1de5ef839601aee608bcef66b2a653b251e8f564bc8580efcc44eb77aa"],["unit_span",2,"60605d446a3b3df8e9a23b675829d322eeb12dbb09082f7cdb20464e792a369f"],["unit_span",3,"e9e0cabe07dde655b686c532ec3679325ae4bc4d75360fdd952b175fc18b1013"],["unit_span",4,"7abe4a05050696c6f9923eb7a1ed4c25a72d08a8e6c53e8cb05897d98ec9d490"],["unit_span",5,"8a9019cebd1ef54c12f22bef2671fe74ba243d14ff89d9a987f7c49a1070cc21"],["unit_span",6,"eab09e46b7b5121f04319678a32169c926dc240d43b2c0d674c6ff3be99bef73"],["unit_span",7,"f77155a64c2b65120e7507e17191e91494295295982002e38dcf20e41461b101"],["unit_span",8,"0fd9b58d9efcb54ec27b7aedd7a71f834f57df1ae3d56d47864b4a6be425713c"],["unit_span",9,"0c2692b5abf0979d988d692f2fad5c22c4f40a5524e37e09ffe8d199993342d1"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (2, decode('614f560177dc7567fe8bcf144dd4fc9a', 'hex'), '{"in":{"register":"assets","unit":3},"objects":[[2,1],[13,4924597690175129]],"out":{"id":1,"kind":2},"rows":[["number_line",1,"a305642debd014ff177f398596320bb25e2cadab8b1d2c1b4f969d363a571f98"],["record",1,"964cfc27ab47c43425770c6f3c0f35dae29b9b8b7536259f57d522fcbf7f84a7"],["record_version",1,"f488de1f119198b4174321470744b7d365b36d4ca610a9628e2eab847772c203"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (3, decode('a8574c6fae6d9b6f3b4a79a517cec22a', 'hex'), '{"in":{"register":"assets","unit":5},"objects":[[2,2],[13,4924597690175129]],"out":{"id":2,"kind":2},"rows":[["number_line",2,"fd18f2167bbe71cc0adb3d8906f38c99e470022736fc8085e54876ef7cda1b95"],["record",2,"940dbe18c7ade28e28b64e22439287f6de07757f6dbbc163b1fb3bce12744444"],["record_version",2,"cc8f8245c1b2b2d65e2adb43c1fb63ddca36f44ba94df6b38aaab987557dbc23"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (4, decode('ee89af30963784ae0865ef73371863e2', 'hex'), '{"in":{"person":11},"objects":[[5,1],[3,11]],"out":{"id":1,"kind":5},"rows":[["account",1,"528c0d7932df444f0e9b43a7dfafdfcb14be13356a72d53e837bb3c526f89dc3"],["credential",1,"fc1b4b1cb90949f3109a767faa12bbafd6ef9559c2c4432ab46f4832f1ffcc66"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (5, decode('cd8f54d10efdf17eac06f33e6310841f', 'hex'), '{"in":{"door":"out","number":"112038-2026-0001"},"objects":[[1,1],[2,1],[13,2233756519689710],[13,4156210718766300]],"out":{"id":1,"kind":1},"rows":[["case_file",1,"b602fcc9db60d8102ef16d6f797e708097b2c33a5664b06e447160e2ca417cee"],["case_item",1,"064e08c0366d4a13c2809234850f1a680985bd408405fe87c92e870c832710aa"],["case_step",1,"78e9401c3bf68e7cab30e53a2abee7c40e6e773d39a63f30a9c89d8f332caa07"],["case_step",2,"87889ed8b85effc7a5012486b5ccbe3281dcf222ca846a0e10fff76e84d8c897"],["case_step",3,"eb5bb89b155a42aa8db94b18e55fc431ae4ed3fa713a02997a9e825002417722"],["case_step",4,"cc3fa00f4ad8df97eceeb1ec1a39b206c31a46a83dd27f382a5fa44f1a01cf10"],["number_line",3,"57c3d57a7c1933dae41c5a740e542e6665df8e3f56c68ee2ea6edee9460fa016"],["step_actor",1,"b20fe82bd93d19dc9de520b824acaf5343032b71adbd74fbae4bb9a2c4924636"]],"v":1,"who":{"name":"大野 浩二","title":"主事","unit":"福祉部 生活支援課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (6, decode('35714a86a71cf983abf72d0defaeb9b6', 'hex'), '{"in":{"answer":"granted","as":"self","content":"dead661a5c2d73609a585d00e520798201b025e3fae3fb1270aa25b4d55960e8","number":"112038-2026-0001","reason":"訪問のため","step":"takeout.permit"},"objects":[[6,1],[13,2233756519689710],[13,2923516953471521],[2,3],[13,1728497845059213],[1,1]],"out":{"id":1,"kind":6},"rows":[["case_item",2,"21164d62939668d003ed3b47e888b37bc0c04e3ab0ddeca21d831d024b57222f"],["case_step",1,"916fd2e8bd607ebf4a8556e781cfce9e14e6a832cda580094a6009fa6e31ca02"],["case_step",2,"796ecbd2032b43ede3f894bacc9863ff7da67a011bfcdfcdf477eb3c5ec01788"],["notice",1,"1456542481283e4b63636e457640a84f2d4bb920dd2fa489346937f585ca3694"],["number_line",4,"a2c8714ac173578dd82f187571017653a7c2f42ed6377694d7d1b9e2dd5aa288"],["record",3,"c4117d9be729abfefa887493b8da14b757c5a356a2871fba83146d3cf3ef86c1"],["record_link",1,"53f35c9eab42504e86ae281d99e0316023f396a491246204e5d20f7e9e04ca08"],["record_link",2,"da906a02a7bda6759c50a0979209c25e0b23a6dc85cb4ae23fcf0aa9541b94bd"],["record_version",3,"56cf1dd240decfef4ced4d773f88740e908289be48b519061bda79a1c5418e84"],["step_actor",1,"071d67b392b659470ac2cdb1d28c54effdd32eba1b38b5fb31199c4ec207a175"],["step_actor",2,"e3c910b77d81dc677d3be1f49d3cf22b811d9df0a7dab6c88f8ab1f2ab94adad"]],"v":1,"who":{"name":"早瀬 健一","title":"課長","unit":"福祉部 生活支援課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (7, decode('84d0c5120bd70c99ba8907c967192b96', 'hex'), '{"in":{"answer":"done","as":"self","content":"dead661a5c2d73609a585d00e520798201b025e3fae3fb1270aa25b4d55960e8","number":"112038-2026-0001","step":"takeout.take"},"objects":[[6,2],[13,2233756519689710],[13,7247811784416128],[2,1],[1,1],[2,3]],"out":{"id":2,"kind":6},"rows":[["case_step",2,"00dbe8b41b85683fcdbf680b65c7aeca707358ff7042dfd705045d49d01bb836"],["case_step",3,"9b2a03fd57e832ee37ef7f378ee5b25363e14bbb76cc952b91252a4c2f242422"],["record",1,"f25caac37c56bd4a55fbd88b0852e27f6ce970d505a897d346bf65a984ee4592"],["record",3,"8b707398d2404c7fe1d42f6bb9bee7ca6e20c9419aa58009780118cdeeda81cb"],["record_version",4,"ee0286c371edb44043049527a2a295ed4e8b9163852f377b10c23bec618d5562"],["record_version",5,"48856dc16a97c261986b21ee6e73f546b96c6199162b3046d1add2e807481b47"],["step_actor",2,"b0a8b00acbfb813578054c68113fe3582235e432126d1f76f1758a8badbdb1ca"],["step_actor",3,"357c83212c9a8da39cbd47be4ceea9e20d6365d657c3b9e4d3b2ca7166da0adc"]],"v":1,"who":{"name":"大野 浩二","title":"主事","unit":"福祉部 生活支援課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (8, decode('17fcf32e4e82d6400cfffe56222e9e87', 'hex'), '{"in":{"answer":"done","as":"self","content":"dead661a5c2d73609a585d00e520798201b025e3fae3fb1270aa25b4d55960e8","number":"112038-2026-0001","step":"takeout.bring"},"objects":[[6,3],[13,2233756519689710],[13,5465117035417251],[2,1],[1,1],[2,3]],"out":{"id":3,"kind":6},"rows":[["case_step",3,"3768cc236d4a0ba4b328c3333bf75700b065c2cff1ad144eab83a032036368ec"],["case_step",4,"75837fc5651ca9e0567fc932e8f4d3dc11cef4bd35b26b1c7d4d491d2c7734eb"],["record",1,"5397ccdc72a6d999811aa911bdfa77c681d8d41f3874721111b404f87d16bda6"],["record",3,"ccb1cb5e3324916ecfaa2ed1af98e1d65831ff75940bcb7040556186c4b488d2"],["record_version",6,"f30e5883a5f508a38cfa65cc20f97c04635e009e9eee77c4cbc9ae6bc809a8a3"],["record_version",7,"59ab2a1348a9c12b8ba917c7a4722d2265ac73c66a3bd6ff8fe329eb26800674"],["step_actor",3,"ec16ba54f535a5d18ea6be0267ac5000c0af95c0c71f1d9c657e2a841ef7e9cf"],["step_actor",4,"0a46bef0b7a56fb41174a98a7bac52c305a0e87ebb82a20f34fc726fd418b898"]],"v":1,"who":{"name":"大野 浩二","title":"主事","unit":"福祉部 生活支援課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (9, decode('189deb96b2a46ad13c135bbe71a127ab', 'hex'), '{"in":{"answer":"yes","as":"self","content":"dead661a5c2d73609a585d00e520798201b025e3fae3fb1270aa25b4d55960e8","number":"112038-2026-0001","step":"takeout.returned"},"objects":[[6,4],[13,2233756519689710],[13,941410842469975],[1,1],[2,3]],"out":{"id":4,"kind":6},"rows":[["case_file",1,"820c00f1db19766a591974b0fd44c8f374e722b193c40586fbf0fee926ec7738"],["case_step",4,"f8079338bb431b1d84f3ad27c920cab365fff2b18ad369dc14a0f351ad253069"],["record",3,"dce6863e63f57d14028edd1ff672af64e7437e5e7b4f556677f014a107fad328"],["record_link",3,"225b47ab9dab6c821a585092a8f7f9777dbe0914b3f4f025250ff9dab9bca1df"],["record_version",8,"c2bb5e4baf59be5a09f69e1da40462fb470249ebec5da7f170e1815ccfadcf84"],["step_actor",4,"59695d792dd838ab2613009f867c71f3005ce7f8fec105d1382f5d5b9d91abe6"]],"v":1,"who":{"name":"青木 千夏","title":"主任","unit":"福祉部 生活支援課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (10, decode('63811059bf1f823cb2ff8786380dffa7', 'hex'), '{"in":{"door":"out","number":"112038-2026-0002"},"objects":[[1,2],[2,1],[13,2233756519689710],[13,4156210718766300]],"out":{"id":2,"kind":1},"rows":[["case_file",2,"3047e18b1b4a52e1a61ddf8a7ac2d8bb870764a4f4d26eb1c9ec15e5e3106edf"],["case_item",3,"a4a1d6e6bcd34c6a2c28d97182213d153f7124c4c064f95de51eb38a8211f04c"],["case_step",5,"c81c166922675401b825df95f6f5fe761ae8ea06d4a32645e969f091678b1029"],["case_step",6,"7945f462d7db9b646ddd6266eaa89dcac1dd5b054a6e6bb069948ad1ef690697"],["case_step",7,"0c9bae8b4f151358fab11491ec44f69923e12e838c8d1567b590279d7043038e"],["case_step",8,"0a659c0065592dbd698809ea82fb6d5fbcf0004559c75a8f4e348aa2fb4266a0"],["number_line",3,"1fc382bcc576bf1faf26c0dc8ef36282851b46c18a5d80ba6a8baa22a8f254b8"],["step_actor",5,"7bebee738da46fe49d99228a3778a88ffb582ed7dd46a03006facbfc8f655c87"]],"v":1,"who":{"name":"大野 浩二","title":"主事","unit":"福祉部 生活支援課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (11, decode('5e68e918610e0e53969f4d30eaf9bf28', 'hex'), '{"in":{"answer":"refused","as":"self","content":"402e6d35b91bbf5e407ec31e282277c67c0e55af33bdadab88133f526efd4559","number":"112038-2026-0002","reason":"閲覧で足りる","step":"takeout.permit"},"objects":[[6,5],[13,2233756519689710],[13,2923516953471521],[1,2]],"out":{"id":5,"kind":6},"rows":[["case_file",2,"2b325eb308904c2d0917f681a3dba86d8e78a4374d4d1d7f127e6154446cc242"],["case_step",5,"2f6a33033ddb584e63518252c83478ce059c163e4a22b247efd610ae7ba4cd86"],["case_step",6,"8077bcc9f3dde3d397fcb35d67bee8121f487ff01e0269c2916da4141f2fd5c5"],["case_step",7,"290ed5795d3f74380f0d6ed43a1986ed27b7583bd7ed35eb482f991cce1da391"],["case_step",8,"94d1f158ff8c553ed6fa2a4c397003aff115df5abaff2507cb954d3a011dc013"],["notice",2,"7ebfb1338a4ecef7231f578935bf4a386ff3d73a266714a4b1f2e312d5e4bbeb"],["step_actor",5,"e7d3b8e925ab3d54de6a0aaa32ec436bc10b93a76aa1ab5a5c82ee65fb77a315"]],"v":1,"who":{"name":"早瀬 健一","title":"課長","unit":"福祉部 生活支援課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (12, decode('7405ba77ef73464de5be4c4cfd8caf21', 'hex'), '{"in":{"door":"out","number":"112038-2032-0001"},"objects":[[1,3],[2,2],[13,2233756519689710],[13,4156210718766300]],"out":{"id":3,"kind":1},"rows":[["case_file",3,"2a444667f320141306976176116dcd297a65ae6ff2eefe595a3852587ae9c063"],["case_item",4,"5869a03ff9f2fca1d174901286151b967e1afb3b6b32d1fd726ee35f170027e9"],["case_step",9,"aa82833de7cfcc6e03f6e10ba3b9ef0fed900191e763f78696f037fb52c25373"],["case_step",10,"e7f84a4f1aa7c6ab7f7d89466e6f5b45092df8e56bf17a63f476ef305d7cc1f1"],["case_step",11,"afd95202bfdae5b07a8e9cf3f381fd5aad4068d6de120495d00692b244622333"],["case_step",12,"cd0b549607c9403d7ab1c8174f1bf871f8e71ee8c3b949b8f373cd096b5b8fc2"],["number_line",5,"4178403115eba979360adc34971bdaa5e546d29059356501c54adb69e8238e0b"],["step_actor",6,"fa32c0aece897eb5ac860df39d72c0a50093a301b73f750879305f9d06e35102"]],"v":1,"who":{"name":"齢木 花","title":"主事","unit":"福祉部 高齢課"}}');
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 1, 5, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 1, 6, 5);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 1, 7, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 1, 8, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 1, 9, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 2, 10, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 2, 11, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 3, 12, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 1, 2, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 1, 5, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 1, 7, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 1, 8, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 1, 10, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 2, 3, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 2, 12, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 3, 6, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 3, 7, 5);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 3, 8, 5);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 3, 9, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 1, 1, 9);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 2, 1, 10);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 3, 1, 11);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 4, 1, 12);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 5, 1, 13);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 6, 1, 14);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 7, 1, 15);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 8, 1, 16);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 9, 1, 17);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 10, 1, 18);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 11, 1, 19);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 11, 4, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 12, 1, 20);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 13, 1, 21);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 14, 1, 22);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 15, 1, 23);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 16, 1, 24);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 17, 1, 25);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 18, 1, 26);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 19, 1, 27);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 20, 1, 28);
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 21, 1, 29);
INSERT INTO entry_object (kind, id, seq, n) VALUES (4, 1, 1, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (4, 2, 1, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (4, 3, 1, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (4, 4, 1, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (4, 5, 1, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (4, 6, 1, 5);
INSERT INTO entry_object (kind, id, seq, n) VALUES (4, 7, 1, 6);
INSERT INTO entry_object (kind, id, seq, n) VALUES (4, 8, 1, 7);
INSERT INTO entry_object (kind, id, seq, n) VALUES (4, 9, 1, 8);
INSERT INTO entry_object (kind, id, seq, n) VALUES (5, 1, 4, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (6, 1, 6, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (6, 2, 7, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (6, 3, 8, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (6, 4, 9, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (6, 5, 11, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (7, 1, 0, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (8, 1, 0, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 1, 1, 30);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 2, 1, 31);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 3, 1, 32);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 4, 1, 33);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 5, 1, 34);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 6, 1, 35);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 7, 1, 36);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 8, 1, 37);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 9, 1, 38);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 10, 1, 39);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 11, 1, 40);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 12, 1, 41);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 13, 1, 42);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 14, 1, 43);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 15, 1, 44);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 16, 1, 45);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 17, 1, 46);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 18, 1, 47);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 19, 1, 48);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 20, 1, 49);
INSERT INTO entry_object (kind, id, seq, n) VALUES (9, 21, 1, 50);
INSERT INTO entry_object (kind, id, seq, n) VALUES (10, 1, 1, 51);
INSERT INTO entry_object (kind, id, seq, n) VALUES (10, 2, 1, 52);
INSERT INTO entry_object (kind, id, seq, n) VALUES (11, 1, 0, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (11, 2, 0, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (11, 3, 0, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (11, 4, 0, 5);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 941410842469975, 9, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 1728497845059213, 6, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 5, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 6, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 7, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 8, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 9, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 10, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 11, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 12, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2923516953471521, 6, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2923516953471521, 11, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4156210718766300, 5, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4156210718766300, 10, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4156210718766300, 12, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4924597690175129, 2, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4924597690175129, 3, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 5465117035417251, 8, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 7247811784416128, 7, 2);
INSERT INTO checkpoint (size, time, root, note) VALUES (12, 1775001600000, decode('f4d52046cf55ce7af8af17b534d5966682d1bc562b4aa44ae98f7623dcf5be72', 'hex'), 'sekimori.example/test
12
9NUgRs9Vznr4rxe1NNWWZoLRvFYrSqRK6Y92I9z1vnI=

— sekimori.example/test LOlHvDqwZcb5rFENTa7lJiFTjEsGnBrtoklWKtQJ9Te4LU4y7i1D/6RBcTFgdWc/U232wjFdE7p1N4hWvKOja7P/5w4=
— sekimori.example/test e1inewAAAABpzGAA+4j/SerlAVsPMZER10NR4gjw5NCazq6/FhE2yq6XvvlCZf9i3gaha+Y8mTcUgX+NfIM7oxh5LwypBb7GfIHaCA==
');
INSERT INTO checkpoint (size, time, root, note) VALUES (13, 1966982400000, decode('8bab78ea823084af173b14b90d9a9b78e4b2051a265cda4038a1e4ece3ace6bf', 'hex'), 'sekimori.example/test
13
i6t46oIwhK8XOxS5DZqbeOSyBRomXNpAOKHk7OOs5r8=

— sekimori.example/test LOlHvKHKbGV8dH0//b8MKXNSZHobQQptUq0M8cUd3HXDmudBleQD/9FIpABuMLHmfP6QFMysWM9+kVmGDyMENjk5Pw8=
— sekimori.example/test e1inewAAAAB1PcUAdmaXKaKNaCBwt7zUzPpaMcnSta3YiLeN2UPfxTz1rmtMNwid1v7AoT5b2Gg2wpdKvf92SHQmflufipBogoUaAw==
');
INSERT INTO setting (id, organ, entry, name, value) VALUES (1, 1, 0, 'city.name', '関守市');
INSERT INTO setting (id, organ, entry, name, value) VALUES (2, 1, 0, 'city.name_en', 'Sekimori City');
INSERT INTO setting (id, organ, entry, name, value) VALUES (3, 1, 0, 'city.code', '112038');
INSERT INTO setting (id, organ, entry, name, value) VALUES (4, 1, 0, 'chain.origin', 'sekimori.example/test');
INSERT INTO pack_blob (id, organ, entry, digest, name, files) VALUES (1, 1, 0, decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), 'test', '{"test/pack.lua":"-- A small policy with one procedure for each thing that a case can do.\n\npack \"test\" { \"試験の規程\", \"Test policy\", approved_by = \"chief\", edition = \"1\", fiscal_year = \"1 April\" }\n\nposition \"vice_mayor_finance\"    { \"副市長（財政）\", \"Deputy mayor for finance\" }\nposition \"vice_mayor_other\"      { \"副市長（その他）\", \"The other deputy mayor\" }\nposition \"head_planning_finance\" { \"企画財政部長\", \"Head of planning and finance\" }\nposition \"head_info_policy\"      { \"情報政策課長\", \"Head of information policy\" }\nposition \"assistant\"             { \"補佐\", \"Assistant\" }\nposition \"subhead\"               { \"係長\", \"Subhead\" }\n\nrole \"ciso\"            { \"最高情報セキュリティ責任者\", \"CISO\", one_per = \"municipality\", filled_by = \"vice_mayor_finance\",\n                         deputy \"vice_mayor_other\" {} }\nrole \"chief\"           { \"統括情報セキュリティ責任者\", \"Chief\", one_per = \"municipality\", filled_by = \"head_planning_finance\",\n                         above = \"ciso\", delegate \"head_info_policy\" {} }\nrole \"dept_officer\"    { \"情報セキュリティ責任者\", \"Officer\", one_per = \"department\", filled_by = \"head\", above = \"chief\" }\nrole \"section_manager\" { \"情報セキュリティ管理者\", \"Manager\", one_per = \"section\", filled_by = \"head\", above = \"dept_officer\",\n                         stand_in \"assistant\" { only = { \"takeout\", \"both\" } } }\nrole \"leader\"          { \"推進リーダー\", \"Leader\", some_per = \"section\", filled_by = \"appointed\",\n                         appointed_by = \"section_manager\", above = \"section_manager\" }\nrole \"executor\"        { \"設定作業の担当\", \"Desk\", some_per = \"municipality\", filled_by = \"appointed\", above = \"chief\" }\nrole \"staff\"           { \"職員等\", \"Staff\", filled_by = \"everyone\", above = \"section_manager\" }\nrole \"council\"         { \"情報化推進会議\", \"Council\", members = { \"ciso\", \"chief\", \"dept_officer\" }, chair = \"ciso\", secretary = \"chief\" }\n\nscale \"confidentiality\" { \"機密性\", \"Confidentiality\",\n  level \"1\" { \"公表してよい\", \"Public\" },\n  level \"2\" { \"直ちに公表しない\", \"Not at once\", rule \"lock\" { \"鍵のかかる場所に置く\", \"Keep it locked\" } },\n  level \"3\" { \"公表しない\", \"Closed\", rule \"encrypt\" { \"暗号化する\", \"Encrypt it\" } } }\n\nparam \"decision_days\" { \"許可の期限\", \"Time to decide\", value = \"3 working days\" }\nparam \"at_once\"       { \"直ちに\", \"At once\", value = \"1 hour\" }\nparam \"promptly\"      { \"速やかに\", \"Promptly\", value = \"3 days\" }\nparam \"stocktake\"     { \"棚卸の間隔\", \"Stocktake\", value = \"1 year\" }\nparam \"length\"        { \"長さ\", \"Length\", value = 12, min = 8, max = 64, portal = \"password.min_length\" }\nparam \"tries\"         { \"回数\", \"Tries\", value = 3, min = 2, max = 20, portal = \"login.tries\" }\n\nregister \"assets\" { \"情報資産台帳\", \"Assets\", number = \"{unit}-{no}\", keep = \"5 years\", review = \"stocktake\",\n  writers = any { \"leader of unit\", \"section_manager of unit\" }, confirmed_by = \"section_manager of unit\",\n  text \"name\" { \"名称\", \"Name\" },\n  grade \"confidentiality\" {},\n  choice \"state\" { \"状態\", \"State\", option \"here\" { \"保管中\", \"Here\" }, option \"out\" { \"持出し中\", \"Out\" },\n    option \"gone\" { \"廃棄済み\", \"Gone\" } } }\n\nregister \"outside\" { \"持出し管理簿\", \"Taken out\", keep = \"5 years\",\n  link \"item\"      { \"持ち出すもの\", \"Item\", to = \"assets\", many = true, unlisted = true },\n  text \"purpose\"   { \"目的\", \"Purpose\" },\n  text \"place\"     { \"行き先\", \"Where to\", optional = true },\n  link \"applicant\" { \"持ち出す者\", \"Carrier\", to = \"person\" },\n  date \"from\"      { \"いつから\", \"From\", optional = true },\n  date \"till\"      { \"いつまで\", \"Till\", at_least = \"from\", optional = true },\n  time \"take\"      { \"持出し\", \"Taken\", optional = true },\n  time \"bring\"     { \"返却\", \"Returned\", optional = true },\n  link \"returned\"  { \"返却の確認者\", \"Confirmed by\", to = \"person\", optional = true } }\n\nregister \"disposals\" { \"廃棄記録簿\", \"Disposals\", keep = \"10 years\",\n  link \"item\" { \"もの\", \"Item\", to = \"assets\" }, text \"method\" { \"方法\", \"Method\" }, time \"erase\" { \"処理日時\", \"Done at\" },\n  link \"erased\" { \"立会者\", \"Witness\", to = \"person\" } }\n\nprocedure \"takeout\" { \"情報の持ち出し\", \"Taking information out\", form = \"様式第7号\", writes = \"outside\", blanket = \"end of fiscal year\",\n  columns { \"item\", \"purpose\", \"place\", \"from\", \"till\" },\n  choice \"safeguards\" { \"守り方\", \"Safeguards\", many = true, when = { \"some item.confidentiality\", \"at least\", \"2\" },\n    option \"encrypt\" { \"暗号化\", \"Encryption\" }, option \"case\" { \"施錠かばん\", \"Locked case\" } },\n  decide \"permit\"    { \"持ち出しの許可\", \"Permission\", by = \"section_manager of each item\" },\n  task \"take\"        { \"持ち出した\", \"Taken out\", sets = { item = \"out\" } },\n  task \"bring\"       { \"持ち帰った\", \"Brought back\", due = \"till\", sets = { item = \"here\" } },\n  confirm \"returned\" { \"返却の確認\", \"Return confirmed\", by = any { \"leader of applicant\", \"colleague of applicant\" },\n    yesno \"complete\" { \"すべて戻った\", \"All of it is back\" } } }\n\nprocedure \"media_use\" { \"USBの使用\", \"Use of USB\",\n  text \"need\"     { \"理由\", \"Why\" },\n  date \"till\"     { \"いつまで\", \"Till\" },\n  text \"place\"    { \"保管場所\", \"Kept at\", optional = true },\n  decide \"permit\" { \"使用の許可\", \"Permission\", by = \"section_manager of applicant\" },\n  task \"unlock\"   { \"接続の設定\", \"Unlocking\", by = \"executor\", undo = \"till\" } }\n\nprocedure \"lend\" { \"備品の貸出\", \"Lending\",\n  choice \"need\"   { \"使い道\", \"Use\", option \"work\" { \"業務\", \"Work\" }, option \"training\" { \"研修\", \"Training\" } },\n  decide \"permit\" { \"貸出の許可\", \"Permission\", by = \"section_manager of applicant\" } }\n\nprocedure \"both\" { \"二人の決裁\", \"Two deciders\",\n  text \"what\"      { \"内容\", \"What\" },\n  consult \"agree\"  { \"合議\", \"Consult\", by = \"leader of applicant\" },\n  decide \"first\"   { \"課長の許可\", \"Manager\", by = \"section_manager of applicant\" },\n  decide \"second\"  { \"統括の許可\", \"Chief\", by = \"chief\" },\n  notify \"told\"    { \"供覧\", \"Told\", to = \"ciso\" } }\n\nprocedure \"setting\" { \"設定の変更\", \"Change of settings\",\n  text \"what\"     { \"内容\", \"What\" },\n  decide \"permit\" { \"変更の許可\", \"Permission\", by = \"chief\" } }\n\nprocedure \"exception\" { \"例外措置\", \"Exception\", applicant = \"section_manager\",\n  text \"reason\"   { \"理由\", \"Reason\" }, date \"till\" { \"いつまで\", \"Till\" },\n  decide \"permit\" { \"例外の許可\", \"Permission\", by = \"ciso\" },\n  task \"ended\"    { \"終了の報告\", \"Ended\", due = \"till\" } }\n\nprocedure \"urgent\" { \"緊急の報告\", \"Urgent\", applicant = \"section_manager\", rare = true,\n  text \"reason\"      { \"理由\", \"Reason\" },\n  ratify \"ratified\"  { \"追認\", \"Ratified\", by = \"ciso\" },\n  start \"remedy\"     { \"是正を求める\", \"Remedy\", opens = \"finding\", by = \"ciso\", when = { \"ratified\", \"is\", \"refused\" } },\n  task \"ended\"       { \"終了の報告\", \"Ended\" } }\n\nprocedure \"finding\" { \"指摘事項\", \"Finding\",\n  text \"reason\"    { \"事実\", \"Fact\" },\n  task \"plan\"      { \"改善計画\", \"Plan\", date \"until\" { \"期限\", \"By\" } },\n  task \"remedied\"  { \"改善した\", \"Remedied\", due = \"until\" },\n  confirm \"closed\" { \"改善の確認\", \"Confirmed\", by = \"section_manager of applicant\" } }\n\nprocedure \"disposal\" { \"廃棄\", \"Disposal\", writes = \"disposals\",\n  link \"item\"     { \"捨てるもの\", \"Item\", to = \"assets\", many = true },\n  decide \"permit\" { \"廃棄の許可\", \"Permission\", by = \"section_manager of applicant\",\n    when = { \"some item.confidentiality\", \"at least\", \"2\" } },\n  task \"erase\"    { \"消去した\", \"Erased\", each = \"item\", text \"method\" { \"方法\", \"Method\" } },\n  confirm \"erased\" { \"立会い\", \"Witnessed\", by = any { \"leader of applicant\", \"colleague of applicant\" }, each = \"item\",\n    sets = { item = \"gone\" } } }\n\ndoor \"out\" { \"情報を外へ出す\", \"Send information out\",\n  choice \"wish\" { \"何をしますか\", \"What\",\n    option \"carry\" { \"持ち出す\", \"Carry out\", brings \"takeout\" {} },\n    option \"look\"  { \"見せるだけ\", \"Only show\" } },\n  link \"item\"   { \"何を\", \"What\", to = \"assets\", many = true, unlisted = true, when = { \"wish\", \"is\", \"carry\" } },\n  yesno \"usb\"   { \"USBに入れますか\", \"On a USB stick\", brings \"media_use\" {} } }\ndoor \"discard\" { \"捨てる\", \"Discard\", brings \"disposal\" {} }\ndoor \"except\"  { \"例外措置\", \"Exceptions\",\n  choice \"wish\" { \"いつ\", \"When\", option \"later\" { \"許可を得てから\", \"After\", brings \"exception\" {} },\n    option \"done\" { \"既に行った\", \"Already\", brings \"urgent\" {} } } }\ndoor \"mixed\"   { \"USBと備品\", \"USB and things\", brings \"media_use\" {}, brings \"lend\" {} }\ndoor \"two\"     { \"二人\", \"Two\", brings \"both\" {} }\n\nclause \"1\" { \"外へ出すときは許しを受ける。\", \"Permission to take out.\", ref = \"1\", kinds = { \"procedure\", \"register\" },\n  kept_by = { \"takeout\", \"outside\" } }\nclause \"2\" { \"管理者が許可する。\", \"The manager permits.\", ref = \"2\", kinds = { \"role\", \"procedure\" },\n  kept_by = { \"section_manager\", \"takeout.permit\" } }\nclause \"3\" { \"緊急のときは後で報告する。\", \"Report afterwards.\", ref = \"3\", kinds = { \"procedure\" }, kept_by = { \"urgent\" } }\nclause \"4\" { \"パスワードは長くする。\", \"Long passwords.\", ref = \"4\", kinds = { \"portal\" }, kept_by = { \"length\" } }\nclause \"5\" { \"台帳を見直す。\", \"Review the ledger.\", ref = \"5\", kinds = { \"register\" }, kept_by = { \"assets\" } }\nclause \"6\" { \"指摘、廃棄、例外、二人の決裁、USBを扱う。\", \"The rest.\", ref = \"6\", kinds = { \"procedure\" },\n  kept_by = { \"finding\", \"disposal\", \"exception\", \"both\", \"media_use\", \"setting\", \"lend\" } }\n"}');
INSERT INTO organ (id, organ, entry, code, name, name_en, pack) VALUES (1, 1, 0, '112038', '関守市', 'Sekimori City', decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'));
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by) VALUES (1, 1, 1, '10', 'municipality', 0, 'leader');
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by) VALUES (2, 1, 1, '110', 'department', 0, 'leader');
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by) VALUES (3, 1, 1, '111', 'section', 0, 'leader');
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by) VALUES (4, 1, 1, '1111', 'team', 0, 'leader');
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by) VALUES (5, 1, 1, '112', 'section', 0, 'any');
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by) VALUES (6, 1, 1, '113', 'team', 1, 'leader');
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by) VALUES (7, 1, 1, '114', 'team', 0, 'leader');
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by) VALUES (8, 1, 1, '120', 'department', 0, 'leader');
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by) VALUES (9, 1, 1, '121', 'section', 0, 'leader');
INSERT INTO unit_span (id, organ, entry, unit, parent, name, name_en, reading, place, valid_from, valid_till) VALUES (1, 1, 1, 1, NULL, '関守市', 'Sekimori City', '', 0, 18353, NULL);
INSERT INTO unit_span (id, organ, entry, unit, parent, name, name_en, reading, place, valid_from, valid_till) VALUES (2, 1, 1, 2, 1, '福祉部', 'Welfare', '', 1, 18353, NULL);
INSERT INTO unit_span (id, organ, entry, unit, parent, name, name_en, reading, place, valid_from, valid_till) VALUES (3, 1, 1, 3, 2, '生活支援課', 'Support', '', 1, 18353, NULL);
INSERT INTO unit_span (id, organ, entry, unit, parent, name, name_en, reading, place, valid_from, valid_till) VALUES (4, 1, 1, 4, 3, '保護係', '', '', 1, 18353, NULL);
INSERT INTO unit_span (id, organ, entry, unit, parent, name, name_en, reading, place, valid_from, valid_till) VALUES (5, 1, 1, 5, 2, '高齢課', '', '', 2, 18353, NULL);
INSERT INTO unit_span (id, organ, entry, unit, parent, name, name_en, reading, place, valid_from, valid_till) VALUES (6, 1, 1, 6, 5, '第一保育園', '', '', 1, 18353, NULL);
INSERT INTO unit_span (id, organ, entry, unit, parent, name, name_en, reading, place, valid_from, valid_till) VALUES (7, 1, 1, 7, 5, '窓口係', '', '', 2, 18353, NULL);
INSERT INTO unit_span (id, organ, entry, unit, parent, name, name_en, reading, place, valid_from, valid_till) VALUES (8, 1, 1, 8, 1, '企画財政部', '', '', 2, 18353, NULL);
INSERT INTO unit_span (id, organ, entry, unit, parent, name, name_en, reading, place, valid_from, valid_till) VALUES (9, 1, 1, 9, 8, '情報政策課', '', '', 1, 18353, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (1, 1, 1, '1000', '関守 一', 'せきもり はじめ', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (2, 1, 1, '1001', '財前 守', 'ざいぜん まもる', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (3, 1, 1, '1002', '他田 進', 'おさだ すすむ', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (4, 1, 1, '1101', '福永 和子', 'ふくなが かずこ', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (5, 1, 1, '1102', '次田 実', 'つぎた みのる', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (6, 1, 1, '1111', '早瀬 健一', 'はやせ けんいち', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (7, 1, 1, '1112', '補佐 誠', 'ほさ まこと', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (8, 1, 1, '1113', '係 学', 'かかり まなぶ', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (9, 1, 1, '1114', '保田 恵', 'やすだ めぐみ', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (10, 1, 1, '1115', '青木 千夏', 'あおき ちなつ', 'regular', 'active', 'c.aoki@city.sekimori.example', '048-258-1110');
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (11, 1, 1, '1116', '大野 浩二', 'おおの こうじ', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (12, 1, 1, '1121', '高見 渉', 'たかみ わたる', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (13, 1, 1, '1122', '齢木 花', 'よわいぎ はな', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (14, 1, 1, '1131', '園部 幸', 'そのべ さち', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (15, 1, 1, '1132', '保母 優', 'ほぼ ゆう', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (16, 1, 1, '1141', '窓口 光', 'まどぐち ひかる', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (17, 1, 1, '1201', '企画 太郎', 'きかく たろう', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (18, 1, 1, '1202', '財津 明', 'ざいつ あきら', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (19, 1, 1, '1211', '情野 政', 'せいの まさし', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (20, 1, 1, '1212', '設楽 剛', 'したら つよし', 'regular', 'active', NULL, NULL);
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (21, 1, 1, '1213', '策山 緑', 'さくやま みどり', 'regular', 'active', NULL, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (1, 1, 1, 1, 1, 'head', NULL, '市長', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (2, 1, 1, 2, 1, 'vice_mayor_finance', NULL, '副市長', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (3, 1, 1, 3, 1, 'vice_mayor_other', NULL, '副市長', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (4, 1, 1, 4, 2, 'head', NULL, '部長', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (5, 1, 1, 5, 2, 'assistant', NULL, '次長', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (6, 1, 1, 6, 3, 'head', NULL, '課長', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (7, 1, 1, 7, 3, 'assistant', NULL, '課長補佐', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (8, 1, 1, 8, 4, 'head', NULL, '係長', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (9, 1, 1, 9, 4, 'member', NULL, '主事', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (10, 1, 1, 10, 3, 'member', NULL, '主任', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (11, 1, 1, 11, 3, 'member', NULL, '主事', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (12, 1, 1, 12, 5, 'head', NULL, '課長', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (13, 1, 1, 13, 5, 'member', NULL, '主事', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (14, 1, 1, 14, 6, 'head', NULL, '園長', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (15, 1, 1, 15, 6, 'member', NULL, '保育士', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (16, 1, 1, 16, 7, 'member', NULL, '主事', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (17, 1, 1, 17, 8, 'head', 'head_planning_finance', '部長', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (18, 1, 1, 18, 8, 'assistant', NULL, '次長', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (19, 1, 1, 19, 9, 'head', 'head_info_policy', '課長', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (20, 1, 1, 20, 9, 'member', NULL, '主査', 'main', 18353, NULL);
INSERT INTO assignment (id, organ, entry, person, unit, position, post, title, kind, valid_from, valid_till) VALUES (21, 1, 1, 21, 9, 'member', NULL, '主事', 'main', 18353, NULL);
INSERT INTO appointment (id, organ, entry, role, unit, person, kind, matters, valid_from, valid_till, reason) VALUES (1, 1, 1, 'executor', NULL, 20, 'holder', NULL, 18353, NULL, NULL);
INSERT INTO appointment (id, organ, entry, role, unit, person, kind, matters, valid_from, valid_till, reason) VALUES (2, 1, 1, 'leader', 3, 10, 'holder', NULL, 18353, NULL, NULL);
INSERT INTO account (id, organ, entry, person, login, state, created) VALUES (1, 1, 4, 11, '1116', 'active', 1775001600000);
INSERT INTO credential (id, organ, entry, account, kind, secret, temporary, set_at, expires, state) VALUES (1, 1, 4, 1, 'password', '$argon2id$v=19$m=65536,t=2,p=1$c2VraW1vcmk$c2VraW1vcmktc2VraW1vcmktc2VraW1vcmkh', 1, 1775001600000, 1775088000000, 'current');
INSERT INTO record (id, organ, entry, register, unit, number, shape, state, title, body, version, verified, created, changed) VALUES (1, 1, 8, 'assets', 3, '111-0001', decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), 'here', '保護台帳', '{"confidentiality":"3","name":"保護台帳"}', 3, 1775001600000, 1775001600000, 1775001600000);
INSERT INTO record (id, organ, entry, register, unit, number, shape, state, title, body, version, verified, created, changed) VALUES (2, 1, 3, 'assets', 5, '112-0001', decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), 'here', '窓口案内', '{"confidentiality":"1","name":"窓口案内"}', 1, 1775001600000, 1775001600000, 1775001600000);
INSERT INTO record (id, organ, entry, register, unit, number, shape, state, title, body, version, verified, created, changed) VALUES (3, 1, 9, 'outside', 3, '0001', decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), '', '訪問', '{"applicant":{"id":11,"kind":"person"},"bring":"2026-04-01T09:00","from":"2026-04-02","item":[{"id":1,"kind":"record"}],"place":"関守総合病院","purpose":"訪問","returned":{"id":10,"kind":"person"},"take":"2026-04-01T09:00","till":"2026-04-03"}', 4, 1775001600000, 1775001600000, 1775001600000);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (1, 1, 2, 1, 1, decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), 'here', '{"confidentiality":"3","name":"保護台帳"}', 0, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (2, 1, 3, 2, 1, decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), 'here', '{"confidentiality":"1","name":"窓口案内"}', 0, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (3, 1, 6, 3, 1, decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), '', '{"applicant":{"id":11,"kind":"person"},"from":"2026-04-02","item":[{"id":1,"kind":"record"}],"place":"関守総合病院","purpose":"訪問","till":"2026-04-03"}', 6, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (4, 1, 7, 1, 2, decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), 'out', '{"confidentiality":"3","name":"保護台帳"}', 11, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (5, 1, 7, 3, 2, decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), '', '{"applicant":{"id":11,"kind":"person"},"from":"2026-04-02","item":[{"id":1,"kind":"record"}],"place":"関守総合病院","purpose":"訪問","take":"2026-04-01T09:00","till":"2026-04-03"}', 11, '112038-2026-0001');
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (6, 1, 8, 1, 3, decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), 'here', '{"confidentiality":"3","name":"保護台帳"}', 11, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (7, 1, 8, 3, 3, decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), '', '{"applicant":{"id":11,"kind":"person"},"bring":"2026-04-01T09:00","from":"2026-04-02","item":[{"id":1,"kind":"record"}],"place":"関守総合病院","purpose":"訪問","take":"2026-04-01T09:00","till":"2026-04-03"}', 11, '112038-2026-0001');
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (8, 1, 9, 3, 4, decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), '', '{"applicant":{"id":11,"kind":"person"},"bring":"2026-04-01T09:00","from":"2026-04-02","item":[{"id":1,"kind":"record"}],"place":"関守総合病院","purpose":"訪問","returned":{"id":10,"kind":"person"},"take":"2026-04-01T09:00","till":"2026-04-03"}', 10, '112038-2026-0001');
INSERT INTO record_link (id, organ, entry, record, field, target_kind, target, gone) VALUES (1, 1, 6, 3, 'item', 'record', 1, 0);
INSERT INTO record_link (id, organ, entry, record, field, target_kind, target, gone) VALUES (2, 1, 6, 3, 'applicant', 'person', 11, 0);
INSERT INTO record_link (id, organ, entry, record, field, target_kind, target, gone) VALUES (3, 1, 9, 3, 'returned', 'person', 10, 0);
INSERT INTO number_line (id, organ, entry, line, last) VALUES (1, 1, 2, 'assets/111-{no}', 1);
INSERT INTO number_line (id, organ, entry, line, last) VALUES (2, 1, 3, 'assets/112-{no}', 1);
INSERT INTO number_line (id, organ, entry, line, last) VALUES (3, 1, 10, 'case/112038-2026-{no}', 2);
INSERT INTO number_line (id, organ, entry, line, last) VALUES (4, 1, 6, 'outside/{no}', 1);
INSERT INTO number_line (id, organ, entry, line, last) VALUES (5, 1, 12, 'case/112038-2032-{no}', 1);
INSERT INTO case_file (id, organ, entry, number, door, procedure, pack, title, applicant, applicant_text, drafter, unit, role, state, content, content_digest, version, opened, closed, doc_number, doc_class, keep_till, publicity, highest, blanket_till) VALUES (1, 1, 9, '112038-2026-0001', 'out', 'takeout', decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), '保護台帳を関守総合病院へ持ち出す', 11, '福祉部 生活支援課 主事 大野 浩二', 11, 3, '', 'done', '{"applicant":11,"door":{"item":[{"id":1,"kind":"record"}],"usb":false,"wish":"carry"},"items":[{"described":{"confidentiality":"3","number":"111-0001","register":"assets","title":"保護台帳","unit":3,"version":1},"field":"item","part":"takeout","place":1,"record":1}],"parts":[{"body":{"from":"2026-04-02","item":[{"id":1,"kind":"record"}],"place":"関守総合病院","purpose":"訪問","safeguards":["encrypt"],"till":"2026-04-03"},"procedure":"takeout"}]}', decode('dead661a5c2d73609a585d00e520798201b025e3fae3fb1270aa25b4d55960e8', 'hex'), 1, 1775001600000, 1775001600000, '112038-2026-0001', '', 22735, 'closed', '3', NULL);
INSERT INTO case_file (id, organ, entry, number, door, procedure, pack, title, applicant, applicant_text, drafter, unit, role, state, content, content_digest, version, opened, closed, doc_number, doc_class, keep_till, publicity, highest, blanket_till) VALUES (2, 1, 11, '112038-2026-0002', 'out', 'takeout', decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), '保護台帳を関守総合病院へ持ち出す', 11, '福祉部 生活支援課 主事 大野 浩二', 11, 3, '', 'refused', '{"applicant":11,"door":{"item":[{"id":1,"kind":"record"}],"usb":false,"wish":"carry"},"items":[{"described":{"confidentiality":"3","number":"111-0001","register":"assets","title":"保護台帳","unit":3,"version":3},"field":"item","part":"takeout","place":1,"record":1}],"parts":[{"body":{"from":"2026-04-02","item":[{"id":1,"kind":"record"}],"place":"関守総合病院","purpose":"訪問","safeguards":["encrypt"],"till":"2026-04-03"},"procedure":"takeout"}]}', decode('402e6d35b91bbf5e407ec31e282277c67c0e55af33bdadab88133f526efd4559', 'hex'), 1, 1775001600000, 1775001600000, '112038-2026-0002', '', 22735, 'closed', '3', NULL);
INSERT INTO case_file (id, organ, entry, number, door, procedure, pack, title, applicant, applicant_text, drafter, unit, role, state, content, content_digest, version, opened, closed, doc_number, doc_class, keep_till, publicity, highest, blanket_till) VALUES (3, 1, 12, '112038-2032-0001', 'out', 'takeout', decode('61b996e79d017aa77e123414ace266f64fc843dfb716c908e2dfdeb4b5304c3d', 'hex'), '窓口案内を公民館へ持ち出す', 13, '福祉部 高齢課 主事 齢木 花', 13, 5, '', 'open', '{"applicant":13,"door":{"item":[{"id":2,"kind":"record"}],"usb":false,"wish":"carry"},"items":[{"described":{"confidentiality":"1","number":"112-0001","register":"assets","title":"窓口案内","unit":5,"version":1},"field":"item","part":"takeout","place":1,"record":2}],"parts":[{"body":{"from":"2032-05-02","item":[{"id":2,"kind":"record"}],"place":"公民館","purpose":"説明会","till":"2032-05-03"},"procedure":"takeout"}]}', decode('602a6faa7034ef8a68f1e880164c7fbc569f5dd580e508d1840dd655381115a9', 'hex'), 1, 1966982400000, NULL, '112038-2032-0001', '', NULL, 'open', '1', NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (1, 1, 6, 1, 'takeout', 'permit', 1, NULL, 'decide', 'done', 1775487540000, 1775001600000, 1775001600000, 6, 'section_manager', '{"name":"早瀬 健一","role":"情報セキュリティ管理者","title":"課長","unit":"福祉部 生活支援課"}', 'granted', NULL, decode('dead661a5c2d73609a585d00e520798201b025e3fae3fb1270aa25b4d55960e8', 'hex'), 0, NULL, 'self', 0, '訪問のため', 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (2, 1, 7, 1, 'takeout', 'take', 1, NULL, 'task', 'done', NULL, 1775001600000, 1775001600000, 11, '', '{"name":"大野 浩二","title":"主事","unit":"福祉部 生活支援課"}', 'done', NULL, decode('dead661a5c2d73609a585d00e520798201b025e3fae3fb1270aa25b4d55960e8', 'hex'), 0, NULL, 'self', 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (3, 1, 8, 1, 'takeout', 'bring', 1, NULL, 'task', 'done', 1775228340000, 1775001600000, 1775001600000, 11, '', '{"name":"大野 浩二","title":"主事","unit":"福祉部 生活支援課"}', 'done', NULL, decode('dead661a5c2d73609a585d00e520798201b025e3fae3fb1270aa25b4d55960e8', 'hex'), 0, NULL, 'self', 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (4, 1, 9, 1, 'takeout', 'returned', 1, NULL, 'confirm', 'done', 1775487540000, 1775001600000, 1775001600000, 10, 'leader', '{"name":"青木 千夏","role":"推進リーダー","title":"主任","unit":"福祉部 生活支援課"}', 'yes', '{"complete":true}', decode('dead661a5c2d73609a585d00e520798201b025e3fae3fb1270aa25b4d55960e8', 'hex'), 0, NULL, 'self', 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (5, 1, 11, 2, 'takeout', 'permit', 1, NULL, 'decide', 'refused', 1775487540000, 1775001600000, 1775001600000, 6, 'section_manager', '{"name":"早瀬 健一","role":"情報セキュリティ管理者","title":"課長","unit":"福祉部 生活支援課"}', 'refused', NULL, decode('402e6d35b91bbf5e407ec31e282277c67c0e55af33bdadab88133f526efd4559', 'hex'), 0, NULL, 'self', 0, '閲覧で足りる', 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (6, 1, 11, 2, 'takeout', 'take', 1, NULL, 'task', 'cancelled', NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, decode('402e6d35b91bbf5e407ec31e282277c67c0e55af33bdadab88133f526efd4559', 'hex'), 0, NULL, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (7, 1, 11, 2, 'takeout', 'bring', 1, NULL, 'task', 'cancelled', NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, decode('402e6d35b91bbf5e407ec31e282277c67c0e55af33bdadab88133f526efd4559', 'hex'), 0, NULL, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (8, 1, 11, 2, 'takeout', 'returned', 1, NULL, 'confirm', 'cancelled', NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, decode('402e6d35b91bbf5e407ec31e282277c67c0e55af33bdadab88133f526efd4559', 'hex'), 0, NULL, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (9, 1, 12, 3, 'takeout', 'permit', 1, NULL, 'decide', 'open', 1967813940000, 1966982400000, NULL, NULL, '', NULL, NULL, NULL, decode('602a6faa7034ef8a68f1e880164c7fbc569f5dd580e508d1840dd655381115a9', 'hex'), 0, 1967813940000, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (10, 1, 12, 3, 'takeout', 'take', 1, NULL, 'task', 'waiting', NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, decode('602a6faa7034ef8a68f1e880164c7fbc569f5dd580e508d1840dd655381115a9', 'hex'), 0, NULL, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (11, 1, 12, 3, 'takeout', 'bring', 1, NULL, 'task', 'waiting', NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, decode('602a6faa7034ef8a68f1e880164c7fbc569f5dd580e508d1840dd655381115a9', 'hex'), 0, NULL, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (12, 1, 12, 3, 'takeout', 'returned', 1, NULL, 'confirm', 'waiting', NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, decode('602a6faa7034ef8a68f1e880164c7fbc569f5dd580e508d1840dd655381115a9', 'hex'), 0, NULL, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO step_actor (id, organ, entry, step, role, unit, person, state, via) VALUES (1, 1, 6, 1, 'section_manager', 3, 0, 'closed', '');
INSERT INTO step_actor (id, organ, entry, step, role, unit, person, state, via) VALUES (2, 1, 7, 2, '', 0, 11, 'closed', '');
INSERT INTO step_actor (id, organ, entry, step, role, unit, person, state, via) VALUES (3, 1, 8, 3, '', 0, 11, 'closed', '');
INSERT INTO step_actor (id, organ, entry, step, role, unit, person, state, via) VALUES (4, 1, 9, 4, 'leader', 3, 0, 'closed', '');
INSERT INTO step_actor (id, organ, entry, step, role, unit, person, state, via) VALUES (5, 1, 11, 5, 'section_manager', 3, 0, 'closed', '');
INSERT INTO step_actor (id, organ, entry, step, role, unit, person, state, via) VALUES (6, 1, 12, 9, 'section_manager', 5, 0, 'open', '');
INSERT INTO case_item (id, organ, entry, case_file, part, field, place, record, described, gone) VALUES (1, 1, 5, 1, 'takeout', 'item', 1, 1, '{"confidentiality":"3","number":"111-0001","register":"assets","title":"保護台帳","unit":3,"version":1}', 0);
INSERT INTO case_item (id, organ, entry, case_file, part, field, place, record, described, gone) VALUES (2, 1, 6, 1, 'takeout', '@line', 1, 3, NULL, 0);
INSERT INTO case_item (id, organ, entry, case_file, part, field, place, record, described, gone) VALUES (3, 1, 10, 2, 'takeout', 'item', 1, 1, '{"confidentiality":"3","number":"111-0001","register":"assets","title":"保護台帳","unit":3,"version":3}', 0);
INSERT INTO case_item (id, organ, entry, case_file, part, field, place, record, described, gone) VALUES (4, 1, 12, 3, 'takeout', 'item', 1, 2, '{"confidentiality":"1","number":"112-0001","register":"assets","title":"窓口案内","unit":5,"version":1}', 0);
INSERT INTO notice (id, organ, entry, step, case_file, person, kind, at, level) VALUES (1, 1, 6, 1, 1, 11, 'granted', 1775001600000, 0);
INSERT INTO notice (id, organ, entry, step, case_file, person, kind, at, level) VALUES (2, 1, 11, 5, 2, 11, 'refused', 1775001600000, 0);
INSERT INTO record_list (list, key, sort, record) VALUES (1, decode('4100', 'hex'), '3111-11', 1);
INSERT INTO record_list (list, key, sort, record) VALUES (1, decode('4100', 'hex'), '3112-11', 2);
INSERT INTO record_list (list, key, sort, record) VALUES (1, decode('55000000000000000300', 'hex'), '3111-11', 1);
INSERT INTO record_list (list, key, sort, record) VALUES (1, decode('55000000000000000500', 'hex'), '3112-11', 2);
INSERT INTO record_list (list, key, sort, record) VALUES (3, decode('4100', 'hex'), '11', 3);
INSERT INTO record_list (list, key, sort, record) VALUES (3, decode('55000000000000000300', 'hex'), '11', 3);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 0, '', '', 2);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 0, 'confidentiality', '1', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 0, 'confidentiality', '3', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 0, 'state', 'here', 2);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 0, 'verified', 'yes', 2);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 3, '', '', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 3, 'confidentiality', '3', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 3, 'state', 'here', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 3, 'verified', 'yes', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 5, '', '', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 5, 'confidentiality', '1', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 5, 'state', 'here', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 5, 'verified', 'yes', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('outside', 0, '', '', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('outside', 0, 'verified', 'yes', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('outside', 3, '', '', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('outside', 3, 'verified', 'yes', 1);
INSERT INTO record_word (word, register, unit, record) VALUES ('#1', 2, 3, 1);
INSERT INTO record_word (word, register, unit, record) VALUES ('#1', 2, 5, 2);
INSERT INTO record_word (word, register, unit, record) VALUES ('#1', 4, 3, 3);
INSERT INTO record_word (word, register, unit, record) VALUES ('#111', 2, 3, 1);
INSERT INTO record_word (word, register, unit, record) VALUES ('#111-0001', 2, 3, 1);
INSERT INTO record_word (word, register, unit, record) VALUES ('#112', 2, 5, 2);
INSERT INTO record_word (word, register, unit, record) VALUES ('#112-0001', 2, 5, 2);
INSERT INTO record_word (word, register, unit, record) VALUES ('保護', 2, 3, 1);
INSERT INTO record_word (word, register, unit, record) VALUES ('口案', 2, 5, 2);
INSERT INTO record_word (word, register, unit, record) VALUES ('台帳', 2, 3, 1);
INSERT INTO record_word (word, register, unit, record) VALUES ('案内', 2, 5, 2);
INSERT INTO record_word (word, register, unit, record) VALUES ('窓口', 2, 5, 2);
INSERT INTO record_word (word, register, unit, record) VALUES ('訪問', 4, 3, 3);
INSERT INTO record_word (word, register, unit, record) VALUES ('護台', 2, 3, 1);
INSERT INTO list_name (id, name) VALUES (1, 'assets/by_unit');
INSERT INTO list_name (id, name) VALUES (2, 'assets');
INSERT INTO list_name (id, name) VALUES (3, 'outside/by_unit');
INSERT INTO list_name (id, name) VALUES (4, 'outside');
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('out', 0, 24315, 2, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('out', 0, 24388, 1, 1966982400000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('out', 3, 24315, 2, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('out', 5, 24388, 1, 1966982400000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('outside', 0, 24315, 1, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('outside', 3, 24315, 1, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('takeout', 0, 24315, 7, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('takeout', 0, 24388, 1, 1966982400000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('takeout', 3, 24315, 7, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('takeout', 5, 24388, 1, 1966982400000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('takeout.bring', 0, 24315, 1, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('takeout.bring', 3, 24315, 1, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('takeout.permit', 0, 24315, 2, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('takeout.permit', 3, 24315, 2, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('takeout.returned', 0, 24315, 1, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('takeout.returned', 3, 24315, 1, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('takeout.take', 0, 24315, 1, 1775001600000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('takeout.take', 3, 24315, 1, 1775001600000, 0);
INSERT INTO draft (person, door, content, saved) VALUES (1, 'out', '{}', 1);
-- SQLite: indexes and guards
CREATE UNIQUE INDEX uq_entry_token ON entry (token);
CREATE INDEX ix_entry_actor_seq ON entry (actor, seq);
CREATE INDEX ix_entry_act_seq ON entry (act, seq);
CREATE INDEX ix_entry_object_seq ON entry_object (seq);
CREATE UNIQUE INDEX uq_setting_name ON setting (name);
CREATE INDEX ix_setting_entry ON setting (entry);
CREATE UNIQUE INDEX uq_pack_blob_digest ON pack_blob (digest);
CREATE INDEX ix_pack_blob_entry ON pack_blob (entry);
CREATE UNIQUE INDEX uq_organ_code ON organ (code);
CREATE INDEX ix_organ_entry ON organ (entry);
CREATE UNIQUE INDEX uq_unit_code ON unit (code);
CREATE INDEX ix_unit_entry ON unit (entry);
CREATE INDEX ix_unit_span_unit_valid_from ON unit_span (unit, valid_from);
CREATE INDEX ix_unit_span_parent ON unit_span (parent);
CREATE INDEX ix_unit_span_entry ON unit_span (entry);
CREATE UNIQUE INDEX uq_person_number ON person (number);
CREATE INDEX ix_person_reading_id ON person (reading, id);
CREATE INDEX ix_person_entry ON person (entry);
CREATE INDEX ix_assignment_person_valid_from ON assignment (person, valid_from);
CREATE INDEX ix_assignment_unit_position ON assignment (unit, position);
CREATE INDEX ix_assignment_position ON assignment (position);
CREATE INDEX ix_assignment_post ON assignment (post);
CREATE INDEX ix_assignment_entry ON assignment (entry);
CREATE INDEX ix_appointment_role_unit ON appointment (role, unit);
CREATE INDEX ix_appointment_person ON appointment (person);
CREATE INDEX ix_appointment_entry ON appointment (entry);
CREATE UNIQUE INDEX uq_account_login ON account (login);
CREATE INDEX ix_account_person ON account (person);
CREATE INDEX ix_account_entry ON account (entry);
CREATE INDEX ix_credential_account ON credential (account);
CREATE INDEX ix_credential_entry ON credential (entry);
CREATE UNIQUE INDEX uq_record_register_number ON record (register, number);
CREATE INDEX ix_record_register_unit_id ON record (register, unit, id);
CREATE INDEX ix_record_entry ON record (entry);
CREATE UNIQUE INDEX uq_record_version_record_version ON record_version (record, version);
CREATE INDEX ix_record_version_entry ON record_version (entry);
CREATE INDEX ix_record_link_target_kind_target ON record_link (target_kind, target);
CREATE INDEX ix_record_link_record ON record_link (record);
CREATE INDEX ix_record_link_entry ON record_link (entry);
CREATE UNIQUE INDEX uq_number_line_line ON number_line (line);
CREATE INDEX ix_number_line_entry ON number_line (entry);
CREATE INDEX ix_record_review_register_unit_at ON record_review (register, unit, at);
CREATE INDEX ix_record_review_entry ON record_review (entry);
CREATE UNIQUE INDEX uq_case_file_number ON case_file (number);
CREATE INDEX ix_case_file_applicant_state ON case_file (applicant, state);
CREATE INDEX ix_case_file_drafter_state ON case_file (drafter, state);
CREATE INDEX ix_case_file_unit_state ON case_file (unit, state);
CREATE INDEX ix_case_file_procedure_state_id ON case_file (procedure, state, id);
CREATE INDEX ix_case_file_entry ON case_file (entry);
CREATE INDEX ix_case_step_case_file ON case_step (case_file);
CREATE INDEX ix_case_step_state_climb_at ON case_step (state, climb_at);
CREATE INDEX ix_case_step_state_due ON case_step (state, due);
CREATE INDEX ix_case_step_actor_done ON case_step (actor, done);
CREATE INDEX ix_case_step_entry ON case_step (entry);
CREATE INDEX ix_step_actor_person_state ON step_actor (person, state);
CREATE INDEX ix_step_actor_role_unit_state ON step_actor (role, unit, state);
CREATE INDEX ix_step_actor_step ON step_actor (step);
CREATE INDEX ix_step_actor_entry ON step_actor (entry);
CREATE INDEX ix_case_item_case_file ON case_item (case_file);
CREATE INDEX ix_case_item_record ON case_item (record);
CREATE INDEX ix_case_item_entry ON case_item (entry);
CREATE INDEX ix_case_correction_case_file ON case_correction (case_file);
CREATE INDEX ix_case_correction_entry ON case_correction (entry);
CREATE INDEX ix_notice_person_at ON notice (person, at);
CREATE INDEX ix_notice_case_file ON notice (case_file);
CREATE INDEX ix_notice_entry ON notice (entry);
CREATE INDEX ix_record_list_record ON record_list (record);
CREATE UNIQUE INDEX uq_list_name_name ON list_name (name);
CREATE INDEX ix_session_account ON session (account);
CREATE INDEX ix_session_seen ON session (seen);
CREATE INDEX ix_throttle_last ON throttle (last);
CREATE TRIGGER guard_entry_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'guard: a row of entry is never changed'); END;
CREATE TRIGGER guard_entry_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'guard: a row of entry is never deleted'); END;
CREATE TRIGGER guard_entry_insert BEFORE INSERT ON entry WHEN NEW.seq <> COALESCE((SELECT MAX(seq) FROM entry), -1) + 1 BEGIN SELECT RAISE(ABORT, 'guard: entries follow one another without a gap'); END;
CREATE TRIGGER guard_entry_body_update BEFORE UPDATE ON entry_body BEGIN SELECT RAISE(ABORT, 'guard: a row of entry_body is never changed'); END;
CREATE TRIGGER guard_entry_body_delete BEFORE DELETE ON entry_body BEGIN SELECT RAISE(ABORT, 'guard: a row of entry_body is never deleted'); END;
CREATE TRIGGER guard_entry_object_update BEFORE UPDATE ON entry_object BEGIN SELECT RAISE(ABORT, 'guard: a row of entry_object is never changed'); END;
CREATE TRIGGER guard_entry_object_delete BEFORE DELETE ON entry_object BEGIN SELECT RAISE(ABORT, 'guard: a row of entry_object is never deleted'); END;
CREATE TRIGGER guard_tree_node_update BEFORE UPDATE ON tree_node BEGIN SELECT RAISE(ABORT, 'guard: a row of tree_node is never changed'); END;
CREATE TRIGGER guard_tree_node_delete BEFORE DELETE ON tree_node BEGIN SELECT RAISE(ABORT, 'guard: a row of tree_node is never deleted'); END;
CREATE TRIGGER guard_checkpoint_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'guard: a row of checkpoint is never changed'); END;
CREATE TRIGGER guard_checkpoint_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'guard: a row of checkpoint is never deleted'); END;
CREATE TRIGGER guard_setting_insert BEFORE INSERT ON setting WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of setting is written only with a new entry'); END;
CREATE TRIGGER guard_setting_update BEFORE UPDATE ON setting WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of setting is changed only with a new entry'); END;
CREATE TRIGGER guard_setting_delete BEFORE DELETE ON setting BEGIN SELECT RAISE(ABORT, 'guard: a row of setting is never deleted'); END;
CREATE TRIGGER guard_pack_blob_insert BEFORE INSERT ON pack_blob WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of pack_blob is written only with a new entry'); END;
CREATE TRIGGER guard_pack_blob_update BEFORE UPDATE ON pack_blob WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of pack_blob is changed only with a new entry'); END;
CREATE TRIGGER guard_pack_blob_delete BEFORE DELETE ON pack_blob BEGIN SELECT RAISE(ABORT, 'guard: a row of pack_blob is never deleted'); END;
CREATE TRIGGER guard_organ_insert BEFORE INSERT ON organ WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of organ is written only with a new entry'); END;
CREATE TRIGGER guard_organ_update BEFORE UPDATE ON organ WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of organ is changed only with a new entry'); END;
CREATE TRIGGER guard_organ_delete BEFORE DELETE ON organ BEGIN SELECT RAISE(ABORT, 'guard: a row of organ is never deleted'); END;
CREATE TRIGGER guard_unit_insert BEFORE INSERT ON unit WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of unit is written only with a new entry'); END;
CREATE TRIGGER guard_unit_update BEFORE UPDATE ON unit WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of unit is changed only with a new entry'); END;
CREATE TRIGGER guard_unit_delete BEFORE DELETE ON unit BEGIN SELECT RAISE(ABORT, 'guard: a row of unit is never deleted'); END;
CREATE TRIGGER guard_unit_span_insert BEFORE INSERT ON unit_span WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of unit_span is written only with a new entry'); END;
CREATE TRIGGER guard_unit_span_update BEFORE UPDATE ON unit_span WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of unit_span is changed only with a new entry'); END;
CREATE TRIGGER guard_unit_span_delete BEFORE DELETE ON unit_span BEGIN SELECT RAISE(ABORT, 'guard: a row of unit_span is never deleted'); END;
CREATE TRIGGER guard_person_insert BEFORE INSERT ON person WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of person is written only with a new entry'); END;
CREATE TRIGGER guard_person_update BEFORE UPDATE ON person WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of person is changed only with a new entry'); END;
CREATE TRIGGER guard_person_delete BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'guard: a row of person is never deleted'); END;
CREATE TRIGGER guard_assignment_insert BEFORE INSERT ON assignment WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of assignment is written only with a new entry'); END;
CREATE TRIGGER guard_assignment_update BEFORE UPDATE ON assignment WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of assignment is changed only with a new entry'); END;
CREATE TRIGGER guard_assignment_delete BEFORE DELETE ON assignment BEGIN SELECT RAISE(ABORT, 'guard: a row of assignment is never deleted'); END;
CREATE TRIGGER guard_appointment_insert BEFORE INSERT ON appointment WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of appointment is written only with a new entry'); END;
CREATE TRIGGER guard_appointment_update BEFORE UPDATE ON appointment WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of appointment is changed only with a new entry'); END;
CREATE TRIGGER guard_appointment_delete BEFORE DELETE ON appointment BEGIN SELECT RAISE(ABORT, 'guard: a row of appointment is never deleted'); END;
CREATE TRIGGER guard_account_insert BEFORE INSERT ON account WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of account is written only with a new entry'); END;
CREATE TRIGGER guard_account_update BEFORE UPDATE ON account WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of account is changed only with a new entry'); END;
CREATE TRIGGER guard_account_delete BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'guard: a row of account is never deleted'); END;
CREATE TRIGGER guard_credential_insert BEFORE INSERT ON credential WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of credential is written only with a new entry'); END;
CREATE TRIGGER guard_credential_update BEFORE UPDATE ON credential WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of credential is changed only with a new entry'); END;
CREATE TRIGGER guard_credential_delete BEFORE DELETE ON credential BEGIN SELECT RAISE(ABORT, 'guard: a row of credential is never deleted'); END;
CREATE TRIGGER guard_record_insert BEFORE INSERT ON record WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of record is written only with a new entry'); END;
CREATE TRIGGER guard_record_update BEFORE UPDATE ON record WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of record is changed only with a new entry'); END;
CREATE TRIGGER guard_record_delete BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'guard: a row of record is never deleted'); END;
CREATE TRIGGER guard_record_version_insert BEFORE INSERT ON record_version WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of record_version is written only with a new entry'); END;
CREATE TRIGGER guard_record_version_update BEFORE UPDATE ON record_version WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of record_version is changed only with a new entry'); END;
CREATE TRIGGER guard_record_version_delete BEFORE DELETE ON record_version BEGIN SELECT RAISE(ABORT, 'guard: a row of record_version is never deleted'); END;
CREATE TRIGGER guard_record_link_insert BEFORE INSERT ON record_link WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of record_link is written only with a new entry'); END;
CREATE TRIGGER guard_record_link_update BEFORE UPDATE ON record_link WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of record_link is changed only with a new entry'); END;
CREATE TRIGGER guard_record_link_delete BEFORE DELETE ON record_link BEGIN SELECT RAISE(ABORT, 'guard: a row of record_link is never deleted'); END;
CREATE TRIGGER guard_number_line_insert BEFORE INSERT ON number_line WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of number_line is written only with a new entry'); END;
CREATE TRIGGER guard_number_line_update BEFORE UPDATE ON number_line WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of number_line is changed only with a new entry'); END;
CREATE TRIGGER guard_number_line_delete BEFORE DELETE ON number_line BEGIN SELECT RAISE(ABORT, 'guard: a row of number_line is never deleted'); END;
CREATE TRIGGER guard_record_review_insert BEFORE INSERT ON record_review WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of record_review is written only with a new entry'); END;
CREATE TRIGGER guard_record_review_update BEFORE UPDATE ON record_review WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of record_review is changed only with a new entry'); END;
CREATE TRIGGER guard_record_review_delete BEFORE DELETE ON record_review BEGIN SELECT RAISE(ABORT, 'guard: a row of record_review is never deleted'); END;
CREATE TRIGGER guard_case_file_insert BEFORE INSERT ON case_file WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of case_file is written only with a new entry'); END;
CREATE TRIGGER guard_case_file_update BEFORE UPDATE ON case_file WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of case_file is changed only with a new entry'); END;
CREATE TRIGGER guard_case_file_delete BEFORE DELETE ON case_file BEGIN SELECT RAISE(ABORT, 'guard: a row of case_file is never deleted'); END;
CREATE TRIGGER guard_case_step_insert BEFORE INSERT ON case_step WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of case_step is written only with a new entry'); END;
CREATE TRIGGER guard_case_step_update BEFORE UPDATE ON case_step WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of case_step is changed only with a new entry'); END;
CREATE TRIGGER guard_case_step_delete BEFORE DELETE ON case_step BEGIN SELECT RAISE(ABORT, 'guard: a row of case_step is never deleted'); END;
CREATE TRIGGER guard_step_actor_insert BEFORE INSERT ON step_actor WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of step_actor is written only with a new entry'); END;
CREATE TRIGGER guard_step_actor_update BEFORE UPDATE ON step_actor WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of step_actor is changed only with a new entry'); END;
CREATE TRIGGER guard_step_actor_delete BEFORE DELETE ON step_actor BEGIN SELECT RAISE(ABORT, 'guard: a row of step_actor is never deleted'); END;
CREATE TRIGGER guard_case_item_insert BEFORE INSERT ON case_item WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of case_item is written only with a new entry'); END;
CREATE TRIGGER guard_case_item_update BEFORE UPDATE ON case_item WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of case_item is changed only with a new entry'); END;
CREATE TRIGGER guard_case_item_delete BEFORE DELETE ON case_item BEGIN SELECT RAISE(ABORT, 'guard: a row of case_item is never deleted'); END;
CREATE TRIGGER guard_case_correction_insert BEFORE INSERT ON case_correction WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of case_correction is written only with a new entry'); END;
CREATE TRIGGER guard_case_correction_update BEFORE UPDATE ON case_correction WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of case_correction is changed only with a new entry'); END;
CREATE TRIGGER guard_case_correction_delete BEFORE DELETE ON case_correction BEGIN SELECT RAISE(ABORT, 'guard: a row of case_correction is never deleted'); END;
CREATE TRIGGER guard_notice_insert BEFORE INSERT ON notice WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of notice is written only with a new entry'); END;
CREATE TRIGGER guard_notice_update BEFORE UPDATE ON notice WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of notice is changed only with a new entry'); END;
CREATE TRIGGER guard_notice_delete BEFORE DELETE ON notice BEGIN SELECT RAISE(ABORT, 'guard: a row of notice is never deleted'); END;
-- PostgreSQL: indexes and guards
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.case_correction
    ADD CONSTRAINT case_correction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.case_file
    ADD CONSTRAINT case_file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.case_item
    ADD CONSTRAINT case_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.case_step
    ADD CONSTRAINT case_step_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.checkpoint
    ADD CONSTRAINT checkpoint_pkey PRIMARY KEY (size);
ALTER TABLE ONLY public.clause_use
    ADD CONSTRAINT clause_use_pkey PRIMARY KEY (keeper, unit, month);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (person, door);
ALTER TABLE ONLY public.entry_body
    ADD CONSTRAINT entry_body_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.entry_object
    ADD CONSTRAINT entry_object_pkey PRIMARY KEY (kind, id, seq);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.lease
    ADD CONSTRAINT lease_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.list_name
    ADD CONSTRAINT list_name_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.number_line
    ADD CONSTRAINT number_line_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organ
    ADD CONSTRAINT organ_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pack_blob
    ADD CONSTRAINT pack_blob_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.read_mark
    ADD CONSTRAINT read_mark_pkey PRIMARY KEY (person, notice);
ALTER TABLE ONLY public.record_link
    ADD CONSTRAINT record_link_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.record_list
    ADD CONSTRAINT record_list_pkey PRIMARY KEY (list, key, sort, record);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.record_review
    ADD CONSTRAINT record_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.record_tally
    ADD CONSTRAINT record_tally_pkey PRIMARY KEY (register, unit, field, value);
ALTER TABLE ONLY public.record_version
    ADD CONSTRAINT record_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.record_word
    ADD CONSTRAINT record_word_pkey PRIMARY KEY (word, register, unit, record);
ALTER TABLE ONLY public.schema_step
    ADD CONSTRAINT schema_step_pkey PRIMARY KEY (step);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (token_digest);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.step_actor
    ADD CONSTRAINT step_actor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.throttle
    ADD CONSTRAINT throttle_pkey PRIMARY KEY (subject);
ALTER TABLE ONLY public.tree_node
    ADD CONSTRAINT tree_node_pkey PRIMARY KEY (level, idx);
ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.unit_span
    ADD CONSTRAINT unit_span_pkey PRIMARY KEY (id);
CREATE INDEX ix_account_person ON public.account USING btree (person);
CREATE INDEX ix_appointment_person ON public.appointment USING btree (person);
CREATE INDEX ix_appointment_role_unit ON public.appointment USING btree (role, unit);
CREATE INDEX ix_assignment_person_valid_from ON public.assignment USING btree (person, valid_from);
CREATE INDEX ix_assignment_position ON public.assignment USING btree ("position");
CREATE INDEX ix_assignment_post ON public.assignment USING btree (post);
CREATE INDEX ix_assignment_unit_position ON public.assignment USING btree (unit, "position");
CREATE INDEX ix_case_correction_case_file ON public.case_correction USING btree (case_file);
CREATE INDEX ix_case_file_applicant_state ON public.case_file USING btree (applicant, state);
CREATE INDEX ix_case_file_drafter_state ON public.case_file USING btree (drafter, state);
CREATE INDEX ix_case_file_procedure_state_id ON public.case_file USING btree (procedure, state, id);
CREATE INDEX ix_case_file_unit_state ON public.case_file USING btree (unit, state);
CREATE INDEX ix_case_item_case_file ON public.case_item USING btree (case_file);
CREATE INDEX ix_case_item_record ON public.case_item USING btree (record);
CREATE INDEX ix_case_step_actor_done ON public.case_step USING btree (actor, done);
CREATE INDEX ix_case_step_case_file ON public.case_step USING btree (case_file);
CREATE INDEX ix_case_step_state_climb_at ON public.case_step USING btree (state, climb_at);
CREATE INDEX ix_case_step_state_due ON public.case_step USING btree (state, due);
CREATE INDEX ix_credential_account ON public.credential USING btree (account);
CREATE INDEX ix_entry_act_seq ON public.entry USING btree (act, seq);
CREATE INDEX ix_entry_actor_seq ON public.entry USING btree (actor, seq);
CREATE INDEX ix_entry_object_seq ON public.entry_object USING btree (seq);
CREATE INDEX ix_notice_case_file ON public.notice USING btree (case_file);
CREATE INDEX ix_notice_person_at ON public.notice USING btree (person, at);
CREATE INDEX ix_person_reading_id ON public.person USING btree (reading, id);
CREATE INDEX ix_record_link_record ON public.record_link USING btree (record);
CREATE INDEX ix_record_link_target_kind_target ON public.record_link USING btree (target_kind, target);
CREATE INDEX ix_record_list_record ON public.record_list USING btree (record);
CREATE INDEX ix_record_register_unit_id ON public.record USING btree (register, unit, id);
CREATE INDEX ix_record_review_register_unit_at ON public.record_review USING btree (register, unit, at);
CREATE INDEX ix_session_account ON public.session USING btree (account);
CREATE INDEX ix_session_seen ON public.session USING btree (seen);
CREATE INDEX ix_step_actor_person_state ON public.step_actor USING btree (person, state);
CREATE INDEX ix_step_actor_role_unit_state ON public.step_actor USING btree (role, unit, state);
CREATE INDEX ix_step_actor_step ON public.step_actor USING btree (step);
CREATE INDEX ix_throttle_last ON public.throttle USING btree (last);
CREATE INDEX ix_unit_span_parent ON public.unit_span USING btree (parent);
CREATE INDEX ix_unit_span_unit_valid_from ON public.unit_span USING btree (unit, valid_from);
CREATE UNIQUE INDEX uq_account_login ON public.account USING btree (login);
CREATE UNIQUE INDEX uq_case_file_number ON public.case_file USING btree (number);
CREATE UNIQUE INDEX uq_entry_token ON public.entry USING btree (token);
CREATE UNIQUE INDEX uq_list_name_name ON public.list_name USING btree (name);
CREATE UNIQUE INDEX uq_number_line_line ON public.number_line USING btree (line);
CREATE UNIQUE INDEX uq_organ_code ON public.organ USING btree (code);
CREATE UNIQUE INDEX uq_pack_blob_digest ON public.pack_blob USING btree (digest);
CREATE UNIQUE INDEX uq_person_number ON public.person USING btree (number);
CREATE UNIQUE INDEX uq_record_register_number ON public.record USING btree (register, number);
CREATE UNIQUE INDEX uq_record_version_record_version ON public.record_version USING btree (record, version);
CREATE UNIQUE INDEX uq_setting_name ON public.setting USING btree (name);
CREATE UNIQUE INDEX uq_unit_code ON public.unit USING btree (code);
CREATE TRIGGER guard_delete BEFORE DELETE ON public.account FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.appointment FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.assignment FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.case_correction FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.case_file FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.case_item FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.case_step FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.checkpoint FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.credential FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.entry FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.entry_body FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.entry_object FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.notice FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.number_line FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.organ FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.pack_blob FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.person FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.record FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.record_link FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.record_review FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.record_version FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.setting FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.step_actor FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.tree_node FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.unit FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.unit_span FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_insert BEFORE INSERT ON public.entry FOR EACH ROW EXECUTE FUNCTION public.guard_entry();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.account FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.appointment FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.assignment FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.case_correction FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.case_file FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.case_item FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.case_step FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.credential FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.entry FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.entry_body FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.entry_object FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.notice FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.number_line FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.organ FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.pack_blob FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.person FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.record FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.record_link FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.record_review FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.record_version FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.setting FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.step_actor FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.tree_node FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.unit FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.unit_span FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_update BEFORE UPDATE ON public.checkpoint FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_update BEFORE UPDATE ON public.entry FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_update BEFORE UPDATE ON public.entry_body FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_update BEFORE UPDATE ON public.entry_object FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_update BEFORE UPDATE ON public.tree_node FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.account FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.appointment FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.assignment FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.case_correction FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.case_file FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.case_item FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.case_step FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.credential FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.notice FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.number_line FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.organ FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.pack_blob FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.person FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.record FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.record_link FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.record_review FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.record_version FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.setting FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.step_actor FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.unit FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.unit_span FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);
ALTER TABLE ONLY public.appointment
    ADD CONSTRAINT appointment_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(id);
ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);
ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(id);
ALTER TABLE ONLY public.case_correction
    ADD CONSTRAINT case_correction_case_file_fkey FOREIGN KEY (case_file) REFERENCES public.case_file(id);
ALTER TABLE ONLY public.case_correction
    ADD CONSTRAINT case_correction_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.case_file
    ADD CONSTRAINT case_file_applicant_fkey FOREIGN KEY (applicant) REFERENCES public.person(id);
ALTER TABLE ONLY public.case_file
    ADD CONSTRAINT case_file_drafter_fkey FOREIGN KEY (drafter) REFERENCES public.person(id);
ALTER TABLE ONLY public.case_file
    ADD CONSTRAINT case_file_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.case_file
    ADD CONSTRAINT case_file_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(id);
ALTER TABLE ONLY public.case_item
    ADD CONSTRAINT case_item_case_file_fkey FOREIGN KEY (case_file) REFERENCES public.case_file(id);
ALTER TABLE ONLY public.case_item
    ADD CONSTRAINT case_item_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.case_item
    ADD CONSTRAINT case_item_record_fkey FOREIGN KEY (record) REFERENCES public.record(id);
ALTER TABLE ONLY public.case_step
    ADD CONSTRAINT case_step_case_file_fkey FOREIGN KEY (case_file) REFERENCES public.case_file(id);
ALTER TABLE ONLY public.case_step
    ADD CONSTRAINT case_step_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entry_body
    ADD CONSTRAINT entry_body_seq_fkey FOREIGN KEY (seq) REFERENCES public.entry(seq);
ALTER TABLE ONLY public.entry_object
    ADD CONSTRAINT entry_object_seq_fkey FOREIGN KEY (seq) REFERENCES public.entry(seq);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.number_line
    ADD CONSTRAINT number_line_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organ
    ADD CONSTRAINT organ_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pack_blob
    ADD CONSTRAINT pack_blob_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record_link
    ADD CONSTRAINT record_link_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record_link
    ADD CONSTRAINT record_link_record_fkey FOREIGN KEY (record) REFERENCES public.record(id);
ALTER TABLE ONLY public.record_review
    ADD CONSTRAINT record_review_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record_review
    ADD CONSTRAINT record_review_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);
ALTER TABLE ONLY public.record_review
    ADD CONSTRAINT record_review_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(id);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(id);
ALTER TABLE ONLY public.record_version
    ADD CONSTRAINT record_version_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.record_version
    ADD CONSTRAINT record_version_record_fkey FOREIGN KEY (record) REFERENCES public.record(id);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.step_actor
    ADD CONSTRAINT step_actor_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.step_actor
    ADD CONSTRAINT step_actor_step_fkey FOREIGN KEY (step) REFERENCES public.case_step(id);
ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.unit_span
    ADD CONSTRAINT unit_span_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.unit_span
    ADD CONSTRAINT unit_span_parent_fkey FOREIGN KEY (parent) REFERENCES public.unit(id);
ALTER TABLE ONLY public.unit_span
    ADD CONSTRAINT unit_span_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(id);
