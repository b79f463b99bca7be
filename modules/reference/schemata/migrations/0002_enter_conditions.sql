-- SPDX-License-Identifier: EUPL-1.2
-- What editors enter for rules that exist only in words. Every change raises the revision of the version, so that all
-- processes compile the form anew.
alter table schema add column revision bigint not null default 0;
create table schema_condition (
    schema_id text not null,
    version text not null,
    carrier text not null,
    rule text not null,
    condition text not null,
    entered_at bigint not null,
    primary key (schema_id, version, carrier, rule)
);
