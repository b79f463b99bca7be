-- SPDX-License-Identifier: EUPL-1.2
-- One append-only log per owner. A command writes its entry salted and unsequenced; the sequencer gives it its place.
-- Erasing entry and salt of a row leaves the tree valid, because only the leaf is hashed into it.
create table audit_entry (
    owner uuid not null,
    id uuid not null,
    at bigint not null,
    object_id uuid not null,
    entry text not null,
    salt bytea not null,
    leaf bytea not null,
    seq bigint,
    primary key (owner, id)
);
create index audit_unsequenced on audit_entry (owner, id) where seq is null;
create unique index audit_sequence on audit_entry (owner, seq);
create index audit_object on audit_entry (owner, object_id, id);
create table audit_head (
    owner uuid not null,
    frontier bytea not null,
    size bigint not null,
    holder text not null,
    held_until bigint not null,
    primary key (owner)
);
create table audit_tile (
    owner uuid not null,
    level bigint not null,
    place bigint not null,
    root bytea not null,
    primary key (owner, level, place)
);
create table audit_checkpoint (
    owner uuid not null,
    size bigint not null,
    at bigint not null,
    note text not null,
    primary key (owner, size)
);
-- Reads of protected content, written in batches.
create table access_entry (
    owner uuid not null,
    id uuid not null,
    at bigint not null,
    actor text not null,
    object_kind text not null,
    object_id uuid not null,
    purpose text not null,
    primary key (owner, id)
);
create index access_object on access_entry (owner, object_id, id);
