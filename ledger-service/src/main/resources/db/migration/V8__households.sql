-- Who belongs to whose pool, from when to when. Read rows, written in the transaction of the events that they follow from.
create table household_member (
    member_id    text collate "C" not null,
    household_id text collate "C" not null,  -- the account that is the pool
    joined_at    timestamptz not null,
    left_at      timestamptz,                -- exclusive; null: still there
    primary key (member_id, joined_at)
);
create unique index household_now on household_member (member_id) where left_at is null;
create index household_members on household_member (household_id);
