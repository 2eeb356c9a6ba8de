-- What clinicians did with the cards of CDS Hooks: the latest word on each card.

create table cds_feedback (
    -- the card's id, which also says its kind
    card varchar(64) primary key,
    service varchar(60) not null,
    -- core's CardKind
    kind varchar(20) not null,
    -- ACCEPTED, OVERRIDDEN
    outcome varchar(20) not null,
    -- code of the reason it was set aside for; empty for none
    reason varchar(40) not null,
    -- how many of its suggestions were accepted
    suggestions integer not null,
    -- empty unless cds.feedback-comments is on
    user_comment text not null,
    given_at timestamp(6) with time zone not null
);
create index cds_feedback_by_kind on cds_feedback (kind, outcome);
