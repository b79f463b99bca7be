-- SPDX-License-Identifier: EUPL-1.2
-- Who was given a secret by an administrator has to replace it before anything else; codes that expired are found by their time.
alter table account add column first_secret boolean not null default false;
create index locator_expires on locator (expires_at);
