-- What other systems told about members, each once; cards stand in it by their keyed hash. Those that name somebody whom
-- nobody knows wait for an operator.
create table member_event (
    event_id    text collate "C" primary key, -- the sender's
    body        jsonb       not null,
    state       text        not null,         -- POSTED, UNRESOLVED, DISMISSED
    cause       text,                         -- of an unresolved one
    arrived_at  timestamptz not null,
    resolved_at timestamptz,
    resolved_by text,
    note        text
);
create index member_event_open on member_event (arrived_at, event_id) where state = 'UNRESOLVED';

-- Read rows, written in the transaction of the events that they follow from.
create table team_member (
    team      text collate "C" not null,
    member_id text collate "C" not null,
    since     timestamptz not null,
    primary key (team, member_id)
);

create table referral (
    friend_id   text collate "C" primary key,
    referrer_id text collate "C" not null,
    since       timestamptz not null
);

-- How far the members of a programme have been rewarded for a period that is over.
create table season (
    programme_id text        not null,
    kind         text        not null,         -- of members
    every        text        not null,         -- MONTH, QUARTER, YEAR
    ends_at      timestamptz not null,         -- exclusive
    last_member  text collate "C" not null default '',
    done         boolean     not null default false,
    primary key (programme_id, kind, every, ends_at)
);
