-- SPDX-License-Identifier: EUPL-1.2
-- Drafts belong to the resident or visitor who writes them. Answers are sealed; files lie with the authority that will
-- receive them, so that nothing is copied when the application is sent.
create table draft (
    owner uuid not null,
    id uuid not null,
    service_key text not null,
    schema_id text not null,
    schema_version text not null,
    area_key text not null,
    authority uuid not null,
    legal_entity uuid not null,
    unit uuid,
    answers bytea not null,
    code bytea,
    state text not null,
    reference text,
    receipt text,
    sent_to uuid,
    created_at bigint not null,
    updated_at bigint not null,
    expires_at bigint not null,
    version bigint not null,
    primary key (owner, id)
);
create index draft_expires on draft (expires_at);
-- The identifier of a file is also the name of its object under the authority, and what the answer at its question names.
create table draft_file (
    owner uuid not null,
    id uuid not null,
    draft uuid not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    digest text not null,
    primary key (owner, id)
);
create index draft_file_draft on draft_file (owner, draft, id);
-- Which files went with an application, under the authority that has it: these are never cleared away with a draft.
create table draft_sent (
    owner uuid not null,
    draft uuid not null,
    files text not null,
    primary key (owner, draft)
);
