-- Prize draws that were announced; everything else about them stands in their events.
create table prize_draw (
    draw_id      text collate "C" primary key,
    programme_id text        not null,
    announced_at timestamptz not null
);
create index prize_draw_newest on prize_draw (announced_at desc, draw_id desc);
