-- Points of the cheapest way to pay for one piece, from a moment on; the moment of the first is '-infinity'.
create table reward_price (
    reward_id  text collate "C" not null references reward,
    valid_from timestamptz not null,
    points     bigint      not null,
    primary key (reward_id, valid_from)
);
insert into reward_price select reward_id, '-infinity', price_points from reward;

-- Pieces of a variant, and of a store. What a reward without variants has for all stores is reward.stock.
create table stock_line (
    reward_id text collate "C" not null references reward,
    variant   text collate "C" not null, -- '': the reward has none
    store_id  text collate "C" not null, -- '': no store's own
    stock     bigint check (stock >= 0), -- null: as many as anybody wants
    primary key (reward_id, variant, store_id)
);
alter table stock_movement
    add column variant  text not null default '',
    add column store_id text not null default '';

alter table redemption
    add column way            text,        -- how it is paid for
    add column cash_amount    bigint,      -- taken when it is handed over; for all pieces, minor units
    add column cash_currency  text,
    add column payment        text,        -- how that payment is called where it was made
    add column variant        text,
    add column store_id       text,        -- where it is picked up
    add column value_amount   bigint,      -- what it is worth; for all pieces, minor units
    add column value_currency text,
    add column tax_class      text,
    add column member_kind    text,        -- when the pieces were set aside; known where there is a tax class
    add column fulfilled_at   timestamptz;
update redemption set fulfilled_at = changed_at where state = 'FULFILLED';
create index redemption_prize on redemption (fulfilled_at, redemption_id)
    where state = 'FULFILLED' and value_amount is not null;
