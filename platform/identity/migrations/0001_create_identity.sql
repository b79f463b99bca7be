-- SPDX-License-Identifier: EUPL-1.2
-- Accounts own themselves, so that a resident's rows lie together. Roles belong to the authority that grants them.
create table account (
    owner uuid not null,
    kind text not null,
    login text not null,
    display_name text not null,
    email text not null,
    secret text not null,
    disabled boolean not null,
    protected boolean not null,
    created_at bigint not null,
    version bigint not null,
    primary key (owner)
);
create table role_binding (
    owner uuid not null,
    id uuid not null,
    account uuid not null,
    role text not null,
    valid_from text not null,
    valid_until text,
    lent_by uuid,
    reason text not null,
    primary key (owner, id)
);
create index role_binding_account on role_binding (account);
-- What must be found without its owner: login names, resume codes, receipt numbers. Codes are kept as hashes only.
create table locator (
    kind text not null,
    code bytea not null,
    points_to uuid not null,
    target uuid not null,
    expires_at bigint,
    primary key (kind, code)
);
create table session (
    code bytea not null,
    account uuid,
    visitor uuid,
    staff boolean not null,
    created_at bigint not null,
    seen_at bigint not null,
    primary key (code)
);
create index session_account on session (account);
create index session_seen on session (seen_at);
