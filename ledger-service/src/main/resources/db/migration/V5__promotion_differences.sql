-- Where a till gave a rule's discount otherwise than the ledger would have. A read row of the receipt's event; nothing is corrected by it.
create table promotion_difference (
    difference_id text collate "C" primary key,      -- the receipt's identity, '#' and the rule
    receipt       text collate "C" not null,
    member_id     text collate "C" not null,
    rule          text        not null,
    version       integer     not null,             -- of the programme that was in force at the receipt's time
    difference    text        not null,             -- UNKNOWN_RULE, NOT_DUE, OVER_LIMIT, AMOUNT
    limited_by    text,
    currency      text        not null,
    amount        bigint      not null,             -- that the till took off, minor units
    expected      bigint      not null,
    offline       boolean     not null,             -- the till had no connection
    business_time timestamptz not null,
    posted_at     timestamptz not null
);
create index promotion_difference_newest on promotion_difference (posted_at desc, difference_id);
