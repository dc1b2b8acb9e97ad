-- What is to be handed over, sent or paid out, and how far it has come.
create table fulfilment (
    redemption_id text collate "C" primary key references redemption,
    way           text        not null, -- PICK_UP, SEND, ATTEND, PAY_OUT
    state         text        not null,
    pickup_code   text collate "C",     -- what the member shows
    reference     text,                 -- such as the parcel's number
    due_since     timestamptz not null, -- the points are taken
    changed_at    timestamptz not null,
    constraint one_pickup_code unique (pickup_code)
);
create index fulfilment_due on fulfilment (due_since, redemption_id);
insert into fulfilment
    select redemption_id, case kind when 'CASHBACK' then 'PAY_OUT' when 'EXPERIENCE' then 'ATTEND' else 'SEND' end,
        'OPEN', null, null, changed_at, changed_at
    from redemption where state = 'CAPTURED' and kind in ('GOODS', 'EXPERIENCE', 'CASHBACK');

-- The key by which numbers become codes that nobody guesses; one row.
create table code_key (
    only_one boolean primary key default true check (only_one),
    key      bytea not null
);

-- Codes of our own. A UNIQUE series has many, each for one claim; a SHARED one has one code for many claims.
create table code_series (
    series_id  text collate "C" primary key,
    number     integer     not null generated always as identity unique, -- stands in each of its codes
    kind       text        not null,
    count      bigint      not null, -- UNIQUE: codes that there are to be; SHARED: claims that there may be
    issued     bigint      not null, -- UNIQUE: codes that there are; SHARED: claims that there were
    terms      jsonb       not null,
    actor      text        not null,
    created_at timestamptz not null
);
create table code (
    code   text collate "C" primary key, -- in capitals, without hyphens, the check character last
    series integer not null,
    number bigint  not null, -- from 1; 0: the one of a SHARED series
    unique (series, number)
);
create table code_claim (
    claim_id    text collate "C" primary key,
    code        text collate "C" not null references code,
    member_id   text        not null,
    once        text collate "C" not null unique, -- the code where one claim uses it up, else code and member
    coupon_id   text collate "C" not null,
    coupon_code text,                             -- absent: the ledger has not issued it yet
    claimed_at  timestamptz not null
);
