-- SPDX-License-Identifier: EUPL-1.2
-- Mail that was kept instead of sent: only an installation without a mail server (the sample Land, tests) writes here.
create table captured_mail (
    owner uuid not null,
    id uuid not null,
    at bigint not null,
    recipient text not null,
    subject text not null,
    body text not null,
    primary key (owner, id)
);
