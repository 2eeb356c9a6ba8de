-- Cases that coders have touched, and what they said.

create table coded_case (
    note_id varchar(200) primary key,
    -- the text the offsets of the case index
    text_sha256 varchar(64) not null,
    -- counts the changes
    revision integer not null,
    -- CHANGED, FINAL
    state varchar(20) not null,
    drg varchar(20) not null,
    -- core's CodedCase as JSON
    content text not null,
    -- the group it was closed with, as JSON; null while it is open
    closing text,
    changed_by varchar(200) not null,
    changed_at timestamp(6) with time zone not null
);

-- Rows are never changed.
create table coded_case_change (
    id varchar(220) primary key,
    note_id varchar(200) not null,
    number integer not null,
    text_sha256 varchar(64) not null,
    changed_by varchar(200) not null,
    changed_at timestamp(6) with time zone not null,
    kind varchar(40) not null,
    stood_before text not null,
    stands_after text not null
);
create index coded_case_change_by_note on coded_case_change (note_id);
