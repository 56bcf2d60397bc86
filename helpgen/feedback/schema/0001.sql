-- Everything that is kept. There is no column for an address, a browser or a cookie.
CREATE TABLE submission (
  seq {serial},
  id TEXT NOT NULL UNIQUE,
  fp {bytes} NOT NULL,
  site TEXT NOT NULL,
  kind TEXT NOT NULL,
  page TEXT NOT NULL,
  lang TEXT NOT NULL,
  score INTEGER,
  scale INTEGER,
  reason TEXT NOT NULL,
  words TEXT,
  visitor {bytes},
  received_at BIGINT NOT NULL,
  written_at BIGINT,
  state TEXT NOT NULL CHECK (state IN ('new', 'replaced', 'spam')),
  spam_score INTEGER NOT NULL,
  build_id TEXT NOT NULL,
  CHECK (kind IN ('helpful', 'csat', 'nps', 'contact', 'search', 'search_miss', 'search_choice', 'outdated')),
  CHECK (
    CASE kind
      WHEN 'helpful' THEN score IS NOT NULL AND score BETWEEN 0 AND 1
      WHEN 'csat' THEN score IS NOT NULL AND scale IS NOT NULL AND scale IN (5, 10) AND score BETWEEN 1 AND scale
      WHEN 'nps' THEN score IS NOT NULL AND score BETWEEN 0 AND 10
      ELSE score IS NULL
    END
  )
);
CREATE INDEX submission_visitor ON submission (visitor, kind, page) WHERE visitor IS NOT NULL;
CREATE INDEX submission_fp ON submission (fp, received_at);
CREATE INDEX submission_kind ON submission (kind, received_at);
CREATE INDEX submission_words ON submission (received_at) WHERE words IS NOT NULL;
CREATE INDEX submission_spam ON submission (received_at) WHERE state = 'spam';
CREATE TABLE contact (
  id TEXT PRIMARY KEY REFERENCES submission (id),
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  order_number TEXT NOT NULL,
  topic TEXT NOT NULL,
  message TEXT NOT NULL,
  context TEXT NOT NULL,
  purge_at BIGINT NOT NULL
);
CREATE INDEX contact_email ON contact (email);
CREATE TABLE forward (
  id TEXT PRIMARY KEY REFERENCES contact (id),
  due_at BIGINT NOT NULL,
  tries INTEGER NOT NULL,
  problem TEXT NOT NULL
);
CREATE INDEX forward_due ON forward (due_at);
CREATE TABLE bucket (
  sender {bytes} NOT NULL,
  kinds TEXT NOT NULL,
  tokens DOUBLE PRECISION NOT NULL,
  updated_at BIGINT NOT NULL,
  used INTEGER NOT NULL,
  PRIMARY KEY (sender, kinds)
);
CREATE TABLE tombstone (
  id TEXT PRIMARY KEY,
  until BIGINT NOT NULL
);
CREATE TABLE salt (
  day BIGINT PRIMARY KEY,
  secret {bytes} NOT NULL
);
