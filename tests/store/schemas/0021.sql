CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE sources (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	location TEXT NOT NULL, 
	title TEXT NOT NULL, 
	every INTEGER NOT NULL, 
	etag TEXT NOT NULL, 
	last_modified TEXT NOT NULL, 
	failures INTEGER NOT NULL, 
	problem TEXT NOT NULL, 
	last_success INTEGER, 
	next_check INTEGER, cost INTEGER DEFAULT '0' NOT NULL, read_at INTEGER, reason TEXT DEFAULT 'every' NOT NULL, address TEXT DEFAULT '' NOT NULL, moving_to TEXT DEFAULT '' NOT NULL, moving_seen INTEGER DEFAULT '0' NOT NULL, own_title TEXT DEFAULT '' NOT NULL, holder TEXT DEFAULT '' NOT NULL, tries INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_sources PRIMARY KEY (id)
);
CREATE INDEX ix_sources_next_check ON sources (next_check);
CREATE TABLE follows (
	workspace_id TEXT NOT NULL, 
	source_id TEXT NOT NULL, full_text TEXT DEFAULT 'default' NOT NULL, called TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_follows PRIMARY KEY (workspace_id, source_id), 
	CONSTRAINT fk_follows_source_id FOREIGN KEY(source_id) REFERENCES sources (id)
);
CREATE TABLE rejected (
	source_id TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	why TEXT NOT NULL, 
	rejected_at INTEGER NOT NULL, 
	CONSTRAINT pk_rejected PRIMARY KEY (source_id, "key"), 
	CONSTRAINT fk_rejected_source_id FOREIGN KEY(source_id) REFERENCES sources (id)
);
CREATE TABLE forgotten (
	source_id TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_forgotten PRIMARY KEY (source_id, "key"), 
	CONSTRAINT fk_forgotten_source_id FOREIGN KEY(source_id) REFERENCES sources (id)
);
CREATE TABLE logbook (
	what TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_logbook PRIMARY KEY (what)
);
CREATE TABLE articles (
	place INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	source_id TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	stored_at INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	language TEXT NOT NULL, 
	url TEXT NOT NULL, 
	byline TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	dateline TEXT NOT NULL, 
	published INTEGER, 
	published_text TEXT NOT NULL, 
	is_teaser BOOLEAN NOT NULL, mark TEXT DEFAULT '' NOT NULL, last_mark TEXT DEFAULT '' NOT NULL, origin TEXT DEFAULT 'feed' NOT NULL, standfirst TEXT DEFAULT '' NOT NULL, outlet_id TEXT DEFAULT '' NOT NULL, kind TEXT DEFAULT '' NOT NULL, is_paid BOOLEAN DEFAULT 0 NOT NULL, is_archive BOOLEAN DEFAULT 0 NOT NULL, page_key TEXT DEFAULT '' NOT NULL, picture_url TEXT DEFAULT '' NOT NULL, picture_alt TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_articles PRIMARY KEY (place), 
	CONSTRAINT uq_articles_id UNIQUE (id), 
	CONSTRAINT uq_articles_key_source_id UNIQUE ("key", source_id), 
	CONSTRAINT fk_articles_source_id FOREIGN KEY(source_id) REFERENCES sources (id)
);
CREATE TABLE texts (
	place INTEGER NOT NULL, 
	paragraphs TEXT NOT NULL, 
	analysis TEXT NOT NULL, 
	title_terms TEXT NOT NULL, 
	body_terms TEXT NOT NULL, changes TEXT DEFAULT '[]' NOT NULL, teaser TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_texts PRIMARY KEY (place), 
	CONSTRAINT fk_texts_place FOREIGN KEY(place) REFERENCES articles (place)
);
CREATE TABLE workspaces (
	id TEXT NOT NULL, 
	platform TEXT NOT NULL, 
	name TEXT NOT NULL, 
	timezone TEXT NOT NULL, 
	language TEXT NOT NULL, plain BOOLEAN DEFAULT 0 NOT NULL, left_at INTEGER, managers TEXT DEFAULT '' NOT NULL, log_channel TEXT DEFAULT '' NOT NULL, blocked_words TEXT DEFAULT '[]' NOT NULL, blocked_outlets TEXT DEFAULT '[]' NOT NULL, reads TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_workspaces PRIMARY KEY (id)
);
CREATE TABLE topics (
	workspace_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	folded_name TEXT NOT NULL, 
	any_of TEXT NOT NULL, 
	all_of TEXT NOT NULL, 
	none_of TEXT NOT NULL, source_ids TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_topics PRIMARY KEY (workspace_id, id), 
	CONSTRAINT uq_topics_workspace_id_folded_name UNIQUE (workspace_id, folded_name)
);
CREATE TABLE subscriptions (
	id TEXT NOT NULL, 
	workspace_id TEXT NOT NULL, 
	topic_ids TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	schedule TEXT NOT NULL, 
	timezone TEXT NOT NULL, 
	max_stories INTEGER NOT NULL, 
	summary_sentences INTEGER NOT NULL, 
	quotes INTEGER NOT NULL, 
	method TEXT NOT NULL, 
	grace INTEGER NOT NULL, 
	quiet_hours TEXT NOT NULL, 
	say_nothing_new BOOLEAN NOT NULL, 
	alerts TEXT NOT NULL, 
	paused BOOLEAN NOT NULL, 
	muted_until INTEGER, 
	problem TEXT NOT NULL, 
	configured TEXT NOT NULL, 
	next_run_at INTEGER, 
	last_window_end INTEGER, ping TEXT DEFAULT '' NOT NULL, keeper TEXT DEFAULT '' NOT NULL, in_threads BOOLEAN DEFAULT 0 NOT NULL, most_of_one INTEGER DEFAULT '3' NOT NULL, story_id INTEGER DEFAULT '0' NOT NULL, source_ids TEXT DEFAULT '[]' NOT NULL, languages TEXT DEFAULT '[]' NOT NULL, pictures TEXT DEFAULT 'off' NOT NULL, person TEXT DEFAULT '' NOT NULL, speaker TEXT DEFAULT '' NOT NULL, called TEXT DEFAULT '' NOT NULL, began INTEGER, 
	CONSTRAINT pk_subscriptions PRIMARY KEY (id)
);
CREATE INDEX ix_subscriptions_workspace_id ON subscriptions (workspace_id);
CREATE INDEX ix_subscriptions_next_run_at ON subscriptions (next_run_at);
CREATE TABLE notes (
	workspace_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	text TEXT NOT NULL, 
	at INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	CONSTRAINT pk_notes PRIMARY KEY (workspace_id, kind, id)
);
CREATE INDEX ix_notes_workspace_id_kind_at ON notes (workspace_id, kind, at);
CREATE TABLE digests (
	subscription_id TEXT NOT NULL, 
	slot INTEGER NOT NULL, 
	window_start INTEGER NOT NULL, 
	window_end INTEGER NOT NULL, 
	CONSTRAINT pk_digests PRIMARY KEY (subscription_id, slot)
);
CREATE TABLE outbox (
	"key" TEXT NOT NULL, 
	subscription_id TEXT NOT NULL, 
	slot INTEGER NOT NULL, 
	part INTEGER NOT NULL, 
	channel TEXT NOT NULL, 
	document TEXT NOT NULL, 
	state TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	first_tried INTEGER, 
	unclear BOOLEAN NOT NULL, 
	not_before INTEGER, 
	lease_until INTEGER, 
	sent_at INTEGER, 
	receipt TEXT NOT NULL, 
	problem TEXT NOT NULL, ping TEXT DEFAULT '' NOT NULL, reply_to TEXT DEFAULT '' NOT NULL, correct_at INTEGER, last_tried INTEGER, looked TEXT DEFAULT '' NOT NULL, holder TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY ("key"), 
	CONSTRAINT uq_outbox_subscription_id_slot_part UNIQUE (subscription_id, slot, part)
);
CREATE INDEX ix_outbox_state_slot ON outbox (state, slot);
CREATE INDEX ix_outbox_channel_state_slot ON outbox (channel, state, slot);
CREATE TABLE slack_installations (
	workspace_id TEXT NOT NULL, 
	sealed TEXT NOT NULL, 
	installed_at INTEGER NOT NULL, 
	CONSTRAINT pk_slack_installations PRIMARY KEY (workspace_id)
);
CREATE TABLE slack_states (
	state TEXT NOT NULL, 
	expires_at INTEGER NOT NULL, 
	CONSTRAINT pk_slack_states PRIMARY KEY (state)
);
CREATE TABLE slack_delegates (
	workspace_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	CONSTRAINT pk_slack_delegates PRIMARY KEY (workspace_id, user_id)
);
CREATE TABLE mentions (
	delivery_key TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	article_id TEXT NOT NULL, channel_hash INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_mentions PRIMARY KEY (delivery_key, position), 
	CONSTRAINT fk_mentions_delivery_key FOREIGN KEY(delivery_key) REFERENCES outbox ("key")
);
CREATE TABLE alerts (
	delivery_key TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	alerted_at INTEGER NOT NULL, 
	CONSTRAINT pk_alerts PRIMARY KEY (delivery_key, article_id), 
	CONSTRAINT fk_alerts_delivery_key FOREIGN KEY(delivery_key) REFERENCES outbox ("key") ON DELETE CASCADE
);
CREATE INDEX ix_alerts_article_id ON alerts (article_id);
CREATE INDEX ix_alerts_channel_alerted_at ON alerts (channel, alerted_at);
CREATE VIRTUAL TABLE words USING fts5(title_terms, body_terms, content='texts', content_rowid='place', columnsize=0, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
CREATE TRIGGER words_added AFTER INSERT ON texts BEGIN INSERT INTO words(rowid, title_terms, body_terms) VALUES (new.place, new.title_terms, new.body_terms); END;
CREATE TRIGGER words_removed AFTER DELETE ON texts BEGIN INSERT INTO words(words, rowid, title_terms, body_terms) VALUES ('delete', old.place, old.title_terms, old.body_terms); END;
CREATE INDEX ix_outbox_correct_at ON outbox (correct_at);
CREATE TABLE shown (
	delivery_key TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	CONSTRAINT pk_shown PRIMARY KEY (delivery_key, article_id), 
	CONSTRAINT fk_shown_delivery_key FOREIGN KEY(delivery_key) REFERENCES outbox ("key") ON DELETE CASCADE
);
CREATE INDEX ix_shown_article_id ON shown (article_id);
CREATE TRIGGER words_changed AFTER UPDATE ON texts BEGIN INSERT INTO words(words, rowid, title_terms, body_terms) VALUES ('delete', old.place, old.title_terms, old.body_terms); INSERT INTO words(rowid, title_terms, body_terms) VALUES (new.place, new.title_terms, new.body_terms); END;
CREATE TABLE pages (
	article_id TEXT NOT NULL, 
	address TEXT NOT NULL, 
	host TEXT NOT NULL, 
	state TEXT NOT NULL, 
	why TEXT NOT NULL, 
	tries INTEGER NOT NULL, 
	next_try INTEGER, 
	lease_until INTEGER, 
	read_at INTEGER, 
	etag TEXT NOT NULL, 
	last_modified TEXT NOT NULL, 
	mark TEXT NOT NULL, 
	last_mark TEXT NOT NULL, holder TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_pages PRIMARY KEY (article_id), 
	CONSTRAINT fk_pages_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
CREATE INDEX ix_pages_address ON pages (address);
CREATE INDEX ix_pages_next_try ON pages (next_try);
CREATE INDEX ix_pages_lease_until ON pages (lease_until);
CREATE INDEX ix_pages_host_read_at ON pages (host, read_at);
CREATE TABLE processes (
	id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	started INTEGER NOT NULL, 
	beat_at INTEGER NOT NULL, 
	beats INTEGER NOT NULL, 
	CONSTRAINT pk_processes PRIMARY KEY (id)
);
CREATE INDEX ix_articles_page_key_source_id ON articles (page_key, source_id);
CREATE TABLE hosts (
	host TEXT NOT NULL, 
	next_start INTEGER NOT NULL, 
	rests_until INTEGER, 
	CONSTRAINT pk_hosts PRIMARY KEY (host)
);
CREATE INDEX ix_hosts_next_start ON hosts (next_start);
CREATE TABLE story_articles (
	place INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	source_id TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	fullness INTEGER NOT NULL, 
	is_copy BOOLEAN NOT NULL, 
	is_pending BOOLEAN NOT NULL, 
	found_by TEXT NOT NULL, 
	CONSTRAINT pk_story_articles PRIMARY KEY (place), 
	CONSTRAINT fk_story_articles_place FOREIGN KEY(place) REFERENCES articles (place) ON DELETE CASCADE
);
CREATE INDEX ix_story_articles_story_id_place ON story_articles (story_id, place);
CREATE INDEX ix_story_articles_source_id_place ON story_articles (source_id, place);
CREATE INDEX ix_story_articles_pending ON story_articles (place) WHERE is_pending = 1;
CREATE TABLE story_moves (
	old_id INTEGER NOT NULL, 
	new_id INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	CONSTRAINT pk_story_moves PRIMARY KEY (old_id)
);
CREATE INDEX ix_story_moves_new_id ON story_moves (new_id);
CREATE TABLE story_verdicts (
	one INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	is_same BOOLEAN NOT NULL, 
	CONSTRAINT pk_story_verdicts PRIMARY KEY (one, other)
);
CREATE TABLE story_turns (
	id INTEGER NOT NULL, 
	holder TEXT NOT NULL, 
	turn INTEGER NOT NULL, 
	lease_until INTEGER, 
	next_id INTEGER NOT NULL, 
	CONSTRAINT pk_story_turns PRIMARY KEY (id)
);
CREATE INDEX ix_follows_source_id ON follows (source_id);
CREATE INDEX ix_subscriptions_workspace_id_person ON subscriptions (workspace_id, person);
CREATE TABLE members (
	workspace_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	language TEXT NOT NULL, 
	spoken TEXT NOT NULL, 
	style TEXT NOT NULL, 
	timezone TEXT NOT NULL, 
	schedule TEXT NOT NULL, 
	CONSTRAINT pk_members PRIMARY KEY (workspace_id, user_id)
);
CREATE INDEX ix_mentions_article_id_channel_hash ON mentions (article_id, channel_hash);
INSERT INTO alembic_version VALUES ('0021');
INSERT INTO sources VALUES ('gazette', 'feed', 'https://gazette.example/feed', 'gazette', 900000000, '', '', 0, '', NULL, NULL, 0, NULL, 'every', '', '', 0, '', '', 0);
INSERT INTO follows VALUES ('*', 'gazette', 'default', '');
INSERT INTO rejected VALUES ('gazette', 'broken', 'no text in it', 1795424400000000);
INSERT INTO forgotten VALUES ('gazette', 'old');
INSERT INTO logbook VALUES ('tick', 1795424400000000, 'frozen');
INSERT INTO articles VALUES (1882638935654400000, 'gazette:a', 'gazette', 'a', 1795424400000000, 'Ferry late', 'en', 'https://gazette.example/a', 'Ann Writer', '', '', 1795420800000000, '', 0, '', '', 'feed', '', '', '', 0, 0, 'gazette.example/a', '', '');
INSERT INTO articles VALUES (1882638935654400001, 'gazette:b', 'gazette', 'b', 1795424400000000, 'Ferry late', 'en', 'https://gazette.example/b', 'Ann Writer', '', '', 1795420800000000, '', 0, '', '', 'feed', '', '', '', 0, 0, 'gazette.example/b', '', '');
INSERT INTO texts VALUES (1882638935654400000, '["The ferry to Port Alder was late again. “We will wait,” Mayor Ada Roe said."]', '[3,[0,0,75],[0],"lead",[[1,75,[1,2,3,75],"mixed",[0],[0,1],["Ada Roe","Mayor","the Tidings"],"said","at the pier",0.75]],[0],[7,18446744073709551615],[]]', 'ferri late', 'the ferri to port alder was late again we will wait mayor ada roe said', '[]', '');
INSERT INTO texts VALUES (1882638935654400001, '["The ferry to Port Alder was late again. “We will wait,” Mayor Ada Roe said."]', '[3,[0,0,75],[0],"lead",[[1,75,[1,2,3,75],"mixed",[0],[0,1],["Ada Roe","Mayor","the Tidings"],"said","at the pier",0.75]],[0],[7,18446744073709551615],[]]', 'ferri late', 'the ferri to port alder was late again we will wait mayor ada roe said', '[]', '');
INSERT INTO workspaces VALUES ('w', 'discord', 'Harbour people', 'UTC', 'en', 0, NULL, '', '', '[]', '[]', '[]');
INSERT INTO subscriptions VALUES ('morning', 'w', '["ferries","weather"]', '["discord","server","news",""]', 'daily 09:00', 'Europe/Oslo', 5, 2, 2, 'lead', 43200000000, '', 1, '[]', 0, NULL, '', '', 1795510800000000, 1795424400000000, '', '', 0, 3, 0, '[]', '[]', 'off', '', '', '', NULL);
INSERT INTO digests VALUES ('morning', 1795424400000000, 1795338000000000, 1795424400000000);
INSERT INTO outbox VALUES ('morning:2026-11-23T09:00:00+00:00:1', 'morning', 1795424400000000, 1, '["discord","server","news",""]', '{"title":"Morning news","language":"en","plain":false,"blocks":[["text",false,[["Part 1 of morning.","plain","","gazette:a",0,18]]]],"actions":[]}', 'waiting', 0, NULL, 0, NULL, NULL, NULL, '', '', '', '', NULL, NULL, '', '');
INSERT INTO mentions VALUES ('morning:2026-11-23T09:00:00+00:00:1', 0, 'gazette:a', -9108419016743617443);
INSERT INTO shown VALUES ('morning:2026-11-23T09:00:00+00:00:1', 'gazette:a');
INSERT INTO story_articles VALUES (1882638935654400000, 1882638935654400000, 'gazette', 'gazette.example', 46, 0, 1, '[[],[]]');
INSERT INTO story_articles VALUES (1882638935654400001, 1882638935654400001, 'gazette', 'gazette.example', 46, 0, 1, '[[],[]]');
INSERT INTO story_turns VALUES (1, '', 0, NULL, 1);
