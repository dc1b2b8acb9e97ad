-- Groups of members by what they have in common. A saved change is another version.
create table segment (
    segment_id        text collate "C" primary key,
    version           integer     not null, -- the latest
    runs              bigint      not null default 0,
    running_until     timestamptz,          -- somebody evaluates it, and may be believed dead from then on
    evaluated_version integer,
    evaluated_at      timestamptz,
    members           bigint,               -- when it was evaluated last
    profiled_out      bigint                -- for whom the condition was not asked: no consent to profiling
);
create index segment_due on segment (evaluated_at nulls first);

create table segment_version (
    segment_id text collate "C" not null references segment,
    version    integer     not null,
    name       text        not null,
    condition  text        not null, -- CEL
    profiles   boolean     not null, -- only members who agreed to profiling are in
    actor      text        not null,
    saved_at   timestamptz not null,
    primary key (segment_id, version)
);

create table segment_member (
    segment_id text collate "C" not null references segment,
    member_id  text collate "C" not null,
    since      timestamptz not null,
    primary key (segment_id, member_id)
);
create index segment_of_member on segment_member (member_id);

-- Lists of members that somebody else made.
create table member_list (
    list_id   text collate "C" not null,
    member_id text collate "C" not null,
    primary key (list_id, member_id)
);
create index member_list_of_member on member_list (member_id);

create index reward_on_offer_price on reward_on_offer (wallet, points);
