-- Short-lived codes for holds, shown by customers and read at tills. Nothing of the ledger follows from it: whoever shows
-- none has his hold all the same.
create table hold_code (
    code       text collate "C" primary key,
    hold_id    text collate "C" not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    replaced   boolean     not null default false -- by a newer code for the same hold
);
create unique index hold_code_live on hold_code (hold_id) where not replaced;
create index hold_code_old on hold_code (expires_at);
