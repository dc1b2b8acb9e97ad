-- Whether a yes counts only when the member has shown that the address is his (double opt-in).
alter table consent add column awaits boolean not null default false;

-- Each time a member was asked to confirm an address. What was confirmed holds for this address and no other, and stays: it is
-- the proof.
create table confirmation (
    number       bigint      primary key generated always as identity,
    member_id    text collate "C" not null,
    channel      text        not null,
    digest       bytea       not null, -- of the address
    token        text        not null unique, -- of the link: chance alone
    code_digest  bytea,                -- of the digits in a text message; absent: there were none
    tries        integer     not null default 0, -- wrong codes
    asked_at     timestamptz not null,
    valid_until  timestamptz not null,
    confirmed_at timestamptz
);
create index confirmation_of_member on confirmation (member_id, channel, number);
create index confirmation_of_address on confirmation (digest, asked_at);
