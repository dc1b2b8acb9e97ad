-- How far the occasions are told on the topics of offers; one row.
create table offer_progress (
    xid      xid8   not null,
    position bigint not null
);
insert into offer_progress (xid, position) values ('0', 0);

-- Messages until the broker has them.
create table offer_outbox (
    number    bigint      primary key generated always as identity,
    topic     text        not null,
    member_id text        not null, -- the message's key
    event_id  text        not null,
    at        timestamptz not null,
    value     bytea       not null
);

-- Purchases after a message, or after a member was held out: what campaigns are compared by.
create table campaign_purchase (
    campaign_id text collate "C" not null,
    member_id   text collate "C" not null,
    receipt     text        not null,
    arm         text        not null,
    at          timestamptz not null,
    net         bigint      not null, -- in minor units of the currency
    currency    text,
    primary key (campaign_id, member_id, receipt)
);

-- Where postcodes are, as the installation imported them.
create table postcode (
    country   text   not null, -- ISO 3166-1, two letters
    postcode  text   not null, -- in capitals, without blanks and hyphens
    latitude  double precision not null,
    longitude double precision not null,
    primary key (country, postcode)
);

-- Where shops stand, and stood before. Members around a new place are told, batch by batch.
create table store_location (
    store_id     text        not null,
    version      integer     not null,
    latitude     double precision not null,
    longitude    double precision not null,
    address      text,
    radius_km    integer     not null,
    from_at      timestamptz not null,
    actor        text        not null,
    moved_at     timestamptz not null,
    after_member text collate "C" not null default '', -- the last one that was looked at
    finished_at  timestamptz,
    primary key (store_id, version)
);
create index store_location_open on store_location (moved_at) where finished_at is null;
