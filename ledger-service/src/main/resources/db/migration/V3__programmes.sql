-- Published versions of programmes. The version itself stands in its event; this says that there is one.
create table programme_version (
    programme_id   text        not null,
    version        integer     not null,
    effective_from timestamptz not null,
    event_id       text collate "C" not null,
    primary key (programme_id, version)
);

-- Programmes that have anything, drafts included.
create table programme (
    programme_id text        primary key,
    changed_at   timestamptz not null
);
