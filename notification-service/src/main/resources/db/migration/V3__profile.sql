-- What is known of members is built from topics. A generation is one such building, in tables of its own; its number is
-- also the schema's: profile_1, profile_2 ...
create table profile_generation (
    generation integer     primary key,
    state      text        not null, -- BUILDING: reads what is there; LIVE: is asked; RETIRING: only notes what is its own
    began_at   timestamptz not null,
    live_since timestamptz
);
create unique index profile_generation_live on profile_generation (state) where state = 'LIVE';
create unique index profile_generation_building on profile_generation (state) where state = 'BUILDING';

-- From which record on a generation notes occasions; what is before was the earlier generation's to note.
create table profile_handover (
    generation  integer not null references profile_generation on delete cascade,
    topic       text    not null,
    partition   integer not null,
    from_offset bigint  not null,
    primary key (generation, topic, partition)
);

-- The views through which everybody asks the live generation.
create schema profile;

-- When a member was last written to; not from the topics, so it outlives every generation.
create table last_contact (
    member_id text collate "C" not null,
    channel   text        not null, -- SMS, EMAIL
    at        timestamptz not null,
    primary key (member_id, channel)
);

-- Rewards that can be had now, as the catalogue said when it was last asked.
create table reward_on_offer (
    reward_id text   primary key,
    wallet    text   not null,
    points    bigint not null, -- of the cheapest way, in the smallest unit of the wallet
    name      text   not null, -- in the first language that the catalogue has
    names     jsonb  not null -- {"en": "..."}

);
