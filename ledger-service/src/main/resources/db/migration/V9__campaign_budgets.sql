-- What rules with a budget for the whole campaign have given to all members together. Written in the transaction of the
-- events that it follows from; whoever judges by such a rule holds its row until his transaction is over.
create table campaign_budget (
    rule   text collate "C" primary key, -- programme id / rule id
    uses   bigint not null default 0,
    points bigint not null default 0     -- discounts: minor units
);
