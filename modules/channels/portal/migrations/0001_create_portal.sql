-- SPDX-License-Identifier: EUPL-1.2
-- What a resident sees of cases: projections written by jobs, owned by the resident (an account or the owner of a visit).
create table my_application (
    owner uuid not null,
    case_id uuid not null,
    reference text not null,
    service_key text not null,
    service_name text not null,
    authority uuid not null,
    authority_name text not null,
    state text not null,
    received_at bigint not null,
    updated_at bigint not null,
    primary key (owner, case_id)
);
create table my_event (
    owner uuid not null,
    id uuid not null,
    case_id uuid not null,
    at bigint not null,
    kind text not null,
    body text not null,
    primary key (owner, id)
);
create index my_event_case on my_event (owner, case_id, id);
create table my_request (
    owner uuid not null,
    id uuid not null,
    case_id uuid not null,
    items text not null,
    due_on text not null,
    answered_at bigint,
    primary key (owner, id)
);
create table mailbox_message (
    owner uuid not null,
    id uuid not null,
    case_id uuid not null,
    authority uuid not null,
    authority_name text not null,
    title text not null,
    notice uuid not null,
    digest text not null,
    size bigint not null,
    at bigint not null,
    read_at bigint,
    primary key (owner, id)
);
-- Who used my data: changes and readings of the resident's cases.
create table data_use (
    owner uuid not null,
    id uuid not null,
    at bigint not null,
    case_id uuid not null,
    authority_name text not null,
    actor_kind text not null,
    purpose text not null,
    primary key (owner, id)
);
-- Which resident a case belongs to, kept at the authority, so that readings can be told to the right person.
create table case_resident (
    owner uuid not null,
    case_id uuid not null,
    resident uuid not null,
    primary key (owner, case_id)
);
