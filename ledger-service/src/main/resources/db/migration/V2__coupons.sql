-- Coupons that a receipt can carry. Read rows, written in the transaction of the events that they follow from.
create table coupon (
    coupon_id      text collate "C" primary key,
    code           text collate "C" not null unique, -- what a till reads
    member_id      text collate "C",                 -- null: whoever has the code
    state          text        not null,             -- ISSUED, RESERVED, REDEEMED, EXPIRED; as last posted
    kind           text        not null,
    basis_points   bigint,
    amount         bigint,                           -- minor units of the currency
    currency       text,
    points         bigint,
    factor_percent bigint,
    item_id        text,
    category       text,
    valid_from     timestamptz not null,
    valid_until    timestamptz,
    source         text        not null,
    issued_at      timestamptz not null,
    reservation_id text,                             -- the one that lasts
    reserved_until timestamptz,
    redemption_id  text,                             -- the caller's, where one redeemed it
    receipt        text collate "C",                 -- that it was used on, as far as it is known
    redeemed_at    timestamptz,
    next_due       timestamptz                       -- when the clock alone changes it next: a reservation's end, its own
) with (fillfactor = 80);
create index coupon_of_member on coupon (member_id, issued_at desc, coupon_id) where member_id is not null;
create index coupon_due on coupon (next_due) where next_due is not null;
create index coupon_on_receipt on coupon (receipt) where receipt is not null;

-- A receipt that carried a coupon after another use: it gave nothing.
create table coupon_reuse (
    event_id      text collate "C" primary key,
    coupon_id     text collate "C" not null,
    code          text        not null,
    member_id     text collate "C",                  -- whose coupon it is
    receipt       text collate "C" not null,         -- that carried it again
    used_by       text collate "C",                  -- whose card that receipt has
    redeemed_by   text        not null,              -- the receipt that has redeemed it
    business_time timestamptz not null,
    posted_at     timestamptz not null
);
create index coupon_reuse_newest on coupon_reuse (posted_at desc, event_id);

-- A void gives coupons back also where the voided receipt is on no account: the sweep has to tell it from a return.
alter table waiting add column is_void boolean not null default false;
