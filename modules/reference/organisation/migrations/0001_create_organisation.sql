-- SPDX-License-Identifier: EUPL-1.2
-- Areas, authorities, legal entities and competences are reference data: everybody may read them, so they have no owner.
-- An open start is kept as 0001-01-01, so that rows of one key can be ordered and compared.
create table area (
    key text not null,
    valid_from text not null,
    valid_until text,
    kind text not null,
    ags text not null,
    name text not null,
    folded text not null,
    parent text not null,
    successor text not null,
    note text not null,
    primary key (key, valid_from)
);
create index area_parent on area (parent, folded);
create index area_ags on area (ags);
create index area_successor on area (successor);
create index area_folded on area (kind, folded);
create table postcode (
    postcode text not null,
    area_key text not null,
    place text not null,
    note text not null,
    primary key (postcode, area_key, place)
);
create index postcode_area on postcode (area_key);
create table authority (
    id uuid not null,
    key text not null,
    kind text not null,
    area_key text not null,
    parent uuid,
    name_de text not null,
    name_en text not null,
    street text not null,
    postcode text not null,
    town text not null,
    address_note text not null,
    phone text not null,
    email text not null,
    hours_de text not null,
    hours_en text not null,
    legal_entity uuid not null,
    primary key (id)
);
create unique index authority_key on authority (key);
create index authority_area on authority (area_key);
create table legal_entity (
    id uuid not null,
    key text not null,
    kind text not null,
    area_key text not null,
    authority uuid not null,
    name_de text not null,
    name_en text not null,
    letterhead_de text not null,
    letterhead_en text not null,
    formula_de text not null,
    formula_en text not null,
    bank text not null,
    remedy text not null,
    version bigint not null,
    primary key (id)
);
create unique index legal_entity_key on legal_entity (key);
create index legal_entity_authority on legal_entity (authority);
create index legal_entity_area on legal_entity (area_key);
-- Which authority does the work of a tier for an area, and for which legal entity. An empty service key means: every service.
create table competence (
    area_key text not null,
    tier text not null,
    service_key text not null,
    legal_entity_kind text not null,
    valid_from text not null,
    valid_until text,
    authority uuid not null,
    legal_entity uuid not null,
    source text not null,
    derived boolean not null,
    primary key (area_key, tier, service_key, legal_entity_kind, valid_from)
);
create index competence_authority on competence (authority);
-- Which unit of an authority handles a service; a copy of the units' service keys that can be read with any reach.
create table unit_duty (
    authority uuid not null,
    service_key text not null,
    unit uuid not null,
    primary key (authority, service_key)
);
create table org_unit (
    owner uuid not null,
    id uuid not null,
    key text not null,
    parent uuid,
    kind text not null,
    name_de text not null,
    name_en text not null,
    version bigint not null,
    primary key (owner, id)
);
create unique index org_unit_key on org_unit (owner, key);
-- The directory of an authority: who works in which unit. The name is a copy, because accounts own themselves.
create table person_assignment (
    owner uuid not null,
    account uuid not null,
    unit uuid,
    display_name text not null,
    function_de text not null,
    function_en text not null,
    email text not null,
    phone text not null,
    active boolean not null,
    primary key (owner, account)
);
create index person_assignment_account on person_assignment (account);
