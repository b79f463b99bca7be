-- SPDX-License-Identifier: EUPL-1.2
-- Public services are a reference table: they belong to no authority and everybody may read them.
create table topic_field (
    code text primary key,
    place bigint not null,
    document text not null
);

create table life_event (
    code text primary key,
    place bigint not null,
    document text not null
);

create table public_service (
    key text primary key,
    id uuid not null unique,
    leika_key text not null unique,
    topic_field text not null references topic_field (code),
    kind text not null,
    level text not null,
    legal_entity_kind text not null,
    schema text,
    document text not null,
    valid_from text,
    valid_until text,
    version bigint not null,
    changed_at bigint not null
);

create index public_service_topic on public_service (topic_field, key);

create table service_override (
    service_key text not null references public_service (key),
    area_key text not null,
    document text not null,
    version bigint not null,
    changed_at bigint not null,
    primary key (service_key, area_key)
);

-- One row; every change of the catalogue gives it a new generation, by which the caches notice.
create table catalogue_state (
    name text primary key,
    generation uuid not null,
    number bigint not null
);
