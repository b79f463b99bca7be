-- SPDX-License-Identifier: EUPL-1.2
-- Law as dated rows, each with its source and whether somebody still has to confirm it. Reference data without owner.
create table dog_tax_statute (
    id uuid not null,
    key text not null,
    legal_entity uuid not null,
    area_key text not null,
    valid_from text not null,
    valid_until text,
    title_de text not null,
    title_en text not null,
    decided_on text not null,
    first_dog bigint not null,
    second_dog bigint not null,
    further_dog bigint not null,
    dangerous_first_dog bigint not null,
    dangerous_further_dog bigint not null,
    minimum_age_months bigint not null,
    begins text not null,
    due_yearly text not null,
    due_quarterly text not null,
    first_due_days bigint not null,
    notification_days bigint not null,
    source text not null,
    to_be_confirmed boolean not null,
    primary key (id)
);
create unique index dog_tax_statute_key on dog_tax_statute (key);
create unique index dog_tax_statute_entity on dog_tax_statute (legal_entity, valid_from);
create table dog_tax_reduction (
    statute uuid not null,
    place bigint not null,
    kind text not null,
    percent bigint not null,
    months bigint,
    dangerous_dogs boolean not null,
    condition_de text not null,
    condition_en text not null,
    primary key (statute, place)
);
create table remedy_instruction (
    key text not null,
    valid_from text not null,
    valid_until text,
    kind text not null,
    months bigint not null,
    text_de text not null,
    text_en text not null,
    source text not null,
    to_be_confirmed boolean not null,
    primary key (key, valid_from)
);
create table bank_detail (
    key text not null,
    valid_from text not null,
    valid_until text,
    legal_entity uuid not null,
    holder text not null,
    iban text not null,
    bank text not null,
    source text not null,
    to_be_confirmed boolean not null,
    primary key (key, valid_from)
);
create index bank_detail_entity on bank_detail (legal_entity);
create table holiday (
    area_key text not null,
    day text not null,
    name_de text not null,
    name_en text not null,
    source text not null,
    to_be_confirmed boolean not null,
    primary key (area_key, day)
);
