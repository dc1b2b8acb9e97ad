-- What is said to members: one row for each member, campaign, occasion and channel, for ever. It is written in the transaction
-- that plans the message, and marked as on its way before a carrier sees it: neither replay nor restart sends it twice.
create table message (
    message_id     bigint      primary key generated always as identity,
    member_id      text collate "C" not null,
    campaign_id    text collate "C" not null,
    occasion_id    text collate "C" not null,
    channel        text        not null, -- SMS, EMAIL
    arm            text        not null,
    purpose        text        not null,
    words          bytea,                -- subject, text, html, sealed with the member's key; gone when he was erased
    parts          integer     not null, -- in which a text is sent; 1 of an e-mail
    may_repeat     boolean     not null,
    planned_at     timestamptz not null,
    valid_until    timestamptz not null,
    state          text        not null, -- PLANNED, HELD, SUBMITTING, SENT, DELIVERED, FAILED, EXPIRED, SUPPRESSED, IN_DOUBT
    reason         text,                 -- why it stands there
    cause          text,                 -- the carrier's own word, for an operator
    due_at         timestamptz,          -- when it is looked at next; absent: nothing is to be done
    attempts       integer     not null default 0,
    asks           integer     not null default 0, -- how often the carrier was asked what became of it
    address_digest bytea,                -- where it went
    submitted_at   timestamptz,
    sent_at        timestamptz,
    final_at       timestamptz,
    unique (member_id, campaign_id, occasion_id, channel)
);
create index message_to_send on message (channel, due_at) where state in ('PLANNED', 'HELD');
create index message_validity on message (valid_until) where state in ('PLANNED', 'HELD');
create index message_to_settle on message (due_at) where state in ('SUBMITTING', 'SENT', 'IN_DOUBT') and due_at is not null;
create index message_in_doubt on message ((message_id & 65535)) where state in ('SUBMITTING', 'IN_DOUBT');
create index message_of_member on message (member_id, message_id);
create index message_of_campaign on message (campaign_id, message_id);
create index message_of_state on message (state, message_id) where state in ('IN_DOUBT', 'FAILED');

-- A text message may leave in parts, each with the carrier's own id.
create table message_part (
    message_id bigint not null references message,
    carrier_id text   not null, -- in lower case
    fate       text,            -- as the receipt says; absent: none came
    primary key (message_id, carrier_id)
);
create index message_part_id on message_part (carrier_id);

-- Receipts that came before the answer to the submission was written down, or for what is not ours.
create table stray_receipt (
    number     bigint      primary key generated always as identity,
    channel    text        not null,
    carrier_id text        not null,
    reference  bigint,
    fate       text        not null,
    cause      text        not null,
    at         timestamptz not null
);
create index stray_receipt_id on stray_receipt (carrier_id);
