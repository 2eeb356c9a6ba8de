-- Results of model versions that were withdrawn: a person looks at them again.

-- empty for results kept before this column was there; their version is in the body
alter table imaging_result add column model_version varchar(40) default '' not null;
-- why a person has to look again; empty when nobody has to
alter table imaging_result add column review_reason varchar(400) default '' not null;
create index imaging_result_by_model on imaging_result (model_id, model_version);

-- whether one of its results has a review reason
alter table report add column review boolean default false not null;
