-- Where the inbox stands in each partition of its topics; moved in the transaction of what the records became.
create table inbox_offset (
    topic       text        not null,
    partition   integer     not null,
    topic_id    text        not null,
    next_offset bigint      not null,
    updated_at  timestamptz not null default now(),
    primary key (topic, partition)
);

-- What could not be taken: the record as it came, and why. The topic is published from these rows.
create table dead_letter (
    id               text        primary key,
    topic            text        not null,
    topic_id         text        not null,
    partition        integer     not null,
    record_offset    bigint      not null,
    code             text        not null,
    reason           text        not null,
    group_id         text        not null,
    attempts         integer     not null,
    record_key       bytea,
    record_value     bytea,
    record_headers   jsonb       not null, -- [{"key": "...", "value": base64 or null}, ...] in the record's order
    record_timestamp timestamptz not null,
    arrived_at       timestamptz not null,
    published_at     timestamptz,
    redriven_at      timestamptz,
    unique (topic_id, partition, record_offset)
);
create index dead_letter_unpublished on dead_letter (arrived_at) where published_at is null;
create index dead_letter_newest on dead_letter (arrived_at desc, id);

-- Answers already given to requests with an Idempotency-Key.
create table idempotency_key (
    key          text        primary key,
    request_hash bytea       not null,
    status       integer     not null,
    body         bytea       not null,
    created_at   timestamptz not null
);
create index idempotency_key_age on idempotency_key (created_at);

-- What happened to a member that may be worth a message: found once, whatever arrives twice or is replayed.
create table occasion (
    kind        text        not null, -- TIER_CHANGED, POINTS_EXPIRING, ...
    member_id   text collate "C" not null,
    occasion_id text collate "C" not null, -- what makes it this one: the event, or the date that it is about
    position    bigint      not null generated always as identity,
    at          timestamptz not null, -- when it happened, or what it is about will happen
    noted_at    timestamptz not null,
    facts       jsonb       not null, -- numbers and words that a text can use; nothing personal
    primary key (kind, member_id, occasion_id)
);
create index occasion_in_order on occasion (position);
