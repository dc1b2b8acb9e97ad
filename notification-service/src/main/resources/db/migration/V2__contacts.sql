-- One key for each member who told us something, itself sealed by the installation's key. Who is erased loses it, and with
-- it all that was sealed for him, in backups too.
create table subject_key (
    member_id text collate "C" primary key,
    sealed    bytea not null
);

-- What members told us, sealed; the digests find a member by what he wrote from, and say nothing without the key.
create table contact (
    member_id    text collate "C" primary key,
    sealed       bytea       not null,
    phone_digest bytea,
    email_digest bytea,
    changed_at   timestamptz not null
);
create index contact_of_phone on contact (phone_digest) where phone_digest is not null;
create index contact_of_email on contact (email_digest) where email_digest is not null;

-- Every yes and no, for ever: whoever sends has to prove it. The latest by its own time counts.
create table consent (
    member_id    text collate "C" not null,
    channel      text        not null,
    purpose      text        not null,
    at           timestamptz not null, -- when the member said so
    given        boolean     not null,
    text_version text,                 -- of the words that he was shown
    language     text,
    source       text        not null, -- till, app, web, STOP ...
    evidence     text,                 -- an id of the caller's own
    actor        text        not null,
    noted_at     timestamptz not null,
    primary key (member_id, channel, purpose, at, given)
);

-- Addresses that take nothing any more, whoever has them.
create table suppressed_address (
    channel text        not null,
    digest  bytea       not null,
    cause   text        not null, -- BOUNCED, BLOCKED_BY_OPERATOR
    at      timestamptz not null,
    primary key (channel, digest)
);
