-- SPDX-License-Identifier: EUPL-1.2
-- Drafts belong to those who write them: those of services to the installation, those of local texts to the authority of the area.
create table service_draft (
    owner uuid not null,
    id uuid not null,
    service_key text not null,
    area_key text not null,
    state text not null,
    sheet text not null,
    base_version bigint not null,
    authors text not null,
    author_name text not null,
    note text not null,
    version bigint not null,
    changed_at bigint not null,
    primary key (owner, id)
);

-- One open draft per service and area, so that two people write in the same one and notice each other.
create unique index service_draft_open on service_draft (owner, service_key, area_key)
    where state in ('draft', 'submitted');

-- Everything that was ever published. What was published before this table came is added by the next publication.
create table service_version (
    service_key text not null,
    area_key text not null,
    version bigint not null,
    sheet text not null,
    author_name text not null,
    publisher_name text not null,
    note text not null,
    changed_at bigint not null,
    primary key (service_key, area_key, version)
);
