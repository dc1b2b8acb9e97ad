-- The event store. One table, append-only; everything else in this database can be made again from it.
create table event (
    xid            xid8        not null default pg_current_xact_id(),
    position       bigint      not null generated always as identity,
    aggregate_id   text collate "C" not null,
    sequence       bigint      not null,
    event_id       text collate "C" not null,
    aggregate_type text        not null,
    type           text        not null,
    revision       text        not null,
    time           timestamptz not null,
    payload        bytea       not null,
    metadata       bytea       not null,
    primary key (xid, position),
    constraint event_once unique (event_id),
    constraint event_in_order unique (aggregate_id, sequence)
) with (toast_tuple_target = 8160); -- a receipt's event is a little over 2 kB: below this it is stored as it is, not compressed

create table snapshot (
    aggregate_id   text collate "C" primary key,
    sequence       bigint      not null,
    aggregate_type text        not null,
    type           text        not null,
    revision       text        not null,
    time           timestamptz not null,
    payload        bytea       not null,
    metadata       bytea       not null
);

-- Positions of the streaming processors (Axon's JdbcTokenStore).
create table token_entry (
    processor_name varchar(255) not null,
    segment        integer      not null,
    token          bytea,
    token_type     varchar(255),
    timestamp      varchar(255),
    owner          varchar(255),
    primary key (processor_name, segment)
);

-- The inbox: what comes next from each partition. Moved on only in the transaction that holds the batch's effects.
create table inbox_offset (
    topic       text        not null,
    partition   integer     not null,
    topic_id    text        not null,
    next_offset bigint      not null,
    updated_at  timestamptz not null default now(),
    primary key (topic, partition)
);

-- What could not be posted: the record as it came, and why. The topic is published from these rows.
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

-- Read rows, written in the transaction of the events that they follow from.
create table member (
    member_id   text collate "C" primary key,
    kind        text        not null,
    opened_at   timestamptz not null,
    enrolled_at timestamptz,
    blocked     boolean     not null default false
);

create table card (
    card_hash text collate "C" primary key, -- keyed hash, lower-case hex
    card_id   text        not null unique,
    member_id text collate "C" not null,
    last4     text,
    since     timestamptz not null
);
create index card_of_member on card (member_id);

create table balance (
    member_id text collate "C" not null,
    wallet    text        not null,
    active    bigint      not null,
    pending   bigint      not null,
    held      bigint      not null,
    debt      bigint      not null,
    next_due  timestamptz,          -- when the clock alone changes it next: maturing, expiry, end of a hold
    primary key (member_id, wallet)
) with (fillfactor = 80);
create index balance_due on balance (next_due) where next_due is not null;

create table hold (
    hold_id    text collate "C" primary key,
    member_id  text collate "C" not null,
    wallet     text        not null,
    points     bigint      not null,
    expires_in text        not null, -- as asked, to know a repeat
    placed_at  timestamptz not null,
    expires_at timestamptz not null,
    state      text        not null, -- OPEN, CAPTURED, RELEASED, EXPIRED
    captured   bigint      not null default 0,
    ended_at   timestamptz
);

-- A RETURN line with original, or a POST_VOID, whose receipt is not on an account (yet).
create table waiting (
    original  text collate "C" not null, -- identity of the receipt that is waited for
    event_id  text collate "C" not null, -- bare identity of the receipt that waits
    number    integer     not null,      -- the n of its <identity>#match-<n>
    since     timestamptz not null,
    unmatched boolean     not null default false, -- listed: nothing came within the time limit
    primary key (original, event_id)
);
create index waiting_of_event on waiting (event_id);
create index waiting_age on waiting (since) where not unmatched;

-- One identity, two contents. The first stays; both are kept for an operator.
create table conflict (
    conflict_id      text        primary key,
    receipt          text collate "C" not null,
    content_hash     bytea       not null,
    topic            text        not null,
    partition        integer     not null,
    record_offset    bigint      not null,
    record_key       bytea,
    record_value     bytea       not null,
    record_headers   jsonb       not null,
    record_timestamp timestamptz not null,
    arrived_at       timestamptz not null,
    resolution       text,
    note             text,
    resolved_by      text,
    resolved_at      timestamptz,
    unique (receipt, content_hash)
);
create index conflict_open on conflict (arrived_at) where resolved_at is null;
