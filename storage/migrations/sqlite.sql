CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE correction (
	id INTEGER NOT NULL, 
	words BLOB NOT NULL, 
	label VARCHAR NOT NULL, 
	was VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_correction PRIMARY KEY (id)
);

CREATE TABLE due (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	person_id INTEGER NOT NULL, 
	done_at BIGINT, 
	CONSTRAINT pk_due PRIMARY KEY (id), 
	CONSTRAINT uq_due_kind_subject_at_person_id UNIQUE (kind, subject, at, person_id)
);

CREATE TABLE grid (
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_grid PRIMARY KEY ("key")
);

CREATE TABLE household (
	id INTEGER NOT NULL, 
	address VARCHAR NOT NULL, 
	building VARCHAR NOT NULL, 
	place BLOB NOT NULL, 
	code VARCHAR NOT NULL, 
	edition INTEGER NOT NULL, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_household PRIMARY KEY (id), 
	CONSTRAINT uq_household_address UNIQUE (address), 
	CONSTRAINT uq_household_code UNIQUE (code)
);

CREATE TABLE inbox (
	id INTEGER NOT NULL, 
	channel VARCHAR NOT NULL, 
	external VARCHAR NOT NULL, 
	body_hash VARCHAR NOT NULL, 
	lane VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	turn INTEGER NOT NULL, 
	body BLOB NOT NULL, 
	received_at BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	error VARCHAR, 
	CONSTRAINT pk_inbox PRIMARY KEY (id), 
	CONSTRAINT ck_inbox_state CHECK (state IN ('new', 'done', 'parked')), 
	CONSTRAINT uq_inbox_channel_external_body_hash UNIQUE (channel, external, body_hash)
);

CREATE TABLE lease (
	name VARCHAR NOT NULL, 
	token BIGINT NOT NULL, 
	holder VARCHAR NOT NULL, 
	until BIGINT NOT NULL, 
	CONSTRAINT pk_lease PRIMARY KEY (name)
);

CREATE TABLE ledger_balance (
	account VARCHAR NOT NULL, 
	upto INTEGER NOT NULL, 
	quarters INTEGER NOT NULL, 
	CONSTRAINT pk_ledger_balance PRIMARY KEY (account)
);

CREATE TABLE person (
	id INTEGER NOT NULL, 
	name BLOB, 
	language VARCHAR NOT NULL, 
	simple BOOLEAN NOT NULL, 
	merged_into INTEGER, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT fk_person_merged_into_person FOREIGN KEY(merged_into) REFERENCES person (id)
);

CREATE TABLE series (
	prefix VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT pk_series PRIMARY KEY (prefix, day)
);

CREATE TABLE service (
	service_code VARCHAR NOT NULL, 
	service_name VARCHAR NOT NULL, 
	category VARCHAR NOT NULL, 
	description TEXT NOT NULL, 
	keywords TEXT NOT NULL, 
	service_group VARCHAR NOT NULL, 
	department VARCHAR NOT NULL, 
	accept_hours INTEGER NOT NULL, 
	days INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_service PRIMARY KEY (service_code)
);

CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);

CREATE TABLE absence (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	stand_in INTEGER NOT NULL, 
	starts_at BIGINT NOT NULL, 
	ends_at BIGINT NOT NULL, 
	CONSTRAINT pk_absence PRIMARY KEY (id), 
	CONSTRAINT fk_absence_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_absence_stand_in_person FOREIGN KEY(stand_in) REFERENCES person (id)
);

CREATE TABLE attempt (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_attempt PRIMARY KEY (id), 
	CONSTRAINT fk_attempt_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	person_id INTEGER, 
	verb VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	detail VARCHAR NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id), 
	CONSTRAINT fk_audit_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE block (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	blocked_by INTEGER NOT NULL, 
	blocked_at BIGINT NOT NULL, 
	until BIGINT NOT NULL, 
	lifted_at BIGINT, 
	appealed_at BIGINT, 
	CONSTRAINT pk_block PRIMARY KEY (id), 
	CONSTRAINT fk_block_blocked_by_person FOREIGN KEY(blocked_by) REFERENCES person (id), 
	CONSTRAINT fk_block_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE building (
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	aliases TEXT NOT NULL, 
	grid VARCHAR NOT NULL, 
	lat FLOAT, 
	long FLOAT, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_building PRIMARY KEY ("key"), 
	CONSTRAINT ck_building_kind CHECK (kind IN ('building', 'landmark')), 
	CONSTRAINT fk_building_grid_grid FOREIGN KEY(grid) REFERENCES grid ("key")
);

CREATE TABLE canned (
	id INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	made_by INTEGER NOT NULL, 
	made_at BIGINT NOT NULL, 
	gone_at BIGINT, 
	CONSTRAINT pk_canned PRIMARY KEY (id), 
	CONSTRAINT fk_canned_made_by_person FOREIGN KEY(made_by) REFERENCES person (id)
);

CREATE TABLE certificate (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	name BLOB NOT NULL, 
	quarters INTEGER NOT NULL, 
	first BIGINT NOT NULL, 
	last BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	revoked BOOLEAN NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_certificate PRIMARY KEY (id), 
	CONSTRAINT fk_certificate_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_certificate_code UNIQUE (code)
);

CREATE TABLE chat (
	id INTEGER NOT NULL, 
	channel VARCHAR NOT NULL, 
	external VARCHAR NOT NULL, 
	address BLOB NOT NULL, 
	person_id INTEGER, 
	unreachable BOOLEAN NOT NULL, 
	last_used_at BIGINT NOT NULL, 
	late_at BIGINT, 
	seen_at BIGINT, 
	CONSTRAINT pk_chat PRIMARY KEY (id), 
	CONSTRAINT fk_chat_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_chat_channel_external UNIQUE (channel, external)
);

CREATE TABLE claim (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	grid VARCHAR, 
	expires_at BIGINT NOT NULL, 
	used_at BIGINT, 
	used_by INTEGER, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT fk_claim_used_by_person FOREIGN KEY(used_by) REFERENCES person (id), 
	CONSTRAINT uq_claim_code UNIQUE (code)
);

CREATE TABLE consent (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	text_hash VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	how VARCHAR NOT NULL, 
	by_id INTEGER, 
	given_at BIGINT, 
	withdrawn_at BIGINT, 
	CONSTRAINT pk_consent PRIMARY KEY (id), 
	CONSTRAINT ck_consent_how CHECK (how IN ('button', 'in-person', 'phone', 'voice')), 
	CONSTRAINT ck_consent_kind CHECK (kind IN ('notice', 'abroad', 'publish', 'property', 'guardian', 'volunteer', 'export', 'erase')), 
	CONSTRAINT fk_consent_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_consent_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE contact (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	phone BLOB, 
	phone_hash VARCHAR NOT NULL, 
	home BLOB, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_contact PRIMARY KEY (id), 
	CONSTRAINT fk_contact_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_contact_person_id UNIQUE (person_id)
);

CREATE TABLE disclosure (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	by_id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_disclosure PRIMARY KEY (id), 
	CONSTRAINT fk_disclosure_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_disclosure_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_disclosure_subject_by_id UNIQUE (subject, by_id)
);

CREATE TABLE habit (
	person_id INTEGER NOT NULL, 
	quiet_from INTEGER, 
	quiet_to INTEGER, 
	digest BOOLEAN NOT NULL, 
	muted VARCHAR NOT NULL, 
	CONSTRAINT pk_habit PRIMARY KEY (person_id), 
	CONSTRAINT fk_habit_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE home_ask (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	address VARCHAR NOT NULL, 
	building VARCHAR NOT NULL, 
	place BLOB NOT NULL, 
	worker_id INTEGER, 
	asked_at BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	decided_by INTEGER, 
	decided_at BIGINT, 
	CONSTRAINT pk_home_ask PRIMARY KEY (id), 
	CONSTRAINT ck_home_ask_state CHECK (state IN ('open', 'confirmed', 'refused')), 
	CONSTRAINT fk_home_ask_decided_by_person FOREIGN KEY(decided_by) REFERENCES person (id), 
	CONSTRAINT fk_home_ask_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_home_ask_worker_id_person FOREIGN KEY(worker_id) REFERENCES person (id)
);

CREATE TABLE identity (
	id INTEGER NOT NULL, 
	channel VARCHAR NOT NULL, 
	external VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT pk_identity PRIMARY KEY (id), 
	CONSTRAINT fk_identity_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_identity_channel_external UNIQUE (channel, external)
);

CREATE TABLE ledger (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	target VARCHAR NOT NULL, 
	quarters INTEGER NOT NULL, 
	undoes VARCHAR, 
	person_id INTEGER, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_ledger PRIMARY KEY (id), 
	CONSTRAINT ck_ledger_kind CHECK (kind IN ('earn', 'grant', 'donate', 'spend', 'reverse')), 
	CONSTRAINT ck_ledger_quarters CHECK (quarters > 0), 
	CONSTRAINT ck_ledger_accounts CHECK (source <> target), 
	CONSTRAINT fk_ledger_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_ledger_key UNIQUE ("key"), 
	CONSTRAINT uq_ledger_undoes UNIQUE (undoes)
);

CREATE TABLE link_code (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	expires_at BIGINT NOT NULL, 
	used_at BIGINT, 
	used_by INTEGER, 
	CONSTRAINT pk_link_code PRIMARY KEY (id), 
	CONSTRAINT fk_link_code_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_link_code_used_by_person FOREIGN KEY(used_by) REFERENCES person (id), 
	CONSTRAINT uq_link_code_code UNIQUE (code)
);

CREATE TABLE request (
	id INTEGER NOT NULL, 
	service_request_id VARCHAR NOT NULL, 
	service_code VARCHAR NOT NULL, 
	description TEXT NOT NULL, 
	step VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	worker_id INTEGER, 
	grid VARCHAR, 
	building VARCHAR, 
	address_string VARCHAR NOT NULL, 
	lat FLOAT, 
	long FLOAT, 
	public BOOLEAN NOT NULL, 
	urgent BOOLEAN NOT NULL, 
	raised BOOLEAN NOT NULL, 
	outcome VARCHAR NOT NULL, 
	requested_datetime BIGINT NOT NULL, 
	updated_datetime BIGINT NOT NULL, 
	expected_datetime BIGINT, 
	held_until BIGINT, 
	extension_to BIGINT, 
	merged_into INTEGER, 
	CONSTRAINT pk_request PRIMARY KEY (id), 
	CONSTRAINT ck_request_outcome CHECK (outcome IN ('', 'satisfied', 'unsatisfied', 'unrated', 'unchecked', 'checked')), 
	CONSTRAINT ck_request_step CHECK (step IN ('open', 'dispatched', 'accepted', 'held', 'handled', 'closed', 'withdrawn', 'declined', 'merged')), 
	CONSTRAINT fk_request_merged_into_request FOREIGN KEY(merged_into) REFERENCES request (id), 
	CONSTRAINT fk_request_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_request_worker_id_person FOREIGN KEY(worker_id) REFERENCES person (id), 
	CONSTRAINT uq_request_service_request_id UNIQUE (service_request_id)
);

CREATE TABLE residence (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	household_id INTEGER NOT NULL, 
	since BIGINT NOT NULL, 
	until BIGINT, 
	how VARCHAR NOT NULL, 
	confirmed_by INTEGER, 
	CONSTRAINT pk_residence PRIMARY KEY (id), 
	CONSTRAINT ck_residence_how CHECK (how IN ('code', 'worker', 'roll')), 
	CONSTRAINT fk_residence_confirmed_by_person FOREIGN KEY(confirmed_by) REFERENCES person (id), 
	CONSTRAINT fk_residence_household_id_household FOREIGN KEY(household_id) REFERENCES household (id), 
	CONSTRAINT fk_residence_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE role (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	grid VARCHAR, 
	granted_at BIGINT NOT NULL, 
	revoked_at BIGINT, 
	CONSTRAINT pk_role PRIMARY KEY (id), 
	CONSTRAINT ck_role_role CHECK (role IN ('volunteer', 'worker', 'department', 'party', 'facilitator', 'auditor', 'admin')), 
	CONSTRAINT fk_role_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE role_proposal (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	person_id INTEGER, 
	role VARCHAR NOT NULL, 
	grid VARCHAR, 
	reason BLOB, 
	proposed_by INTEGER NOT NULL, 
	proposed_at BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	decided_by INTEGER, 
	decided_at BIGINT, 
	CONSTRAINT pk_role_proposal PRIMARY KEY (id), 
	CONSTRAINT ck_role_proposal_kind CHECK (kind IN ('give', 'take')), 
	CONSTRAINT ck_role_proposal_state CHECK (state IN ('open', 'confirmed', 'refused')), 
	CONSTRAINT fk_role_proposal_decided_by_person FOREIGN KEY(decided_by) REFERENCES person (id), 
	CONSTRAINT fk_role_proposal_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_role_proposal_proposed_by_person FOREIGN KEY(proposed_by) REFERENCES person (id)
);

CREATE TABLE shift (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	step VARCHAR NOT NULL, 
	title TEXT NOT NULL, 
	place TEXT NOT NULL, 
	starts_at BIGINT NOT NULL, 
	ends_at BIGINT NOT NULL, 
	slots INTEGER NOT NULL, 
	skill VARCHAR NOT NULL, 
	risk TEXT NOT NULL, 
	insurance TEXT NOT NULL, 
	adults BOOLEAN NOT NULL, 
	organiser_id INTEGER NOT NULL, 
	secret BLOB NOT NULL, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_shift PRIMARY KEY (id), 
	CONSTRAINT ck_shift_step CHECK (step IN ('open', 'ended', 'cancelled')), 
	CONSTRAINT ck_shift_slots CHECK (slots > 0), 
	CONSTRAINT fk_shift_organiser_id_person FOREIGN KEY(organiser_id) REFERENCES person (id)
);

CREATE TABLE ticket (
	id INTEGER NOT NULL, 
	purpose VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	person_id INTEGER, 
	body BLOB, 
	uses INTEGER NOT NULL, 
	expires_at BIGINT NOT NULL, 
	CONSTRAINT pk_ticket PRIMARY KEY (id), 
	CONSTRAINT fk_ticket_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_ticket_code UNIQUE (code)
);

CREATE TABLE volunteer (
	person_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	times VARCHAR NOT NULL, 
	reach VARCHAR NOT NULL, 
	languages VARCHAR NOT NULL, 
	building VARCHAR NOT NULL, 
	grid VARCHAR NOT NULL, 
	minor BOOLEAN NOT NULL, 
	guardian BLOB, 
	listed BOOLEAN NOT NULL, 
	since BIGINT NOT NULL, 
	CONSTRAINT pk_volunteer PRIMARY KEY (person_id), 
	CONSTRAINT ck_volunteer_reach CHECK (reach IN ('building', 'grid', 'all')), 
	CONSTRAINT ck_volunteer_state CHECK (state IN ('active', 'paused', 'left', 'pending')), 
	CONSTRAINT fk_volunteer_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE voucher (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	reward VARCHAR NOT NULL, 
	quarters INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	decided_by INTEGER, 
	CONSTRAINT pk_voucher PRIMARY KEY (id), 
	CONSTRAINT ck_voucher_state CHECK (state IN ('open', 'used', 'undone')), 
	CONSTRAINT fk_voucher_decided_by_person FOREIGN KEY(decided_by) REFERENCES person (id), 
	CONSTRAINT fk_voucher_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE aid (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	step VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	asker_id INTEGER NOT NULL, 
	skill VARCHAR NOT NULL, 
	words BLOB NOT NULL, 
	place BLOB NOT NULL, 
	building VARCHAR NOT NULL, 
	grid VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	at BIGINT, 
	quarters INTEGER NOT NULL, 
	needed INTEGER NOT NULL, 
	request_id INTEGER, 
	opened_at BIGINT NOT NULL, 
	matched_at BIGINT, 
	ended_at BIGINT, 
	CONSTRAINT pk_aid PRIMARY KEY (id), 
	CONSTRAINT ck_aid_step CHECK (step IN ('open', 'matched', 'served', 'closed', 'cancelled', 'passed')), 
	CONSTRAINT fk_aid_asker_id_person FOREIGN KEY(asker_id) REFERENCES person (id), 
	CONSTRAINT fk_aid_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_aid_request_id_request FOREIGN KEY(request_id) REFERENCES request (id)
);

CREATE TABLE assistance (
	id INTEGER NOT NULL, 
	request_id INTEGER NOT NULL, 
	department VARCHAR NOT NULL, 
	asked_by INTEGER NOT NULL, 
	asked_at BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	answered_by INTEGER, 
	answered_at BIGINT, 
	CONSTRAINT pk_assistance PRIMARY KEY (id), 
	CONSTRAINT ck_assistance_state CHECK (state IN ('asked', 'done', 'cannot')), 
	CONSTRAINT fk_assistance_answered_by_person FOREIGN KEY(answered_by) REFERENCES person (id), 
	CONSTRAINT fk_assistance_asked_by_person FOREIGN KEY(asked_by) REFERENCES person (id), 
	CONSTRAINT fk_assistance_request_id_request FOREIGN KEY(request_id) REFERENCES request (id)
);

CREATE TABLE audit_link (
	id INTEGER NOT NULL, 
	audit_id INTEGER NOT NULL, 
	prev_hash VARCHAR NOT NULL, 
	sums VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_link PRIMARY KEY (id), 
	CONSTRAINT fk_audit_link_audit_id_audit FOREIGN KEY(audit_id) REFERENCES audit (id), 
	CONSTRAINT uq_audit_link_audit_id UNIQUE (audit_id), 
	CONSTRAINT uq_audit_link_prev_hash UNIQUE (prev_hash)
);

CREATE TABLE callback (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	request_id INTEGER, 
	worker_id INTEGER, 
	slot VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	opened_at BIGINT NOT NULL, 
	done_at BIGINT, 
	done_by INTEGER, 
	CONSTRAINT pk_callback PRIMARY KEY (id), 
	CONSTRAINT ck_callback_kind CHECK (kind IN ('human', 'rate', 'tell', 'export', 'erase')), 
	CONSTRAINT ck_callback_outcome CHECK (outcome IN ('', 'reached', 'visited', 'answered', 'refused', 'erased')), 
	CONSTRAINT ck_callback_state CHECK (state IN ('open', 'done')), 
	CONSTRAINT fk_callback_done_by_person FOREIGN KEY(done_by) REFERENCES person (id), 
	CONSTRAINT fk_callback_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_callback_request_id_request FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT fk_callback_worker_id_person FOREIGN KEY(worker_id) REFERENCES person (id)
);

CREATE TABLE card (
	id INTEGER NOT NULL, 
	chat_id INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	message_id VARCHAR NOT NULL, 
	media BOOLEAN NOT NULL, 
	CONSTRAINT pk_card PRIMARY KEY (id), 
	CONSTRAINT fk_card_chat_id_chat FOREIGN KEY(chat_id) REFERENCES chat (id), 
	CONSTRAINT uq_card_chat_id_subject UNIQUE (chat_id, subject)
);

CREATE TABLE dialogue (
	id INTEGER NOT NULL, 
	chat_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	flow VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	start BLOB NOT NULL, 
	talk BLOB NOT NULL, 
	album VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	opened_at BIGINT NOT NULL, 
	touched_at BIGINT NOT NULL, 
	CONSTRAINT pk_dialogue PRIMARY KEY (id), 
	CONSTRAINT ck_dialogue_state CHECK (state IN ('open', 'parked', 'shelved', 'done')), 
	CONSTRAINT fk_dialogue_chat_id_chat FOREIGN KEY(chat_id) REFERENCES chat (id), 
	CONSTRAINT fk_dialogue_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE follow (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	via_id INTEGER, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_follow PRIMARY KEY (id), 
	CONSTRAINT ck_follow_kind CHECK (kind IN ('follow', 'support')), 
	CONSTRAINT fk_follow_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_follow_via_id_request FOREIGN KEY(via_id) REFERENCES request (id), 
	CONSTRAINT uq_follow_person_id_subject_kind UNIQUE (person_id, subject, kind)
);

CREATE TABLE holder (
	id INTEGER NOT NULL, 
	request_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_holder PRIMARY KEY (id), 
	CONSTRAINT fk_holder_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_holder_request_id_request FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT uq_holder_request_id_person_id UNIQUE (request_id, person_id)
);

CREATE TABLE linked_group (
	id INTEGER NOT NULL, 
	chat_id INTEGER NOT NULL, 
	title BLOB NOT NULL, 
	linked_by INTEGER NOT NULL, 
	linked_at BIGINT NOT NULL, 
	CONSTRAINT pk_linked_group PRIMARY KEY (id), 
	CONSTRAINT fk_linked_group_chat_id_chat FOREIGN KEY(chat_id) REFERENCES chat (id), 
	CONSTRAINT fk_linked_group_linked_by_person FOREIGN KEY(linked_by) REFERENCES person (id), 
	CONSTRAINT uq_linked_group_chat_id UNIQUE (chat_id)
);

CREATE TABLE media (
	id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	ref BLOB NOT NULL, 
	person_id INTEGER NOT NULL, 
	request_id INTEGER, 
	stage VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	tries INTEGER NOT NULL, 
	not_before BIGINT NOT NULL, 
	file VARCHAR NOT NULL, 
	mime VARCHAR NOT NULL, 
	error VARCHAR NOT NULL, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_media PRIMARY KEY (id), 
	CONSTRAINT ck_media_kind CHECK (kind IN ('photo', 'voice', 'document')), 
	CONSTRAINT ck_media_state CHECK (state IN ('wanted', 'ready', 'failed', 'erase')), 
	CONSTRAINT fk_media_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_media_request_id_request FOREIGN KEY(request_id) REFERENCES request (id)
);

CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	chat_id INTEGER NOT NULL, 
	priority INTEGER NOT NULL, 
	body BLOB NOT NULL, 
	buttons BOOLEAN NOT NULL, 
	subject VARCHAR NOT NULL, 
	edits VARCHAR NOT NULL, 
	needs VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	tries INTEGER NOT NULL, 
	not_before BIGINT NOT NULL, 
	created_at BIGINT NOT NULL, 
	message_id VARCHAR, 
	error VARCHAR, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT ck_outbox_state CHECK (state IN ('new', 'sending', 'sent', 'unknown', 'failed', 'replaced')), 
	CONSTRAINT fk_outbox_chat_id_chat FOREIGN KEY(chat_id) REFERENCES chat (id)
);

CREATE TABLE request_event (
	id INTEGER NOT NULL, 
	request_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	verb VARCHAR NOT NULL, 
	step_to VARCHAR NOT NULL, 
	person_id INTEGER, 
	note TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_request_event PRIMARY KEY (id), 
	CONSTRAINT fk_request_event_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_request_event_request_id_request FOREIGN KEY(request_id) REFERENCES request (id)
);

CREATE TABLE review (
	id INTEGER NOT NULL, 
	request_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	appealed BOOLEAN NOT NULL, 
	asked_at BIGINT NOT NULL, 
	decided_by INTEGER, 
	decided_at BIGINT, 
	CONSTRAINT pk_review PRIMARY KEY (id), 
	CONSTRAINT ck_review_state CHECK (state IN ('pending', 'shown', 'refused')), 
	CONSTRAINT fk_review_decided_by_person FOREIGN KEY(decided_by) REFERENCES person (id), 
	CONSTRAINT fk_review_request_id_request FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT uq_review_request_id UNIQUE (request_id)
);

CREATE TABLE shift_place (
	id INTEGER NOT NULL, 
	shift_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	asked_at BIGINT NOT NULL, 
	until BIGINT, 
	came_at BIGINT, 
	left_at BIGINT, 
	proxy_id INTEGER, 
	quarters INTEGER, 
	dispute VARCHAR NOT NULL, 
	claim BLOB, 
	CONSTRAINT pk_shift_place PRIMARY KEY (id), 
	CONSTRAINT ck_shift_place_dispute CHECK (dispute IN ('', 'open', 'settled')), 
	CONSTRAINT ck_shift_place_state CHECK (state IN ('in', 'offered', 'waiting', 'out', 'served', 'absent', 'asked')), 
	CONSTRAINT fk_shift_place_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_shift_place_proxy_id_person FOREIGN KEY(proxy_id) REFERENCES person (id), 
	CONSTRAINT fk_shift_place_shift_id_shift FOREIGN KEY(shift_id) REFERENCES shift (id)
);

CREATE TABLE topic (
	id INTEGER NOT NULL, 
	number VARCHAR NOT NULL, 
	step VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	facilitator_id INTEGER, 
	area VARCHAR NOT NULL, 
	title TEXT NOT NULL, 
	why TEXT NOT NULL, 
	place TEXT NOT NULL, 
	photos VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	small BOOLEAN NOT NULL, 
	held VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	text_version INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	outcome VARCHAR NOT NULL, 
	merged_into INTEGER, 
	request_id INTEGER, 
	created_at BIGINT NOT NULL, 
	updated_at BIGINT NOT NULL, 
	ends_at BIGINT, 
	CONSTRAINT pk_topic PRIMARY KEY (id), 
	CONSTRAINT ck_topic_origin CHECK (origin IN ('resident', 'staff', 'hotspot')), 
	CONSTRAINT ck_topic_step CHECK (step IN ('collect', 'draft', 'discuss', 'publish', 'follow', 'archived', 'declined', 'merged', 'referred', 'withdrawn', 'lapsed')), 
	CONSTRAINT fk_topic_author_id_person FOREIGN KEY(author_id) REFERENCES person (id), 
	CONSTRAINT fk_topic_facilitator_id_person FOREIGN KEY(facilitator_id) REFERENCES person (id), 
	CONSTRAINT fk_topic_merged_into_topic FOREIGN KEY(merged_into) REFERENCES topic (id), 
	CONSTRAINT fk_topic_request_id_request FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT uq_topic_number UNIQUE (number)
);

CREATE TABLE action_item (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	owner_kind VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	person_id INTEGER, 
	due_at BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	updated_at BIGINT NOT NULL, 
	CONSTRAINT pk_action_item PRIMARY KEY (id), 
	CONSTRAINT ck_action_item_owner_kind CHECK (owner_kind IN ('worker', 'department', 'group')), 
	CONSTRAINT ck_action_item_state CHECK (state IN ('open', 'done', 'dropped')), 
	CONSTRAINT fk_action_item_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_action_item_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id), 
	CONSTRAINT uq_action_item_topic_id_n UNIQUE (topic_id, n)
);

CREATE TABLE aid_ask (
	id INTEGER NOT NULL, 
	aid_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	wave INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	reasons VARCHAR NOT NULL, 
	asked_at BIGINT NOT NULL, 
	answered_at BIGINT, 
	quarters INTEGER, 
	heard INTEGER, 
	rating INTEGER, 
	manners INTEGER, 
	thanks BLOB, 
	CONSTRAINT pk_aid_ask PRIMARY KEY (id), 
	CONSTRAINT ck_aid_ask_state CHECK (state IN ('asked', 'accepted', 'declined', 'taken', 'left')), 
	CONSTRAINT fk_aid_ask_aid_id_aid FOREIGN KEY(aid_id) REFERENCES aid (id), 
	CONSTRAINT fk_aid_ask_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_aid_ask_aid_id_person_id UNIQUE (aid_id, person_id)
);

CREATE TABLE broadcast (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	step VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	texts TEXT NOT NULL, 
	author_id INTEGER NOT NULL, 
	audience VARCHAR NOT NULL, 
	which VARCHAR NOT NULL, 
	photos VARCHAR NOT NULL, 
	report BOOLEAN NOT NULL, 
	source TEXT NOT NULL, 
	level VARCHAR NOT NULL, 
	issued TEXT NOT NULL, 
	reviewer_id INTEGER, 
	reason TEXT NOT NULL, 
	at BIGINT, 
	created_at BIGINT NOT NULL, 
	started_at BIGINT, 
	ended_at BIGINT, 
	paper_id INTEGER, 
	groups BOOLEAN NOT NULL, 
	opens VARCHAR NOT NULL, 
	CONSTRAINT pk_broadcast PRIMARY KEY (id), 
	CONSTRAINT ck_broadcast_kind CHECK (kind IN ('notice', 'emergency', 'warning')), 
	CONSTRAINT ck_broadcast_step CHECK (step IN ('drafted', 'reviewed', 'scheduled', 'sending', 'paused', 'done', 'cancelled')), 
	CONSTRAINT fk_broadcast_author_id_person FOREIGN KEY(author_id) REFERENCES person (id), 
	CONSTRAINT fk_broadcast_paper_id_media FOREIGN KEY(paper_id) REFERENCES media (id), 
	CONSTRAINT fk_broadcast_reviewer_id_person FOREIGN KEY(reviewer_id) REFERENCES person (id)
);

CREATE TABLE landing (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	answer VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_landing PRIMARY KEY (id), 
	CONSTRAINT ck_landing_answer CHECK (answer IN ('satisfied', 'unsatisfied', 'not-done')), 
	CONSTRAINT fk_landing_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_landing_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id), 
	CONSTRAINT uq_landing_topic_id_person_id UNIQUE (topic_id, person_id)
);

CREATE TABLE objection (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	said TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	answer TEXT NOT NULL, 
	answered_by INTEGER, 
	answered_at BIGINT, 
	CONSTRAINT pk_objection PRIMARY KEY (id), 
	CONSTRAINT fk_objection_answered_by_person FOREIGN KEY(answered_by) REFERENCES person (id), 
	CONSTRAINT fk_objection_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_objection_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id)
);

CREATE TABLE offer (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	skill VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	media_id INTEGER, 
	decided_by INTEGER, 
	decided_at BIGINT, 
	CONSTRAINT pk_offer PRIMARY KEY (id), 
	CONSTRAINT ck_offer_state CHECK (state IN ('fit', 'unproved', 'asked', 'refused')), 
	CONSTRAINT fk_offer_decided_by_person FOREIGN KEY(decided_by) REFERENCES person (id), 
	CONSTRAINT fk_offer_media_id_media FOREIGN KEY(media_id) REFERENCES media (id), 
	CONSTRAINT fk_offer_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_offer_person_id_skill UNIQUE (person_id, skill)
);

CREATE TABLE posting (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	since BIGINT NOT NULL, 
	until BIGINT, 
	why TEXT NOT NULL, 
	photos VARCHAR NOT NULL, 
	CONSTRAINT pk_posting PRIMARY KEY (id), 
	CONSTRAINT fk_posting_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id)
);

CREATE TABLE pseudonym (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	CONSTRAINT pk_pseudonym PRIMARY KEY (id), 
	CONSTRAINT fk_pseudonym_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_pseudonym_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id), 
	CONSTRAINT uq_pseudonym_topic_id_number UNIQUE (topic_id, number), 
	CONSTRAINT uq_pseudonym_topic_id_person_id UNIQUE (topic_id, person_id)
);

CREATE TABLE publication (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	entry INTEGER NOT NULL, 
	picture INTEGER, 
	kind VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	hash VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_publication PRIMARY KEY (id), 
	CONSTRAINT ck_publication_kind CHECK (kind IN ('result', 'correction')), 
	CONSTRAINT fk_publication_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_publication_picture_media FOREIGN KEY(picture) REFERENCES media (id), 
	CONSTRAINT fk_publication_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id), 
	CONSTRAINT uq_publication_topic_id_entry UNIQUE (topic_id, entry)
);

CREATE TABLE statement (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	said TEXT NOT NULL, 
	state VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	appealed BOOLEAN NOT NULL, 
	decided_by INTEGER, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_statement PRIMARY KEY (id), 
	CONSTRAINT ck_statement_state CHECK (state IN ('pending', 'shown', 'refused', 'withdrawn')), 
	CONSTRAINT fk_statement_decided_by_person FOREIGN KEY(decided_by) REFERENCES person (id), 
	CONSTRAINT fk_statement_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_statement_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id)
);

CREATE TABLE support (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	household_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	text_version INTEGER NOT NULL, 
	via_id INTEGER, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_support PRIMARY KEY (id), 
	CONSTRAINT fk_support_household_id_household FOREIGN KEY(household_id) REFERENCES household (id), 
	CONSTRAINT fk_support_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_support_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id), 
	CONSTRAINT fk_support_via_id_topic FOREIGN KEY(via_id) REFERENCES topic (id), 
	CONSTRAINT uq_support_topic_id_household_id_text_version UNIQUE (topic_id, household_id, text_version)
);

CREATE TABLE topic_event (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	verb VARCHAR NOT NULL, 
	step_to VARCHAR NOT NULL, 
	person_id INTEGER, 
	note TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_topic_event PRIMARY KEY (id), 
	CONSTRAINT fk_topic_event_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_topic_event_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id)
);

CREATE TABLE topic_text (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	text_version INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	hash VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	frozen_at BIGINT, 
	CONSTRAINT pk_topic_text PRIMARY KEY (id), 
	CONSTRAINT fk_topic_text_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_topic_text_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id), 
	CONSTRAINT uq_topic_text_topic_id_text_version UNIQUE (topic_id, text_version)
);

CREATE TABLE topic_voice (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	text_version INTEGER NOT NULL, 
	said TEXT NOT NULL, 
	person_id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_topic_voice PRIMARY KEY (id), 
	CONSTRAINT ck_topic_voice_kind CHECK (kind IN ('department', 'party')), 
	CONSTRAINT fk_topic_voice_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_topic_voice_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id)
);

CREATE TABLE vote (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	preset VARCHAR NOT NULL, 
	question TEXT NOT NULL, 
	options TEXT NOT NULL, 
	area VARCHAR NOT NULL, 
	text_hash VARCHAR NOT NULL, 
	step VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	called_by INTEGER NOT NULL, 
	days INTEGER NOT NULL, 
	studied VARCHAR NOT NULL, 
	lawful BOOLEAN NOT NULL, 
	check_until BIGINT, 
	announced_at BIGINT, 
	opens_at BIGINT, 
	closes_at BIGINT, 
	box INTEGER NOT NULL, 
	counts_at BIGINT, 
	roll_hash VARCHAR NOT NULL, 
	secret BLOB, 
	outcome VARCHAR NOT NULL, 
	record TEXT NOT NULL, 
	summary TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_vote PRIMARY KEY (id), 
	CONSTRAINT ck_vote_step CHECK (step IN ('prepared', 'checking', 'announced', 'open', 'closed', 'confirmed', 'cancelled')), 
	CONSTRAINT fk_vote_called_by_person FOREIGN KEY(called_by) REFERENCES person (id), 
	CONSTRAINT fk_vote_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id)
);

CREATE TABLE web_line (
	id INTEGER NOT NULL, 
	chat_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	mine BOOLEAN NOT NULL, 
	body BLOB NOT NULL, 
	edited BOOLEAN NOT NULL, 
	outbox_id INTEGER, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_web_line PRIMARY KEY (id), 
	CONSTRAINT fk_web_line_chat_id_chat FOREIGN KEY(chat_id) REFERENCES chat (id), 
	CONSTRAINT fk_web_line_outbox_id_outbox FOREIGN KEY(outbox_id) REFERENCES outbox (id), 
	CONSTRAINT uq_web_line_chat_id_seq UNIQUE (chat_id, seq)
);

CREATE TABLE action_note (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	verb VARCHAR NOT NULL, 
	said TEXT NOT NULL, 
	photos VARCHAR NOT NULL, 
	person_id INTEGER, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_action_note PRIMARY KEY (id), 
	CONSTRAINT ck_action_note_verb CHECK (verb IN ('open', 'progress', 'done', 'reopen', 'supervise', 'drop')), 
	CONSTRAINT fk_action_note_item_id_action_item FOREIGN KEY(item_id) REFERENCES action_item (id), 
	CONSTRAINT fk_action_note_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE delivery (
	id INTEGER NOT NULL, 
	broadcast_id INTEGER NOT NULL, 
	chat_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	not_before BIGINT NOT NULL, 
	outbox_id INTEGER, 
	CONSTRAINT pk_delivery PRIMARY KEY (id), 
	CONSTRAINT ck_delivery_state CHECK (state IN ('waiting', 'made', 'sent', 'failed', 'blocked', 'unknown')), 
	CONSTRAINT fk_delivery_broadcast_id_broadcast FOREIGN KEY(broadcast_id) REFERENCES broadcast (id), 
	CONSTRAINT fk_delivery_chat_id_chat FOREIGN KEY(chat_id) REFERENCES chat (id), 
	CONSTRAINT fk_delivery_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_delivery_broadcast_id_chat_id UNIQUE (broadcast_id, chat_id)
);

CREATE TABLE meeting (
	id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	vote_id INTEGER, 
	starts_at BIGINT NOT NULL, 
	place TEXT NOT NULL, 
	code VARCHAR NOT NULL, 
	minutes TEXT NOT NULL, 
	photos VARCHAR NOT NULL, 
	called_by INTEGER NOT NULL, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_meeting PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_called_by_person FOREIGN KEY(called_by) REFERENCES person (id), 
	CONSTRAINT fk_meeting_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id), 
	CONSTRAINT fk_meeting_vote_id_vote FOREIGN KEY(vote_id) REFERENCES vote (id), 
	CONSTRAINT uq_meeting_code UNIQUE (code)
);

CREATE TABLE response (
	id INTEGER NOT NULL, 
	statement_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	answer VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_response PRIMARY KEY (id), 
	CONSTRAINT ck_response_answer CHECK (answer IN ('agree', 'disagree', 'skip')), 
	CONSTRAINT fk_response_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_response_statement_id_statement FOREIGN KEY(statement_id) REFERENCES statement (id), 
	CONSTRAINT uq_response_statement_id_person_id UNIQUE (statement_id, person_id)
);

CREATE TABLE roll_unit (
	id INTEGER NOT NULL, 
	vote_id INTEGER NOT NULL, 
	unit_key VARCHAR NOT NULL, 
	area INTEGER NOT NULL, 
	head VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	household_id INTEGER, 
	CONSTRAINT pk_roll_unit PRIMARY KEY (id), 
	CONSTRAINT fk_roll_unit_household_id_household FOREIGN KEY(household_id) REFERENCES household (id), 
	CONSTRAINT fk_roll_unit_vote_id_vote FOREIGN KEY(vote_id) REFERENCES vote (id), 
	CONSTRAINT uq_roll_unit_vote_id_unit_key UNIQUE (vote_id, unit_key)
);

CREATE TABLE scrutiny (
	id INTEGER NOT NULL, 
	vote_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	verdict VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_scrutiny PRIMARY KEY (id), 
	CONSTRAINT ck_scrutiny_verdict CHECK (verdict IN ('right', 'wrong')), 
	CONSTRAINT fk_scrutiny_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_scrutiny_vote_id_vote FOREIGN KEY(vote_id) REFERENCES vote (id), 
	CONSTRAINT uq_scrutiny_vote_id_person_id UNIQUE (vote_id, person_id)
);

CREATE TABLE secret_choice (
	tag VARCHAR NOT NULL, 
	vote_id INTEGER NOT NULL, 
	choice BLOB NOT NULL, 
	CONSTRAINT pk_secret_choice PRIMARY KEY (tag), 
	CONSTRAINT fk_secret_choice_vote_id_vote FOREIGN KEY(vote_id) REFERENCES vote (id)
);

CREATE TABLE unveiling (
	id INTEGER NOT NULL, 
	statement_id INTEGER NOT NULL, 
	asked_by INTEGER NOT NULL, 
	reason BLOB NOT NULL, 
	state VARCHAR NOT NULL, 
	decided_by INTEGER, 
	at BIGINT NOT NULL, 
	decided_at BIGINT, 
	CONSTRAINT pk_unveiling PRIMARY KEY (id), 
	CONSTRAINT ck_unveiling_state CHECK (state IN ('open', 'told', 'refused')), 
	CONSTRAINT fk_unveiling_asked_by_person FOREIGN KEY(asked_by) REFERENCES person (id), 
	CONSTRAINT fk_unveiling_decided_by_person FOREIGN KEY(decided_by) REFERENCES person (id), 
	CONSTRAINT fk_unveiling_statement_id_statement FOREIGN KEY(statement_id) REFERENCES statement (id)
);

CREATE TABLE attendance (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	who VARCHAR NOT NULL, 
	person_id INTEGER, 
	unit_id INTEGER, 
	signed_by INTEGER, 
	witnessed_by INTEGER, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_attendance PRIMARY KEY (id), 
	CONSTRAINT fk_attendance_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	CONSTRAINT fk_attendance_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_attendance_signed_by_person FOREIGN KEY(signed_by) REFERENCES person (id), 
	CONSTRAINT fk_attendance_unit_id_roll_unit FOREIGN KEY(unit_id) REFERENCES roll_unit (id), 
	CONSTRAINT fk_attendance_witnessed_by_person FOREIGN KEY(witnessed_by) REFERENCES person (id), 
	CONSTRAINT uq_attendance_meeting_id_who UNIQUE (meeting_id, who)
);

CREATE TABLE ballot (
	id INTEGER NOT NULL, 
	vote_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	choice BLOB, 
	how VARCHAR NOT NULL, 
	person_id INTEGER, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_ballot PRIMARY KEY (id), 
	CONSTRAINT ck_ballot_how CHECK (how IN ('chat', 'paper')), 
	CONSTRAINT fk_ballot_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_ballot_unit_id_roll_unit FOREIGN KEY(unit_id) REFERENCES roll_unit (id), 
	CONSTRAINT fk_ballot_vote_id_vote FOREIGN KEY(vote_id) REFERENCES vote (id), 
	CONSTRAINT uq_ballot_unit_id UNIQUE (unit_id)
);

CREATE TABLE paper (
	id INTEGER NOT NULL, 
	vote_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	choice BLOB NOT NULL, 
	scan INTEGER NOT NULL, 
	entered_by INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_paper PRIMARY KEY (id), 
	CONSTRAINT fk_paper_entered_by_person FOREIGN KEY(entered_by) REFERENCES person (id), 
	CONSTRAINT fk_paper_scan_media FOREIGN KEY(scan) REFERENCES media (id), 
	CONSTRAINT fk_paper_unit_id_roll_unit FOREIGN KEY(unit_id) REFERENCES roll_unit (id), 
	CONSTRAINT fk_paper_vote_id_vote FOREIGN KEY(vote_id) REFERENCES vote (id), 
	CONSTRAINT uq_paper_unit_id_entered_by UNIQUE (unit_id, entered_by)
);

CREATE TABLE roll_objection (
	id INTEGER NOT NULL, 
	vote_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	said BLOB NOT NULL, 
	at BIGINT NOT NULL, 
	answer TEXT NOT NULL, 
	answered_by INTEGER, 
	answered_at BIGINT, 
	CONSTRAINT pk_roll_objection PRIMARY KEY (id), 
	CONSTRAINT fk_roll_objection_answered_by_person FOREIGN KEY(answered_by) REFERENCES person (id), 
	CONSTRAINT fk_roll_objection_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_roll_objection_unit_id_roll_unit FOREIGN KEY(unit_id) REFERENCES roll_unit (id), 
	CONSTRAINT fk_roll_objection_vote_id_vote FOREIGN KEY(vote_id) REFERENCES vote (id)
);

CREATE TABLE voter (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	how VARCHAR NOT NULL, 
	authority VARCHAR NOT NULL, 
	by_id INTEGER, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_voter PRIMARY KEY (id), 
	CONSTRAINT ck_voter_how CHECK (how IN ('roll', 'code', 'proxy')), 
	CONSTRAINT fk_voter_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_voter_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_voter_unit_id_roll_unit FOREIGN KEY(unit_id) REFERENCES roll_unit (id), 
	CONSTRAINT uq_voter_unit_id_person_id UNIQUE (unit_id, person_id)
);

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_link_no_update BEFORE UPDATE ON audit_link BEGIN SELECT RAISE(ABORT, 'audit_link is append-only'); END;

CREATE TRIGGER audit_link_no_delete BEFORE DELETE ON audit_link BEGIN SELECT RAISE(ABORT, 'audit_link is append-only'); END;

CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;

CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;

CREATE INDEX ix_due_at ON due (at) WHERE done_at IS NULL;

CREATE INDEX ix_due_done_at ON due (done_at) WHERE done_at IS NOT NULL;

CREATE INDEX ix_due_person_id_at ON due (person_id, at) WHERE done_at IS NULL;

CREATE INDEX ix_household_building_id ON household (building, id);

CREATE INDEX ix_inbox_lane ON inbox (lane, turn) WHERE state = 'new';

CREATE INDEX ix_inbox_new ON inbox (turn, id) WHERE state = 'new';

CREATE INDEX ix_inbox_parked ON inbox (id) WHERE state = 'parked';

CREATE INDEX ix_inbox_received_at ON inbox (received_at);

CREATE INDEX ix_inbox_who ON inbox (who);

CREATE INDEX ix_person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX ix_absence_person_id_ends_at ON absence (person_id, ends_at);

CREATE INDEX ix_attempt_at ON attempt (at);

CREATE INDEX ix_attempt_person_id_at ON attempt (person_id, at);

CREATE INDEX ix_block_person_id ON block (person_id);

CREATE INDEX ix_block_until ON block (until);

CREATE INDEX ix_certificate_person_id ON certificate (person_id);

CREATE INDEX ix_chat_person_id ON chat (person_id);

CREATE INDEX ix_consent_person_id_kind ON consent (person_id, kind);

CREATE INDEX ix_contact_phone_hash ON contact (phone_hash);

CREATE INDEX ix_disclosure_person_id ON disclosure (person_id);

CREATE INDEX ix_home_ask_open ON home_ask (worker_id) WHERE state = 'open';

CREATE INDEX ix_home_ask_person_id ON home_ask (person_id);

CREATE INDEX ix_identity_person_id ON identity (person_id);

CREATE INDEX ix_ledger_at ON ledger (at);

CREATE INDEX ix_ledger_source_id ON ledger (source, id);

CREATE INDEX ix_ledger_target_id ON ledger (target, id);

CREATE INDEX ix_link_code_person_id ON link_code (person_id);

CREATE INDEX ix_request_alike ON request (building, service_code) WHERE step IN ('open', 'dispatched', 'accepted', 'held');

CREATE INDEX ix_request_alike_outside ON request (grid, service_code) WHERE public AND step IN ('open', 'dispatched', 'accepted', 'held') AND building IS NULL;

CREATE INDEX ix_request_alike_seen ON request (building, service_code) WHERE public AND step IN ('open', 'dispatched', 'accepted', 'held');

CREATE INDEX ix_request_hotspot ON request (grid, service_code, requested_datetime) WHERE NOT urgent;

CREATE INDEX ix_request_merged_into ON request (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX ix_request_person_id_id ON request (person_id, id);

CREATE INDEX ix_request_public ON request (id) WHERE public AND step IN ('open', 'dispatched', 'accepted', 'held');

CREATE INDEX ix_request_requested_datetime ON request (requested_datetime);

CREATE INDEX ix_request_step_grid ON request (step, grid);

CREATE INDEX ix_request_updated_datetime ON request (updated_datetime);

CREATE INDEX ix_request_worker_id_step ON request (worker_id, step);

CREATE INDEX ix_residence_household_id ON residence (household_id);

CREATE UNIQUE INDEX uq_residence_now ON residence (person_id, household_id) WHERE until IS NULL;

CREATE INDEX ix_role_held ON role (role) WHERE revoked_at IS NULL;

CREATE INDEX ix_role_person_id ON role (person_id);

CREATE INDEX ix_role_proposal_open ON role_proposal (id) WHERE state = 'open';

CREATE INDEX ix_shift_step_starts_at ON shift (step, starts_at);

CREATE INDEX ix_ticket_expires_at ON ticket (expires_at);

CREATE INDEX ix_ticket_person_id ON ticket (person_id);

CREATE INDEX ix_voucher_person_id ON voucher (person_id);

CREATE INDEX ix_voucher_state ON voucher (state);

CREATE INDEX ix_aid_asker_id ON aid (asker_id);

CREATE INDEX ix_aid_opened_at ON aid (opened_at);

CREATE INDEX ix_aid_person_id ON aid (person_id);

CREATE INDEX ix_assistance_department_state ON assistance (department, state);

CREATE INDEX ix_assistance_request_id ON assistance (request_id);

CREATE INDEX ix_callback_person_id ON callback (person_id);

CREATE INDEX ix_callback_request_id ON callback (request_id);

CREATE INDEX ix_callback_worker_id_open ON callback (worker_id) WHERE state = 'open';

CREATE INDEX ix_dialogue_chat_id_id ON dialogue (chat_id, id);

CREATE INDEX ix_dialogue_person_id ON dialogue (person_id);

CREATE INDEX ix_dialogue_touched_at ON dialogue (touched_at);

CREATE UNIQUE INDEX uq_dialogue_open ON dialogue (chat_id, person_id) WHERE state IN ('open', 'parked');

CREATE INDEX ix_follow_subject_kind ON follow (subject, kind);

CREATE INDEX ix_follow_via_id ON follow (via_id);

CREATE INDEX ix_holder_person_id ON holder (person_id);

CREATE INDEX ix_linked_group_linked_by ON linked_group (linked_by);

CREATE INDEX ix_media_created_at ON media (created_at);

CREATE INDEX ix_media_erase ON media (id) WHERE state = 'erase';

CREATE INDEX ix_media_person_id_id ON media (person_id, id);

CREATE INDEX ix_media_request_id ON media (request_id);

CREATE INDEX ix_media_wanted ON media (id) WHERE state = 'wanted';

CREATE INDEX ix_outbox_chat_id_id ON outbox (chat_id, id);

CREATE INDEX ix_outbox_created_at ON outbox (created_at);

CREATE INDEX ix_outbox_new ON outbox (id) WHERE state = 'new';

CREATE INDEX ix_outbox_new_subject ON outbox (chat_id, subject) WHERE state = 'new';

CREATE INDEX ix_outbox_sending ON outbox (id) WHERE state = 'sending';

CREATE INDEX ix_outbox_trouble ON outbox (state) WHERE state IN ('unknown', 'failed');

CREATE INDEX ix_request_event_request_id_id ON request_event (request_id, id);

CREATE UNIQUE INDEX uq_request_event_version ON request_event (request_id, version) WHERE step_to <> '';

CREATE INDEX ix_review_pending ON review (id) WHERE state = 'pending';

CREATE INDEX ix_shift_place_person_id ON shift_place (person_id, state);

CREATE INDEX ix_shift_place_shift_id_id ON shift_place (shift_id, id);

CREATE UNIQUE INDEX uq_shift_place_person ON shift_place (shift_id, person_id) WHERE state NOT IN ('out', 'asked');

CREATE INDEX ix_topic_author_id ON topic (author_id);

CREATE INDEX ix_topic_created_at ON topic (created_at);

CREATE INDEX ix_topic_step_id ON topic (step, id);

CREATE INDEX ix_action_item_due_at ON action_item (due_at);

CREATE INDEX ix_action_item_owner_state ON action_item (owner, state);

CREATE INDEX ix_action_item_person_id_state ON action_item (person_id, state);

CREATE INDEX ix_aid_ask_person_id_asked_at ON aid_ask (person_id, asked_at);

CREATE INDEX ix_broadcast_sending ON broadcast (id) WHERE step = 'sending';

CREATE INDEX ix_objection_topic_id ON objection (topic_id);

CREATE INDEX ix_offer_skill_person_id ON offer (skill, person_id);

CREATE INDEX ix_posting_topic_id_id ON posting (topic_id, id);

CREATE UNIQUE INDEX uq_posting_topic_id ON posting (topic_id) WHERE until IS NULL;

CREATE INDEX ix_statement_pending ON statement (id) WHERE state = 'pending';

CREATE INDEX ix_statement_person_id_at ON statement (person_id, at);

CREATE INDEX ix_statement_topic_id_state ON statement (topic_id, state, id);

CREATE INDEX ix_support_person_id ON support (person_id);

CREATE INDEX ix_topic_event_topic_id_id ON topic_event (topic_id, id);

CREATE UNIQUE INDEX uq_topic_event_version ON topic_event (topic_id, version) WHERE step_to <> '';

CREATE INDEX ix_topic_voice_topic_id ON topic_voice (topic_id);

CREATE INDEX ix_vote_topic_id ON vote (topic_id);

CREATE INDEX ix_vote_underway ON vote (id) WHERE step IN ('checking', 'announced', 'open');

CREATE INDEX ix_web_line_at ON web_line (at);

CREATE UNIQUE INDEX uq_web_line_outbox_id ON web_line (outbox_id);

CREATE INDEX ix_action_note_item_id ON action_note (item_id);

CREATE INDEX ix_delivery_broadcast_id_state_not_before ON delivery (broadcast_id, state, not_before);

CREATE INDEX ix_meeting_topic_id ON meeting (topic_id);

CREATE INDEX ix_response_person_id ON response (person_id);

CREATE INDEX ix_roll_unit_household_id ON roll_unit (household_id, vote_id);

CREATE INDEX ix_secret_choice_vote_id ON secret_choice (vote_id);

CREATE INDEX ix_unveiling_statement_id ON unveiling (statement_id);

CREATE UNIQUE INDEX uq_unveiling_open ON unveiling (statement_id) WHERE state = 'open';

CREATE INDEX ix_ballot_vote_id ON ballot (vote_id);

CREATE INDEX ix_paper_vote_id ON paper (vote_id);

CREATE INDEX ix_roll_objection_vote_id ON roll_objection (vote_id);

CREATE INDEX ix_voter_person_id ON voter (person_id);

INSERT INTO alembic_version (version_num) VALUES ('0001')
