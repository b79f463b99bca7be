-- SPDX-License-Identifier: EUPL-1.2
-- Jobs are written in the transaction of the command that orders them, so that none is lost and none runs for nothing.
create table job (
    owner uuid not null,
    id uuid not null,
    kind text not null,
    payload text not null,
    run_at bigint not null,
    attempts bigint not null,
    dead boolean not null,
    unique_key text,
    granted_by text not null,
    last_error text,
    primary key (owner, id),
    constraint job_unique_key unique (owner, kind, unique_key)
);
create index job_ready on job (dead, run_at, owner);
-- One worker at a time works on the jobs of an owner, so that their order holds.
create table job_lease (
    owner uuid not null,
    holder text not null,
    held_until bigint not null,
    primary key (owner)
);
