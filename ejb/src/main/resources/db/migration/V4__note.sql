-- The note flow: the note as it arrived and the facts found in it.

create table note (
    id varchar(200) primary key,
    patient_id varchar(64) not null,
    patient_authority varchar(64) not null,
    patient_name varchar(400) not null,
    patient_sex varchar(8) not null,
    patient_birth date,
    visit_number varchar(64) not null,
    type_name varchar(200) not null,
    written_at timestamp(6) with time zone not null,
    received_at timestamp(6) with time zone not null,
    -- counts up when the sender replaces the text
    version integer not null,
    text_sha256 varchar(64) not null,
    text text not null,
    engine varchar(200) not null,
    mentions integer not null,
    -- NoteFacts as JSON
    facts text not null
);
create index note_by_arrival on note (received_at);
create index note_by_patient on note (patient_id);
