-- How far the pictures of the archive have been put into the index of a network.

create table picture_index (
    model_id varchar(100) not null primary key,
    -- the last instance that was looked at
    last_instance bigint not null
);
