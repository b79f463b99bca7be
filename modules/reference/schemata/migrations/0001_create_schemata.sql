-- SPDX-License-Identifier: EUPL-1.2
-- Schemata are reference data of the installation and belong to no owner. The source is kept as it was installed;
-- forms are compiled from it.
create table schema (
    schema_id text not null,
    version text not null,
    slug text not null,
    status text not null,
    title_de text not null,
    title_en text not null,
    xml bytea not null,
    english text not null,
    meta text not null,
    digest text not null,
    installed_at bigint not null,
    primary key (schema_id, version)
);
create index schema_slug on schema (slug, status);
-- What an editor has to look at: notes from reading, rules that exist only in words, fields that cannot be answered.
create table schema_note (
    schema_id text not null,
    version text not null,
    number bigint not null,
    element_id text not null,
    kind text not null,
    detail text not null,
    primary key (schema_id, version, number)
);
