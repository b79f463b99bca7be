-- SPDX-License-Identifier: EUPL-1.2
-- Every change of a template is a row; the highest version is in force. A row that goes back to the default has no text.
create table letter_template (
    owner uuid not null,
    kind text not null,
    locale text not null,
    version bigint not null,
    is_default boolean not null,
    subject text not null,
    body text not null,
    changed_by text not null,
    changed_at bigint not null,
    primary key (owner, kind, locale, version)
);
-- The order holds personal data, sealed with the key of the authority where the caller had it at hand; it is emptied as soon as
-- the sealed file exists.
create table notice (
    owner uuid not null,
    id uuid not null,
    case_id uuid not null,
    kind text not null,
    locale text not null,
    state text not null,
    title text not null,
    template_version bigint not null,
    order_data bytea not null,
    order_sealed boolean not null,
    blob uuid not null,
    digest text not null,
    size bigint not null,
    created_at bigint not null,
    issued_at bigint,
    version bigint not null,
    primary key (owner, id)
);
create index notice_case on notice (owner, case_id, id);
