-- Questions about drafts, and how far their answers are, so that every instance can tell. Nothing of the ledger follows from
-- it: it may be emptied at any time.
create table what_if (
    what_if_id   text collate "C" primary key,
    programme_id text collate "C" not null,
    asked        text        not null,           -- the question as it came, JSON
    asked_at     timestamptz not null,           -- also tells one run under an id from the next
    period_from  timestamptz not null,
    period_until timestamptz not null,
    state        text        not null,           -- WAITING, RUNNING, DONE, CANCELLED, FAILED, INTERRUPTED
    done         bigint      not null default 0, -- members
    total        bigint      not null default 0,
    cause        text,
    result       text,                           -- JSON
    heard_at     timestamptz not null            -- when the instance that works on it said so last
);
create index what_if_newest on what_if (asked_at desc);
