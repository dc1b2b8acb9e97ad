-- The event store of redemptions. One table, append-only; the tables 'redemption' and 'redemption_work' follow from it.
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
);

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

-- Answers already given to requests with an Idempotency-Key.
create table idempotency_key (
    key          text        primary key,
    request_hash bytea       not null,
    status       integer     not null,
    body         bytea       not null,
    created_at   timestamptz not null
);
create index idempotency_key_age on idempotency_key (created_at);

-- The catalogue. A reward is what its last version says; 'stock' alone changes between versions.
create table reward (
    reward_id    text collate "C" primary key,
    version      integer     not null,
    kind         text        not null,
    state        text        not null, -- ACTIVE, INACTIVE
    price_points bigint      not null,
    stock        bigint check (stock >= 0), -- null: as many as anybody wants
    valid_from   timestamptz,
    valid_until  timestamptz,
    search       text        not null,      -- all texts in lower case
    terms        jsonb       not null       -- the version in full
);

-- Every version there ever was: the price history is read from it.
create table reward_version (
    reward_id    text collate "C" not null references reward,
    version      integer     not null,
    price_points bigint      not null,
    terms        jsonb       not null,
    actor        text        not null,
    saved_at     timestamptz not null,
    primary key (reward_id, version)
);

-- Why the stock is what it is: a limited reward's movements add up to it.
create table stock_movement (
    movement_id text collate "C" primary key, -- the event of the redemption, or an id of its own
    reward_id   text collate "C" not null references reward,
    change      bigint      not null,
    stock       bigint,                       -- after it; null: unlimited from then on
    cause       text        not null,         -- CREATED, DELIVERED, COUNTED, UNLIMITED, RESERVED, RESTORED
    reason      text,
    actor       text,
    moved_at    timestamptz not null
);
create index stock_movement_of_reward on stock_movement (reward_id, moved_at);

-- Redemptions as they stand now.
create table redemption (
    redemption_id  text collate "C" primary key,
    member_id      text collate "C" not null,
    reward_id      text collate "C" not null references reward,
    reward_version integer     not null,
    kind           text        not null,
    quantity       bigint      not null,
    points         bigint      not null,
    wallet         text        not null,
    state          text        not null,
    code           text,                    -- why it was refused
    numbers        jsonb,                   -- such as {"missing": 40}
    coupon_codes   text[],
    reference      text,                    -- of the fulfilment
    requested_at   timestamptz not null,
    changed_at     timestamptz not null
);
create index redemption_of_member on redemption (member_id, requested_at desc, redemption_id);
-- what counts against a member's limit
create index redemption_counted on redemption (member_id, reward_id, requested_at)
    where state not in ('REFUSED', 'CANCELLED', 'REQUESTED');

-- Redemptions that go on by themselves. One process at a time drives each of them: the one that has the lease.
create table redemption_work (
    redemption_id text collate "C" primary key references redemption,
    step          text        not null, -- what comes next
    step_since    timestamptz not null,
    attempts      integer     not null default 0,
    next_attempt  timestamptz not null,
    lease         text,
    leased_until  timestamptz,
    cause         text                  -- why the last attempt did not succeed
);
create index redemption_work_due on redemption_work (next_attempt);
create index redemption_work_since on redemption_work (step_since);
