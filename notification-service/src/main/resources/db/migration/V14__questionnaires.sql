-- What members are asked. A saved change is another version; the earlier ones stay for who answered them.
create table questionnaire (
    questionnaire_id text collate "C" primary key,
    version          integer not null -- the latest
);

create table questionnaire_version (
    questionnaire_id text collate "C" not null references questionnaire,
    version          integer     not null,
    form             jsonb       not null, -- title and questions
    actor            text        not null,
    saved_at         timestamptz not null,
    primary key (questionnaire_id, version)
);

-- What a member answered last, sealed with his own key.
create table answer (
    member_id        text collate "C" not null,
    questionnaire_id text collate "C" not null,
    version          integer     not null,
    at               timestamptz not null, -- when he said so
    sealed           bytea       not null, -- answers, source, actor
    primary key (member_id, questionnaire_id),
    foreign key (questionnaire_id, version) references questionnaire_version
);
