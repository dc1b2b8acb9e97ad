-- Codes of other firms. They are sealed; 'digest' is a keyed hash by which the same code is never taken in twice.
create table voucher_pool (
    pool_id    text collate "C" primary key,
    low        bigint      not null, -- so many free codes, or fewer, are too few
    created_at timestamptz not null
);
create table voucher_code (
    position      bigint      not null generated always as identity primary key,
    pool_id       text collate "C" not null references voucher_pool,
    digest        bytea       not null,
    sealed        bytea       not null,
    valid_until   timestamptz,
    imported_at   timestamptz not null,
    redemption_id text collate "C" references redemption, -- whose it is; null: nobody's yet
    unique (pool_id, digest)
);
create index voucher_free on voucher_code (pool_id, position) where redemption_id is null;
create index voucher_of_redemption on voucher_code (redemption_id) where redemption_id is not null;

-- Vouchers that were shown to their member, and by which of his requests.
create table voucher_shown (
    redemption_id text collate "C" primary key references redemption,
    show_id       text        not null,
    shown_at      timestamptz not null
);
