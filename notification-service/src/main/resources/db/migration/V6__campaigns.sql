-- Occasions are read in the order in which their transactions began, and only below the oldest one that is still open:
-- so a transaction that ends late is never passed over.
alter table occasion add column xid xid8 not null default pg_current_xact_id();
create index occasion_settled on occasion (kind, xid, position);
drop index occasion_in_order;
create index occasion_in_order on occasion (xid, position);

-- What is to be said to whom, and where it stands.
create table campaign (
    campaign_id   text collate "C" primary key,
    version       integer     not null,
    state         text        not null, -- DRAFT, AWAITING_APPROVAL, ACTIVE, PAUSED, STOPPED, DONE
    terms         jsonb       not null, -- of this version
    author        text        not null, -- who wrote this version
    started_by    text,
    approved_by   text,
    occasion_kind text,                 -- of a campaign that follows occasions
    next_run_at   timestamptz,          -- of one with a time
    secret        bytea       not null, -- key of the draw of arms
    messages      bigint      not null default 0, -- planned so far
    money         bigint      not null default 0, -- what they cost, in thousandths of a minor unit
    created_at    timestamptz not null,
    changed_at    timestamptz not null
);
create index campaign_due on campaign (next_run_at) where state = 'ACTIVE' and next_run_at is not null;

-- Its earlier wordings.
create table campaign_version (
    campaign_id text        not null references campaign,
    version     integer     not null,
    terms       jsonb       not null,
    author      text        not null,
    at          timestamptz not null,
    primary key (campaign_id, version)
);

-- What people did with it.
create table campaign_step (
    campaign_id text        not null references campaign,
    position    bigint      not null generated always as identity,
    at          timestamptz not null,
    actor       text        not null,
    version     integer     not null,
    state       text        not null, -- where it stood afterwards
    primary key (campaign_id, position)
);

-- How far a campaign has read the occasions of its kind; moved in the transaction of what it planned.
create table campaign_progress (
    campaign_id text   primary key references campaign,
    xid         xid8   not null,
    position    bigint not null
);

-- One time that a campaign with a time went through its audience, and how far it came.
create table campaign_run (
    campaign_id  text        not null references campaign,
    occasion_id  text collate "C" not null,
    due_at       timestamptz not null,
    after_member text collate "C" not null default '', -- the last one that was done
    finished_at  timestamptz,
    primary key (campaign_id, occasion_id)
);
create index campaign_run_open on campaign_run (due_at) where finished_at is null;

-- What a campaign made of one member on one occasion: once, for ever.
create table participation (
    campaign_id   text collate "C" not null references campaign,
    member_id     text collate "C" not null,
    occasion_id   text collate "C" not null,
    state         text        not null, -- HELD_OUT, OFFER_WAITS, PLANNED, SKIPPED
    arm           text,                 -- absent: skipped before the draw
    reason        text,                 -- of SKIPPED
    missing       text,                 -- the variable that there was no value for
    messages      integer     not null default 0,
    at            timestamptz not null,
    coupon_id     text unique,          -- ours, made before the ledger is asked
    coupon_benefit jsonb,               -- what is asked for: the same at each attempt
    coupon_code   text,
    coupon_until  timestamptz,
    coupon_used_at timestamptz,
    next_try_at   timestamptz,          -- while the offer waits
    primary key (campaign_id, member_id, occasion_id)
);
create index participation_member on participation (member_id, at);
create index participation_waiting on participation (next_try_at) where state = 'OFFER_WAITS';

-- Short links in texts. The code says nothing about anybody.
create table short_link (
    code           text        primary key,
    campaign_id    text collate "C" not null,
    member_id      text collate "C" not null,
    occasion_id    text collate "C" not null,
    channel        text        not null,
    url            text        not null,
    made_at        timestamptz not null,
    clicks         bigint      not null default 0,
    first_click_at timestamptz
);
create index short_link_campaign on short_link (campaign_id, member_id, occasion_id);
