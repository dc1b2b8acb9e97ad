-- Links by which readers of our mail leave. The token is chance alone.
create table unsubscribe_link (
    token     text        primary key,
    member_id text collate "C" not null,
    channel   text        not null,
    made_at   timestamptz not null,
    unique (member_id, channel)
);
