-- The tables of one generation; the search path says which.
create table inbox_offset (like public.inbox_offset including all);
create table dead_letter (like public.dead_letter including all);

-- All that stands in one row of a member. Each topic has its own columns and its own sequence.
create table member (
    member_id            text collate "C" primary key,

    -- ledger.balances.v1
    balance_sequence     bigint      not null default -1,
    wallets              jsonb       not null default '{}', -- {"points": {"active", "pending", "held", "debt"}}

    -- ledger.entries.v1
    entry_sequence       bigint      not null default -1,
    opened_at            timestamptz,
    tier                 text,
    tier_qualifying      bigint,
    tier_period_ends     timestamptz,
    next_tier            text,
    missing_to_next_tier bigint,
    tier_after_period    text,
    expiring             jsonb       not null default '[]', -- [{"wallet", "at", "points"}], the earliest first

    -- ledger.purchases.v1
    purchase_sequence    bigint      not null default -1,
    habits               jsonb,      -- decayed sums, from which the next five come
    favourite_items      jsonb       not null default '[]', -- [{"id", "name"}], the most bought first
    favourite_categories text[]      not null default '{}',
    usual_store          text,
    usual_weekday        smallint,   -- 1 is Monday
    usual_hour           smallint,   -- 0 to 23
    first_purchase_at    timestamptz,
    last_purchase_at     timestamptz,
    purchases            bigint      not null default 0,
    spend                bigint      not null default 0, -- minor units
    currency             text
) with (fillfactor = 70);
create index member_last_purchase on member (last_purchase_at);
create index member_tier_period on member (tier_period_ends) where tier_after_period is distinct from tier;

-- Points with one life that are not used up.
create table lot (
    member_id   text collate "C" not null,
    lot         text collate "C" not null,
    wallet      text        not null,
    active_from timestamptz,
    expires_at  timestamptz,
    pending     bigint      not null,
    active      bigint      not null,
    held        bigint      not null,
    primary key (member_id, lot)
);
create index lot_expiry on lot (expires_at) where active > 0;

-- What members bought and brought back, message by message.
create table purchase (
    member_id text collate "C" not null,
    sequence  bigint      not null,
    event_id  text        not null,
    receipt   text collate "C" not null,
    at        timestamptz not null,
    store_id  text        not null,
    bought    boolean     not null, -- goods were bought, and the receipt was not voided
    net       bigint      not null, -- what of it counts, in minor units; nothing once it was voided
    currency  text,
    sells     boolean     not null, -- a receipt of the member's own
    voids     text collate "C", -- the receipt that it takes back as a whole
    voided    boolean     not null,
    lines     jsonb       not null,
    primary key (member_id, sequence)
);
create index purchase_receipt on purchase (member_id, receipt);
create index purchase_time on purchase (at);

create table coupon (
    coupon_id   text collate "C" primary key,
    member_id   text collate "C",
    sequence    bigint      not null,
    state       text        not null, -- OPEN, RESERVED, USED, OVER
    code        text        not null,
    benefit     text,       -- its kind, such as FREE_ITEM
    item_id     text,
    category    text,
    source      text,
    valid_from  timestamptz,
    valid_until timestamptz,
    used_by     text collate "C",
    used_at     timestamptz
);
create index coupon_member on coupon (member_id);
create index coupon_open on coupon (valid_until) where state = 'OPEN';

create table redemption (
    redemption_id text collate "C" primary key,
    member_id     text collate "C" not null,
    sequence      bigint      not null,
    state         text        not null, -- the last kind that was told
    reward_id     text,
    at            timestamptz not null
);
create index redemption_member on redemption (member_id);

-- Fifths of all members: 5 is the best of recency (latest), frequency and spend, over the last year.
create table score (
    member_id      text collate "C" primary key,
    purchases_year bigint   not null,
    spend_year     bigint   not null,
    recency        smallint not null,
    frequency      smallint not null,
    spend          smallint not null
);
