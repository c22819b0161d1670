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
	confirm_by TEXT NOT NULL, short_name TEXT, doc_class TEXT,
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
	changed INTEGER NOT NULL, disposed INTEGER, keep_till INTEGER,
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
	blanket_till INTEGER, disposed INTEGER,
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
	level INTEGER NOT NULL, duty_group INTEGER, unit INTEGER, n INTEGER,
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
	until INTEGER NOT NULL, place TEXT, since INTEGER,
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
CREATE TABLE file (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	uid BLOB NOT NULL,
	digest BLOB NOT NULL,
	bind BLOB NOT NULL,
	size INTEGER NOT NULL,
	chunk INTEGER NOT NULL,
	name TEXT NOT NULL,
	media TEXT NOT NULL,
	plain BLOB,
	key_store BLOB,
	key_recovery BLOB,
	state TEXT NOT NULL,
	person INTEGER REFERENCES person (id),
	added INTEGER NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE file_use (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	file INTEGER NOT NULL REFERENCES file (id),
	kind INTEGER NOT NULL,
	target INTEGER NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE disposal (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	unit INTEGER NOT NULL,
	till INTEGER NOT NULL,
	digest BLOB NOT NULL,
	cases INTEGER NOT NULL,
	records INTEGER NOT NULL,
	person INTEGER NOT NULL REFERENCES person (id),
	role TEXT NOT NULL,
	approved INTEGER NOT NULL,
	state TEXT NOT NULL,
	done INTEGER,
	erased INTEGER, rounds INTEGER, documents INTEGER,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE disposal_hold (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	kind INTEGER NOT NULL,
	object INTEGER NOT NULL,
	at INTEGER NOT NULL,
	person INTEGER NOT NULL REFERENCES person (id),
	reason TEXT NOT NULL,
	ended INTEGER,
	ended_by INTEGER,
	end_reason TEXT,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE upload (
	uid BLOB NOT NULL,
	person INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	name TEXT NOT NULL,
	media TEXT NOT NULL,
	size INTEGER,
	at INTEGER NOT NULL,
	digest BLOB,
	bind BLOB,
	plain BLOB,
	key_store BLOB NOT NULL,
	key_recovery BLOB NOT NULL,
	started INTEGER NOT NULL,
	seen INTEGER NOT NULL,
	PRIMARY KEY (uid)) STRICT, WITHOUT ROWID;
CREATE TABLE file_chunk (
	uid BLOB NOT NULL,
	n INTEGER NOT NULL,
	data BLOB NOT NULL,
	PRIMARY KEY (uid, n)) STRICT, WITHOUT ROWID;
CREATE TABLE cosignature (
	witness TEXT NOT NULL,
	size INTEGER NOT NULL,
	time INTEGER NOT NULL,
	line TEXT NOT NULL,
	PRIMARY KEY (witness, size, time)) STRICT, WITHOUT ROWID;
CREATE TABLE token_form (
	token BLOB NOT NULL,
	form BLOB NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (token)) STRICT, WITHOUT ROWID;
CREATE TABLE duty_group (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	duty TEXT NOT NULL,
	period TEXT NOT NULL,
	pack BLOB NOT NULL,
	opened INTEGER NOT NULL,
	due INTEGER NOT NULL,
	filled INTEGER NOT NULL,
	state TEXT NOT NULL,
	closed INTEGER,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE duty_round (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	duty_group INTEGER NOT NULL REFERENCES duty_group (id),
	duty TEXT NOT NULL,
	kind INTEGER NOT NULL,
	subject INTEGER NOT NULL,
	cause INTEGER NOT NULL,
	seat INTEGER NOT NULL,
	unit INTEGER NOT NULL,
	role TEXT NOT NULL,
	at INTEGER NOT NULL,
	asked TEXT NOT NULL,
	asked_at INTEGER NOT NULL,
	person INTEGER NOT NULL,
	opened INTEGER NOT NULL,
	due INTEGER NOT NULL,
	state TEXT NOT NULL,
	rest INTEGER,
	climbed INTEGER NOT NULL,
	climb_at INTEGER,
	done INTEGER,
	actor INTEGER,
	late INTEGER NOT NULL,
	version INTEGER NOT NULL, disposed INTEGER, keep_till INTEGER,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE duty_way (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	round INTEGER NOT NULL REFERENCES duty_round (id),
	role TEXT NOT NULL,
	at INTEGER NOT NULL,
	person INTEGER NOT NULL,
	state TEXT NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE duty_done (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	round INTEGER NOT NULL REFERENCES duty_round (id),
	version INTEGER NOT NULL,
	time INTEGER NOT NULL,
	actor INTEGER,
	who TEXT,
	role TEXT NOT NULL,
	as_kind TEXT NOT NULL,
	fields TEXT NOT NULL,
	roster TEXT,
	case_file INTEGER,
	reason TEXT,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE duty_answer (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	kind INTEGER NOT NULL,
	target INTEGER NOT NULL,
	version INTEGER NOT NULL,
	duty_group INTEGER,
	unit INTEGER NOT NULL,
	sheet TEXT NOT NULL,
	question TEXT NOT NULL,
	answer TEXT NOT NULL,
	note TEXT,
	evidence TEXT,
	plan TEXT,
	plan_due INTEGER,
	finding INTEGER,
	gone INTEGER NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE param_value (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	param TEXT NOT NULL,
	unit INTEGER REFERENCES unit (id),
	value TEXT,
	valid_from INTEGER NOT NULL,
	person INTEGER REFERENCES person (id),
	at INTEGER NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE pack_proposal (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	pack BLOB NOT NULL,
	base BLOB NOT NULL,
	state TEXT NOT NULL,
	starts INTEGER,
	note TEXT,
	signer TEXT,
	diff BLOB NOT NULL,
	proposed INTEGER NOT NULL,
	person INTEGER REFERENCES person (id),
	reason TEXT NOT NULL,
	decided INTEGER,
	decided_by INTEGER,
	role TEXT,
	who TEXT,
	meeting TEXT,
	met INTEGER,
	minutes TEXT,
	said TEXT,
	applied INTEGER,
	migrated INTEGER,
	changed INTEGER,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE pack_issue (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	proposal INTEGER NOT NULL REFERENCES pack_proposal (id),
	record INTEGER NOT NULL REFERENCES record (id),
	version INTEGER NOT NULL,
	field TEXT NOT NULL,
	value TEXT NOT NULL,
	kind TEXT NOT NULL, settled INTEGER, settled_by INTEGER, answer TEXT, reason TEXT,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE document_version (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	document TEXT NOT NULL,
	unit INTEGER NOT NULL,
	version INTEGER NOT NULL,
	edition TEXT NOT NULL,
	state TEXT NOT NULL,
	text TEXT NOT NULL,
	digest BLOB NOT NULL,
	case_file INTEGER REFERENCES case_file (id),
	drafter INTEGER REFERENCES person (id),
	who TEXT NOT NULL,
	drafted INTEGER NOT NULL,
	approver INTEGER REFERENCES person (id),
	approved_role TEXT,
	approved_who TEXT,
	approved INTEGER,
	meeting TEXT,
	valid_from INTEGER,
	valid_till INTEGER,
	reviewed INTEGER,
	review_by INTEGER,
	reason TEXT, disposed INTEGER, keep_till INTEGER,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE document_read (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	version INTEGER NOT NULL REFERENCES document_version (id),
	person INTEGER NOT NULL REFERENCES person (id),
	unit INTEGER NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE check_result (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	check_name TEXT NOT NULL,
	record INTEGER NOT NULL,
	result TEXT NOT NULL,
	seen INTEGER NOT NULL,
	since INTEGER NOT NULL,
	evidence TEXT NOT NULL,
	case_file INTEGER REFERENCES case_file (id),
	reported INTEGER NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE check_tally (
	organ INTEGER NOT NULL,
	check_name TEXT NOT NULL,
	result TEXT NOT NULL,
	n INTEGER NOT NULL,
	PRIMARY KEY (organ, check_name, result)) STRICT, WITHOUT ROWID;
CREATE TABLE duty_tally (
	duty_group INTEGER NOT NULL,
	field TEXT NOT NULL,
	value TEXT NOT NULL,
	unit INTEGER NOT NULL,
	n INTEGER NOT NULL,
	PRIMARY KEY (duty_group, field, value, unit)) STRICT, WITHOUT ROWID;
CREATE TABLE duty_look (
	organ INTEGER NOT NULL,
	duty TEXT NOT NULL,
	mark INTEGER NOT NULL,
	PRIMARY KEY (organ, duty)) STRICT, WITHOUT ROWID;
CREATE TABLE contract_person (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	record INTEGER NOT NULL REFERENCES record (id),
	person INTEGER NOT NULL REFERENCES person (id),
	valid_from INTEGER NOT NULL,
	valid_till INTEGER,
	ended INTEGER,
	reason TEXT,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE clause_standing (
	id INTEGER NOT NULL,
	organ INTEGER NOT NULL,
	entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
	clause TEXT NOT NULL,
	at INTEGER NOT NULL,
	standing TEXT NOT NULL,
	keeper TEXT NOT NULL,
	said BLOB NOT NULL,
	pack BLOB NOT NULL,
	PRIMARY KEY (id)) STRICT;
CREATE TABLE standing_look (
	organ INTEGER NOT NULL,
	day INTEGER NOT NULL,
	pack BLOB NOT NULL,
	PRIMARY KEY (organ)) STRICT;
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
CREATE FUNCTION public.guard_body() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
	IF NOT EXISTS (SELECT 1 FROM entry_object o JOIN entry e ON e.seq = o.seq WHERE o.kind = 14 AND o.id = OLD.seq AND e.act = 'dispose') THEN
		RAISE EXCEPTION 'guard: a body is never deleted, unless a disposal names its entry';
	END IF;
	RETURN OLD;
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
    blanket_till bigint,
    disposed bigint
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
CREATE TABLE public.check_result (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    check_name text NOT NULL COLLATE pg_catalog."C",
    record bigint NOT NULL,
    result text NOT NULL COLLATE pg_catalog."C",
    seen bigint NOT NULL,
    since bigint NOT NULL,
    evidence text NOT NULL COLLATE pg_catalog."C",
    case_file bigint,
    reported bigint NOT NULL
);
CREATE TABLE public.check_tally (
    organ bigint NOT NULL,
    check_name text NOT NULL COLLATE pg_catalog."C",
    result text NOT NULL COLLATE pg_catalog."C",
    n bigint NOT NULL
);
CREATE TABLE public.checkpoint (
    size bigint NOT NULL,
    "time" bigint NOT NULL,
    root bytea NOT NULL,
    note text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.clause_standing (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    clause text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    standing text NOT NULL COLLATE pg_catalog."C",
    keeper text NOT NULL COLLATE pg_catalog."C",
    said bytea NOT NULL,
    pack bytea NOT NULL
);
CREATE TABLE public.clause_use (
    keeper text NOT NULL COLLATE pg_catalog."C",
    unit bigint NOT NULL,
    month bigint NOT NULL,
    n bigint NOT NULL,
    last bigint NOT NULL,
    late bigint NOT NULL
);
CREATE TABLE public.contract_person (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    record bigint NOT NULL,
    person bigint NOT NULL,
    valid_from bigint NOT NULL,
    valid_till bigint,
    ended bigint,
    reason text COLLATE pg_catalog."C"
);
CREATE TABLE public.cosignature (
    witness text NOT NULL COLLATE pg_catalog."C",
    size bigint NOT NULL,
    "time" bigint NOT NULL,
    line text NOT NULL COLLATE pg_catalog."C"
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
CREATE TABLE public.disposal (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    unit bigint NOT NULL,
    till bigint NOT NULL,
    digest bytea NOT NULL,
    cases bigint NOT NULL,
    records bigint NOT NULL,
    person bigint NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    approved bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    done bigint,
    erased bigint,
    rounds bigint,
    documents bigint
);
CREATE TABLE public.disposal_hold (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    kind bigint NOT NULL,
    object bigint NOT NULL,
    at bigint NOT NULL,
    person bigint NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C",
    ended bigint,
    ended_by bigint,
    end_reason text COLLATE pg_catalog."C"
);
CREATE TABLE public.document_read (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    version bigint NOT NULL,
    person bigint NOT NULL,
    unit bigint NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.document_version (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    document text NOT NULL COLLATE pg_catalog."C",
    unit bigint NOT NULL,
    version bigint NOT NULL,
    edition text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL COLLATE pg_catalog."C",
    digest bytea NOT NULL,
    case_file bigint,
    drafter bigint,
    who text NOT NULL COLLATE pg_catalog."C",
    drafted bigint NOT NULL,
    approver bigint,
    approved_role text COLLATE pg_catalog."C",
    approved_who text COLLATE pg_catalog."C",
    approved bigint,
    meeting text COLLATE pg_catalog."C",
    valid_from bigint,
    valid_till bigint,
    reviewed bigint,
    review_by bigint,
    reason text COLLATE pg_catalog."C",
    disposed bigint,
    keep_till bigint
);
CREATE TABLE public.draft (
    person bigint NOT NULL,
    door text NOT NULL COLLATE pg_catalog."C",
    content text NOT NULL COLLATE pg_catalog."C",
    saved bigint NOT NULL
);
CREATE TABLE public.duty_answer (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    kind bigint NOT NULL,
    target bigint NOT NULL,
    version bigint NOT NULL,
    duty_group bigint,
    unit bigint NOT NULL,
    sheet text NOT NULL COLLATE pg_catalog."C",
    question text NOT NULL COLLATE pg_catalog."C",
    answer text NOT NULL COLLATE pg_catalog."C",
    note text COLLATE pg_catalog."C",
    evidence text COLLATE pg_catalog."C",
    plan text COLLATE pg_catalog."C",
    plan_due bigint,
    finding bigint,
    gone bigint NOT NULL
);
CREATE TABLE public.duty_done (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    round bigint NOT NULL,
    version bigint NOT NULL,
    "time" bigint NOT NULL,
    actor bigint,
    who text COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    as_kind text NOT NULL COLLATE pg_catalog."C",
    fields text NOT NULL COLLATE pg_catalog."C",
    roster text COLLATE pg_catalog."C",
    case_file bigint,
    reason text COLLATE pg_catalog."C"
);
CREATE TABLE public.duty_group (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    duty text NOT NULL COLLATE pg_catalog."C",
    period text NOT NULL COLLATE pg_catalog."C",
    pack bytea NOT NULL,
    opened bigint NOT NULL,
    due bigint NOT NULL,
    filled bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    closed bigint
);
CREATE TABLE public.duty_look (
    organ bigint NOT NULL,
    duty text NOT NULL COLLATE pg_catalog."C",
    mark bigint NOT NULL
);
CREATE TABLE public.duty_round (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    duty_group bigint NOT NULL,
    duty text NOT NULL COLLATE pg_catalog."C",
    kind bigint NOT NULL,
    subject bigint NOT NULL,
    cause bigint NOT NULL,
    seat bigint NOT NULL,
    unit bigint NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    asked text NOT NULL COLLATE pg_catalog."C",
    asked_at bigint NOT NULL,
    person bigint NOT NULL,
    opened bigint NOT NULL,
    due bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    rest bigint,
    climbed bigint NOT NULL,
    climb_at bigint,
    done bigint,
    actor bigint,
    late bigint NOT NULL,
    version bigint NOT NULL,
    disposed bigint,
    keep_till bigint
);
CREATE TABLE public.duty_tally (
    duty_group bigint NOT NULL,
    field text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C",
    unit bigint NOT NULL,
    n bigint NOT NULL
);
CREATE TABLE public.duty_way (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    round bigint NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    person bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C"
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
CREATE TABLE public.file (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    uid bytea NOT NULL,
    digest bytea NOT NULL,
    bind bytea NOT NULL,
    size bigint NOT NULL,
    chunk bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    media text NOT NULL COLLATE pg_catalog."C",
    plain bytea,
    key_store bytea,
    key_recovery bytea,
    state text NOT NULL COLLATE pg_catalog."C",
    person bigint,
    added bigint NOT NULL
);
CREATE TABLE public.file_chunk (
    uid bytea NOT NULL,
    n bigint NOT NULL,
    data bytea NOT NULL
);
CREATE TABLE public.file_use (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    file bigint NOT NULL,
    kind bigint NOT NULL,
    target bigint NOT NULL
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
    until bigint NOT NULL,
    place text COLLATE pg_catalog."C",
    since bigint
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
    level bigint NOT NULL,
    duty_group bigint,
    unit bigint,
    n bigint
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
CREATE TABLE public.pack_issue (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    proposal bigint NOT NULL,
    record bigint NOT NULL,
    version bigint NOT NULL,
    field text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    settled bigint,
    settled_by bigint,
    answer text COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C"
);
CREATE TABLE public.pack_proposal (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    pack bytea NOT NULL,
    base bytea NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    starts bigint,
    note text COLLATE pg_catalog."C",
    signer text COLLATE pg_catalog."C",
    diff bytea NOT NULL,
    proposed bigint NOT NULL,
    person bigint,
    reason text NOT NULL COLLATE pg_catalog."C",
    decided bigint,
    decided_by bigint,
    role text COLLATE pg_catalog."C",
    who text COLLATE pg_catalog."C",
    meeting text COLLATE pg_catalog."C",
    met bigint,
    minutes text COLLATE pg_catalog."C",
    said text COLLATE pg_catalog."C",
    applied bigint,
    migrated bigint,
    changed bigint
);
CREATE TABLE public.param_value (
    id bigint NOT NULL,
    organ bigint NOT NULL,
    entry bigint NOT NULL,
    param text NOT NULL COLLATE pg_catalog."C",
    unit bigint,
    value text COLLATE pg_catalog."C",
    valid_from bigint NOT NULL,
    person bigint,
    at bigint NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C"
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
    changed bigint NOT NULL,
    disposed bigint,
    keep_till bigint
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
CREATE TABLE public.standing_look (
    organ bigint NOT NULL,
    day bigint NOT NULL,
    pack bytea NOT NULL
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
CREATE TABLE public.token_form (
    token bytea NOT NULL,
    form bytea NOT NULL,
    at bigint NOT NULL
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
    confirm_by text NOT NULL COLLATE pg_catalog."C",
    short_name text COLLATE pg_catalog."C",
    doc_class text COLLATE pg_catalog."C"
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
CREATE TABLE public.upload (
    uid bytea NOT NULL,
    person bigint NOT NULL,
    organ bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    media text NOT NULL COLLATE pg_catalog."C",
    size bigint,
    at bigint NOT NULL,
    digest bytea,
    bind bytea,
    plain bytea,
    key_store bytea NOT NULL,
    key_recovery bytea NOT NULL,
    started bigint NOT NULL,
    seen bigint NOT NULL
);
-- both: rows
INSERT INTO schema_step (step, at) VALUES (1, 1775001600000);
INSERT INTO schema_step (step, at) VALUES (2, 1775001600000);
INSERT INTO schema_step (step, at) VALUES (3, 1775001600000);
INSERT INTO schema_step (step, at) VALUES (4, 1775001600000);
INSERT INTO schema_step (step, at) VALUES (5, 1775001600000);
INSERT INTO schema_step (step, at) VALUES (6, 1775001600000);
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (0, 1775001600000, 0, '', 'city_found', decode('c15c0289ec2d0a9167ec8e65a18debbe', 'hex'), decode('d0ead22ffc5f29f6cf022d161764c503b9d2733131e9e91509deafd291030de2', 'hex'), decode('2b1282ea3c68913a68239b2847bbeb599c3c08455d635f709039d3893f499fe9', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (1, 1775001600000, 0, '', 'people_import', decode('b9b501d1d854bb7180021590ff0b4dc3', 'hex'), decode('86b2a6b3dc5f6a74b58864606cc52afe64b589a3b25377f11346915f4d83e4c6', 'hex'), decode('8354f920f0ac99fab9a3b648e36e5c77f06774f5a4ee35043b8c4ceb96f695d6', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (2, 1775001600000, 0, '', 'record_add', decode('a83d7e35de181749966761748e5c43cb', 'hex'), decode('9c0c80b5079a19dbce81d2053ae7f9145a9d002c1699398510b7966138e82813', 'hex'), decode('0f653bc752802883e237f620ae18389f64616f42c3efcd88182d8f95f5407d0f', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (3, 1775001600000, 0, '', 'record_add', decode('c05daa4b8acf76748aa2d790d641b387', 'hex'), decode('aa78d5d99f09548266b9f1b6978f8e32062921c444b0c410e2ab785a0a3abc0e', 'hex'), decode('fc74a14bff11d30a78d2b8c836c5038dccfdcc2abcb3f70b564aa080bfa08cd8', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (4, 1775001600000, 0, '', 'account_add', decode('630bfdb7a6a634a5f1aa2b57dad0bad0', 'hex'), decode('172e04a88ba9acfdb040c2e7123cc7ba9e7bf25e772c2741293bb8920915f3e5', 'hex'), decode('382ed43ae0e5c00e6eff70c3fa6bcee31d9474a8f163ee901ed3ae23bce4de13', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (5, 1775001600000, 11, '', 'case_submit', decode('4687e96568c4e2109c442a5c3c97d714', 'hex'), decode('153139ed2ca2a15bff7d77b506de2a2d5cc136cbb612d93792db641a7284d19e', 'hex'), decode('0701d81f0523abca08d1c68a89a81484739e6899acb8bd31fab6d895efa0bb8d', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (6, 1775001600000, 6, 'section_manager', 'step_decide', decode('9fb9aad1c5057349f7b677c17d40430c', 'hex'), decode('a2b991c8e77d1946ff642ee3cf8f3d0318c854d3f768d1a848b26fd07e9af6fa', 'hex'), decode('c8cfd5d14b0e1df2fac7b49785168300350968be579935b57e8da79165ba4811', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (7, 1775001600000, 11, '', 'step_task', decode('27cd5b444516330b8a770919e8676cff', 'hex'), decode('9aa9106498d3de28745c3fbaf9751a07f7a78fda40e0ce333a776c9beece334a', 'hex'), decode('57fc4d8dfb5c5d55833c6d000f430039cc6d7d154eff671d83d89387dcc9cb9c', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (8, 1775001600000, 11, '', 'step_task', decode('6d2c075a68e2ac651ce0dc482f6f6170', 'hex'), decode('f1995fdf919894697b51f92c8928ca6b17af9983e703be29907c11dc3aef9a8f', 'hex'), decode('b13e50e8a88621790f916e00e7559e9a0a5ae85ea0442ab44e16c0884555174c', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (9, 1775001600000, 10, 'leader', 'step_confirm', decode('f5e04b5e44022e8bc1533500bb598cbf', 'hex'), decode('36de331bba46cb9f595628a101725e81972b7f0c3917f2e4e7f926f2c292cb48', 'hex'), decode('cf24a28887e47b8f6e53cf56bfa5e99db522d6299b8bfefee25e5bf2ff2fc455', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (10, 1775001600000, 11, '', 'case_submit', decode('862c7e6049c7a0dc07291e88403c4bb5', 'hex'), decode('17a45e8c0dc2c32802a29a8af79d407a41542771942b4cbbc40ad265fa9b35e5', 'hex'), decode('b18da2d2bc7bf6501b6de80c0a52c884734cdff63e6b5cb57ab5e43ef12831b7', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (11, 1775001600000, 6, 'section_manager', 'step_decide', decode('8160c69f01d170de387ec812cd6aded6', 'hex'), decode('a3d961baa0c6a21249a8ec392d2e407b77656bc042303f5c992833451b966f49', 'hex'), decode('694d565ea5f28a64189a9de4eafa861995f747b704b8166d98222e6d54459460', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (12, 1964390400000, 6, 'section_manager', 'dispose_approve', decode('733037213230d9e47ad5ed610410a6e9', 'hex'), decode('1cdb74c95a1aeadb8e8923891f443564b3fc409830df99efa6978cedab5e4070', 'hex'), decode('1f77219216683c457778d5dbb7d0fbe1f5ccc64492b2058c4e03c716a980b9c2', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (13, 1964390400000, 20, 'executor', 'dispose', decode('f8e86abdf40060539017ca29e43caff0', 'hex'), decode('47c13fde895baad051b432d04395d6e3992647b2079dc5e327ddc75eb34fe522', 'hex'), decode('4d7674e635c48457a2c6a3d836dc85bcaab4e0cd7602ef136ea254d14e235677', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (14, 1966982400000, 13, '', 'case_submit', decode('af7acd9a859c679bcc94c6c89e5fcd27', 'hex'), decode('eecc238773c706e67b918aa1233d71bea3fa7219cc0ae0b6f0845347668931f9', 'hex'), decode('ebcb6a75531577f9a3b8d34f957fe5bd7bb63da8941010b18024256f3b203bd1', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (15, 1966982400000, 20, 'executor', 'document_draft', decode('14cee25cb0d1c5867fb775103ab28011', 'hex'), decode('547956254ff1709757b95f7eb80e5a7d6883f5e0024f0848f933f32f03d3c9a7', 'hex'), decode('1604fc00ae28d1da7a5a88a62dba20ad0eaf210e7029269e6bf6828c96586b3e', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (16, 1966982400000, 17, 'chief', 'document_adopt', decode('620b9e35989a6cb8ac5f323967dca947', 'hex'), decode('a871a8b5dfe665693d7a752ff93364dd3a061abbba288d1b652bd4660be6cb5e', 'hex'), decode('857b82a94d68615b26eedacbfd61178e3a9dbee85532fd34a4b3d57ada44e3df', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (17, 1966982400000, 11, '', 'document_read', decode('a966de0c4d6d8691bb139892d767b91e', 'hex'), decode('b7ec2708b557ec606605e7b800bb698c9f1e0eac9d2493d5bad156bafbac1e90', 'hex'), decode('58fc0aaf569bb6d56aced1782b59532193dbf82eab0cced9dfdfc11a13495d87', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (18, 1966982400000, 20, 'executor', 'document_draft', decode('75d528a35a1502f973cf1d6f4e09ebb0', 'hex'), decode('985181af3fba91227347635be96115b8f59702564b2ce27863d489e103e8f5cd', 'hex'), decode('4b6268674f564ef1294d652db993cf298998a6b3f10399a7ed44818efb835314', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (19, 1966982400000, 20, 'executor', 'check_report', decode('53aa54953596bd9fbe63ca97bb2033dc', 'hex'), decode('ef020c248bc313111cc61ca05083be2ad613e1fc7ef070ff27a6bb031943709c', 'hex'), decode('f17e9c900b21b415750874b5012110fcaa7ff8e0f50fbaafe61aa50b6c9b5073', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (20, 1966982400000, 0, '', 'round_open', decode('397fc52cc2314ba6e16cb01e06958438', 'hex'), decode('d81a74009476696f45e0c93bd5f8327caab09a31db49c88bad72ef931d4ac1f0', 'hex'), decode('2add56fd8a6e72546af7c07df04f1c89cbe15a6e064ae95f9e0d3e272a5ac9f0', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (21, 1966982400000, 0, '', 'round_open', decode('09615769aeba60afb10e602e27d8daf0', 'hex'), decode('be15d969fb2b1c7b892163a8ec75886ec4a3c8e9c64105ef56647b582a485b45', 'hex'), decode('ffc32757af0a5d8325d39ae5b3334d3e0cd6dfc894c8c436d60640881416c5af', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (22, 1966982400000, 0, '', 'round_open', decode('5c3160b579e94d2d40baf3b56d5bf3bc', 'hex'), decode('f76e967dcb49f30de2936bfbb7573ddb092586d32b4020a0393e10c14c798e32', 'hex'), decode('d487fd106148e5afa950406b60d4a65f1bbc1e2bd16d6fae1167f8587e704fcd', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (23, 1966982400000, 17, 'chief', 'round_answer', decode('c21028765e0ac8184b29d172b1a4f0f3', 'hex'), decode('ff10753eb1d1efa6025ffae7887778b29b73d5926d03645ccc8ee1520e800042', 'hex'), decode('15cc9f9bd059722c2b8a2e6aa69635a4fb9b7e1246d7c8b66c2c1cb6fadce109', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (24, 1966982400000, 17, 'chief', 'round_correct', decode('814a3ec10a2920db90130db3ff9103d8', 'hex'), decode('7339ee8ccde521af2da64d61327f6bcc596a5a1b8bc9b7b1ef9ef968aebc8dc2', 'hex'), decode('1cbe8d0a99608f8533a550ba2d6e75c1d2eb483289269ee5fe5509a51ed956a7', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (25, 1966982400000, 20, 'executor', 'param_change', decode('011d1450400173bc53ec5151405dbf96', 'hex'), decode('f448dc17d3df6c1cc08eddcdb6df14c7b2c95644024b9eebf7c009227bf6916d', 'hex'), decode('b4ad35850bbaa89d47a05b7cc6a31cbfadc0a443a43afa92bfaf454cbbad08c8', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (26, 1966982400000, 20, 'executor', 'pack_propose', decode('254bcfc9e37641760b2dce00f35e84fd', 'hex'), decode('05a456841d531ed06a56e770e92f0c2f1f2bcc7e1d216db88236fcec6e8d9bf3', 'hex'), decode('87ce6608996c944f72311df5802f67b873e88276714a55dc0864bd1bf5aafcc0', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (27, 1966982400000, 0, '', 'record_add', decode('6c8f1db215c309d97b51eb792a02e6e8', 'hex'), decode('1f8ffe42587a0a154b2e98a83dd3b570d1ca197075180e06f714e3b3dbe5c8c9', 'hex'), decode('3f874dcca51aa1987c7b8c587611ad0c4d8b140ce5375c5deb8633e57f39b983', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (28, 1966982400000, 12, 'section_manager', 'contractor_add', decode('5e23721f84fee4a2a2ec975ff40af398', 'hex'), decode('c7076d0eaaf31895f0acd4bd3b119464e0c612796d49223a64969f78858d47dc', 'hex'), decode('e5f11eca00e609288e54a2d980a7aa833365538792986d4933fc61fddaa675a5', 'hex'));
INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) VALUES (29, 1966982400000, 0, '', 'standing_note', decode('2f694adf901f0dfdc44c9e6665e4ca67', 'hex'), decode('30b425635dbda7a4975e3cc97ad24f719219a2e343bbc0cac6d5836d149370fc', 'hex'), decode('10497866fad3b88131dd7904cf4766158252dde917c2fe01c47afb68084d231c', 'hex'));
INSERT INTO entry_body (seq, salt, body) VALUES (0, decode('5e5532fbeea293f80bc942ee9086c171', 'hex'), '{"in":{"code":"112038","edition":"1","key":"","name":"関守市","name_en":"Sekimori City","origin":"sekimori.example/test","pack":"test","pack_digest":"48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b"},"objects":[[7,1],[8,1],[11,1],[11,2],[11,3],[11,4]],"out":{"id":1,"kind":7},"rows":[["organ",1,"3bd01ace0c4ef821d0c7f882b84e78710f5a642d3d0972fde65781dcc2b92be5"],["pack_blob",1,"885791eef88f3edecfe187356373d2e223e3bf8dc3747105d6f0a86b63f3460f"],["setting",1,"761018092aff861a4df295467165a14eca408a99e88652728acd6b0c5cd0b3a6"],["setting",2,"98a8ec25976de555ce6d62b17197cead87bf40669554017848f871d547d88bec"],["setting",3,"b6d54caeb492def64da05b280cd08a5cc224e9423e571aec4649dffebe4a9443"],["setting",4,"6ff3eba9465f0a6f5f5ea501b632d174dbbcef8ee585a62f275aebe6ebcae85a"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (1, decode('a53c36d76cec99e0758527120fbbe785', 'hex'), '{"in":{"added":53,"appointments":2,"assignments":21,"changed":0,"persons":21,"same":0,"units":9},"objects":[[4,1],[4,2],[4,3],[4,4],[4,5],[4,6],[4,7],[4,8],[4,9],[3,1],[3,2],[3,3],[3,4],[3,5],[3,6],[3,7],[3,8],[3,9],[3,10],[3,11],[3,12],[3,13],[3,14],[3,15],[3,16],[3,17],[3,18],[3,19],[3,20],[3,21],[9,1],[9,2],[9,3],[9,4],[9,5],[9,6],[9,7],[9,8],[9,9],[9,10],[9,11],[9,12],[9,13],[9,14],[9,15],[9,16],[9,17],[9,18],[9,19],[9,20],[9,21],[10,1],[10,2]],"out":{"id":0,"kind":0},"rows":[["appointment",1,"39692c0c9d684e50c5ace989559dc29ffc7fd42b1989f29833abe6e3b69cf534"],["appointment",2,"724605b17feee95d86b059005ab4ff787b60e2aeb061b9545ca243c8c44c584c"],["assignment",1,"889a37c768241011317ac214276492e7efb4296cbfc3cf78da11bd58ab1f327a"],["assignment",2,"96071d089643721c63b60a5261aa9940bc50b8deca0af2af70acd5c291d64a4a"],["assignment",3,"00410e4c36706fa0499ebb4994ce80f6b533c5736f13e08015b170274e372114"],["assignment",4,"052bdc40cc0a484536cdff9f5fecf81ba979f17daa0cf25df890acc80e35450b"],["assignment",5,"f313ef8bac07da6b896b08c9bde916888f31427815c74b9ebf5fe6506470ad63"],["assignment",6,"3ce549390deec1833a974845d6f6cd92df077a2ce73e642ee3509328497d77dc"],["assignment",7,"475a75b04cc9f6080b67b14edf7d2fbd51758160d846e9fe528b1495f9c9b722"],["assignment",8,"60f6a2f689a4899953f18f63125f7f7e3d3354e6c3be7b58712c6cc95aec18d4"],["assignment",9,"fb63ee705977fb5bafce624e1f27f55ad79cdae8db04abcc8db87359efc5169f"],["assignment",10,"005e1e3ee1f1bf67b9e5ca58b269705eda047ed31870107ad8c6bff13b4c2d2b"],["assignment",11,"60279ecf419c53087268655965cbf33b0a8ad137c4e9797bc5ce4074f0a4b8bc"],["assignment",12,"ae5c0492f84b1d97d9c96f820936e693da7d9b42fe816c27477546b0943f2d3b"],["assignment",13,"5017ff935688e17d534ae8764d8fef81171f8990785458066121bd7517c73a4c"],["assignment",14,"c1f39c4cd6c03d14cd856d6f76af28e704a12b055848412f0e53494920c37d11"],["assignment",15,"18a0afa20d28879dda96c1ed499be9073eb0336f2c8e318bbc3a1f0edf7504d5"],["assignment",16,"33af3950c72571067cb924a919c75e698c888e90144cb514365eb07d90be1947"],["assignment",17,"99bf6fb61892e83ac4435502d24f9182ce0d244af762e1c1887d11589cec980d"],["assignment",18,"84df9e48a58f3f31ae9bbd0296475639714be427b34449be05ce2d48288c6e2d"],["assignment",19,"f6ca50b700711e7b995df00df43ddf178451437f9adc3cd14487622df787ac1e"],["assignment",20,"230b0d764fa67c7b7ef0962c790eac7d196816958af44beda222d79e420a6b25"],["assignment",21,"a543d1338e616b2b944772b158b4c922de48f2f021fd433125645bc51669211c"],["person",1,"4d8e678eb54a974b710da0741c00fac4d8b2ba66af594f5246c2daaec7f0a4f2"],["person",2,"06a0c87507736ed2255b8502d65d67b20f40ecc5e610a4830477b234ff4dfedc"],["person",3,"d538588f7093cca3e67f8556bb3054d988a1767978b024bd55cb27b7b25be0c7"],["person",4,"5f491fec6c8c4c46dbd2edafe4d19baefe6d15a554fcafde43a1dbdfc60f0507"],["person",5,"01447ca5066f56f57af4bd428f2978045a022a361a9d9ad705d6ff0b4fca4b90"],["person",6,"ae927530dfe49d515b252810418b5281d96faeb27931fadbc4d08e0128cd900c"],["person",7,"7946f809a06f89373bf9dee0b25de54d4c4771f14c575c5490ac3e8ca9364115"],["person",8,"ab62943d888866494427779f94c5531e81d834e08cf379ca8cb3280a729d9923"],["person",9,"bfd389613d1a5025d630c768394c98fdbe6495d3d3f571ff0cbff05d4c6f2b20"],["person",10,"56bb4c3fac3c0abf1578a72ae6319017ed286cad33bcc5b67f0def0b61c896e9"],["person",11,"359aec630a47283f9ffd4e56978c227c793c3e153a5a1cf3d0c4c1ac06345b0d"],["person",12,"65250d696be6fff159f3416d8bc9f3da36d7a47046fedb0cd6db3b4a970a1781"],["person",13,"7b710f244aeb6d8999ac2f4905b7622cfca9d88be00fecf66cce5082398b22f8"],["person",14,"df27b77b041635a79ff88d1f45e55c2d7996813dfa0d8cf00ccea893bd091f90"],["person",15,"f09beceb1d9dffdc9c1f4918ec0808de2fb44b1b11f28ea98bc5a4a0fab49819"],["person",16,"7d82b201485cd9eb7ea624dfded613af0b54901b4b6d613b3fa95bf8d60d5d67"],["person",17,"dd74ddb98ed24cb451c6606811e0aa1e1584c19f7efbb8c0fc7ca8804c304137"],["person",18,"93f264f88827aa98969c6bf6bd7fac018d5787933c553d97f7cadcece64eb3e4"],["person",19,"195842fc027479122425b9d1741a4b2a459a254059e346447e6bd888c507590d"],["person",20,"66d94b41626dde9c0a4c12f93aed0ba93fa0c39afc255287103240272bbb9566"],["person",21,"75ab198189d4ce0b592a6d04d92e2eac02f2435550555033550f0c77be413518"],["unit",1,"d14e5bd47e20bc455b00bbcfc6dbb853a75f987460cc0b6bd3392d44021eed83"],["unit",2,"2d18d27a73b590055872d0b03a2f30521a79878e0fcdcdabcd0a5bc3bb7e9ad5"],["unit",3,"9b9cd551d97fc8b88a27dd867fa0a88031825c3ebb8667156b546f66ceb4a7bb"],["unit",4,"8521091b8e739564d8ea2cbd0bccb600cfac18509aac63ad948fa27cdef50b0e"],["unit",5,"4629d64a63f8ed90e045ef7de410fbb52e19d503dcdc23a0cc29e3373e34bd43"],["unit",6,"8f5dec381b095f1beab165d3684d42ab2235c7cd8f21327640005f63735454ee"],["unit",7,"30962f148396846bfab2fa212cf7fd66f3616d581b50029cf36d4d824087b265"],["unit",8,"77799fe816896e1c05314414b12e1473e3219c8dbd9a88cee4e080570805cb6e"],["unit",9,"d17a8277b85706f77c049abd454d0ea73c120104ded0c18828b877fc54c9acab"],["unit_span",1,"fabe4d1de5ef839601aee608bcef66b2a653b251e8f564bc8580efcc44eb77aa"],["unit_span",2,"60605d446a3b3df8e9a23b675829d322eeb12dbb09082f7cdb20464e792a369f"],["unit_span",3,"e9e0cabe07dde655b686c532ec3679325ae4bc4d75360fdd952b175fc18b1013"],["unit_span",4,"7abe4a05050696c6f9923eb7a1ed4c25a72d08a8e6c53e8cb05897d98ec9d490"],["unit_span",5,"8a9019cebd1ef54c12f22bef2671fe74ba243d14ff89d9a987f7c49a1070cc21"],["unit_span",6,"eab09e46b7b5121f04319678a32169c926dc240d43b2c0d674c6ff3be99bef73"],["unit_span",7,"f77155a64c2b65120e7507e17191e91494295295982002e38dcf20e41461b101"],["unit_span",8,"0fd9b58d9efcb54ec27b7aedd7a71f834f57df1ae3d56d47864b4a6be425713c"],["unit_span",9,"0c2692b5abf0979d988d692f2fad5c22c4f40a5524e37e09ffe8d199993342d1"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (2, decode('614f560177dc7567fe8bcf144dd4fc9a', 'hex'), '{"in":{"register":"assets","unit":3},"objects":[[2,1],[13,4924597690175129]],"out":{"id":1,"kind":2},"rows":[["number_line",1,"a305642debd014ff177f398596320bb25e2cadab8b1d2c1b4f969d363a571f98"],["record",1,"21638a1af3f7b4085521a5e83ee9110df7603084176e832903074f668f3ebe65"],["record_version",1,"aaf5efdc7d8fa711b2a3a030a2e5618990d66cbd0e264d29892d86742409ed5d"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (3, decode('a8574c6fae6d9b6f3b4a79a517cec22a', 'hex'), '{"in":{"register":"assets","unit":5},"objects":[[2,2],[13,4924597690175129]],"out":{"id":2,"kind":2},"rows":[["number_line",2,"fd18f2167bbe71cc0adb3d8906f38c99e470022736fc8085e54876ef7cda1b95"],["record",2,"889160be1fe70dbb34effe1676b983077e4e064e0888ebbd6169807a0cf13dbb"],["record_version",2,"b012c102fe83a4557af8a30a28fc4a80209ac7a63a86bdb874a5c846cab12e2e"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (4, decode('ee89af30963784ae0865ef73371863e2', 'hex'), '{"in":{"person":11},"objects":[[5,1],[3,11]],"out":{"id":1,"kind":5},"rows":[["account",1,"528c0d7932df444f0e9b43a7dfafdfcb14be13356a72d53e837bb3c526f89dc3"],["credential",1,"fc1b4b1cb90949f3109a767faa12bbafd6ef9559c2c4432ab46f4832f1ffcc66"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (12, decode('7405ba77ef73464de5be4c4cfd8caf21', 'hex'), '{"in":{"cases":2,"digest":"9a748bcf1414f0926ce5c3a5fc4d00bddb37823a5892bc4007f9271a970d42d3","documents":0,"records":1,"rounds":0,"till":22735,"unit":3},"objects":[[15,1]],"out":{"id":1,"kind":15},"rows":[["disposal",1,"c6f5ab99949baa070852579fc4671fc4f2db545c94ba1aac029af1dc8cfdaf51"]],"v":1,"who":{"name":"早瀬 健一","title":"課長","unit":"福祉部 生活支援課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (13, decode('8f4a5b0c0b0bc764afec512727877516', 'hex'), '{"in":{"cases":2,"documents":0,"erased":[[5,[[1,1],[2,1],[13,2233756519689710],[13,4156210718766300]]],[6,[[6,1],[13,2233756519689710],[13,2923516953471521],[2,3],[13,1728497845059213],[1,1]]],[7,[[6,2],[13,2233756519689710],[13,7247811784416128],[2,1],[1,1],[2,3]]],[8,[[6,3],[13,2233756519689710],[13,5465117035417251],[2,1],[1,1],[2,3]]],[9,[[6,4],[13,2233756519689710],[13,941410842469975],[1,1],[2,3]]],[10,[[1,2],[2,1],[13,2233756519689710],[13,4156210718766300]]],[11,[[6,5],[13,2233756519689710],[13,2923516953471521],[1,2]]]],"kept":[[6,"notice",1,"1456542481283e4b63636e457640a84f2d4bb920dd2fa489346937f585ca3694"],[6,"number_line",4,"a2c8714ac173578dd82f187571017653a7c2f42ed6377694d7d1b9e2dd5aa288"],[6,"step_actor",1,"071d67b392b659470ac2cdb1d28c54effdd32eba1b38b5fb31199c4ec207a175"],[7,"record_version",4,"577b7a3ab82d61f50690e1a27390bf81f348d488ff0b43704674f6cfd2b2f57a"],[7,"step_actor",2,"b0a8b00acbfb813578054c68113fe3582235e432126d1f76f1758a8badbdb1ca"],[8,"record",1,"bb781419b268dae20f14dad7e44be5c18fd59d9c28968ca31515923d7e5c9faa"],[8,"record_version",6,"ecbf213771f8703fa7c5dabc6f1f4049969a793aafad2892e81d4e59c740972f"],[8,"step_actor",3,"ec16ba54f535a5d18ea6be0267ac5000c0af95c0c71f1d9c657e2a841ef7e9cf"],[9,"step_actor",4,"59695d792dd838ab2613009f867c71f3005ce7f8fec105d1382f5d5b9d91abe6"],[10,"number_line",3,"1fc382bcc576bf1faf26c0dc8ef36282851b46c18a5d80ba6a8baa22a8f254b8"],[11,"notice",2,"7ebfb1338a4ecef7231f578935bf4a386ff3d73a266714a4b1f2e312d5e4bbeb"],[11,"step_actor",5,"e7d3b8e925ab3d54de6a0aaa32ec436bc10b93a76aa1ab5a5c82ee65fb77a315"]],"list":1,"records":1,"rounds":0,"till":22735,"unit":3},"objects":[[15,1],[1,1],[1,2],[2,3],[14,5],[14,6],[14,7],[14,8],[14,9],[14,10],[14,11]],"out":{"id":1,"kind":15},"rows":[["case_file",1,"cb952a2290daee27441eae6a6f1d4bb46056277fe4416c5b349971745d33b383"],["case_file",2,"c170a33b038bee5f621d17ab1a333bbaa4a56b5bc9379e5aab3231cc658a3182"],["case_item",1,"ba40806237a7a3bec81b4824923d71a74f2ed407a5a4ad9e4941d6bcb3e327a2"],["case_item",2,"352a04ea59c012acb567860faffe544a894ba5963d31c91a11991044c428b5c5"],["case_item",3,"4ec85d615e8b643040be1b9f446708774aaf4ab4aed45faa34fb1d7fd09479b1"],["case_step",1,"229fcf136ffafb17c893ada41cac9434811c174da1456ec940376ebf35fd97f4"],["case_step",2,"2f7602a0b0b05c71f5de2f84b82b44d29e92dfe14d1d3a7639559e2391fbbfd9"],["case_step",3,"72e937bca75def62863f012e7871af4241e1ed02d891e79bba2bb9f6a067b83f"],["case_step",4,"4103bb0f8b8fdb262b47299267370c6f823462d083a1fe97bda36e4741926224"],["case_step",5,"1fb037e077fe2868c033cccc00095898e4879936bd30e5b576a244a7908ba800"],["case_step",6,"5f5ada3634c20be241f2fae0ee60b490b37b41ad097d9254539869a4822b8874"],["case_step",7,"620baa9876eddce08605f1c45713c47409ab9f9f81645dfb225abb213454c741"],["case_step",8,"4cddf34a0d93ea126c07f3cb811b07152c688478cb716c1a48b12f714b541adb"],["disposal",1,"83e6608cc33d13e1559b7fda3dd742a41c7dbdc6cc6602c18dcce9c8d4ffa47f"],["record",3,"b174ea1ac6df1e971daa421ab26ab76d3f53dac3b4ee921a835dc1d5022131db"],["record_link",1,"c87c49071d85bc57c2557cf1c87ee1037e39254d28a365e2269cf0c4cc52c7b5"],["record_link",2,"f797c410bf976eff8e2e567043a19fb21a36541d55b6a0b2663c29a65f9c68b1"],["record_link",3,"0c8ad22a715fe3189f6ec8cbe13c9957dd59ea1750eac3f9478ac47a1765109f"],["record_version",3,"326e6df20c55338e3860daa0c1dc4b83395be5010e247986791f144bd2037589"],["record_version",5,"e259fc6df965c9bb6642fa685fd86fadd6ee055b47b8d18efc77afc47dc9518c"],["record_version",7,"7cbd185c7680df85f802976fea57c1fd8069807c33a5af536389794b19de51f7"],["record_version",8,"cc0dc4318001b8da02d964d536c5f9d9689ed4ed48f6931f25707b8b44fa760b"]],"v":1,"who":{"name":"設楽 剛","title":"主査","unit":"企画財政部 情報政策課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (14, decode('5262f0bfb24055f552c84d5a925228e0', 'hex'), '{"in":{"door":"out","number":"112038-2032-0001"},"objects":[[1,3],[2,2],[13,2233756519689710],[13,4156210718766300]],"out":{"id":3,"kind":1},"rows":[["case_file",3,"be4416313ebea4c9f711b11f8ed0a1f5c03d871e7def34f83a5ca112d3b7416b"],["case_item",4,"d9bc6b49e0c6d225fc153c931be3314a0e60aedac220baaf6fc49d3499e71022"],["case_step",9,"4f5deaa27e0a950b25b3f9cea082f219097ad18260c2d3e3f7c498b648ce2bd5"],["case_step",10,"7cf8b957587fabb9ec9ee35a3a29e3e4ed0cbb88be0ec288af4c4ad2e9548715"],["case_step",11,"0774ea7007d7e2d03877349ed6b066e86270e24be86e933ccb290f5b50b83835"],["case_step",12,"92d0fa00eb020e4cc5baaf3e1068d4ac8028cd5d8d4abe165a492cd41973889e"],["number_line",5,"4505ab2c78ca16ec39292c526c8d7af4242cfd7517de89a1eeec323919ec3952"],["step_actor",6,"4a678b98bf2713d439622166f8c6cf79bb9212ff8a274534c595e9ecb34830bf"]],"v":1,"who":{"name":"齢木 花","title":"主事","unit":"福祉部 高齢課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (15, decode('bcff1479811a9ac05bd21e40e194b888', 'hex'), '{"in":{"document":"policy","edition":"初版","unit":0},"objects":[[17,1],[13,4581125301033324]],"out":{"id":1,"kind":17},"rows":[["document_version",1,"06e6a37605c549dba3387035b6b99deef86184ea03fe971aeb210cb9db3958ed"]],"v":1,"who":{"name":"設楽 剛","title":"主査","unit":"企画財政部 情報政策課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (16, decode('f3e073cab44595096b93c34189e1a205', 'hex'), '{"in":{"document":"policy","edition":"初版","from":"2032-05-01"},"objects":[[17,1],[13,4581125301033324]],"out":{"id":1,"kind":17},"rows":[["document_version",1,"a15d068afebd3224a2927527c3d5842c8fc3f68d1f3d658da3dd5800175c73ec"]],"v":1,"who":{"name":"企画 太郎","title":"部長","unit":"企画財政部"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (17, decode('6125eca09e3e66298711a227eb1ec6d2', 'hex'), '{"in":{"document":"policy","unit":0},"objects":[[17,1],[13,960945691348502]],"out":{"id":1,"kind":17},"rows":[["document_read",1,"f827bf20a9fd78078d3fa70b5edd51a1bb5c9adefb83333e2ac9c84754ed31c8"]],"v":1,"who":{"name":"大野 浩二","title":"主事","unit":"福祉部 生活支援課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (18, decode('0e33d26ca0b6cc904387666847837878', 'hex'), '{"in":{"document":"policy","edition":"第2版","unit":0},"objects":[[17,2],[13,4581125301033324]],"out":{"id":2,"kind":17},"rows":[["document_version",2,"202f2e0b65175b7873f9acac4ee88cfaa594dbfe32284f44ed6bb62964abbc5f"]],"v":1,"who":{"name":"設楽 剛","title":"主査","unit":"企画財政部 情報政策課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (19, decode('55fb0fc142a345ce9d777d2e4d99ea1b', 'hex'), '{"in":{"fail":1,"pass":0,"passed_over":0,"unknown":0},"objects":[[18,1],[13,836202715470955]],"out":{"id":1,"kind":0},"rows":[["check_result",1,"c8da9c101df51dd834bc297e5af437360e34272335c0685ab4cc6b27d23c322a"]],"v":1,"who":{"name":"設楽 剛","title":"主査","unit":"企画財政部 情報政策課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (20, decode('d7491e937a53386cf2834b68e05c1de3', 'hex'), '{"in":{"duty":"own_round","period":"2032-04/12","rounds":21},"objects":[[31,1],[30,1],[30,2],[30,3],[30,4],[30,5],[30,6],[30,7],[30,8],[30,9],[30,10],[30,11],[30,12],[30,13],[30,14],[30,15],[30,16],[30,17],[30,18],[30,19],[30,20],[30,21]],"out":{"id":1,"kind":31},"rows":[["duty_group",1,"ed5d86ff7bc76d98ab4e4b18eaec4030edba2b54b089b838b5ca40d6852936f1"],["duty_round",1,"fe639e6e6013edb3e15bba5a7adb185ccc08fe7a072b05138cc926e56cc3606f"],["duty_round",2,"88046e8c12398a8ccd16059d0ca82d7a762d35dc1aa2b800363d2145ba427c5c"],["duty_round",3,"9be70628450e1cc4c94944bf3e45abd1338c5ab7b11c786ccc8232892e211605"],["duty_round",4,"5b08a3c19229d25bd1b894b9d272a29fed6184f921476405cc5d4092fdcd5758"],["duty_round",5,"2c7dcfa6256c8b9cfc3ac25731668b7c97b893157513be86793b807a90cb03df"],["duty_round",6,"b1eb82b8a30433af28156b84e3648c8f0f895f73ed9704338b2db6cf55b75a1d"],["duty_round",7,"7b17ab4e47a9337840a5fa2622d8b7e02ff068d75203057d60c3f3165a42bad9"],["duty_round",8,"4052dd5067b66f3f4e99df5256be6fc1e2ab3f38e801dc3696647bdebf26b325"],["duty_round",9,"34ff2c511b9d6e70af63a813be463e214cc5acb1b9135992d1b6f52a4463e1d2"],["duty_round",10,"78716344620987eaac0eef08cf8d30fd4fb500331a56d7a806f3ffc031f6264b"],["duty_round",11,"1ff25f3a88bdb2434ce66499a2362ac0d6173b20b6a0e64e9472b4d0971fbb3d"],["duty_round",12,"a16d75e67b8f7025e4d5b861b2a668d0d5375da93056c4e8eba6a764b553736a"],["duty_round",13,"da3510beb925ac255a79836df6e5f11f448b7a351df73c71fa544994b095862a"],["duty_round",14,"9597e53aba4213cc8d56bc08b408ece321e83ecd6203ecb4a11396fe382f5379"],["duty_round",15,"d217b535750c841920a37d1ca501a090315f5b598ae8cdcf3f4cc654f46eb095"],["duty_round",16,"39538a5d39eea368e1a4d1df148b0fb50543013b5a9a1b0c65ad26a45dfcb6a2"],["duty_round",17,"93138778cd850f308a375c1b26b2ad379dd832ea8cb76149de59eb929395da65"],["duty_round",18,"34b03502a6293403c7e1192e801afb2e8de1b7fe7c6328cde311b21cbce12af0"],["duty_round",19,"894547704435c057dc68485bec0768006e1a874070789ebfa64908cbad125d1f"],["duty_round",20,"c1c478335118898ad8a1f77d3572e52a33411cbbd1bbbb035f3d606693fd060d"],["duty_round",21,"cdfba49f78e621993f8625b6cf021c17751b13b02e9aed0b8bc5edd72ed662b5"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (21, decode('79c31138407e25c06ef281fe6db27220', 'hex'), '{"in":{"duty":"yearly_report","period":"2032-04/12","rounds":4},"objects":[[31,2],[30,22],[30,23],[30,24],[30,25]],"out":{"id":2,"kind":31},"rows":[["duty_group",2,"b1c39f807ea974b4c09ea30b7708616e13a7b53ad53276a6ac79d3a7a399d524"],["duty_round",22,"e3b04f99be99af4c30ef59ea1454f9b042997e9e63542db2d6cbe927e8dc3f2b"],["duty_round",23,"7c804b25c847fa1fef0ce292fee06c2e46988d0f75219fa6e6ca3ac2649db60f"],["duty_round",24,"b468b20fa15f3e688a2925462f37efad853d278291319a3ecf0a71bb635971e9"],["duty_round",25,"6acf29f68f0d7022a8cfe79073804c36447c02fb9481482421fe7d582caa9812"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (22, decode('a851a9de2d57c9c73ec8f0747e0b5b63', 'hex'), '{"in":{"duty":"kept_round","period":"2032-04/12","rounds":1},"objects":[[31,3],[30,26]],"out":{"id":3,"kind":31},"rows":[["duty_group",3,"b4785ed1037e39bb5a60855a245d3a83bd8aeff82def809cb0bb370959d51f35"],["duty_round",26,"a16d628cfdaf347a99e1d15ca7c1cade5df304817a1973e8fd5924f09f515e57"],["duty_way",1,"5f92696e2c23c32c4152e44ed6b7e1c7dd0c3c4e0dc97a07f0fbfaed9ec962ee"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (23, decode('ae8673e143ffd098f8013d34d62b0a18', 'hex'), '{"in":{"as":"self","duty":"kept_round","version":1},"objects":[[30,26],[31,3],[13,3170827576312130],[13,1125929678920399]],"out":{"id":26,"kind":30},"rows":[["duty_answer",1,"c194df6dfe7b71e80a006f4781b6775ca70dc07edc837c3b68d39b6828e415e7"],["duty_answer",2,"339c20fcd46ef3379382baef4f8582a4833b4beb1c7b66e2e57056020ddeac0d"],["duty_done",1,"909c1ffaccd693471fd1f8b67afe80b072ab769711ec890075a623f8a1d2bdde"],["duty_round",26,"2fd4a23ff481e631efbc5024470fe9cc30369d29d544cc623a8496e279d6a58f"],["duty_way",1,"fb336c0b899f22bcd94070436240bdb04fede839fdea4f6fb5a19c731970af99"]],"v":1,"who":{"name":"企画 太郎","title":"部長","unit":"企画財政部"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (24, decode('f224a59ea97b070051b9c33537f0054f', 'hex'), '{"in":{"as":"self","duty":"kept_round","reason":"直した","version":2},"objects":[[30,26],[31,3],[13,3170827576312130],[13,1125929678920399]],"out":{"id":26,"kind":30},"rows":[["duty_answer",1,"87c9b424de74fe02bb9f4b82beb0150a4be17e10f8b0d88b89f2443ab8ea8b32"],["duty_answer",2,"f5e4b7dc45e1c860232aa96fb25b2ac55b1cc2d82fa1f35c69c3eb3597a48a19"],["duty_answer",3,"1955a70093a7ccce90d7f145a57a9f16fe8421177602b6c57766a508bca7bd41"],["duty_answer",4,"e0100ea2c565b0eb09814095b97d12da9bd85a84e1ea64e8f34296f96d3d7f8b"],["duty_done",2,"1a6d2fc447ed00708b5ce785ff97da94d1a6ed23cf0288c3b71588af30442a7e"],["duty_round",26,"e585a54818d360f8ccca43eb7c969de584f53d150934240f803cd2b7e542e07b"]],"v":1,"who":{"name":"企画 太郎","title":"部長","unit":"企画財政部"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (25, decode('5baee4bd3fe53daa92cb2a78822ec47b', 'hex'), '{"in":{"from":"2032-05-01","old":"12","param":"length","reason":"試行のため","title":"長さ","value":"14"},"objects":[[32,1]],"out":{"id":1,"kind":32},"rows":[["param_value",1,"b346ce2ec3e77347f44b944b57ce498e3026d1389dc42cbd09c3d7ea7ebed9d6"]],"v":1,"who":{"name":"設楽 剛","title":"主査","unit":"企画財政部 情報政策課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (26, decode('6f3ec4f6bbbfe9a3d6e5530f7a578107', 'hex'), '{"in":{"added":1,"base_digest":"48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b","changed":0,"changes":"change\tkind\tpath\ttitle\taspect\tbefore\tafter\twhom\nadded\t定め\tmore\t他\t\t\t\t*\n","changes_digest":"770d90e0fcaad79b35ffaf664ed1637e5aa30d5ed6a22d1b0e51ccdd8ca6a77c","edition":"1","pack":"test","pack_digest":"28961882b53a9260ba0748280b26aa982c709eecd11d34f3e515c7eb4279fad3","reason":"見直しのため","removed":0,"renamed":0},"objects":[[33,1],[8,2]],"out":{"id":1,"kind":33},"rows":[["pack_blob",2,"bbbabac022bb414aa8b8e213858a5da093c5962ca149e4cc30549b0a76a35559"],["pack_proposal",1,"32a0e6966c13559bd692c37c91f1a0b5e30d0e633e15a5a956345a866e1e609c"]],"v":1,"who":{"name":"設楽 剛","title":"主査","unit":"企画財政部 情報政策課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (27, decode('5a7c48a89c17db622644d19da6463326', 'hex'), '{"in":{"register":"contracts","unit":5},"objects":[[2,4],[13,6212908289384243]],"out":{"id":4,"kind":2},"rows":[["number_line",6,"70677ce41447830f3511815b4e56cbf8b6e2370d152283f1232c68b4044cc810"],["record",4,"a0f4afc52226599a7385aa2a07304c8b4d286ae1b8d3e2faea368bcf7f412165"],["record_version",9,"ad92726fdcdddc32a3e77c580fd1a458869b6d30ab2ecd5348b2c04481c65881"]],"v":1}');
INSERT INTO entry_body (seq, salt, body) VALUES (28, decode('179f9acb5266592f123a768490c5a319', 'hex'), '{"in":{"person":22},"objects":[[2,4],[5,2],[3,22]],"out":{"id":4,"kind":2},"rows":[["account",2,"cdf47bf0c2623f1197866820aab822d4c1035315a20b1888610a91b2956e39ae"],["contract_person",1,"fa77903169eed8b8ed96df37e22ee50c9061048795f65e7e5c14d92986674fe1"],["credential",2,"b1b28d62b27cefddc519c186858008148dbc82ea587dbfa1c140f9fc9b1adcb6"],["person",22,"3bf0f47a05bdc648c17ff0896bf1b0d76fff5049dcf988e0b6c6e79318989027"]],"v":1,"who":{"name":"高見 渉","title":"課長","unit":"福祉部 高齢課"}}');
INSERT INTO entry_body (seq, salt, body) VALUES (29, decode('02a109e7bb795179bb5db929cdbe0590', 'hex'), '{"in":{"kept":1,"pack":"48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b","unknown":6},"objects":[],"out":{"id":7,"kind":0},"rows":[["clause_standing",1,"50e622da4b203037f7742f54bfc47fc7de7f4dd187afd3ce0a953f7568581530"],["clause_standing",2,"43c102c9bef1cb84e3f85280127bf8a5cb07075c069a6a820ebd4a12073c8f95"],["clause_standing",3,"16389d48a06aadce50668828a87aca4704bc16d4bb42ef81d936578eca890204"],["clause_standing",4,"51ada3dddd8b149eeb3eb35e71e675d35ca4945efb8235e15ca41957cead07f2"],["clause_standing",5,"dc95ee8e0e94d86f520232d9b03f14bea0ba5cbb866b36688c06ed63a2d83d4d"],["clause_standing",6,"c49745a7bae2c796b1b6c874f8728d1170954df32720db4b4b4167413952308d"],["clause_standing",7,"d944d733c263fe5ac89bcd35bb655a04d9234241e8e74cfbb96fb33f68b45d05"]],"v":1}');
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 1, 5, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 1, 6, 5);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 1, 7, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 1, 8, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 1, 9, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 1, 13, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 2, 10, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 2, 11, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 2, 13, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 3, 14, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 1, 2, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 1, 5, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 1, 7, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 1, 8, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 1, 10, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 2, 3, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 2, 14, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 3, 6, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 3, 7, 5);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 3, 8, 5);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 3, 9, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 3, 13, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 4, 27, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (2, 4, 28, 0);
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
INSERT INTO entry_object (kind, id, seq, n) VALUES (3, 22, 28, 2);
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
INSERT INTO entry_object (kind, id, seq, n) VALUES (5, 2, 28, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (6, 1, 6, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (6, 2, 7, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (6, 3, 8, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (6, 4, 9, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (6, 5, 11, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (7, 1, 0, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (8, 1, 0, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (8, 2, 26, 1);
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
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 836202715470955, 19, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 941410842469975, 9, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 960945691348502, 17, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 1125929678920399, 23, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 1125929678920399, 24, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 1728497845059213, 6, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 5, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 6, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 7, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 8, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 9, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 10, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 11, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2233756519689710, 14, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2923516953471521, 6, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 2923516953471521, 11, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 3170827576312130, 23, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 3170827576312130, 24, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4156210718766300, 5, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4156210718766300, 10, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4156210718766300, 14, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4581125301033324, 15, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4581125301033324, 16, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4581125301033324, 18, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4924597690175129, 2, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 4924597690175129, 3, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 5465117035417251, 8, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 6212908289384243, 27, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (13, 7247811784416128, 7, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (14, 5, 13, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (14, 6, 13, 5);
INSERT INTO entry_object (kind, id, seq, n) VALUES (14, 7, 13, 6);
INSERT INTO entry_object (kind, id, seq, n) VALUES (14, 8, 13, 7);
INSERT INTO entry_object (kind, id, seq, n) VALUES (14, 9, 13, 8);
INSERT INTO entry_object (kind, id, seq, n) VALUES (14, 10, 13, 9);
INSERT INTO entry_object (kind, id, seq, n) VALUES (14, 11, 13, 10);
INSERT INTO entry_object (kind, id, seq, n) VALUES (15, 1, 12, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (15, 1, 13, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (17, 1, 15, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (17, 1, 16, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (17, 1, 17, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (17, 2, 18, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (18, 1, 19, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 1, 20, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 2, 20, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 3, 20, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 4, 20, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 5, 20, 5);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 6, 20, 6);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 7, 20, 7);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 8, 20, 8);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 9, 20, 9);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 10, 20, 10);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 11, 20, 11);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 12, 20, 12);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 13, 20, 13);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 14, 20, 14);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 15, 20, 15);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 16, 20, 16);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 17, 20, 17);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 18, 20, 18);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 19, 20, 19);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 20, 20, 20);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 21, 20, 21);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 22, 21, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 23, 21, 2);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 24, 21, 3);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 25, 21, 4);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 26, 22, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 26, 23, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (30, 26, 24, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (31, 1, 20, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (31, 2, 21, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (31, 3, 22, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (31, 3, 23, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (31, 3, 24, 1);
INSERT INTO entry_object (kind, id, seq, n) VALUES (32, 1, 25, 0);
INSERT INTO entry_object (kind, id, seq, n) VALUES (33, 1, 26, 0);
INSERT INTO checkpoint (size, time, root, note) VALUES (12, 1775001600000, decode('69644d66cfd3dc746f85fa4014cc5c6db2275823dabf6a2551ef34e22ee640e2', 'hex'), 'sekimori.example/test
12
aWRNZs/T3HRvhfpAFMxcbbInWCPav2olUe804i7mQOI=

— sekimori.example/test LOlHvE8RPWbOMjebFjXS0lg2GXXOzVEdnyONFGEeAKXIp0wVPJGS4pja9ukWJeeO6RPTuzJvDfcoe0LlR32beUaBigc=
— sekimori.example/test e1inewAAAABpzGAAV74xLKSi0ElnLEjS4uno7cCCJtfYmyhl+n3l676IN/PmICoBua0h9uY1lb/DrOchbH/vJ8wD9GrSqrnygYCQBw==
');
INSERT INTO checkpoint (size, time, root, note) VALUES (30, 1966982400000, decode('50c852471717062eefd96f619114f75d5ea4f509457f5859c611dbe61f9cb592', 'hex'), 'sekimori.example/test
30
UMhSRxcXBi7v2W9hkRT3XV6k9QlFf1hZxhHb5h+ctZI=

— sekimori.example/test LOlHvFO4kGfVksVuVxtH7oM+/32YR/QNHLLJSlsx9jMEXHYJNTjYt2WceWsrdN9ymvxyexxB52/t1m5Xa4rx5xUx4wU=
— sekimori.example/test e1inewAAAAB1PcUAoMO2k0qy/wtFcYYlD03w5kJwihEB/SNIxxCSmjD1m45LKC+1VdMwjzCXYTBfJrZ32r7Xp47ewJxSX3ZLF+yeCA==
');
INSERT INTO setting (id, organ, entry, name, value) VALUES (1, 1, 0, 'city.name', '関守市');
INSERT INTO setting (id, organ, entry, name, value) VALUES (2, 1, 0, 'city.name_en', 'Sekimori City');
INSERT INTO setting (id, organ, entry, name, value) VALUES (3, 1, 0, 'city.code', '112038');
INSERT INTO setting (id, organ, entry, name, value) VALUES (4, 1, 0, 'chain.origin', 'sekimori.example/test');
INSERT INTO pack_blob (id, organ, entry, digest, name, files) VALUES (1, 1, 0, decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 'test', '{"test/pack.lua":"-- A small policy with one procedure for each thing that a case can do.\n\npack \"test\" { \"試験の規程\", \"Test policy\", approved_by = \"chief\", edition = \"1\", fiscal_year = \"1 April\" }\n\nposition \"vice_mayor_finance\"    { \"副市長（財政）\", \"Deputy mayor for finance\" }\nposition \"vice_mayor_other\"      { \"副市長（その他）\", \"The other deputy mayor\" }\nposition \"head_planning_finance\" { \"企画財政部長\", \"Head of planning and finance\" }\nposition \"head_info_policy\"      { \"情報政策課長\", \"Head of information policy\" }\nposition \"assistant\"             { \"補佐\", \"Assistant\" }\nposition \"subhead\"               { \"係長\", \"Subhead\" }\n\nrole \"ciso\"            { \"最高情報セキュリティ責任者\", \"CISO\", one_per = \"municipality\", filled_by = \"vice_mayor_finance\",\n                         deputy \"vice_mayor_other\" {} }\nrole \"chief\"           { \"統括情報セキュリティ責任者\", \"Chief\", one_per = \"municipality\", filled_by = \"head_planning_finance\",\n                         above = \"ciso\", delegate \"head_info_policy\" {} }\nrole \"dept_officer\"    { \"情報セキュリティ責任者\", \"Officer\", one_per = \"department\", filled_by = \"head\", above = \"chief\" }\nrole \"section_manager\" { \"情報セキュリティ管理者\", \"Manager\", one_per = \"section\", filled_by = \"head\", above = \"dept_officer\",\n                         stand_in \"assistant\" { only = { \"takeout\", \"both\" } } }\nrole \"leader\"          { \"推進リーダー\", \"Leader\", some_per = \"section\", filled_by = \"appointed\",\n                         appointed_by = \"section_manager\", above = \"section_manager\" }\nrole \"executor\"        { \"設定作業の担当\", \"Desk\", some_per = \"municipality\", filled_by = \"appointed\", above = \"chief\" }\nrole \"auditor\"         { \"監査人\", \"Auditor\", some_per = \"municipality\", filled_by = \"appointed\", above = \"ciso\" }\nrole \"staff\"           { \"職員等\", \"Staff\", filled_by = \"everyone\", above = \"section_manager\" }\nrole \"council\"         { \"情報化推進会議\", \"Council\", members = { \"ciso\", \"chief\", \"dept_officer\" }, chair = \"ciso\", secretary = \"chief\" }\n\nscale \"confidentiality\" { \"機密性\", \"Confidentiality\",\n  level \"1\" { \"公表してよい\", \"Public\" },\n  level \"2\" { \"直ちに公表しない\", \"Not at once\", rule \"lock\" { \"鍵のかかる場所に置く\", \"Keep it locked\" },\n    rule \"carry\" { \"守って運ぶ\", \"Carry it safely\" }, rule \"back\" { \"すべて持ち帰る\", \"Bring all of it back\" } },\n  level \"3\" { \"公表しない\", \"Closed\", rule \"encrypt\" { \"暗号化する\", \"Encrypt it\" } } }\n\nparam \"decision_days\" { \"許可の期限\", \"Time to decide\", value = \"3 working days\" }\nparam \"at_once\"       { \"直ちに\", \"At once\", value = \"1 hour\" }\nparam \"promptly\"      { \"速やかに\", \"Promptly\", value = \"3 days\" }\nparam \"stocktake\"     { \"棚卸の間隔\", \"Stocktake\", value = \"1 year\" }\nparam \"length\"        { \"長さ\", \"Length\", value = 12, min = 8, max = 64, portal = \"password.min_length\" }\nparam \"tries\"         { \"回数\", \"Tries\", value = 3, min = 2, max = 20, portal = \"login.tries\" }\n\nregister \"assets\" { \"情報資産台帳\", \"Assets\", number = \"{unit}-{no}\", keep = \"5 years\", review = \"stocktake\",\n  writers = any { \"leader of unit\", \"section_manager of unit\" }, confirmed_by = \"section_manager of unit\",\n  text \"name\" { \"名称\", \"Name\" },\n  grade \"confidentiality\" {},\n  choice \"state\" { \"状態\", \"State\", option \"here\" { \"保管中\", \"Here\" }, option \"out\" { \"持出し中\", \"Out\" },\n    option \"gone\" { \"廃棄済み\", \"Gone\" } },\n  list \"by_unit\" { equal = { \"unit\" }, sort = \"number\" },\n  list \"of_all\"  { equal = { \"confidentiality\" }, sort = \"number\" } }\n\nregister \"outside\" { \"持出し管理簿\", \"Taken out\", keep = \"5 years\",\n  link \"item\"      { \"持ち出すもの\", \"Item\", to = \"assets\", many = true, unlisted = true },\n  text \"purpose\"   { \"目的\", \"Purpose\" },\n  text \"place\"     { \"行き先\", \"Where to\", optional = true },\n  link \"applicant\" { \"持ち出す者\", \"Carrier\", to = \"person\" },\n  date \"from\"      { \"いつから\", \"From\", optional = true },\n  date \"till\"      { \"いつまで\", \"Till\", at_least = \"from\", optional = true },\n  time \"take\"      { \"持出し\", \"Taken\", optional = true },\n  time \"bring\"     { \"返却\", \"Returned\", optional = true },\n  link \"returned\"  { \"返却の確認者\", \"Confirmed by\", to = \"person\", optional = true } }\n\nregister \"disposals\" { \"廃棄記録簿\", \"Disposals\", keep = \"10 years\",\n  link \"item\" { \"もの\", \"Item\", to = \"assets\" }, text \"method\" { \"方法\", \"Method\" }, time \"erase\" { \"処理日時\", \"Done at\" },\n  link \"erased\" { \"立会者\", \"Witness\", to = \"person\" } }\n\nprocedure \"takeout\" { \"情報の持ち出し\", \"Taking information out\", form = \"様式第7号\", writes = \"outside\", blanket = \"end of fiscal year\",\n  columns { \"item\", \"purpose\", \"place\", \"from\", \"till\" },\n  choice \"safeguards\" { \"守り方\", \"Safeguards\", many = true, when = { \"some item.confidentiality\", \"at least\", \"2\" },\n    option \"encrypt\" { \"暗号化\", \"Encryption\", meets = { \"encrypt\", \"carry\" } },\n    option \"case\"    { \"施錠かばん\", \"Locked case\", meets = \"carry\" },\n    option \"none\"    { \"要らない\", \"None\", text \"why_none\" { \"要らない理由\", \"Why\" } } },\n  decide \"permit\"    { \"持ち出しの許可\", \"Permission\", by = \"section_manager of each item\" },\n  task \"take\"        { \"持ち出した\", \"Taken out\", sets = { item = \"out\" } },\n  task \"bring\"       { \"持ち帰った\", \"Brought back\", due = \"till\", sets = { item = \"here\" } },\n  confirm \"returned\" { \"返却の確認\", \"Return confirmed\", by = any { \"leader of applicant\", \"colleague of applicant\" },\n    yesno \"complete\" { \"すべて戻った\", \"All of it is back\", meets = \"back\" } } }\n\nprocedure \"media_use\" { \"USBの使用\", \"Use of USB\",\n  text \"need\"     { \"理由\", \"Why\" },\n  date \"till\"     { \"いつまで\", \"Till\" },\n  text \"place\"    { \"保管場所\", \"Kept at\", optional = true },\n  decide \"permit\" { \"使用の許可\", \"Permission\", by = \"section_manager of applicant\" },\n  task \"unlock\"   { \"接続の設定\", \"Unlocking\", by = \"executor\", undo = \"till\" } }\n\nprocedure \"lend\" { \"備品の貸出\", \"Lending\",\n  choice \"need\"   { \"使い道\", \"Use\", option \"work\" { \"業務\", \"Work\" }, option \"training\" { \"研修\", \"Training\" } },\n  decide \"permit\" { \"貸出の許可\", \"Permission\", by = \"section_manager of applicant\" } }\n\nprocedure \"collect\" { \"回収\", \"Collecting\",\n  text \"what\"       { \"もの\", \"What\" },\n  decide \"permit\"   { \"回収の許可\", \"Permission\", by = \"section_manager of applicant\" },\n  task \"fetched\"    { \"引き取った\", \"Fetched\", by = \"executor\" },\n  confirm \"handed\"  { \"引渡しの確認\", \"Handed over\", by = \"leader of applicant\" } }\n\nprocedure \"both\" { \"二人の決裁\", \"Two deciders\",\n  text \"what\"      { \"内容\", \"What\" },\n  consult \"agree\"  { \"合議\", \"Consult\", by = \"leader of applicant\" },\n  decide \"first\"   { \"課長の許可\", \"Manager\", by = \"section_manager of applicant\" },\n  decide \"second\"  { \"統括の許可\", \"Chief\", by = \"chief\" },\n  notify \"told\"    { \"供覧\", \"Told\", to = \"ciso\" } }\n\nprocedure \"setting\" { \"設定の変更\", \"Change of settings\",\n  text \"what\"     { \"内容\", \"What\" },\n  decide \"permit\" { \"変更の許可\", \"Permission\", by = \"chief\" } }\n\nprocedure \"exception\" { \"例外措置\", \"Exception\", applicant = \"section_manager\",\n  text \"reason\"   { \"理由\", \"Reason\" }, date \"till\" { \"いつまで\", \"Till\" },\n  decide \"permit\" { \"例外の許可\", \"Permission\", by = \"ciso\" },\n  task \"ended\"    { \"終了の報告\", \"Ended\", due = \"till\" } }\n\nprocedure \"urgent\" { \"緊急の報告\", \"Urgent\", applicant = \"section_manager\", rare = true,\n  text \"reason\"      { \"理由\", \"Reason\" },\n  ratify \"ratified\"  { \"追認\", \"Ratified\", by = \"ciso\" },\n  start \"remedy\"     { \"是正を求める\", \"Remedy\", opens = \"finding\", by = \"ciso\", when = { \"ratified\", \"is\", \"refused\" } },\n  task \"ended\"       { \"終了の報告\", \"Ended\" } }\n\nprocedure \"finding\" { \"指摘事項\", \"Finding\",\n  text \"reason\"    { \"事実\", \"Fact\" },\n  task \"plan\"      { \"改善計画\", \"Plan\", date \"until\" { \"期限\", \"By\" } },\n  task \"remedied\"  { \"改善した\", \"Remedied\", due = \"until\" },\n  confirm \"closed\" { \"改善の確認\", \"Confirmed\", by = \"section_manager of applicant\" } }\n\nprocedure \"disposal\" { \"廃棄\", \"Disposal\", writes = \"disposals\",\n  link \"item\"     { \"捨てるもの\", \"Item\", to = \"assets\", many = true },\n  decide \"permit\" { \"廃棄の許可\", \"Permission\", by = \"section_manager of applicant\",\n    when = { \"some item.confidentiality\", \"at least\", \"2\" } },\n  task \"erase\"    { \"消去した\", \"Erased\", each = \"item\", text \"method\" { \"方法\", \"Method\" } },\n  confirm \"erased\" { \"立会い\", \"Witnessed\", by = any { \"leader of applicant\", \"colleague of applicant\" }, each = \"item\",\n    sets = { item = \"gone\" } } }\n\nprocedure \"counting\" { \"資産の棚卸\", \"Stocktaking of assets\",\n  rows \"lines\" { \"課の資産\", \"Assets of the section\", of = \"assets\", only = { \"state\", \"is not\", \"gone\" },\n    choice \"found\" { \"結果\", \"Result\", option \"keep\" { \"ある\", \"There\" }, option \"gone\" { \"もうない\", \"Gone\" },\n      option \"doubt\" { \"調べる\", \"To be looked for\" } },\n    text \"remark\" { \"備考\", \"Remark\", when = { \"found\", \"is\", \"doubt\" } } },\n  decide \"confirmed\" { \"棚卸の確認\", \"Confirmed\", by = \"section_manager of applicant\", sets = { lines = \"found\" },\n    link \"excepted\" { \"除くもの\", \"Excepted\", to = \"lines\", many = true, optional = true } } }\n\ndoor \"out\" { \"情報を外へ出す\", \"Send information out\",\n  choice \"wish\" { \"何をしますか\", \"What\",\n    option \"carry\" { \"持ち出す\", \"Carry out\", brings \"takeout\" {} },\n    option \"look\"  { \"見せるだけ\", \"Only show\" } },\n  link \"item\"   { \"何を\", \"What\", to = \"assets\", many = true, unlisted = true, when = { \"wish\", \"is\", \"carry\" } },\n  yesno \"usb\"   { \"USBに入れますか\", \"On a USB stick\", brings \"media_use\" {} } }\ndoor \"discard\" { \"捨てる\", \"Discard\", brings \"disposal\" {} }\ndoor \"except\"  { \"例外措置\", \"Exceptions\",\n  choice \"wish\" { \"いつ\", \"When\", option \"later\" { \"許可を得てから\", \"After\", brings \"exception\" {} },\n    option \"done\" { \"既に行った\", \"Already\", brings \"urgent\" {} } } }\ndoor \"mixed\"   { \"USBと備品\", \"USB and things\", brings \"media_use\" {}, brings \"lend\" {} }\ndoor \"two\"     { \"二人\", \"Two\", brings \"both\" {} }\n\ndocument \"policy\" { \"規程\", \"Policy\", tier = \"policy\", approved_by = \"chief\", review = \"1 year\", read_by = \"staff\",\n  article \"aim\" { \"目的\", \"Aim\" } }\ndocument \"own\" { \"課の手順\", \"Procedures of a section\", tier = \"procedure\", approved_by = \"section_manager\" }\ncheck \"service_up\" { \"稼働\", \"Service is up\", runs = \"service.up\", per = \"assets\", every = \"1 day\" }\n\nclause \"1\" { \"外へ出すときは許しを受ける。\", \"Permission to take out.\", ref = \"1\", kinds = { \"procedure\", \"register\" },\n  kept_by = { \"takeout\", \"outside\" } }\nclause \"2\" { \"管理者が許可する。\", \"The manager permits.\", ref = \"2\", kinds = { \"role\", \"procedure\" },\n  kept_by = { \"section_manager\", \"takeout.permit\" } }\nclause \"3\" { \"緊急のときは後で報告する。\", \"Report afterwards.\", ref = \"3\", kinds = { \"procedure\" }, kept_by = { \"urgent\" } }\nclause \"4\" { \"パスワードは長くする。\", \"Long passwords.\", ref = \"4\", kinds = { \"portal\" }, kept_by = { \"length\" } }\nclause \"5\" { \"台帳を見直す。\", \"Review the ledger.\", ref = \"5\", kinds = { \"register\" }, kept_by = { \"assets\" } }\nclause \"6\" { \"指摘、廃棄、例外、二人の決裁、USBを扱う。\", \"The rest.\", ref = \"6\", kinds = { \"procedure\" },\n  kept_by = { \"finding\", \"disposal\", \"exception\", \"both\", \"media_use\", \"setting\", \"lend\", \"counting\" } }\n\nsheet \"own_sheet\" { \"自己点検票\", \"Self-inspection\",\n  question \"lock\" { \"離席時に画面を閉じている\", \"I lock the screen\" } }\nduty \"own_round\" { \"自己点検（職員）\", \"Self-inspection of staff\", by = \"staff\", per = \"person\", every = \"1 year\", done = \"own_sheet\" }\nduty \"yearly_report\" { \"体制届\", \"Report of the organisation\", by = \"section_manager\", every = \"1 year\",\n  text \"body\" { \"内容\", \"Content\" } }\nsheet ''kept_sheet'' { ''点検票'', ''Inspection'', question ''lock'' { ''画面を閉じる'', ''Screens are locked'' }, question ''mail'' { ''宛先を確かめる'', ''Addressees are checked'' } }\nduty ''kept_round'' { ''自己点検'', ''Self-inspection'', by = any { ''chief'', ''executor'' }, every = ''1 year'', from = ''1 April'', due = ''30 June'', done = ''kept_sheet'' }\nclause ''kept'' { ''点検する。'', ''It is inspected.'', ref = ''9'', who = ''staff'', kinds = { ''attest'', ''schedule'' }, kept_by = { ''kept_round'', ''kept_sheet.lock'', ''kept_sheet.mail'' } }\nrole ''contractor'' { ''委託事業者'', ''Contractor'', filled_by = ''contracts.people'', above = ''chief'' }\nregister ''contracts'' { ''契約台帳'', ''Contracts'', keep = ''5 years'', text ''company'' { ''相手方'', ''Company'' }, date ''till'' { ''終了日'', ''Till'' }, rows ''people'' { ''従事者'', ''Workers'', text ''name'' { ''氏名'', ''Name'' } }, choice ''state'' { ''状態'', ''State'', option ''in_force'' { ''受入済み'', ''In force'' }, option ''ended'' { ''終了'', ''Ended'' } } }\n"}');
INSERT INTO pack_blob (id, organ, entry, digest, name, files) VALUES (2, 1, 26, decode('28961882b53a9260ba0748280b26aa982c709eecd11d34f3e515c7eb4279fad3', 'hex'), 'test', '{"test/pack.lua":"-- A small policy with one procedure for each thing that a case can do.\n\npack \"test\" { \"試験の規程\", \"Test policy\", approved_by = \"chief\", edition = \"1\", fiscal_year = \"1 April\" }\n\nposition \"vice_mayor_finance\"    { \"副市長（財政）\", \"Deputy mayor for finance\" }\nposition \"vice_mayor_other\"      { \"副市長（その他）\", \"The other deputy mayor\" }\nposition \"head_planning_finance\" { \"企画財政部長\", \"Head of planning and finance\" }\nposition \"head_info_policy\"      { \"情報政策課長\", \"Head of information policy\" }\nposition \"assistant\"             { \"補佐\", \"Assistant\" }\nposition \"subhead\"               { \"係長\", \"Subhead\" }\n\nrole \"ciso\"            { \"最高情報セキュリティ責任者\", \"CISO\", one_per = \"municipality\", filled_by = \"vice_mayor_finance\",\n                         deputy \"vice_mayor_other\" {} }\nrole \"chief\"           { \"統括情報セキュリティ責任者\", \"Chief\", one_per = \"municipality\", filled_by = \"head_planning_finance\",\n                         above = \"ciso\", delegate \"head_info_policy\" {} }\nrole \"dept_officer\"    { \"情報セキュリティ責任者\", \"Officer\", one_per = \"department\", filled_by = \"head\", above = \"chief\" }\nrole \"section_manager\" { \"情報セキュリティ管理者\", \"Manager\", one_per = \"section\", filled_by = \"head\", above = \"dept_officer\",\n                         stand_in \"assistant\" { only = { \"takeout\", \"both\" } } }\nrole \"leader\"          { \"推進リーダー\", \"Leader\", some_per = \"section\", filled_by = \"appointed\",\n                         appointed_by = \"section_manager\", above = \"section_manager\" }\nrole \"executor\"        { \"設定作業の担当\", \"Desk\", some_per = \"municipality\", filled_by = \"appointed\", above = \"chief\" }\nrole \"auditor\"         { \"監査人\", \"Auditor\", some_per = \"municipality\", filled_by = \"appointed\", above = \"ciso\" }\nrole \"staff\"           { \"職員等\", \"Staff\", filled_by = \"everyone\", above = \"section_manager\" }\nrole \"council\"         { \"情報化推進会議\", \"Council\", members = { \"ciso\", \"chief\", \"dept_officer\" }, chair = \"ciso\", secretary = \"chief\" }\n\nscale \"confidentiality\" { \"機密性\", \"Confidentiality\",\n  level \"1\" { \"公表してよい\", \"Public\" },\n  level \"2\" { \"直ちに公表しない\", \"Not at once\", rule \"lock\" { \"鍵のかかる場所に置く\", \"Keep it locked\" },\n    rule \"carry\" { \"守って運ぶ\", \"Carry it safely\" }, rule \"back\" { \"すべて持ち帰る\", \"Bring all of it back\" } },\n  level \"3\" { \"公表しない\", \"Closed\", rule \"encrypt\" { \"暗号化する\", \"Encrypt it\" } } }\n\nparam \"decision_days\" { \"許可の期限\", \"Time to decide\", value = \"3 working days\" }\nparam \"at_once\"       { \"直ちに\", \"At once\", value = \"1 hour\" }\nparam \"promptly\"      { \"速やかに\", \"Promptly\", value = \"3 days\" }\nparam \"stocktake\"     { \"棚卸の間隔\", \"Stocktake\", value = \"1 year\" }\nparam \"length\"        { \"長さ\", \"Length\", value = 12, min = 8, max = 64, portal = \"password.min_length\" }\nparam \"tries\"         { \"回数\", \"Tries\", value = 3, min = 2, max = 20, portal = \"login.tries\" }\n\nregister \"assets\" { \"情報資産台帳\", \"Assets\", number = \"{unit}-{no}\", keep = \"5 years\", review = \"stocktake\",\n  writers = any { \"leader of unit\", \"section_manager of unit\" }, confirmed_by = \"section_manager of unit\",\n  text \"name\" { \"名称\", \"Name\" },\n  grade \"confidentiality\" {},\n  choice \"state\" { \"状態\", \"State\", option \"here\" { \"保管中\", \"Here\" }, option \"out\" { \"持出し中\", \"Out\" },\n    option \"gone\" { \"廃棄済み\", \"Gone\" } },\n  list \"by_unit\" { equal = { \"unit\" }, sort = \"number\" },\n  list \"of_all\"  { equal = { \"confidentiality\" }, sort = \"number\" } }\n\nregister \"outside\" { \"持出し管理簿\", \"Taken out\", keep = \"5 years\",\n  link \"item\"      { \"持ち出すもの\", \"Item\", to = \"assets\", many = true, unlisted = true },\n  text \"purpose\"   { \"目的\", \"Purpose\" },\n  text \"place\"     { \"行き先\", \"Where to\", optional = true },\n  link \"applicant\" { \"持ち出す者\", \"Carrier\", to = \"person\" },\n  date \"from\"      { \"いつから\", \"From\", optional = true },\n  date \"till\"      { \"いつまで\", \"Till\", at_least = \"from\", optional = true },\n  time \"take\"      { \"持出し\", \"Taken\", optional = true },\n  time \"bring\"     { \"返却\", \"Returned\", optional = true },\n  link \"returned\"  { \"返却の確認者\", \"Confirmed by\", to = \"person\", optional = true } }\n\nregister \"disposals\" { \"廃棄記録簿\", \"Disposals\", keep = \"10 years\",\n  link \"item\" { \"もの\", \"Item\", to = \"assets\" }, text \"method\" { \"方法\", \"Method\" }, time \"erase\" { \"処理日時\", \"Done at\" },\n  link \"erased\" { \"立会者\", \"Witness\", to = \"person\" } }\n\nprocedure \"takeout\" { \"情報の持ち出し\", \"Taking information out\", form = \"様式第7号\", writes = \"outside\", blanket = \"end of fiscal year\",\n  columns { \"item\", \"purpose\", \"place\", \"from\", \"till\" },\n  choice \"safeguards\" { \"守り方\", \"Safeguards\", many = true, when = { \"some item.confidentiality\", \"at least\", \"2\" },\n    option \"encrypt\" { \"暗号化\", \"Encryption\", meets = { \"encrypt\", \"carry\" } },\n    option \"case\"    { \"施錠かばん\", \"Locked case\", meets = \"carry\" },\n    option \"none\"    { \"要らない\", \"None\", text \"why_none\" { \"要らない理由\", \"Why\" } } },\n  decide \"permit\"    { \"持ち出しの許可\", \"Permission\", by = \"section_manager of each item\" },\n  task \"take\"        { \"持ち出した\", \"Taken out\", sets = { item = \"out\" } },\n  task \"bring\"       { \"持ち帰った\", \"Brought back\", due = \"till\", sets = { item = \"here\" } },\n  confirm \"returned\" { \"返却の確認\", \"Return confirmed\", by = any { \"leader of applicant\", \"colleague of applicant\" },\n    yesno \"complete\" { \"すべて戻った\", \"All of it is back\", meets = \"back\" } } }\n\nprocedure \"media_use\" { \"USBの使用\", \"Use of USB\",\n  text \"need\"     { \"理由\", \"Why\" },\n  date \"till\"     { \"いつまで\", \"Till\" },\n  text \"place\"    { \"保管場所\", \"Kept at\", optional = true },\n  decide \"permit\" { \"使用の許可\", \"Permission\", by = \"section_manager of applicant\" },\n  task \"unlock\"   { \"接続の設定\", \"Unlocking\", by = \"executor\", undo = \"till\" } }\n\nprocedure \"lend\" { \"備品の貸出\", \"Lending\",\n  choice \"need\"   { \"使い道\", \"Use\", option \"work\" { \"業務\", \"Work\" }, option \"training\" { \"研修\", \"Training\" } },\n  decide \"permit\" { \"貸出の許可\", \"Permission\", by = \"section_manager of applicant\" } }\n\nprocedure \"collect\" { \"回収\", \"Collecting\",\n  text \"what\"       { \"もの\", \"What\" },\n  decide \"permit\"   { \"回収の許可\", \"Permission\", by = \"section_manager of applicant\" },\n  task \"fetched\"    { \"引き取った\", \"Fetched\", by = \"executor\" },\n  confirm \"handed\"  { \"引渡しの確認\", \"Handed over\", by = \"leader of applicant\" } }\n\nprocedure \"both\" { \"二人の決裁\", \"Two deciders\",\n  text \"what\"      { \"内容\", \"What\" },\n  consult \"agree\"  { \"合議\", \"Consult\", by = \"leader of applicant\" },\n  decide \"first\"   { \"課長の許可\", \"Manager\", by = \"section_manager of applicant\" },\n  decide \"second\"  { \"統括の許可\", \"Chief\", by = \"chief\" },\n  notify \"told\"    { \"供覧\", \"Told\", to = \"ciso\" } }\n\nprocedure \"setting\" { \"設定の変更\", \"Change of settings\",\n  text \"what\"     { \"内容\", \"What\" },\n  decide \"permit\" { \"変更の許可\", \"Permission\", by = \"chief\" } }\n\nprocedure \"exception\" { \"例外措置\", \"Exception\", applicant = \"section_manager\",\n  text \"reason\"   { \"理由\", \"Reason\" }, date \"till\" { \"いつまで\", \"Till\" },\n  decide \"permit\" { \"例外の許可\", \"Permission\", by = \"ciso\" },\n  task \"ended\"    { \"終了の報告\", \"Ended\", due = \"till\" } }\n\nprocedure \"urgent\" { \"緊急の報告\", \"Urgent\", applicant = \"section_manager\", rare = true,\n  text \"reason\"      { \"理由\", \"Reason\" },\n  ratify \"ratified\"  { \"追認\", \"Ratified\", by = \"ciso\" },\n  start \"remedy\"     { \"是正を求める\", \"Remedy\", opens = \"finding\", by = \"ciso\", when = { \"ratified\", \"is\", \"refused\" } },\n  task \"ended\"       { \"終了の報告\", \"Ended\" } }\n\nprocedure \"finding\" { \"指摘事項\", \"Finding\",\n  text \"reason\"    { \"事実\", \"Fact\" },\n  task \"plan\"      { \"改善計画\", \"Plan\", date \"until\" { \"期限\", \"By\" } },\n  task \"remedied\"  { \"改善した\", \"Remedied\", due = \"until\" },\n  confirm \"closed\" { \"改善の確認\", \"Confirmed\", by = \"section_manager of applicant\" } }\n\nprocedure \"disposal\" { \"廃棄\", \"Disposal\", writes = \"disposals\",\n  link \"item\"     { \"捨てるもの\", \"Item\", to = \"assets\", many = true },\n  decide \"permit\" { \"廃棄の許可\", \"Permission\", by = \"section_manager of applicant\",\n    when = { \"some item.confidentiality\", \"at least\", \"2\" } },\n  task \"erase\"    { \"消去した\", \"Erased\", each = \"item\", text \"method\" { \"方法\", \"Method\" } },\n  confirm \"erased\" { \"立会い\", \"Witnessed\", by = any { \"leader of applicant\", \"colleague of applicant\" }, each = \"item\",\n    sets = { item = \"gone\" } } }\n\nprocedure \"counting\" { \"資産の棚卸\", \"Stocktaking of assets\",\n  rows \"lines\" { \"課の資産\", \"Assets of the section\", of = \"assets\", only = { \"state\", \"is not\", \"gone\" },\n    choice \"found\" { \"結果\", \"Result\", option \"keep\" { \"ある\", \"There\" }, option \"gone\" { \"もうない\", \"Gone\" },\n      option \"doubt\" { \"調べる\", \"To be looked for\" } },\n    text \"remark\" { \"備考\", \"Remark\", when = { \"found\", \"is\", \"doubt\" } } },\n  decide \"confirmed\" { \"棚卸の確認\", \"Confirmed\", by = \"section_manager of applicant\", sets = { lines = \"found\" },\n    link \"excepted\" { \"除くもの\", \"Excepted\", to = \"lines\", many = true, optional = true } } }\n\ndoor \"out\" { \"情報を外へ出す\", \"Send information out\",\n  choice \"wish\" { \"何をしますか\", \"What\",\n    option \"carry\" { \"持ち出す\", \"Carry out\", brings \"takeout\" {} },\n    option \"look\"  { \"見せるだけ\", \"Only show\" } },\n  link \"item\"   { \"何を\", \"What\", to = \"assets\", many = true, unlisted = true, when = { \"wish\", \"is\", \"carry\" } },\n  yesno \"usb\"   { \"USBに入れますか\", \"On a USB stick\", brings \"media_use\" {} } }\ndoor \"discard\" { \"捨てる\", \"Discard\", brings \"disposal\" {} }\ndoor \"except\"  { \"例外措置\", \"Exceptions\",\n  choice \"wish\" { \"いつ\", \"When\", option \"later\" { \"許可を得てから\", \"After\", brings \"exception\" {} },\n    option \"done\" { \"既に行った\", \"Already\", brings \"urgent\" {} } } }\ndoor \"mixed\"   { \"USBと備品\", \"USB and things\", brings \"media_use\" {}, brings \"lend\" {} }\ndoor \"two\"     { \"二人\", \"Two\", brings \"both\" {} }\n\ndocument \"policy\" { \"規程\", \"Policy\", tier = \"policy\", approved_by = \"chief\", review = \"1 year\", read_by = \"staff\",\n  article \"aim\" { \"目的\", \"Aim\" } }\ndocument \"own\" { \"課の手順\", \"Procedures of a section\", tier = \"procedure\", approved_by = \"section_manager\" }\ncheck \"service_up\" { \"稼働\", \"Service is up\", runs = \"service.up\", per = \"assets\", every = \"1 day\" }\n\nclause \"1\" { \"外へ出すときは許しを受ける。\", \"Permission to take out.\", ref = \"1\", kinds = { \"procedure\", \"register\" },\n  kept_by = { \"takeout\", \"outside\" } }\nclause \"2\" { \"管理者が許可する。\", \"The manager permits.\", ref = \"2\", kinds = { \"role\", \"procedure\" },\n  kept_by = { \"section_manager\", \"takeout.permit\" } }\nclause \"3\" { \"緊急のときは後で報告する。\", \"Report afterwards.\", ref = \"3\", kinds = { \"procedure\" }, kept_by = { \"urgent\" } }\nclause \"4\" { \"パスワードは長くする。\", \"Long passwords.\", ref = \"4\", kinds = { \"portal\" }, kept_by = { \"length\" } }\nclause \"5\" { \"台帳を見直す。\", \"Review the ledger.\", ref = \"5\", kinds = { \"register\" }, kept_by = { \"assets\" } }\nclause \"6\" { \"指摘、廃棄、例外、二人の決裁、USBを扱う。\", \"The rest.\", ref = \"6\", kinds = { \"procedure\" },\n  kept_by = { \"finding\", \"disposal\", \"exception\", \"both\", \"media_use\", \"setting\", \"lend\", \"counting\" } }\n\nsheet \"own_sheet\" { \"自己点検票\", \"Self-inspection\",\n  question \"lock\" { \"離席時に画面を閉じている\", \"I lock the screen\" } }\nduty \"own_round\" { \"自己点検（職員）\", \"Self-inspection of staff\", by = \"staff\", per = \"person\", every = \"1 year\", done = \"own_sheet\" }\nduty \"yearly_report\" { \"体制届\", \"Report of the organisation\", by = \"section_manager\", every = \"1 year\",\n  text \"body\" { \"内容\", \"Content\" } }\nsheet ''kept_sheet'' { ''点検票'', ''Inspection'', question ''lock'' { ''画面を閉じる'', ''Screens are locked'' }, question ''mail'' { ''宛先を確かめる'', ''Addressees are checked'' } }\nduty ''kept_round'' { ''自己点検'', ''Self-inspection'', by = any { ''chief'', ''executor'' }, every = ''1 year'', from = ''1 April'', due = ''30 June'', done = ''kept_sheet'' }\nclause ''kept'' { ''点検する。'', ''It is inspected.'', ref = ''9'', who = ''staff'', kinds = { ''attest'', ''schedule'' }, kept_by = { ''kept_round'', ''kept_sheet.lock'', ''kept_sheet.mail'' } }\nrole ''contractor'' { ''委託事業者'', ''Contractor'', filled_by = ''contracts.people'', above = ''chief'' }\nregister ''contracts'' { ''契約台帳'', ''Contracts'', keep = ''5 years'', text ''company'' { ''相手方'', ''Company'' }, date ''till'' { ''終了日'', ''Till'' }, rows ''people'' { ''従事者'', ''Workers'', text ''name'' { ''氏名'', ''Name'' } }, choice ''state'' { ''状態'', ''State'', option ''in_force'' { ''受入済み'', ''In force'' }, option ''ended'' { ''終了'', ''Ended'' } } }\nparam ''more'' { ''他'', ''More'', value = 1 }\n"}');
INSERT INTO organ (id, organ, entry, code, name, name_en, pack) VALUES (1, 1, 0, '112038', '関守市', 'Sekimori City', decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'));
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by, short_name, doc_class) VALUES (1, 1, 1, '10', 'municipality', 0, 'leader', NULL, NULL);
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by, short_name, doc_class) VALUES (2, 1, 1, '110', 'department', 0, 'leader', NULL, NULL);
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by, short_name, doc_class) VALUES (3, 1, 1, '111', 'section', 0, 'leader', NULL, NULL);
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by, short_name, doc_class) VALUES (4, 1, 1, '1111', 'team', 0, 'leader', NULL, NULL);
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by, short_name, doc_class) VALUES (5, 1, 1, '112', 'section', 0, 'any', NULL, NULL);
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by, short_name, doc_class) VALUES (6, 1, 1, '113', 'team', 1, 'leader', NULL, NULL);
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by, short_name, doc_class) VALUES (7, 1, 1, '114', 'team', 0, 'leader', NULL, NULL);
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by, short_name, doc_class) VALUES (8, 1, 1, '120', 'department', 0, 'leader', NULL, NULL);
INSERT INTO unit (id, organ, entry, code, kind, branch, confirm_by, short_name, doc_class) VALUES (9, 1, 1, '121', 'section', 0, 'leader', NULL, NULL);
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
INSERT INTO person (id, organ, entry, number, name, reading, employment, state, mail, phone) VALUES (22, 1, 28, 'K-28', '山田 太郎', '', 'contractor', 'active', NULL, NULL);
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
INSERT INTO account (id, organ, entry, person, login, state, created) VALUES (2, 1, 28, 22, 'k-yamada', 'active', 1966982400000);
INSERT INTO credential (id, organ, entry, account, kind, secret, temporary, set_at, expires, state) VALUES (1, 1, 4, 1, 'password', '$argon2id$v=19$m=65536,t=2,p=1$c2VraW1vcmk$c2VraW1vcmktc2VraW1vcmktc2VraW1vcmkh', 1, 1775001600000, 1775088000000, 'current');
INSERT INTO credential (id, organ, entry, account, kind, secret, temporary, set_at, expires, state) VALUES (2, 1, 28, 2, 'password', '$argon2id$v=19$m=65536,t=2,p=1$c2VraW1vcmk$c2VraW1vcmktc2VraW1vcmktc2VraW1vcmkh', 1, 1966982400000, 1967068800000, 'current');
INSERT INTO record (id, organ, entry, register, unit, number, shape, state, title, body, version, verified, created, changed, disposed, keep_till) VALUES (1, 1, 8, 'assets', 3, '111-0001', decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 'here', '保護台帳', '{"confidentiality":"3","name":"保護台帳"}', 3, 1775001600000, 1775001600000, 1775001600000, NULL, NULL);
INSERT INTO record (id, organ, entry, register, unit, number, shape, state, title, body, version, verified, created, changed, disposed, keep_till) VALUES (2, 1, 3, 'assets', 5, '112-0001', decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 'here', '窓口案内', '{"confidentiality":"1","name":"窓口案内"}', 1, 1775001600000, 1775001600000, 1775001600000, NULL, NULL);
INSERT INTO record (id, organ, entry, register, unit, number, shape, state, title, body, version, verified, created, changed, disposed, keep_till) VALUES (3, 1, 13, 'outside', 3, '0001', decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), '', '', '{}', 4, 1775001600000, 1775001600000, 1775001600000, 13, 22735);
INSERT INTO record (id, organ, entry, register, unit, number, shape, state, title, body, version, verified, created, changed, disposed, keep_till) VALUES (4, 1, 27, 'contracts', 5, '0001', decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 'in_force', '乙社', '{"company":"乙社","people":[{"name":"山田 太郎"}],"till":"2033-03-31"}', 1, 1966982400000, 1966982400000, 1966982400000, NULL, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (1, 1, 2, 1, 1, decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 'here', '{"confidentiality":"3","name":"保護台帳"}', 0, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (2, 1, 3, 2, 1, decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 'here', '{"confidentiality":"1","name":"窓口案内"}', 0, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (3, 1, 13, 3, 1, decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), '', '{}', 6, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (4, 1, 7, 1, 2, decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 'out', '{"confidentiality":"3","name":"保護台帳"}', 11, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (5, 1, 13, 3, 2, decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), '', '{}', 11, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (6, 1, 8, 1, 3, decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 'here', '{"confidentiality":"3","name":"保護台帳"}', 11, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (7, 1, 13, 3, 3, decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), '', '{}', 11, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (8, 1, 13, 3, 4, decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), '', '{}', 10, NULL);
INSERT INTO record_version (id, organ, entry, record, version, shape, state, body, actor, reason) VALUES (9, 1, 27, 4, 1, decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 'in_force', '{"company":"乙社","people":[{"name":"山田 太郎"}],"till":"2033-03-31"}', 0, NULL);
INSERT INTO record_link (id, organ, entry, record, field, target_kind, target, gone) VALUES (1, 1, 13, 3, 'item', 'record', 0, 1);
INSERT INTO record_link (id, organ, entry, record, field, target_kind, target, gone) VALUES (2, 1, 13, 3, 'applicant', 'person', 0, 1);
INSERT INTO record_link (id, organ, entry, record, field, target_kind, target, gone) VALUES (3, 1, 13, 3, 'returned', 'person', 0, 1);
INSERT INTO number_line (id, organ, entry, line, last) VALUES (1, 1, 2, 'assets/111-{no}', 1);
INSERT INTO number_line (id, organ, entry, line, last) VALUES (2, 1, 3, 'assets/112-{no}', 1);
INSERT INTO number_line (id, organ, entry, line, last) VALUES (3, 1, 10, 'case/112038-2026-{no}', 2);
INSERT INTO number_line (id, organ, entry, line, last) VALUES (4, 1, 6, 'outside/{no}', 1);
INSERT INTO number_line (id, organ, entry, line, last) VALUES (5, 1, 14, 'case/112038-2032-{no}', 1);
INSERT INTO number_line (id, organ, entry, line, last) VALUES (6, 1, 27, 'contracts/{no}', 1);
INSERT INTO case_file (id, organ, entry, number, door, procedure, pack, title, applicant, applicant_text, drafter, unit, role, state, content, content_digest, version, opened, closed, doc_number, doc_class, keep_till, publicity, highest, blanket_till, disposed) VALUES (1, 1, 13, '112038-2026-0001', 'out', 'takeout', decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), '', 11, '', 11, 3, '', 'done', '{}', decode('', 'hex'), 1, 1775001600000, 1775001600000, '112038-2026-0001', '', 22735, 'closed', '3', NULL, 13);
INSERT INTO case_file (id, organ, entry, number, door, procedure, pack, title, applicant, applicant_text, drafter, unit, role, state, content, content_digest, version, opened, closed, doc_number, doc_class, keep_till, publicity, highest, blanket_till, disposed) VALUES (2, 1, 13, '112038-2026-0002', 'out', 'takeout', decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), '', 11, '', 11, 3, '', 'refused', '{}', decode('', 'hex'), 1, 1775001600000, 1775001600000, '112038-2026-0002', '', 22735, 'closed', '3', NULL, 13);
INSERT INTO case_file (id, organ, entry, number, door, procedure, pack, title, applicant, applicant_text, drafter, unit, role, state, content, content_digest, version, opened, closed, doc_number, doc_class, keep_till, publicity, highest, blanket_till, disposed) VALUES (3, 1, 14, '112038-2032-0001', 'out', 'takeout', decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), '窓口案内を公民館へ持ち出す', 13, '福祉部 高齢課 主事 齢木 花', 13, 5, '', 'open', '{"applicant":13,"door":{"item":[{"id":2,"kind":"record"}],"usb":false,"wish":"carry"},"items":[{"described":{"confidentiality":"1","number":"112-0001","register":"assets","title":"窓口案内","unit":5,"version":1},"field":"item","part":"takeout","place":1,"record":2}],"parts":[{"body":{"from":"2032-05-02","item":[{"id":2,"kind":"record"}],"place":"公民館","purpose":"説明会","till":"2032-05-03"},"procedure":"takeout"}]}', decode('602a6faa7034ef8a68f1e880164c7fbc569f5dd580e508d1840dd655381115a9', 'hex'), 1, 1966982400000, NULL, '112038-2032-0001', '', NULL, 'open', '1', NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (1, 1, 13, 1, 'takeout', 'permit', 1, NULL, 'decide', 'done', 1775487540000, 1775001600000, 1775001600000, 6, 'section_manager', NULL, 'granted', NULL, NULL, 0, NULL, 'self', 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (2, 1, 13, 1, 'takeout', 'take', 1, NULL, 'task', 'done', NULL, 1775001600000, 1775001600000, 11, '', NULL, 'done', NULL, NULL, 0, NULL, 'self', 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (3, 1, 13, 1, 'takeout', 'bring', 1, NULL, 'task', 'done', 1775228340000, 1775001600000, 1775001600000, 11, '', NULL, 'done', NULL, NULL, 0, NULL, 'self', 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (4, 1, 13, 1, 'takeout', 'returned', 1, NULL, 'confirm', 'done', 1775487540000, 1775001600000, 1775001600000, 10, 'leader', NULL, 'yes', NULL, NULL, 0, NULL, 'self', 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (5, 1, 13, 2, 'takeout', 'permit', 1, NULL, 'decide', 'refused', 1775487540000, 1775001600000, 1775001600000, 6, 'section_manager', NULL, 'refused', NULL, NULL, 0, NULL, 'self', 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (6, 1, 13, 2, 'takeout', 'take', 1, NULL, 'task', 'cancelled', NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (7, 1, 13, 2, 'takeout', 'bring', 1, NULL, 'task', 'cancelled', NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (8, 1, 13, 2, 'takeout', 'returned', 1, NULL, 'confirm', 'cancelled', NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (9, 1, 14, 3, 'takeout', 'permit', 1, NULL, 'decide', 'open', 1967813940000, 1966982400000, NULL, NULL, '', NULL, NULL, NULL, decode('602a6faa7034ef8a68f1e880164c7fbc569f5dd580e508d1840dd655381115a9', 'hex'), 0, 1967813940000, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (10, 1, 14, 3, 'takeout', 'take', 1, NULL, 'task', 'waiting', NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, decode('602a6faa7034ef8a68f1e880164c7fbc569f5dd580e508d1840dd655381115a9', 'hex'), 0, NULL, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (11, 1, 14, 3, 'takeout', 'bring', 1, NULL, 'task', 'waiting', NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, decode('602a6faa7034ef8a68f1e880164c7fbc569f5dd580e508d1840dd655381115a9', 'hex'), 0, NULL, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO case_step (id, organ, entry, case_file, part, step, occurrence, item, kind, state, due, opened, done, actor, role, who, result, answers, content_digest, climbed, climb_at, as_kind, ratify, reason, round, undo, ratified, ratified_by, ratify_who, ratify_reason) VALUES (12, 1, 14, 3, 'takeout', 'returned', 1, NULL, 'confirm', 'waiting', NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, decode('602a6faa7034ef8a68f1e880164c7fbc569f5dd580e508d1840dd655381115a9', 'hex'), 0, NULL, NULL, 0, NULL, 1, 0, NULL, NULL, NULL, NULL);
INSERT INTO step_actor (id, organ, entry, step, role, unit, person, state, via) VALUES (1, 1, 6, 1, 'section_manager', 3, 0, 'closed', '');
INSERT INTO step_actor (id, organ, entry, step, role, unit, person, state, via) VALUES (2, 1, 7, 2, '', 0, 11, 'closed', '');
INSERT INTO step_actor (id, organ, entry, step, role, unit, person, state, via) VALUES (3, 1, 8, 3, '', 0, 11, 'closed', '');
INSERT INTO step_actor (id, organ, entry, step, role, unit, person, state, via) VALUES (4, 1, 9, 4, 'leader', 3, 0, 'closed', '');
INSERT INTO step_actor (id, organ, entry, step, role, unit, person, state, via) VALUES (5, 1, 11, 5, 'section_manager', 3, 0, 'closed', '');
INSERT INTO step_actor (id, organ, entry, step, role, unit, person, state, via) VALUES (6, 1, 14, 9, 'section_manager', 5, 0, 'open', '');
INSERT INTO case_item (id, organ, entry, case_file, part, field, place, record, described, gone) VALUES (1, 1, 13, 1, 'takeout', 'item', 1, 1, NULL, 0);
INSERT INTO case_item (id, organ, entry, case_file, part, field, place, record, described, gone) VALUES (2, 1, 13, 1, 'takeout', '@line', 1, 3, NULL, 0);
INSERT INTO case_item (id, organ, entry, case_file, part, field, place, record, described, gone) VALUES (3, 1, 13, 2, 'takeout', 'item', 1, 1, NULL, 0);
INSERT INTO case_item (id, organ, entry, case_file, part, field, place, record, described, gone) VALUES (4, 1, 14, 3, 'takeout', 'item', 1, 2, '{"confidentiality":"1","number":"112-0001","register":"assets","title":"窓口案内","unit":5,"version":1}', 0);
INSERT INTO notice (id, organ, entry, step, case_file, person, kind, at, level, duty_group, unit, n) VALUES (1, 1, 6, 1, 1, 11, 'granted', 1775001600000, 0, NULL, NULL, NULL);
INSERT INTO notice (id, organ, entry, step, case_file, person, kind, at, level, duty_group, unit, n) VALUES (2, 1, 11, 5, 2, 11, 'refused', 1775001600000, 0, NULL, NULL, NULL);
INSERT INTO record_list (list, key, sort, record) VALUES (1, decode('4100', 'hex'), '3111-11', 1);
INSERT INTO record_list (list, key, sort, record) VALUES (1, decode('4100', 'hex'), '3112-11', 2);
INSERT INTO record_list (list, key, sort, record) VALUES (1, decode('55000000000000000300', 'hex'), '3111-11', 1);
INSERT INTO record_list (list, key, sort, record) VALUES (1, decode('55000000000000000500', 'hex'), '3112-11', 2);
INSERT INTO record_list (list, key, sort, record) VALUES (2, decode('41013100', 'hex'), '3112-11', 2);
INSERT INTO record_list (list, key, sort, record) VALUES (2, decode('41013300', 'hex'), '3111-11', 1);
INSERT INTO record_list (list, key, sort, record) VALUES (6, decode('4100', 'hex'), '11', 4);
INSERT INTO record_list (list, key, sort, record) VALUES (6, decode('55000000000000000500', 'hex'), '11', 4);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 0, '', '', 2);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 0, '/of_all', '1', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 0, '/of_all', '3', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 0, 'confidentiality', '1', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 0, 'confidentiality', '3', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 0, 'state', 'here', 2);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 0, 'verified', 'yes', 2);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 3, '', '', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 3, '/of_all', '3', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 3, 'confidentiality', '3', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 3, 'state', 'here', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 3, 'verified', 'yes', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 5, '', '', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 5, '/of_all', '1', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 5, 'confidentiality', '1', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 5, 'state', 'here', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('assets', 5, 'verified', 'yes', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('contracts', 0, '', '', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('contracts', 0, 'state', 'in_force', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('contracts', 0, 'verified', 'yes', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('contracts', 5, '', '', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('contracts', 5, 'state', 'in_force', 1);
INSERT INTO record_tally (register, unit, field, value, n) VALUES ('contracts', 5, 'verified', 'yes', 1);
INSERT INTO record_word (word, register, unit, record) VALUES ('#1', 3, 3, 1);
INSERT INTO record_word (word, register, unit, record) VALUES ('#1', 3, 5, 2);
INSERT INTO record_word (word, register, unit, record) VALUES ('#1', 7, 5, 4);
INSERT INTO record_word (word, register, unit, record) VALUES ('#111', 3, 3, 1);
INSERT INTO record_word (word, register, unit, record) VALUES ('#111-0001', 3, 3, 1);
INSERT INTO record_word (word, register, unit, record) VALUES ('#112', 3, 5, 2);
INSERT INTO record_word (word, register, unit, record) VALUES ('#112-0001', 3, 5, 2);
INSERT INTO record_word (word, register, unit, record) VALUES ('乙社', 7, 5, 4);
INSERT INTO record_word (word, register, unit, record) VALUES ('保護', 3, 3, 1);
INSERT INTO record_word (word, register, unit, record) VALUES ('口案', 3, 5, 2);
INSERT INTO record_word (word, register, unit, record) VALUES ('台帳', 3, 3, 1);
INSERT INTO record_word (word, register, unit, record) VALUES ('案内', 3, 5, 2);
INSERT INTO record_word (word, register, unit, record) VALUES ('窓口', 3, 5, 2);
INSERT INTO record_word (word, register, unit, record) VALUES ('護台', 3, 3, 1);
INSERT INTO list_name (id, name) VALUES (1, 'assets/by_unit');
INSERT INTO list_name (id, name) VALUES (2, 'assets/of_all');
INSERT INTO list_name (id, name) VALUES (3, 'assets');
INSERT INTO list_name (id, name) VALUES (4, 'outside/by_unit');
INSERT INTO list_name (id, name) VALUES (5, 'outside');
INSERT INTO list_name (id, name) VALUES (6, 'contracts/by_unit');
INSERT INTO list_name (id, name) VALUES (7, 'contracts');
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('kept_round', 0, 24388, 2, 1966982400000, 0);
INSERT INTO clause_use (keeper, unit, month, n, last, late) VALUES ('kept_sheet', 0, 24388, 2, 1966982400000, 0);
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
INSERT INTO job (id, kind, args, state, done, total, result, started, person) VALUES (1, 'scrub', '', 'running', 0, 1, NULL, 1964390400000, NULL);
INSERT INTO disposal (id, organ, entry, unit, till, digest, cases, records, person, role, approved, state, done, erased, rounds, documents) VALUES (1, 1, 13, 3, 22735, decode('9a748bcf1414f0926ce5c3a5fc4d00bddb37823a5892bc4007f9271a970d42d3', 'hex'), 2, 1, 6, 'section_manager', 1964390400000, 'done', 1964390400000, 7, 0, 0);
INSERT INTO duty_group (id, organ, entry, duty, period, pack, opened, due, filled, state, closed) VALUES (1, 1, 20, 'own_round', '2032-04/12', decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 1966982400000, 1995893940000, 21, 'open', NULL);
INSERT INTO duty_group (id, organ, entry, duty, period, pack, opened, due, filled, state, closed) VALUES (2, 1, 21, 'yearly_report', '2032-04/12', decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 1966982400000, 1995893940000, 0, 'open', NULL);
INSERT INTO duty_group (id, organ, entry, duty, period, pack, opened, due, filled, state, closed) VALUES (3, 1, 22, 'kept_round', '2032-04/12', decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 1966982400000, 1972220340000, 0, 'open', NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (1, 1, 20, 1, 'own_round', 3, 1, 0, 0, 1, '', 0, '', 0, 1, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (2, 1, 20, 1, 'own_round', 3, 2, 0, 0, 1, '', 0, '', 0, 2, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (3, 1, 20, 1, 'own_round', 3, 3, 0, 0, 1, '', 0, '', 0, 3, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (4, 1, 20, 1, 'own_round', 3, 4, 0, 0, 2, '', 0, '', 0, 4, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (5, 1, 20, 1, 'own_round', 3, 5, 0, 0, 2, '', 0, '', 0, 5, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (6, 1, 20, 1, 'own_round', 3, 6, 0, 0, 3, '', 0, '', 0, 6, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (7, 1, 20, 1, 'own_round', 3, 7, 0, 0, 3, '', 0, '', 0, 7, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (8, 1, 20, 1, 'own_round', 3, 8, 0, 0, 3, '', 0, '', 0, 8, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (9, 1, 20, 1, 'own_round', 3, 9, 0, 0, 3, '', 0, '', 0, 9, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (10, 1, 20, 1, 'own_round', 3, 10, 0, 0, 3, '', 0, '', 0, 10, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (11, 1, 20, 1, 'own_round', 3, 11, 0, 0, 3, '', 0, '', 0, 11, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (12, 1, 20, 1, 'own_round', 3, 12, 0, 0, 5, '', 0, '', 0, 12, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (13, 1, 20, 1, 'own_round', 3, 13, 0, 0, 5, '', 0, '', 0, 13, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (14, 1, 20, 1, 'own_round', 3, 14, 0, 0, 6, '', 0, '', 0, 14, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (15, 1, 20, 1, 'own_round', 3, 15, 0, 0, 6, '', 0, '', 0, 15, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (16, 1, 20, 1, 'own_round', 3, 16, 0, 0, 5, '', 0, '', 0, 16, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (17, 1, 20, 1, 'own_round', 3, 17, 0, 0, 8, '', 0, '', 0, 17, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (18, 1, 20, 1, 'own_round', 3, 18, 0, 0, 8, '', 0, '', 0, 18, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (19, 1, 20, 1, 'own_round', 3, 19, 0, 0, 9, '', 0, '', 0, 19, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (20, 1, 20, 1, 'own_round', 3, 20, 0, 0, 9, '', 0, '', 0, 20, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (21, 1, 20, 1, 'own_round', 3, 21, 0, 0, 9, '', 0, '', 0, 21, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (22, 1, 21, 2, 'yearly_report', 4, 3, 0, 0, 3, 'section_manager', 3, 'section_manager', 3, 0, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (23, 1, 21, 2, 'yearly_report', 4, 5, 0, 0, 5, 'section_manager', 5, 'section_manager', 5, 0, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (24, 1, 21, 2, 'yearly_report', 4, 6, 0, 0, 6, 'section_manager', 6, 'section_manager', 6, 0, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (25, 1, 21, 2, 'yearly_report', 4, 9, 0, 0, 9, 'section_manager', 9, 'section_manager', 9, 0, 1966982400000, 1995893940000, 'open', NULL, 0, 1995893940000, NULL, NULL, 0, 0, NULL, NULL);
INSERT INTO duty_round (id, organ, entry, duty_group, duty, kind, subject, cause, seat, unit, role, at, asked, asked_at, person, opened, due, state, rest, climbed, climb_at, done, actor, late, version, disposed, keep_till) VALUES (26, 1, 24, 3, 'kept_round', 0, 0, 0, 0, 0, 'chief', 0, 'chief', 0, 0, 1966982400000, 1972220340000, 'done', NULL, 0, NULL, 1966982400000, 17, 0, 2, NULL, NULL);
INSERT INTO duty_way (id, organ, entry, round, role, at, person, state) VALUES (1, 1, 23, 26, 'executor', 0, 0, 'closed');
INSERT INTO duty_done (id, organ, entry, round, version, time, actor, who, role, as_kind, fields, roster, case_file, reason) VALUES (1, 1, 23, 26, 1, 1966982400000, 17, '{"name":"企画 太郎","role":"統括情報セキュリティ責任者","title":"部長","unit":"企画財政部"}', 'chief', 'self', '{}', NULL, NULL, NULL);
INSERT INTO duty_done (id, organ, entry, round, version, time, actor, who, role, as_kind, fields, roster, case_file, reason) VALUES (2, 1, 24, 26, 2, 1966982400000, 17, '{"name":"企画 太郎","role":"統括情報セキュリティ責任者","title":"部長","unit":"企画財政部"}', 'chief', 'self', '{}', NULL, NULL, '直した');
INSERT INTO duty_answer (id, organ, entry, kind, target, version, duty_group, unit, sheet, question, answer, note, evidence, plan, plan_due, finding, gone) VALUES (1, 1, 24, 30, 26, 1, 3, 0, 'kept_sheet', 'lock', 'yes', NULL, NULL, NULL, NULL, NULL, 1);
INSERT INTO duty_answer (id, organ, entry, kind, target, version, duty_group, unit, sheet, question, answer, note, evidence, plan, plan_due, finding, gone) VALUES (2, 1, 24, 30, 26, 1, 3, 0, 'kept_sheet', 'mail', 'no', NULL, NULL, '直す', 22797, NULL, 1);
INSERT INTO duty_answer (id, organ, entry, kind, target, version, duty_group, unit, sheet, question, answer, note, evidence, plan, plan_due, finding, gone) VALUES (3, 1, 24, 30, 26, 2, 3, 0, 'kept_sheet', 'lock', 'yes', NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO duty_answer (id, organ, entry, kind, target, version, duty_group, unit, sheet, question, answer, note, evidence, plan, plan_due, finding, gone) VALUES (4, 1, 24, 30, 26, 2, 3, 0, 'kept_sheet', 'mail', 'yes', NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO param_value (id, organ, entry, param, unit, value, valid_from, person, at, reason) VALUES (1, 1, 25, 'length', NULL, '14', 22766, 20, 1966982400000, '試行のため');
INSERT INTO pack_proposal (id, organ, entry, pack, base, state, starts, note, signer, diff, proposed, person, reason, decided, decided_by, role, who, meeting, met, minutes, said, applied, migrated, changed) VALUES (1, 1, 26, decode('28961882b53a9260ba0748280b26aa982c709eecd11d34f3e515c7eb4279fad3', 'hex'), decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'), 'proposed', NULL, NULL, NULL, decode('770d90e0fcaad79b35ffaf664ed1637e5aa30d5ed6a22d1b0e51ccdd8ca6a77c', 'hex'), 1966982400000, 20, '見直しのため', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO document_version (id, organ, entry, document, unit, version, edition, state, text, digest, case_file, drafter, who, drafted, approver, approved_role, approved_who, approved, meeting, valid_from, valid_till, reviewed, review_by, reason, disposed, keep_till) VALUES (1, 1, 16, 'policy', 0, 1, '初版', 'adopted', '第1条', decode('cbd4f692922cf836d241a672e8dc788b9542c2ce17a63e6732bac9d28c3fab9c', 'hex'), NULL, 20, '{"name":"設楽 剛","role":"設定作業の担当","title":"主査","unit":"企画財政部 情報政策課"}', 1966982400000, 17, 'chief', '{"name":"企画 太郎","role":"統括情報セキュリティ責任者","title":"部長","unit":"企画財政部"}', 1966982400000, NULL, 22766, NULL, NULL, 23131, NULL, NULL, NULL);
INSERT INTO document_version (id, organ, entry, document, unit, version, edition, state, text, digest, case_file, drafter, who, drafted, approver, approved_role, approved_who, approved, meeting, valid_from, valid_till, reviewed, review_by, reason, disposed, keep_till) VALUES (2, 1, 18, 'policy', 0, 2, '第2版', 'draft', '第1条 改', decode('b848b5c90dc951b69899f6517b04c0809e0773889a54198db2a5afca56051c28', 'hex'), NULL, 20, '{"name":"設楽 剛","role":"設定作業の担当","title":"主査","unit":"企画財政部 情報政策課"}', 1966982400000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO document_read (id, organ, entry, version, person, unit, at) VALUES (1, 1, 17, 1, 11, 3, 1966982400000);
INSERT INTO check_result (id, organ, entry, check_name, record, result, seen, since, evidence, case_file, reported) VALUES (1, 1, 19, 'service_up', 2, 'fail', 1966896000000, 1966896000000, '応答なし', NULL, 1966982400000);
INSERT INTO check_tally (organ, check_name, result, n) VALUES (1, 'service_up', 'fail', 1);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (1, '', 'open', 1, 3);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (1, '', 'open', 2, 2);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (1, '', 'open', 3, 6);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (1, '', 'open', 5, 3);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (1, '', 'open', 6, 2);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (1, '', 'open', 8, 2);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (1, '', 'open', 9, 3);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (2, '', 'open', 3, 1);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (2, '', 'open', 5, 1);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (2, '', 'open', 6, 1);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (2, '', 'open', 9, 1);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (3, '', 'done', 0, 1);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (3, '', 'open', 0, 0);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (3, 'lock', 'yes', 0, 1);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (3, 'mail', 'no+', 0, 0);
INSERT INTO duty_tally (duty_group, field, value, unit, n) VALUES (3, 'mail', 'yes', 0, 1);
INSERT INTO duty_look (organ, duty, mark) VALUES (1, '@rounds', 22766);
INSERT INTO contract_person (id, organ, entry, record, person, valid_from, valid_till, ended, reason) VALUES (1, 1, 28, 4, 22, 22766, NULL, NULL, NULL);
INSERT INTO clause_standing (id, organ, entry, clause, at, standing, keeper, said, pack) VALUES (1, 1, 29, '1', 1966982400000, 'unknown', 'outside', decode('8acf994089acb02c7adc68732a849767404f619cd8c11b8374e45a137aace993', 'hex'), decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'));
INSERT INTO clause_standing (id, organ, entry, clause, at, standing, keeper, said, pack) VALUES (2, 1, 29, '2', 1966982400000, 'unknown', 'takeout.permit', decode('bc3e93f8c571b5937716413f4c7ec1b75a4fb56dfb33c1d3175a0c912287d9cf', 'hex'), decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'));
INSERT INTO clause_standing (id, organ, entry, clause, at, standing, keeper, said, pack) VALUES (3, 1, 29, '3', 1966982400000, 'unknown', 'urgent', decode('0768248c907d79ddf9d630413d7e7def53995f6952072986f94247243e4026cc', 'hex'), decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'));
INSERT INTO clause_standing (id, organ, entry, clause, at, standing, keeper, said, pack) VALUES (4, 1, 29, '4', 1966982400000, 'unknown', 'length', decode('207f8c1c5aa413070c09f1f883f999b32e3742ac5dfbd11f28a77a8774ed04a4', 'hex'), decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'));
INSERT INTO clause_standing (id, organ, entry, clause, at, standing, keeper, said, pack) VALUES (5, 1, 29, '5', 1966982400000, 'unknown', 'assets', decode('48ab6061a01040995b8d22be9d23087649b7101286e7b723a5b6b3019a773f3f', 'hex'), decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'));
INSERT INTO clause_standing (id, organ, entry, clause, at, standing, keeper, said, pack) VALUES (6, 1, 29, '6', 1966982400000, 'unknown', 'finding', decode('02059353978443cc0ff7a8445ee75d78494621d31235bb8e9005a298e7c5f568', 'hex'), decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'));
INSERT INTO clause_standing (id, organ, entry, clause, at, standing, keeper, said, pack) VALUES (7, 1, 29, 'kept', 1966982400000, 'kept', '', decode('bc29e7021d7ae2d9a69bf5e1eda1e4734a7639e7de335261a2408865af025a65', 'hex'), decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'));
INSERT INTO standing_look (organ, day, pack) VALUES (1, 22766, decode('48aba0bcdb8318be3cd9a3ee801372e94b2a66da9c5bf0a6d070d5382e77358b', 'hex'));
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
CREATE INDEX ix_record_register_disposed_changed ON record (register, disposed, changed);
CREATE INDEX ix_case_file_disposed_keep_till_id ON case_file (disposed, keep_till, id);
CREATE UNIQUE INDEX uq_file_uid ON file (uid);
CREATE UNIQUE INDEX uq_file_digest ON file (digest);
CREATE INDEX ix_file_organ_size ON file (organ, size);
CREATE INDEX ix_file_entry ON file (entry);
CREATE UNIQUE INDEX uq_file_use_file_kind_target ON file_use (file, kind, target);
CREATE INDEX ix_file_use_kind_target ON file_use (kind, target);
CREATE INDEX ix_file_use_entry ON file_use (entry);
CREATE INDEX ix_disposal_unit_state ON disposal (unit, state);
CREATE INDEX ix_disposal_entry ON disposal (entry);
CREATE INDEX ix_disposal_hold_kind_object ON disposal_hold (kind, object);
CREATE INDEX ix_disposal_hold_entry ON disposal_hold (entry);
CREATE UNIQUE INDEX uq_upload_digest ON upload (digest);
CREATE INDEX ix_upload_person ON upload (person);
CREATE INDEX ix_upload_organ ON upload (organ);
CREATE INDEX ix_upload_seen ON upload (seen);
CREATE INDEX ix_cosignature_size ON cosignature (size);
CREATE INDEX ix_token_form_at ON token_form (at);
CREATE INDEX ix_assignment_valid_from ON assignment (valid_from);
CREATE INDEX ix_assignment_valid_till ON assignment (valid_till);
CREATE INDEX ix_record_register_id ON record (register, id);
CREATE UNIQUE INDEX uq_duty_group_organ_duty_period ON duty_group (organ, duty, period);
CREATE INDEX ix_duty_group_organ_duty_id ON duty_group (organ, duty, id);
CREATE INDEX ix_duty_group_entry ON duty_group (entry);
CREATE UNIQUE INDEX uq_duty_round_duty_group_kind_subject_cause_seat ON duty_round (duty_group, kind, subject, cause, seat);
CREATE INDEX ix_duty_round_person_state_due ON duty_round (person, state, due);
CREATE INDEX ix_duty_round_role_at_state_due ON duty_round (role, at, state, due);
CREATE INDEX ix_duty_round_unit_state_due ON duty_round (unit, state, due);
CREATE INDEX ix_duty_round_duty_group_state_unit_id ON duty_round (duty_group, state, unit, id);
CREATE INDEX ix_duty_round_duty_group_unit_id ON duty_round (duty_group, unit, id);
CREATE INDEX ix_duty_round_duty_group_state_due ON duty_round (duty_group, state, due);
CREATE INDEX ix_duty_round_duty_group_done ON duty_round (duty_group, done);
CREATE INDEX ix_duty_round_state_climb_at ON duty_round (state, climb_at);
CREATE INDEX ix_duty_round_duty_cause ON duty_round (duty, cause);
CREATE INDEX ix_duty_round_duty_state_unit_due ON duty_round (duty, state, unit, due);
CREATE INDEX ix_duty_round_kind_subject_state ON duty_round (kind, subject, state);
CREATE INDEX ix_duty_round_entry ON duty_round (entry);
CREATE INDEX ix_duty_way_person_state ON duty_way (person, state);
CREATE INDEX ix_duty_way_role_at_state ON duty_way (role, at, state);
CREATE INDEX ix_duty_way_round ON duty_way (round);
CREATE INDEX ix_duty_way_entry ON duty_way (entry);
CREATE UNIQUE INDEX uq_duty_done_round_version ON duty_done (round, version);
CREATE INDEX ix_duty_done_entry ON duty_done (entry);
CREATE UNIQUE INDEX uq_duty_answer_kind_target_question_version ON duty_answer (kind, target, question, version);
CREATE INDEX ix_duty_answer_sheet_question_id ON duty_answer (sheet, question, id);
CREATE INDEX ix_duty_answer_duty_group_question_plan_due ON duty_answer (duty_group, question, plan_due);
CREATE INDEX ix_duty_answer_entry ON duty_answer (entry);
CREATE INDEX ix_param_value_organ_param ON param_value (organ, param);
CREATE INDEX ix_param_value_entry ON param_value (entry);
CREATE INDEX ix_pack_proposal_organ_state ON pack_proposal (organ, state);
CREATE INDEX ix_pack_proposal_entry ON pack_proposal (entry);
CREATE UNIQUE INDEX uq_pack_issue_proposal_record_field ON pack_issue (proposal, record, field);
CREATE INDEX ix_pack_issue_record ON pack_issue (record);
CREATE INDEX ix_pack_issue_entry ON pack_issue (entry);
CREATE UNIQUE INDEX uq_document_version_organ_document_unit_version ON document_version (organ, document, unit, version);
CREATE INDEX ix_document_version_organ_state ON document_version (organ, state);
CREATE INDEX ix_document_version_case_file ON document_version (case_file);
CREATE INDEX ix_document_version_drafter ON document_version (drafter);
CREATE INDEX ix_document_version_approver ON document_version (approver);
CREATE INDEX ix_document_version_entry ON document_version (entry);
CREATE UNIQUE INDEX uq_document_read_version_person ON document_read (version, person);
CREATE INDEX ix_document_read_person ON document_read (person);
CREATE INDEX ix_document_read_entry ON document_read (entry);
CREATE UNIQUE INDEX uq_check_result_organ_check_name_record ON check_result (organ, check_name, record);
CREATE INDEX ix_check_result_check_name_seen ON check_result (check_name, seen);
CREATE INDEX ix_check_result_check_name_result_record ON check_result (check_name, result, record);
CREATE INDEX ix_check_result_record ON check_result (record);
CREATE INDEX ix_check_result_case_file ON check_result (case_file);
CREATE INDEX ix_check_result_entry ON check_result (entry);
CREATE INDEX ix_contract_person_record ON contract_person (record);
CREATE INDEX ix_contract_person_person ON contract_person (person);
CREATE INDEX ix_contract_person_entry ON contract_person (entry);
CREATE INDEX ix_duty_round_duty_group_disposed_unit_id ON duty_round (duty_group, disposed, unit, id);
CREATE UNIQUE INDEX uq_clause_standing_organ_clause_at ON clause_standing (organ, clause, at);
CREATE INDEX ix_clause_standing_organ_at ON clause_standing (organ, at);
CREATE INDEX ix_clause_standing_entry ON clause_standing (entry);
CREATE TRIGGER guard_entry_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'guard: a row of entry is never changed'); END;
CREATE TRIGGER guard_entry_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'guard: a row of entry is never deleted'); END;
CREATE TRIGGER guard_entry_insert BEFORE INSERT ON entry WHEN NEW.seq <> COALESCE((SELECT MAX(seq) FROM entry), -1) + 1 BEGIN SELECT RAISE(ABORT, 'guard: entries follow one another without a gap'); END;
CREATE TRIGGER guard_entry_body_update BEFORE UPDATE ON entry_body BEGIN SELECT RAISE(ABORT, 'guard: a row of entry_body is never changed'); END;
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
CREATE TRIGGER guard_file_insert BEFORE INSERT ON file WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of file is written only with a new entry'); END;
CREATE TRIGGER guard_file_update BEFORE UPDATE ON file WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of file is changed only with a new entry'); END;
CREATE TRIGGER guard_file_delete BEFORE DELETE ON file BEGIN SELECT RAISE(ABORT, 'guard: a row of file is never deleted'); END;
CREATE TRIGGER guard_file_use_insert BEFORE INSERT ON file_use WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of file_use is written only with a new entry'); END;
CREATE TRIGGER guard_file_use_update BEFORE UPDATE ON file_use WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of file_use is changed only with a new entry'); END;
CREATE TRIGGER guard_file_use_delete BEFORE DELETE ON file_use BEGIN SELECT RAISE(ABORT, 'guard: a row of file_use is never deleted'); END;
CREATE TRIGGER guard_disposal_insert BEFORE INSERT ON disposal WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of disposal is written only with a new entry'); END;
CREATE TRIGGER guard_disposal_update BEFORE UPDATE ON disposal WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of disposal is changed only with a new entry'); END;
CREATE TRIGGER guard_disposal_delete BEFORE DELETE ON disposal BEGIN SELECT RAISE(ABORT, 'guard: a row of disposal is never deleted'); END;
CREATE TRIGGER guard_disposal_hold_insert BEFORE INSERT ON disposal_hold WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of disposal_hold is written only with a new entry'); END;
CREATE TRIGGER guard_disposal_hold_update BEFORE UPDATE ON disposal_hold WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of disposal_hold is changed only with a new entry'); END;
CREATE TRIGGER guard_disposal_hold_delete BEFORE DELETE ON disposal_hold BEGIN SELECT RAISE(ABORT, 'guard: a row of disposal_hold is never deleted'); END;
CREATE TRIGGER guard_entry_body_delete BEFORE DELETE ON entry_body WHEN NOT EXISTS (SELECT 1 FROM entry_object o JOIN entry e ON e.seq = o.seq WHERE o.kind = 14 AND o.id = OLD.seq AND e.act = 'dispose') BEGIN SELECT RAISE(ABORT, 'guard: a body is never deleted, unless a disposal names its entry'); END;
CREATE TRIGGER guard_duty_group_insert BEFORE INSERT ON duty_group WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_group is written only with a new entry'); END;
CREATE TRIGGER guard_duty_group_update BEFORE UPDATE ON duty_group WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_group is changed only with a new entry'); END;
CREATE TRIGGER guard_duty_group_delete BEFORE DELETE ON duty_group BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_group is never deleted'); END;
CREATE TRIGGER guard_duty_round_insert BEFORE INSERT ON duty_round WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_round is written only with a new entry'); END;
CREATE TRIGGER guard_duty_round_update BEFORE UPDATE ON duty_round WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_round is changed only with a new entry'); END;
CREATE TRIGGER guard_duty_round_delete BEFORE DELETE ON duty_round BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_round is never deleted'); END;
CREATE TRIGGER guard_duty_way_insert BEFORE INSERT ON duty_way WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_way is written only with a new entry'); END;
CREATE TRIGGER guard_duty_way_update BEFORE UPDATE ON duty_way WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_way is changed only with a new entry'); END;
CREATE TRIGGER guard_duty_way_delete BEFORE DELETE ON duty_way BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_way is never deleted'); END;
CREATE TRIGGER guard_duty_done_insert BEFORE INSERT ON duty_done WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_done is written only with a new entry'); END;
CREATE TRIGGER guard_duty_done_update BEFORE UPDATE ON duty_done WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_done is changed only with a new entry'); END;
CREATE TRIGGER guard_duty_done_delete BEFORE DELETE ON duty_done BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_done is never deleted'); END;
CREATE TRIGGER guard_duty_answer_insert BEFORE INSERT ON duty_answer WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_answer is written only with a new entry'); END;
CREATE TRIGGER guard_duty_answer_update BEFORE UPDATE ON duty_answer WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_answer is changed only with a new entry'); END;
CREATE TRIGGER guard_duty_answer_delete BEFORE DELETE ON duty_answer BEGIN SELECT RAISE(ABORT, 'guard: a row of duty_answer is never deleted'); END;
CREATE TRIGGER guard_param_value_insert BEFORE INSERT ON param_value WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of param_value is written only with a new entry'); END;
CREATE TRIGGER guard_param_value_update BEFORE UPDATE ON param_value WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of param_value is changed only with a new entry'); END;
CREATE TRIGGER guard_param_value_delete BEFORE DELETE ON param_value BEGIN SELECT RAISE(ABORT, 'guard: a row of param_value is never deleted'); END;
CREATE TRIGGER guard_pack_proposal_insert BEFORE INSERT ON pack_proposal WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of pack_proposal is written only with a new entry'); END;
CREATE TRIGGER guard_pack_proposal_update BEFORE UPDATE ON pack_proposal WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of pack_proposal is changed only with a new entry'); END;
CREATE TRIGGER guard_pack_proposal_delete BEFORE DELETE ON pack_proposal BEGIN SELECT RAISE(ABORT, 'guard: a row of pack_proposal is never deleted'); END;
CREATE TRIGGER guard_pack_issue_insert BEFORE INSERT ON pack_issue WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of pack_issue is written only with a new entry'); END;
CREATE TRIGGER guard_pack_issue_update BEFORE UPDATE ON pack_issue WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of pack_issue is changed only with a new entry'); END;
CREATE TRIGGER guard_pack_issue_delete BEFORE DELETE ON pack_issue BEGIN SELECT RAISE(ABORT, 'guard: a row of pack_issue is never deleted'); END;
CREATE TRIGGER guard_document_version_insert BEFORE INSERT ON document_version WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of document_version is written only with a new entry'); END;
CREATE TRIGGER guard_document_version_update BEFORE UPDATE ON document_version WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of document_version is changed only with a new entry'); END;
CREATE TRIGGER guard_document_version_delete BEFORE DELETE ON document_version BEGIN SELECT RAISE(ABORT, 'guard: a row of document_version is never deleted'); END;
CREATE TRIGGER guard_document_read_insert BEFORE INSERT ON document_read WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of document_read is written only with a new entry'); END;
CREATE TRIGGER guard_document_read_update BEFORE UPDATE ON document_read WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of document_read is changed only with a new entry'); END;
CREATE TRIGGER guard_document_read_delete BEFORE DELETE ON document_read BEGIN SELECT RAISE(ABORT, 'guard: a row of document_read is never deleted'); END;
CREATE TRIGGER guard_check_result_insert BEFORE INSERT ON check_result WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of check_result is written only with a new entry'); END;
CREATE TRIGGER guard_check_result_update BEFORE UPDATE ON check_result WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of check_result is changed only with a new entry'); END;
CREATE TRIGGER guard_check_result_delete BEFORE DELETE ON check_result BEGIN SELECT RAISE(ABORT, 'guard: a row of check_result is never deleted'); END;
CREATE TRIGGER guard_contract_person_insert BEFORE INSERT ON contract_person WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of contract_person is written only with a new entry'); END;
CREATE TRIGGER guard_contract_person_update BEFORE UPDATE ON contract_person WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of contract_person is changed only with a new entry'); END;
CREATE TRIGGER guard_contract_person_delete BEFORE DELETE ON contract_person BEGIN SELECT RAISE(ABORT, 'guard: a row of contract_person is never deleted'); END;
CREATE TRIGGER guard_clause_standing_insert BEFORE INSERT ON clause_standing WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) BEGIN SELECT RAISE(ABORT, 'guard: a row of clause_standing is written only with a new entry'); END;
CREATE TRIGGER guard_clause_standing_update BEFORE UPDATE ON clause_standing WHEN NEW.entry <= COALESCE((SELECT MAX(seq) FROM entry), -1) OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'guard: a row of clause_standing is changed only with a new entry'); END;
CREATE TRIGGER guard_clause_standing_delete BEFORE DELETE ON clause_standing BEGIN SELECT RAISE(ABORT, 'guard: a row of clause_standing is never deleted'); END;
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
ALTER TABLE ONLY public.check_result
    ADD CONSTRAINT check_result_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.check_tally
    ADD CONSTRAINT check_tally_pkey PRIMARY KEY (organ, check_name, result);
ALTER TABLE ONLY public.checkpoint
    ADD CONSTRAINT checkpoint_pkey PRIMARY KEY (size);
ALTER TABLE ONLY public.clause_standing
    ADD CONSTRAINT clause_standing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clause_use
    ADD CONSTRAINT clause_use_pkey PRIMARY KEY (keeper, unit, month);
ALTER TABLE ONLY public.contract_person
    ADD CONSTRAINT contract_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cosignature
    ADD CONSTRAINT cosignature_pkey PRIMARY KEY (witness, size, "time");
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.disposal_hold
    ADD CONSTRAINT disposal_hold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.disposal
    ADD CONSTRAINT disposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.document_read
    ADD CONSTRAINT document_read_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.document_version
    ADD CONSTRAINT document_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (person, door);
ALTER TABLE ONLY public.duty_answer
    ADD CONSTRAINT duty_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.duty_done
    ADD CONSTRAINT duty_done_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.duty_group
    ADD CONSTRAINT duty_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.duty_look
    ADD CONSTRAINT duty_look_pkey PRIMARY KEY (organ, duty);
ALTER TABLE ONLY public.duty_round
    ADD CONSTRAINT duty_round_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.duty_tally
    ADD CONSTRAINT duty_tally_pkey PRIMARY KEY (duty_group, field, value, unit);
ALTER TABLE ONLY public.duty_way
    ADD CONSTRAINT duty_way_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.entry_body
    ADD CONSTRAINT entry_body_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.entry_object
    ADD CONSTRAINT entry_object_pkey PRIMARY KEY (kind, id, seq);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.file_chunk
    ADD CONSTRAINT file_chunk_pkey PRIMARY KEY (uid, n);
ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.file_use
    ADD CONSTRAINT file_use_pkey PRIMARY KEY (id);
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
ALTER TABLE ONLY public.pack_issue
    ADD CONSTRAINT pack_issue_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pack_proposal
    ADD CONSTRAINT pack_proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.param_value
    ADD CONSTRAINT param_value_pkey PRIMARY KEY (id);
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
ALTER TABLE ONLY public.standing_look
    ADD CONSTRAINT standing_look_pkey PRIMARY KEY (organ);
ALTER TABLE ONLY public.step_actor
    ADD CONSTRAINT step_actor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.throttle
    ADD CONSTRAINT throttle_pkey PRIMARY KEY (subject);
ALTER TABLE ONLY public.token_form
    ADD CONSTRAINT token_form_pkey PRIMARY KEY (token);
ALTER TABLE ONLY public.tree_node
    ADD CONSTRAINT tree_node_pkey PRIMARY KEY (level, idx);
ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.unit_span
    ADD CONSTRAINT unit_span_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.upload
    ADD CONSTRAINT upload_pkey PRIMARY KEY (uid);
CREATE INDEX ix_account_person ON public.account USING btree (person);
CREATE INDEX ix_appointment_person ON public.appointment USING btree (person);
CREATE INDEX ix_appointment_role_unit ON public.appointment USING btree (role, unit);
CREATE INDEX ix_assignment_person_valid_from ON public.assignment USING btree (person, valid_from);
CREATE INDEX ix_assignment_position ON public.assignment USING btree ("position");
CREATE INDEX ix_assignment_post ON public.assignment USING btree (post);
CREATE INDEX ix_assignment_unit_position ON public.assignment USING btree (unit, "position");
CREATE INDEX ix_assignment_valid_from ON public.assignment USING btree (valid_from);
CREATE INDEX ix_assignment_valid_till ON public.assignment USING btree (valid_till);
CREATE INDEX ix_case_correction_case_file ON public.case_correction USING btree (case_file);
CREATE INDEX ix_case_file_applicant_state ON public.case_file USING btree (applicant, state);
CREATE INDEX ix_case_file_disposed_keep_till_id ON public.case_file USING btree (disposed, keep_till, id);
CREATE INDEX ix_case_file_drafter_state ON public.case_file USING btree (drafter, state);
CREATE INDEX ix_case_file_procedure_state_id ON public.case_file USING btree (procedure, state, id);
CREATE INDEX ix_case_file_unit_state ON public.case_file USING btree (unit, state);
CREATE INDEX ix_case_item_case_file ON public.case_item USING btree (case_file);
CREATE INDEX ix_case_item_record ON public.case_item USING btree (record);
CREATE INDEX ix_case_step_actor_done ON public.case_step USING btree (actor, done);
CREATE INDEX ix_case_step_case_file ON public.case_step USING btree (case_file);
CREATE INDEX ix_case_step_state_climb_at ON public.case_step USING btree (state, climb_at);
CREATE INDEX ix_case_step_state_due ON public.case_step USING btree (state, due);
CREATE INDEX ix_check_result_case_file ON public.check_result USING btree (case_file);
CREATE INDEX ix_check_result_check_name_result_record ON public.check_result USING btree (check_name, result, record);
CREATE INDEX ix_check_result_check_name_seen ON public.check_result USING btree (check_name, seen);
CREATE INDEX ix_check_result_record ON public.check_result USING btree (record);
CREATE INDEX ix_clause_standing_organ_at ON public.clause_standing USING btree (organ, at);
CREATE INDEX ix_contract_person_person ON public.contract_person USING btree (person);
CREATE INDEX ix_contract_person_record ON public.contract_person USING btree (record);
CREATE INDEX ix_cosignature_size ON public.cosignature USING btree (size);
CREATE INDEX ix_credential_account ON public.credential USING btree (account);
CREATE INDEX ix_disposal_hold_kind_object ON public.disposal_hold USING btree (kind, object);
CREATE INDEX ix_disposal_unit_state ON public.disposal USING btree (unit, state);
CREATE INDEX ix_document_read_person ON public.document_read USING btree (person);
CREATE INDEX ix_document_version_approver ON public.document_version USING btree (approver);
CREATE INDEX ix_document_version_case_file ON public.document_version USING btree (case_file);
CREATE INDEX ix_document_version_drafter ON public.document_version USING btree (drafter);
CREATE INDEX ix_document_version_organ_state ON public.document_version USING btree (organ, state);
CREATE INDEX ix_duty_answer_duty_group_question_plan_due ON public.duty_answer USING btree (duty_group, question, plan_due);
CREATE INDEX ix_duty_answer_sheet_question_id ON public.duty_answer USING btree (sheet, question, id);
CREATE INDEX ix_duty_group_organ_duty_id ON public.duty_group USING btree (organ, duty, id);
CREATE INDEX ix_duty_round_duty_cause ON public.duty_round USING btree (duty, cause);
CREATE INDEX ix_duty_round_duty_group_disposed_unit_id ON public.duty_round USING btree (duty_group, disposed, unit, id);
CREATE INDEX ix_duty_round_duty_group_done ON public.duty_round USING btree (duty_group, done);
CREATE INDEX ix_duty_round_duty_group_state_due ON public.duty_round USING btree (duty_group, state, due);
CREATE INDEX ix_duty_round_duty_group_state_unit_id ON public.duty_round USING btree (duty_group, state, unit, id);
CREATE INDEX ix_duty_round_duty_group_unit_id ON public.duty_round USING btree (duty_group, unit, id);
CREATE INDEX ix_duty_round_duty_state_unit_due ON public.duty_round USING btree (duty, state, unit, due);
CREATE INDEX ix_duty_round_kind_subject_state ON public.duty_round USING btree (kind, subject, state);
CREATE INDEX ix_duty_round_person_state_due ON public.duty_round USING btree (person, state, due);
CREATE INDEX ix_duty_round_role_at_state_due ON public.duty_round USING btree (role, at, state, due);
CREATE INDEX ix_duty_round_state_climb_at ON public.duty_round USING btree (state, climb_at);
CREATE INDEX ix_duty_round_unit_state_due ON public.duty_round USING btree (unit, state, due);
CREATE INDEX ix_duty_way_person_state ON public.duty_way USING btree (person, state);
CREATE INDEX ix_duty_way_role_at_state ON public.duty_way USING btree (role, at, state);
CREATE INDEX ix_duty_way_round ON public.duty_way USING btree (round);
CREATE INDEX ix_entry_act_seq ON public.entry USING btree (act, seq);
CREATE INDEX ix_entry_actor_seq ON public.entry USING btree (actor, seq);
CREATE INDEX ix_entry_object_seq ON public.entry_object USING btree (seq);
CREATE INDEX ix_file_organ_size ON public.file USING btree (organ, size);
CREATE INDEX ix_file_use_kind_target ON public.file_use USING btree (kind, target);
CREATE INDEX ix_notice_case_file ON public.notice USING btree (case_file);
CREATE INDEX ix_notice_person_at ON public.notice USING btree (person, at);
CREATE INDEX ix_pack_issue_record ON public.pack_issue USING btree (record);
CREATE INDEX ix_pack_proposal_organ_state ON public.pack_proposal USING btree (organ, state);
CREATE INDEX ix_param_value_organ_param ON public.param_value USING btree (organ, param);
CREATE INDEX ix_person_reading_id ON public.person USING btree (reading, id);
CREATE INDEX ix_record_link_record ON public.record_link USING btree (record);
CREATE INDEX ix_record_link_target_kind_target ON public.record_link USING btree (target_kind, target);
CREATE INDEX ix_record_list_record ON public.record_list USING btree (record);
CREATE INDEX ix_record_register_disposed_changed ON public.record USING btree (register, disposed, changed);
CREATE INDEX ix_record_register_id ON public.record USING btree (register, id);
CREATE INDEX ix_record_register_unit_id ON public.record USING btree (register, unit, id);
CREATE INDEX ix_record_review_register_unit_at ON public.record_review USING btree (register, unit, at);
CREATE INDEX ix_session_account ON public.session USING btree (account);
CREATE INDEX ix_session_seen ON public.session USING btree (seen);
CREATE INDEX ix_step_actor_person_state ON public.step_actor USING btree (person, state);
CREATE INDEX ix_step_actor_role_unit_state ON public.step_actor USING btree (role, unit, state);
CREATE INDEX ix_step_actor_step ON public.step_actor USING btree (step);
CREATE INDEX ix_throttle_last ON public.throttle USING btree (last);
CREATE INDEX ix_token_form_at ON public.token_form USING btree (at);
CREATE INDEX ix_unit_span_parent ON public.unit_span USING btree (parent);
CREATE INDEX ix_unit_span_unit_valid_from ON public.unit_span USING btree (unit, valid_from);
CREATE INDEX ix_upload_organ ON public.upload USING btree (organ);
CREATE INDEX ix_upload_person ON public.upload USING btree (person);
CREATE INDEX ix_upload_seen ON public.upload USING btree (seen);
CREATE UNIQUE INDEX uq_account_login ON public.account USING btree (login);
CREATE UNIQUE INDEX uq_case_file_number ON public.case_file USING btree (number);
CREATE UNIQUE INDEX uq_check_result_organ_check_name_record ON public.check_result USING btree (organ, check_name, record);
CREATE UNIQUE INDEX uq_clause_standing_organ_clause_at ON public.clause_standing USING btree (organ, clause, at);
CREATE UNIQUE INDEX uq_document_read_version_person ON public.document_read USING btree (version, person);
CREATE UNIQUE INDEX uq_document_version_organ_document_unit_version ON public.document_version USING btree (organ, document, unit, version);
CREATE UNIQUE INDEX uq_duty_answer_kind_target_question_version ON public.duty_answer USING btree (kind, target, question, version);
CREATE UNIQUE INDEX uq_duty_done_round_version ON public.duty_done USING btree (round, version);
CREATE UNIQUE INDEX uq_duty_group_organ_duty_period ON public.duty_group USING btree (organ, duty, period);
CREATE UNIQUE INDEX uq_duty_round_duty_group_kind_subject_cause_seat ON public.duty_round USING btree (duty_group, kind, subject, cause, seat);
CREATE UNIQUE INDEX uq_entry_token ON public.entry USING btree (token);
CREATE UNIQUE INDEX uq_file_digest ON public.file USING btree (digest);
CREATE UNIQUE INDEX uq_file_uid ON public.file USING btree (uid);
CREATE UNIQUE INDEX uq_file_use_file_kind_target ON public.file_use USING btree (file, kind, target);
CREATE UNIQUE INDEX uq_list_name_name ON public.list_name USING btree (name);
CREATE UNIQUE INDEX uq_number_line_line ON public.number_line USING btree (line);
CREATE UNIQUE INDEX uq_organ_code ON public.organ USING btree (code);
CREATE UNIQUE INDEX uq_pack_blob_digest ON public.pack_blob USING btree (digest);
CREATE UNIQUE INDEX uq_pack_issue_proposal_record_field ON public.pack_issue USING btree (proposal, record, field);
CREATE UNIQUE INDEX uq_person_number ON public.person USING btree (number);
CREATE UNIQUE INDEX uq_record_register_number ON public.record USING btree (register, number);
CREATE UNIQUE INDEX uq_record_version_record_version ON public.record_version USING btree (record, version);
CREATE UNIQUE INDEX uq_setting_name ON public.setting USING btree (name);
CREATE UNIQUE INDEX uq_unit_code ON public.unit USING btree (code);
CREATE UNIQUE INDEX uq_upload_digest ON public.upload USING btree (digest);
CREATE TRIGGER guard_delete BEFORE DELETE ON public.account FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.appointment FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.assignment FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.case_correction FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.case_file FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.case_item FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.case_step FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.check_result FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.checkpoint FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.clause_standing FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.contract_person FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.credential FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.disposal FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.disposal_hold FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.document_read FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.document_version FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.duty_answer FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.duty_done FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.duty_group FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.duty_round FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.duty_way FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.entry FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.entry_body FOR EACH ROW EXECUTE FUNCTION public.guard_body();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.entry_object FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.file FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.file_use FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.notice FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.number_line FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.organ FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.pack_blob FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.pack_issue FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.pack_proposal FOR EACH ROW EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_delete BEFORE DELETE ON public.param_value FOR EACH ROW EXECUTE FUNCTION public.guard_never();
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
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.check_result FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.clause_standing FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.contract_person FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.credential FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.disposal FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.disposal_hold FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.document_read FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.document_version FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.duty_answer FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.duty_done FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.duty_group FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.duty_round FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.duty_way FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.entry FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.entry_body FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.entry_object FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.file FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.file_use FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.notice FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.number_line FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.organ FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.pack_blob FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.pack_issue FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.pack_proposal FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON public.param_value FOR EACH STATEMENT EXECUTE FUNCTION public.guard_never();
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
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.check_result FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.clause_standing FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.contract_person FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.credential FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.disposal FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.disposal_hold FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.document_read FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.document_version FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.duty_answer FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.duty_done FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.duty_group FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.duty_round FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.duty_way FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.file FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.file_use FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.notice FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.number_line FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.organ FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.pack_blob FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.pack_issue FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.pack_proposal FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON public.param_value FOR EACH ROW EXECUTE FUNCTION public.guard_audited();
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
ALTER TABLE ONLY public.check_result
    ADD CONSTRAINT check_result_case_file_fkey FOREIGN KEY (case_file) REFERENCES public.case_file(id);
ALTER TABLE ONLY public.check_result
    ADD CONSTRAINT check_result_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.clause_standing
    ADD CONSTRAINT clause_standing_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contract_person
    ADD CONSTRAINT contract_person_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contract_person
    ADD CONSTRAINT contract_person_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);
ALTER TABLE ONLY public.contract_person
    ADD CONSTRAINT contract_person_record_fkey FOREIGN KEY (record) REFERENCES public.record(id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.disposal
    ADD CONSTRAINT disposal_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.disposal_hold
    ADD CONSTRAINT disposal_hold_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.disposal_hold
    ADD CONSTRAINT disposal_hold_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);
ALTER TABLE ONLY public.disposal
    ADD CONSTRAINT disposal_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);
ALTER TABLE ONLY public.document_read
    ADD CONSTRAINT document_read_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.document_read
    ADD CONSTRAINT document_read_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);
ALTER TABLE ONLY public.document_read
    ADD CONSTRAINT document_read_version_fkey FOREIGN KEY (version) REFERENCES public.document_version(id);
ALTER TABLE ONLY public.document_version
    ADD CONSTRAINT document_version_approver_fkey FOREIGN KEY (approver) REFERENCES public.person(id);
ALTER TABLE ONLY public.document_version
    ADD CONSTRAINT document_version_case_file_fkey FOREIGN KEY (case_file) REFERENCES public.case_file(id);
ALTER TABLE ONLY public.document_version
    ADD CONSTRAINT document_version_drafter_fkey FOREIGN KEY (drafter) REFERENCES public.person(id);
ALTER TABLE ONLY public.document_version
    ADD CONSTRAINT document_version_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.duty_answer
    ADD CONSTRAINT duty_answer_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.duty_done
    ADD CONSTRAINT duty_done_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.duty_done
    ADD CONSTRAINT duty_done_round_fkey FOREIGN KEY (round) REFERENCES public.duty_round(id);
ALTER TABLE ONLY public.duty_group
    ADD CONSTRAINT duty_group_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.duty_round
    ADD CONSTRAINT duty_round_duty_group_fkey FOREIGN KEY (duty_group) REFERENCES public.duty_group(id);
ALTER TABLE ONLY public.duty_round
    ADD CONSTRAINT duty_round_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.duty_way
    ADD CONSTRAINT duty_way_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.duty_way
    ADD CONSTRAINT duty_way_round_fkey FOREIGN KEY (round) REFERENCES public.duty_round(id);
ALTER TABLE ONLY public.entry_body
    ADD CONSTRAINT entry_body_seq_fkey FOREIGN KEY (seq) REFERENCES public.entry(seq);
ALTER TABLE ONLY public.entry_object
    ADD CONSTRAINT entry_object_seq_fkey FOREIGN KEY (seq) REFERENCES public.entry(seq);
ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);
ALTER TABLE ONLY public.file_use
    ADD CONSTRAINT file_use_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.file_use
    ADD CONSTRAINT file_use_file_fkey FOREIGN KEY (file) REFERENCES public.file(id);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.number_line
    ADD CONSTRAINT number_line_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organ
    ADD CONSTRAINT organ_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pack_blob
    ADD CONSTRAINT pack_blob_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pack_issue
    ADD CONSTRAINT pack_issue_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pack_issue
    ADD CONSTRAINT pack_issue_proposal_fkey FOREIGN KEY (proposal) REFERENCES public.pack_proposal(id);
ALTER TABLE ONLY public.pack_issue
    ADD CONSTRAINT pack_issue_record_fkey FOREIGN KEY (record) REFERENCES public.record(id);
ALTER TABLE ONLY public.pack_proposal
    ADD CONSTRAINT pack_proposal_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pack_proposal
    ADD CONSTRAINT pack_proposal_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);
ALTER TABLE ONLY public.param_value
    ADD CONSTRAINT param_value_entry_fkey FOREIGN KEY (entry) REFERENCES public.entry(seq) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.param_value
    ADD CONSTRAINT param_value_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);
ALTER TABLE ONLY public.param_value
    ADD CONSTRAINT param_value_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(id);
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
