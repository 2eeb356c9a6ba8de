-- What people say should stand in a note instead of what the engine found; rows are never changed.

create table note_correction (
    id varchar(100) primary key,
    -- counts up: the order in which corrections apply
    number bigint not null,
    note_id varchar(200) not null,
    -- the text the offsets index
    text_sha256 varchar(64) not null,
    engine varchar(200) not null,
    -- empty where the engine's models are no longer there
    model_sha256 varchar(64) not null,
    corrected_by varchar(200) not null,
    corrected_at timestamp(6) with time zone not null,
    kind varchar(40) not null,
    -- core's Change as JSON
    change text not null
);
create index note_correction_by_note on note_correction (note_id);
