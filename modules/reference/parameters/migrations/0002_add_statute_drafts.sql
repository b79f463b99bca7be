-- SPDX-License-Identifier: EUPL-1.2
-- Figures of a new statute while they are entered and checked; they belong to the authority that acts for the municipality.
create table statute_draft (
    owner uuid not null,
    id uuid not null,
    legal_entity uuid not null,
    state text not null,
    typed text not null,
    authors text not null,
    author_name text not null,
    approver_name text not null,
    note text not null,
    version bigint not null,
    changed_at bigint not null,
    primary key (owner, id)
);

-- One open draft per legal entity.
create unique index statute_draft_open on statute_draft (owner, legal_entity) where state in ('draft', 'submitted');
create index statute_draft_entity on statute_draft (owner, legal_entity, changed_at);

-- What a running assessment rests on, without any person or name: so that a new statute can be tried out before it holds.
create table noted_dog_tax (
    owner uuid not null,
    case_id uuid not null,
    legal_entity uuid not null,
    dogs text not null,
    noted_at bigint not null,
    primary key (owner, case_id)
);
create index noted_dog_tax_entity on noted_dog_tax (owner, legal_entity);
