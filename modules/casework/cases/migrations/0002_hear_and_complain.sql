-- SPDX-License-Identifier: EUPL-1.2
-- When the applicant sent something that no clerk has taken note of yet; the work list shows it.
alter table cases add column answered_at bigint;
-- Hearings before adverse decisions. The statement is sealed with the key of the authority; there is none until somebody
-- answers in words.
create table case_hearing (
    owner uuid not null,
    id uuid not null,
    case_id uuid not null,
    due_on text not null,
    asked_at bigint not null,
    answered_at bigint,
    statement bytea,
    primary key (owner, id)
);
create index case_hearing_case on case_hearing (owner, case_id, id);
-- Hearings that were sent before this table existed are known from the timeline: the day stands in its arguments.
insert into case_hearing (owner, id, case_id, due_on, asked_at)
    select owner, id, case_id, substr(arguments, 10, 10), at from case_message
    where message = 'cases-timeline-hearing' and arguments like '[["due","____-__-__"]]';
-- The case that a complaint concerns. Both belong to the same authority.
create table case_complaint (
    owner uuid not null,
    case_id uuid not null,
    concerns uuid not null,
    primary key (owner, case_id)
);
create index case_complaint_concerns on case_complaint (owner, concerns, case_id);
-- Which steps of a service the program carries out by itself at an authority.
create table step_setting (
    owner uuid not null,
    service_key text not null,
    command text not null,
    automatic boolean not null,
    changed_by text not null,
    changed_at bigint not null,
    primary key (owner, service_key, command)
);
